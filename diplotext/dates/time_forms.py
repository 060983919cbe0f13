"""What clock times and parts of days mean."""

from diplotext.dates.meanings import Away, Meaning, Range, Shifted, Timed
from diplotext.dates.parts import Parts

_HALF_DAYS = {"MO": "a", "AF": "p", "EV": "p", "night": "p"}


def clock(parts: Parts) -> Meaning | None:
    """A clock time: "18:30", "6:30 p.m. EST", "0800 UTC", "noon"."""
    if parts.value:
        return Timed(parts.value)
    if "hhmm" in parts:
        hour, minute = parts["hhmm"][:2], parts["hhmm"][2:]
    else:
        hour, _, minute = (parts["clock"] if "clock" in parts else parts["hour"]).partition(":")
    number = int(hour) if hour.isdecimal() else 25
    half_day = parts.tokens.get("half_day") or _HALF_DAYS.get(parts.tokens.get("day_part", ""))
    if number > 24:
        # "2.75 a.m."
        return None
    if half_day and number <= 12:
        number = number % 12 + (12 if half_day == "p" else 0)
    return Timed(f"T{number:02}" + (f":{minute}" if minute else ":00") + parts.tokens.get("zone", ""))


def daypart(parts: Parts) -> Meaning | None:
    """A part of a day, by itself or of a day beside it: "this morning", "Tuesday night"."""
    if "x" in parts.meanings:
        return Timed("T" + parts.tokens.get("part", parts.value), parts.meanings["x"])
    return Timed("T" + parts.tokens.get("part", "NI"), Shifted("day", int(parts.value)) if parts.value else None)


def night_of(parts: Parts) -> Meaning | None:
    """A night by the day on which it begins: "the night of 3-4 May", "overnight into Friday"."""
    time, day = parts.meanings.get("time", Timed("TNI")), parts.meanings["x"]
    if not isinstance(time, Timed) or time.clock != "TNI":
        return None
    day = day.first if isinstance(day, Range) else day
    return Timed("TNI", Away("day", -1, day, exact=True) if parts.value else day)


def timed_before(parts: Parts) -> Meaning | None:
    """A clock time of the day that the next one gives: "1pm" in "between 1pm and 2pm on Tuesday"."""
    time, later = parts.meanings["time"], parts.meanings["x"]
    alone = isinstance(time, Timed) and isinstance(later, Timed) and time.day is None
    return Timed(time.clock, later.day) if alone and later.day else None  # type: ignore[union-attr]


def clock_in_part(parts: Parts) -> Meaning | None:
    """A clock time of the part of a day beside it: "5:30 this afternoon"."""
    time, part = parts.meanings["time"], parts.meanings["x"]
    if "part" in parts:
        part = Timed("T" + parts["part"], part)
    if not isinstance(time, Timed) or not isinstance(part, Timed) or part.day is None:
        return None
    hour = int(time.clock[1:3])
    later = part.clock[1:] in ("AF", "EV", "NI") and 1 <= hour < 12
    return Timed(f"T{hour + 12 * later:02}{time.clock[3:]}", part.day)


def daypart_then(parts: Parts) -> Meaning | None:
    """A part of the day mentioned last, or of the one beside that: "that evening", "the next morning"."""
    return Timed("T" + parts["part"], Shifted("day", parts.step or 0, "mention"))


def timed(parts: Parts) -> Meaning | None:
    """A clock time or part of a day with the day beside it: "6 p.m. on Tuesday"."""
    time = parts.meanings["time"]
    return Timed(time.clock, parts.meanings["x"]) if isinstance(time, Timed) else None
