"""Which project is part of which: "the line, part of the corridor"."""

import bisect
import re
from collections.abc import Iterator

import attrs

from diplotext.projects.context import Context
from diplotext.projects.words import Words

MAX_PARTS = 6
WEAK_REACH = 40
_BE = "is|are|was|were|be|being|will be|would be|to be|forms|form|became|becomes|as|also|itself"
_TO_CUE = re.compile(rf"[,(]?\s?(?:(?:which|that|it) )?(?:(?:{_BE}) ){{0,3}}(?:(?:an?|the|one) )?(?:[a-z]+ )?")
_TO_WHOLE = re.compile(r"\s(?:the |a |an |its |[\w.]+['’]s )?(?:[\w-]+ ){0,2}")
_TO_PART = re.compile(r"[\s:](?:the |a |an |its )?(?:[\w-]+ ){0,2}")
_NEXT_PART = re.compile(r"(?:, and|,| and| as well as)\s(?:the |a |an |its )?(?:[\w-]+ ){0,2}")


@attrs.frozen
class Link:
    """A project that is part of another.

    Attributes:
        part: the number of the smaller project.
        whole: the number of the larger one.
        aside: where the mention begins that is there only to say so.
    """

    part: int
    whole: int
    aside: int


def find_links(context: Context, words: Words) -> tuple[Link, ...]:
    """Find what the text says of projects that are part of others.

    Words such as "part of" make the project right behind them the larger one, and the one before them in the sentence
    its part; where they open the sentence, the next one. Words such as "including" make the projects that are listed
    behind them parts of the one right before.
    """
    if len(context.groups) < 2:
        return ()
    return tuple(link for link in (*_behind(context, words), *_listed(context, words)) if link.part != link.whole)


def wholes(links: tuple[Link, ...]) -> dict[int, int]:
    """The number of a part -> the number of its whole; of two that are said the first, and no circle of two."""
    found: dict[int, int] = {}
    for link in links:
        if found.get(link.whole) != link.part:
            found.setdefault(link.part, link.whole)
    return found


def _behind(context: Context, words: Words) -> Iterator[Link]:
    text, spans = context.text, context.spans
    for match in words.patterns["part"].finditer(text):
        at = bisect.bisect_left(spans, (match.end(), -1, -1))
        if at == len(spans) or not _TO_WHOLE.fullmatch(text, match.end(), spans[at][0]):
            continue
        first, last = context.sentence_at(match.start())
        weak = not match.group().lower().endswith(" of")  # "was built under the initiative"
        before = spans[at - 1][1] if at and spans[at - 1][0] >= first else None
        if before is not None and (
            _TO_CUE.fullmatch(text, before, match.start()) or (weak and match.start() - before < WEAK_REACH)
        ):
            yield Link(spans[at - 1][2], spans[at][2], spans[at][0])
        elif match.start() == first and at + 1 < len(spans) and spans[at + 1][0] < last:  # "As part of the corridor,"
            yield Link(spans[at + 1][2], spans[at][2], spans[at][0])


def _listed(context: Context, words: Words) -> Iterator[Link]:
    text, spans = context.text, context.spans
    for match in words.patterns["whole"].finditer(text):
        at = bisect.bisect_left(spans, (match.end(), -1, -1))
        before = spans[at - 1] if at else None
        if before is None or not 0 <= match.start() - before[1] <= len(", "):
            continue
        end, gap = match.end(), _TO_PART
        for start, stop, number in spans[at : at + MAX_PARTS]:
            if not gap.fullmatch(text, end, start):
                break
            yield Link(number, before[2], start)
            end, gap = stop, _NEXT_PART
