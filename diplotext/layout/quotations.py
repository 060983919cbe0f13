"""Quotation regions: which stretches of a text stand between quotation marks."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import attrs

Family = Literal["double", "guillemet", "single"]

_MARK = re.compile(r"''|``|(?<![^\s(]),,(?=\w)|[\"“”„‟＂″«»‹›「」『』‘’‚‛'`]")
_OPENING = frozenset(("“", "„", "‟", "``", ",,", "「", "『"))
_CLOSING = frozenset(("”", "」", "』"))
_GUILLEMETS = frozenset("«»‹›")
_SINGLES = frozenset("‘’‚‛'`")
_BEFORE_OPENING = frozenset("([{—–-/:;\"“„‟«‹‘‚'`")
# "rock 'n' roll", "'em", "the '90s": a mark for letters that are left out.
_ELISION = re.compile(r"(?:n|em|til|tis|twas|cause|bout|round|er|im|cos|\d\ds?)\b", re.IGNORECASE)
# Nobody is quoted for longer without a new paragraph; a mark that was never closed must not swallow a text of one line.
LONGEST = 6_000
# A quotation that is closed only some paragraphs later, without a mark between.
_MOST_UNMARKED = 12


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


@attrs.frozen
class _Mark:
    """A quotation mark in its place.

    Attributes:
        start, end: where the mark itself stands.
        sign: the mark.
        family: which marks may close each other.
        opens, closes: what the white space around it allows.
        sure: no apostrophe of a plural ("the ministers’ view") looks like it.
    """

    start: int
    end: int
    sign: str
    family: Family
    opens: bool
    closes: bool
    sure: bool = True


@attrs.frozen
class _Open:
    """What is open: the index of its mark (-1 for the paragraph before) and where its words begin."""

    sign: str
    family: Family
    begin: int
    mark: int


def find_quotations(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Quotation, ...]:
    """Find the quotations, paragraph by paragraph, so that a missing mark spoils one paragraph at most.

    A mark opens or closes by its shape, and where its shape leaves it open (straight marks, „low“ and »reversed« ones)
    by the white space around it. Marks of one family close each other, as texts mix curly and straight ones. A single
    mark inside or after a word is an apostrophe unless a single quotation is open. An opening mark that nothing closes
    within `LONGEST` characters, or that others come after, is dropped; else the quotation goes on to the end of its
    paragraph, and into the next ones if these close it without opening it anew.

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
    found: list[Quotation] = []
    unmarked: list[tuple[int, int]] | None = None  # the paragraphs since one that was left open
    for number, (start, end) in enumerate(paragraphs):
        marks = list(_marks(text, start, end))
        first = next((mark for mark in marks if mark.family != "single"), None)
        if unmarked is not None and first is None and len(unmarked) < _MOST_UNMARKED:
            unmarked.append((start, end))
            continue
        goes_on = unmarked is not None and first is not None and first.closes and not first.opens
        if goes_on:
            found += [Quotation(*between, closed=False) for between in unmarked or ()]
        anew = number + 1 < len(paragraphs) and text[paragraphs[number + 1][0]] in "\"“„«'`"
        here = _pair(marks, start, end, goes_on=goes_on, anew=anew)
        found += here
        unmarked = [] if any(not quotation.closed for quotation in here) else None
    return tuple(found)


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    """The marks of a paragraph, without the apostrophes that the letters around them tell."""
    for match in _MARK.finditer(text, start, end):
        sign = match[0]
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        opens = not (after.isspace() or after in ",;:!?)") and (before.isspace() or before in _BEFORE_OPENING)
        closes = not before.isspace() and not after.isalnum()
        if sign in _SINGLES:
            words = after in '[“"…' or (after.isalnum() and not _ELISION.match(text, match.end(), end))
            opens = opens and words and sign != "’"
            closes = closes and not opens and sign != "`"
            if opens or closes:
                sure = not (before in "sS" and after.isspace())
                yield _Mark(*match.span(), sign, "single", opens, closes, sure)
            continue
        if not (opens or closes):  # " spaced " or in"side: by its shape
            opens, closes = sign not in _CLOSING and before.isspace(), sign not in _OPENING
        yield _Mark(*match.span(), sign, "guillemet" if sign in _GUILLEMETS else "double", opens, closes)


def _pair(marks: Sequence[_Mark], start: int, end: int, *, goes_on: bool, anew: bool) -> list[Quotation]:
    """Match the marks of a paragraph like brackets.

    Args:
        marks: in text order.
        start: where the paragraph begins.
        end: where it ends.
        goes_on: a quotation of the paragraph before goes on here.
        anew: the next paragraph begins with a mark, so that a quotation may go on there.
    """
    pairs: list[tuple[int, int, bool]] = []
    stack = [_Open("“", "double", start, -1)] if goes_on else []
    closing, sure, opening = _next_singles(marks)
    last_pair = -1
    for number, mark in enumerate(marks):
        if mark.family == "single":
            inside = bool(stack) and stack[-1].family == "single"
            if mark.opens and not inside and closing[number] > number:
                stack.append(_Open(mark.sign, "single", mark.end, number))
            elif mark.closes and inside and not number < sure[number] < opening[number]:
                begin = stack.pop().begin
                if mark.start - begin <= LONGEST:
                    pairs.append((begin, mark.start, True))
            continue
        near = (entry for entry in reversed(stack[-3:]) if mark.start - entry.begin <= LONGEST)
        held = next((entry for entry in near if entry.family == mark.family), None)
        if held and _closes(mark, held):
            while stack.pop() is not held:
                pass
            last_pair = max(last_pair, held.mark)
            pairs.append((held.begin, mark.start, True))
        elif mark.opens or (mark.sign in _OPENING and not mark.closes):
            stack.append(_Open(mark.sign, mark.family, mark.end, number))
    left = [entry for entry in stack if entry.family != "single" and end - entry.begin <= LONGEST]
    for entry in left:
        if (anew and entry.begin - start < len("“ ‘")) or (entry is left[-1] and entry.mark >= last_pair):
            pairs.append((entry.begin, end, False))
            break
    return _nested(pairs)


def _closes(mark: _Mark, held: _Open) -> bool:
    """Whether a mark closes what is open: it stands like a closing one, or has the shape (“Yes, ”he said)."""
    if mark.sign in _GUILLEMETS and mark.opens and mark.closes:  # « Oui », with spaces
        return mark.sign != held.sign
    return mark.closes or (mark.sign in _CLOSING and held.sign in _OPENING)


def _next_singles(marks: Sequence[_Mark]) -> tuple[list[int], list[int], list[int]]:
    """For each mark, the index of the next single one from it on that closes, that surely closes, that opens."""
    closing, sure, opening = -1, -1, len(marks)
    found = []
    for number in range(len(marks) - 1, -1, -1):
        mark = marks[number]
        if mark.family == "single":
            closing = number if mark.closes else closing
            sure = number if mark.closes and mark.sure else sure
            opening = number if mark.opens else opening
        found.append((closing, sure, opening))
    found.reverse()
    return [item[0] for item in found], [item[1] for item in found], [item[2] for item in found]


def _nested(pairs: list[tuple[int, int, bool]]) -> list[Quotation]:
    found: list[Quotation] = []
    ends: list[int] = []
    for start, end, closed in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        while ends and ends[-1] <= start:
            ends.pop()
        if start < end:
            found.append(Quotation(start, end, len(ends), closed))
            ends.append(end)
    return found
