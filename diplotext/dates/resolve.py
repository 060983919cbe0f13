"""Which day it is: from a meaning, the day of publication and the date mentioned last to the values of a Date."""

import datetime

import attrs

from diplotext.dates.meanings import (
    Again,
    Fixed,
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
from diplotext.dates.periods import UNITS, Period, season_code
from diplotext.dates.places import Context, Place, place_of
from diplotext.terms import DateKind, Precision

_OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}
_OPEN |= {"half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX", "decade": "XXX", "century": "XX"}


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
            return Resolved(kind="date", value=value or None)
        case Timed():
            return _resolve_time(meaning, context)
    place = place_of(meaning, context)
    if isinstance(meaning, Stretch) or (isinstance(meaning, Nth) and meaning.count > 1):
        return _resolve_stretch(meaning, place)
    precision = _precision(unit_of(meaning))
    if place is None:
        return Resolved(kind="date", value=_open_value(meaning), edtf=_open_edtf(meaning), precision=precision)
    fiscal = isinstance(meaning, Fixed | Shifted) and meaning.fiscal
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
        candidates=meaning.day.candidates if isinstance(meaning.day, Fixed) else (),
    )


def _open_value(meaning: Meaning) -> str | None:
    """The TIMEX3 value of what cannot be placed: "XXXX-04-22"."""
    match meaning:
        case Named(unit="weekday", index=(weekday,)):
            return f"XXXX-WXX-{weekday}"
        case Named(unit="day", index=(month, day)):
            return f"XXXX-{month:02}-{day:02}"
        case Named(unit="monthday", index=(day,)):
            return f"XXXX-XX-{day:02}"
        case Named(unit="month", index=(month,)):
            return f"XXXX-{month:02}"
        case Named(unit="season", index=(month,)):
            return f"XXXX-{season_code(month)}"
        case Named(unit="quarter" | "half" as unit, index=(number,)):
            return f"XXXX-{unit[0].upper()}{number}"
        case Range(first=first, last=last):
            ends = _open_value(first), _open_value(last)
            return f"{ends[0]}/{ends[1]}" if all(ends) else None
        case Again():
            return None
    return _OPEN.get(unit_of(meaning) or "")


def _open_edtf(meaning: Meaning) -> str | None:
    """EDTF knows days and months of open years, but no open weeks, seasons, quarters or halves."""
    ends = (meaning.first, meaning.last) if isinstance(meaning, Range) else (meaning,)
    known = all(isinstance(end, Named) and end.unit in ("day", "month") for end in ends)
    return _open_value(meaning) if known else None


def _precision(unit: str | None) -> Precision | None:
    return Period(unit, datetime.date.min).precision if unit in UNITS else None
