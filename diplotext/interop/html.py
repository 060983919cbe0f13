"""Records as self-contained HTML: no script, no address outside, dark and light, everything escaped."""

import hashlib
import html
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from diplotext.interop.style import STYLE, underline
from diplotext.kinds import KINDS, Kind
from diplotext.kinds.wording import actor_text, amount, clean, period, unsure
from diplotext.records import Date, Figure, Official, Record, Span
from diplotext.result import Extraction

__all__ = ["extraction_html", "page", "record_html"]

# More than a notebook should hold; the JSON has the rest.
_LONGEST_TEXT = 100_000
# Longer texts and tables are folded behind their beginning.
_FOLDED_TEXT, _SHOWN_TEXT, _SHOWN_ROWS = 4_000, 2_000, 8
# So many of the records that a word stands in are told in its tooltip, each in so many characters.
_TOLD, _TOLD_LENGTH = 4, 160
_LONG_CELL = 300


@attrs.frozen(kw_only=True, eq=False)
class _Mark:
    """A span of a record in the text: what its tooltip tells, the row to which it leads, whether that leads back."""

    kind: Kind
    start: int
    end: int
    told: str
    row: str | None
    main: bool


def extraction_html(extraction: Extraction) -> str:
    """Show an extraction: its text with what was found marked by kind, and tables of the main records."""
    document = "dt" + hashlib.sha256(f"{extraction.id}\0{extraction.text}".encode(errors="replace")).hexdigest()[:8]
    head = f"<div class='soft'>{_escape(_summary(extraction))}</div>"
    fault = f"<p><b>could not be read:</b> {_escape(extraction.error)}</p>" if extraction.error else ""
    tables = "".join(_records(kind, getattr(extraction, kind.name), document) for kind in KINDS if kind.main)
    return f"<div class='diplotext'>{STYLE}{head}{fault}{_key(extraction)}{_marked(extraction, document)}{tables}</div>"


def record_html(record: Record) -> str:
    """Show one record: its fields that are set, as a table."""
    rows = [
        [_escape(field.name), _escape(_value(getattr(record, field.name)))]
        for field in attrs.fields(type(record))
        if getattr(record, field.name) not in (None, (), False)
    ]
    return f"<div class='diplotext'>{STYLE}<h4>{type(record).__name__}</h4>{_table(('', ''), rows)}</div>"


def page(extraction: Extraction, *, title: str) -> str:
    """A whole HTML page that shows an extraction and its timeline."""
    from diplotext.interop.timeline import timeline  # noqa: PLC0415

    return (
        "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width'><meta name='color-scheme' content='light dark'>"
        f"<title>{_escape(title)}</title></head><body>\n"
        f"{extraction_html(extraction)}\n{timeline(extraction)._repr_html_()}\n</body></html>\n"
    )


def _escape(text: str) -> str:
    return html.escape(clean(text))


def _summary(extraction: Extraction) -> str:
    parts = [extraction.id, f"published {extraction.published}" if extraction.published else None, extraction.model]
    return " · ".join(part for part in (*parts, f"diplotext {extraction.version}") if part)


def _key(extraction: Extraction) -> str:
    """The kinds that were found, each with a box that switches its marks and its table off."""
    items = "".join(
        f"<label><input type='checkbox' checked class='k-{kind.name}'>"
        f"<mark style='{underline([kind])}'>{kind.name}</mark> {len(getattr(extraction, kind.name))}</label>"
        for kind in KINDS
        if kind.colours and getattr(extraction, kind.name)
    )
    return f"<div class='key'>{items}</div>"


def _marked(extraction: Extraction, document: str) -> str:
    """The text with a line under each record, one below the other where they overlap; its end folded if it is long."""
    text = extraction.text[:_LONGEST_TEXT]
    cut = len(text)
    if cut > _FOLDED_TEXT:
        cut = max(text.rfind("\n", 0, _SHOWN_TEXT), text.rfind(" ", 0, _SHOWN_TEXT)) + 1 or _SHOWN_TEXT
    shown: list[str] = []
    folded: list[str] = []
    for start, piece in _pieces(extraction, text, document, cut):
        (shown if start < cut else folded).append(piece)
    rest = ""
    if folded:
        more = "…" if len(extraction.text) > len(text) else ""
        rest = (
            f"<details><summary>{len(extraction.text) - cut:,} more characters</summary>"
            f"<div class='text' dir='auto'>{''.join(folded)}{more}</div></details>"
        )
    return f"<div class='text' dir='auto'>{''.join(shown)}</div>{rest}"


