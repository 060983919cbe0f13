"""What each rule's parts mean: one function a form, from the captured parts to a meaning."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import attrs

from diplotext.dates.calendar_forms import (
    calendar,
    century,
    day_after,
    day_alone,
    day_before,
    days,
    decade,
    feast,
    figures,
    fiscal,
    iso,
    named,
    part_of_year,
    season,
    some_weekday,
    spelled_year,
    weekday,
    weekday_later,
    years,
)  # fmt: skip
from diplotext.dates.length_forms import (
    ago,
    away,
    fixed_length,
    from_now,
    half_stretch,
    holding,
    later,
    length,
    length_ago,
    recurrence,
    stretch,
    these_years,
    up_to,
)  # fmt: skip
from diplotext.dates.meanings import (
    Again,
    Base,
    Fixed,
    InYear,
    Length,
    Meaning,
    Named,
    Nth,
    Range,
    Reference,
    Shifted,
    Stretch,
    unit_of,
)
from diplotext.dates.parts import Parts
from diplotext.dates.periods import UNITS
from diplotext.dates.time_forms import clock, clock_in_part, daypart, daypart_then, night_of, timed, timed_before

Form: TypeAlias = Callable[[Parts], Meaning | None]


def deictic(parts: Parts) -> Meaning | None:
    """A day counted from today: "yesterday", "the day after tomorrow"."""
    return Shifted("day", int(parts.value) if parts.value else parts.number("step"))


def shifted(parts: Parts) -> Meaning | None:
    """A unit counted from now ("last year"), or from the date mentioned last.

    The rule's value gives what the tokens do not: the unit, the step, the base.
    """
    words = parts.value.split()
    unit = parts.tokens.get("unit") or next(word for word in words if word in UNITS)
    step = parts.tokens.get("step") or next((word for word in words if word.lstrip("+-").isdigit()), "0")
    base: Base = "mention" if "mention" in words else "topic" if "topic" in words else "published"
    fiscal = "fiscal" in parts and unit == "year"
    return Shifted(unit, int(step), base, clause=unit == "weekend" and base == "topic", fiscal=fiscal)


def reference(parts: Parts) -> Meaning | None:
    """A vague reference."""
    return Reference(parts.value)


def nth(parts: Parts) -> Meaning | None:
    """A part of a period by its number: "the last week of March", "the first nine months of 2023"."""
    number = parts.number("number") if "number" in parts else -1
    unit, count = parts.tokens.get("unit", parts.value), 1
    many = parts.meanings.get("length") or parts.meanings.get("last")
    if isinstance(many, Length | Stretch):
        unit, count = many.unit, many.count or 0
    if unit in ("quarter", "half") and unit_of(parts.meanings["x"]) in ("decade", "century"):
        return None
    inside = unit in UNITS and count >= 1 and UNITS.index(unit) < UNITS.index(unit_of(parts.meanings["x"]) or "day")
    if not inside:
        return None
    if unit in ("quarter", "half") and number == -1 and count == 1:
        number = 4 if unit == "quarter" else 2
    return Nth(number, unit, parts.meanings["x"], count)


def nth_weekday(parts: Parts) -> Meaning | None:
    """A weekday of a month by its number: "the first Monday of June", "the last Friday in May 2023"."""
    day = parts.meanings.get("day") or weekday(parts)
    month = parts.meanings.get("x") or calendar(parts)
    return InYear(attrs.evolve(day, step=parts.number("number")), month) if isinstance(day, Named) and month else None


def in_year(parts: Parts) -> Meaning | None:
    """A part with the year, or the week, that another expression gives."""
    part, whole = parts.meanings["x"], parts.meanings["year"]
    if unit_of(whole) in ("decade", "century"):
        return None
    if isinstance(part, Range):
        return Range(InYear(part.first, whole), InYear(part.last, whole))
    return InYear(part, whole)


def shared_year(parts: Parts) -> Meaning | None:
    """A part with the year of one like it: "March" in "March and May 2023"."""
    part, whole = parts.meanings["x"], parts.meanings["year"]
    like = isinstance(whole, Fixed | InYear) and unit_of(part) == unit_of(whole)
    return InYear(part, whole) if like else None


def again(parts: Parts) -> Meaning | None:
    """The date mentioned last, in the year that is given, or so many years off."""
    year = parts.meanings.get("year")
    return Again(int(parts.value or "0")) if year is None else InYear(Again(0), year)


def same(parts: Parts) -> Meaning | None:
    """What the smaller expression means; the words around it only modify it."""
    return parts.meanings["x"]


def between(parts: Parts) -> Meaning | None:
    """A range from one date to another; the first shares the year of the second."""
    first, last = parts.meanings["x"], parts.meanings["y"]
    if "and" in parts and not _adjacent(first, last):
        return None
    if isinstance(first, Named) and first.step is None and first.unit != "weekday" and not isinstance(last, Named):
        first = InYear(first, last)
    if isinstance(first, Fixed) and isinstance(last, Fixed) and first.period.first > last.period.first:
        return None
    return Range(first, last)


def _adjacent(first: Meaning, last: Meaning) -> bool:
    """ "January and February" covers what "January to February" does."""
    match first, last:
        case Named(unit="month", index=(one,)), Named(unit="month", index=(two,)):
            return two == one + 1
        case _:
            return False


FORMS: Mapping[str, Form] = {
    form.__name__: form
    for form in (
        calendar, days, day_before, day_after, iso, figures, years, fiscal, decade, century, part_of_year, season,
        spelled_year, weekday, weekday_later, some_weekday, day_alone, named, feast, deictic, shifted, reference,
        stretch, half_stretch, these_years, up_to, length, fixed_length, ago, length_ago, from_now, later, away,
        holding, recurrence, night_of, timed_before,
        clock, clock_in_part, daypart, daypart_then, timed,
        nth, nth_weekday, in_year, shared_year, again, same, between,
    )
}  # fmt: skip
