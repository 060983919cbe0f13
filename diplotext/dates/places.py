"""Where a meaning stands in the calendar, given the day of publication and the date mentioned last."""

import datetime
from collections.abc import Callable

import attrs

from diplotext.dates.meanings import (
    Again,
    Away,
    Fixed,
    InYear,
    Meaning,
    Named,
    Nth,
    Range,
    Shifted,
    Stretch,
)  # fmt: skip
from diplotext.dates.periods import UNITS, Period, moved, nth_weekday, period_around, period_in_year
from diplotext.terms import Anchor

# What a year-less or relative expression leaves unsaid.
_UNSAID = {"day": ("year", "month", "day"), "week": ("year", "week"), "weekend": ("year", "week")}
_UNSAID |= {"month": ("year", "month"), "quarter": ("year", "quarter"), "half": ("year", "half")}
_UNSAID |= {"season": ("year", "season")}
# What is compared with "a year ago" is less than a year ago itself.
_RECENT = 366
# A day that is named with its weekday is no further away.
_NEAR = 550


@attrs.frozen
class Context:
    """What an expression is resolved against.

    Attributes:
        day: the day of publication, or of the dateline; None where there is neither.
        anchor: which of the two.
        mention: the date mentioned last.
        whole: the same, or the longer period mentioned before it in which it lies: "the third quarter ended Sept. 30".
        direction: -1 if the text speaks of the past there, 1 of the future, 0 if it does not say; called if needed.
    """

    day: datetime.date | None
    anchor: Anchor | None
    mention: Period | None
    whole: Period | None
    direction: Callable[[], int]


@attrs.frozen
class Place:
    """A stretch of the calendar, from the first day of one period to the last of another.

    Attributes:
        assumed: what the text does not say of it.
        anchor: what it was resolved against.
    """

    first: Period
    last: Period
    assumed: tuple[str, ...] = ()
    anchor: Anchor | None = None

    @property
    def edtf(self) -> str:
        """One EDTF value, or two with a slash."""
        if self.first == self.last:
            return self.first.edtf
        return f"{self.first.edtf_end('first')}/{self.last.edtf_end('last')}"

    @property
    def value(self) -> str:
        """One TIMEX3 value, or two with a slash."""
        return self.first.value if self.first == self.last else f"{self.first.value}/{self.last.value}"


def place_of(meaning: Meaning, context: Context) -> Place | None:
    """Where an expression stands in the calendar, or None where that cannot be known."""
    match meaning:
        case Fixed(period=period):
            return Place(period, period)
        case Named():
            return _place_named(meaning, context)
        case Shifted():
            return _place_shifted(meaning, context)
        case Stretch():
            return _place_stretch(meaning, context)
        case Nth():
            return _place_nth(meaning, context)
        case Away():
            return _place_away(meaning, context)
        case InYear(part=part, year=year):
            whole = place_of(year, context)
            return None if whole is None else _place_in(part, whole, context)
        case Again(years=years):
            return _place_again(years, context)
        case Range(first=first, last=last):
            return _place_range(first, last, context)
        case _:
            return None


def _place_named(meaning: Named, context: Context) -> Place | None:
    day, anchor = context.day, context.anchor
    if meaning.base == "mention" and context.mention:
        day, anchor = context.mention.first, "mention"
    elif meaning.base == "mention":
        # "that Friday" with no date before it
        meaning = attrs.evolve(meaning, step=meaning.step or None)
    if day is None:
        return None
    if meaning.unit == "monthday":
        period = _day_of_some_month(meaning.index[0], day, context)
        return None if period is None else Place(period, period, ("year", "month"), anchor)
    find = _weekday if meaning.unit == "weekday" else _come_round
    period = find(meaning, day, context.direction)
    assumed = _UNSAID["day"] if meaning.unit == "weekday" else ("year",)
    return None if period is None else Place(period, period, assumed, anchor)


def _weekday(meaning: Named, day: datetime.date, direction: Callable[[], int]) -> Period | None:
    """The last one, today included, unless the text speaks of the future."""
    today = Period("day", day)
    since = (day.isoweekday() - meaning.index[0]) % 7
    if meaning.step == 0:
        return today.shifted(meaning.index[0] - day.isoweekday())
    if meaning.step == -1:
        return today.shifted(-(since or 7))
    if meaning.step == 1 or direction() > 0:
        ahead = -since % 7
        return today.shifted(ahead or 7 if meaning.step == 1 else ahead)
    return today.shifted(-since)


