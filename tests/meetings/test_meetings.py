"""Meetings in own sentences."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import diplotext
from diplotext.records import Meeting

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "meetings" / "meetings.toml").read_text("utf-8"))


def fields(meeting: Meeting) -> dict[str, Any]:
    """What a case may say of a meeting."""
    return {
        "who": [actor.label for actor in meeting.participants],
        "sides": list(meeting.countries),
        "mode": meeting.mode,
        "status": meeting.status,
        "postponed": meeting.postponed,
        "date": meeting.date.edtf if meeting.date else None,
        "places": list(meeting.places),
        "topics": [topic.text for topic in meeting.topics],
        "visit": meeting.visit,
    }


@pytest.mark.model
@pytest.mark.parametrize(
    "case", [case for group in CASES.values() for case in group], ids=lambda case: case["text"][:60]
)
def test_the_meetings_of_a_text_are_found(case: dict[str, Any]) -> None:
    found = [fields(meeting) for meeting in diplotext.extract(case["text"], published=case["published"]).meetings]
    assert [{key: got[key] for key in said} for said, got in zip(case["meetings"], found, strict=False)] == case[
        "meetings"
    ]
    assert len(found) == len(case["meetings"])


@pytest.mark.model
def test_a_text_without_a_parse_has_no_meetings() -> None:
    import spacy

    assert diplotext.extract_meetings(spacy.blank("en")("The king of Norway met the queen of Peru.")) == ()
