"""An extraction as plain text that a person reads: the default output of the command line."""

import textwrap
from collections.abc import Collection, Iterable, Iterator, Sequence

from diplotext.kinds import KINDS, Kind
from diplotext.kinds.wording import clean, unsure
from diplotext.result import Extraction

__all__ = ["report"]

_INDENT = "  "
_MIN_WIDTH = 50


def report(
    extraction: Extraction,
    *,
    title: str = "",
    width: int = 100,
    kinds: Collection[str] | None = None,
    full: bool = False,
) -> str:
    """Lay an extraction out in columns.

    Args:
        extraction: what to show.
        title: the name of the document, for the first line.
        width: of the terminal, in characters; less than 50 is taken as 50.
        kinds: names of the kinds of record to show; None for the main ones, or for all if there are none of these.
        full: show whole texts and every kind; else a long text is cut after two lines.

    Returns:
        Lines without colour codes or control characters, ending in a line break.
    """
    width, all_kinds = max(width, _MIN_WIDTH), kinds is None
    lines = textwrap.wrap(_head(extraction, title), width, subsequent_indent=_INDENT)
    if extraction.error:
        lines += textwrap.wrap(f"could not be read: {clean(extraction.error)}", width)
    found = [kind for kind in KINDS if getattr(extraction, kind.name)]
    if kinds is None:
        kinds = [kind.name for kind in found if kind.main and not full] or [kind.name for kind in found]
    shown = [kind for kind in found if kind.name in kinds]
    for kind in shown:
        lines += ["", kind.name.capitalize(), *_section(kind, getattr(extraction, kind.name), width, full=full)]
    if not shown:
        lines += ["", "Nothing found."]
    if all_kinds and (rest := [_count(extraction, kind) for kind in found if kind not in shown]):
        lines += ["", *textwrap.wrap(f"Not shown: {', '.join(rest)}.", width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(extraction: Extraction, title: str) -> str:
    day = [f"published {extraction.published}"] if extraction.published else []
    counts = [_count(extraction, kind) for kind in KINDS if kind.roles and kind.main and getattr(extraction, kind.name)]
    return " · ".join([clean(title) or "document", *day, *counts])


def _count(extraction: Extraction, kind: Kind) -> str:
    number = len(getattr(extraction, kind.name))
    return f"{number} {kind.name if number > 1 else kind.name[:-1]}"


def _section(kind: Kind, records: Sequence[object], width: int, *, full: bool) -> list[str]:
    most = None if full else 2
    shown = [[cell.text(record) for cell in kind.cells] for record in records]
    for cells, record in zip(shown, records, strict=True):
        cells[0] += unsure(record)
    if kind.layout == "row":
        return _rows(shown, sum(not cell.below for cell in kind.cells), width, most)
    names = [cell.name for cell in kind.cells]
    return [line for head, *facts in shown for line in _block(head, zip(names[1:], facts, strict=True), width, most)]


def _rows(table: list[list[str]], columns: int, width: int, most: int | None) -> list[str]:
    """Align all columns but the last, which is wrapped; what stands below begins where it does."""
    room = width // 3
    widths = [min(max(len(row[at]) for row in table), room) for at in range(columns - 1)]
    left = len(_INDENT) + sum(widths) + 2 * len(widths)
    lines: list[str] = []
    for row in table:
        cells = [_shorten(cell, size).ljust(size) + _INDENT for cell, size in zip(row, widths, strict=False)]
        lines += _hang(_INDENT + "".join(cells), row[columns - 1], left, width, most)
        for below in filter(None, row[columns:]):
            lines += _hang(" " * left, f"({below})", left, width, most)
    return lines


def _block(head: str, facts: Iterable[tuple[str, str]], width: int, most: int | None) -> list[str]:
    lines = textwrap.wrap(head, width, initial_indent=_INDENT, subsequent_indent=_INDENT * 2)
    for name, value in facts:
        if value:
            lines += _hang(f"{_INDENT * 3}{name:<11}", value, 17, width, most)
    return lines


def _hang(first: str, text: str, left: int, width: int, most: int | None) -> Iterator[str]:
    # A page-long quotation would bury the records after it.
    told = text if most is None else text[: 2 * most * width]
    wrapped = textwrap.wrap(told, max(width - left, 20), max_lines=most, placeholder=" …") or [""]
    for number, line in enumerate(wrapped):
        yield (" " * left if number else first) + line


def _shorten(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1] + "…"
