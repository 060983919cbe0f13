"""Numbers that stand alone: of what was counted or measured before, of people, or plainly a quantity."""

import re
from decimal import Decimal

import attrs

from diplotext.figures.comparison import Comparison, clause_before
from diplotext.figures.counts import PERSON
from diplotext.figures.grammar import Grammar, Quantity
from diplotext.figures.measures import with_rate
from diplotext.figures.ranges import YEAR
from diplotext.lexicon.figures import Unit
from diplotext.lexicon.inflection import singular

_NEAR = 80
_LEVEL_REACH = 3
_SMALLEST_ROUND_K = 10_000
_SOME = re.compile(r"\b(?:[Aa]bout|[Ss]ome|[Rr]oughly|[Mm]ore than|[Nn]early|[Aa]lmost|[Aa]t least) $")
_HEADS = re.compile(
    r"(?:\b[Pp]op(?:ulation\b|\.)(?:(?!\bage)[^.\d\n]){0,24}"
    r"|\bdeath toll\b[^.\d\n]{0,100} (?:to|at|is|was|of|reached|reaches|exceeded|exceeds) )$"
)
_STRONG = re.compile(r"[ -]strong (?:[A-Z][\w-]+ ){0,2}([\w-]+)")
_OF_THEM = re.compile(r" (?:of (?:which|them|these|those|whom)|others?|more(?=[.,;]|$))\b")
_JOINED = re.compile(r"[a-z](?:,|;|,? and|,? but) $")
_LEFT_OUT = re.compile(r" (?:on|in|from|for|with|to|at|by|were|are|was|is|have|had|will|more|this|last|next|a)\b")
_SAME = re.compile(r"\b(?:from|against|versus|vs\.?|compared (?:with|to)|and|or) $")
_METRES = re.compile(
    r"(?<=\d)m(?= (?:long|high|tall|wide|deep|thick|above|below|away|across|apart|race|sprint|x|by)\b)"
)
_TIMES = re.compile(r"\dm (?:x|×|by) $")
_OTHER_BOUND = re.compile(
    r"\b(?:and|but|or) (?:more|less|fewer|higher|lower) than $"
)  # "over 20 percent but less than 30"
_DECIMAL = re.compile(r"\d+\.\d+")
_VERSION_FREE = re.compile(r"\d+\.(?!0$)\d+")  # "Society 5.0" is a name
_COMPANY = re.compile(r"\b([a-z]+) of $")


@attrs.frozen
class Before:
    """What was found before a number: the latest quantity, and the latest that counts things."""

    latest: Quantity | None = None
    counted: Quantity | None = None

    def then(self, found: Quantity) -> "Before":
        """The same after one more quantity."""
        return Before(found, found if found.counted else self.counted)


@attrs.frozen
class _Alone:
    """A number without a unit and without a noun, and what is known around it."""

    text: str
    start: int
    end: int
    written: str
    value: Decimal
    before: Before
    grammar: Grammar
    comparison: Comparison

    def behind(self, pattern: re.Pattern[str], reach: int) -> re.Match[str] | None:
        """What stands right before the number, at most so many characters long."""
        return pattern.search(self.text, max(0, self.start - reach), self.start)

    def near(self, last: Quantity | None) -> Quantity | None:
        """A quantity before, if it is near, in the same paragraph."""
        near = last and self.start - last.end < _NEAR and "\n" not in self.text[last.end : self.start]
        return last if near else None

    def quantity(self, rule: str, unit: Unit, *, end: int = 0, counted: bool = False) -> Quantity:
        """The number as a quantity of a unit."""
        return Quantity(start=self.start, end=end or self.end, first=self.value, unit=unit, rule=rule, counted=counted)


def bare(
    text: str, match: re.Match[str], first: Decimal, before: Before, grammar: Grammar, comparison: Comparison
) -> Quantity | None:
    """A number alone: of what was counted before ("five of which"), of people, or plainly a quantity ("50 billion")."""
    alone = _Alone(text, match.start(), match.end("one"), match["one"], first, before, grammar, comparison)
    return (
        _of_the_counted(alone) or _strong(alone) or _people(alone) or _metres(alone) or _of_the_latest(alone)
        or _amount(alone)
    )  # fmt: skip


