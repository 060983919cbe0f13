"""Dates: temporal expressions, found and resolved at string level."""

import datetime

from diplotext.inputs import check_published, check_text
from diplotext.lexicon import Lexicon, resolve_lexicon
from diplotext.records import Date


def extract_dates(
    text: str,
    *,
    published: datetime.date | datetime.datetime | str | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Date, ...]:
    """Find and resolve the temporal expressions of a text."""
    check_text(text)
    check_published(published)
    resolve_lexicon(lexicon)
    return ()


def parse_date(expression: str, *, published: datetime.date | datetime.datetime | str | None = None) -> Date | None:
    """Read a string that is known to be one temporal expression."""
    return None
