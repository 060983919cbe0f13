"""Visits in own sentences, and properties that hold for every text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import diplotext
from diplotext.records import Visit

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "visits" / "visits.toml").read_text(encoding="utf-8"))


def bound(visit: Visit, side: int) -> str | None:
    date = visit.end if side else visit.start
    return date.edtf.split("/")[side] if date and date.edtf else None


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
