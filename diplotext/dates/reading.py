"""From a text to its dates: find them, settle what they are counted from, resolve one after the other."""

import datetime
import functools
from collections.abc import Callable, Iterator, Sequence

import attrs

from diplotext.dates.absolute import find_absolute
from diplotext.dates.context import direction_by_words, modifier_before
from diplotext.dates.find import Mention, find_mentions
from diplotext.dates.meanings import Fixed, Range
from diplotext.dates.periods import Period
from diplotext.dates.places import Context
from diplotext.dates.resolve import Resolved, resolve
from diplotext.layout import find_paragraphs, unwrap
from diplotext.lexicon import Lexicon
from diplotext.records import Date, Span
from diplotext.terms import Anchor, Modifier

# Says of which time the text speaks at a stretch of it: -1, 1, or 0 for unknown.
Direction = Callable[[int, int], int]

_MODIFIERS: dict[str, Modifier] = {"start": "start", "mid": "mid", "end": "end", "approx": "approx"}


def read_dates(
    text: str,
    published: datetime.date | None,
    lexicon: Lexicon,
    *,
    direction: Direction | None = None,
    sure: bool = False,
) -> tuple[Date, ...]:
    """Find the dates of a text and resolve them in text order.

    Args:
        text: any string.
        published: None to look for a dateline.
        lexicon: the vocabulary.
        direction: asked first of which time the text speaks; what it leaves open is settled by the words around.
        sure: the text is known to be a date, so that nothing is asked of what stands around it.
    """
    flow = unwrap(text, find_paragraphs(text))
    mentions = _merged([*find_mentions(flow, lexicon, sure=sure)], [*find_absolute(flow, lexicon)])
    today, anchor = _anchor(flow, mentions, published)
    dates = tuple(_resolved(flow, mentions, Context(today, anchor, None, None, int), lexicon, direction))
    return dates if flow == text else tuple(_quoted(text, date) for date in dates)


def _merged(english: Sequence[Mention], others: Sequence[Mention]) -> tuple[Mention, ...]:
    """The expressions in text order; a full date in another language holds what the grammar saw of it."""
    if not others:
        return tuple(english)
    merged: list[Mention] = []
    for mention in sorted([*others, *english], key=lambda it: (it.start, -it.end)):
        if merged and mention.start < merged[-1].end:
            longest = max(merged[-1], mention, key=lambda it: it.end - it.start)
            merged[-1] = longest
        else:
            merged.append(mention)
    return tuple(merged)


def _quoted(text: str, date: Date) -> Date:
    """The date with its span as it is written in the text, line breaks and all."""
    start, end = date.span.start, date.span.end
    return attrs.evolve(date, span=Span(start=start, end=end, text=text[start:end]))


def _resolved(
    text: str, mentions: Sequence[Mention], context: Context, lexicon: Lexicon, direction: Direction | None
) -> Iterator[Date]:
    for mention in mentions:

        def side(start: int = mention.start, end: int = mention.end) -> int:
            told = direction(start, end) if direction else 0
            return told or direction_by_words(text, start, end, lexicon)

        here = attrs.evolve(context, direction=functools.cache(side))
        resolved = resolve(mention.meaning, here)
        yield _date(text, mention, resolved, lexicon)
        if resolved.place and resolved.kind != "duration":
            context = _after(context, resolved.place.last)


def _after(context: Context, mention: Period) -> Context:
    """The context behind an expression."""
    whole = context.whole
    inside = whole is not None and whole.unit != "year" and whole.first <= mention.first and mention.last <= whole.last
    return attrs.evolve(context, mention=mention, whole=whole if inside else mention)


def _date(text: str, mention: Mention, resolved: Resolved, lexicon: Lexicon) -> Date:
    place = resolved.place
    modifier = _MODIFIERS.get(mention.modifier) or modifier_before(text, mention.start, lexicon)
    return Date(
        span=Span(start=mention.start, end=mention.end, text=text[mention.start : mention.end]),
        kind=resolved.kind,
        value=resolved.value,
        edtf=resolved.edtf,
        first=place.first.first if place else None,
        last=place.last.last if place else None,
        precision=resolved.precision,
        modifier=modifier,
        assumed=place.assumed if place else (),
        anchor=place.anchor if place else None,
        candidates=resolved.candidates,
        rule=mention.rule,
    )


def _anchor(
    text: str, mentions: Sequence[Mention], published: datetime.date | None
) -> tuple[datetime.date | None, Anchor | None]:
    """The publication day; without one, that of a dateline."""
    if published is not None:
        return published, "published"
    for mention in mentions[:3]:
        match mention.meaning:
            case Fixed(period=Period(unit="day", first=day)) if _is_dateline(text, mention):
                return day, "dateline"
            case Fixed() | Range():
                continue
    return None, None


def _is_dateline(text: str, mention: Mention) -> bool:
    """A full date that ends a heading line, or opens the text after a place: "MOSCOW, April 22, 2024 -"."""
    if mention.start > 400:
        return False
    line_start = text.rfind("\n", 0, mention.start) + 1
    line_end = text.find("\n", mention.end)
    before = text[line_start : mention.start].strip()
    # "OSLO (April 22, 2024) -"
    after = text[mention.end : line_end if line_end >= 0 else len(text)].strip(" \t)")
    alone = not before and not after.strip("().,")
    place = all(word[0].isupper() or not word[0].isalpha() for word in before.split()) and len(before) <= 60
    return alone or (place and after.startswith(("-", "–", "—", "/", "(", ":", "|")))
