"""Quantities without a plain number: shares, orders of magnitude, multiples, and lengths of time with an article."""

import re
from decimal import Decimal

import attrs

from diplotext.figures.comparison import Comparison, clause_before, compare, ends_in_comparator
from diplotext.figures.counts import counted
from diplotext.figures.grammar import Grammar, Quantity
from diplotext.figures.measures import is_anchored, measure, of_one_unit, pick_unit
from diplotext.figures.ranges import read_number
from diplotext.lexicon import Lexicon
from diplotext.lexicon.figures import Unit, number_words
from diplotext.lexicon.inflection import verb_forms
from diplotext.lexicon.patterns import alternatives

_PERCENT = Unit(name="percent", dimension="percent", forms=(), code="%")
_FOLD = Unit(name="fold", dimension="ratio", forms=())
_IN_YEARS = {"decade": Decimal(10), "century": Decimal(100)}
_TIME = Unit(name="time", dimension="ratio", forms=())
_WHOLE = re.compile(
    # "a third of the 2023 crop"
    r" of\b(?! (?:(?:19|20)\d\d\b|(?:the |an? )(?:19|20)\d\d(?!(?:/\d\d)? [a-z])"
    r"|(?:the |an? )?(?:year|century|mile|minute|[a-z]*illion)\b))|,? by \d"
)
_WHOLE_OF_HALF = re.compile(r" (?:the|that|its|their|all)\b(?! (?:19|20)\d\d)")
_NO_SHARE_BEFORE = re.compile(r"\b(?:first|second|latter|last|other) $", re.IGNORECASE)
_SHARE_BEFORE = re.compile(r"\b(?:by|to|in|reach|reached|reaching) (?:[a-z]+ ){0,2}$")
_SHARE_ENDS = re.compile(r"[.,;:)]|$| (?:from|in|by|to|since|this|last|between|compared|and|or|but|on|for|as|over)\b")
_IS = re.compile(r" (?:is|are|was|were|has|have|had|will|would|said|say)\b")
_ARE = re.compile(r" (?:are|were|have|say)\b")
_THEN = re.compile(r" (?:earlier|before|later|after)\b")
_AUXILIARY = re.compile(r"\b(?:to|will|would|could|can|may|might|should|must) $")


def build_vague(lexicon: Lexicon) -> re.Pattern[str]:
    """Compile the pattern; each alternative is a named group that `find_vague` reads."""
    words = lexicon.derive(number_words)
    many, part, word, few, some = (alternatives(words[group]) for group in ("many", "fraction", "word", "few", "some"))
    order = alternatives(name for name, value in words["scale"].items() if name.isalpha() and len(name) > 4)
    multiples = alternatives(form for verb in words["multiple"] for form in verb_forms(verb))
    unit = alternatives(words["article_unit"])
    return re.compile(
        rf"\b(?:(?P<many>(?:{many})(?: of (?:{many}))? of)(?! (?:the|these|those|its|their|our|his|her|{many})\b)"
        # "several hundred thousand", "many thousands of"
        rf"|(?P<several>(?:{few})[ ](?:{order})(?:[ ](?:{order}))?"
        r"(?:(?<=s)[ ]of(?![ ](?:the|these|those|its|their)\b))?)"
        rf"|(?P<some>an?[ ](?:{some})(?:[ ]of)?)(?![ ](?:of[ ])?(?:{order}|dozen)\b)"
        rf"|(?P<odds>(?:{word}|\d{{1,2}})(?: in | out of )(?:every )?(?:{word}|\d{{1,3}})(?![\d,.]\d))"
        rf"|(?P<part>(?:half(?: of)?|(?:an? )?quarter of|three[ -]quarters of) (?:an?|one|1)(?= (?!{order}))"
        r"|(?:an? )?(?:half|quarter)(?=[- ](?:century|decade|hour|mile|point)\b))"
        rf"|(?P<share>(?:an?|another|{word})[ -](?:{part})|half)"
        rf"|(?P<multiple>{multiples})(?! (?:up|down|back|over|as)\b)"
        rf"|(?P<fold>(?:{word})-?fold)"
        rf"|(?P<times>{alternatives(words['times'])})(?= (?:as|the|that|its|their|what)\b)"
        rf"|(?P<length>an? (?:{unit})(?: and a half)?))"
        r"(?:(?![\w-])|(?=-(?:century|decade|hour|mile|point)\b))",
        re.IGNORECASE,
    )


def find_vague(text: str, match: re.Match[str], grammar: Grammar, comparison: Comparison) -> Quantity | None:
    """Read a match of the vague pattern; None where the words are no quantity."""
    kind = match.lastgroup
    if kind in ("many", "several", "some"):
        return _order_of_magnitude(text, match, grammar)
    if kind == "odds":
        return _odds(text, match, grammar)
    if kind == "share":
        return _share(text, match, grammar, comparison)
    if kind == "part":
        return _part(text, match, grammar)
    if kind == "length":
        return _length(text, match, comparison)
    return _multiple(text, match, grammar, comparison)


def _order_of_magnitude(text: str, match: re.Match[str], grammar: Grammar) -> Quantity | None:
    """ "tens of thousands of people", "several hundred soldiers", "a handful of states": with what they count."""
    words = re.findall(r"[a-z]+", match[0].lower())
    low = high = Decimal(1)
    for word in words:
        if value := grammar.words["some"].get(word):
            least, _, most = value.partition("..")
            low, high = Decimal(least), Decimal(most or least)
        elif value := grammar.words["many"].get(word) or (match["several"] and grammar.words["scale"].get(word)):
            low *= Decimal(value)
            high = low * 10
    numbers = low, None if low == high else high
    if unit := grammar.unit.match(text, match.end()):
        kind = pick_unit(text, match.start(), unit, low, grammar)
        if kind.dimension == "time" and is_anchored(text, match.start(), unit.end()):
            return None  # "a couple of weeks ago"
        return measure(text, match.start(), unit.end("unit"), numbers, kind, grammar)
    return counted(text, match.start(), match.end(), numbers, None, grammar)


