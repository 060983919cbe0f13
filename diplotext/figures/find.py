"""Where is a quantity: a number with its currency, unit or counted noun."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from diplotext.figures.comparison import Comparison, build_comparison, clause_before, ends_in_comparator
from diplotext.figures.counts import bare, counted
from diplotext.figures.grammar import Grammar, Quantity, build_grammar
from diplotext.figures.measures import measure, pick_unit
from diplotext.figures.ranges import YEAR, join_of, read_number, shared_unit, spread, with_second_unit
from diplotext.figures.vague import build_vague, find_vague
from diplotext.lexicon import Lexicon

_CODE_NAME = re.compile(r"[A-Z]{3}\d{1,2}")  # "COP28" is a conference, no sum in pesos
_MINUS = re.compile(r"(?:(?:^|[ $(])[-−]|\bminus[ -])$")
_NAME_BEFORE = re.compile(r"(?<![.!?:\n] )(?<!\n)\b[A-Z]\w*[ -]$")
_ANCHOR_BEFORE = re.compile(r"\b(?:last|past|next|coming|previous|recent|preceding|following) $", re.IGNORECASE)
_ANCHOR_AFTER = re.compile(r" (?:ago|BCE?|AD|anniversar(?:y|ies))\b")
_COUNTRY_AFTER = re.compile(r" (?:U\.S\.|US)(?!\w)")


def find_quantities(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    """Find quantities, in text order, without overlap."""
    grammar, comparison = lexicon.derive(build_grammar), lexicon.derive(build_comparison)
    at, last = 0, None
    match = grammar.number.search(text)
    for vague in chain(lexicon.derive(build_vague).finditer(text), (None,)):
        stop = vague.start() if vague else len(text)
        while match and match.start() < stop:
            end, found = _quantity(text, match, last, grammar, comparison)
            if found:
                last = found if found.counted else last
                yield found
            at = max(end, at)
            match = grammar.number.search(text, at)
        if vague and vague.start() >= at and (found := find_vague(text, vague, grammar, comparison)):
            at, last = found.end, found if found.counted else last
            yield found
            match = grammar.number.search(text, at) if match and match.start() < at else match


def _quantity(
    text: str, match: re.Match[str], last: Quantity | None, grammar: Grammar, comparison: Comparison
) -> tuple[int, Quantity | None]:
    """Where to read on after a number, and the quantity that it begins, if any."""
    start, end = match.start(), match.end("one")
    first = read_number(match["one"], grammar)
    second = read_number(match["two"], grammar) if match["two"] else None
    if first is None or _is_code(match, first, grammar):
        return end, None
    scaled = first if second is None else spread(first, second, match["two"])
    join = join_of(text, match, scaled, second, comparison)
    if join == "score":
        return match.end(), None
    if join == "range":
        first, upper, end = scaled, second, match.end("two")
    else:
        upper = None
    if _MINUS.search(text, max(0, match.start("one") - 7), match.start("one")):
        first = -first
    unit = grammar.unit.match(text, end)
    if match["sign"]:
        after = _COUNTRY_AFTER.match(text, end)
        money = grammar.currency(match["sign"])
        found = measure(text, start, after.end() if after else end, (first, upper), money, grammar)
    elif unit:
        kind = pick_unit(text, start, unit, first, grammar)
        named = _follows_name(text, start, grammar) and (kind.is_loose or len(unit["unit"]) == 1)
        if named or (kind.dimension == "time" and _is_anchored(text, start, unit)):
            return end, None
        found = measure(text, start, unit.end("unit"), (first, upper), kind, grammar)
        found = with_second_unit(text, found, grammar, comparison)
    elif _follows_name(text, start, grammar):
        return end, None
    elif join == "shared" and second and (shared := shared_unit(text, match, scaled, second, grammar)):
        found = shared
    elif upper is None and _is_name(text, start, end, match["one"], comparison):
        return end, None
    else:
        number = counted(text, start, end, (first, upper), grammar) or bare(text, match, first, last, grammar)
        return (number.end, number) if number else (end, None)
    return found.end, found


def _is_code(match: re.Match[str], first: Decimal, grammar: Grammar) -> bool:
    """Tell a name or a word in capitals from a currency's code: "COP28", "ALL 50 STATES"."""
    if not match["sign"]:
        return False
    return bool(_CODE_NAME.fullmatch(match[0])) or (
        first < 1000 and match["sign"].lower() in grammar.words["word_code"]
    )


def _follows_name(text: str, start: int, grammar: Grammar) -> bool:
    """Tell whether the number belongs to a word before it: "Article 5", "May 5"."""
    return grammar.before.search(text, max(0, start - 14), start) is not None


def _is_anchored(text: str, start: int, unit: re.Match[str]) -> bool:
    """A length of time that the calendar anchors is a date: "the past four years", "two years ago"."""
    return bool(_ANCHOR_BEFORE.search(text, max(0, start - 10), start) or _ANCHOR_AFTER.match(text, unit.end("unit")))


def _is_name(text: str, start: int, end: int, written: str, comparison: Comparison) -> bool:
    """A number in a name: "Society 5.0", "Falcon 9 Heavy", the year in "2018 sales"."""
    before = text[max(0, start - 25) : start]
    if ends_in_comparator(clause_before(text, start), comparison):
        return False
    if YEAR.fullmatch(written):
        return True
    named = written[0].isdigit() and len(written) <= 4 and _NAME_BEFORE.search(before)
    return bool(named) and ("." in written or not re.match(r" [a-z]", text[end : end + 2]))
