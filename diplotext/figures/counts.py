"""Numbers with the noun that they count."""

import re
from collections.abc import Iterator
from decimal import Decimal

from diplotext.figures.grammar import Grammar, Quantity
from diplotext.figures.measures import with_rate
from diplotext.lexicon.figures import Unit
from diplotext.lexicon.inflection import singular

_LONGEST_NOUN = 6
_PLURAL_ACRONYM = re.compile(r"\w?[A-Z]\w*[A-Z]s")
_PEOPLE = re.compile(r"[A-Z]\w*is")  # "Iraqis"
_OR_SO = re.compile(r" or (?:(?P<approx>so)|(?P<at_least>more)|(?P<up_to>fewer|less))(?= [a-z])")
_WORD = re.compile(r"[ -]([A-Za-zÀ-ÿ](?:[\w’']|[.-](?=\w))*\.?)")
_QUOTED = re.compile(r" [\"“][^\"“”\n]{1,40}[\"”](?= [a-z])")  # "20 | “quick win” | schemes"
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){1,4}")
_DEFINITE = ("the", "our", "your", "their", "its", "these", "those", "both")
_ATTRIBUTIVE = re.compile(r"[ -]([a-z]+)[ -]([A-Za-z]+)")
_NUMBER_OF = re.compile(r"(?<!\b[Aa] )\b[Nn]umber of(?= [^.;:!?\n]*$)")
_NUMBER_REACH = 90
_IN_NAME = re.compile(r" ?-?\d{1,3}(?= [A-Za-z])")
_COMPARED = re.compile(r"\b(?:least|than|only|just|about|nearly|almost|to) $")
_SMALL_GROUP = 5
_PAIR = 2
_OF_THE = re.compile(
    r" of (?=\d)\d[\d,.]*(?: (?:[mb]illion|thousand))?(?= [a-z])"  # "24 of 27 drones"
    r"| of (?:the(?: \w+[’']s)?|its|their|our|his|her|my|your|these|those"
    r"|(?:the )?(?:[A-Z]?[\w.-]+ ){0,2}[A-Z]?\w+[’']s?)"
    r"(?: (?:estimated|total|original|remaining|roughly|about|some|nearly|almost))?"
    r"(?: (?:\d[\d,.]*(?: (?:[mb]illion|thousand))?|[a-z]+(?=-| [a-z]+est\b)))?(?= )"
)
_RATES = ("per", "a", "an", "each", "every")
_ADVERB = re.compile(r"[a-z]+ly|more|others?|people|confirmed|reported|feared|and|presumed")
_THE_ONLY = re.compile(r"\bthe only $")
_EXACTLY = re.compile(r"\b(?:[Oo]nly|[Jj]ust|[Ee]xactly|at least|more than|less than) $")
_BESIDE = re.compile(r",? (?:and|or) |, ")
PERSON = Unit(name="person", dimension="count", forms=())


def counted(
    text: str, start: int, end: int, numbers: tuple[Decimal, Decimal | None], last: Quantity | None, grammar: Grammar
) -> Quantity | None:
    """A number with the plural noun that it counts, at most a few words on.

    "one" counts where the text tells it apart from other numbers; else it is an article ("one day", "one of them").
    """
    first, second = numbers
    if second is None and first < 1:
        return None
    if text[end : end + 1] == "-":
        return _attributive(text, start, end, numbers, grammar)
    loosely = _OR_SO.match(text, end)  # "the 2,000 or so villagers"
    end = loosely.end() if loosely else end
    part = _OF_THE.match(text, end) if second is None and first > 1 else None
    at = part.end() if part else end
    if first == 1 and second is None:
        if _THE_ONLY.search(text, max(0, start - 9), start):
            return None  # "the only one standing"
        in_row = last is not None and text[last.end : start] in (" and ", ", and ", ", ")
        noun = _noun_of_one(text, start, end, grammar, in_row=in_row)
    else:
        noun = _noun(text, at, grammar)
    if not noun:
        return _attributive(text, start, end, numbers, grammar)
    if second is None and _is_known_group(text, start, noun, first, grammar):
        return None
    unit = Unit(name=noun[0].replace("-", "_"), dimension="count", forms=())
    if part and (whole := grammar.number.search(text, end, part.end())) and whole["one"] != "one":
        # "45 | of its 310 branches" are two figures
        return Quantity(
            start=start, end=end, first=first, second=None, unit=unit, rule="figure.count", counted=True,
            phrase=(at + 1, noun[1]),
        )  # fmt: skip
    end, unit = with_rate(text, noun[1], unit, grammar, only=_RATES)
    return Quantity(
        start=start, end=end, first=first, second=second, unit=unit, rule="figure.count", counted=True,
        phrase=(at + 1, noun[1]), comparator=loosely.lastgroup if loosely else None,  # type: ignore[arg-type]
    )  # fmt: skip


