"""Whom it was said to, whom it is directed at, by which medium and when: the cases of slots.toml."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplotext
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.cues import Address, Courtesy, GroupNoun, Medium, Performative
from diplotext.reading import read
from diplotext.statements.media import find_media
from diplotext.statements.records import is_group_noun
from diplotext.statements.slots import address_index
from diplotext.statements.spoken import first_performative, is_courtesy

_CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "statements" / "slots.toml").read_text(encoding="utf-8"))
_LEXICON = default_lexicon()

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "case", _CASES["development"] + _CASES["negatives"] + _CASES["bugs"], ids=lambda case: str(case["text"])[:80]
)
def test_the_slots_of_a_statement_are_filled(case: dict[str, Any]) -> None:
    found = diplotext.extract(case["text"], published="2024-04-24").statements[0]
    assert {
        "to": found.addressee.label if found.addressee else None,
        "at": found.target.label if found.target else None,
        "by": found.medium.text if found.medium else None,
        "on": found.said_on.span.text if found.said_on else None,
    } == {slot: case.get(slot) for slot in ("to", "at", "by", "on")}


def test_the_day_is_resolved() -> None:
    found = diplotext.extract("The premier said on Tuesday that the port was open.", published="2024-04-24").statements[
        0
    ]
    assert found.said_on is not None
    assert found.said_on.edtf == "2024-04-23"


def test_a_second_cue_of_the_same_subject_shares_medium_and_day() -> None:
    text = "In a speech on Monday, President Jon Doe condemned the raid on the port and urged Norway to wait."
    first, second = diplotext.extract(text).statements
    assert first.medium == second.medium
    assert second.said_on is not None
    assert second.target is not None
    assert second.target.label == "Norway"


def test_a_statement_has_the_figures_and_dates_of_its_content_only() -> None:
    (found,) = diplotext.extract("On Monday, Ana Roe said that Peru would lend $5 million by 2030.").statements
    assert [figure.span.text for figure in found.figures] == ["$5 million"]
    assert [date.span.text for date in found.dates] == ["2030"]


def test_what_stands_inside_a_turn_names_the_statement_around_it() -> None:
    text = "PRESIDENT ROE: President Doe said that the port was open.\n\nPRESIDENT DOE: It stays open."
    around, inside, _ = diplotext.extract(text).statements
    assert (around.within, inside.within) == (None, 0)


@pytest.mark.parametrize("medium", _LEXICON.entries(Medium), ids=lambda medium: str(medium.name))
def test_every_medium_is_met_in_its_examples(medium: Medium) -> None:
    assert all([phrase.medium.name for phrase in find_media(read(text))] == [medium.name] for text in medium.examples)
    assert all(find_media(read(text)) == () for text in medium.counter_examples)


@pytest.mark.parametrize("entry", _LEXICON.entries(Address), ids=lambda entry: f"{entry.slot} {entry.words[0]}")
def test_every_word_of_address_is_met_in_its_examples(entry: Address) -> None:
    index = _LEXICON.derive(address_index)

    def slots(text: str) -> set[str]:
        (found,) = diplotext.extract(text).statements
        return {slot for slot in ("addressee", "target") if getattr(found, slot) is not None}

    assert all(any(entry in index.get(word, ()) for word in text.rstrip(".").split()) for text in entry.examples)
    assert all(entry.slot not in slots(text) for text in entry.counter_examples)


@pytest.mark.parametrize("entry", _LEXICON.entries(Performative), ids=lambda entry: str(entry.act))
def test_every_performative_is_met_in_its_examples(entry: Performative) -> None:
    assert all(first_performative(text, _LEXICON) == entry.act for text in entry.examples)
    assert all(first_performative(text, _LEXICON) == "assert" for text in entry.counter_examples)


def test_every_courtesy_is_met_in_its_examples() -> None:
    for entry in _LEXICON.entries(Courtesy):
        assert all(is_courtesy(text, _LEXICON) for text in entry.examples)
        assert not any(is_courtesy(text, _LEXICON) for text in entry.counter_examples)


@pytest.mark.parametrize("entry", _LEXICON.entries(GroupNoun), ids=lambda entry: str(entry.examples[0]))
def test_every_noun_of_a_group_is_met_in_its_examples(entry: GroupNoun) -> None:
    assert all(is_group_noun(text.split()[-1], _LEXICON) for text in entry.examples)
    assert not any(is_group_noun(text.split()[-1], _LEXICON) for text in entry.counter_examples)


_SENTENCES = (
    "In an interview with Harbour News on Monday, Ana Roe said that trade had grown. ",
    "“We will come,” she told reporters in Lima. ",
    "Speaking at a briefing, President Doe thanked Norway and urged Chad to wait. ",
    "“Nobody knows. ",
    "PRESIDENT ROE: We agreed to meet.\n\n",
    "The ministry condemned the raid in a statement",
    "\n\n",
)


@given(st.lists(st.sampled_from(_SENTENCES), max_size=6).map("".join))
def test_what_stands_around_a_cue_is_no_part_of_its_content(text: str) -> None:
    for found in diplotext.extract(text, published="2024-04-24").statements:
        told = (found.medium, found.said_on.span if found.said_on else None)
        for span in (span for span in told if span is not None):
            assert text[span.start : span.end] == span.text
            assert all(span.end <= piece.start or piece.end <= span.start for piece in found.content)
