"""Each entry of the vocabulary of meetings does its work in its examples and not in its counter-examples."""

import re

import pytest

import diplotext
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.inflection import plural, verb_forms
from diplotext.lexicon.meetings import MeetingCue, MeetingMeans, MeetingParty, MeetingSupport


@pytest.mark.model
@pytest.mark.parametrize("cue", default_lexicon().entries(MeetingCue), ids=lambda cue: f"{cue.lemma} {cue.pos}")
def test_a_cue_tells_of_a_meeting_in_its_examples_only(cue: MeetingCue) -> None:
    rule = f"meeting.{cue.pos}.{cue.lemma}"
    for example in cue.examples:
        assert rule in [meeting.rule for meeting in diplotext.extract_meetings(example)], example
    for example in cue.counter_examples:
        assert rule not in [meeting.rule for meeting in diplotext.extract_meetings(example)], example


@pytest.mark.parametrize("entry", default_lexicon().entries(MeetingMeans), ids=lambda entry: entry.word)
def test_a_word_for_means_stands_in_its_examples_only(entry: MeetingMeans) -> None:
    _check((entry.word,), entry.examples, entry.counter_examples)


@pytest.mark.parametrize("entry", default_lexicon().entries(MeetingSupport), ids=lambda entry: entry.lemma)
def test_a_verb_that_holds_stands_in_its_examples_only(entry: MeetingSupport) -> None:
    _check(verb_forms(entry.lemma), entry.examples, entry.counter_examples)


@pytest.mark.parametrize("entry", default_lexicon().entries(MeetingParty), ids=lambda entry: entry.noun)
def test_a_noun_for_people_stands_in_its_examples_only(entry: MeetingParty) -> None:
    _check((entry.noun, plural(entry.noun)), entry.examples, entry.counter_examples)


def _check(forms: tuple[str, ...], examples: tuple[str, ...], counter_examples: tuple[str, ...]) -> None:
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b", re.IGNORECASE)
    assert all(pattern.search(example) for example in examples)
    assert not any(pattern.search(example) for example in counter_examples)
