"""The patterns of numbers and units, compiled from a lexicon, and the quantity that they find."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import attrs

from diplotext.figures.numbers import DIGITS
from diplotext.lexicon import Lexicon
from diplotext.lexicon.figures import Currency, Dimension, Unit, Words, number_words
from diplotext.lexicon.inflection import verb_forms
from diplotext.lexicon.patterns import alternatives
from diplotext.terms import Change, Comparator

_BIGGEST = Decimal(10) ** 15
_GAP = "\0"  # stands in a form for a space that may be left out
_ABBREVIATION = 3
_DOLLARS = ("dollar", "peso")
_NOT_ORDINAL = "".join(f"(?<!{word} )" for word in ("first", "second", "third", "fourth", "last", "final", "this"))
_POWERS: tuple[tuple[str, Dimension, str, str], ...] = (
    ("2", "area", "square", "squared"),
    ("3", "volume", "cubic", "cubed"),
)
_RAISED = {"2": "²", "3": "³"}


@attrs.frozen(eq=False)
class Grammar:
    """What is compiled from the lexicon.

    Attributes:
        number: finds a number, or two that are joined, with the currency before each.
        unit: matches a unit or a currency's name after it.
        units: form -> the units that it may mean, the likeliest first.
        words: group of words -> word -> value.
        scales: scale word, abbreviation or letter -> factor.
        symbols: symbol or code -> currency code.
        before: a word that makes the number after it part of a name.
        money: a word that speaks of money.
        substance: " of " and what is weighed or poured, no money.
        versus: a word of comparison before a number.
        extent: a word that says of the number after it that it is a length.
        average: a word that says of the number after it that it is an amount.
        fate: a verb whose object, the number after it, is people.
    """

    number: re.Pattern[str]
    unit: re.Pattern[str]
    units: Mapping[str, tuple[Unit, ...]]
    words: Words
    scales: Mapping[str, str]
    symbols: Mapping[str, str]
    before: re.Pattern[str]
    money: re.Pattern[str]
    substance: re.Pattern[str]
    versus: re.Pattern[str]
    extent: re.Pattern[str]
    average: re.Pattern[str]
    fate: re.Pattern[str]

    def currency(self, sign: str) -> Unit:
        """The currency of a sign or code."""
        return Unit(name=self.symbols[sign.replace(" ", "")], dimension="money", forms=())


@attrs.frozen(kw_only=True)
class Quantity:
    """A quantity that was found: its range, its numbers and its unit; what the words themselves say of it.

    Attributes:
        phrase: where the noun that it counts stands, with its modifiers.
        candidates: the values of a number that can be read in two ways.
    """

    start: int
    end: int
    first: Decimal
    second: Decimal | None = None
    unit: Unit
    rule: str
    counted: bool = False
    phrase: tuple[int, int] | None = None
    candidates: tuple[Decimal, ...] = ()
    comparator: Comparator | None = None
    change: Change | None = None


def build_grammar(lexicon: Lexicon) -> Grammar:
    """Compile the grammar of a lexicon."""
    words = lexicon.derive(number_words)
    scales = {**words["scale_letter"], **words["scale"]}
    units: dict[str, tuple[Unit, ...]] = {}
    symbols: dict[str, str] = {}
    measures = (*lexicon.entries(Unit), *_powers(lexicon.entries(Unit)))
    for unit in measures:
        for form in dict.fromkeys((*unit.forms, *unit.attached, *unit.symbols)):
            units[form] = (*units.get(form, ()), unit)
    for currency in lexicon.entries(Currency):
        money = Unit(name=currency.code, dimension="money", forms=())
        dollars = [f"{currency.code}$"] if any(name.endswith(_DOLLARS) for name in currency.names) else []
        symbols |= dict.fromkeys((currency.code, *dollars, *currency.symbols), currency.code)
        for name in (currency.code, *currency.names):
            units[name] = (*units.get(name, ()), money)
    return Grammar(
        number=_number(words, symbols),
        unit=_unit(units, measures),
        units=units,
        words=words,
        scales=scales,
        symbols=symbols,
        before=_name_before(words),
        money=_money_words(words),
        substance=re.compile(rf" of (?:[\w-]+ ){{0,2}}?(?:{alternatives(words['substance'])})\b", re.IGNORECASE),
        versus=re.compile(rf"\b(?:{alternatives(words['versus'])}) (?:[a-z]+ ){{0,3}}$"),
        extent=re.compile(rf"\b(?:{alternatives(words['extent'])}) (?:[a-z]+ ){{0,3}}$"),
        average=re.compile(rf"\b(?:{alternatives(words['average'])}) (?:[a-z]+ ){{0,2}}$"),
        fate=re.compile(
            rf"\b(?:{alternatives(form for verb in words['fate_before'] for form in verb_forms(verb))})"
            rf" (?:(?:{alternatives(words['comparator'])}|an?(?: further| estimated)?|another) )?$"
        ),
    )


def _powers(units: Sequence[Unit]) -> Iterator[Unit]:
    """Squares and cubes of the units of length, in the forms that no unit has of its own: "mm³", "feet squared"."""
    taken = {form for unit in units for form in unit.forms}
    for unit in units:
        for number, dimension, word, after in _POWERS if unit.dimension == "length" else ():
            short = [form for form in (*unit.forms, *unit.symbols) if len(form) <= _ABBREVIATION]
            forms = [f"{form}{sign}" for form in short for sign in (number, "^" + number, _RAISED[number])]
            forms += [written for form in unit.forms for written in (f"{word} {form}", f"{form} {after}")]
            yield Unit(
                name=f"{word}_{unit.name}", dimension=dimension, code=unit.code and unit.code + number,
                forms=tuple(form for form in forms if form not in taken),
            )  # fmt: skip


def _number(words: Words, symbols: Mapping[str, str]) -> re.Pattern[str]:
    scale = alternatives(words["scale"])
    figure = (
        # "a [4] million rise", "it was $24 [billion]": an editor's brackets; "$7.5+ million"
        rf"{DIGITS}(?:(?:\](?= (?:{scale})\b)|\+(?=[ -]?(?:{scale})\b))?"
        rf"(?i:(?:[ -]odd)?[ -]?(?:{scale})(?: (?:{scale}))?|[bk]|tr| \[(?:{scale})\](?=\W|$))"
        rf"(?!\w|\.[a-z]|\^|/s(?:2|²)?(?!\w))"
        rf"(?: {DIGITS} (?i:{scale})(?!\w))?| ?[BT](?!\w))?"
    )
    one = rf"{figure}|\b{_spelled(words)}"
    sign = alternatives(map(_with_gap, symbols)).replace(_GAP, " ?")
    return re.compile(
        # "MUSD 50", "$m 3.2"
        rf"(?:(?<![\w$€£])(?:(?P<ahead>[kKmM])(?=[A-Z]{{3}} ?\d))?"
        rf"(?P<sign>{sign})(?P<behind>(?:k|mn?|bn|M)(?= ?\d))? ?[-−]?"
        rf"|(?<![\w.,$€£:])(?<!\d/)(?<! /))(?P<one>{one})"
        rf"(?:(?P<joint> ?[-–—] ?|-to-|-? (?:up )?to[ -]|-? and |-? or | by | [x×] |-by-)"
        rf"(?:(?P<sign2>{sign}) ?)?(?P<minus>minus |[-−+](?=\d))?(?P<two>{one}))?"
        r"(?!\d|[.,]\d|(?:st|nd|rd|th)\b)"
    )


def _spelled(words: Words) -> str:
    """A number in words; "and" stands after a scale ("two hundred and five") or before a part ("two and a half")."""
    word, scale = alternatives(words["word"]), alternatives(words["scale"])
    part = r"(?:(?:a|one)[ -](?:half|quarter)|three[ -]quarters?)"
    followers: dict[str, list[str]] = {}
    for name, value in words["scale"].items():
        followers.setdefault(_from(words, value), []).append(rf"(?<={re.escape(name)})")
    ands = "|".join(
        # "one hundred | and two hundred" are two numbers, "two hundred and five thousand" is one
        rf"(?:{'|'.join(behind)}) and (?=(?:{word})(?!\w))(?!(?:(?:{word})[ -]){{1,2}}(?:{after})(?!\w))"
        for after, behind in followers.items()
    )
    lead = (
        rf"(?:(?:an? couple(?: of)?|(?:an? |{_NOT_ORDINAL})half(?: an?)?"
        rf"|(?:an? |one[ -]|{_NOT_ORDINAL})quarter(?: of an?)?|three[ -]quarters?(?: of an?)?|an?)"
        rf"[ -]?(?=(?:{scale})(?!\w))|(?=(?:{word})(?!\w)))"
    )
    odd = rf"[ -]odd(?=[ -](?:{scale})(?!\w))"
    more = rf"(?:(?:[ -]| point |{ands})(?:{word}|{scale})(?!\w)|{odd}|[ -]and[ -]{part}(?!\w)){{0,40}}"
    return rf"(?i:{lead}(?:{word}|{scale})(?!\w){more})"


def _from(words: Words, value: str) -> str:
    """The scales that cannot follow in the same number: the same one, and from a thousand on the higher ones."""
    highest = Decimal(value) if Decimal(value) < 1000 else _BIGGEST
    return alternatives(name for name, other in words["scale"].items() if Decimal(value) <= Decimal(other) <= highest)


def _with_gap(symbol: str) -> str:
    """A currency's sign, also with a space before the dollar: "US $5"; "A $5m grant" is of no state."""
    return f"{symbol[:-1]}{_GAP}$" if len(symbol) > 1 and symbol[-1] == "$" and symbol != "A$" else symbol


