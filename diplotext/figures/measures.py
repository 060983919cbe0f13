"""A number with the unit or currency after it, and what it is a rate of."""

import re
from collections.abc import Iterable
from decimal import Decimal

import attrs

from diplotext.figures.grammar import Grammar, Quantity
from diplotext.figures.numbers import number_value
from diplotext.lexicon.figures import Unit
from diplotext.lexicon.inflection import singular

_MONEY_REACH = 60
_OF_WHAT = re.compile(r" of (?:[a-z]+ ){0,2}?[a-z]+(?= (?:per|an?|each|every)\b)")
_RATE = re.compile(r"[ -](?P<by>per|an?|each|every)[ -]|/(?=[a-zA-Z]|\d{2,6} ?[a-z])| (?P<adverb>[a-z]+ly|per annum)\b")
_MANY = re.compile(r"(\d[\d,]*) ?(?=[a-zA-Z])")  # "8 litres per 100 km"
_SUBUNIT = re.compile(r" (?:and )?(?=\d{1,2} |[a-z])")
_NOT_ADDED = re.compile(r" (?:less|more|fewer|after|later|earlier|before|ago|apiece|each|an?|per|and|or|to)\b")
_CO2 = re.compile(r" ?CO[2₂](?:[- ]?eq?)?(?= per\b|/)")
_PER = re.compile(r"(?:sq\.? ?)?[a-zA-Z]+(?:[23²³](?!\w))?")
_FOOT, _INCH = "'’′", '"”″'
_INCHES = re.compile(r" ?\d{1,2}(?:[\"”″]|''|’’)")
_FEET = re.compile(r"\d['’′] ?$")
_QUOTES = re.compile(r"(?:^|[\s(])['‘\"“]")
_QUOTE_REACH = 300
_SIZE = 10
_WORD = re.compile(r" ([a-z]+)\b")
_OF_ONE = re.compile(r" of (?:an?|one|1)(?= )")
_ANCHOR_BEFORE = re.compile(r"\b(?:last|past|next|coming|previous|recent|preceding|following) $", re.IGNORECASE)
_ANCHOR_AFTER = re.compile(r"(?:['’]s?)? (?:time\b|ago|hence|from now|BCE?|AD|anniversar(?:y|ies))\b")
_SOME_DAY = re.compile(r"One (?:day|morning|evening|night)\b(?!-)")
_FOLLOWS = re.compile(r" (?:ago|earlier|later|before|after)\b")


def pick_unit(text: str, start: int, match: re.Match[str], value: Decimal, grammar: Grammar) -> Unit:
    """The unit that a form means: "pounds" and "drams" are money where the sum or the words around speak of money.

    "2 billion pounds of copper" are none.
    """
    kinds = grammar.units.get(match["unit"]) or grammar.units[match["unit"].lower()]
    if len(kinds) == 1:
        return kinds[0]
    around = text[max(0, start - _MONEY_REACH) : start], text[match.end() : match.end() + _MONEY_REACH]
    of_money = not grammar.substance.match(text, match.end()) and (
        abs(value) >= min(kind.below for kind in kinds) or any(grammar.money.search(words) for words in around)
    )
    return next((kind for kind in kinds if (kind.dimension == "money") == of_money), kinds[0])


def of_one_unit(text: str, end: int, grammar: Grammar) -> re.Match[str] | None:
    """The unit that a part is of: "0.1 | of a percentage point"; None where a part of a thing follows, or nothing."""
    match = _OF_ONE.match(text, end)
    return grammar.unit.match(text, match.end()) if match else None


def prime_unit(text: str, start: int, end: int, grammar: Grammar) -> Unit | None:
    """Feet and inches by their marks: "6'4"", "an altitude of 900'", "12" wide"; other marks close a quotation."""
    mark = text[end : end + 1]
    if not mark or mark not in _FOOT + _INCH:
        return None
    if mark in _FOOT:
        measures = _INCHES.match(text, end + 1) or _is_extent(text, start, end, grammar)
        return grammar.units["foot"][0] if measures else None
    measures = _FEET.search(text, max(0, start - 3), start) or _is_extent(text, start, end, grammar)
    return grammar.units["inch"][0] if measures else None


