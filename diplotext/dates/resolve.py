"""Which day is it: an expression, an anchor and the words around it give a value in the calendar."""

import datetime
import re
from collections.abc import Mapping
from typing import Any

import attrs

from diplotext.dates.calendar import bounds, iso_week, month_after, shift, valid_day
from diplotext.dates.find import Expression
from diplotext.records import Anchor, DateKind, Modifier, Precision

_SETTLED_PARTS = {
    "early": "start",
    "beginning": "start",
    "start": "start",
    "mid": "mid",
    "middle": "mid",
    "end": "end",
    "late": "end",
    "earlier": None,
    "later": None,
}
_UNITS = {
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
_PRECISIONS: dict[str, Precision] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
}
_RELATIVE_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
# A year-less day lies in the past unless the text looks ahead; a text that looks ahead seldom looks further than this.
_AHEAD = datetime.timedelta(days=60)


@attrs.frozen(kw_only=True)
class Meaning:
    """What an expression means.

    Attributes:
        value: TIMEX3 value.
        edtf: place in the calendar.
        start: offset where the date's span begins, where it differs from the expression's.
    """

    kind: DateKind = "date"
    value: str | None = None
    edtf: str | None = None
    precision: Precision | None = None
    modifier: Modifier | None = None
    assumed: tuple[str, ...] = ()
    anchor: Anchor | None = None
    candidates: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None


@attrs.frozen(kw_only=True)
class Context:
    """What a relative expression is resolved against.

    Attributes:
        published: the publication day, or None.
        anchor: where that day was found.
        mentioned: the day or period last mentioned (EDTF), or None.
        ahead: the words before the expression look to the future.
        words: the values of the grammar's words.
    """

    published: datetime.date | None
    anchor: Anchor
    mentioned: str | None
    ahead: bool
    words: Mapping[str, Mapping[str, str]]


def resolve(found: Expression, context: Context) -> tuple[Meaning, ...]:
    """Resolve one expression to one meaning, or to two ("12 and 14 March"); () where it means no time after all."""
    return _RESOLVERS[found.rule](found, context)


def _iso(found: Expression, _: Context) -> tuple[Meaning, ...]:
    return _calendar(f"{found.parts['year']}-{found.parts['m']}-{found.parts['d']}", "day")


def _numeric(found: Expression, _: Context) -> tuple[Meaning, ...]:
    one, two, year = int(found.parts["n1"]), int(found.parts["n2"]), found.parts["year"]
    full = int(year) if len(year) == 4 else 2000 + int(year) if int(year) < 70 else 1900 + int(year)
    readings = [day for day in (valid_day(full, one, two), valid_day(full, two, one)) if day]
    if found.parts["sep"] == ".":
        readings.reverse()
    if not readings:
        return ()
    first, *others = dict.fromkeys(map(str, readings))
    return _calendar(first, "day", candidates=tuple(others))


def _day_month(found: Expression, context: Context) -> tuple[Meaning, ...]:
    return _one_day(found, context, found.parts["d"])


def _one_day(found: Expression, context: Context, day: str, **span: Any) -> tuple[Meaning, ...]:
    number, month = int(re.sub(r"\D", "", day)), _month(found.parts["month"], context)
    year = found.parts.get("year")
    if year:
        exact = valid_day(int(year), month, number)
        return _calendar(str(exact), "day", **span) if exact else ()
    nearest = _nearest(month, number, context)
    if nearest is None:
        return _calendar(f"XXXX-{month:02d}-{number:02d}", "day", assumed=("year",), **span) if number <= 31 else ()
    return _calendar(str(nearest), "day", assumed=("year",), anchor=context.anchor, **span)


def _two_days(found: Expression, context: Context) -> tuple[Meaning, ...]:
    """Two days that share month and year: "12 and 14 March", "July 15 and 16, 2022"."""
    middle = found.where["d"][1]
    second_start = found.where["d2"][0]
    one = _one_day(found, context, found.parts["d"], end=middle)
    return one + _one_day(found, context, found.parts["d2"], start=second_start)


def _day_range(found: Expression, context: Context) -> tuple[Meaning, ...]:
    parts = dict(found.parts)
    parts.setdefault("month", parts.get("month2", ""))
    parts.setdefault("month2", parts["month"])
    first = _one_day(attrs.evolve(found, parts=parts), context, parts["d"])
    last = _one_day(attrs.evolve(found, parts=parts | {"month": parts["month2"]}), context, parts["d2"])
    if not first or not last:
        return ()
    value = f"{first[0].edtf}/{last[0].edtf}"
    return (attrs.evolve(first[0], value=value, edtf=value),)


