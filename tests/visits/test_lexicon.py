"""Every entry of the visit vocabulary is found in its examples and not in its counter-examples."""

import re
import typing

import pytest

from diplotext.lexicon import default_lexicon
from diplotext.lexicon.inflection import plural, verb_forms
from diplotext.lexicon.visits import (
    NonVisit,
    VisitCue,
    VisitGreeting,
    VisitKindWord,
    VisitPair,
    VisitParty,
    VisitRegion,
    VisitStatusCue,
    VisitSupport,
    VisitTopic,
)
from diplotext.visits.words import BE_FORMS, greeting_pattern

Entry = (
    VisitCue
    | VisitStatusCue
    | VisitSupport
    | VisitKindWord
    | NonVisit
    | VisitGreeting
    | VisitPair
    | VisitParty
    | VisitRegion
    | VisitTopic
)
KINDS: tuple[type[Entry], ...] = typing.get_args(Entry)


def forms(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry, NonVisit | VisitGreeting):
        return (entry.phrase,)
    if isinstance(entry, VisitRegion):
        return (entry.name,)
    if isinstance(entry, VisitParty):
        return (entry.noun, plural(entry.noun))
    if isinstance(entry, VisitKindWord | VisitPair):
        return (entry.word,)
    if isinstance(entry, VisitCue | VisitStatusCue | VisitTopic) and entry.pos == "noun":
        return (entry.lemma, plural(entry.lemma))
    if isinstance(entry, VisitStatusCue) and entry.pos == "word":
        return (entry.lemma,)
    return BE_FORMS if entry.lemma == "be" else verb_forms(entry.lemma)


@pytest.mark.parametrize("entry", [entry for kind in KINDS for entry in default_lexicon().entries(kind)], ids=repr)
def test_an_entry_matches_its_examples_only(entry: Entry) -> None:
    if isinstance(entry, VisitGreeting):
        pattern = greeting_pattern([entry])
    else:
        pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, forms(entry))) + r")\b", re.IGNORECASE)
    assert all(pattern.search(example) for example in entry.examples)
    assert not any(pattern.search(example) for example in entry.counter_examples)
