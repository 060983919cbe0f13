"""Records as self-contained HTML: no script, no address outside, dark and light, everything escaped."""

import html
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import attrs

from diplotext.kinds import KINDS
from diplotext.kinds.wording import actor_text, amount, clean, period
from diplotext.records import Date, Figure, Official, Record, Span
from diplotext.result import Extraction

__all__ = ["extraction_html", "page", "record_html"]

Mark: TypeAlias = tuple[int, int, str]

# More than a notebook should hold; the JSON has the rest.
_LONGEST_TEXT = 100_000
_KINDS = tuple(kind.name[:-1] for kind in KINDS if kind.colours)
_SHOWN = ("visits", "meetings", "statements", "projects", "agreements")
_LIGHT, _DARK = (
    "".join(f"--{kind.name[:-1]}:{kind.colours[at]};" for kind in KINDS if kind.colours) for at in range(2)
)
_STYLE = """<style>
.diplotext{--ink:#1c2430;--paper:#fff;--soft:#5d6778;--line:#d9dee6;{light}color:var(--ink);background:var(--paper);
font:14px/1.6 system-ui,sans-serif;padding:14px 18px;border:1px solid var(--line);border-radius:8px;max-width:60em}
@media (prefers-color-scheme:dark){.diplotext{--ink:#e4e8ef;--paper:#161b22;--soft:#98a2b3;--line:#333c49;
{dark}}}
.diplotext .text{white-space:pre-wrap;overflow-wrap:anywhere;margin:8px 0 12px;line-height:1.9}
.diplotext mark{color:inherit;background-repeat:no-repeat!important}
.diplotext .key span{margin-right:14px;white-space:nowrap}
.diplotext .soft,.diplotext .key{color:var(--soft);font-size:12px}
.diplotext table{border-collapse:collapse;width:100%;margin:4px 0 12px;color:inherit;background:none}
.diplotext th,.diplotext td{text-align:left;vertical-align:top;padding:4px 10px 4px 0;border-top:1px solid var(--line);
font-size:13px;white-space:normal;background:none}
.diplotext th{color:var(--soft);font-weight:500;border-top:0}.diplotext h4{margin:14px 0 2px;font-size:14px}
</style>""".replace("{light}", _LIGHT).replace("{dark}", _DARK)


def extraction_html(extraction: Extraction) -> str:
    """Show an extraction: its text with what was found marked by kind, and tables of the main records."""
    head = f"<div class='soft'>{_escape(_summary(extraction))}</div>"
    fault = f"<p><b>could not be read:</b> {_escape(extraction.error)}</p>" if extraction.error else ""
    tables = "".join(
        _table(
            kind.name.capitalize(),
            [cell.name for cell in kind.cells],
            [[cell.text(record) for cell in kind.cells] for record in getattr(extraction, kind.name)],
        )
        for kind in KINDS
        if kind.name in _SHOWN
    )
    return f"<div class='diplotext'>{_STYLE}{head}{fault}{_key()}{_marked(extraction)}{tables}</div>"


def record_html(record: Record) -> str:
    """Show one record: its fields that are set, as a table."""
    rows = [
        (field.name, _value(getattr(record, field.name)))
        for field in attrs.fields(type(record))
        if getattr(record, field.name) not in (None, (), False)
    ]
    return f"<div class='diplotext'>{_STYLE}{_table(type(record).__name__, ('', ''), rows)}</div>"


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


def _key() -> str:
    items = "".join(f"<span><mark style='{_underline([kind])}'>{kind}</mark></span>" for kind in _KINDS)
    return f"<div class='key'>{items}</div>"


def _marked(extraction: Extraction) -> str:
    """The text with a line under each record, one below the other where they overlap."""
    text = extraction.text[:_LONGEST_TEXT]
    marks = [mark for mark in _marks(extraction) if mark[1] <= len(text)]
    # Between two neighbouring bounds the set of records is the same; a sweep keeps it.
    changes: dict[int, list[tuple[bool, str]]] = {0: [], len(text): []}
    for start, end, kind in marks:
        changes.setdefault(start, []).append((True, kind))
        changes.setdefault(end, []).append((False, kind))
    open_now = dict.fromkeys(_KINDS, 0)
    bounds = sorted(changes)
    pieces = []
    for at, after in zip(bounds, [*bounds[1:], len(text)], strict=True):
        for opens, kind in changes[at]:
            open_now[kind] += 1 if opens else -1
        kinds = [kind for kind in _KINDS if open_now[kind]]
        piece = html.escape(_printable(text[at:after]))
        pieces.append(
            f"<mark style='{_underline(kinds)}' title='{', '.join(kinds)}'>{piece}</mark>" if kinds else piece
        )
    more = "…" if len(extraction.text) > len(text) else ""
    return f"<div class='text' dir='auto'>{''.join(pieces)}{more}</div>"


def _marks(extraction: Extraction) -> Iterable[Mark]:
    for kind in KINDS:
        if kind.colours:
            spans = (span for record in getattr(extraction, kind.name) for span in kind.spans(record))
            yield from ((span.start, span.end, kind.name[:-1]) for span in spans if span.start < span.end)


def _underline(kinds: Sequence[str]) -> str:
    """One line under the text for each kind, the first on top."""
    lines = ",".join(f"linear-gradient(var(--{kind}),var(--{kind}))" for kind in kinds)
    places = ",".join(f"0 calc(100% - {3 * at}px)" for at in reversed(range(len(kinds))))
    return f"background:{lines};background-size:100% 2px;background-position:{places};padding-bottom:{3 * len(kinds)}px"


def _printable(text: str) -> str:
    # HTML allows no control characters, and an override of direction would run on into the page.
    return "".join(
        char if char in "\n\t" or char.isprintable() or char.isspace() else "\N{REPLACEMENT CHARACTER}" for char in text
    )


def _table(name: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{_escape(column)}</th>" for column in columns)
    body = "".join("<tr>" + "".join(f"<td>{_escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<h4>{_escape(name)}</h4><table><tr>{head}</tr>{body}</table>"


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
