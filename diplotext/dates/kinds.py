"""The kinds of expression that rules tell apart: ``{month}``, ``{yearless}``, ``{clock}``."""

from collections.abc import Mapping

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
    is_yearless,
    unit_of,
)  # fmt: skip
from diplotext.dates.periods import UNITS


def kinds_of(meaning: Meaning) -> frozenset[str]:
    """The classes, in braces, of an expression that was found."""
    return frozenset("{" + kind + "}" for kind in _kinds(meaning))


def all_kinds() -> set[frozenset[str]]:
    """Every combination that `kinds_of` can give."""
    placed = [
        (unit, *more)
        for unit in UNITS
        for more in (("dated",), ("yearless",), ("relative", "dated"), ("yearless", "part"))
    ]
    rest = [
        ("day", "weekday", "named"),
        ("day", "weekday"),
        ("day", "deictic"),
        ("time", "clock"),
        ("time", "clock", "loose"),
    ]
    rest += [("time", "daypart"), ("time", "daypart", "loose"), ("length",), ("stretch",), ("set",), ("reference",)]
    rest += [("range",), ("range", "yearless"), ("again",)]
    return {frozenset("{" + kind + "}" for kind in kinds) for kinds in placed + rest}


def _kinds(meaning: Meaning) -> tuple[str, ...]:
    unit = unit_of(meaning) or ""
    match meaning:
        case Named(unit="weekday", step=step):
            return ("day", "weekday", "named") if step is None else ("day", "weekday")
        case Shifted(unit="day", base="published"):
            return ("day", "deictic")
        case Shifted():
            return (unit, "relative", "dated")
        case Nth() if is_yearless(meaning):
            return (unit, "yearless", "part")
        case Again() | InYear(part=Again()):
            return ("again",)
        case Fixed() | Named() | Nth() | InYear() | Away():
            return (unit, "yearless" if is_yearless(meaning) else "dated")
        case Timed(clock=clock, day=day):
            return ("time", "clock" if clock[1:2].isdigit() else "daypart", *(("loose",) if day is None else ()))
        case Range():
            return ("range", "yearless") if is_yearless(meaning) else ("range",)
    return (_PLAIN[type(meaning)],)


_PLAIN: Mapping[type[Meaning], str] = {Length: "length", Stretch: "stretch", Recurrence: "set", Reference: "reference"}
