"""Visits in own sentences, and properties that hold for every text."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diplotext
from diplotext.records import Span, Visit

PATIENCE = 10.0

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "visits" / "visits.toml").read_text(encoding="utf-8"))


def bound(visit: Visit, side: int) -> str | None:
    date = visit.end if side else visit.start
    if date is None or date.edtf is None:
        return None
    return date.value if date.precision == "week" else date.edtf.split("/")[side]


def fields(visit: Visit) -> dict[str, Any]:
    """What a case may say of a visit."""
    return {
        "visitor": visit.visitors[0].label.split()[-1],
        "to": visit.destination,
        "status": visit.status,
        "kind": visit.kind,
        "start": bound(visit, 0),
        "end": bound(visit, -1),
        "met": [actor.label for actor in visit.met],
        "postponed": visit.postponed,
        "inviter": visit.invited_by.label if visit.invited_by else None,
        "purpose": visit.purpose.text if visit.purpose else None,
        "topics": [topic.text for topic in visit.topics],
    }


@pytest.mark.model
@pytest.mark.parametrize(
    "case", [case for group in CASES.values() for case in group], ids=lambda case: case["text"][:60]
)
def test_the_visits_of_a_text_are_found(case: dict[str, Any]) -> None:
    found = [fields(visit) for visit in diplotext.extract_visits(case["text"], published=case["published"])]
    expected = [{"start": None, "end": None, **visit} for visit in case["visits"]]
    assert [{key: got[key] for key in said} for said, got in zip(expected, found, strict=False)] == expected
    assert len(found) == len(expected)


@pytest.mark.model
def test_a_text_without_a_parse_has_no_visits() -> None:
    import spacy

    doc = spacy.blank("en")("The king visited Norway.")
    assert diplotext.extract_visits(doc) == ()


@pytest.mark.model
def test_all_mentions_of_a_trip_are_one_visit() -> None:
    text = (
        "On April 22, Latvian President Ilze Kalna made a working visit to Hungary.\n\n"
        "The visit was conducted in a friendly atmosphere. President Ilze Kalna's visit to Hungary was fruitful."
    )
    (visit,) = diplotext.extract_visits(text)
    assert visit.destination == "HU"
    assert visit.start is not None
    assert visit.start.edtf == "XXXX-04-22"
    assert len(visit.evidence) >= 2


WORDS = st.sampled_from(
    [
        "President",
        "Prime",
        "Minister",
        "Ilze",
        "Kalna",
        "Kojo",
        "Addai",
        "of",
        "Ghana",
        "Latvia",
        "Norway",
        "in",
        "to",
        "visited",
        "met",
        "with",
        "arrived",
        "received",
        "his",
        "visit",
        "Oslo",
        "Riga",
        "on",
        "Monday",
        "and",
        ",",
        ".",
        "a",
        "two-day",
        "he",
        "will",
        "not",
        "cancelled",
        "the",
        "invited",
        "talks",
        "delegation",
        "they",
        "here",
        "\n",
        "WELCOME:",
        "4",
        "May",
        "-",
    ]
)


def spans_of(visit: Visit) -> list[Span]:
    purpose = (visit.purpose,) if visit.purpose else ()
    return [*visit.evidence, *visit.topics, *purpose]


@pytest.mark.model
@given(st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_evidence_is_text_and_nobody_meets_themselves(text: str) -> None:
    for visit in diplotext.extract_visits(text, published="2024-04-24"):
        assert visit.visitors
        assert visit.evidence
        assert all(text[span.start : span.end] == span.text for span in spans_of(visit))
        assert not set(visit.visitors) & set(visit.met)
        assert (visit.end is None) or (visit.start is not None)


@pytest.mark.model
@given(st.text(max_size=300))
@settings(max_examples=40, deadline=None)
def test_any_text_is_accepted(text: str) -> None:
    assert isinstance(diplotext.extract_visits(text), tuple)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The king of Norway visited Riga and " * 400,
        "the delegation " * 2000,
        "Welcome to " * 2000,
        "PRESIDENT ROE: your visit\n" * 300,
        "President Ann Roe of Peru, " * 400,
        "visited " * 3000,
    ],
    ids=["and", "delegation", "welcome", "turns", "names", "verbs"],
)
def test_endless_repetition_is_read(text: str) -> None:
    start = time.process_time()
    diplotext.extract_visits(text, published="2024-04-24")
    assert time.process_time() - start < PATIENCE


@pytest.mark.model
def test_the_same_text_gives_the_same_visits() -> None:
    text = "Latvian President Ilze Kalna and Estonian President Mart Saar met in Oslo on April 22."
    first, second = (diplotext.extract_visits(text, published="2024-04-24") for _ in range(2))
    assert first == second
    assert len(first) == 2


@pytest.mark.model
def test_days_without_a_year_are_one_if_they_are_written_alike() -> None:
    text = "Latvian President Ilze Kalna visited Oslo on 22 April. President Kalna visited Oslo on {} April."
    assert len(diplotext.extract_visits(text.format(22))) == 1
    assert len(diplotext.extract_visits(text.format(12))) == 2
