"""Datelines: where and when a report was filed, before its first sentence."""

import re
from collections.abc import Iterator, Mapping

_PLACE = r"[^\W\d_][\w.'’-]*(?:[ /][^\W\d_][\w.'’-]*){0,3}"
_DAY = r"(?:[A-Z]\w{2,8}\.? \d{1,2}|\d{1,2} [A-Z]\w{2,8}\.?)(?:,? \d{4})?"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:, {_PLACE})?)(?P<day>,? {_DAY})?,?(?P<agency> ?\([^()\n]{{2,40}}\))?:? ?(?:--?|[–—])(?=\s)"
)


def find_dateline(text: str, start: int, end: int) -> int | None:
    """Find where the dateline of a paragraph ends, behind its dash.

    A place in capitals, or a place with a day or an agency: "OSLO -", "Oslo, 4 May -", "Oslo (Nord Wire) -".

    Args:
        text: the whole text.
        start: offset of the paragraph's first character.
        end: offset behind its last one.

    Returns:
        The offset behind the dash; None where there is no dateline.

    >>> find_dateline("OSLO, May 4 (Nord Wire) - The king left.", 0, 40)
    25
    >>> find_dateline("Well - the king left.", 0, 21) is None
    True
    """
    match = _DATELINE.match(text, start, end)
    if match is None or not match["place"][0].isupper():
        return None
    return match.end() if match["day"] or match["agency"] or match["place"].split(",")[0].isupper() else None


def parsed_apart(
    text: str, paragraphs: tuple[tuple[int, int], ...], *, words: Mapping[int, int] | None = None
) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs, a dateline and a speaker's label apart from what follows: no sentence begins with one.

    Args:
        text: the whole text.
        paragraphs: half-open ranges in text order.
        words: where a paragraph with a label begins -> where its words begin; None for none.
    """
    for start, end in paragraphs:
        begin = (words or {}).get(start, start)
        if start < begin < end:
            yield start, start + len(text[start:begin].rstrip())
        cut = find_dateline(text, begin, end)
        if cut is not None and cut < end:
            yield begin, cut
            yield cut + 1, end
        else:
            yield (begin if begin < end else start), end
