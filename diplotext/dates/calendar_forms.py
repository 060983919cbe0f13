"""What calendar expressions mean: days, months, years, feasts."""

import datetime

from diplotext.dates.meanings import Away, Base, Fixed, Meaning, Named, Range, Reference
from diplotext.dates.parts import Parts
from diplotext.dates.periods import Period, period_in_year, season_start

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar(parts: Parts) -> Meaning | None:
    """A day, month or year, as far as it is stated: "Monday, 22 April 2024", "April 22", "2024".

    A day that no month has ("31 April", "29 February 2015") is an expression without a value.
    """
    year = parts.year
    if "month" not in parts:
        return None if year is None else _fixed(period_in_year("year", (1,), year))
    unit = "day" if "day" in parts else "month"
    index = tuple(parts.number(name) for name in ("month", "day") if name in parts)
    if period_in_year(unit, index, 2000 if year is None else year) is None:
        return Reference("") if unit == "day" else None
    if year is not None:
        return _fixed(period_in_year(unit, index, year))
    weekday = parts.number("weekday") if "weekday" in parts and unit == "day" else None
    return Named(unit, index, weekday=weekday)


def day_alone(parts: Parts) -> Meaning | None:
    """A day whose month the text leaves to be understood: "on the 24th"."""
    return Named("monthday", (parts.number("number"),))


def days(parts: Parts) -> Meaning | None:
    """Days of one month: "3 to 5 May", "May 3-5, 2024"; joined by "and" only if they follow each other."""
    first, last = (
        map(int, parts["pair"].split("/")) if "pair" in parts else (parts.number("first"), parts.number("last"))
    )
    if first >= last or ("and" in parts and last != first + 1):
        return None
    shared = {name: value for name, value in parts.tokens.items() if name != "weekday"}
    ends = [calendar(Parts({**shared, "day": str(day)}, {})) for day in (first, last)]
    if any(isinstance(end, Reference) for end in ends):
        return Reference("")
    return Range(ends[0], ends[1]) if ends[0] and ends[1] else None


def day_before(parts: Parts) -> Meaning | None:
    """A day that shares the month of the next one: "12" in "12 and 14 March"."""
    index = _month_day(parts.meanings["x"])
    if index is None or parts.number("day") > index[1]:
        return None
    return _like(parts.meanings["x"], (index[0], parts.number("day")))


def day_after(parts: Parts) -> Meaning | None:
    """A day that shares the month of the one before: "14" in "March 12 and 14"."""
    index = _month_day(parts.meanings["x"])
    if index is None or parts.number("day") <= index[1]:
        return None
    shared = _like(parts.meanings["x"], (index[0], parts.number("day")))
    year = parts.year
    return shared if year is None else _fixed(period_in_year("day", (index[0], parts.number("day")), year))


def iso(parts: Parts) -> Meaning | None:
    """A date in figures, year first: "2024-04-22"."""
    year, month, day = map(int, parts["date"].split("-"))
    return _fixed(_day(year, month, day))


def figures(parts: Parts) -> Meaning | None:
    """A date in figures, year last; where day and month could change places, the day is taken first.

    A two-digit year is the one between 1970 and 2069.
    """
    one, two, written = parts["date"].split("/")
    year = int(written) if len(written) == 4 else int(written) + (1900 if int(written) >= 70 else 2000)
    readings = [_day(year, int(two), int(one)), _day(year, int(one), int(two))]
    possible = list(dict.fromkeys(reading for reading in readings if reading))
    if not possible:
        return None
    return Fixed(possible[0], candidates=tuple(period.edtf for period in possible[1:]))


def years(parts: Parts) -> Meaning | None:
    """Two years in one word: "2018/19", or "2018-19"."""
    if "both" in parts:
        first, last = map(int, parts["both"].split("/"))
    else:
        first = parts.number("year")
        last = first - first % 100 + parts.number("yy")
    if not first < last <= first + 60:
        return None
    ends = [_fixed(period_in_year("year", (1,), year)) for year in (first, last)]
    return Range(ends[0], ends[1]) if ends[0] and ends[1] else None


def fiscal(parts: Parts) -> Meaning | None:
    """A fiscal year: "FY2024", "fiscal 1989"."""
    year = parts.year
    period = None if year is None else period_in_year("year", (1,), year)
    return Fixed(period, fiscal=True) if period else None


