"""Indexes of the visit vocabulary, by inflected form."""

import re
from collections.abc import Iterable
from typing import TypeVar

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.inflection import plural, verb_forms
from diplotext.lexicon.patterns import alternatives
from diplotext.lexicon.visits import (
    NonVisit,
    VisitCue,
    VisitFrame,
    VisitGreeting,
    VisitKindWord,
    VisitPair,
    VisitParty,
    VisitRegion,
    VisitStatusCue,
    VisitSupport,
    VisitTopic,
)


@attrs.frozen(kw_only=True, eq=False)
class Words:
    """The vocabulary in the shape that the rules look it up in.

    Attributes:
        verbs: form of a verb -> its cues, those that ask for a companion first.
        nouns: form of a noun -> its cues, in the same order.
        forms: the forms of both.
        frames: role of a cue -> what its clause tells.
        supports: forms of the verbs whose subject makes the visit that is their object.
        endings: those of them whose day is the visit's last.
        kinds: word -> kind of visit.
        pairs: words for two persons who meet: "the two presidents", "they".
        parties: nouns for unnamed parties that travel for their state.
        status_verbs: form of a verb -> its cues.
        status_nouns: form of a noun that a visit hangs on -> its cue.
        status_words: word beside a visit -> its cue.
        topics: form of a word that introduces what was talked about -> its entry.
        non_visits: matches a phrase that shows that nobody travelled.
        regions: matches a part of the world that lies in several countries.
        greetings: matches the words with which a host receives a guest; the group "present" where no place follows.
    """

    verbs: dict[str, tuple[VisitCue, ...]]
    nouns: dict[str, tuple[VisitCue, ...]]
    forms: frozenset[str]
    frames: dict[str, VisitFrame]
    supports: frozenset[str]
    endings: frozenset[str]
    kinds: dict[str, VisitKindWord]
    pairs: frozenset[str]
    parties: frozenset[str]
    status_verbs: dict[str, tuple[VisitStatusCue, ...]]
    status_nouns: dict[str, VisitStatusCue]
    status_words: dict[str, VisitStatusCue]
    topics: dict[str, VisitTopic]
    non_visits: re.Pattern[str]
    regions: re.Pattern[str]
    greetings: re.Pattern[str]

    def frames_of(self, word: str, pos: str) -> tuple[VisitFrame, ...]:
        """The frames of the cues that a form can be."""
        cues = (self.verbs if pos == "verb" else self.nouns).get(word, ())
        return tuple(self.frames[cue.role] for cue in cues)


E = TypeVar("E", VisitCue, VisitStatusCue)
# Whom a host greets: "you all", "my good friend", "Madam President", "Prime Minister Roe".
GUEST = (
    r"(?:you(?: all)?|him|her|them"
    r"|(?:my|our) (?:\w+ ){0,2}(?:friend|guest|colleague|counterpart|partner|brother|sister)s?"
    r"|(?:the )?(?-i:[A-Z][\w.’'-]*)(?: (?-i:[A-Z][\w.’'-]*)){0,5})"
)
BE_FORMS = ("be", "is", "are", "was", "were", "am", "been", "being", "'s", "’s", "'m", "’m", "'re", "’re")


def build_words(lexicon: Lexicon) -> Words:
    """Index the vocabulary of a lexicon; for ``lexicon.derive``."""
    cues = sorted(lexicon.entries(VisitCue), key=lambda cue: not cue.companions)
    supports = lexicon.entries(VisitSupport)
    qualifiers = lexicon.entries(VisitStatusCue)
    status = _by_form((form, e) for e in qualifiers if e.pos == "verb" for form in _verb_forms(e.lemma))
    verbs = _by_form((form, cue) for cue in cues if cue.pos == "verb" for form in _verb_forms(cue.lemma))
    nouns = _by_form((form, cue) for cue in cues if cue.pos == "noun" for form in (cue.lemma, plural(cue.lemma)))
    return Words(
        verbs=verbs,
        nouns=nouns,
        forms=frozenset((*verbs, *nouns)),
        frames={frame.role: frame for frame in lexicon.entries(VisitFrame)},
        supports=frozenset((*status, *(form for entry in supports for form in _verb_forms(entry.lemma)))),
        endings=frozenset(form for entry in supports if entry.ends for form in _verb_forms(entry.lemma)),
        kinds={entry.word: entry for entry in lexicon.entries(VisitKindWord)},
        pairs=frozenset(entry.word for entry in lexicon.entries(VisitPair)),
        parties=frozenset(form for e in lexicon.entries(VisitParty) for form in (e.noun, plural(e.noun))),
        status_verbs=status,
        status_nouns={form: e for e in qualifiers if e.pos == "noun" for form in (e.lemma, plural(e.lemma))},
        status_words={e.lemma: e for e in qualifiers if e.pos == "word"},
        topics={form: topic for topic in lexicon.entries(VisitTopic) for form in _topic_forms(topic)},
        non_visits=_any_of(entry.phrase for entry in lexicon.entries(NonVisit)),
        regions=_any_of(entry.name for entry in lexicon.entries(VisitRegion)),
        greetings=greeting_pattern(lexicon.entries(VisitGreeting)),
    )


def _by_form(pairs: Iterable[tuple[str, E]]) -> dict[str, tuple[E, ...]]:
    found: dict[str, list[E]] = {}
    for form, entry in pairs:
        found.setdefault(form, []).append(entry)
    return {form: tuple(entries) for form, entries in found.items()}


def greeting_pattern(greetings: Iterable[VisitGreeting]) -> re.Pattern[str]:
    """A pattern for greetings, with the guest in the place of "…"."""
    groups: dict[bool, list[str]] = {True: [], False: []}
    for greeting in greetings:
        groups[greeting.present].append(greeting.phrase)
    return re.compile(rf"\b(?:(?P<present>{_either(groups[True])})|{_either(groups[False])})\b", re.IGNORECASE)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(phrases)})\b", re.IGNORECASE)


def _either(phrases: Iterable[str]) -> str:
    return alternatives(phrases).replace("…", GUEST)


def _verb_forms(lemma: str) -> tuple[str, ...]:
    return BE_FORMS if lemma == "be" else verb_forms(lemma)


def _topic_forms(topic: VisitTopic) -> tuple[str, ...]:
    return verb_forms(topic.lemma) if topic.pos == "verb" else (topic.lemma, plural(topic.lemma))
