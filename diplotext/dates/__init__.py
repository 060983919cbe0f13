"""Dates: temporal expressions, found and resolved at string level."""

import datetime
import re
from collections.abc import Iterator

import attrs

from diplotext.dates.calendar import bounds
from diplotext.dates.find import Expression, build_grammar, find_expressions
from diplotext.dates.resolve import Context, Meaning, resolve
from diplotext.inputs import check_published, check_text
from diplotext.lexicon import Lexicon, resolve_lexicon
from diplotext.records import Anchor, Date, Modifier, Span

# What the words just before an expression say of its direction.
_AHEAD = re.compile(
    r"\b(?:will|shall|due|upcoming|scheduled|expected|plans?|planned|to be held|next|invited|intends?|by|until)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?;\n]")
_BEFORE = {
    "by": "before",
    "until": "before",
    "till": "before",
    "before": "before",
    "since": "after",
    "after": "after",
    "around": "approx",
    "about": "approx",
}
# Numbers that count or name something else: "Resolution 2231", "Article 14", "Agenda 2030", "No. 5".
_NAME_BEFORE = re.compile(
    r"(?:\b(?:Resolution|Article|Agenda|Vision|Expo|Horizon|Forum|No\.?|Chapter|Section|Flight|Boeing|Room|Mr\.?|Ms\.?|Mrs\.?|Theresa)|[#$€£])[ -]?$"
)
_COUNTED_AFTER = re.compile(
    r" (?:soldiers|troops|people|tons|tonnes|MW|megawatts|km|kilometres|kilometers|dollars|euros|million|billion|percent|per cent|members|workers|units|jobs|Forum|Agenda|World Cup|Olympics)\b"
)
_WINDOW = 80


def extract_dates(
    text: str,
    *,
    published: datetime.date | datetime.datetime | str | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Date, ...]:
    """Find and resolve the temporal expressions of a text.

    The longest expression at a place wins. Numbers that count or name something ("Resolution 2231") are none.

    Args:
        text: any string.
        published: the day against which relative expressions are resolved; None to use the text's dateline, if any.
        lexicon: None for the packaged one.

    Returns:
        Dates in text order, with offsets in code points of `text`; () if there are none.

    Raises:
        TypeError: `text` is no string.
        ValueError: `published` is a string that is no ISO date.

    >>> [date.edtf for date in extract_dates("They met on 3 and 5 May.", published="2024-05-06")]
    ['2024-05-03', '2024-05-05']
    >>> extract_dates("They may march on.")
    ()
    """
    lexicon = resolve_lexicon(lexicon)
    return tuple(_dates(check_text(text), check_published(published), lexicon))


def parse_date(expression: str, *, published: datetime.date | datetime.datetime | str | None = None) -> Date | None:
    """Read a string that is known to be one temporal expression.

    Returns:
        The date, or None where the string is none, or more than one.

    >>> parse_date("first quarter of 2023").edtf
    '2023-Q1'
    >>> parse_date("a good day") is None
    True
    """
    dates = extract_dates(expression, published=published)
    whole = expression.strip()
    return dates[0] if len(dates) == 1 and dates[0].span.text == whole else None


def _dates(text: str, published: datetime.date | None, lexicon: Lexicon) -> Iterator[Date]:
    words = lexicon.derive(build_grammar).words
    anchor: Anchor = "published"
    mentioned: str | None = None
    for number, found in enumerate(find_expressions(text, lexicon)):
        if not _is_time(text, found):
            continue
        found = attrs.evolve(found, parts={**found.parts, "whole": text[found.start : found.end].lower()})
        context = Context(
            published=published, anchor=anchor, mentioned=mentioned, ahead=_looks_ahead(text, found), words=words
        )
        for meaning in resolve(found, context):
            date = _date(text, found, meaning)
            yield date
            mentioned = date.edtf if date.first else mentioned
            if (
                published is None
                and number == 0
                and date.precision == "day"
                and date.first
                and not date.assumed
                and _stands_first(text, date)
            ):
                published, anchor = date.first, "dateline"


def _date(text: str, found: Expression, meaning: Meaning) -> Date:
    start = found.start if meaning.start is None else meaning.start
    end = found.end if meaning.end is None else meaning.end
    first, last = bounds(meaning.edtf) if meaning.edtf else (None, None)
    return Date(
        span=Span(start=start, end=end, text=text[start:end]),
        kind=meaning.kind,
        value=meaning.value,
        edtf=meaning.edtf,
        first=first,
        last=last,
        precision=meaning.precision,
        modifier=meaning.modifier or _modifier_before(text, start),
        assumed=meaning.assumed,
        anchor=meaning.anchor,
        candidates=meaning.candidates,
        rule=f"date.{found.rule}",
    )


def _is_time(text: str, found: Expression) -> bool:
    before = text[max(0, found.start - 14) : found.start]
    if _NAME_BEFORE.search(before):
        return False
    if found.rule in ("year", "month_day") and _COUNTED_AFTER.match(text, found.end):
        return False
    # "May Allah protect", "May I": a modal at the start of a sentence.
    if found.rule == "month" and found.parts["month"] in ("may", "march"):
        return (
            bool(
                re.search(
                    r"\b(?:in|of|since|until|by|for|from|during|late|early|mid|this|last|next|to|and|end)[ -]$", before
                )
            )
            or "part" in found.parts
        )
    if found.rule == "month" and found.parts["month"].rstrip(".") in ("jan", "mar", "dec", "jun", "sep"):
        return bool(re.search(r"\b(?:in|of|since|until|by)[ -]$", before))
    if found.rule == "duration" and found.parts["n"] in ("a", "an") and before.endswith(("such ", "what ")):
        return False
    if found.rule == "vague_duration":
        return bool(re.search(r"\b(?:for|over|in|of|after|recent)\s$", before))
    return True


def _looks_ahead(text: str, found: Expression) -> bool:
    window = text[max(0, found.start - _WINDOW) : found.start]
    ends = [end.end() for end in _SENTENCE_END.finditer(window)]
    return bool(_AHEAD.search(window, ends[-1] if ends else 0))


def _modifier_before(text: str, start: int) -> Modifier | None:
    words = text[max(0, start - 12) : start].lower().split()
    return _BEFORE.get(words[-1]) if words else None  # type: ignore[return-value]


def _stands_first(text: str, date: Date) -> bool:
    """The date is a dateline or a first line of its own."""
    return "\n" not in text[: date.span.start].lstrip() and date.span.start < 60 and "." not in text[: date.span.start]