def _pieces(extraction: Extraction, text: str, document: str, cut: int) -> Iterator[tuple[int, str]]:
    """The stretches of the text in which the same records stand, each with its beginning."""
    changes: dict[int, list[tuple[bool, _Mark]]] = {0: [], cut: [], len(text): []}
    for mark in _marks(extraction, document):
        if mark.end <= len(text):
            changes.setdefault(mark.start, []).append((True, mark))
            changes.setdefault(mark.end, []).append((False, mark))
    # Between two neighbouring bounds the set of records is the same; a sweep keeps it, the last that opened at its end.
    now: dict[_Mark, None] = {}
    numbers = {kind.name: 0 for kind in KINDS}
    for at, after in itertools.pairwise(sorted(changes)):
        anchors = "".join(f"<i id='{mark.row}-t'></i>" for opens, mark in changes[at] if opens and mark.main)
        for opens, mark in changes[at]:
            numbers[mark.kind.name] += 1 if opens else -1
            if opens:
                now[mark] = None
            else:
                del now[mark]
        kinds = [kind for kind in KINDS if numbers[kind.name]]
        innermost = list(itertools.islice(reversed(now), _TOLD))
        # Who passes HTML on may drop a blank line, but no <br>.
        shown = html.escape(_printable(text[at:after])).replace("\n", "<br>")
        yield at, anchors + _piece(shown, kinds, innermost)


def _marks(extraction: Extraction, document: str) -> Iterator[_Mark]:
    for kind in KINDS:
        if kind.colours:
            for number, record in enumerate(getattr(extraction, kind.name), 1):
                told, row = _told(kind, record), _row_id(kind, number, document)
                for place, span in enumerate(kind.spans(record)):
                    if span.start < span.end:
                        main = row is not None and not place
                        yield _Mark(kind=kind, start=span.start, end=span.end, told=told, row=row, main=main)


def _row_id(kind: Kind, number: int, document: str) -> str | None:
    """The name of a record's row in the page; None for a kind that has no table."""
    return f"{document}-{kind.prefix}{number}" if kind.main else None


def _told(kind: Kind, record: Any) -> str:
    """Who and what a record tells, in a line."""
    spans = {clean(span.text) for span in kind.spans(record)}
    cells = (cell.text(record) for cell in kind.cells)
    told = " · ".join(cell for cell in cells if cell and cell not in spans)
    return f"{kind.name[:-1]}: {told if len(told) <= _TOLD_LENGTH else told[: _TOLD_LENGTH - 1] + '…'}"


def _piece(text: str, kinds: Sequence[Kind], innermost: Sequence[_Mark]) -> str:
    if not kinds:
        return text
    title = html.escape("\n".join(dict.fromkeys(mark.told for mark in innermost)))
    row = next((mark.row for mark in innermost if mark.row), None)
    linked = f"<a href='#{row}'>{text}</a>" if row else text
    return f"<mark style='{underline(kinds)}' title='{title}'>{linked}</mark>"


def _printable(text: str) -> str:
    # HTML allows no control characters, and an override of direction would run on into the page.
    return "".join(
        char if char in "\n\t" or char.isprintable() or char.isspace() else "\N{REPLACEMENT CHARACTER}" for char in text
    )


def _records(kind: Kind, records: Sequence[Any], document: str) -> str:
    """The table of one kind, without the columns that are empty; its end folded if it is long."""
    if not records:
        return ""
    cells = [[cell.text(record) for cell in kind.cells] for record in records]
    for row, record in zip(cells, records, strict=True):
        row[0] += unsure(record)
    used = [at for at in range(len(kind.cells)) if not at or any(row[at] for row in cells)]
    names = [kind.cells[at].name for at in used]
    ids = [_row_id(kind, number, document) for number in range(1, len(records) + 1)]
    rows = [
        [_linked(row[used[0]], name), *(_folded(row[at]) for at in used[1:])]
        for row, name in zip(cells, ids, strict=True)
    ]
    rest = ""
    if len(rows) > _SHOWN_ROWS + 2:
        more = _table(names, rows[_SHOWN_ROWS:], ids[_SHOWN_ROWS:])
        rest = f"<details><summary>{len(rows) - _SHOWN_ROWS} more {kind.name}</summary>{more}</details>"
        rows = rows[:_SHOWN_ROWS]
    return f"<div class='t-{kind.name}'><h4>{kind.name.capitalize()}</h4>{_table(names, rows, ids)}{rest}</div>"


def _linked(text: str, row: str | None) -> str:
    return f"<a href='#{row}-t'>{_escape(text)}</a>" if row else _escape(text)


def _folded(text: str) -> str:
    if len(text) <= _LONG_CELL:
        return _escape(text)
    return f"<details><summary>{_escape(text[:_LONG_CELL])}…</summary>{_escape(text[_LONG_CELL:])}</details>"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], ids: Iterable[str | None] = ()) -> str:
    """A table of cells that are HTML already."""
    head = "".join(f"<th>{_escape(column)}</th>" for column in columns)
    body = "".join(
        (f"<tr id='{name}'>" if name else "<tr>")
        + "".join(f"<td data-k='{_escape(column)}'>{cell}</td>" for column, cell in zip(columns, row, strict=True))
        + "</tr>"
        for row, name in zip(rows, itertools.chain(ids, itertools.repeat(None)), strict=False)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _value(value: object) -> str:
    """A field's value in a few words."""
    if isinstance(value, tuple):
        return "; ".join(_value(item) for item in value)
    if isinstance(value, Span):
        return f"{value.text} [{value.start}:{value.end}]"
    if isinstance(value, Date):
        return period(value)
    if isinstance(value, Figure):
        return amount(value)
    if isinstance(value, Official):
        return actor_text(value, full=True)
    label = getattr(value, "label", None) or getattr(value, "name", None)
    return str(label or getattr(getattr(value, "actor", None), "label", value))
