"""Quotation regions: which stretches of a text stand between quotation marks."""

import re
from collections.abc import Iterator

import attrs

_MARK = re.compile(r"''|``|[\"“”„‟«»‹›‘’‚']")
# What closes what: an opening mark and the family that it belongs to.
_OPENING = {"“": "double", "„": "double", "‟": "double", "``": "double", "«": "guillemet", "‹": "single guillemet"}
_CLOSING = {"”": "double", "»": "guillemet", "›": "single guillemet"}
_SINGLE = {"‘", "‚"}
_BEFORE_OPENING = "([{—–-/:;"


@attrs.frozen
class Quotation:
    """A quotation in one paragraph.

    Attributes:
        start: offset after the opening mark.
        end: offset of the closing mark, or the end of the paragraph where it is left open.
        depth: 0 for an outer quotation, 1 for one inside it, and so on.
        closed: the closing mark is there.
    """

    start: int
    end: int
    depth: int = 0
    closed: bool = True


def find_quotations(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Quotation, ...]:
    """Find the quotations, paragraph by paragraph, so that a missing mark spoils one paragraph at most.

    A mark opens or closes by its shape, and where its shape leaves it open (straight marks) by the white space around
    it. A single mark between letters or after a word is an apostrophe unless a single quotation is open. A mark that
    opens anew what is already open shows that the earlier one was never closed: the earlier one is dropped.

    Args:
        text: any string.
        paragraphs: half-open code-point ranges in text order.

    Returns:
        The quotations by start, outer ones before those inside them; () if there are none.

    >>> text = '“We agree,” he said.'
    >>> [text[q.start:q.end] for q in find_quotations(text, ((0, len(text)),))]
    ['We agree,']
    >>> find_quotations("The minister's aides' views", ((0, 27),))
    ()
    """
    found = [quotation for start, end in paragraphs for quotation in _paragraph_quotations(text, start, end)]
    return tuple(sorted(found, key=lambda quotation: (quotation.start, -quotation.end)))


def _paragraph_quotations(text: str, start: int, end: int) -> Iterator[Quotation]:
    opened: dict[str, int] = {}
    last_single = _last_single_closing(text, start, end)
    for mark in _MARK.finditer(text, start, end):
        family, opens = _read_mark(text, mark, start, end, opened, last_single)
        if family is None:
            continue
        if opens:
            for inner in _since(opened, family):
                del opened[inner]
            opened[family] = mark.end()
        elif family in opened:
            depth = list(opened).index(family)
            for inner in list(opened)[depth + 1 :]:
                del opened[inner]
            begin = opened.pop(family)
            if begin < mark.start():
                yield Quotation(begin, mark.start(), depth)
    for depth, (family, begin) in enumerate(opened.items()):
        if family in ("double", "straight", "guillemet") and begin < end:
            yield Quotation(begin, end, depth, closed=False)
            break


def _since(opened: dict[str, int], family: str) -> list[str]:
    """The open families from `family` inwards; none if it is not open."""
    order = list(opened)
    return order[order.index(family) :] if family in opened else []


def _read_mark(
    text: str, mark: re.Match[str], start: int, end: int, opened: dict[str, int], last_single: int
) -> tuple[str | None, bool]:
    """The family of a mark and whether it opens; (None, False) for an apostrophe or a stray mark."""
    sign = mark[0]
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    at_opening = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING or before in "\"“‘'„«")
    if sign == "“" and "double" in opened and not at_opening:
        return "double", False  # „Ja“ closes with the mark that opens in English
    if sign in _OPENING:
        return _OPENING[sign], True
    if sign in _CLOSING:
        return _CLOSING[sign], _CLOSING[sign] not in opened and at_opening
    if sign in ('"', "''"):
        if "straight" not in opened:
            return ("straight", True) if at_opening or (before.isspace() and after.isspace()) else (None, False)
        return "straight", at_opening and before.isspace()
    if sign in _SINGLE:
        return ("single", True) if at_opening and mark.start() < last_single else (None, False)
    if "single" in opened:
        return ("single", False) if not after.isalnum() and not before.isspace() else (None, False)
    if sign == "'" and at_opening and after.isalpha() and mark.start() < last_single:
        return "single", True
    return None, False


def _last_single_closing(text: str, start: int, end: int) -> int:
    """Offset of the last mark in the paragraph that could close a single quotation; -1 for none."""
    at = end
    while at > start:
        at = max(text.rfind("'", start, at), text.rfind("’", start, at))
        if at < 0:
            return -1
        after = text[at + 1] if at + 1 < end else " "
        if not after.isalnum() and at > start and not text[at - 1].isspace():
            return at
    return -1
