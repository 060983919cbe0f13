"""The cues of a lexicon, indexed by their inflected forms."""

import functools
from collections import defaultdict

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.cues import ActNoun, Cue, HeadlineSource, MuteSubject, Occasion
from diplotext.lexicon.inflection import plural, verb_forms
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
