"""Two numbers that are joined: a range, a change from one to the other, or two quantities with one unit."""

import re
from decimal import Decimal
from typing import Literal, TypeAlias

import attrs

from diplotext.figures.comparison import Comparison, clause_before, starts_from
from diplotext.figures.counts import counted
from diplotext.figures.grammar import Grammar, Quantity
from diplotext.figures.measures import is_anchored, measure, of_one_size, pick_unit, times
from diplotext.figures.numbers import number_value

Join: TypeAlias = Literal["range", "score", "shared", "apart"]

YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_TO = re.compile(r" (?:up )?to | ?[-–—] ?")
_AND = re.compile(r" and ")
_GOES_ON = re.compile(r"[-–]\d")
_NEXT = re.compile(r" (?:up |down )?to (?:[a-z]+ ){0,3}?(?=[\d$€£¥])")
_NAMED = re.compile(r" [A-Z]|-")
_SCALE = re.compile(r"[a-z]+")
_WIDEST_AFTER_CHANGE = 3


def read_number(written: str, grammar: Grammar) -> Decimal | None:
    """The value of a number as written, or None."""
    return number_value(written, grammar.words["word"], grammar.scales)


def join_of(text: str, match: re.Match[str], first: Decimal, second: Decimal | None, comparison: Comparison) -> Join:
    """What two joined numbers are to each other.

    Args:
        text: the whole text.
        match: of the grammar's number.
        first: its first number, on the scale of the second where that spreads.
        second: its second number, None where there is none.
        comparison: the words of change.

    Returns:
        "range" ("between 5 and 7", "two or three"), "score" ("won 3-1"), "shared" for two quantities with one unit
        ("from 10 to 15 bcm" after a verb of change), "apart" for numbers that have nothing to do with each other.
    """
    if second is None or (YEAR.fullmatch(match["one"]) and not YEAR.fullmatch(match["two"])):
        return "apart"  # "rose in 2018 to 3.9 million"
    joint = match["joint"].strip(" -–—") or "-"
    before = clause_before(text, match.start())
    if joint in ("to", "up to") and starts_from(before, comparison) and not YEAR.fullmatch(match["one"]):
        if _GOES_ON.match(text, match.end("two")):
            return "apart"  # "from 20 to 30-35 tons"
        if not (match["sign"] and match["sign2"]):
            return "range"  # "fell from 9 to 7 percent": what has one unit is one figure
    if match["minus"]:
        return "range" if joint in ("-", "to") else "shared"  # "from 2 to minus 5 degrees"
    if match["sign2"] and not match["sign"]:
        return "shared"  # "eight or $9"
    if joint == "-":
        return "range" if second > first else "score"
    if joint in ("by", "x", "×"):
        return "shared"  # "five by three metres"
    if joint in ("to", "up to"):
        return "range" if second > first and not _is_change(before, first, second, comparison) else "shared"
    rising = before.endswith(" between") if joint == "and" else second == first + 1
    return "range" if rising and second > first else "shared"


def _is_change(before: str, first: Decimal, second: Decimal, comparison: Comparison) -> bool:
    """Tell "grew from 5% to 7%" and "lost 2 to 71": two figures; "grew by 5 to 7 percent" is a range."""
    *words, last = before.split() or [""]
    if starts_from(before, comparison):
        return second < first or any(word in comparison.moves for word in words)
    moved = last in comparison.changes or last in ("up", "down") or (
        last == "by" and any(word in comparison.changes for word in words)
    )  # fmt: skip
    return moved and not first < second <= first * _WIDEST_AFTER_CHANGE


def spread(first: Decimal, second: Decimal, written: str, grammar: Grammar) -> Decimal:
    """The first number on the scale of the second: "5 to 7 billion"."""
    scale = Decimal(1)
    for word in _SCALE.findall(written.lower()):
        scale *= Decimal(grammar.scales.get(word, "1"))
    return times(first, scale) if scale >= 1000 > first > 0 and first * scale < second * 10 else first


def shared_unit(text: str, match: re.Match[str], first: Decimal, second: Decimal, grammar: Grammar) -> Quantity | None:
    """The first of two quantities whose unit stands at the second: "from 10 | to 15 bcm", "eight | or $9"."""
    start, end = match.start("one"), match.end("one")
    if match["sign2"]:
        unit = grammar.currency(match["sign2"])
    elif after := grammar.unit.match(text, match.end("two")):
        if is_anchored(text, start, after.end()):
            return None  # "20 and 50 years ago"
        unit = pick_unit(text, start, after, second, grammar)
    else:
        return None
    found = measure(text, start, end, (first, None), unit, grammar)
    return attrs.evolve(found, end=end)


def before_next(
    text: str, start: int, end: int, first: Decimal, grammar: Grammar, comparison: Comparison
) -> Quantity | None:
    """The first of two quantities whose unit stands at the second: "from 40 | to about 25 bcm"."""
    joint = _NEXT.match(text, end)
    match = joint and grammar.number.match(text, joint.end())
    second = match and read_number(match["two"] or match["one"], grammar)
    if not match or second is None or not starts_from(clause_before(text, start), comparison):
        return None
    stop = match.end("two") if match["two"] else match.end("one")
    if match["sign"]:
        unit = grammar.currency(match["sign"])
    elif after := grammar.unit.match(text, stop):
        unit = pick_unit(text, start, after, second, grammar)
    elif things := counted(text, match.start(), stop, (second, None), None, grammar):
        return attrs.evolve(things, start=start, end=end, first=first)
    else:
        return None
    scaled = spread(first, second, match["two"] or match["one"], grammar)
    return attrs.evolve(measure(text, start, end, (scaled, None), unit, grammar), end=end)


def with_second_side(text: str, found: Quantity, grammar: Grammar, comparison: Comparison) -> Quantity:
    """A range whose second side stands behind the unit: "25 miles to 30 miles", "from 92 kilos to 71"."""
    before = clause_before(text, found.start)
    joint = (_AND if before.endswith(" between") else _TO).match(text, found.end)
    match = joint and grammar.number.match(text, joint.end())
    number = match and read_number(match["one"], grammar)
    if not joint or not match or number is None or match["sign"] or found.second is not None:
        return found
    if unit := grammar.unit.match(text, match.end("one")):
        kind = pick_unit(text, match.start(), unit, number, grammar)
        side = measure(text, match.start(), unit.end("unit"), (number, None), kind, grammar)
        by = (
            "to" not in joint[0] or kind.dimension == "count" or before.endswith(" by")
        )  # "by 58 percent to 42 percent"
        score = by and side.first <= found.first
        if side.unit.name != found.unit.name or score or _is_change(before, found.first, side.first, comparison):
            return found
        return attrs.evolve(found, second=side.first, end=side.end)
    if not starts_from(before, comparison) or not _is_second_side(
        text, match, number * found.unit.factor, found, grammar
    ):
        return found
    return attrs.evolve(found, second=number * found.unit.factor, end=match.end("one"))


def _is_second_side(text: str, match: re.Match[str], second: Decimal, found: Quantity, grammar: Grammar) -> bool:
    """Tell "from 92 kilos to 71" from "from 92 kilos to 71 sacks", "to 5 May" and "to 2030"."""
    joined = match["two"] and match["joint"] != " by "
    other = joined or YEAR.fullmatch(match["one"]) or _NAMED.match(text, match.end("one"))
    if other or not of_one_size(found.first, second):
        return False
    return counted(text, match.start(), match.end("one"), (second, None), None, grammar) is None
