"""Numbers that stand alone: of what was counted or measured before, of people, or plainly a quantity."""

import re
from decimal import Decimal

import attrs

from diplotext.figures.comparison import Comparison, clause_before
from diplotext.figures.counts import PERSON
from diplotext.figures.grammar import Grammar, Quantity
from diplotext.figures.measures import with_rate
from diplotext.figures.ranges import YEAR
from diplotext.lexicon.inflection import singular

_NEAR = 80
_LEVEL_REACH = 4
_SMALLEST_ROUND_K = 10_000
_SOME = re.compile(r"\b(?:[Aa]bout|[Ss]ome|[Rr]oughly|[Mm]ore than|[Nn]early|[Aa]lmost|[Aa]t least) $")
_HEADS = re.compile(r"(?:\b[Pp]op(?:ulation\b|\.)|\bdeath toll\b)(?:(?!\bage)[^.\d\n]){0,24}$")
_STRONG = re.compile(r"[ -]strong (?:[A-Z][\w-]+ ){0,2}([\w-]+)")
_OF_THEM = re.compile(r" (?:of (?:which|them|these|those|whom)|others?)\b")
_JOINED = re.compile(r"[a-z](?:,|;|,? and|,? but) $")
_LEFT_OUT = re.compile(r" (?:on|in|from|for|with|to|at|by|were|are|was|is|have|had|will|more|this|last|next|a)\b")
_SAME = re.compile(r"\b(?:from|against|versus|vs\.?|compared (?:with|to)|and|or) $")
_METRES = re.compile(r"(?<=\d)m(?= (?:long|high|tall|wide|deep|thick|above|below|away|across|apart|race|sprint)\b)")
_DECIMAL = re.compile(r"\d+\.\d+")
_COMPANY = re.compile(r"\b([a-z]+) of $")


@attrs.frozen
class Before:
    """What was found before a number: the latest quantity, and the latest that counts things."""

    latest: Quantity | None = None
    counted: Quantity | None = None

    def then(self, found: Quantity) -> "Before":
        """The same after one more quantity."""
        return Before(found, found if found.counted else self.counted)


def bare(
    text: str, match: re.Match[str], first: Decimal, before: Before, grammar: Grammar, comparison: Comparison
) -> Quantity | None:
    """A number alone: of what was counted before ("five of which"), of people, or plainly a quantity ("50 billion")."""
    start, end = match.start(), match.end("one")
    counted = before.counted if _is_near(text, start, before.counted) else None
    if counted and (elliptic := _elliptic(text, start, end, first, counted, grammar)):
        return elliptic
    if strong := _STRONG.match(text, end):
        unit = attrs.evolve(PERSON, name=singular(strong[1].lower()))
        return Quantity(start=start, end=strong.end(1), first=first, unit=unit, rule="figure.count", counted=True)
    if first > 1 and _are_people(text, start, end, grammar):
        unit = counted.unit if counted else PERSON
        return Quantity(start=start, end=end, first=first, unit=unit, rule="figure.count", counted=True)
    if _METRES.match(text, end - 1):  # "a tower 100m tall": no million
        unit = grammar.units["metre"][0]
        return Quantity(start=start, end=end, first=first / 1_000_000, unit=unit, rule="figure.unit")
    latest = before.latest if _is_near(text, start, before.latest) else None
    if (
        latest
        and not latest.counted
        and _DECIMAL.fullmatch(match["one"])
        and _SAME.search(text, max(0, start - 14), start)
    ):
        # "to 5.2 percent from 4.9"
        return Quantity(start=start, end=end, first=first, unit=latest.unit, rule="figure.elliptic")
    about = (
        match["one"].isdigit() and first >= 100 and _SOME.search(text, max(0, start - 16), start)
    )  # "about 1000 came"
    if not (_is_plain_amount(text, match, first) or about or _is_level(text, match, comparison)):
        return None
    unit = counted.unit if counted and first >= 1000 else attrs.evolve(PERSON, name="")
    return Quantity(start=start, end=end, first=first, unit=unit, rule="figure.bare")


def _is_near(text: str, start: int, last: Quantity | None) -> bool:
    return last is not None and start - last.end < _NEAR and "\n" not in text[last.end : start]


def _elliptic(text: str, start: int, end: int, first: Decimal, last: Quantity, grammar: Grammar) -> Quantity | None:
    """A number of what was counted before: "five of which", "two from Norway and three from Spain", "20 per week"."""
    stop, unit = end, last.unit
    if "/" not in last.unit.name and first <= last.first:  # "800 orders at 90 million per aircraft"
        stop, unit = with_rate(text, end, unit, grammar, only=("per",))
    goes_on = _JOINED.search(text, max(0, start - _NEAR), start) and _LEFT_OUT.match(text, end)
    if stop == end and not goes_on and not (first > 1 and _OF_THEM.match(text, end)):
        return None
    return Quantity(start=start, end=stop, first=first, unit=unit, rule="figure.elliptic", counted=True)


def _are_people(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Tell heads: "population: 10 million", "a team of 12", "at least seven died"."""
    if _HEADS.search(text, max(0, start - 40), start):
        return True
    company = _COMPANY.search(text, max(0, start - 24), start)
    if company and company[1] in grammar.words["company"] and text[end : end + 1] != "-":
        return True
    after = [word.strip(".,;") for word in text[end : end + 40].split()[:3]]
    while after and after[0] in ("were", "was", "are", "have", "had", "been"):
        after = after[1:]
    return text[end : end + 1] == " " and bool(after) and after[0].lower() in grammar.words["fate"]


def _is_level(text: str, match: re.Match[str], comparison: Comparison) -> bool:
    """Tell where a change begins or ends: "rose from 200 to 300", "fell to 65"."""
    words = clause_before(text, match.start()).split()
    if YEAR.fullmatch(match["one"]) or not words or words[-1] not in ("from", "to"):
        return False
    return any(word in comparison.changes for word in words[-_LEVEL_REACH:-1])


def _is_plain_amount(text: str, match: re.Match[str], first: Decimal) -> bool:
    """Tell a bare amount: "50 billion", "1,333.18"; "10.45pm", "2024", "4K video" and "8.9×10" are none."""
    written, end = match["one"], match.end("one")
    if written[-1] in "kK" and first < _SMALLEST_ROUND_K:
        return False
    if first >= 1000 and not YEAR.fullmatch(written):
        return (not written.isdigit() or len(written) in (5, 6)) and not re.match(r"\.\w", text[end : end + 2])
    return bool(re.fullmatch(r"\d+\.(?!0$)\d+", written)) and not re.match(r" ?[ap]\.?m\b|[×x^-]", text[end : end + 5])