def _quarter(found: Expression, context: Context) -> tuple[Meaning, ...]:
    number = context.words["ordinal"][found.parts["ord"]]
    letter = "Q" if found.parts["what"] == "quarter" else "H"
    if letter == "H":
        number = str(min(int(number), 2))
    year, assumed, anchor = _year_of(found, context)
    if year is None:
        return _calendar(None, None, value=f"XXXX-{letter}{number}")
    return _calendar(f"{year}-{letter}{number}", "quarter" if letter == "Q" else "half", assumed=assumed, anchor=anchor)


def _quarter_code(found: Expression, _: Context) -> tuple[Meaning, ...]:
    code = found.parts["q"].upper()
    return _calendar(f"{found.parts['year']}-{code}", "quarter" if code[0] == "Q" else "half")


def _season(found: Expression, context: Context) -> tuple[Meaning, ...]:
    year, assumed, anchor = _year_of(found, context)
    code = context.words["season"][found.parts["season"]]
    if year is None:
        return _calendar(None, None, value=f"XXXX-{code}")
    return _calendar(f"{year}-{code}", "season", modifier=_modifier(found), assumed=assumed, anchor=anchor)


def _month_named(found: Expression, context: Context) -> tuple[Meaning, ...]:
    month = _month(found.parts["month"], context)
    modifier = _modifier(found)
    if "year" in found.parts:
        return _calendar(f"{found.parts['year']}-{month:02d}", "month", modifier=modifier)
    if context.published is None:
        return _calendar(f"XXXX-{month:02d}", "month", modifier=modifier, assumed=("year",))
    year = _month_year(month, found.parts.get("rel"), context)
    return _calendar(f"{year}-{month:02d}", "month", modifier=modifier, assumed=("year",), anchor=context.anchor)


def _month_year(month: int, relation: str | None, context: Context) -> int:
    assert context.published is not None  # noqa: S101 - the caller has looked
    now = context.published
    ahead = context.ahead if relation is None else relation == "next"
    if relation == "this":
        return now.year
    if ahead:
        return now.year + (month < now.month or (relation == "next" and month == now.month))
    return now.year - (month > now.month or (relation == "last" and month == now.month))


def _years_range(found: Expression, _: Context) -> tuple[Meaning, ...]:
    first, last = found.parts["year"], found.parts["year2"]
    last = first[:2] + last if len(last) == 2 else last
    return _calendar(f"{first}/{last}", "year") if int(first) < int(last) else ()


def _fiscal_year(found: Expression, _: Context) -> tuple[Meaning, ...]:
    return _calendar(found.parts["year"], "year", value=f"FY{found.parts['year']}")


def _decade(found: Expression, _: Context) -> tuple[Meaning, ...]:
    head = found.parts["decade"][:3]
    return _calendar(head + "X", "decade", value=head, modifier=_modifier(found))


def _century(found: Expression, _: Context) -> tuple[Meaning, ...]:
    head = f"{int(found.parts['century']) - 1:02d}"
    return _calendar(head + "XX", "century", value=head)


def _year(found: Expression, _: Context) -> tuple[Meaning, ...]:
    return _calendar(found.parts["year"], "year", modifier=_modifier(found))


def _weekday(found: Expression, context: Context) -> tuple[Meaning, ...]:
    number = int(context.words["weekday"][found.parts["weekday"]])
    if context.published is None:
        return (Meaning(kind="time" if "dp" in found.parts else "date", value="XXXX-WXX-" + str(number)),)
    relation = found.parts.get("rel")
    ahead = context.ahead if relation in (None, "this") else relation != "last"
    today = context.published.isoweekday()
    if ahead:
        days = (number - today) % 7 or (7 if relation == "next" else 0)
    else:
        days = -((today - number) % 7) or (-7 if relation == "last" else 0)
    return _days_away(days, found, context)


def _days_away(days: int, found: Expression, context: Context) -> tuple[Meaning, ...]:
    day = context.published and shift(context.published, days)
    part = context.words["day_part"][found.parts["dp"]] if "dp" in found.parts else ""
    part = "NI" if found.parts.get("day") == "tonight" else part
    if day is None:
        return (Meaning(kind="time" if part else "date", value=None),)
    assumed = ("year", "month", "day")
    if not part:
        return _calendar(str(day), "day", assumed=assumed, anchor=context.anchor)
    return _calendar(str(day), "day", kind="time", value=f"{day}T{part}", assumed=assumed, anchor=context.anchor)


def _today(found: Expression, context: Context) -> tuple[Meaning, ...]:
    return _days_away(_RELATIVE_DAYS[found.parts["day"]], found, context)


