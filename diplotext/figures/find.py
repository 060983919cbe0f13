"""Where is a quantity: a number with its currency, unit or counted noun."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain

import attrs

from diplotext.figures.comparison import build_comparison
from diplotext.figures.numbers import DIGITS, number_value
from diplotext.lexicon import Lexicon
from diplotext.lexicon.figures import Currency, NumberWords, Unit
from diplotext.lexicon.inflection import singular

_LONGEST_NOUN = 5
_SOME = re.compile(r"\b(?:[Aa]bout|[Ss]ome|[Rr]oughly|[Mm]ore than|[Nn]early|[Aa]lmost|[Aa]t least) $")
_CODE_NAME = re.compile(r"[A-Z]{3}\d{1,2}")  # "COP28" is a conference, no sum in pesos
_MINUS = re.compile(r"(?:(?:^|[ $])[-−]|\bminus[ -])$")
_TO = re.compile(r" (?:up )?to |[-–]")
_AND = re.compile(r" and ")
_NAME_BEFORE = re.compile(r"(?<![.!?:\n] )(?<!\n)\b[A-Z]\w*[ -]$")
_SCALES = (Decimal(10) ** 12, Decimal(10) ** 9, Decimal(10) ** 6, Decimal(1000))
_POPULATION = re.compile(r"\b[Pp]op(?:ulation\b|\.)[^.\d\n]{0,20}$")
_STRONG = re.compile(r"[ -]strong (?:[A-Z][\w-]+ ){0,2}([\w-]+)")
_PLURAL_ACRONYM = re.compile(r"\w?[A-Z]\w*[A-Z]s")
_WORD = re.compile(r"[ -]([A-Za-zÀ-ÿ][\w’'.-]*)")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){1,4}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ANCHOR_BEFORE = re.compile(r"\b(?:last|past|next|coming|previous|recent) $")
_ANCHOR_AFTER = re.compile(r" (?:ago|BCE?|AD|anniversar(?:y|ies))\b")
_OF_THEM = re.compile(r" of (?:which|them|these|those|whom)\b")
_RATE = re.compile(r"(?: (?P<by>per|an?|each) |/)(?P<per>[a-zA-Z]+)\b(?! (?:ago|earlier|later|before|after))")
_COUNTRY_AFTER = re.compile(r" (?:U\.S\.|US)(?!\w)")


@attrs.frozen(eq=False)
class Grammar:
    """What is compiled from the lexicon.

    Attributes:
        number: finds a number, or a range of two, with the currency before it.
        unit: matches a unit or a currency's name after it.
        units: form -> (unit, currency code).
        words: group of words -> word -> value.
        symbols: symbol or code -> currency code.
        before: a word that makes the number after it part of a name.
        vague: fractions and orders of magnitude.
        changes: words of increase and decrease.
    """

    number: re.Pattern[str]
    unit: re.Pattern[str]
    units: Mapping[str, Unit]
    words: Mapping[str, Mapping[str, str]]
    symbols: Mapping[str, str]
    before: re.Pattern[str]
    vague: re.Pattern[str]
    changes: frozenset[str]


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
    changes = frozenset(lexicon.derive(build_comparison).changes)
    number, unit, vague = _number(words, symbols), _alternatives(units), _vague_pattern(words)
    return Grammar(number, unit, units, words, symbols, _before(words), vague, changes)


def _number(words: Mapping[str, Mapping[str, str]], symbols: Mapping[str, str]) -> re.Pattern[str]:
    word, scale = _any(words["word"]), _any(words["scale"])
    spelled = (
        rf"(?i:(?:an? couple of|an? half[ -]|half an?|an?)[ -]?(?={scale}(?!\w))|(?={word}(?!\w)))"
        rf"(?i:(?:{word}|{scale})(?:(?:[ -]| and )(?:{word}|a half|{scale})){{0,8}})(?!\w)"
    )
    figure = rf"{DIGITS}(?:(?i:[ -]?(?:{scale})(?:[ ](?:{scale}))?|[bk]|tr)(?!\w))?"
    sign = "|".join(_symbol(symbol) for symbol in sorted(symbols, key=len, reverse=True))
    return re.compile(
        rf"(?:(?<![\w$€£])(?P<sign>{sign}) ?[-−]?|(?<![\w.,$€£/:]))(?P<one>{figure}|\b{spelled})"
        rf"(?:(?P<joint> ?[-–—] ?| to | and | or )(?:(?P<sign2>{sign}) ?)?(?P<two>{figure}|\b{spelled}))?(?!\d|[.,]\d)"
    )


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)"


def _symbol(symbol: str) -> str:
    """A currency's sign, also with a space before the dollar: "US $5"."""
    return (
        re.escape(symbol[:-1]) + " ?" + re.escape("$") if len(symbol) > 1 and symbol[-1] == "$" else re.escape(symbol)
    )


