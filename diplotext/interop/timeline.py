"""Records with a day on a line of time, as a self-contained SVG."""

import datetime
import html
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from diplotext.interop.style import dark_too
from diplotext.kinds import KINDS
from diplotext.kinds.wording import MONTHS, actors_text, clean, country_text
from diplotext.records import Date
from diplotext.result import Extraction

__all__ = ["Event", "Timeline", "timeline"]

_WIDTH, _SIDE, _ROW, _TOP = 860, 16, 40, 30
_MOST = 200
_MOST_TICKS = 8
_MOST_LETTERS = 70
# Ticks stand at every so many days, months or years.
_STEPS = (("day", 1), ("day", 2), ("day", 7), ("month", 1), ("month", 3), ("month", 6), *(
    ("year", years) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
))  # fmt: skip
# The status is told by the form of the bar; so the forms are explained.
_MEANINGS = {"full": "took place, in force", "framed": "planned, agreed", "dotted": "proposed", "crossed": "called off"}
_FORMS = {
    "ongoing": "full", "completed": "full", "signed": "full", "ratified": "full", "in_force": "full",
    "operating": "full", "planned": "framed", "agreed": "framed", "under_construction": "framed",
    "negotiated": "dotted", "proposed": "dotted", "discussed": "dotted", "postponed": "crossed",
    "cancelled": "crossed", "suspended": "crossed", "terminated": "crossed", "violated": "crossed",
}  # fmt: skip


@attrs.frozen(kw_only=True)
class Event:
    """A record with a day: its first and last day, inclusive, its status and a few words.

    Attributes:
        kind: "visit", "meeting", "statement", "project" or "agreement".
        status: as in the record, "postponed" too; "" where it has none.
    """

    kind: str
    first: datetime.date
    last: datetime.date
    label: str
    status: str = ""


@attrs.frozen(kw_only=True)
class Timeline:
    """Events in the order of their days; a notebook shows them as a picture."""

    events: tuple[Event, ...]

    def _repr_svg_(self) -> str:
        return _svg(self.events)

    def _repr_html_(self) -> str:
        return f"<div style='overflow-x:auto'>{_svg(self.events)}</div>"


def timeline(extraction: Extraction, *kinds: str) -> Timeline:
    """Gather the records whose days the text tells, in the order of their days.

    Args:
        extraction: where they come from.
        kinds: some of "visits", "meetings", "statements", "projects", "agreements"; without any, visits and meetings.

    Raises:
        ValueError: there is no such kind; the message names the kinds.
    """
    wanted = kinds or ("visits", "meetings")
    if unknown := [kind for kind in wanted if kind not in _DAYS]:
        raise ValueError(f"no time line of {unknown[0]!r}; the kinds are {', '.join(_DAYS)}")
    found = (event for kind in wanted for event in _events(extraction, kind))
    return Timeline(events=tuple(sorted(found, key=lambda event: (event.first, event.last))))


def _events(extraction: Extraction, kind: str) -> Iterator[Event]:
    days, words = _DAYS[kind]
    for record in getattr(extraction, kind):
        for first, last in days(record):
            if first and first.first and first.last:
                end = (last and last.last) or first.last
                status = "postponed" if getattr(record, "postponed", False) else getattr(record, "status", "")
                yield Event(
                    kind=kind[:-1],
                    first=first.first,
                    last=max(end, first.first),
                    label=clean(words(record)),
                    status=status,
                )


_DAYS: Mapping[str, tuple[Callable[[Any], Iterator[tuple[Date | None, Date | None]]], Callable[[Any], str]]] = {
    "visits": (
        lambda visit: iter([(visit.start, visit.end)]),
        lambda visit: f"{actors_text(visit.visitors)} → {country_text(visit.destination)}",
    ),
    "meetings": (
        lambda meeting: iter([(meeting.date, None)]),
        lambda meeting: " and ".join(actor.label for actor in meeting.participants),
    ),
    "statements": (
        lambda statement: iter([(statement.said_on, None)]),
        lambda statement: f"{actors_text(statement.speakers)}: {statement.content[0].text}",
    ),
    "projects": (
        lambda project: ((date, None) for date in project.dates),
        lambda project: project.name,
    ),
    "agreements": (
        lambda agreement: iter([(agreement.date, None)]),
        lambda agreement: agreement.name,
    ),
}


def _svg(events: tuple[Event, ...]) -> str:
    shown = events[:_MOST]
    height = _TOP + _ROW * max(len(shown), 1) + 36
    if shown:
        ticks, unit = _ticks(min(event.first for event in shown), max(event.last for event in shown))
        rows = "".join(_row(at, event, ticks[0], ticks[-1]) for at, event in enumerate(shown))
        body = _scale(ticks, unit, height - 30) + rows + _legend(shown, height - 10)
    else:
        body = f"<text x='{_SIDE}' y='{_TOP + 12}'>Nothing with a day.</text>"
    return (
        f"<svg class='dt' xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH} {height}' role='img' "
        f"aria-label='timeline' style='width:100%;min-width:560px;max-width:{_WIDTH}px'>{_STYLE}{body}</svg>"
    )