def decade(parts: Parts) -> Meaning | None:
    """A decade: "the 1970s", "the nineties", "the nineteen eighties"."""
    year = parts.number("decade")
    if "century" in parts:
        year = parts.number("century") * 100 + year % 100
    return Fixed(Period("decade", datetime.date(year, 1, 1)))


def spelled_year(parts: Parts) -> Meaning | None:
    """A year in words: "nineteen ninety-eight"."""
    last = parts.number("tens") if "tens" in parts else parts.number("ones")
    return _fixed(period_in_year("year", (1,), parts.number("century") * 100 + last))


def century(parts: Parts) -> Meaning | None:
    """A century by its number: "the 21st century"."""
    number = parts.number("number")
    return Fixed(Period("century", datetime.date((number - 1) * 100, 1, 1))) if 2 <= number <= 30 else None


def part_of_year(parts: Parts) -> Meaning | None:
    """A quarter or half: "the third quarter", "Q1 2024", "the second half"."""
    number = parts.number("number") if "number" in parts else 4 if parts.value == "quarter" else 2
    year = parts.year
    if not 1 <= number <= (4 if parts.value == "quarter" else 2):
        return None
    return Named(parts.value, (number,)) if year is None else _fixed(period_in_year(parts.value, (number,), year))


def season(parts: Parts) -> Meaning | None:
    """A season: "autumn 2001", "the summer"."""
    month, year = season_start(parts["season"]), parts.year
    return Named("season", (month,)) if year is None else _fixed(period_in_year("season", (month,), year))


def weekday(parts: Parts) -> Meaning | None:
    """A weekday, or the last or next one."""
    return Named("weekday", (parts.number("weekday"),), parts.step, base=_base(parts))


def weekday_later(parts: Parts) -> Meaning | None:
    """A weekday so many weeks off: "a week on Tuesday", "Monday fortnight", "two Fridays ago"."""
    index = (parts.number("weekday"),)
    if "n" not in parts:
        return Away("week", 2 if parts.tokens.get("unit") == "fortnight" else 1, Named("weekday", index, 1), exact=True)
    return Away("week", 1 - parts.number("n"), Named("weekday", index, -1), exact=True)


def some_weekday(parts: Parts) -> Meaning | None:
    """No weekday in particular: "on a Wednesday"."""
    return Reference(f"XXXX-WXX-{parts.number('weekday')}")


def named(parts: Parts) -> Meaning | None:
    """The last, this or the next month or season: "last September"."""
    if "month" in parts:
        index = tuple(parts.number(name) for name in ("month", "day") if name in parts)
        return Named("day" if "day" in parts else "month", index, parts.step, base=_base(parts))
    return Named("season", (season_start(parts["season"]),), parts.step, base=_base(parts))


def feast(parts: Parts) -> Meaning | None:
    """A feast: "12-25" on a day of a month, "11-4TH" on its fourth Thursday, "easter-2" so many days from Easter."""
    if parts.value.startswith("easter"):
        return Named("easter", (int(parts.value.removeprefix("easter")),))
    month, day = parts.value.split("-")
    if day.isdigit():
        return Named("day", (int(month), int(day)))
    return Named("nth_weekday", (int(month), int(day[0]), _WEEKDAYS.index(day[1:]) + 1))


def _base(parts: Parts) -> Base:
    return "mention" if parts.value == "mention" else "published"


def _fixed(period: Period | None) -> Meaning | None:
    return Fixed(period) if period else None


def _day(year: int, month: int, day: int) -> Period | None:
    return period_in_year("day", (month, day), year) if 1 <= month <= 12 and day >= 1 else None


def _month_day(meaning: Meaning) -> tuple[int, int] | None:
    match meaning:
        case Named(unit="day", index=(month, day)):
            return month, day
        case Fixed(period=Period(unit="day", first=first)):
            return first.month, first.day
        case Range(first=first):
            return _month_day(first)
        case _:
            return None


def _like(meaning: Meaning, index: tuple[int, int]) -> Meaning | None:
    """Another day of the same month, in the same year if that is stated."""
    match meaning:
        case Fixed(period=period):
            return _fixed(period_in_year("day", index, period.first.year))
        case Range(first=first):
            return _like(first, index)
        case _:
            return Named("day", index) if period_in_year("day", index, 2000) else None
