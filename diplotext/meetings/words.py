"""Indexes of the vocabulary of meetings, by inflected form."""

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.function_words import function_words
from diplotext.lexicon.inflection import plural, verb_forms
from diplotext.lexicon.meetings import MeetingCue, MeetingMeans, MeetingParty, MeetingSupport
from diplotext.lexicon.visits import VisitPair, VisitStatusCue, VisitTopic
from diplotext.terms import MeetingMode


@attrs.frozen(kw_only=True, eq=False)
class Words:
    """The vocabulary in the shape that the rules look it up in.

    Attributes:
        verbs: form of a verb -> its cues, those that ask for a companion first.
        nouns: form of a noun -> its cues, in the same order.
        usual: rule of a cue -> by what means they meet where the whole text does not tell.
        means: word beside a cue -> by what means they meet.
        supports: form of a verb -> what stands before the meeting in which its subject takes part; () for its object.
        parties: nouns for unnamed people who meet for their state.
        pairs: words for those who meet: "the two presidents", "they".
        status_verbs: form of a verb -> what it says of the status.
        status_nouns: form of a noun that a meeting hangs on -> the same.
        status_words: word beside a meeting -> the same.
        topics: form of a word that introduces what was talked about -> its entry.
        again: words that tell how often something happens.
    """

    verbs: dict[str, tuple[MeetingCue, ...]]
    nouns: dict[str, tuple[MeetingCue, ...]]
    usual: dict[str, MeetingMode]
    means: dict[str, MeetingMode]
    supports: dict[str, tuple[str, ...]]
    parties: frozenset[str]
    pairs: frozenset[str]
    status_verbs: dict[str, tuple[VisitStatusCue, ...]]
    status_nouns: dict[str, VisitStatusCue]
    status_words: dict[str, VisitStatusCue]
    topics: dict[str, VisitTopic]
    again: frozenset[str]


def build_words(lexicon: Lexicon) -> Words:
    """Build the look-ups of one lexicon."""
    cues = sorted(lexicon.entries(MeetingCue), key=lambda cue: not cue.companions)
    status = lexicon.entries(VisitStatusCue)
    verbs: dict[str, tuple[MeetingCue, ...]] = {}
    nouns: dict[str, tuple[MeetingCue, ...]] = {}
    for cue in cues:
        forms = verb_forms(cue.lemma) if cue.pos == "verb" else (cue.lemma, plural(cue.lemma))
        table = verbs if cue.pos == "verb" else nouns
        for form in forms:
            table[form] = (*table.get(form, ()), cue)
    status_verbs: dict[str, tuple[VisitStatusCue, ...]] = {}
    for entry in sorted((e for e in status if e.pos == "verb"), key=lambda e: e.particle is None):
        for form in verb_forms(entry.lemma):
            status_verbs[form] = (*status_verbs.get(form, ()), entry)
    return Words(
        verbs=verbs,
        nouns=nouns,
        usual={f"meeting.{cue.pos}.{cue.lemma}": cue.usual for cue in cues if cue.usual is not None},
        means={entry.word: entry.mode for entry in lexicon.entries(MeetingMeans)},
        supports={
            form: entry.prepositions for entry in lexicon.entries(MeetingSupport) for form in verb_forms(entry.lemma)
        },
        parties=frozenset(form for e in lexicon.entries(MeetingParty) for form in (e.noun, plural(e.noun))),
        pairs=frozenset(entry.word for entry in lexicon.entries(VisitPair)),
        status_verbs=status_verbs,
        status_nouns={form: e for e in status if e.pos == "noun" for form in (e.lemma, plural(e.lemma))},
        status_words={e.lemma: e for e in status if e.pos == "word"},
        topics={form: topic for topic in lexicon.entries(VisitTopic) for form in _topic_forms(topic)},
        again=function_words(lexicon, "frequency"),
    )


def _topic_forms(topic: VisitTopic) -> tuple[str, ...]:
    return verb_forms(topic.lemma) if topic.pos == "verb" else (topic.lemma, plural(topic.lemma))
