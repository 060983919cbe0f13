"""Cues: the verbs, nouns and adjectives that attribute words, propositions and attitudes to somebody."""

from typing import ClassVar, Literal, TypeAlias

import attrs

from diplotext.lexicon.loading import Entry
from diplotext.terms import Act

Complement: TypeAlias = Literal["clause", "infinitive", "request", "object", "object_as", "person", "quote"]


@attrs.frozen(kw_only=True)
class Cue(Entry):
    """A group of cues that are built alike and do the same.

    Attributes:
        name: id of the group, part of the rule's id.
        lemmas: base forms.
        word: the part of speech.
        form: "statement" for an utterance, "attitude" for what is reported without one.
        act: what is done by it, unless the complement says otherwise.
        takes: "clause" (said that), "infinitive" (promised to), "request" (urged Iran to), "object" (condemned the
            attack), "object_as" (described the talks as), "person" (told reporters that), "quote" (a quotation alone).
        prepositions: those whose object is the content ("called for", "complained about").
        unless: prepositions and verbs that tell another sense ("welcomed the envoy to the palace").
        subjects: the nouns that must head the subject, where the verb has other senses ("the poll shows").
        objects: the nouns that must head the object ("claimed responsibility", but not "claimed German descent").
        light_verbs: those whose subject is whose claim it is, where the cue is a noun: "Oslo made the claim that".
        light_only: the noun is a cue as the object of one of them only: "shared the view that".
    """

    table: ClassVar[str] = "cues"
    name: str
    lemmas: tuple[str, ...]
    word: Literal["verb", "noun", "adjective"] = "verb"
    form: Literal["statement", "attitude"] = "statement"
    act: Act = "assert"
    takes: tuple[Complement, ...] = ()
    prepositions: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    light_verbs: tuple[str, ...] = ()
    light_only: bool = False
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class HeadlineSource(Entry):
    """Nouns that may stand before the colon of a headline: "Poll: Voters want the bridge"."""

    table: ClassVar[str] = "headline_sources"
    nouns: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class MuteSubject(Entry):
    """Nouns for what cannot speak: "The talks underscored the need for roads" reports no words."""

    table: ClassVar[str] = "mute_subjects"
    nouns: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class SpeechGovernor(Entry):
    """Words above an infinitive of saying that tell whether it was said.

    Attributes:
        lemmas: verbs and adjectives in their base forms.
        said: whom the verb has for its object did say it: "forced the envoy to admit".
        examples: sentences in which something is said, with the second group; in which nothing is, with the first.
        counter_examples: the other way round.
    """

    table: ClassVar[str] = "speech_governors"
    lemmas: tuple[str, ...]
    said: bool
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Occasion(Entry):
    """Nouns for where and in what something is said: "in a statement", "at a rally"."""

    table: ClassVar[str] = "occasions"
    nouns: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ActNoun(Entry):
    """Nouns in the object of a cue that say which act it is: "expressed gratitude", "reiterated their readiness".

    Attributes:
        cues: the groups of cues behind which they do; () for all.
    """

    table: ClassVar[str] = "act_nouns"
    act: Act
    nouns: tuple[str, ...]
    cues: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Performative(Entry):
    """Words by which a speaker does something in the first person: "I would like to thank", "we condemn"."""

    table: ClassVar[str] = "performatives"
    act: Act
    phrases: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Courtesy(Entry):
    """Words of courtesy: a paragraph made of them and of names alone says nothing.

    Attributes:
        words: in lower case.
        small: they may stand between, but make no courtesy by themselves.
    """

    table: ClassVar[str] = "speech_courtesies"
    words: tuple[str, ...]
    small: bool = False
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Medium(Entry):
    """A way by which words reach others: "in an interview with", "on Twitter", "by telephone".

    Attributes:
        name: id of the group.
        prepositions: what the phrase begins with.
        verbs: what may stand before it instead, and is no part of it ("gave an interview").
        nouns: head nouns behind an article, a possessive or an adjective.
        names: what stands right behind the preposition.
        complements: prepositions whose noun phrase belongs to it ("in an article on trade").
        occasion: the lead of an interview or a transcript may tell it of all turns.
        partners: those among them that lead to the one who is told ("in a letter to the chairman").
    """

    table: ClassVar[str] = "media"
    name: str
    prepositions: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    complements: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    occasion: bool = False
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Address(Entry):
    """Words behind which the one stands who is told, or whom an act is directed at.

    Attributes:
        slot: what stands there.
        words: base forms of verbs, or nouns as they are.
        prepositions: what stands between; () if nothing does.
        noun: the words are nouns.
    """

    table: ClassVar[str] = "addresses"
    slot: Literal["addressee", "target"]
    words: tuple[str, ...]
    prepositions: tuple[str, ...] = ()
    noun: bool = False
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class GroupNoun(Entry):
    """Head nouns of groups and bodies to which one can speak.

    Attributes:
        nouns: as they are.
        endings: of plurals.
        but: endings of words that only look like such plurals.
    """

    table: ClassVar[str] = "group_nouns"
    nouns: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
