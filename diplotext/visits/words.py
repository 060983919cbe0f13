"""Indexes of the visit vocabulary, by inflected form."""

import re
from collections.abc import Iterable

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.inflection import plural, verb_forms
from diplotext.lexicon.visits import (
    NonVisit,
    VisitCue,
    VisitGreeting,
    VisitKindWord,
    VisitPair,
    VisitParty,
    VisitStatusCue,
    VisitSupport,
)


@attrs.frozen(kw_only=True, eq=False)
class Words:
    """The vocabulary in the shape that the rules look it up in.

    Attributes:
        verbs: form of a verb -> its cue.
        nouns: form of a noun -> its cue.
        supports: forms of the verbs whose subject makes the visit that is their object.
        kinds: word -> kind of visit.
        pairs: words for two persons who meet: "the two presidents", "they".
        parties: nouns for unnamed parties that travel for their state.
        status_verbs: form of a verb -> its cues.
        status_words: word beside a visit -> its cue.
        non_visits: matches a phrase that shows that nobody travelled.
        greetings: matches the words with which a host receives a guest.
    """

    verbs: dict[str, VisitCue]
    nouns: dict[str, VisitCue]
    supports: frozenset[str]
    kinds: dict[str, VisitKindWord]
    pairs: frozenset[str]
    parties: frozenset[str]
    status_verbs: dict[str, tuple[VisitStatusCue, ...]]
    status_words: dict[str, VisitStatusCue]
    non_visits: re.Pattern[str]
    greetings: re.Pattern[str]


BE_FORMS = ("be", "is", "are", "was", "were", "am", "been", "being", "'s", "’s", "'m", "’m", "'re", "’re")


def build_words(lexicon: Lexicon) -> Words:
    """Index the vocabulary of a lexicon; for ``lexicon.derive``."""
    cues = lexicon.entries(VisitCue)
    status: dict[str, tuple[VisitStatusCue, ...]] = {}
    for entry in lexicon.entries(VisitStatusCue):
        if entry.pos == "verb":
            for form in _verb_forms(entry.lemma):
                status[form] = (*status.get(form, ()), entry)
    return Words(
        verbs={form: cue for cue in cues if cue.pos == "verb" for form in _verb_forms(cue.lemma)},
        nouns={form: cue for cue in cues if cue.pos == "noun" for form in (cue.lemma, plural(cue.lemma))},
        supports=frozenset(form for entry in lexicon.entries(VisitSupport) for form in _verb_forms(entry.lemma)),
        kinds={entry.word: entry for entry in lexicon.entries(VisitKindWord)},
        pairs=frozenset(entry.word for entry in lexicon.entries(VisitPair)),
        parties=frozenset(form for e in lexicon.entries(VisitParty) for form in (e.noun, plural(e.noun))),
        status_verbs=status,
        status_words={entry.lemma: entry for entry in lexicon.entries(VisitStatusCue) if entry.pos == "word"},
        non_visits=_any_of(entry.phrase for entry in lexicon.entries(NonVisit)),
        greetings=_any_of(entry.phrase for entry in lexicon.entries(VisitGreeting)),
    )


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)


def _verb_forms(lemma: str) -> tuple[str, ...]:
    return BE_FORMS if lemma == "be" else verb_forms(lemma)
