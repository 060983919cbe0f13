"""Dates: temporal expressions, found and resolved at string level."""

import datetime

from diplotext.dates.absolute import parse_absolute
from diplotext.dates.context import build_modifiers
from diplotext.dates.reading import read_dates
from diplotext.inputs import check_published, check_text
from diplotext.lexicon import Lexicon, resolve_lexicon
from diplotext.records import Date, Span

__all__ = ["extract_dates", "parse_date"]


def extract_dates(
    text: str,
    *,
    published: datetime.date | datetime.datetime | str | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Date, ...]:
    """Find and resolve the temporal expressions of a text.

    Of the expressions that begin at one place the longest wins; what they are made of is not listed again. Weekdays and
    dates without a year lie on the side of the publication day of which the words around them speak. Numbers that
    count, and years inside names ("Agenda 2030"), are no dates.

    Args:
        text: any string in English.
        published: the day against which relative expressions are resolved; None to take the text's dateline, if it has
            one ("MOSCOW, April 22, 2024 -").
        lexicon: None for the packaged vocabulary.

    Returns:
        The dates in text order, with offsets in code points of `text`; () if there are none.

    Raises:
        TypeError: `text` is no string.
        ValueError: `published` is a string that is no ISO date.

    Source: TimeML's annotation guidelines for TIMEX3 (values, kinds, modifiers); ISO 8601-2 for EDTF.

    >>> text = "They met on 3 and 7 May, and talk again next week."
    >>> [date.edtf for date in extract_dates(text, published="2024-05-08")]
    ['2024-05-03', '2024-05-07', '2024-05-13/2024-05-19']
    >>> extract_dates("They may march on, under Resolution 2231.")
    ()
    """
    return read_dates(check_text(text), check_published(published), resolve_lexicon(lexicon))


def parse_date(
    expression: str,
    *,
    published: datetime.date | datetime.datetime | str | None = None,
    lexicon: Lexicon | None = None,
) -> Date | None:
    """Read a string that is known to be one temporal expression.

    A word before it may modify it ("around 2010"). What the English grammar does not know may still be a full date in
    another language, or a machine's time stamp.

    Args:
        expression: the expression alone, white space around it aside; its offsets count in this string.
        published: as in `extract_dates`.
        lexicon: None for the packaged vocabulary.

    Returns:
        The date, or None where the string as a whole is none.

    Raises:
        TypeError: `expression` is no string.
        ValueError: `published` is a string that is no ISO date.

    >>> parse_date("first quarter of 2023").value
    '2023-Q1'
    >>> parse_date("22 de abril de 2024").value
    '2024-04-22'
    >>> parse_date("a good day") is None
    True
    """
    dates = read_dates(check_text(expression), check_published(published), resolve_lexicon(lexicon), sure=True)
    stripped = expression.strip()
    if len(dates) == 1 and expression[: dates[0].span.end].rstrip() == expression.rstrip():
        before = expression[: dates[0].span.start].strip().lower()
        if not before or before in resolve_lexicon(lexicon).derive(build_modifiers):
            return dates[0]
    day = parse_absolute(stripped)
    return None if day is None else _absolute(expression.index(stripped), stripped, day)


def _absolute(start: int, expression: str, day: datetime.date) -> Date:
    written = day.isoformat()
    return Date(
        span=Span(start=start, end=start + len(expression), text=expression),
        kind="date",
        value=written,
        edtf=written,
        first=day,
        last=day,
        precision="day",
        rule="date.absolute",
    )