def _day_of_some_month(number: int, today: datetime.date, context: Context) -> Period | None:
    """A day of the month that the text spoke of last, if it lies on the right side of today, else the nearest one."""
    told = context.direction()
    spoken = context.mention.first if context.mention and context.mention.unit in ("day", "month") else today
    days = [_day_of_month(number, month) for month in (spoken, *(moved(today, "month", step) for step in (0, -1, 1)))]
    known = [day for day in days if day]
    right = [day for day in known if told == 0 or day == today or (day > today) == (told > 0)]
    return Period("day", (right or known)[0]) if known else None


def _day_of_month(number: int, month: datetime.date | None) -> datetime.date | None:
    period = month and period_in_year("day", (month.month, number), month.year)
    return period.first if period else None


def _come_round(meaning: Named, today: datetime.date, direction: Callable[[], int]) -> Period | None:
    """The day, month, quarter, half or season of the right year."""
    around = [period_in_year(meaning.unit, meaning.index, year) for year in range(today.year - 8, today.year + 9)]
    periods = [period for period in around if period]
    if meaning.weekday:
        # "Friday, 3 May": one year in six or so, whatever the verb says; a slip of the pen fits none of those near
        fitting = [period for period in periods if period.first.isoweekday() == meaning.weekday]
        near = [period for period in fitting if abs((period.first - today).days) < _NEAR]
        periods = near or periods
    begun = [period for period in periods if period.first <= today]
    to_end = [period for period in periods if period.last >= today]
    if meaning.step == 0:
        return period_in_year(meaning.unit, meaning.index, today.year) or _first(to_end)
    if meaning.step == -1:
        return _last([period for period in periods if period.last < today])
    if meaning.step == 1:
        return _first([period for period in periods if period.first > today])
    told = direction()
    if told < 0 and begun:
        return _last(begun)
    if not told and meaning.unit == "season":
        return period_in_year(meaning.unit, meaning.index, today.year)
    # "will ... the deal of April 17", told on April 24: near as it is, the past day is meant
    return _nearest(periods, today, ahead=0.2 if told else 2.0)


def _nearest(periods: list[Period], today: datetime.date, ahead: float) -> Period | None:
    """The nearest one, where a day ahead counts for so many days back; news looks back further than ahead."""

    def distance(period: Period) -> float:
        if period.first > today:
            return ahead * (period.first - today).days
        return float(max(0, (today - period.last).days))

    return min(periods, key=distance, default=None)


def _first(periods: list[Period]) -> Period | None:
    return periods[0] if periods else None


def _last(periods: list[Period]) -> Period | None:
    return periods[-1] if periods else None


def _place_shifted(meaning: Shifted, context: Context) -> Place | None:
    start, anchor = _base(meaning, context)
    if start is None:
        return None
    around = period_around(meaning.unit, start)
    past_weekend = meaning.clause and start.isoweekday() <= 5 and context.direction() < 0
    period = around.shifted(-1 if past_weekend else meaning.steps)
    return None if period is None else Place(period, period, _unsaid(meaning.unit), anchor)


def _base(meaning: Shifted, context: Context) -> tuple[datetime.date | None, Anchor | None]:
    """The day to count from: "that day" needs a day to have been mentioned, "the quarter" a quarter."""
    mention = context.mention
    if mention and meaning.base != "published":
        finer = UNITS.index(mention.unit) <= UNITS.index(meaning.unit)
        if mention.unit == meaning.unit or (meaning.base == "mention" and finer):
            return mention.first, "mention"
    return context.day, context.anchor


def _place_stretch(meaning: Stretch, context: Context) -> Place | None:
    """Place a stretch: "the past four years" of 2024 is 2020/2024, "the next three months" of April 2024-04/2024-07."""
    if context.day is None or meaning.count is None:
        return None
    years = {"decade": 10, "century": 100}.get(meaning.unit)
    mention = context.mention if meaning.base == "mention" else None
    here = period_around("year" if years else meaning.unit, mention.last if mention else context.day)
    there = here.shifted(meaning.side * meaning.count * (years or 1))
    if there is None:
        return None
    ends = (there, here) if meaning.side < 0 else (here, there)
    return Place(*ends, _unsaid(meaning.unit), "mention" if mention else context.anchor)


def _place_away(meaning: Away, context: Context) -> Place | None:
    origin = place_of(meaning.origin, context)
    if origin is None:
        return None
    if meaning.unit == "year" and not meaning.exact and _is_compared(origin, meaning.steps, context):
        return _place_again(meaning.steps, context)
    bare = isinstance(meaning.origin, Shifted) and not meaning.exact
    unit = min(meaning.unit, origin.first.unit, key=UNITS.index) if meaning.exact else meaning.unit
    # a week is the same week of another year: "a year ago this week"
    day = moved(_anchor_day(origin.first), meaning.unit, meaning.steps)
    if day is None:
        return None
    period = period_around(unit, day)
    return Place(period, period, origin.assumed or (_unsaid(unit) if bare else ()), origin.anchor)