def _unit(forms: Iterable[str], units: Sequence[Unit]) -> re.Pattern[str]:
    """Forms with a capital are matched as they are, the others in any case.

    Attached ones stand only behind a digit, symbols only before "/" and a unit.
    """
    attached = {form for unit in units for form in unit.attached}
    symbols = {form for unit in units for form in unit.symbols} - {form for unit in units for form in unit.forms}
    only = alternatives(attached)
    plain = [form for form in forms if form not in symbols]
    exact = alternatives(form for form in plain if form != form.lower() or form in attached)
    loose = alternatives(form for form in plain if form == form.lower() and form not in attached)
    below = alternatives(form for form in (*plain, *symbols) if " " not in form)
    return re.compile(
        rf"(?:[ -]?(?!(?:{only})(?![\w/]))|(?<=\d))(?P<unit>(?:{exact})|(?i:{loose})"
        rf"|(?:{alternatives(symbols)})(?=/(?:{below})(?!\w)))(?!\w)"
    )


def _name_before(words: Words) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![\w&])(?i:{alternatives(words['name_before'])})|[#№])[ -]{{0,2}}$")


def _money_words(words: Words) -> re.Pattern[str]:
    return re.compile(rf"[$€£¥]|\b(?i:{alternatives(words['money'])})\b")