def _of_the_counted(alone: _Alone) -> Quantity | None:
    """A number of what was counted before: "five of which", "two from Norway and three from Spain", "20 per week"."""
    last = alone.near(alone.before.counted)
    if not last:
        return None
    stop, unit = alone.end, last.unit
    if "/" not in unit.name and alone.value <= last.first:  # "800 orders at 90 million per aircraft"
        stop, unit = with_rate(alone.text, stop, unit, alone.grammar, only=("per",))
    goes_on = alone.behind(_JOINED, _NEAR) and _LEFT_OUT.match(alone.text, alone.end)
    of_them = alone.value > 1 and _OF_THEM.match(alone.text, alone.end)
    if stop == alone.end and not goes_on and not of_them:
        return None
    return alone.quantity("figure.elliptic", unit, end=stop, counted=True)


def _strong(alone: _Alone) -> Quantity | None:
    """The strength of a body: "a 900-strong garrison"."""
    strong = _STRONG.match(alone.text, alone.end)
    if not strong:
        return None
    unit = attrs.evolve(PERSON, name=singular(strong[1].lower()))
    return alone.quantity("figure.count", unit, end=strong.end(1), counted=True)


def _people(alone: _Alone) -> Quantity | None:
    """Heads: "population: 10 million", "a team of 12", "at least seven died"."""
    words = alone.grammar.words
    company = alone.behind(_COMPANY, 24)
    in_company = company and company[1] in words["company"] and alone.text[alone.end : alone.end + 1] != "-"
    after = [word.strip(".,;").lower() for word in alone.text[alone.end : alone.end + 40].split()[:3]]
    while after and after[0] in ("were", "was", "are", "have", "had", "been"):
        after = after[1:]
    fated = alone.text.startswith(" ", alone.end) and after[:1] and after[0] in words["fate"]
    if alone.value <= 1 or not (alone.behind(_HEADS, 140) or in_company or fated):
        return None
    last = alone.near(alone.before.counted)
    return alone.quantity("figure.count", last.unit if last else PERSON, counted=True)


def _metres(alone: _Alone) -> Quantity | None:
    """Metres that look like millions: "a tower 100m tall", "5m x 3m"."""
    by = alone.behind(_TIMES, 6) and alone.written.endswith("m")
    if not by and not _METRES.match(alone.text, alone.end - 1):
        return None
    unit = alone.grammar.units["metre"][0]
    return attrs.evolve(alone.quantity("figure.unit", unit), first=alone.value / 1_000_000)


def _of_the_latest(alone: _Alone) -> Quantity | None:
    """A number of the unit before: "to 5.2 percent from 4.9", "over 20 percent but less than 30"."""
    latest = alone.near(alone.before.latest)
    if not latest or latest.counted:
        return None
    same = _DECIMAL.fullmatch(alone.written) and alone.behind(_SAME, 14)
    return alone.quantity("figure.elliptic", latest.unit) if same or alone.behind(_OTHER_BOUND, 20) else None


def _amount(alone: _Alone) -> Quantity | None:
    """Plainly an amount: "50 billion", "about 1000 came", "fell to 65"; a large one is of what was counted before."""
    about = alone.written.isdigit() and alone.value >= 100 and alone.behind(_SOME, 16)
    if not (_is_plain(alone) or about or _is_level(alone)):
        return None
    last = alone.near(alone.before.counted) if alone.value >= 1000 else None
    return alone.quantity("figure.bare", last.unit if last else attrs.evolve(PERSON, name=""))


def _is_level(alone: _Alone) -> bool:
    """Tell where a change begins or ends, or how much it is: "rose from 200 to 300", "fell to 65", "amounted to 40"."""
    words = clause_before(alone.text, alone.start).split()
    if YEAR.fullmatch(alone.written) or not words:
        return False
    *rest, last = words
    levels, changes = alone.comparison.levels, alone.comparison.changes
    if last in levels or (last in ("to", "at") and rest and rest[-1] in levels):
        return True
    return last in ("from", "to") and any(word in changes for word in rest[-_LEVEL_REACH:])


def _is_plain(alone: _Alone) -> bool:
    """Tell a bare amount: "50 billion", "1,333.18"; "10.45pm", "2024", "4K video" and "8.9×10" are none."""
    written, after = alone.written, alone.text[alone.end : alone.end + 5]
    if written[-1] in "kK" and alone.value < _SMALLEST_ROUND_K:
        return False
    if written[-1] in "bBT" and "." not in written:
        return False  # "gate 12B"
    if alone.value >= 1000 and not YEAR.fullmatch(written):
        return (not written.isdigit() or len(written) in (5, 6)) and not re.match(r"\.\w", after)
    return bool(_VERSION_FREE.fullmatch(written)) and not re.match(r" ?[ap]\.?m\b|[×x^-]", after)
