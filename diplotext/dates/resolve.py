"""Which day it is: a meaning, the day of publication and the date mentioned last, to a place in the calendar."""

import datetime
from collections.abc import Callable

import attrs

from diplotext.dates.meanings import (
    Again,
    Away,
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
from diplotext.dates.periods import UNITS, Period, moved, period_around, period_in_year, season_code
from diplotext.records import Anchor, DateKind, Precision

# What a year-less or relative expression leaves unsaid.
_UNSAID = {"day": ("year", "month", "day"), "week": ("year", "week"), "weekend": ("year", "week")}
_UNSAID |= {"month": ("year", "month"), "quarter": ("year", "quarter"), "half": ("year", "half")}
_UNSAID |= {"season": ("year", "season")}
_OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}
_OPEN |= {"half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX", "decade": "XXX", "century": "XX"}


# A day that is named with its weekday is no further away.
_NEAR = 550


@attrs.frozen
class Context:
    """What an expression is resolved against.

    Attributes:
        day: the day of publication, or of the dateline; None where there is neither.
        anchor: which of the two.
        mention: the date mentioned last.
        direction: -1 if the text speaks of the past there, 1 of the future, 0 if it does not say; called if needed.
    """

    day: datetime.date | None
    anchor: Anchor | None
    mention: Period | None
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
        return self.first.edtf if self.first == self.last else f"{self.first.edtf}/{self.last.edtf}"

    @property
    def value(self) -> str:
        """One TIMEX3 value, or two with a slash."""
        return self.first.value if self.first == self.last else f"{self.first.value}/{self.last.value}"


@attrs.frozen(kw_only=True)
class Resolved:
    """The fields of a Date that resolving fills."""

    kind: DateKind
    value: str | None
    edtf: str | None = None
    place: Place | None = None
    precision: Precision | None = None
    candidates: tuple[str, ...] = ()


def resolve(meaning: Meaning, context: Context) -> Resolved:
    """Resolve a meaning; what cannot be placed keeps its open places as X."""
    match meaning:
        case Length(value=value):
            return Resolved(kind="duration", value=value, precision=_precision(meaning.unit))
        case Recurrence(value=value):
            return Resolved(kind="set", value=value)
        case Reference(value=value):
            return Resolved(kind="date", value=value)
        case Timed():
            return _resolve_time(meaning, context)
    place = place_of(meaning, context)
    if isinstance(meaning, Stretch) or (isinstance(meaning, Nth) and meaning.count > 1):
        return _resolve_stretch(meaning, place)
    precision = _precision(unit_of(meaning))
    if place is None:
        return Resolved(kind="date", value=_open_value(meaning), edtf=_open_edtf(meaning), precision=precision)
    fiscal = isinstance(meaning, Fixed) and meaning.fiscal
    return Resolved(
        kind="date",
        value=f"FY{place.value}" if fiscal else place.value,
        edtf=place.edtf,
        place=place,
        precision=place.first.precision,
        candidates=meaning.candidates if isinstance(meaning, Fixed) else (),
    )


def _resolve_stretch(meaning: Stretch | Nth, place: Place | None) -> Resolved:
    value = meaning.value if isinstance(meaning, Stretch) else f"P{meaning.count}{meaning.unit[0].upper()}"
    return Resolved(
        kind="duration",
        value=value,
        edtf=place.edtf if place else None,
        place=place,
        precision=_precision(meaning.unit),
    )


def _resolve_time(meaning: Timed, context: Context) -> Resolved:
    """A lone clock time is of the day that the text speaks of, which is not stated: it has a value and no EDTF."""
    place = place_of(meaning.day or Shifted("day", 0, "topic"), context)
    open_day = _open_value(meaning.day) if meaning.day else None
    day = place.first.value if place else open_day or _OPEN["day"]
    if place is None or place.first.unit != "day" or place.first != place.last:
        return Resolved(kind="time", value=day + meaning.clock)
    stated = meaning.day is not None
    return Resolved(
        kind="time",
        value=day + meaning.clock,
        edtf=place.edtf if stated else None,
        place=place if stated else None,
        precision="day" if stated else None,
    )


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


# ---------------------------------------------------------------- periods that come round


def _place_named(meaning: Named, context: Context) -> Place | None:
    if context.day is None:
        return None
    period = _weekday(meaning, context) if meaning.unit == "weekday" else _come_round(meaning, context)
    assumed = _UNSAID["day"] if meaning.unit == "weekday" else ("year",)
    return None if period is None else Place(period, period, assumed, context.anchor)


def _weekday(meaning: Named, context: Context) -> Period | None:
    """The last one, today included, unless the text speaks of the future."""
    if context.day is None:
        return None
    today = Period("day", context.day)
    since = (context.day.isoweekday() - meaning.index[0]) % 7
    if meaning.step == 0:
        return today.shifted(meaning.index[0] - context.day.isoweekday())
    if meaning.step == -1:
        return today.shifted(-(since or 7))
    if meaning.step == 1 or context.direction() > 0:
        ahead = -since % 7
        return today.shifted(ahead or 7 if meaning.step == 1 else ahead)
    return today.shifted(-since)


def _come_round(meaning: Named, context: Context) -> Period | None:
    """The day, month, quarter, half or season of the right year."""
    today = context.day
    if today is None:
        return None
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
    direction = context.direction()
    if direction < 0 and begun:
        return _last(begun)
    if not direction and meaning.unit in ("quarter", "half", "season"):
        return period_in_year(meaning.unit, meaning.index, today.year)
    # "will ... the deal of April 17", told on April 24: near as it is, the past day is meant
    return _nearest(periods, today, ahead=0.1 if direction else 2.0)


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


