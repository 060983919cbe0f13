"""Periods of the calendar: their first and last days and how they are written."""

import calendar
import datetime

DAY = datetime.timedelta(days=1)


def valid_day(year: int, month: int, day: int) -> datetime.date | None:
    """The day, or None where the calendar has no such day.

    >>> valid_day(2023, 2, 29) is None
    True
    """
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def shift(day: datetime.date, days: int) -> datetime.date | None:
    """A day some days later or earlier, or None beyond the calendar's ends."""
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return None


def bounds(edtf: str) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day of an EDTF value, an ISO week, a quarter or a half; (None, None) for what is open.

    >>> bounds("2024-Q1")
    (datetime.date(2024, 1, 1), datetime.date(2024, 3, 31))
    >>> bounds("XXXX-04-22")
    (None, None)
    """
    if "/" in edtf:
        first, last = edtf.split("/")
        return bounds(first)[0], bounds(last)[1]
    year = edtf[:4]
    if "X" in year:
        head = year.rstrip("X")
        if not head or len(edtf) > 4:
            return None, None
        return _days(int(head.ljust(4, "0")), 1, int(head.ljust(4, "9")), 12)
    rest = edtf[5:]
    if not rest:
        return _days(int(year), 1, int(year), 12)
    if rest[0] == "W":
        return _week(int(year), int(rest[1:3]), weekend=rest.endswith("WE"))
    if rest[0] == "Q":
        return _days(int(year), 3 * int(rest[1]) - 2, int(year), 3 * int(rest[1]))
    if rest[0] == "H":
        return _days(int(year), 6 * int(rest[1]) - 5, int(year), 6 * int(rest[1]))
    if rest.isalpha():
        return None, None
    if len(rest) == 2:
        return _days(int(year), int(rest), int(year), int(rest))
    day = valid_day(int(year), int(rest[:2]), int(rest[3:]))
    return day, day


def _week(year: int, week: int, *, weekend: bool) -> tuple[datetime.date | None, datetime.date | None]:
    try:
        monday = datetime.date.fromisocalendar(year, week, 1)
    except ValueError:
        return None, None
    return monday + 5 * DAY if weekend else monday, monday + 6 * DAY


def _days(year: int, month: int, year2: int, month2: int) -> tuple[datetime.date | None, datetime.date | None]:
    first = valid_day(year, month, 1)
    return first, first and valid_day(year2, month2, calendar.monthrange(year2, month2)[1])


def month_after(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month some months later or earlier.

    >>> month_after(2024, 1, -1)
    (2023, 12)
    """
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def iso_week(day: datetime.date) -> str:
    """The ISO week of a day: "2024-W17"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
