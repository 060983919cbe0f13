"""How numbers and sums are written: what a point, a comma or a gap between digits means, scales beside currencies."""

import re
from decimal import Decimal

import attrs

from diplotext.figures.grammar import Grammar, Quantity
from diplotext.figures.measures import times
from diplotext.lexicon.figures import Unit

_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_SPACED = re.compile(r"[1-9]\d{0,2} \d{3}")
_POINT_ELSEWHERE = re.compile(r"(?<![\d.,])\d{1,3},\d{3}(?![\d,])|(?<![\d.,])\d+\.\d{1,2}(?![\d.,])")
_ROUND = "00"
_BEFORE_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w-]* $")
_THOUSAND = Decimal(1000)
_SUFFIX = re.compile(r"[ -]?(?P<suffix>[A-Za-z]+)(?!\w)|(?<=\d)(?P<attached>L)(?!\w)")
_MONEY = re.compile(
    r" ?(?:(?P<scale>[kKmM]|[mM]n|bn|[mM]io|[mM]rd) ?)?(?P<sign>[A-Z]{3}|[^\w\s.,;:!?()\[\]'\"“”‘’%°+*/&<>=@#~|^-])"
    r"(?: ?(?P<later>[kmM]|mn|bn|tn)| (?P<word>thousand|million|billion|trillion|crore|lakh))?(?!\w)"
)


def is_gap_between_two(text: str, match: re.Match[str], grammar: Grammar) -> bool:
    """Tell "Flight 370 239 people" and "3 200-metre races", two numbers, from "1 200 troops", one."""
    if match["sign"] or not _SPACED.fullmatch(match["one"]):
        return False
    if text.startswith("-", match.end("one")):
        return True
    start = match.start("one")
    return bool(grammar.before.search(text, max(0, start - 14), start) or _BEFORE_NAME.search(text, 0, start))


def is_list(match: re.Match[str], text: str, end: int, grammar: Grammar) -> bool:
    """Tell "pages 1,5 and 7" from "1,5 kilos": a comma before one or two digits is a decimal one in a measure alone."""
    bare = not match["sign"] and _COMMA.fullmatch(match["one"])
    return bool(bare) and not (grammar.unit.match(text, end) or _MONEY.match(text, end))


def money_scale(text: str, end: int, grammar: Grammar) -> tuple[int, Decimal]:
    """The scale that only money has, behind a number with a sign: "$50MM", "Rs 500-cr", "₹5L"."""
    match = _SUFFIX.match(text, end)
    written = match and (match["suffix"] or match["attached"])
    factor = grammar.words["money_scale"].get(written.lower()) if written else None
    return (match.end(), Decimal(factor)) if match and factor else (end, Decimal(1))


def money_after(text: str, end: int, grammar: Grammar) -> tuple[int, Unit, Decimal] | None:
    """The currency behind a number, with its scale on either side: "50 MUSD", "125 USD million", "40 M€", "1,200€"."""
    match = _MONEY.match(text, end)
    if not match or match["sign"] not in grammar.symbols:
        return None
    scale = match["scale"] or match["later"] or match["word"]
    if not scale and match["sign"].isascii() and match["sign"].isalpha():
        return None  # a code alone is a unit
    factor = Decimal(grammar.scales[scale.lower()]) if scale else Decimal(1)
    return match.end(), grammar.currency(match["sign"]), factor


def settled(found: Quantity, match: re.Match[str], text: str, grammar: Grammar) -> Quantity:
    """What a number such as "300.000" is: whole where it counts things, else of two readings, unless the text tells.

    A point before three digits groups them in many languages. A share, a price of a litre and units that only English
    has are told with decimals; so is a number in a text that writes others with a decimal point, if it is not round.
    """
    pointed = [name for name in ("one", "two") if match[name] and _POINTED.fullmatch(match[name])]
    if not pointed or not found.unit.name or (found.second is not None and len(pointed) == 1):
        return found
    ends = [found.first, *([] if found.second is None else [found.second])]
    if found.counted:
        whole = [times(end, _THOUSAND) for end in ends]
        return attrs.evolve(found, first=whole[0], second=whole[1] if len(whole) > 1 else None)
    if found.unit.name.rpartition("/")[2] in grammar.words["pointed"] or found.unit.dimension == "temperature":
        return found
    if not match[pointed[0]].endswith(_ROUND) and _POINT_ELSEWHERE.search(text):
        return found
    return attrs.evolve(found, candidates=tuple(reading for end in ends for reading in (end, times(end, _THOUSAND))))