def _this_day_part(found: Expression, context: Context) -> tuple[Meaning, ...]:
    return _days_away(0, found, context)


def _weekend(found: Expression, context: Context) -> tuple[Meaning, ...]:
    weeks = {"last": -1, "next": 1}.get(found.parts["rel"], 0)
    if found.parts["rel"] == "the" and not context.ahead and context.published and context.published.isoweekday() < 6:
        weeks = -1
    day = context.published and shift(context.published, 7 * weeks)
    return _calendar(iso_week(day) + "-WE", "week", anchor=context.anchor) if day else (Meaning(value=None),)


def _stretch(found: Expression, context: Context) -> tuple[Meaning, ...]:
    """A stretch that touches the present: "the past four years", "the next three months"."""
    number, unit = _number(found.parts["n"], context), _unit(found.parts["unit"])
    value = _duration(number, unit)
    if context.published is None or number == "X":
        return (Meaning(kind="duration", value=value),)
    sign = -1 if found.parts["rel"] in ("past", "last", "previous", "recent") else 1
    other = _away(sign * int(float(number)), unit, context.published)
    here = _away(0, unit, context.published)
    if other is None or here is None:
        return (Meaning(kind="duration", value=value),)
    edtf = f"{other}/{here}" if sign < 0 else f"{here}/{other}"
    precision = _PRECISIONS.get("year" if unit in ("decade", "century") else unit)
    return _calendar(edtf, precision, kind="duration", value=value, anchor=context.anchor)


def _decade_stretch(found: Expression, context: Context) -> tuple[Meaning, ...]:
    return _stretch(attrs.evolve(found, parts={**found.parts, "n": "one"}), context)


def _relative(found: Expression, context: Context) -> tuple[Meaning, ...]:
    relation, unit = found.parts["rel"].removeprefix("the "), found.parts["unit"]
    steps = {"last": -1, "previous": -1, "past": -1, "next": 1, "following": 1, "coming": 1}.get(relation, 0)
    base, anchor = context.published, context.anchor
    if relation in ("same", "that", "following", "previous"):
        mentioned = bounds(context.mentioned)[0] if context.mentioned else None
        base, anchor = (mentioned, "mention") if mentioned else (base, anchor)
    if base is None:
        return (Meaning(value=None),)
    edtf = _away(steps, unit, base)
    if edtf is None:
        return (Meaning(value=None),)
    value = edtf.rstrip("X") if unit in ("decade", "century") else edtf
    return _calendar(edtf, _PRECISIONS[unit], value=value, modifier=_modifier(found), assumed=("year",), anchor=anchor)


def _part_of_unit(found: Expression, context: Context) -> tuple[Meaning, ...]:
    return _relative(attrs.evolve(found, parts={**found.parts, "rel": "this"}), context)


def _ago(found: Expression, context: Context) -> tuple[Meaning, ...]:
    number, unit = _number(found.parts["n"], context), _unit(found.parts["unit"])
    sign = 1 if found.parts["way"] == "later" else -1
    base, anchor = context.published, context.anchor
    if found.parts["way"] != "ago":
        mentioned = bounds(context.mentioned)[0] if context.mentioned else None
        base, anchor = (mentioned, "mention") if mentioned else (base, anchor)
    if base is None or number == "X" or unit in ("hour", "minute"):
        return (Meaning(value=None if number == "X" else _duration(number, unit), kind="duration"),)
    edtf = _away(sign * int(float(number)), unit, base)
    if edtf is None:
        return ()
    return _calendar(edtf, _PRECISIONS[unit], value=edtf.rstrip("X"), assumed=("year",), anchor=anchor)


def _set(found: Expression, context: Context) -> tuple[Meaning, ...]:
    return (Meaning(kind="set", value=context.words["set"][_whole(found)]),)


def _reference(found: Expression, context: Context) -> tuple[Meaning, ...]:
    return (Meaning(value=context.words["reference"][_whole(found)]),)


def _length(found: Expression, context: Context) -> tuple[Meaning, ...]:
    return (Meaning(kind="duration", value=_duration(_number(found.parts["n"], context), _unit(found.parts["unit"]))),)


def _vague_length(found: Expression, _: Context) -> tuple[Meaning, ...]:
    return (Meaning(kind="duration", value=_duration("X", _unit(found.parts["unit"]))),)


def _clock(found: Expression, context: Context) -> tuple[Meaning, ...]:
    hour = int(found.parts["h"])
    if found.parts.get("ap", "").startswith("p") and hour < 12:
        hour += 12
    if hour > 24:
        return ()
    time = f"T{hour:02d}:{found.parts.get('min', '00')}" + ("Z" if found.parts.get("zone") in ("gmt", "utc") else "")
    if context.published is None:
        return (Meaning(kind="time", value=time),)
    day = str(context.published)
    return _calendar(day, "day", kind="time", value=day + time, assumed=("year", "month", "day"), anchor=context.anchor)


