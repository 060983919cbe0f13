"""Full dates in the spellings of other languages and of machines, read by dateparser."""

import datetime
import functools
import re
from collections.abc import Callable

# A day, a month and a year take no more; the year has four digits.
_LONGEST = 60
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def parse_absolute(expression: str) -> datetime.date | None:
    """Read a string that states day, month and year, in any language that dateparser knows.

    Source: dateparser, told to take nothing that is not stated.

    >>> parse_absolute("le 22 avril 2024"), parse_absolute("Mon, 22 Apr 2024 10:00:00 +0300")
    (datetime.date(2024, 4, 22), datetime.date(2024, 4, 22))
    >>> parse_absolute("avril 2024")
    """
    if len(expression) > _LONGEST or not _YEAR.search(expression):
        return None
    return _reader()(expression)


@functools.cache
def _reader() -> Callable[[str], datetime.date | None]:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - loaded for these strings alone

    parser = DateDataParser(settings={"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]})

    def read(expression: str) -> datetime.date | None:
        try:
            found = parser.get_date_data(expression).date_obj
        except (ValueError, OverflowError):
            return None
        return found.date() if found else None

    return read
