"""Two numbers that are joined: a range, a change from one to the other, or two quantities with one unit."""

import re
from decimal import Decimal
from typing import Literal, TypeAlias

import attrs

from diplotext.figures.comparison import Comparison, clause_before
from diplotext.figures.grammar import Grammar, Quantity
from diplotext.figures.measures import is_anchored, measure, pick_unit
from diplotext.figures.numbers import number_value

Join: TypeAlias = Literal["range", "score", "shared", "apart"]

YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_TO = re.compile(r" (?:up )?to | ?[-–—] ?")
_AND = re.compile(r" and ")
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
    if match["minus"]:
        return "range" if joint in ("-", "to") else "shared"  # "from 2 to minus 5 degrees"
    if match["sign2"] and not match["sign"]:
        return "shared"  # "eight or $9"
    if joint == "-":
        return "range" if second > first else "score"
    if joint in ("by", "x", "×"):
        return "shared"  # "five by three metres"
    before = clause_before(text, match.start())
    if joint in ("to", "up to"):
        return "range" if second > first and not _is_change(before, first, second, comparison) else "shared"
    rising = before.endswith(" between") if joint == "and" else second == first + 1
    return "range" if rising and second > first else "shared"


def _is_change(before: str, first: Decimal, second: Decimal, comparison: Comparison) -> bool:
    """Tell "grew from 5 to 7" and "lost 2 to 71": two figures; "grew by 5 to 7 percent" is a range."""
    *words, last = before.split() or [""]
    if last == "from":
        return any(word in comparison.moves for word in words)
    moved = last in comparison.changes or last in ("up", "down") or (
        last == "by" and any(word in comparison.changes for word in words)
    )  # fmt: skip
    return moved and second > first * _WIDEST_AFTER_CHANGE


def spread(first: Decimal, second: Decimal, written: str, grammar: Grammar) -> Decimal:
    """The first number on the scale of the second: "5 to 7 billion"."""
    scale = Decimal(1)
    for word in _SCALE.findall(written.lower()):
        scale *= Decimal(grammar.scales.get(word, "1"))
    return first * scale if scale >= 1000 > first > 0 and first * scale < second * 10 else first


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


def with_second_unit(text: str, found: Quantity, grammar: Grammar, comparison: Comparison) -> Quantity:
    """A range with the unit on both sides: "from 25 miles to 30 miles"."""
    before = clause_before(text, found.start)
    joint = (_AND if before.endswith(" between") else _TO).match(text, found.end)
    match = joint and grammar.number.match(text, joint.end())
    unit = match and grammar.unit.match(text, match.end("one"))
    if not (match and unit) or found.second is not None:
        return found
    number = read_number(match["one"], grammar)
    if number is None:
        return found
    kind = pick_unit(text, match.start(), unit, number, grammar)
    second = number * kind.factor
    if kind.name != found.unit.name or second <= found.first or _is_change(before, found.first, second, comparison):
        return found
    return attrs.evolve(found, second=second, end=unit.end("unit"))