def _is_extent(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether the words beside speak of a length, and no quotation is open that the mark could close."""
    quoted = _QUOTES.search(text, max(0, start - _QUOTE_REACH), start)
    after = _WORD.match(text, end + 1)
    named = after is not None and after[1] in grammar.words["extent"]
    return not quoted and (named or grammar.extent.search(text, max(0, start - 40), start) is not None)


def is_anchored(text: str, start: int, end: int) -> bool:
    """Tell a length of time that the calendar anchors, a date: "the past four years", "two years ago"; or "One day"."""
    before = _ANCHOR_BEFORE.search(text, max(0, start - 10), start)
    return bool(before or _ANCHOR_AFTER.match(text, end) or _SOME_DAY.match(text, start))


def measure(
    text: str, start: int, end: int, numbers: tuple[Decimal, Decimal | None], unit: Unit, grammar: Grammar
) -> Quantity:
    """Make the quantity of a number and its unit, with what the rate is per: "$75 per barrel", "15 bcm a year"."""
    first, second = numbers
    rule = "figure.money" if unit.dimension == "money" else "figure.unit"
    end, unit = with_rate(text, end, unit, grammar)
    first = times(first, unit.factor)
    second = None if second is None else times(second, unit.factor)
    return Quantity(start=start, end=end, first=first, second=second, unit=unit, rule=rule)


def with_subunit(text: str, found: Quantity, grammar: Grammar) -> Quantity:
    """The sum of a quantity and one of its parts: "3 dollars 50 cents", "two hours and 30 minutes".

    It is told in the larger unit where that is exact, else in the smaller one: "2 hours 20 minutes" are 140 minutes.
    """
    joint = _SUBUNIT.match(text, found.end) if found.unit.dimension in ("money", "time") else None
    match = joint and grammar.number.match(text, joint.end())
    unit = match and not match["sign"] and not match["two"] and grammar.unit.match(text, match.end("one"))
    if not match or not unit or _NOT_ADDED.match(text, unit.end()) or found.second is not None:
        return found
    small = grammar.units.get(unit["unit"], grammar.units.get(unit["unit"].lower(), ()))[0]
    parts = grammar.words["subunit"].get(f"{found.unit.dimension}.{small.name}") if found.counted is False else None
    parts = grammar.words["subunit"].get(f"{found.unit.name}.{small.name}", parts)
    number = number_value(match["one"], grammar.words["word"], grammar.scales)
    whole = found.first == found.first.to_integral_value() and "/" not in found.unit.name
    if parts is None or number is None or not whole or not 0 < number < Decimal(parts):
        return found
    total = found.first + number / Decimal(parts)
    if total * 10**4 % 1:
        total, found = found.first * Decimal(parts) + number, attrs.evolve(found, unit=small)
    return attrs.evolve(found, first=total, end=unit.end("unit"))


def of_one_size(one: Decimal, other: Decimal) -> bool:
    """Neither is more than ten times the other: they may be two states of one amount."""
    return bool(one) and 1 <= _SIZE * other / one <= _SIZE**2


def times(number: Decimal, factor: Decimal) -> Decimal:
    """The product, without decimals where it is whole."""
    product = number * factor
    return Decimal(int(product)) if factor != 1 and product == product.to_integral_value() else product


def with_rate(text: str, end: int, unit: Unit, grammar: Grammar, *, only: Iterable[str] = ()) -> tuple[int, Unit]:
    """Where a quantity ends and its unit, with the "per barrel" or "a year" after it if there is one.

    Args:
        text: the whole text.
        end: where the unit ends.
        unit: the unit so far.
        grammar: the patterns.
        only: the words that may introduce the rate; () for all.
    """
    # "20,000 barrels of oil a day", "12 t CO2/MWh"
    what = (_OF_WHAT.match(text, end) or _CO2.match(text, end)) if not only else None
    match = _RATE.match(text, what.end() if what else end)
    if not match or (only and not match["adverb"] and match["by"] not in only):
        return end, unit
    if match["adverb"]:
        per = grammar.words["rate_adverb"].get(match["adverb"])
        return (match.end(), _rate(unit, per)) if per and unit.dimension != "percent" else (end, unit)
    stop, per = _per(text, match, grammar)
    return (stop, _rate(unit, per)) if per and not _FOLLOWS.match(text, stop) else (end, unit)


def _rate(unit: Unit, per: str) -> Unit:
    return attrs.evolve(unit, name=f"{unit.name}/{per}", dimension="rate")


def _per(text: str, rate: re.Match[str], grammar: Grammar) -> tuple[int, str | None]:
    """What a rate is per: any noun after "per", some units after "a"."""
    many = _MANY.match(text, rate.end()) if rate["by"] in ("per", None) else None
    start, prefix = (many.end(), f"{many[1].replace(',', '')}_") if many else (rate.end(), "")
    match = grammar.unit.match(text, start)
    kinds = match and (grammar.units.get(match["unit"]) or grammar.units[match["unit"].lower()])
    if match and kinds and (rate["by"] in ("per", None) or kinds[0].name in grammar.words["per"]):
        if kinds[0].factor == 1:
            return match.end(), prefix + kinds[0].name
        decade = kinds[0].dimension == "time"  # "2 percent per decade", "$300 per mcm"
        return match.end(), singular(match["unit"]) if decade else f"{kinds[0].factor:f}_{kinds[0].name}"
    noun = _PER.match(text, start)
    if noun and rate["by"] is None and noun[0] in grammar.units:
        return noun.end(), prefix + grammar.units[noun[0]][0].name  # "4 m3/s"
    if not noun or (rate["by"] not in ("per", None) and noun[0].lower() not in grammar.words["per"]):
        return rate.end(), None
    per = singular(noun[0].lower())
    return noun.end(), prefix + ("year" if per == "annum" else per)
