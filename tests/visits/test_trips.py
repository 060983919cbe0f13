"""Whole visits in own texts: who, from where, where to, whom they met, when and whether; and no other visit."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import diplotext
from diplotext.records import Visit

FOLDER = Path(__file__).parent.parent / "cases" / "visits"
CASES = tomllib.loads((FOLDER / "trips.toml").read_text(encoding="utf-8"))
UNSAID: dict[str, Any] = {
    "origin": [],
    "to": None,
    "places": [],
    "kind": "unspecified",
    "status": "completed",
    "postponed": False,
    "start": None,
    "end": None,
    "met": [],
    "delegation": [],
}


def bound(visit: Visit, side: int) -> str | None:
    date = visit.end if side else visit.start
    return date.edtf.split("/")[side] if date and date.edtf else None


def whole(visit: Visit) -> dict[str, Any]:
    """All that a case says of a visit."""
    return {
        "visitors": [actor.label for actor in visit.visitors],
        "origin": list(visit.origin),
        "to": visit.destination,
        "places": list(visit.places),
        "kind": visit.kind,
        "status": visit.status,
        "postponed": visit.postponed,
        "start": bound(visit, 0),
        "end": bound(visit, -1),
        "met": [actor.label for actor in visit.met],
        "delegation": [actor.label for actor in visit.delegation],
    }


@pytest.mark.model
@pytest.mark.parametrize(
    "case", [case for group in CASES.values() for case in group], ids=lambda case: case["text"][:60]
)
def test_a_text_tells_these_visits_and_no_other(case: dict[str, Any]) -> None:
    found = diplotext.extract_visits(case["text"], published=case.get("published"), home=case.get("home"))
    assert [whole(visit) for visit in found] == [{**UNSAID, **visit} for visit in case.get("visits", ())]