def _ticks(first: datetime.date, last: datetime.date) -> tuple[list[datetime.date], str]:
    """Days, months or years at even steps, from before the first day to after the last, at most eight apart."""
    ticks, unit = [first, last], "year"
    for unit, step in _STEPS:
        ticks = [_floor(first, unit, step)]
        while ticks[-1] <= last and len(ticks) <= _MOST_TICKS and (after := _next(ticks[-1], unit, step)) is not None:
            ticks.append(after)
        if ticks[-1] > last or ticks[-1].year > datetime.MAXYEAR - step:
            break
    return ticks if len(ticks) > 1 else [first, max(last, first + datetime.timedelta(1))], unit


def _floor(day: datetime.date, unit: str, step: int) -> datetime.date:
    if unit == "day":
        return day
    if unit == "month":
        return day.replace(month=(day.month - 1) // step * step + 1, day=1)
    return datetime.date(max(day.year // step * step, 1), 1, 1)


def _next(day: datetime.date, unit: str, step: int) -> datetime.date | None:
    try:
        if unit == "day":
            return day + datetime.timedelta(step)
        if unit == "year":
            return datetime.date((day.year // step + 1) * step, 1, 1)
        months = day.month - 1 + step
        return datetime.date(day.year + months // 12, months % 12 + 1, 1)
    except (OverflowError, ValueError):
        return None


def _scale(ticks: list[datetime.date], unit: str, height: int) -> str:
    marks = []
    for tick in ticks:
        x = _x(tick, ticks[0], ticks[-1])
        anchor = "start" if tick == ticks[0] else "end" if tick == ticks[-1] else "middle"
        marks.append(
            f"<line x1='{x:.1f}' x2='{x:.1f}' y1='22' y2='{height}'/>"
            f"<text class='tick' x='{x:.1f}' y='15' text-anchor='{anchor}'>{_written(tick, unit)}</text>"
        )
    return "".join(marks)


def _written(day: datetime.date, unit: str) -> str:
    month = MONTHS[day.month - 1][:3]
    return {"day": f"{day.day} {month}", "month": f"{month} {day.year}", "year": str(day.year)}[unit]


def _row(at: int, event: Event, start: datetime.date, end: datetime.date) -> str:
    """A bar under its label; the label begins where the bar does, or ends there where it would leave the picture."""
    left = _x(event.first, start, end)
    width = max(_x(event.last, start, end, after=True) - left, 5)
    y = _TOP + at * _ROW
    right = left > _WIDTH / 2
    short = event.label if len(event.label) <= _MOST_LETTERS else event.label[: _MOST_LETTERS - 1] + "…"
    days = f"{event.first}" + (f" to {event.last}" if event.last > event.first else "")
    told = f"{event.kind}, {days}{', ' * bool(event.status)}{event.status.replace('_', ' ')}: {event.label}"
    form = _FORMS.get(event.status, "full")
    cross = f"<path class='{event.kind}' d='M{left:.1f} {y + 25}h{width:.1f}'/>" if form == "crossed" else ""
    return (
        f"<g class='{form}'><title>{html.escape(told)}</title>"
        f"<text x='{left + width if right else left:.1f}' y='{y + 15}' text-anchor='{'end' if right else 'start'}'>"
        f"{html.escape(short)}</text>"
        f"<rect class='{event.kind}' x='{left:.1f}' y='{y + 20}' width='{width:.1f}' height='10' rx='2'/>{cross}</g>"
    )


def _legend(events: tuple[Event, ...], y: int) -> str:
    used = {_FORMS.get(event.status, "full") for event in events}
    items = []
    for at, form in enumerate(form for form in _MEANINGS if form in used):
        x = _SIDE + 180 * at
        cross = f"<path class='visit' d='M{x} {y - 5}h24'/>" if form == "crossed" else ""
        items.append(
            f"<g class='{form}'><rect class='visit' x='{x}' y='{y - 10}' width='24' height='10' rx='2'/>{cross}"
            f"<text class='tick' x='{x + 32}' y='{y}'>{_MEANINGS[form]}</text></g>"
        )
    return "".join(items) if used != {"full"} else ""


def _x(day: datetime.date, start: datetime.date, end: datetime.date, *, after: bool = False) -> float:
    """Where a day begins, or ends, on the line."""
    days = max((end - start).days, 1)
    return _SIDE + min((day - start).days + after, days) / days * (_WIDTH - 2 * _SIDE)


def _style() -> str:
    marked = [kind for kind in KINDS if kind.name in _DAYS and kind.colours]
    light, dark = ("".join(f"--{kind.name}:{(kind.colours or '')[at]};" for kind in marked) for at in range(2))
    bars = "".join(f".dt .{kind.name[:-1]}{{fill:var(--{kind.name});stroke:var(--{kind.name})}}" for kind in marked)
    return (
        f"<style>{dark_too('.dt', f'color:#1c2430;{light}', f'color:#e4e8ef;{dark}')}{bars}"
        ".dt text{fill:currentColor;stroke:none;font:13px system-ui,sans-serif}.dt .tick{font-size:12px;opacity:.75}"
        ".dt line{stroke:currentColor;stroke-opacity:.2}.dt rect{stroke-width:1.5}"
        ".dt .framed rect,.dt .dotted rect,.dt .crossed rect{fill-opacity:.12}.dt .dotted rect{stroke-dasharray:2 3}"
        ".dt path{stroke-width:2}</style>"
    )


_STYLE = _style()
