"""The cues of a lexicon, indexed by their inflected forms."""

import functools
from collections import defaultdict

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.actors import Title
from diplotext.lexicon.cues import ActNoun, Cue, GroupNoun, HeadlineSource, MuteSubject, Occasion, SpeechGovernor
from diplotext.lexicon.inflection import plural, singular, verb_forms
from diplotext.statements.tree import Words
from diplotext.terms import Act


@attrs.frozen(kw_only=True)
class Sense:
    """A cue group that a word form may belong to.

    Attributes:
        cue: the group.
        particle: what the form needs beside it ("point out"); empty for none.
        light: the forms of the group's light verbs.
    """

    cue: Cue
    particle: str
    light: frozenset[str]


Senses = tuple[Sense, ...]


def cue_index(lexicon: Lexicon) -> dict[str, Senses]:
    """Lower-case word form -> what it may be a cue of."""
    found: defaultdict[str, list[Sense]] = defaultdict(list)
    for cue in lexicon.entries(Cue):
        light = frozenset(form for verb in cue.light_verbs for form in verb_forms(verb))
        for lemma in cue.lemmas:
            word, _, particle = lemma.partition(" ")
            for form in dict.fromkeys(_forms(word, cue.word)):
                found[form].append(Sense(cue=cue, particle=particle, light=light))
    return {form: tuple(senses) for form, senses in found.items()}


def occasion_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Lower-case nouns for where and in what something is said."""
    return frozenset(noun for entry in lexicon.entries(Occasion) for noun in entry.nouns)


def headline_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Lower-case nouns that may stand before the colon of a headline."""
    return frozenset(noun for entry in lexicon.entries(HeadlineSource) for noun in entry.nouns)


def mute_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Lower-case nouns, in both numbers, for what cannot speak."""
    nouns = [noun for entry in lexicon.entries(MuteSubject) for noun in entry.nouns]
    return frozenset(nouns).union(plural(noun) for noun in nouns)


def speech_governors(lexicon: Lexicon) -> dict[str, bool]:
    """Lower-case form of a verb or adjective -> whether the infinitive of saying below it was said."""
    return {
        form: entry.said
        for entry in lexicon.entries(SpeechGovernor)
        for lemma in entry.lemmas
        for form in (lemma, *verb_forms(lemma))
    }


def person_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Lower-case nouns, in both numbers, for whom one can greet: those of offices and of groups."""
    offices = {noun.split()[-1] for entry in lexicon.entries(Title) for noun in entry.nouns}
    groups = {noun for entry in lexicon.entries(GroupNoun) for noun in entry.nouns}
    return frozenset(offices | {plural(noun) for noun in offices} | groups | {singular(noun) for noun in groups})


def speech_words(lexicon: Lexicon) -> Words:
    """What is known of the words around a cue; for `Lexicon.derive`."""
    return Words(
        occasions=lexicon.derive(occasion_nouns),
        mute=lexicon.derive(mute_nouns),
        persons=person_nouns(lexicon),
        said=frozenset(noun for noun, _ in lexicon.derive(act_nouns)),
        governors=speech_governors(lexicon),
    )


def act_nouns(lexicon: Lexicon) -> dict[tuple[str, str], Act]:
    """Lower-case noun with the group of the cue before it, "" for any -> the act that it says."""
    return {
        (noun, cue): entry.act
        for entry in lexicon.entries(ActNoun)
        for noun in entry.nouns
        for cue in entry.cues or ("",)
    }


@functools.cache
def _forms(lemma: str, word: str) -> tuple[str, ...]:
    if word == "verb":
        return verb_forms(lemma)
    return (lemma, plural(lemma)) if word == "noun" else (lemma,)
