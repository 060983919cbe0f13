"""Indexes of the vocabulary of agreements, by inflected form."""

import re

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.agreements import AgreementNoun, AgreementStatusCue, KnownAgreement
from diplotext.lexicon.inflection import plural, verb_forms
from diplotext.lexicon.meetings import MeetingParty
from diplotext.lexicon.patterns import alternatives
from diplotext.lexicon.visits import VisitPair


@attrs.frozen(kw_only=True, eq=False)
class Words:
    """The vocabulary in the shape that the rules look it up in.

    Attributes:
        nouns: form of a noun -> its entry.
        verbs: form of a verb -> what it says, those that ask for a particle first.
        governors: form of a noun that an agreement hangs on -> what it says.
        beside: word before or beside an agreement -> what it says.
        known: matches the name of a well-known agreement.
        named: such a name -> its entry.
        parties: nouns for unnamed people and pairs who act for their states.
    """

    nouns: dict[str, AgreementNoun]
    verbs: dict[str, tuple[AgreementStatusCue, ...]]
    governors: dict[str, AgreementStatusCue]
    beside: dict[str, AgreementStatusCue]
    known: re.Pattern[str]
    named: dict[str, KnownAgreement]
    parties: frozenset[str]


def build_words(lexicon: Lexicon) -> Words:
    """Build the look-ups of one lexicon."""
    cues = lexicon.entries(AgreementStatusCue)
    verbs: dict[str, tuple[AgreementStatusCue, ...]] = {}
    for cue in sorted((c for c in cues if c.pos == "verb"), key=lambda c: c.particle is None):
        for form in verb_forms(cue.lemma):
            verbs[form] = (*verbs.get(form, ()), cue)
    named = {name: entry for entry in lexicon.entries(KnownAgreement) for name in entry.names}
    parties = [form for e in lexicon.entries(MeetingParty) for form in (e.noun, plural(e.noun))]
    return Words(
        nouns={form: e for e in lexicon.entries(AgreementNoun) for form in (e.noun, plural(e.noun))},
        verbs=verbs,
        governors={form: c for c in cues if c.pos == "noun" for form in (c.lemma, plural(c.lemma))},
        beside={c.lemma: c for c in cues if c.pos == "word"},
        known=re.compile(rf"(?<![\w-])(?:{alternatives(named)})(?!\w)"),
        named=named,
        parties=frozenset((*parties, *(entry.word for entry in lexicon.entries(VisitPair)))),
    )
