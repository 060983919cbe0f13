"""What lengths of time mean, and what is counted by them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

import attrs

from diplotext.dates.meanings import (
    Away,
    InYear,
    Length,
    Meaning,
    Named,
    Range,
    Recurrence,
    Reference,
    Shifted,
    Stretch,
)  # fmt: skip
from diplotext.dates.parts import Parts
from diplotext.dates.periods import UNITS

# ISO 8601 letters of durations, with TIMEX2's DE and CE for decades and centuries; nights are counted in days.
_LETTERS = {"second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "night": "{}D", "week": "{}W"}
_LETTERS |= {"weekend": "{}WE", "month": "{}M", "quarter": "{}Q", "year": "{}Y", "decade": "{}DE", "century": "{}CE"}
_LETTERS |= {"millennium": "{}L", "semester": "{}H"}
_HALVES = {"minute": "PT30S", "hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y"}
# "half a century ago" is fifty years ago.
_PARTS: Mapping[str, tuple[str, int]] = {"century": ("year", 100), "decade": ("year", 10), "year": ("month", 12)}
_YEARS = ("year", "decade", "century")


def stretch(parts: Parts) -> Meaning | None:
    """A length of time up to now or from now on: "the past four years", "the past year"."""
    count, written = _count(parts)
    unit = parts["unit"]
    if unit not in UNITS:
        return Length(unit, count, _duration(written, unit))
    side: Literal[-1, 1] = 1 if parts.value.startswith("1") else -1
    return Stretch(unit, count, _duration(written, unit), side, "mention" if "mention" in parts.value else "published")


def half_stretch(parts: Parts) -> Meaning | None:
    """Half a century or decade up to now: "the past half century"."""
    unit, count = _PARTS[parts["unit"]]
    return Stretch(unit, count // 2, _HALVES[parts["unit"]], -1)


def these_years(parts: Parts) -> Meaning | None:
    """Years up to now: "in these 20 years"; "these three days" are any."""
    count, written = _count(parts)
    unit = parts["unit"]
    return Stretch(unit, count, _duration(written, unit), -1) if unit in _YEARS else None


def up_to(parts: Parts) -> Meaning | None:
    """A length that ends with a date: "the year to September 2008", "the three months to June"."""
    many = parts.meanings.get("length") or Length(parts["unit"], 1, "")
    if not isinstance(many, Length) or many.count is None or many.unit not in UNITS:
        return None
    return Range(Away(many.unit, -many.count, parts.meanings["x"], exact=True), parts.meanings["x"])


def length(parts: Parts) -> Meaning | None:
    """A bare length of time: "three years", "half an hour", or with the value "X" a plural: "decades"."""
    unit = parts["unit"]
    if parts.value:
        return Length(unit, None, _duration(parts.value, unit))
    if "a_half" in parts:
        return Length(unit, None, _HALVES.get(unit) or _duration("0.5", unit))
    count, written = _count(parts)
    return Length(unit, count, _duration(written, unit))


def fixed_length(parts: Parts) -> Meaning | None:
    """A length of years that a phrase names: "a quarter of a century"."""
    return Length("year", int(parts.value.strip("PY")), parts.value)


def ago(parts: Parts) -> Meaning | None:
    """So many units before now: "two days ago"; with no number, a reference to the past."""
    return _away(parts, Shifted("day", 0), -1)


def length_ago(parts: Parts) -> Meaning | None:
    """A length before now: "a quarter of a century ago"."""
    many = parts.meanings["length"]
    if not isinstance(many, Length) or many.count is None or many.unit not in UNITS:
        return Reference("PAST_REF")
    return Away(many.unit, -many.count, Shifted("day", 0))


def from_now(parts: Parts) -> Meaning | None:
    """So many units after now: "three years from now"."""
    return _away(parts, Shifted("day", 0), 1)


def later(parts: Parts) -> Meaning | None:
    """So many units after or before the date mentioned last: "two years later", "a year earlier"."""
    unit = parts["unit"] if parts["unit"] in UNITS else "day"
    return _away(parts, Shifted(unit, 0, "mention"), parts.number("side"))


def away(parts: Parts) -> Meaning | None:
    """A length before or after a date that stands beside it: "two days after 3 May", "a year ago this week"."""
    step = parts.meanings["length"]
    origin = parts.meanings["x"]
    if isinstance(step, Away) and isinstance(origin, Named):
        # "two weeks ago Friday"
        return InYear(origin, step) if step.unit == "week" else None
    if isinstance(step, Away):
        return Away(step.unit, step.steps, origin, exact=True)
    if not isinstance(step, Length) or step.count is None or step.unit not in UNITS:
        return None
    side = parts.number("side") if "side" in parts else int(parts.value)
    if parts.value and isinstance(origin, Named):
        # "a week from Friday": the coming one
        origin = attrs.evolve(origin, step=1)
    return Away(step.unit, step.count * side, origin, exact=True)


def holding(parts: Parts) -> Meaning | None:
    """The period that ends with a date: "the quarter" in "the quarter ended Sept. 30"."""
    return Away(parts["unit"], 0, parts.meanings["x"])


def recurrence(parts: Parts) -> Meaning | None:
    """A set: "every two years", "every Monday", "annually"."""
    if "weekday" in parts:
        return Recurrence(f"XXXX-WXX-{parts['weekday']}" + (f"T{parts['part']}" if "part" in parts else ""))
    if "month" in parts:
        day = f"-{parts.number('day'):02}" if "day" in parts else ""
        return Recurrence(f"XXXX-{parts.number('month'):02}{day}")
    if "season" in parts:
        return Recurrence(f"XXXX-{parts['season']}")
    if "part" in parts:
        return Recurrence(f"XXXX-XX-XXT{parts['part']}")
    if "unit" not in parts:
        return Recurrence(parts.value)
    number = parts["number"] if "number" in parts else "1"  # noqa: SIM401 - Parts is no dict
    return Recurrence(_duration("2" if "other" in parts else number, parts["unit"]))


def _count(parts: Parts) -> tuple[int | None, str]:
    """How many: as a whole number, or None, and as TIMEX3 writes it ("2.5", "X")."""
    if "vague" in parts:
        # "the next couple of days" are two, and TIMEX3 writes "PXD"
        return (2 if parts["vague"] == "couple" else None), "X"
    number = _number(parts)
    whole = number == number.to_integral_value()
    return (int(number), str(int(number))) if whole else (None, str(number.normalize()))


def _number(parts: Parts) -> Decimal:
    number = Decimal(parts.tokens.get("n", "1")) * Decimal(parts.tokens.get("scale", "1"))
    number += Decimal(parts.tokens.get("plus", "0"))
    if "half" in parts or "fraction" in parts:
        number += Decimal(parts.tokens.get("fraction", "0.5"))
    return number


def _duration(count: str, unit: str) -> str:
    if unit == "fortnight":
        return "PXW" if count == "X" else f"P{(Decimal(count) * 2).normalize():f}W"
    return "P" + _LETTERS[unit].format(count)


def _away(parts: Parts, origin: Meaning, side: int) -> Meaning | None:
    count, _ = _count(parts)
    unit = parts["unit"]
    if unit in _PARTS and (unit != "year" or (count is None and "vague" not in parts) or "a_half" in parts):
        # "two and a half years ago" is 30 months ago, "a decade ago" ten years ago
        number = Decimal("0.5") if "a_half" in parts else _number(parts)
        parted = number * _PARTS[unit][1]
        unit, count = _PARTS[unit][0], int(parted) if "vague" not in parts else None
    elif "a_half" in parts:
        count = None
    if unit == "fortnight":
        unit, count = "week", None if count is None else count * 2
    unit = "day" if unit == "night" else unit
    if count is None or unit not in UNITS:
        return Reference("PAST_REF" if side < 0 else "FUTURE_REF")
    return Away(unit, side * count, origin)