def _alternatives(units: Mapping[str, Unit]) -> re.Pattern[str]:
    exact = [form for form in units if form != form.lower()]
    loose = [form for form in units if form == form.lower()]
    both = [
        "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)" for forms in (exact, loose)
    ]
    return re.compile(rf"[ -]?(?P<unit>(?:{both[0]})|(?i:{both[1]}))(?!\w)")


def _before(words: Mapping[str, Mapping[str, str]]) -> re.Pattern[str]:
    names = "|".join(re.escape(word) for word in sorted(words["name_before"], key=len, reverse=True))
    return re.compile(rf"(?:\b(?i:{names})|[#№])[ -]?$")


def _vague_pattern(words: Mapping[str, Mapping[str, str]]) -> re.Pattern[str]:
    many, part, word = _any(words["many"]), _any(words["fraction"]), _any(words["word"])
    share = rf"(?:(?P<above>an?|{word})[ -])?(?P<part>{part})(?= of\b(?! (?:a|the) (?:year|century))|,? by \d)"
    half = (
        r"(?<=in )half\b|(?<!first )(?<!second )(?<!latter )(?<!other )\bhalf(?= (?:of|the|that)\b(?! (?:19|20)\d\d))"
    )
    return re.compile(
        rf"\b(?P<many>(?:{many})(?: of (?:{many}))?)(?= )(?: of)(?! (?:the|these|those|its|their|our|his|her)\b)"
        rf"|\b(?P<share>(?<!first )(?<!second )(?:{share})|{half})",
        re.IGNORECASE,
    )


