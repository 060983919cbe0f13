"""Where is a quantity: a number with its currency, unit or counted noun."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

import attrs

from diplotext.figures.bare import Before, bare
from diplotext.figures.comparison import Comparison, build_comparison, clause_before, ends_in_comparator
from diplotext.figures.counts import counted
from diplotext.figures.grammar import Grammar, Quantity, build_grammar
from diplotext.figures.measures import (
    is_anchored,
    measure,
    of_one_unit,
    pick_unit,
    prime_unit,
    times,
    with_subunit,
)
from diplotext.figures.notation import is_gap_between_two, is_list, money_after, money_scale, settled
from diplotext.figures.ranges import (
    YEAR,
    Join,
    before_next,
    join_of,
    read_number,
    shared_unit,
    spread,
    with_second_side,
)
from diplotext.figures.vague import build_vague, find_vague, percent_of
from diplotext.lexicon import Lexicon
from diplotext.lexicon.figures import Unit

_CODE_NAME = re.compile(r"[A-Z]{3}\d{1,2}")  # "COP28" is a conference, no sum in pesos
_MINUS = re.compile(r"(?:(?:^|[ $(])[-−][$€£¥]?|(?:^|(?<=[a-z:])[ (])–|(?<!or )\bminus[ -])$")
_OF = re.compile(r"(?<=s) of(?! (?:the|these|those|its|their|which|whom|them)\b)(?= )")
_ADDRESS = re.compile(r"(?:\w\.[a-z]{2,}/|://|www\.|[@#])[^\s]*$")
_LONGEST_ADDRESS = 80
_PART_OF_CODE = re.compile(r"\b[A-Z][A-Za-z]{0,5}-$|\d[-–+]$")  # "F-16 jets", "2024-01-17", "2+2 talks"
_ITEM_BEFORE, _ITEM_AFTER = re.compile(r"(?:[;:]\s|\n|^)$"), re.compile(r"\. [A-Z]")  # "; 2. Housing"
_TELEPHONE = re.compile(r"\d{2,3}(?: \d{2,4}){2,}")
_STREET = re.compile(r"(?: [A-Z][\w.’'-]*){1,3}")
_CALLED = re.compile(r"(?<![\d.,])0\d{1,4}(?: \d{2,4})* $")  # "0407 473 | 630"
_LONGEST_CALL = 16
_LEADING_ZERO = re.compile(r"0\d+")
_NAME_BEFORE = re.compile(r"(?<![.!?:\n] )(?<!\n)\b([A-Z]\w*)[ -]$")
_NAMED_NUMBER = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+[ -][A-Z][a-z]")  # "the Five-Year Plan"
_COMPOUND = re.compile(r"[A-Za-z]-$")  # "he is six-foot-5 and 230 pounds"
_PAIR = re.compile(r"[A-Z]{3}/$")
_PLUS = re.compile(r"\+|-plus\b|[ -]odd\b(?= [a-z])")
_ODD = re.compile(r"[ -]odd[ -]", re.IGNORECASE)  # "twenty-odd thousand"
_IDIOM = re.compile(r"\b[Aa]t one (?:point|time|stage)$")
_NOUN = re.compile(r"[ -]([a-z]+)")
_HUNDRED = 100
_MODEL = 4
_FEWEST_ODD = 20
_TWO = 2
_ONE_OR = re.compile(r"\b([Aa]n?|[Oo]ne) [a-z]+ or $")
_LONGEST_ITEM = 2
_SHARE_OF = re.compile(r" of (?!an? |one )")  # "½ of the budget"
_COUNTRY_AFTER = re.compile(r" (?:U\.S\.|US)(?!\w)")


def find_quantities(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    """Find quantities, in text order, without overlap."""
    grammar, comparison = lexicon.derive(build_grammar), lexicon.derive(build_comparison)
    at, before = 0, Before()
    match = grammar.number.search(text)
    for vague in chain(lexicon.derive(build_vague).finditer(text), (None,)):
        stop = vague.start() if vague else len(text)
        while match and match.start() < stop:
            end, found = _quantity(text, match, before, grammar, comparison)
            if found:
                before = before.then(found)
                yield found
            at = max(end, at)
            match = grammar.number.search(text, at)
        if vague and vague.start() >= at and (found := find_vague(text, vague, grammar, comparison)):
            at, before = found.end, before.then(found)
            yield found
            match = grammar.number.search(text, at) if match and match.start() < at else match


def _quantity(
    text: str, match: re.Match[str], before: Before, grammar: Grammar, comparison: Comparison
) -> tuple[int, Quantity | None]:
    """Where to read on after a number, and the quantity that it begins, if any."""
    number = None if _NAMED_NUMBER.match(text, match.start()) else _read(text, match, grammar, comparison)
    if number is None or number.join == "score":
        return match.end("one" if number is None else 0), None
    number = number if match["sign"] else _told_twice(text, number, grammar)
    plus = None if match["sign"] else _PLUS.match(text, number.end)
    plus = None if plus and plus[0] == " odd" and number.first < _FEWEST_ODD else plus  # "three odd numbers"
    stop = plus.end() if plus else number.end
    if match["sign"]:
        found: Quantity | None = _signed(text, match, number, grammar, comparison)
    else:
        unit = grammar.unit.match(text, stop) or (
            of_one_unit(text, number.end, grammar) if 0 < number.first < 1 else None  # "0.2 of a second"
        )
        found = _sum(text, number, grammar)
        found = found or (_measured(text, number, unit, grammar, comparison) if unit else None)
        if not found and not unit:
            found = _unmeasured(text, match, number, stop, before, grammar, comparison)
    if found:
        found = settled(found, match, text, grammar)
    elif 0 < number.first < 1 and _SHARE_OF.match(text, number.end):
        found = percent_of(number.start, number.end, number.first)
    if found and text[match.start() - 1 : match.start()] == "+" and not found.change and match.start() > 0:
        found = attrs.evolve(found, change="increase")  # "Brent 84.02 +0.61"
    if found and plus:
        # "15-plus years", "100+ countries"; "20-odd people"
        found = attrs.evolve(found, comparator="approx" if plus[0].endswith("odd") else "at_least")
    if found and _ODD.search(match[0]):
        found = attrs.evolve(found, comparator="approx")
    return (found.end, found) if found else (number.end, None)


def _told_twice(text: str, number: "_Number", grammar: Grammar) -> "_Number":
    """The number with what repeats it in words: "100,000 (one hundred thousand) US dollars"."""
    again = grammar.number.match(text, number.end + 2) if text.startswith(" (", number.end) else None
    closed = again and not again["sign"] and not again["two"] and text.startswith(")", again.end())
    same = again and closed and read_number(again["one"], grammar) == number.first and number.upper is None
    return attrs.evolve(number, end=again.end() + 1) if again and same else number


def _sum(text: str, number: "_Number", grammar: Grammar) -> Quantity | None:
    """A sum with its currency, and a scale beside it, behind the number: "50 MUSD", "1,200€"."""
    money = money_after(text, number.end, grammar)
    if not money:
        return None
    end, currency, factor = money
    return measure(text, number.start, end, _scaled((number.first, number.upper), factor), currency, grammar)


def _measured(
    text: str, number: "_Number", unit: re.Match[str], grammar: Grammar, comparison: Comparison
) -> Quantity | None:  # fmt: skip
    """A number with a unit behind it."""
    kind = pick_unit(text, number.start, unit, number.first, grammar)
    if _is_no_measure(text, number.start, unit, kind, grammar):
        return None
    found = measure(text, number.start, unit.end("unit"), (number.first, number.upper), kind, grammar)
    return with_subunit(text, with_second_side(text, found, grammar, comparison), grammar)


def _unmeasured(
    text: str, match: re.Match[str], number: "_Number", stop: int, before: Before, grammar: Grammar,
    comparison: Comparison,
) -> Quantity | None:  # fmt: skip
    """A number without a unit: of feet or inches, of the unit of the next number, of things, or plainly an amount."""
    numbers = number.first, number.upper
    if prime := prime_unit(text, number.start, number.end, grammar):
        return measure(text, number.start, number.end + 1, numbers, prime, grammar)
    if _follows_name(text, number.start, grammar):
        return None
    found = _one_or_two(text, number, grammar) if number.first == _TWO else None
    if found:
        return found
    if number.join == "shared" and number.second is not None:
        found = shared_unit(text, match, number.scaled, number.second, grammar)
    elif number.upper is None and not YEAR.fullmatch(match["one"]):
        found = before_next(text, number.start, number.end, number.first, grammar, comparison)
    if found or (number.upper is None and _is_name(text, number, match["one"], grammar, comparison)):
        return found
    found = counted(text, number.start, stop, numbers, before.counted, grammar)
    return found or bare(text, match, numbers, before, grammar, comparison)


def _one_or_two(text: str, number: "_Number", grammar: Grammar) -> Quantity | None:
    """One or two of a unit that stands between them: "a day or two"; "a year or two ago" is a time."""
    one = _ONE_OR.search(text, max(0, number.start - 24), number.start)
    unit = grammar.unit.match(text, one.end(1)) if one else None
    if not one or not unit or not text.startswith(" or ", unit.end()) or unit.end() + 4 != number.start:
        return None
    if is_anchored(text, one.start(), number.end):
        return None
    kind = pick_unit(text, one.start(), unit, number.first, grammar)
    return measure(text, one.start(), number.end, (Decimal(1), number.first), kind, grammar)


def _signed(
    text: str, match: re.Match[str], number: "_Number", grammar: Grammar, comparison: Comparison
) -> Quantity:  # fmt: skip
    """A sum with its currency before it, and the scale beside the currency or behind the number: "$m 3.2", "$50MM"."""
    end, factor = money_scale(text, number.end, grammar)
    beside = match["ahead"] or match["behind"]
    numbers = _scaled((number.first, number.upper), factor * Decimal(grammar.scales[beside.lower()] if beside else 1))
    after = _COUNTRY_AFTER.match(text, end)
    start = number.start - len(match["ahead"] or "")
    unit = grammar.currency(match["sign"])
    if _PAIR.search(text, max(0, start - 4), start):
        unit = Unit(name="", dimension="ratio", forms=())  # "USD/CHF 0.9013"
    elif named := _named_after(text, end, match["sign"], grammar):
        end, unit = named  # "$5 billion Canadian dollars"
    found = measure(text, start, after.end() if after else end, numbers, unit, grammar)
    return with_second_side(text, found, grammar, comparison)


def _named_after(text: str, end: int, sign: str, grammar: Grammar) -> tuple[int, Unit] | None:
    """The currency whose name follows a sum with a sign that many have: "$61.9 billion ringgit"."""
    match = grammar.unit.match(text, end) if sign == "$" and text.startswith(" ", end) else None
    kinds = match and (grammar.units.get(match["unit"]) or grammar.units[match["unit"].lower()])
    named = match and kinds and kinds[0].dimension == "money" and len(match["unit"]) > len("USD")
    return (match.end("unit"), kinds[0]) if named and match and kinds else None


def _scaled(numbers: tuple[Decimal, Decimal | None], factor: Decimal) -> tuple[Decimal, Decimal | None]:
    first, second = numbers
    return times(first, factor), None if second is None else times(second, factor)


@attrs.frozen
class _Number:
    """A number as it was read, with the second one that is joined to it and what they are to each other."""

    start: int
    end: int
    first: Decimal
    scaled: Decimal
    second: Decimal | None
    join: Join

    @property
    def upper(self) -> Decimal | None:
        """The upper end of a range."""
        return self.second if self.join == "range" else None


def _read(text: str, match: re.Match[str], grammar: Grammar, comparison: Comparison) -> _Number | None:
    first = read_number(match["one"], grammar)
    second = read_number(match["two"], grammar) if match["two"] else None
    if first is None or _is_code(match, first, grammar) or (not match["sign"] and _is_label(text, match, grammar)):
        return None
    address = _ADDRESS.search(text, max(0, match.start() - _LONGEST_ADDRESS), match.start())
    if address or is_gap_between_two(text, match, grammar) or is_list(match, text, match.end("one"), grammar):
        return None
    scaled = first if second is None else spread(first, second, match["two"], grammar)
    join = join_of(text, match, scaled, second, comparison)
    if join == "shared" and _COMPOUND.search(text, max(0, match.start() - 2), match.start()):
        join = "apart"
    if join == "range" and match["sign"] and not match["sign2"] and "to" in match["joint"]:
        join = "apart" if grammar.unit.match(text, match.end("two")) else join  # "from $5 to 7 percent"
    start, end = match.start(), match.end("two" if join == "range" else "one")
    of = _OF.match(text, end) if first >= _HUNDRED and text[end - 2].isalpha() else None  # "3 billions of dollars"
    end = of.end() if of else end
    if second is not None and match["minus"] and match["minus"] != "+":
        second = -second
    if _MINUS.search(text, max(0, match.start("one") - 10), match.start("one")):
        first, scaled = -first, -scaled
    if "]" in match["one"] and text[start - 1 : start] == "[":
        start -= 1  # "a [4] million rise"
    return _Number(start, end, scaled if join == "range" else first, scaled, second, join)


def _is_no_measure(text: str, start: int, unit: re.Match[str], kind: Unit, grammar: Grammar) -> bool:
    """Tell a name ("Article 5 days"), a plan of so many points, and a length of time that the calendar anchors."""
    noun = _NOUN.match(text, unit.end())
    if unit["unit"] == "X" and unit.start() - start >= _MODEL:
        return True  # "the 5800X"
    named = _follows_name(text, start, grammar) and (kind.is_loose or len(unit["unit"]) == 1)
    if kind.dimension == "count" and "." in text[start : unit.start()]:
        named = named or _NAME_BEFORE.search(text, max(0, start - 25), start) is not None  # "Society 5.0 marks"
    plan = kind.name == "point" and noun is not None and noun[1] in grammar.words["plan"]
    idiom = _IDIOM.search(text, max(0, start - 3), unit.end())
    return named or plan or idiom is not None or (kind.dimension == "time" and is_anchored(text, start, unit.end()))


def _is_label(text: str, match: re.Match[str], grammar: Grammar) -> bool:
    """Tell what names or numbers something: "F-16 jets", "2+2 talks", "; 2. Housing", "+34 917 146", "5 Oak Road"."""
    start, written = match.start("one"), match["one"]
    if not written[0].isdigit():
        return False
    before = text[max(0, start - _LONGEST_CALL) : start]
    if _CALLED.search(before):
        return True
    if _PART_OF_CODE.search(before) or _LEADING_ZERO.fullmatch(written):
        return True
    if before.endswith("+") and _TELEPHONE.fullmatch(written):
        return True
    if len(written) <= _LONGEST_ITEM and _ITEM_BEFORE.search(before) and _ITEM_AFTER.match(text, match.end("one")):
        return True
    street = _STREET.match(text, match.end("one"))
    words = street[0].split()[1:] if street else ()
    return any(word.rstrip(".").lower() in grammar.words["street"] for word in words)


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


def _is_name(text: str, number: _Number, written: str, grammar: Grammar, comparison: Comparison) -> bool:
    """A number in a name: "Society 5.0", "Falcon 9 Heavy", the year in "2018 sales"."""
    start, end = number.start, number.end
    before = text[max(0, start - 25) : start]
    noun = _NOUN.match(text, end)
    if YEAR.fullmatch(written) and noun and noun[1] in grammar.words["year_noun"]:
        return True  # "below 2005 levels"
    if ends_in_comparator(clause_before(text, start), comparison) or grammar.average.search(before):
        return False
    if YEAR.fullmatch(written) or before.endswith("Group of "):
        return True
    name = _NAME_BEFORE.search(before) if written[0].isdigit() and len(written) <= 4 else None
    named = name is not None and name[1].lower() not in grammar.words["stop"]  # "The 15-member council"
    return named and ("." in written or not re.match(r" [a-z]", text[end : end + 2]))
