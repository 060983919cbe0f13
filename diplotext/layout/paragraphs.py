"""Paragraphs: the units that are parsed."""

import re
from collections.abc import Iterator
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_LABEL = re.compile(r"[A-Z][\w.’' -]{0,60}:(?=\s|$)")
_SENTENCE_END = tuple('.!?:;"”’)')
# Plain text is wrapped at 60 to 80 columns, mails and cables a little wider or narrower.
_NARROWEST, _WIDEST = 40, 120
# Within a sentence a line may be so much shorter than the widest: its lines are ragged.
_ROOM = 4
# A blank line behind each line of a text; one in so many of them goes on in small letters then.
_SPREAD = 2
_SPREADS = 4
_FLOWING = 3
_MARKS = "\n\r\u2028\u2029"

Range = tuple[int, int]


def find_paragraphs(text: str) -> tuple[Range, ...]:
    r"""Find the paragraphs of a text: its lines that are not blank, without the white space around them.

    A line continues the line before it, unless a blank line stands between them, where it begins with a lower-case
    letter or where the lines around it are broken at one width, as in plain-text mail.

    Args:
        text: any string.

    Returns:
        Half-open code-point ranges in text order; () if nothing is printed.

    >>> find_paragraphs("One.\n\n  Two goes\non.\nThree.\n")
    ((0, 4), (8, 20), (21, 27))
    >>> find_paragraphs(" \n")
    ()
    """
    paragraphs: list[Range] = []
    for lines in _blocks(text):
        margin = _margin(text, lines)
        for at, (start, end) in enumerate(lines):
            if at and (text[start].islower() or (margin and _continues(text, lines[at - 1], lines[at], margin))):
                paragraphs[-1] = (paragraphs[-1][0], end)
            else:
                paragraphs.append((start, end))
    return tuple(paragraphs)


def unwrap(text: str, paragraphs: tuple[Range, ...]) -> str:
    r"""The text with a space for each line break inside a paragraph; as long as before, so that offsets stay.

    >>> unwrap("Talks with Ana\nReis.\nDone.", ((0, 20), (21, 26)))
    'Talks with Ana Reis.\nDone.'
    """
    pieces = []
    at = 0
    for start, end in paragraphs:
        pieces += [text[at:start], _BREAK.sub(" ", text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


_BREAK = re.compile(rf"[{_MARKS}]")


def _blocks(text: str) -> Iterator[list[Range]]:
    """The lines without the white space around them, those together that no blank line parts.

    Where a blank line stands behind each line of a wrapped text, it parts nothing.
    """
    lines = [(start, start + len(line)) for start, line in _lines(text)]
    gaps = [text.count("\n", before[1], after[0]) for before, after in pairwise(lines)]
    spread = [gap for gap, pair in zip(gaps, pairwise(lines), strict=True) if gap == _SPREAD and _flows(text, *pair)]
    widest = _SPREAD if _SPREADS * len(spread) > gaps.count(_SPREAD) else 1
    block = lines[:1]
    for gap, line in zip(gaps, lines[1:], strict=True):
        if not 1 <= gap <= widest:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines on which something stands, each with its offset."""
    for line in _LINE.finditer(text):
        stripped = line[0].strip()
        if stripped:
            yield line.start() + line[0].index(stripped), stripped


def _flows(text: str, line: Range, after: Range) -> bool:
    """A line of some length goes on in small letters."""
    return line[1] - line[0] >= _NARROWEST and text[after[0]].islower() and text[line[1] - 1] not in _SENTENCE_END


def _margin(text: str, lines: list[Range]) -> int:
    """The width at which the lines of a block are broken; 0 if they are no prose that was wrapped.

    Either every line is as long as the next word allows, or every third line goes on in small letters.
    """
    margin = max(end - start for start, end in lines)
    if not _NARROWEST <= margin <= _WIDEST or all(text[end - 1] in _SENTENCE_END for _, end in lines[:-1]):
        return 0
    full = all(_is_full(text, line, after, margin) for line, after in pairwise(lines))
    flowing = sum(text[start].islower() for start, _ in lines[1:])
    return margin if full or _FLOWING * flowing >= len(lines) - 1 else 0


def _continues(text: str, line: Range, after: Range, margin: int) -> bool:
    """Whether a line of a wrapped block goes on in the next one.

    It does where the next word had no room, or nearly none within a sentence; a line that is set in opens a paragraph,
    and so does a speaker's label.
    """
    ended = text[line[1] - 1] in _SENTENCE_END
    if _indent(text, after[0]) > _indent(text, line[0]) or (ended and _LABEL.match(text, *after)):
        return False
    room = 0 if ended else margin // _ROOM
    return _is_full(text, line, after, margin - room)


def _is_full(text: str, line: Range, after: Range, margin: int) -> bool:
    """The first word of the next line does not fit into a line."""
    return line[1] - line[0] + 1 + len(text[slice(*after)].split(maxsplit=1)[0]) > margin


def _indent(text: str, start: int) -> int:
    """How far a line is set in."""
    return start - 1 - max(text.rfind(mark, max(0, start - _WIDEST), start) for mark in _MARKS)