def find_quantities(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    """Find quantities, in text order, without overlap."""
    grammar = lexicon.derive(build_grammar)
    at, last = 0, None
    match = grammar.number.search(text)
    for vague in chain(grammar.vague.finditer(text), (None,)):
        stop = vague.start() if vague else len(text)
        while match and match.start() < stop:
            found = _quantity(text, match, last, grammar)
            at = found.end if found else match.end("one")
            if found:
                last = found
                yield found
            match = grammar.number.search(text, at)
        if vague and vague.start() >= at and (found := _vague(text, vague, grammar)):
            at, last = found.end, found
            yield found
            match = grammar.number.search(text, at) if match and match.start() < at else match


def _vague(text: str, match: re.Match[str], grammar: Grammar) -> Quantity | None:
    """Fractions ("two thirds of") and orders of magnitude ("tens of thousands of people")."""
    if match["share"]:
        above = Decimal(grammar.words["word"].get((match["above"] or "one").lower(), "1"))
        part = Decimal(grammar.words["fraction"][(match["part"] or "half").lower()])
        value = (above * 100 / part).quantize(Decimal("0.01")).normalize() + Decimal(0)
        percent = Unit(name="percent", dimension="percent", forms=(), code="%")
        return Quantity(
            start=match.start("share"), end=match.end("share"), first=value, second=None, unit=percent,
            rule="figure.fraction", counted=False,
        )  # fmt: skip
    low = Decimal(1)
    for word in re.findall(r"[a-z]+", match["many"].lower()):
        low *= Decimal(grammar.words["many"].get(word, "1"))
    if unit := grammar.unit.match(text, match.end()):
        kind = _kind(unit["unit"], grammar)
        return _with_rate(text, match.start(), unit.end("unit"), low, low * 10, kind, grammar)
    # "millions of households" is a way of saying many; "tens of thousands of households" gives a size.
    return _counted(text, match.start(), match.end(), low, low * 10, grammar) if " of " in match["many"] else None


def _kind(written: str, grammar: Grammar) -> Unit:
    return grammar.units.get(written) or grammar.units[written.lower()]


def _quantity(text: str, match: re.Match[str], last: Quantity | None, grammar: Grammar) -> Quantity | None:
    if not match["sign"] and grammar.before.search(text, max(0, match.start() - 14), match.start()):
        return None
    first = number_value(match["one"], grammar.words["word"], grammar.words["scale"])
    if first is None:
        return None
    if _MINUS.search(text, max(0, match.start("one") - 7), match.start("one")):
        first = -first
    second, end = _second(text, match, grammar)
    if second is not None:
        first = _spread(first, second, match["two"])
    start = match.start()
    if _CODE_NAME.fullmatch(match[0]):
        return None
    if match["sign"]:
        money = Unit(name=grammar.symbols[match["sign"].replace(" ", "")], dimension="money", forms=())
        after = _COUNTRY_AFTER.match(text, end)
        return _with_rate(text, start, after.end() if after else end, first, second, money, grammar)
    unit = grammar.unit.match(text, end)
    if unit and not _is_anchored(text, start, unit, grammar):
        kind = _kind(unit["unit"], grammar)
        return _paired(text, _with_rate(text, start, unit.end("unit"), first, second, kind, grammar), grammar)
    if unit or (second is None and _is_name(text, start, end, match["one"], grammar)):
        return None
    return _counted(text, start, end, first, second, grammar) or _bare(text, match, first, last)


def _is_anchored(text: str, start: int, unit: re.Match[str], grammar: Grammar) -> bool:
    """A length of time that the calendar anchors is a date: "the past four years", "two years ago"."""
    kind = _kind(unit["unit"], grammar)
    if kind.dimension != "time":
        return False
    return bool(_ANCHOR_BEFORE.search(text, max(0, start - 10), start) or _ANCHOR_AFTER.match(text, unit.end("unit")))


def _is_name(text: str, start: int, end: int, written: str, grammar: Grammar) -> bool:
    """A number in a name: "Society 5.0", "Falcon 9 Heavy", the year in "2018 sales"."""
    before = text[max(0, start - 25) : start]
    if (" " + " ".join(before.lower().split())).endswith(tuple(" " + word for word in grammar.words["comparator"])):
        return False
    if _YEAR.fullmatch(written):
        return True
    named = written[0].isdigit() and len(written) <= 4 and _NAME_BEFORE.search(before)
    return bool(named) and ("." in written or not re.match(r" [a-z]", text[end : end + 2]))


def _second(text: str, match: re.Match[str], grammar: Grammar) -> tuple[Decimal | None, int]:
    """The upper number of a range and where it ends; "5 and 7" is one only after "between"."""
    nothing = None, match.end("one")
    if not match["two"]:
        return nothing
    one = number_value(match["one"], grammar.words["word"], grammar.words["scale"])
    second = number_value(match["two"], grammar.words["word"], grammar.words["scale"])
    before = text[max(0, match.start() - 60) : match.start()].lower()
    joint = match["joint"].strip()
    if second is None or one is None or (match["sign2"] and not match["sign"]):
        return nothing
    if joint == "and" and not before.endswith("between "):
        return nothing
    if joint == "or" and second != one + 1:
        return nothing
    if joint == "to" and _tells_change(before, grammar):
        return nothing
    if _YEAR.fullmatch(match["one"]) and joint == "to" and second >= 10000:
        return nothing  # "rose in 2018 to 3.9 million"
    return second, match.end("two")


def _tells_change(before: str, grammar: Grammar) -> bool:
    """Tell whether a change precedes: "grew from 5 to 7", "rose by 5 to 7" are two figures, no range."""
    words = before.split()[-6:]
    if not words or words[-1] not in ("by", "from"):
        return False
    return any(word.strip(",;") in grammar.changes for word in words[:-1])


def _paired(text: str, found: Quantity, grammar: Grammar) -> Quantity:
    """A range with the unit on both sides: "from 25 miles to 30 miles"."""
    before = text[max(0, found.start - 60) : found.start].lower().rstrip()
    joint = (_AND if before.endswith("between") else _TO).match(text, found.end)
    match = joint and grammar.number.match(text, joint.end())
    unit = match and grammar.unit.match(text, match.end("one"))
    if not (match and unit and found.second is None) or before.endswith(" by"):
        return found
    second = number_value(match["one"], grammar.words["word"], grammar.words["scale"])
    kind = _kind(unit["unit"], grammar)
    if second is None or kind.name != found.unit.name or _tells_change(before, grammar):
        return found
    return attrs.evolve(found, second=second * kind.factor, end=unit.end("unit"))


def _with_rate(
    text: str, start: int, end: int, first: Decimal, second: Decimal | None, unit: Unit, grammar: Grammar
) -> Quantity:
    name, dimension = unit.name, unit.dimension
    rate = _RATE.match(text, end)
    if rate and (per := _per(rate, grammar)):
        name, dimension, end = f"{unit.name}/{per}", "rate", rate.end()
    evolved = attrs.evolve(unit, name=name, dimension=dimension)
    return Quantity(
        start=start, end=end, first=first * unit.factor, second=None if second is None else second * unit.factor,
        unit=evolved, rule="figure.money" if unit.dimension == "money" else "figure.unit", counted=False,
    )  # fmt: skip


def _per(rate: re.Match[str], grammar: Grammar) -> str | None:
    """What a rate is per: any noun after "per", a unit of time after "a"."""
    word = rate["per"]
    unit = grammar.units.get(word) or grammar.units.get(word.lower())
    if rate["by"] in ("per", None):
        return unit.name if unit else word.lower()
    return word if word in grammar.words["per"] else None


def _spread(first: Decimal, second: Decimal, written: str) -> Decimal:
    """The scale of the upper number is the lower's too: "5 to 7 billion"."""
    scale = next((scale for scale in _SCALES if second >= scale), None)
    spreads = scale and not re.fullmatch(r"[\d.,]+", written) and 0 < first < 1000 and first * scale < second * 10
    return first * scale if scale and spreads else first


def _counted(
    text: str, start: int, end: int, first: Decimal, second: Decimal | None, grammar: Grammar
) -> Quantity | None:
    """A number with the plural noun that it counts, at most a few words on."""
    if (first in (0, 1) and second is None) or text[end : end + 1] == "-":
        return None  # "four-engine planes": how the planes are, not how many
    best: tuple[str, int] | None = None
    for word, stop in _words_after(text, end):
        lower = word.lower()
        if lower in grammar.words["stop"]:
            break
        noun = lower[:-1] if _PLURAL_ACRONYM.fullmatch(word) else singular(lower)
        if noun != lower or lower in grammar.words["collective"]:
            best = noun, stop
        elif best:
            break
    if not best or _is_the_pair(text, start, best[0], first, grammar):
        return None
    name, end, dimension = best[0].replace("-", "_"), best[1], "count"
    rate = _RATE.match(text, end)
    if rate and rate["by"] == "per" and (per := _per(rate, grammar)):
        name, end, dimension = f"{name}/{per}", rate.end(), "rate"
    unit = Unit(name=name, dimension=dimension, forms=())
    return Quantity(start=start, end=end, first=first, second=second, unit=unit, rule="figure.count", counted=True)


def _is_the_pair(text: str, start: int, noun: str, first: Decimal, grammar: Grammar) -> bool:
    """Tell a known pair, "the two sides", "our two churches": who they are, not how many."""
    before = text[max(0, start - 6) : start].lower().split()
    return first == 2 and (noun in grammar.words["no_figure_noun"] or before[-1:] in (["our"], ["your"], ["these"]))


def _bare(text: str, match: re.Match[str], first: Decimal, last: Quantity | None) -> Quantity | None:
    """A number alone: of what was counted before ("five of which"), or plainly a quantity ("50 billion")."""
    start, end = match.start(), match.end("one")
    near = last is not None and last.counted and start - last.end < 80 and "\n" not in text[last.end : start]
    if near and last and first > 1 and _OF_THEM.match(text, end):
        return attrs.evolve(last, start=start, end=end, first=first, second=None, rule="figure.elliptic")
    if _POPULATION.search(text, max(0, start - 36), start):
        return Quantity(
            start=start, end=end, first=first, second=None, unit=_person(), rule="figure.count", counted=True
        )
    if strong := _STRONG.match(text, end):
        unit = Unit(name=singular(strong[1].lower()), dimension="count", forms=())
        return Quantity(
            start=start, end=strong.end(1), first=first, second=None, unit=unit, rule="figure.count", counted=True
        )
    about = (
        match["one"].isdigit() and first >= 100 and _SOME.search(text, max(0, start - 16), start)
    )  # "about 1000 came"
    if not _is_plain_amount(text, match, first) and not about:
        return None
    unit = last.unit if near and last and first >= 1000 else Unit(name="", dimension="count", forms=())
    return Quantity(start=start, end=end, first=first, second=None, unit=unit, rule="figure.bare", counted=False)


def _person() -> Unit:
    return Unit(name="person", dimension="count", forms=())


def _is_plain_amount(text: str, match: re.Match[str], first: Decimal) -> bool:
    """Tell a bare amount: "50 billion", "1,333.18"; "10.45pm", "2024" and "8.9×10" are none."""
    written, end = match["one"], match.end("one")
    if first >= 1000 and not _YEAR.fullmatch(written):
        return (not written.isdigit() or len(written) in (5, 6)) and not re.match(r"\.\w", text[end : end + 2])
    return bool(re.fullmatch(r"\d+\.\d+", written)) and not re.match(r" ?[ap]\.?m\b|[×x^-]", text[end : end + 5])


def _words_after(text: str, at: int) -> Iterator[tuple[str, int]]:
    for _ in range(_LONGEST_NOUN):
        match = _WORD.match(text, at)
        if not match:
            return
        word = match[1]
        owner = word.endswith(("’s", "'s"))
        if not _ABBREVIATION.fullmatch(word):
            word = word.rstrip(".,’'")
        yield ("own" if owner else word), match.start(1) + len(word)
        if len(word) < len(match[1]):
            return
        at = match.end()