def _odds(text: str, match: re.Match[str], grammar: Grammar) -> Quantity | None:
    """ "one in three children", "nine out of ten voters": a share."""
    written = re.split(r" in every | in | out of every | out of ", match["odds"].lower())
    some, whole = (read_number(number, grammar) for number in written)
    if some is None or whole is None or not 0 < some < whole:
        return None
    unit = grammar.unit.match(text, match.end())
    if unit and pick_unit(text, match.start(), unit, some, grammar).dimension == "time":
        return None  # "one in ten minutes"
    if " out of " not in match["odds"].lower() and some != 1 and whole not in (10, 100, some + 1):
        return None  # "two in five minutes"
    return percent_of(*match.span(), some / whole)


def _share(text: str, match: re.Match[str], grammar: Grammar, comparison: Comparison) -> Quantity | None:
    """ "two thirds of the voters", "cut in half", "nearly a quarter": of what follows or was named before."""
    if _NO_SHARE_BEFORE.search(text, max(0, match.start() - 8), match.start()):
        return None
    written = match["share"].lower()
    half = written == "half"
    number, _, part = written.replace("-", " ").rpartition(" ")
    share = Decimal(grammar.words["word"].get(number, "1")) / Decimal(grammar.words["fraction"][part])
    if unit := of_one_unit(text, match.end(), grammar):  # "two tenths of a percentage point"
        kind = pick_unit(text, match.start(), unit, share, grammar)
        return None if kind.factor != 1 else measure(text, match.start(), unit.end(), (share, None), kind, grammar)
    before = clause_before(text, match.start()) + " "
    moved = _SHARE_BEFORE.search(before) or ends_in_comparator(before.rstrip(), comparison)
    another = written.startswith("another")  # "grew by another third"
    if not (
        _WHOLE.match(text, match.end())
        or (half and _WHOLE_OF_HALF.match(text, match.end()))
        or ((moved or another) and _SHARE_ENDS.match(text, match.end()))
        or (not half and not written.startswith("a") and _IS.match(text, match.end()))  # "one-third is lost"
        or _ARE.match(text, match.end())  # "a quarter were unsure"
    ):
        return None
    return percent_of(*match.span(), share)


def percent_of(start: int, end: int, share: Decimal) -> Quantity:
    """A share as a percentage of two decimals."""
    value = (share * 100).quantize(Decimal("0.01")).normalize() + Decimal(0)
    return Quantity(start=start, end=end, first=value, unit=_PERCENT, rule="figure.fraction")


def _part(text: str, match: re.Match[str], grammar: Grammar) -> Quantity | None:
    """ "half an hour", "a quarter of a century", "half a percentage point": a part of one unit."""
    unit = grammar.unit.match(text, match.end())
    part = next(word for word in re.split(r"[ -]", match["part"].lower()) if word.startswith(("half", "quarter")))
    if not unit or is_anchored(text, match.start(), unit.end()):
        return None
    value = Decimal("0.75") if part == "quarters" else 1 / Decimal(grammar.words["fraction"][part])
    kind = pick_unit(text, match.start(), unit, value, grammar)
    return measure(text, match.start(), unit.end("unit"), (value, None), kind, grammar)


def _length(text: str, match: re.Match[str], comparison: Comparison) -> Quantity | None:
    """ "an hour and a half", "more than a year", "a decade of growth"; "for a day" and "a year ago" are none."""
    _, noun, *half = match["length"].lower().split()
    before = clause_before(text, match.start())
    long = noun in _IN_YEARS and (text.startswith(" of ", match.end()) or before.endswith((" for", " lasted", " took")))
    if (
        _THEN.match(text, match.end())
        or is_anchored(text, match.start(), match.end())
        or not (half or long or ends_in_comparator(before, comparison))
    ):
        return None
    value = Decimal("1.5") if half else Decimal(1)
    name = "year" if noun in _IN_YEARS else noun
    unit = Unit(name=name, dimension="time", forms=())
    return Quantity(
        start=match.start(), end=match.end(), first=value * _IN_YEARS.get(noun, 1), unit=unit, rule="figure.length"
    )


def _multiple(text: str, match: re.Match[str], grammar: Grammar, comparison: Comparison) -> Quantity | None:
    """ "doubled", "grew threefold", "twice the size"."""
    start, end = match.span()
    written = match[0].lower()
    if match["times"]:
        value = Decimal(grammar.words["times"][written])
        return Quantity(start=start, end=end, first=value, unit=_TIME, rule="figure.multiple")
    if match["fold"]:
        number = read_number(written.removesuffix("fold").rstrip("-"), grammar)
        _, change = compare(text, start, end, kind="relative", comparison=comparison)
        if number is None or change is None:
            return None  # "the task is threefold"
        return Quantity(start=start, end=end, first=number, unit=_FOLD, rule="figure.multiple", change=change)
    if not written.endswith(("ed", "ing")) and not _AUXILIARY.search(text, max(0, start - 10), start):
        return None  # "double standards"
    verb = next(verb for verb in grammar.words["multiple"] if written in verb_forms(verb))
    value = Decimal(grammar.words["multiple"][verb])
    if value < 1:  # "halved" is "cut by 50 percent"
        return attrs.evolve(percent_of(*match.span(), value), rule="figure.multiple", change="decrease")
    return Quantity(start=start, end=end, first=value, unit=_FOLD, rule="figure.multiple", change="increase")
