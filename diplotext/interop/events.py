"""Records as events: who did what to whom, with codes of the PLOVER and CAMEO schemes from the lexicon."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import attrs

from diplotext.kinds import KINDS
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.events import EventCode
from diplotext.records import Actor, Agreement, Date, Meeting, Span, Statement, Visit
from diplotext.result import Extraction

__all__ = ["Event", "events_of"]

_Telling: TypeAlias = Visit | Meeting | Agreement | Statement
_KINDS = ("visits", "meetings", "agreements", "statements")


@attrs.frozen(kw_only=True)
class Event:
    """An event that a record tells.

    Attributes:
        record: the record.
        kind: its table.
        code: what makes the codes.
        source: states of those who act; of a meeting and an agreement the first side.
        target: states of those to whom it is done; of a meeting and an agreement the other sides.
        sources: those who act.
        targets: those to whom it is done.
        date: first day, or None.
        last: last day, or None.
    """

    record: _Telling
    kind: str
    code: EventCode
    source: tuple[str, ...]
    target: tuple[str, ...]
    sources: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    date: Date | None = None
    last: Date | None = None

    @property
    def places(self) -> tuple[str, ...]:
        """Where it happens, as written."""
        places: tuple[str, ...] = getattr(self.record, "places", ())
        return places

    @property
    def span(self) -> Span:
        """The main evidence of the record."""
        kind = next(kind for kind in KINDS if kind.name == self.kind)
        return kind.spans(self.record)[0]


def events_of(extraction: Extraction) -> Iterator[Event]:
    """Yield the events of a text: kind by kind, each in text order; a record without a code gives none."""
    codes = default_lexicon().entries(EventCode)
    for kind in _KINDS:
        for record in getattr(extraction, kind):
            code = next((code for code in codes if code.record == kind and _fits(code, record)), None)
            if code is not None:
                yield _event(record, kind, code)


def _fits(code: EventCode, record: Any) -> bool:
    """Whether the codes of an entry are those of a record of its kind."""
    if code.acts:
        return record.act in code.acts
    if code.means and record.mode not in code.means:
        return False
    return record.status in code.statuses and (not code.sides or len(record.countries) >= code.sides)


def _event(record: _Telling, kind: str, code: EventCode) -> Event:
    match record:
        case Visit():
            there = (record.destination,) if record.destination else ()
            return Event(
                record=record, kind=kind, code=code, source=record.origin, target=there, sources=record.visitors,
                targets=record.met, date=record.start, last=record.end or record.start,
            )  # fmt: skip
        case Statement():
            aims = tuple(actor for actor in (record.target or record.addressee,) if actor is not None)
            return Event(
                record=record, kind=kind, code=code, source=_states(record.speakers), target=_states(aims),
                sources=record.speakers, targets=aims, date=record.said_on, last=record.said_on,
            )  # fmt: skip
        case Meeting():
            actors = record.participants
        case Agreement():
            actors = record.parties
    first, *others = record.countries or (None,)
    mine = tuple(actor for actor in actors if actor.country == first)
    return Event(
        record=record, kind=kind, code=code, source=(first,) if first else (), target=tuple(others), sources=mine,
        targets=tuple(actor for actor in actors if actor not in mine), date=record.date, last=record.date,
    )  # fmt: skip


def _states(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.country for actor in actors if actor.country))
