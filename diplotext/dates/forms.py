"""What each rule's parts mean: one function a form, from the captured parts to a meaning."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeAlias

import attrs

from diplotext.dates.meanings import (
    Again,
    Away,
    Base,
    Fixed,
    InYear,
    Length,
    Meaning,
    Named,
    Nth,
    Range,
    Recurrence,
    Reference,
    Shifted,
    Stretch,
    Timed,
    unit_of,
)  # fmt: skip
from diplotext.dates.periods import UNITS, Period, period_in_year, season_start

# ISO 8601 letters of durations, with TIMEX3's E and C for decades and centuries; a weekend and a night are counted in days.
_LETTERS = {"second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "night": "{}D", "week": "{}W"}
_LETTERS |= {"weekend": "{}WE", "month": "{}M", "quarter": "{}Q", "year": "{}Y", "decade": "{}E", "century": "{}C"}
_LETTERS |= {"millennium": "{}L", "semester": "{}H"}
_HALVES = {"minute": "PT30S", "hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y"}


@attrs.frozen
class Parts:
    """The captured parts of a match: token values and meanings of smaller expressions."""

    tokens: Mapping[str, str]
    meanings: Mapping[str, Meaning]

    def __contains__(self, name: str) -> bool:
        return name in self.tokens

    def __getitem__(self, name: str) -> str:
        return self.tokens[name]

    def number(self, name: str) -> int:
        """A captured number."""
        return int(Decimal(self.tokens[name]))


Form: TypeAlias = Callable[[Parts, str], Meaning | None]


def calendar(parts: Parts, _value: str) -> Meaning | None:
    """A day, month or year, as far as it is stated: "Monday, 22 April 2024", "April 22", "2024"."""
    year = _year(parts)
    if "month" not in parts:
        return None if year is None else _fixed(period_in_year("year", (1,), year))
    unit = "day" if "day" in parts else "month"
    index = tuple(parts.number(name) for name in ("month", "day") if name in parts)
    if year is not None:
        return _fixed(period_in_year(unit, index, year))
    weekday = parts.number("weekday") if "weekday" in parts and unit == "day" else None
    return Named(unit, index, weekday=weekday) if period_in_year(unit, index, 2000) else None


def days(parts: Parts, _value: str) -> Meaning | None:
    """Days of one month: "3 to 5 May", "May 3-5, 2024"; joined by "and" only if they follow each other."""
    first, last = parts.number("first"), parts.number("last")
    if first >= last or ("and" in parts and last != first + 1):
        return None
    shared = {name: value for name, value in parts.tokens.items() if name != "weekday"}
    ends = [calendar(Parts({**shared, "day": str(day)}, {}), "") for day in (first, last)]
    return Range(ends[0], ends[1]) if ends[0] and ends[1] else None


def day_before(parts: Parts, _value: str) -> Meaning | None:
    """A day that shares the month of the next one: "12" in "12 and 14 March"."""
    index = _month_day(parts.meanings["x"])
    if index is None or parts.number("day") > index[1]:
        return None
    return _like(parts.meanings["x"], (index[0], parts.number("day")))


def day_after(parts: Parts, _value: str) -> Meaning | None:
    """A day that shares the month of the one before: "14" in "March 12 and 14"."""
    index = _month_day(parts.meanings["x"])
    if index is None or parts.number("day") <= index[1]:
        return None
    shared = _like(parts.meanings["x"], (index[0], parts.number("day")))
    year = _year(parts)
    return shared if year is None else _fixed(period_in_year("day", (index[0], parts.number("day")), year))


def iso(parts: Parts, _value: str) -> Meaning | None:
    """A date in figures, year first: "2024-04-22"."""
    year, month, day = map(int, parts["date"].split("-"))
    return _fixed(_day(year, month, day))


def figures(parts: Parts, _value: str) -> Meaning | None:
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


def years(parts: Parts, _value: str) -> Meaning | None:
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


def fiscal(parts: Parts, _value: str) -> Meaning | None:
    """A fiscal year: "FY2024", "fiscal 1989"."""
    year = _year(parts)
    period = None if year is None else period_in_year("year", (1,), year)
    return Fixed(period, fiscal=True) if period else None


def decade(parts: Parts, _value: str) -> Meaning | None:
    """A decade: "the 1970s", "the nineties"."""
    return Fixed(Period("decade", datetime.date(parts.number("decade"), 1, 1)))


def century(parts: Parts, _value: str) -> Meaning | None:
    """A century by its number: "the 21st century"."""
    number = parts.number("number")
    return Fixed(Period("century", datetime.date((number - 1) * 100, 1, 1))) if 2 <= number <= 30 else None


def part_of_year(parts: Parts, value: str) -> Meaning | None:
    """A quarter or half: "the third quarter", "Q1 2024", "the second half"."""
    number = parts.number("number") if "number" in parts else 4 if value == "quarter" else 2
    year = _year(parts)
    if not 1 <= number <= (4 if value == "quarter" else 2):
        return None
    return Named(value, (number,)) if year is None else _fixed(period_in_year(value, (number,), year))


def season(parts: Parts, _value: str) -> Meaning | None:
    """A season: "autumn 2001", "the summer"."""
    month, year = season_start(parts["season"]), _year(parts)
    return Named("season", (month,)) if year is None else _fixed(period_in_year("season", (month,), year))


def weekday(parts: Parts, _value: str) -> Meaning | None:
    """A weekday, or the last or next one."""
    return Named("weekday", (parts.number("weekday"),), _step(parts))


def named(parts: Parts, _value: str) -> Meaning | None:
    """The last, this or the next month or season: "last September"."""
    if "month" in parts:
        return Named("month", (parts.number("month"),), _step(parts))
    return Named("season", (season_start(parts["season"]),), _step(parts))


def deictic(parts: Parts, value: str) -> Meaning | None:
    """A day counted from today: "yesterday", "the day after tomorrow"."""
    return Shifted("day", int(value) if value else parts.number("step"))


def shifted(parts: Parts, value: str) -> Meaning | None:
    """A unit counted from now ("last year"), or from the date mentioned last.

    The rule's value gives what the tokens do not: the unit, the step, the base.
    """
    words = value.split()
    unit = parts.tokens.get("unit") or next(word for word in words if word in UNITS)
    step = parts.tokens.get("step") or next((word for word in words if word.lstrip("+-").isdigit()), "0")
    base: Base = "mention" if "mention" in words else "topic" if "topic" in words else "published"
    return Shifted(unit, int(step), base, clause=unit == "weekend" and base == "topic")


def stretch(parts: Parts, value: str) -> Meaning | None:
    """A length of time up to now or from now on: "the past four years", "the past year"."""
    count, written = _count(parts)
    unit = parts["unit"]
    if unit not in UNITS:
        return Length(unit, count, _duration(written, unit))
    return Stretch(unit, count, _duration(written, unit), 1 if value == "1" else -1)


def length(parts: Parts, value: str) -> Meaning | None:
    """A bare length of time: "three years", "half an hour", or with the value "X" a plural: "decades"."""
    unit = parts["unit"]
    if value:
        return Length(unit, None, _duration(value, unit))
    if "a_half" in parts:
        return Length(unit, None, _HALVES.get(unit) or _duration("0.5", unit))
    count, written = _count(parts)
    return Length(unit, count, _duration(written, unit))


def ago(parts: Parts, _value: str) -> Meaning | None:
    """So many units before now: "two days ago"; with no number, a reference to the past."""
    return _away(parts, Shifted("day", 0), -1)


def from_now(parts: Parts, _value: str) -> Meaning | None:
    """So many units after now: "three years from now"."""
    return _away(parts, Shifted("day", 0), 1)


def later(parts: Parts, _value: str) -> Meaning | None:
    """So many units after or before the date mentioned last: "two years later", "a year earlier"."""
    unit = parts["unit"] if parts["unit"] in UNITS else "day"
    return _away(parts, Shifted(unit, 0, "mention"), parts.number("side"))


def away(parts: Parts, _value: str) -> Meaning | None:
    """A length before or after a date that stands beside it: "two days after 3 May", "a year ago this week"."""
    step = parts.meanings["length"]
    origin = parts.meanings["x"]
    if isinstance(step, Away):
        return Away(step.unit, step.steps, origin, exact=True)
    if not isinstance(step, Length) or step.count is None or step.unit not in UNITS:
        return None
    return Away(step.unit, step.count * parts.number("side"), origin, exact=True)


def recurrence(parts: Parts, value: str) -> Meaning | None:
    """A set: "every two years", "every Monday", "annually"."""
    if "weekday" in parts:
        return Recurrence(f"XXXX-WXX-{parts['weekday']}" + (f"T{parts['part']}" if "part" in parts else ""))
    if "month" in parts:
        return Recurrence(f"XXXX-{parts.number('month'):02}")
    if "season" in parts:
        return Recurrence(f"XXXX-{parts['season']}")
    if "part" in parts:
        return Recurrence(f"XXXX-XX-XXT{parts['part']}")
    if "unit" not in parts:
        return Recurrence(value)
    number = parts["number"] if "number" in parts else "1"  # noqa: SIM401 - Parts is no dict
    return Recurrence(_duration("2" if "other" in parts else number, parts["unit"]))


def reference(_parts: Parts, value: str) -> Meaning | None:
    """A vague reference."""
    return Reference(value)


def feast(_parts: Parts, value: str) -> Meaning | None:
    """A feast with a fixed date."""
    month, day = value.split("-")
    return Named("day", (int(month), int(day)))


def clock(parts: Parts, value: str) -> Meaning | None:
    """A clock time: "18:30", "6:30 p.m. EST", "0800 UTC", "noon"."""
    if value:
        return Timed(value)
    if "hhmm" in parts:
        hour, minute = parts["hhmm"][:2], parts["hhmm"][2:]
    else:
        hour, _, minute = (parts["clock"] if "clock" in parts else parts["hour"]).partition(":")
    number = int(hour)
    if "half_day" in parts:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if parts["half_day"] == "p" else 0)
    return Timed(f"T{number:02}" + (f":{minute}" if minute else ":00") + parts.tokens.get("zone", ""))


def daypart(parts: Parts, value: str) -> Meaning | None:
    """A part of a day, by itself or of a day beside it: "this morning", "Tuesday night"."""
    day = parts.meanings.get("x") or (Shifted("day", int(value)) if value else None)
    return Timed("T" + parts.tokens.get("part", "NI"), day)


def timed(parts: Parts, _value: str) -> Meaning | None:
    """A clock time or part of a day with the day beside it: "6 p.m. on Tuesday"."""
    time = parts.meanings["time"]
    return Timed(time.clock, parts.meanings["x"]) if isinstance(time, Timed) else None


def nth(parts: Parts, value: str) -> Meaning | None:
    """A part of a period by its number: "the last week of March", "the first nine months of 2023"."""
    number = parts.number("number")
    unit, count = parts.tokens.get("unit", value), 1
    if isinstance(stretch_of := parts.meanings.get("length"), Length):
        unit, count = stretch_of.unit, stretch_of.count or 0
    inside = unit in UNITS and count >= 1 and UNITS.index(unit) < UNITS.index(unit_of(parts.meanings["x"]) or "day")
    if not inside:
        return None
    if unit in ("quarter", "half") and number == -1 and count == 1:
        number = 4 if unit == "quarter" else 2
    return Nth(number, unit, parts.meanings["x"], count)


def nth_weekday(parts: Parts, _value: str) -> Meaning | None:
    """ "the first Monday of June"."""
    day = parts.meanings["day"]
    return (
        InYear(attrs.evolve(day, step=parts.number("number")), parts.meanings["x"]) if isinstance(day, Named) else None
    )


def in_year(parts: Parts, _value: str) -> Meaning | None:
    """A part with the year, or the week, that another expression gives."""
    part, whole = parts.meanings["x"], parts.meanings["year"]
    if isinstance(part, Range):
        return Range(InYear(part.first, whole), InYear(part.last, whole))
    return InYear(part, whole)


def shared_year(parts: Parts, _value: str) -> Meaning | None:
    """A part with the year of one like it: "March" in "March and May 2023"."""
    part, whole = parts.meanings["x"], parts.meanings["year"]
    like = isinstance(whole, Fixed | InYear) and unit_of(part) == unit_of(whole)
    return InYear(part, whole) if like else None


def again(parts: Parts, value: str) -> Meaning | None:
    """The date mentioned last, in the year that is given, or so many years off."""
    year = parts.meanings.get("year")
    return Again(int(value or "0")) if year is None else InYear(Again(0), year)


def same(parts: Parts, _value: str) -> Meaning | None:
    """What the smaller expression means; the words around it only modify it."""
    return parts.meanings["x"]


def between(parts: Parts, _value: str) -> Meaning | None:
    """A range from one date to another; the first shares the year of the second."""
    first, last = parts.meanings["x"], parts.meanings["y"]
    if "and" in parts and not _adjacent(first, last):
        return None
    if isinstance(first, Named) and first.step is None and first.unit != "weekday" and not isinstance(last, Named):
        first = InYear(first, last)
    return Range(first, last)


def _adjacent(first: Meaning, last: Meaning) -> bool:
    """ "January and February" covers what "January to February" does."""
    match first, last:
        case Named(unit="month", index=(one,)), Named(unit="month", index=(two,)):
            return two == one + 1
        case _:
            return False


def _fixed(period: Period | None) -> Meaning | None:
    return Fixed(period) if period else None


def _day(year: int, month: int, day: int) -> Period | None:
    return period_in_year("day", (month, day), year) if 1 <= month <= 12 and day >= 1 else None


def _year(parts: Parts) -> int | None:
    if "year" in parts:
        return parts.number("year")
    return parts.number("yy") + (1900 if parts.number("yy") >= 70 else 2000) if "yy" in parts else None


def _step(parts: Parts) -> int | None:
    return parts.number("step") if "step" in parts else None


def _count(parts: Parts) -> tuple[int | None, str]:
    """How many: as a whole number, or None, and as TIMEX3 writes it ("2.5", "X")."""
    if "vague" in parts:
        return None, "X"
    number = Decimal(parts.tokens.get("n", "1")) * Decimal(parts.tokens.get("scale", "1"))
    if "half" in parts:
        number += Decimal("0.5")
    whole = number == number.to_integral_value()
    return (int(number), str(int(number))) if whole else (None, str(number.normalize()))


def _duration(count: str, unit: str) -> str:
    if unit == "fortnight":
        return "PXW" if count == "X" else f"P{(Decimal(count) * 2).normalize():f}W"
    return "P" + _LETTERS[unit].format(count)


def _away(parts: Parts, origin: Meaning, side: int) -> Meaning | None:
    count, _ = _count(parts)
    unit = parts["unit"]
    if unit == "fortnight":
        unit, count = "week", None if count is None else count * 2
    if count is None or unit not in UNITS:
        return Reference("PAST_REF" if side < 0 else "FUTURE_REF")
    return Away(unit, side * count, origin)


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


FORMS: Mapping[str, Form] = {
    form.__name__: form
    for form in (
        calendar, days, day_before, day_after, iso, figures, years, fiscal, decade, century, part_of_year, season,
        weekday, named, deictic, shifted, stretch, length, ago, from_now, later, away, recurrence, reference, feast,
        clock, daypart, timed, nth, nth_weekday, in_year, shared_year, again, same, between,
    )
}  # fmt: skip
