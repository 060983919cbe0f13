"""Visits and dated statements on a line of time, as a self-contained SVG."""

import datetime
import html
from collections.abc import Iterator

import attrs

from diplotext.kinds.wording import actor_text, clean, country_text
from diplotext.result import Extraction

__all__ = ["Event", "Timeline", "timeline"]

_WIDTH, _LEFT, _ROW, _TOP = 860, 330, 26, 34
_MOST = 200
_STYLE = (
    "<style>.dt{color:#1c2430}.dt .v{fill:#c2410c}.dt .s{fill:#1d5fbf}.dt text{fill:currentColor;"
    "font:12px system-ui,sans-serif}.dt line{stroke:currentColor;stroke-opacity:.2}"
    "@media (prefers-color-scheme:dark){.dt{color:#e4e8ef}.dt .v{fill:#fb923c}.dt .s{fill:#7db3ff}}</style>"
)


@attrs.frozen(kw_only=True)
class Event:
    """A visit or a dated statement: its first and last day, inclusive, and a few words."""

    kind: str
    first: datetime.date
    last: datetime.date
    label: str


@attrs.frozen(kw_only=True)
class Timeline:
    """Events in the order of their days; a notebook shows them as a picture."""

    events: tuple[Event, ...]

    def _repr_svg_(self) -> str:
        return _svg(self.events)

    def _repr_html_(self) -> str:
        return f"<div>{_svg(self.events)}</div>"


def timeline(extraction: Extraction) -> Timeline:
    """Gather the visits and statements whose days the text tells, in the order of their days."""
    return Timeline(events=tuple(sorted(_events(extraction), key=lambda event: (event.first, event.last))))


def _events(extraction: Extraction) -> Iterator[Event]:
    for visit in extraction.visits:
        if visit.start and visit.start.first and visit.start.last:
            last = (visit.end and visit.end.last) or visit.start.last
            who = "; ".join(actor_text(actor) for actor in visit.visitors)
            label = f"{who} → {country_text(visit.destination)}"
            yield Event(kind="visit", first=visit.start.first, last=max(last, visit.start.first), label=label)
    for statement in extraction.statements:
        day = statement.said_on
        if day and day.first and day.last:
            said = f"{'; '.join(actor_text(a) for a in statement.speakers)}: {statement.content[0].text}"
            yield Event(kind="statement", first=day.first, last=day.last, label=said)


def _svg(events: tuple[Event, ...]) -> str:
    shown = events[:_MOST]
    height = _TOP + _ROW * max(len(shown), 1) + 10
    if shown:
        start = min(event.first for event in shown)
        days = max((max(event.last for event in shown) - start).days + 1, 1)
        body = "".join(_row(at, event, start, days) for at, event in enumerate(shown)) + _scale(start, days, height)
    else:
        body = f"<text x='10' y='{_TOP + 12}'>No visit or statement with a day.</text>"
    return (
        f"<svg class='dt' xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH} {height}' width='{_WIDTH}' "
        f"height='{height}' role='img' aria-label='timeline'>{_STYLE}{body}</svg>"
    )


def _row(at: int, event: Event, start: datetime.date, days: int) -> str:
    scale = (_WIDTH - _LEFT - 20) / days
    x, width = _LEFT + (event.first - start).days * scale, max(((event.last - event.first).days + 1) * scale, 4)
    y = _TOP + at * _ROW
    label = clean(event.label)
    short = label if len(label) <= 50 else label[:49] + "…"
    told = f"{event.first} to {event.last}: {label}"
    return (
        f"<g><title>{html.escape(told)}</title><text x='10' y='{y + 13}'>{html.escape(short)}</text>"
        f"<rect class='{event.kind[0]}' x='{x:.1f}' y='{y + 3}' width='{width:.1f}' height='14' rx='3'/></g>"
    )


def _scale(start: datetime.date, days: int, height: int) -> str:
    ticks = sorted({0, days // 2, days - 1})
    room = (_WIDTH - _LEFT - 20) / days
    return "".join(
        f"<line x1='{_LEFT + day * room:.1f}' x2='{_LEFT + day * room:.1f}' y1='22' y2='{height}'/>"
        f"<text x='{_LEFT + day * room:.1f}' y='16'"
        f"{' text-anchor=' + chr(39) + 'end' + chr(39) if day > days * 0.8 else ''}>"
        f"{start + datetime.timedelta(day)}</text>"
        for day in ticks
    )
