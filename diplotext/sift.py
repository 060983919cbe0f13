"""The records of an extraction that are sure enough, and what they hold."""

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from diplotext.codec import REFERRED
from diplotext.inputs import check_confidence
from diplotext.records import Meeting, Statement

__all__ = ["sure"]


def sure(extraction: Any, confidence: float) -> Any:
    """A copy with only the records of at least a confidence, and the actors, figures and dates that these hold."""
    least = check_confidence(confidence)
    fields = (field.name for field in attrs.fields(type(extraction)))
    listed = {name: value for name in fields if isinstance(value := getattr(extraction, name), tuple)}
    told = {name: [r for r in records if _is_sure(r, least)] for name, records in listed.items()}
    held = {actor for records in told.values() for record in records for actor in _held_by(record)}
    kept = {
        name: tuple(record for record in records if record in held or _is_sure(record, least))
        for name, records in listed.items()
    }
    visits = {visit.id for visit in kept["visits"]}
    return attrs.evolve(
        extraction,
        **kept
        | {name: _renumbered(kept[name], listed["statements"], least) for name in ("statements", "attitudes")}
        | {"meetings": tuple(_without_lost_visit(meeting, visits) for meeting in kept["meetings"])},
    )


def _is_sure(record: Any, least: float) -> bool:
    # A record without a confidence is of no certain worth.
    return record.confidence is not None and record.confidence >= least


def _held_by(value: Any) -> Iterator[Any]:
    """The actors, figures and dates that a record holds."""
    for field in attrs.fields(type(value)):
        inner = getattr(value, field.name)
        for item in inner if isinstance(inner, tuple) else (inner,):
            if isinstance(item, REFERRED):
                yield item
            elif attrs.has(type(item)):
                yield from _held_by(item)


def _renumbered(statements: tuple[Statement, ...], before: Sequence[Statement], least: float) -> tuple[Statement, ...]:
    """Statements nested in the next one around them that is still there."""
    places: dict[int, int] = {}
    for number, statement in enumerate(before):
        if _is_sure(statement, least):
            places[number] = len(places)

    def around(number: int | None) -> int | None:
        while number is not None and number not in places:
            # One nested in itself or in a later one comes from a document made by hand.
            outer = before[number].within if number < len(before) else None
            number = outer if outer is None or outer < number else None
        return None if number is None else places[number]

    return tuple(attrs.evolve(statement, within=around(statement.within)) for statement in statements)


def _without_lost_visit(meeting: Meeting, visits: set[str | None]) -> Meeting:
    return meeting if meeting.visit in visits else attrs.evolve(meeting, visit=None)
