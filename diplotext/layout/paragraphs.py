"""Paragraphs: the units that are parsed."""

import re
from collections.abc import Iterator
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_SENTENCE_END = tuple('.!?:;"”’)')
# Plain text is wrapped at 60 to 80 columns, mails and cables a little wider or narrower.
_NARROWEST, _WIDEST = 40, 120

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
        wrapped = _is_wrapped(text, lines)
        for at, (start, end) in enumerate(lines):
            if at and (wrapped or text[start].islower()):
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


_BREAK = re.compile(r"[\n\r\u2028\u2029]")


def _blocks(text: str) -> Iterator[list[Range]]:
    """The lines without the white space around them, those together that no blank line parts."""
    block: list[Range] = []
    for line in _LINE.finditer(text):
        stripped = line[0].strip()
        if not stripped:
            continue
        start = line.start() + line[0].index(stripped)
        if block and text.count("\n", block[-1][1], start) != 1:
            yield block
            block = []
        block.append((start, start + len(stripped)))
    if block:
        yield block


def _is_wrapped(text: str, lines: list[Range]) -> bool:
    """Whether the lines are one paragraph, broken wherever the next word would have passed the margin."""
    margin = max(end - start for start, end in lines)
    if not _NARROWEST <= margin <= _WIDEST or all(text[end - 1] in _SENTENCE_END for _, end in lines[:-1]):
        return False
    return all(
        end - start + 1 + len(text[after:stop].split(maxsplit=1)[0]) > margin
        for (start, end), (after, stop) in pairwise(lines)
    )