def _is_compared(origin: Place, years: int, context: Context) -> bool:
    """Whether a part of a year is compared with another: "in the third quarter ... a year earlier", "a year ago"."""
    period = context.whole
    if period is None or period.unit not in ("month", "quarter", "season", "half"):
        return False
    recent = abs((origin.last.last - period.last).days) < _RECENT
    return origin.anchor == "mention" or (years == -1 and recent and origin.first.unit == "day")


def _place_again(years: int, context: Context) -> Place | None:
    """The date mentioned last, so many years off; without one, the year."""
    mention = context.whole or (period_around("year", context.day) if context.day else None)
    day = moved(mention.first, "year", years) if mention else None
    if mention is None or day is None:
        return None
    period = period_around(mention.unit, day)
    return Place(period, period, _unsaid(mention.unit), "mention" if context.whole else context.anchor)


def _place_nth(meaning: Nth, context: Context) -> Place | None:
    whole = place_of(meaning.whole, context)
    if whole is None:
        return None
    first = _inside(meaning.unit, whole)
    end: Period | None
    if meaning.number < 0:
        end = period_around(meaning.unit, whole.last.last)
        end = end.shifted(-1) if _anchor_day(end) > whole.last.last else end
        begin = end.shifted(1 - meaning.count) if end else None
    else:
        begin = first.shifted((meaning.number - 1) * meaning.count)
        end = begin.shifted(meaning.count - 1) if begin else None
    if begin is None or end is None or not whole.first.first <= _anchor_day(begin) <= whole.last.last:
        return None
    return Place(begin, end, whole.assumed, whole.anchor)


def _inside(unit: str, whole: Place) -> Period:
    """The first period of a unit in another; a week belongs to the month that its Thursday lies in, as in ISO 8601."""
    first = period_around(unit, whole.first.first)
    following = first.shifted(1)
    return following if following and _anchor_day(first) < whole.first.first else first


def _anchor_day(period: Period) -> datetime.date:
    return period.first + datetime.timedelta(days=3) if period.unit == "week" else period.first


def _place_in(part: Meaning, whole: Place, context: Context) -> Place | None:
    """A part in a year, week or month that is known."""
    period: Period | None = None
    match part:
        case Named(unit="weekday", index=(weekday,)) if whole.first.unit == "week":
            period = Period("day", whole.first.first).shifted(weekday - 1)
        case Named(unit="weekday", index=(weekday,), step=int(number)):
            period = _weekday_of(weekday, number, whole)
        case Named(unit=unit, index=index) if unit != "weekday":
            period = _begun(unit, index, whole)
        case Nth(number=number, unit=unit, whole=inner, count=count):
            return place_of(Nth(number, unit, InYear(inner, Fixed(whole.first)), count), context)
        case Again():
            years = whole.first.first.year - context.whole.first.year if context.whole else 0
            return (_place_again(years, context) if context.whole else None) or whole
    if period is None:
        return None
    return Place(period, period, () if whole.assumed == () else ("year",), whole.anchor)


def _begun(unit: str, index: tuple[int, ...], whole: Place) -> Period | None:
    """A period in the year of another, or before: "October" in "October to February 2024", a quarter ended Jan. 31."""
    period = period_in_year(unit, index, whole.first.first.year)
    if period and period.first > whole.last.last:
        return period_in_year(unit, index, whole.first.first.year - 1)
    return period


def _weekday_of(weekday: int, number: int, month: Place) -> Period | None:
    """The first, second, ... or last (-1) Monday of a month."""
    day = nth_weekday(month.first.first.year, month.first.first.month, number, weekday)
    return day if month.first.first <= day.first <= month.last.last else None


def _place_range(first: Meaning, last: Meaning, context: Context) -> Place | None:
    end = place_of(last, context)
    start = place_of(first, context)
    if start is None or end is None:
        return None
    if start.first.first > end.last.last and "year" in end.assumed:
        end = _put_off(end)
    if start.first.first > end.last.last:
        return None
    return Place(start.first, end.last, end.assumed or start.assumed, end.anchor or start.anchor)


def _put_off(end: Place) -> Place:
    """The end of a range, after its start: "Monday to Sunday" ends a week later, "28 December to 3 January" a year."""
    if "day" in end.assumed:
        later = end.last.shifted(7)
    else:
        day = moved(end.last.first, "year", 1)
        later = period_around(end.last.unit, day) if day else None
    return attrs.evolve(end, first=later, last=later) if later else end


def _unsaid(unit: str) -> tuple[str, ...]:
    return _UNSAID.get(unit, ("year",))