def body_after(text: str, at: int, grammar: Grammar) -> tuple[str, int] | None:
    """The noun of a body, without regard to its number: "a 300-strong | business delegation to"."""
    noun = name = None
    for word, stop in _words_after(text, at, grammar):
        if word.lower() in grammar.words["company"]:
            return word.lower(), stop
        if word.lower() in grammar.words["stop"]:
            break
        if word[0].isupper():
            name = word.lower(), stop
        else:
            noun = noun or (word.lower(), stop)
    return noun or name


def noun_of_number(text: str, end: int, grammar: Grammar) -> tuple[str, tuple[int, int]] | None:
    """What is counted by a number that stands apart, and where: "the number of weekly flights fell to | 12"."""
    match = _NUMBER_OF.search(text, max(0, end - _NUMBER_REACH), end)
    noun = _noun(text, match.end(), grammar) if match else None
    return (noun[0].replace("-", "_"), (match.end() + 1, noun[1])) if match and noun and noun[1] < end else None


def _attributive(
    text: str, start: int, end: int, numbers: tuple[Decimal, Decimal | None], grammar: Grammar
) -> Quantity | None:
    """A count that tells what a thing consists of: "a 15-member council", "a three course meal".

    "four-engine planes" tells how the planes are, not how many.
    """
    match = _ATTRIBUTIVE.match(text, end)
    if (
        not match
        or match[1] not in grammar.words["attributive"]
        or match[2] in grammar.words["stop"]
        or numbers[0] <= 1
    ):
        return None
    if match[1] in grammar.words["no_figure_noun"] and numbers[0] <= _PAIR:
        return None  # "a two-state deal"
    unit = Unit(name=match[1], dimension="count", forms=())
    return Quantity(
        start=start, end=match.end(1), first=numbers[0], second=numbers[1], unit=unit, rule="figure.count",
        counted=True, phrase=match.span(1),
    )  # fmt: skip


def _noun(text: str, at: int, grammar: Grammar) -> tuple[str, int] | None:
    """The counted noun's singular and where it ends: the last plural of the first run of plurals."""
    best: tuple[str, int] | None = None
    words = list(_words_after(text, at, grammar))
    for number, (word, stop) in enumerate(words):
        lower = word.lower()
        hurt = lower in grammar.words["casualty"] and not best
        if hurt and all(_ADVERB.fullmatch(before) for before, _ in words[:number]):
            return "person", stop  # "12 dead", "500 seriously wounded"; "a 6.4 earthquake killed" counts nobody
        joins = lower in ("and", "or") and 0 < number < len(words) - 1 and not best
        if joins:
            continue  # "33 bilateral and multilateral agreements"
        if lower in grammar.words["stop"]:
            break
        noun = lower[:-1] if _PLURAL_ACRONYM.fullmatch(word) or _PEOPLE.fullmatch(word) else singular(lower)
        if noun != lower or lower in grammar.words["collective"]:
            best = noun, stop
        elif best:
            break
    return best


def _noun_of_one(text: str, start: int, end: int, grammar: Grammar, *, in_row: bool) -> tuple[str, int] | None:
    """What "one" counts: "only one ship", "one carrier and two frigates"; elsewhere "one" is an article."""
    noun = None
    for word, stop in _words_after(text, end, grammar):
        verbal = word.endswith("ed") or (noun is not None and singular(word) != word)  # "one ship | waits"
        if verbal or word.lower() in grammar.words["stop"]:
            break
        noun = word.lower(), stop
    if not noun:
        return None
    beside = _BESIDE.match(text, noun[1])
    told_apart = (
        in_row
        or _EXACTLY.search(text, max(0, start - 12), start)
        or (beside and grammar.number.match(text, beside.end()))
    )
    return noun if told_apart else None


def _is_known_group(text: str, start: int, noun: tuple[str, int], first: Decimal, grammar: Grammar) -> bool:
    """Tell who they are from how many they are: "the two men", "our four countries", "two leaders"."""
    before = text[max(0, start - 8) : start].lower().split()
    known = before[-1:] and before[-1] in _DEFINITE
    if noun[0] in grammar.words["no_figure_noun"]:
        alone = " " not in text[start : noun[1]].replace(" ", "", 1)
        return first <= _SMALL_GROUP and bool(
            known or (first == 2 and alone and not _COMPARED.search(text, max(0, start - 12), start))
        )
    return first == 2 and bool(known)


def _words_after(text: str, at: int, grammar: Grammar) -> Iterator[tuple[str, int]]:
    quoted = _QUOTED.match(text, at)
    at = quoted.end() if quoted else at
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
        named = word[0].isupper() and word.lower() not in grammar.words["no_figure_noun"]
        part = _IN_NAME.match(text, match.end()) if named else None
        at = part.end() if part else match.end()  # "20 Boeing 737 jets"
