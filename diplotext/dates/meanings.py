"""What an expression says before anybody knows which day it is: the structure between finding and resolving."""

from typing import Literal, TypeAlias

import attrs

from diplotext.dates.periods import Period

Base: TypeAlias = Literal["published", "mention", "topic"]


@attrs.frozen
class Fixed:
    """A period that the text states in full: "22 April 2024", "2023", "fiscal 1989".

    Attributes:
        period: the one that is meant.
        fiscal: a fiscal year.
        candidates: EDTF values of its other readings ("04/05/2024").
    """

    period: Period
    fiscal: bool = False
    candidates: tuple[str, ...] = ()


@attrs.frozen
class Named:
    """A period that comes round again: "April 22", "Monday", "the third quarter", "last September".

    Attributes:
        unit: "day", "weekday", "month", "quarter", "half", "season"; for movable feasts "easter", "nth_weekday".
        index: (month, day), or (month,), (quarter,), (half,), the season's first month, (ISO weekday,); (days from
            Easter,), (month, number, ISO weekday); for "monthday", a day of no stated month, (day,).
        step: -1 the last one, +1 the next one, 0 this year's or week's; None where the text around decides.
        weekday: the ISO weekday that the text gives for a day ("Friday, 3 May"), which tells the year.
        base: counted from the day of publication, or from the date mentioned last ("the following Monday").
    """

    unit: str
    index: tuple[int, ...]
    step: int | None = None
    weekday: int | None = None
    base: Base = "published"


@attrs.frozen
class Shifted:
    """A period so many units away: "yesterday", "last year", "the following month", "this week".

    Attributes:
        base: counted from the day of publication ("published"), from the date mentioned last ("mention"), or from that
            one only if it is of the same unit ("topic": "the quarter").
        clause: whether "the weekend" is the past one is for the verb to say.
        fiscal: a fiscal year.
    """

    unit: str
    steps: int
    base: Base = "published"
    clause: bool = False
    fiscal: bool = False


@attrs.frozen
class Stretch:
    """A length of time that touches the present, or the date mentioned last: "the past four years"."""

    unit: str
    count: int | None
    value: str
    side: Literal[-1, 1]
    base: Base = "published"


@attrs.frozen
class Length:
    """A bare length of time: "three years", "a two-day visit", "decades"; `count` None where it is no whole number."""

    unit: str
    count: int | None
    value: str


@attrs.frozen
class Recurrence:
    """A set: "every year", "annually", "twice a month"."""

    value: str


@attrs.frozen
class Reference:
    """A vague reference: "now", "recently", "in the future"."""

    value: str


@attrs.frozen
class Nth:
    """A part of a period, counted from its front (1, 2, ...) or back (-1): "the last week of March".

    Attributes:
        count: how many units: "the first nine months of 2023".
    """

    number: int
    unit: str
    whole: "Meaning"
    count: int = 1


@attrs.frozen
class Away:
    """So many units from another date: "two days after 3 May", "a year ago this week".

    Attributes:
        exact: the date counted from is stated, so that the result is as precise as it; "a year ago" is but a year.
    """

    unit: str
    steps: int
    origin: "Meaning"
    exact: bool = False


@attrs.frozen
class InYear:
    """A year-less period in the year of another: "October of next year", "May" in "May and June 2024"."""

    part: "Meaning"
    year: "Meaning"


@attrs.frozen
class Timed:
    """A clock time or a part of a day: "18:30", "Monday morning", "tonight".

    Attributes:
        clock: the TIMEX3 suffix: "T18:30Z", "TMO".
        day: None where the text gives none.
    """

    clock: str
    day: "Meaning | None" = None


@attrs.frozen
class Range:
    """From one date through another: "3 to 5 May", "between 2021 and 2025"."""

    first: "Meaning"
    last: "Meaning"


@attrs.frozen
class Again:
    """The date mentioned last, in another year: "the same period last year"."""

    years: int


Meaning: TypeAlias = (
    Fixed | Named | Shifted | Stretch | Length | Recurrence | Reference | Nth | Away | InYear | Timed | Range | Again
)


def unit_of(meaning: Meaning) -> str | None:
    """The unit in which an expression speaks, or None where it has none ("now", "every year")."""
    match meaning:
        case Fixed(period=period):
            return period.unit
        case Named(unit=unit) | Shifted(unit=unit) | Nth(unit=unit) | Away(unit=unit):
            return "day" if unit in ("weekday", "easter", "nth_weekday", "monthday") else unit
        case InYear(part=part):
            return unit_of(part)
        case Range(last=last):
            return unit_of(last)
        case _:
            return None


def is_yearless(meaning: Meaning) -> bool:
    """Whether a date could stand in any year."""
    match meaning:
        case Named(unit=unit, step=step):
            return unit not in ("weekday", "monthday") and step is None
        case Nth(whole=whole):
            return is_yearless(whole)
        case Range(first=first, last=last):
            return is_yearless(first) and is_yearless(last)
        case _:
            return False
