"""Periods of the calendar: days, weeks, months and so on to centuries, and steps between them."""

import calendar
import datetime
from typing import Literal

import attrs

from diplotext.terms import Precision

# Month-based units: how many months one of them has, and the zero-based month from which they are counted.
_MONTHS = {"month": (1, 0), "quarter": (3, 0), "season": (3, 2), "half": (6, 0), "year": (12, 0)}
_MONTHS |= {"decade": (120, 0), "century": (1200, 0)}
_DAYS = {"day": 1, "week": 7, "weekend": 7}
# ISO 8601-2 numbers the groups of months: seasons from 21 (spring), quarters from 33, halves from 40.
_GROUPINGS = {"season": 21, "quarter": 33, "half": 40}
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_SEASON_UNITS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

UNITS = (*_DAYS, *_MONTHS)


@attrs.frozen
class Period:
    """One stretch of the calendar that its unit counts: a day, the 17th week of 2024, a decade.

    Attributes:
        unit: "day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade" or "century".
        first: its first day.
    """

    unit: str
    first: datetime.date

    @property
    def last(self) -> datetime.date:
        """The last day, inclusive."""
        if self.unit in _DAYS:
            length = 2 if self.unit == "weekend" else _DAYS[self.unit]
            return _clamped(self.first.toordinal() + length - 1)
        following = self.shifted(1)
        return datetime.date.max if following is None else following.first - datetime.timedelta(days=1)

    @property
    def value(self) -> str:
        """The TIMEX3 value.

        >>> Period("decade", datetime.date(1970, 1, 1)).value
        '197'
        """
        year, month = self.first.year, self.first.month
        if self.unit in ("week", "weekend"):
            iso = self.first.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.unit == "weekend" else "")
        return {
            "day": self.first.isoformat(),
            "month": f"{year:04}-{month:02}",
            "quarter": f"{year:04}-Q{(month + 2) // 3}",
            "season": f"{year:04}-{_SEASONS.get(month, '')}",
            "half": f"{year:04}-H{(month + 5) // 6}",
            "year": f"{year:04}",
            "decade": f"{year // 10:03}",
            "century": f"{year // 100:02}",
        }[self.unit]

    @property
    def edtf(self) -> str:
        """The EDTF value; a week, which EDTF lacks, is the range of its days.

        >>> Period("quarter", datetime.date(2024, 4, 1)).edtf, Period("season", datetime.date(2001, 9, 1)).edtf
        ('2024-34', '2001-23')
        >>> Period("week", datetime.date(2024, 4, 15)).edtf, Period("decade", datetime.date(1970, 1, 1)).edtf
        ('2024-04-15/2024-04-21', '197X')
        """
        year, month = self.first.year, self.first.month
        if self.unit in ("week", "weekend"):
            return f"{self.first}/{self.last}"
        if self.unit in _GROUPINGS:
            return f"{year:04}-{_GROUPINGS[self.unit] + (month - 1 - _MONTHS[self.unit][1]) // _MONTHS[self.unit][0]}"
        return self.value + {"decade": "X", "century": "XX"}.get(self.unit, "")

    def edtf_end(self, side: Literal["first", "last"]) -> str:
        """The EDTF value as one end of a range, which in EDTF can be no week, quarter or half."""
        day = self.first if side == "first" else self.last
        written = {"week": 10, "weekend": 10, "quarter": 7, "half": 7}.get(self.unit)
        return self.edtf if written is None else day.isoformat()[:written]

    @property
    def precision(self) -> Precision:
        """The unit as records name it: a weekend is two days of a week."""
        names: dict[str, Precision] = {
            "day": "day", "week": "week", "weekend": "week", "month": "month", "quarter": "quarter", "season": "season",
            "half": "half", "year": "year", "decade": "decade", "century": "century",
        }  # fmt: skip
        return names[self.unit]

    def shifted(self, steps: int) -> "Period | None":
        """The period that lies `steps` units later; None beyond the years 1 to 9999.

        >>> Period("month", datetime.date(2024, 1, 1)).shifted(-1).value
        '2023-12'
        """
        if self.unit in _DAYS:
            ordinal = self.first.toordinal() + steps * _DAYS[self.unit]
            inside = 1 <= ordinal <= datetime.date.max.toordinal()
            return Period(self.unit, datetime.date.fromordinal(ordinal)) if inside else None
        count = self.first.year * 12 + self.first.month - 1 + steps * _MONTHS[self.unit][0]
        return Period(self.unit, datetime.date(count // 12, count % 12 + 1, 1)) if 12 <= count < 120_000 else None


def period_around(unit: str, day: datetime.date) -> Period:
    """The period of a unit that holds a day; for a weekend, that of the day's ISO week.

    >>> period_around("week", datetime.date(2024, 4, 24)).value
    '2024-W17'
    >>> period_around("season", datetime.date(2024, 1, 10)).value
    '2023-WI'
    """
    if unit == "day":
        return Period(unit, day)
    if unit in _DAYS:
        monday = day.toordinal() - day.weekday()
        return Period(unit, _clamped(monday + (5 if unit == "weekend" else 0)))
    size, offset = _MONTHS[unit]
    count = day.year * 12 + day.month - 1 - offset
    count = max(12, count - count % size + offset)
    return Period(unit, datetime.date(count // 12, count % 12 + 1, 1))


def period_in_year(unit: str, index: tuple[int, ...], year: int) -> Period | None:
    """The period with an index in a year: (4, 22) a day, (4,) a month, quarter or half; None where there is none.

    A season's index is the month in which it begins.

    >>> period_in_year("quarter", (4,), 2023).value
    '2023-Q4'
    >>> period_in_year("day", (2, 29), 2023)
    """
    if not 1 <= year <= 9999:
        return None
    if unit == "day":
        month, day = index
        return Period(unit, datetime.date(year, month, day)) if day <= calendar.monthrange(year, month)[1] else None
    if unit == "easter":
        return Period("day", _easter(year) + datetime.timedelta(days=index[0]))
    if unit == "nth_weekday":
        return nth_weekday(year, *index)
    month = index[0] if unit == "season" else (index[0] - 1) * _MONTHS[unit][0] + 1
    return Period(unit, datetime.date(year, month, 1)) if 1 <= month <= 12 else None


def nth_weekday(year: int, month: int, number: int, weekday: int) -> Period:
    """The first, second, ... weekday of a month; the last one if there are fewer, or for -1.

    >>> nth_weekday(2024, 5, -1, 1).value
    '2024-05-27'
    """
    first = datetime.date(year, month, 1)
    days = range(1 + (weekday - first.isoweekday()) % 7, calendar.monthrange(year, month)[1] + 1, 7)
    return Period("day", first.replace(day=days[-1 if number < 0 else min(number, len(days)) - 1]))


def _easter(year: int) -> datetime.date:
    """Easter Sunday of the western churches, by the algorithm of Meeus, Jones and Butcher."""
    century, rest = divmod(year, 100)
    epact = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + to_sunday - 7 * ((year % 19 + 11 * epact + 22 * to_sunday) // 451) + 114, 31)
    return datetime.date(year, month, day + 1)


def season_start(code: str) -> int:
    """The month in which a season begins, of the northern hemisphere as TIMEX3 has it."""
    return _SEASON_UNITS[code]


def season_code(month: int) -> str:
    """The TIMEX3 code of the season that begins in a month."""
    return _SEASONS[month]


def moved(day: datetime.date, unit: str, steps: int) -> datetime.date | None:
    """The day that lies `steps` units later, at the month's end where the month is too short.

    >>> moved(datetime.date(2024, 1, 31), "month", 1)
    datetime.date(2024, 2, 29)
    """
    period = period_around(unit, day).shifted(steps)
    if period is None:
        return None
    if unit in _DAYS:
        return _clamped(day.toordinal() + steps * _DAYS[unit])
    months = (day.year * 12 + day.month - 1) + steps * _MONTHS[unit][0]
    if not 12 <= months < 120_000:
        return None
    year, month = months // 12, months % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _clamped(ordinal: int) -> datetime.date:
    return datetime.date.fromordinal(min(max(1, ordinal), datetime.date.max.toordinal()))