# ---------------------------------------------------------------- counted from a day


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
    here = period_around("year" if years else meaning.unit, context.day)
    there = here.shifted(meaning.side * meaning.count * (years or 1))
    if there is None:
        return None
    ends = (there, here) if meaning.side < 0 else (here, there)
    return Place(*ends, _unsaid(meaning.unit), context.anchor)


def _place_away(meaning: Away, context: Context) -> Place | None:
    origin = place_of(meaning.origin, context)
    if origin is None:
        return None
    bare = isinstance(meaning.origin, Shifted) and not meaning.exact
    unit = meaning.unit if bare else min(meaning.unit, origin.first.unit, key=UNITS.index)
    # a week is the same week of another year: "a year ago this week"
    day = moved(_anchor_day(origin.first), meaning.unit, meaning.steps)
    if day is None:
        return None
    period = period_around(unit, day)
    return Place(period, period, origin.assumed or (_unsaid(unit) if bare else ()), origin.anchor)


def _place_again(years: int, context: Context) -> Place | None:
    mention = context.mention
    if mention is None:
        return None
    day = moved(mention.first, "year", years)
    if day is None:
        return None
    period = period_around(mention.unit, day)
    return Place(period, period, _unsaid(mention.unit), "mention")


# ---------------------------------------------------------------- parts of other periods


def _place_nth(meaning: Nth, context: Context) -> Place | None:
    whole = place_of(meaning.whole, context)
    if whole is None:
        return None
    first = _inside(meaning.unit, whole)
    end: Period | None
    if meaning.number < 0:
        following = Period(meaning.unit, first.first)
        while (after := following.shifted(1)) and _anchor_day(after) <= whole.last.last:
            following = after
        begin, end = following.shifted(1 - meaning.count), following
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
            period = period_in_year(unit, index, whole.first.first.year)
        case Nth(number=number, unit=unit, whole=inner, count=count):
            return place_of(Nth(number, unit, InYear(inner, Fixed(whole.first)), count), context)
        case Again() if context.mention:
            place = _place_again(whole.first.first.year - context.mention.first.year, context)
            return place or whole
        case Again():
            return whole
    if period is None:
        return None
    return Place(period, period, () if whole.assumed == () else ("year",), whole.anchor)


def _weekday_of(weekday: int, number: int, month: Place) -> Period | None:
    """The first, second, ... or last (-1) Monday of a month."""
    if number > 0:
        start = Period("day", month.first.first)
        day = start.shifted((weekday - start.first.isoweekday()) % 7 + 7 * (number - 1))
    else:
        end = Period("day", month.last.last)
        day = end.shifted(-((end.first.isoweekday() - weekday) % 7))
    return day if day and month.first.first <= day.first <= month.last.last else None


def _place_range(first: Meaning, last: Meaning, context: Context) -> Place | None:
    end = place_of(last, context)
    start = place_of(first, context)
    if start is None or end is None:
        return None
    if start.first.first > end.last.last:
        # "from 28 December to 3 January": the year turns in between; "from Thursday to Saturday": so does the side.
        start, end = _turned(start, end)
    if start.first.first > end.last.last:
        return None
    return Place(start.first, end.last, end.assumed or start.assumed, end.anchor or start.anchor)


def _turned(start: Place, end: Place) -> tuple[Place, Place]:
    if "day" in end.assumed:
        later = end.last.shifted(7)
        return (start, attrs.evolve(end, first=later, last=later)) if later else (start, end)
    if "year" in start.assumed:
        day = moved(start.first.first, "year", -1)
        earlier = period_around(start.first.unit, day) if day else start.first
        return attrs.evolve(start, first=earlier, last=earlier), end
    return start, end


# ---------------------------------------------------------------- what stays open


def _open_value(meaning: Meaning) -> str | None:
    """The TIMEX3 value of what cannot be placed: "XXXX-04-22"."""
    match meaning:
        case Named(unit="weekday", index=(weekday,)):
            return f"XXXX-WXX-{weekday}"
        case Named(unit="day", index=(month, day)):
            return f"XXXX-{month:02}-{day:02}"
        case Named(unit="month", index=(month,)):
            return f"XXXX-{month:02}"
        case Named(unit="season", index=(month,)):
            return f"XXXX-{season_code(month)}"
        case Named(unit=unit, index=(number,)):
            return f"XXXX-{unit[0].upper()}{number}"
        case Range(first=first, last=last):
            ends = _open_value(first), _open_value(last)
            return f"{ends[0]}/{ends[1]}" if all(ends) else None
        case Again():
            return None
    return _OPEN.get(unit_of(meaning) or "")


def _open_edtf(meaning: Meaning) -> str | None:
    """EDTF knows open years, but no open weeks."""
    value = _open_value(meaning)
    named = meaning if isinstance(meaning, Named) else meaning.first if isinstance(meaning, Range) else None
    return value if isinstance(named, Named) and named.unit != "weekday" else None


def _unsaid(unit: str) -> tuple[str, ...]:
    return _UNSAID.get(unit, ("year",))


def _precision(unit: str | None) -> Precision | None:
    return Period(unit, datetime.date.min).precision if unit in UNITS else None
