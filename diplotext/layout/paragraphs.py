"""Paragraphs: the units that are parsed."""

import re

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def find_paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    r"""Find the paragraphs of a text: its lines that are not blank, without the white space around them.

    A line that begins with a lower-case letter continues the line before it (a hard wrap), unless a blank line
    stands between them.

    Args:
        text: any string.

    Returns:
        Half-open code-point ranges in text order; () if nothing is printed.

    >>> find_paragraphs("One.\n\n  Two goes\non.\nThree.\n")
    ((0, 4), (8, 20), (21, 27))
    >>> find_paragraphs(" \n")
    ()
    """
    paragraphs: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        stripped = line[0].strip()
        if not stripped:
            continue
        start = line.start() + line[0].index(stripped)
        wrapped = paragraphs and stripped[0].islower() and text.count("\n", paragraphs[-1][1], start) == 1
        if wrapped:
            paragraphs[-1] = (paragraphs[-1][0], start + len(stripped))
        else:
            paragraphs.append((start, start + len(stripped)))
    return tuple(paragraphs)
