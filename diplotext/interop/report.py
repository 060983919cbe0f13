"""An extraction as plain text that a person reads: the default output of the command line."""

import textwrap
from collections.abc import Iterable, Iterator

from diplotext.kinds import KINDS, Kind
from diplotext.kinds.wording import clean
from diplotext.result import Extraction

__all__ = ["report"]

_INDENT = "  "
_MIN_WIDTH = 50


def report(extraction: Extraction, *, title: str = "", width: int = 100) -> str:
    """Lay an extraction out in columns.

    Args:
        extraction: what to show.
        title: the name of the document, for the first line.
        width: of the terminal, in characters; less than 50 is taken as 50.

    Returns:
        Lines without colour codes or control characters, ending in a line break.
    """
    width = max(width, _MIN_WIDTH)
    lines = textwrap.wrap(_head(extraction, title), width, subsequent_indent=_INDENT)
    if extraction.error:
        lines += textwrap.wrap(f"could not be read: {clean(extraction.error)}", width)
    for kind in KINDS:
        if records := getattr(extraction, kind.name):
            lines += ["", kind.name.capitalize(), *_section(kind, records, width)]
    if not any(getattr(extraction, kind.name) for kind in KINDS):
        lines += ["", "Nothing found."]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(extraction: Extraction, title: str) -> str:
    counts = [
        f"{len(records)} {kind.name if len(records) > 1 else kind.name[:-1]}"
        for kind in KINDS
        if kind.roles and (records := getattr(extraction, kind.name))
    ]
    day = [f"published {extraction.published}"] if extraction.published else []
    return " · ".join([clean(title) or "document", *day, *counts])


def _section(kind: Kind, records: Iterable[object], width: int) -> list[str]:
    shown = [[cell.text(record) for cell in kind.cells] for record in records]
    if kind.layout == "row":
        return _rows(shown, width)
    names = [cell.name for cell in kind.cells]
    return [line for head, *facts in shown for line in _block(head, zip(names[1:], facts, strict=True), width)]


def _rows(table: list[list[str]], width: int) -> list[str]:
    """Align all columns but the last, which is wrapped to two lines at most."""
    room = width // 3
    widths = [min(max(len(row[at]) for row in table), room) for at in range(len(table[0]) - 1)]
    left = len(_INDENT) + sum(widths) + 2 * len(widths)
    lines: list[str] = []
    for row in table:
        cells = [_shorten(cell, size).ljust(size) + _INDENT for cell, size in zip(row[:-1], widths, strict=True)]
        lines += _hang(_INDENT + "".join(cells), row[-1], left, width)
    return lines


def _block(head: str, facts: Iterable[tuple[str, str]], width: int) -> list[str]:
    lines = textwrap.wrap(head, width, initial_indent=_INDENT, subsequent_indent=_INDENT * 2)
    for name, value in facts:
        if value:
            lines += _hang(f"{_INDENT * 3}{name:<11}", value, 17, width)
    return lines


def _hang(first: str, text: str, left: int, width: int) -> Iterator[str]:
    # A page-long quotation would bury the records after it; the JSON holds all of it.
    wrapped = textwrap.wrap(text[: 4 * width], max(width - left, 20), max_lines=2, placeholder=" …") or [""]
    for number, line in enumerate(wrapped):
        yield (" " * left if number else first) + line


def _shorten(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1] + "…"
