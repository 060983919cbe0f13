"""Where is a quantity: a number with its currency, unit or counted noun."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import attrs

from diplotext.figures.numbers import DIGITS, number_value
from diplotext.lexicon import Lexicon
from diplotext.lexicon.figures import Currency, NumberWords, Unit
from diplotext.lexicon.inflection import singular

_LONGEST_NOUN = 4
_WORD = re.compile(r"[ -]([A-Za-zÀ-ÿ][\w’'.-]*)")


@attrs.frozen(eq=False)
class Grammar:
    """What is compiled from the lexicon.

    Attributes:
        number: finds a number, or a range of two, with the currency before it.
        unit: matches a unit or a currency's name after it.
        units: form -> (unit, currency code).
        words: group of words -> word -> value.
        symbols: symbol or code -> currency code.
    """

    number: re.Pattern[str]
    unit: re.Pattern[str]
    units: Mapping[str, Unit]
    words: Mapping[str, Mapping[str, str]]
    symbols: Mapping[str, str]
    before: re.Pattern[str]


@attrs.frozen(kw_only=True)
class Quantity:
    """A quantity that was found: its range, its numbers and its unit."""

    start: int
    end: int
    first: Decimal
    second: Decimal | None
    unit: Unit
    rule: str
    counted: bool


def build_grammar(lexicon: Lexicon) -> Grammar:
    """Compile the grammar of a lexicon."""
    words = {entry.group: entry.values for entry in lexicon.entries(NumberWords)}
    units = {form: unit for unit in lexicon.entries(Unit) for form in unit.forms}
    symbols: dict[str, str] = {}
    for currency in lexicon.entries(Currency):
        money = Unit(name=currency.code, dimension="money", forms=())
        symbols |= dict.fromkeys((currency.code, *currency.symbols), currency.code)
        units |= {name: money for name in (currency.code, *currency.names) if name not in units}
    return Grammar(_number(words, symbols), _alternatives(units), units, words, symbols, _before(words))


def _number(words: Mapping[str, Mapping[str, str]], symbols: Mapping[str, str]) -> re.Pattern[str]:
    word = "|".join(sorted(words["word"], key=len, reverse=True))
    scale = "|".join(sorted(words["scale"], key=len, reverse=True))
    spelled = rf"\b(?i:(?:{word}|half a|a|an)(?:(?:[ -]| and )(?:{word}|a half|{scale})){{0,8}})(?!\w)"
    figure = rf"{DIGITS}(?:[ -]?(?i:{scale})(?:[ ](?i:{scale}))?(?![\w]))?"
    sign = "|".join(re.escape(symbol) for symbol in sorted(symbols, key=len, reverse=True))
    dash = r"(?: ?[-–—] ?| to | and )"
    return re.compile(
        rf"(?<![\w.,$€£/:-])(?:(?P<sign>{sign}) ?)?(?P<one>{figure}|{spelled})"
        rf"(?:{dash}(?:(?P<sign2>{sign}) ?)?(?P<two>{figure}|\b(?i:{word})(?: (?i:{scale}))?\b))?(?![\d]|[.,]\d)"
    )


def _alternatives(units: Mapping[str, Unit]) -> re.Pattern[str]:
    exact = [form for form in units if form != form.lower()]
    loose = [form for form in units if form == form.lower()]
    both = [
        "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)" for forms in (exact, loose)
    ]
    return re.compile(rf"[ -]?(?P<unit>(?:{both[0]})|(?i:{both[1]}))(?!\w)(?: (?:per|a|an|each) (?P<per>[a-z]+)\b)?")


def _before(words: Mapping[str, Mapping[str, str]]) -> re.Pattern[str]:
    names = "|".join(re.escape(word) for word in sorted(words["name_before"], key=len, reverse=True))
    return re.compile(rf"(?:\b(?i:{names})|[#№])[ -]?$")


def find_quantities(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    """Find quantities, in text order, without overlap."""
    grammar = lexicon.derive(build_grammar)
    at = 0
    while match := grammar.number.search(text, at):
        found = _quantity(text, match, grammar)
        at = found.end if found else match.end("one")
        if found:
            yield found


def _quantity(text: str, match: re.Match[str], grammar: Grammar) -> Quantity | None:
    if not match["sign"] and grammar.before.search(text, max(0, match.start() - 14), match.start()):
        return None
    first = number_value(match["one"], grammar.words["word"], grammar.words["scale"])
    if first is None:
        return None
    second, end = _second(text, match, grammar)
    if match["sign"]:
        money = Unit(name=grammar.symbols[match["sign"]], dimension="money", forms=())
        return _with_rate(text, match.start(), end, first, second, money, grammar)
    unit = grammar.unit.match(text, end)
    if unit and not (second is None and match["one"].lower() in ("a", "an")):
        return _measured(text, match, first, second, unit, grammar)
    if second is not None and _is_pair(text, match):
        second, end = None, match.end("one")
    return _counted(text, match, end, first, second, grammar)


def _second(text: str, match: re.Match[str], grammar: Grammar) -> tuple[Decimal | None, int]:
    """The upper number of a range and where it ends; "5 and 7" is one only after "between"."""
    if not match["two"]:
        return None, match.end("one")
    second = number_value(match["two"], grammar.words["word"], grammar.words["scale"])
    if second is None or _is_pair(text, match):
        return None, match.end("one")
    return second, match.end("two")


def _is_pair(text: str, match: re.Match[str]) -> bool:
    """Two numbers that make no range: "5 and 7" without "between", "from 5 to 7" of a verb of change."""
    joint = text[match.end("one") : match.start("two")] if match["two"] else ""
    before = text[max(0, match.start() - 9) : match.start()].lower()
    return "and" in joint and not before.endswith("between ")


def _measured(
    text: str, match: re.Match[str], first: Decimal, second: Decimal | None, unit: re.Match[str], grammar: Grammar
) -> Quantity | None:
    written = unit["unit"]
    kind = (
        grammar.units.get(written) or grammar.units[written.lower()]
        if written.lower() in grammar.units
        else grammar.units.get(written)
    )
    if kind is None:
        return None
    return _with_rate(text, match.start(), unit.end("unit"), first, second, kind, grammar)


def _with_rate(
    text: str, start: int, end: int, first: Decimal, second: Decimal | None, unit: Unit, grammar: Grammar
) -> Quantity:
    rate = re.compile(r" (?:per|a|an) ([a-z]+)\b").match(text, end)
    name, dimension = unit.name, unit.dimension
    if rate and rate[1] in grammar.words["per"]:
        name, dimension, end = f"{unit.name}/{rate[1]}", "rate", rate.end()
    first, second = _spread(first, second)
    evolved = attrs.evolve(unit, name=name, dimension=dimension)
    factor = unit.factor
    return Quantity(
        start=start, end=end, first=first * factor, second=None if second is None else second * factor, unit=evolved,
        rule="figure.money" if unit.dimension == "money" else "figure.unit", counted=False,
    )  # fmt: skip


def _spread(first: Decimal, second: Decimal | None) -> tuple[Decimal, Decimal | None]:
    """The scale of the upper number is the lower's too: "5 to 7 billion"."""
    for scale in (Decimal(10) ** 12, Decimal(10) ** 9, Decimal(10) ** 6, Decimal(1000)):
        if second is not None and second >= scale and first < 1000 and first < second / 1000:
            return first * scale, second
    return first, second


def _counted(
    text: str, match: re.Match[str], end: int, first: Decimal, second: Decimal | None, grammar: Grammar
) -> Quantity | None:
    """A number with the plural noun that it counts, at most a few words on."""
    written = match["one"].lower()
    if written in ("a", "an", "one", "half a") or (first == 1):
        return None
    for word, stop in _words_after(text, end):
        lower = word.lower()
        if lower in grammar.words["stop"]:
            break
        noun = singular(lower)
        if noun != lower or lower in ("people", "aircraft"):
            if noun in grammar.words["no_figure_noun"] and written in ("two", "three", "both"):
                return None
            unit = Unit(name=noun.replace("-", "_"), dimension="count", forms=())
            first, second = _spread(first, second)
            return Quantity(
                start=match.start(), end=stop, first=first, second=second, unit=unit, rule="figure.count", counted=True
            )
    return None


def _words_after(text: str, at: int) -> Iterator[tuple[str, int]]:
    for _ in range(_LONGEST_NOUN):
        match = _WORD.match(text, at)
        if not match:
            return
        word = re.sub(r"[’']s?$", "", match[1]).rstrip(".,")
        yield word, match.start(1) + len(word)
        if len(word) < len(match[1]):
            return
        at = match.end()