def _feast(found: Expression, context: Context) -> tuple[Meaning, ...]:
    name = found.parts.get("feast") or "christmas"
    month, day = {"day": (1, 1), "eve": (12, 31), "christmas": (12, 25)}[name]
    nearest = _nearest(month, day, context)
    return _calendar(str(nearest) if nearest else f"XXXX-{month:02d}-{day:02d}", "day", assumed=("year",))


def _calendar(edtf: str | None, precision: Precision | None, **more: Any) -> tuple[Meaning, ...]:
    return (Meaning(**{"value": edtf, "edtf": edtf, "precision": precision} | more),)


def _whole(found: Expression) -> str:
    return found.parts["whole"]


def _modifier(found: Expression) -> Modifier | None:
    part = found.parts.get("part", "")
    for word, modifier in _SETTLED_PARTS.items():
        if word in part.split():
            return modifier  # type: ignore[return-value]
    return None


def _month(name: str, context: Context) -> int:
    return int(context.words["month"][name.rstrip(".").lower()])


def _number(word: str, context: Context) -> str:
    """The value of "four", "twenty-five", "12" or "several" (X)."""
    if word[0].isdigit():
        return word
    values = [context.words["number"][piece] for piece in word.split("-")]
    return "X" if "X" in values else str(sum(map(int, values)))


def _unit(word: str) -> str:
    singular = {"centuries": "century"}.get(word, word.rstrip("s"))
    return singular


def _duration(number: str, unit: str) -> str:
    return f"P{'T' if unit in ('minute', 'hour') else ''}{number}{_UNITS[unit]}"


def _away(steps: int, unit: str, base: datetime.date) -> str | None:
    """The period of a unit some steps from a day, as EDTF."""
    if abs(steps) > 9_000:
        return None
    if unit in ("day", "week"):
        day = shift(base, steps * (7 if unit == "week" else 1))
        return day and (iso_week(day) if unit == "week" else str(day))
    if unit in ("month", "quarter"):
        year, month = month_after(base.year, base.month, steps * (3 if unit == "quarter" else 1))
        text = f"{year:04d}-{month:02d}" if unit == "month" else f"{year:04d}-Q{(month + 2) // 3}"
        return text if 1 <= year <= 9999 else None
    width = {"year": 1, "decade": 10, "century": 100}[unit]
    year = base.year + steps * width
    return f"{year:04d}"[: 5 - len(str(width))].ljust(4, "X") if 1 <= year <= 9999 else None


def _year_of(found: Expression, context: Context) -> tuple[int | None, tuple[str, ...], Anchor | None]:
    """The year that a quarter or a season belongs to."""
    if "year" in found.parts:
        return int(found.parts["year"]), (), None
    if context.published is None:
        return None, ("year",), None
    return (
        context.published.year + {"last": -1, "next": 1}.get(found.parts.get("rel", ""), 0),
        ("year",),
        context.anchor,
    )


def _nearest(month: int, day: int, context: Context) -> datetime.date | None:
    """The day of a year-less date: ahead where the text looks ahead, else behind, but for the coming two months."""
    now = context.published
    if now is None:
        return None
    around = [valid_day(now.year + step, month, day) for step in (-1, 0, 1) if 1 <= now.year + step <= 9999]
    days = [each for each in around if each]
    if not days:
        return None
    if context.ahead:
        return next((each for each in days if each >= now), days[-1])
    return max((each for each in days if each - now <= _AHEAD), default=days[0])


_RESOLVERS = {
    "iso": _iso, "numeric": _numeric, "day_month_range": _day_range, "days_month": _two_days, "day_month": _day_month,
    "month_day_range": _day_range, "month_days": _two_days, "month_day": _day_month, "quarter": _quarter,
    "quarter_code": _quarter_code, "season": _season, "season_relative": _season, "month_year": _month_named,
    "month": _month_named, "years_range": _years_range, "fiscal_year": _fiscal_year, "decade": _decade,
    "century": _century, "year": _year, "weekday": _weekday, "today": _today, "this_day_part": _this_day_part,
    "weekend": _weekend, "stretch": _stretch, "decade_stretch": _decade_stretch, "relative": _relative,
    "part_of_unit": _part_of_unit, "ago": _ago, "set": _set, "duration": _length, "vague_duration": _vague_length,
    "clock": _clock, "clock24": _clock, "feast": _feast, "reference": _reference,
}  # fmt: skip
