"""Numbers that stand alone: of what was counted or measured before, of people, or plainly a quantity."""

import re
from decimal import Decimal

import attrs

from diplotext.figures.comparison import LEVEL, Comparison, clause_before, comparator_before, said_before
from diplotext.figures.counts import PERSON, body_after, noun_of_number
from diplotext.figures.grammar import Grammar, Quantity
from diplotext.figures.measures import of_one_size, with_rate
from diplotext.figures.ranges import YEAR
from diplotext.lexicon.figures import Unit
from diplotext.lexicon.inflection import singular

_NEAR = 80
_SENTENCE_END = re.compile(r"[.!?][\"”’)]* (?=[A-Z\"“‘(])|\n")
_LEVEL_REACH = 3
_GAUGE_REACH = 8
_SMALLEST_ROUND_K = 10_000
_HEADS = re.compile(
    r"(?:\b[Pp]op(?:ulations?\b|\.)(?:(?!\bage)[^.\d\n]){0,24}"
    r"|\bdeath toll\b[^.\d\n]{0,100} (?:to|at|is|was|of|reached|reaches|exceeded|exceeds) )$"
)
_STRONG = re.compile(r"[ -]strong(?=[ ,.;)]|$)")
_AGE_BEFORE = re.compile(
    r"(?:[A-Z][\w’'-]+ [A-Z][\w’'-]+|\b(?:[Aa]n?|[Tt]he) [a-z]+|(?:^|\n)(?:[\w’'-]+ ){0,4}[A-Za-z]{3,}), $"
)
_AGE_AFTER = re.compile(r",(?! (?:\d|and \d|or \d))")
_LABEL = re.compile(r"(?:^|\n|; )(?:[A-Za-z]+ ){0,2}([A-Za-z]+): $")
_LINE_ENDS = re.compile(r"[;\n]|$")
_OLDEST = 115
_YOUNGEST = 5
_SCALE_AFTER = re.compile(r"[A-Za-z]+$")
_WIDEST = 1000
_WIDER = 100
_MANY_METRES = 1_000_000_000  # "8,849 m" is no number of millions
_MONEY_NEAR = 200
_CITY_AFTER = re.compile(r" [A-Z][a-z]")
_STATE_BEFORE = re.compile(r"\b[A-Z]{2} $")
_OF_THEM = re.compile(r" (?:of (?:which|them|these|those|whom)|others?|more(?=[.,;]|$))\b")
_JOINED = re.compile(r"[a-z](?:,|;|,? and|,? but) $")
_ACTING = ("have", "are", "were", "will")
_SAME = re.compile(r"\b(?:from|and|or) $")
_NEXT_WORD = re.compile(r" ([a-z]+)\b")
_ENDS = re.compile(r"[.,;:!?)\]]|$|\n")
_HOUR = re.compile(r" ?[ap]\.?m\b")
_OR_MORE = re.compile(r" or (?:more|above|higher|less|fewer|below|lower)\b")
_METRES = re.compile(r" (?:above|below|away|across|apart|race|sprint|x|by)\b")  # "100m away"
_SEA_LEVEL = re.compile(r" (?:above|below) (?:the |mean |ground |sea )")
_TIMES = re.compile(r"\dm (?:x|×|by) $")
_OTHER_BOUND = re.compile(
    r"\b(?:and|but|or) (?:more|less|fewer|higher|lower) than $"
)  # "over 20 percent but less than 30"
_DECIMAL = re.compile(r"\d+\.\d+")
_VERSION_FREE = re.compile(r"\d+\.(?!0$)\d+|\.\d{3}")  # "Society 5.0" is a name, a ".500 record" is none
_STEP = re.compile(
    r"(?: (?:in|on|over|for|during|from)(?: [\w-]{1,12}){1,4})?,? (?:to|at) (?:[a-z]+ ){0,3}$"  # "in the week to"
)
_FROM = re.compile(r"\bfrom (?:[a-z]+ ){0,3}$")
_RELATIVE = ("percent", "ratio", "time", "age")
_OF_STEP = (", or ", " or ", " (", ", ")
_COMPANY = re.compile(r"\b([a-z]+) of $")


@attrs.frozen
class Before:
    """What was found before a number: the latest quantity, the one before, the latest that counts, the latest sum."""

    latest: Quantity | None = None
    previous: Quantity | None = None
    counted: Quantity | None = None
    money: Quantity | None = None

    def then(self, found: Quantity) -> "Before":
        """The same after one more quantity."""
        money = found if found.unit.dimension == "money" else self.money
        return Before(found, self.latest, found if found.counted else self.counted, money)


@attrs.frozen
class _Alone:
    """A number without a unit and without a noun, and what is known around it."""

    text: str
    start: int
    end: int
    written: str
    value: Decimal
    upper: Decimal | None
    before: Before
    grammar: Grammar
    comparison: Comparison

    def behind(self, pattern: re.Pattern[str], reach: int) -> re.Match[str] | None:
        """What stands right before the number, at most so many characters long."""
        return pattern.search(self.text, max(0, self.start - reach), self.start)

    def near(self, last: Quantity | None) -> Quantity | None:
        """A quantity before, if it is near, in the same sentence."""
        near = last and self.start - last.end < _NEAR and not _SENTENCE_END.search(self.text, last.end, self.start)
        return last if near else None

    def quantity(
        self, rule: str, unit: Unit, *, end: int = 0, counted: bool = False, phrase: tuple[int, int] | None = None
    ) -> Quantity:
        """The number as a quantity of a unit."""
        return Quantity(
            start=self.start, end=end or self.end, first=self.value, second=self.upper, unit=unit, rule=rule,
            counted=counted, phrase=phrase,
        )  # fmt: skip

    @property
    def next_word(self) -> str:
        """The word in small letters after it, or ""."""
        after = _NEXT_WORD.match(self.text, self.end)
        return after[1] if after else ""

    @property
    def ends(self) -> bool:
        """Tell whether the phrase ends with the number: "fell to 65 in May"; "9 a.m." and "5 May" go on."""
        if _HOUR.match(self.text, self.end):
            return False
        word = self.next_word
        return (
            word in self.grammar.words["stop"] or word.endswith("ing") or _ENDS.match(self.text, self.end) is not None
        )


def bare(
    text: str, match: re.Match[str], numbers: tuple[Decimal, Decimal | None], before: Before, grammar: Grammar,
    comparison: Comparison,
) -> Quantity | None:  # fmt: skip
    """A number alone: of what was counted before ("five of which"), of people, or plainly a quantity ("50 billion")."""
    first, upper = numbers
    end = match.end("one" if upper is None else "two")
    alone = _Alone(text, match.start(), end, match["one"], first, upper, before, grammar, comparison)
    return (
        _of_the_counted(alone) or _strong(alone) or _people(alone) or _age(alone) or _labelled(alone) or _metres(alone)
        or _of_the_latest(alone) or _amount(alone)
    )  # fmt: skip


def _of_the_counted(alone: _Alone) -> Quantity | None:
    """A number of what was counted before: "five of which", "two from Norway and three from Spain", "20 per week"."""
    last = alone.near(alone.before.counted)
    if not last:
        return None
    stop, unit = alone.end, last.unit
    if "/" not in unit.name and alone.value <= last.first:  # "800 orders at 90 million per aircraft"
        stop, unit = with_rate(alone.text, stop, unit, alone.grammar, only=("per",))
    if alone.text[last.end : alone.start] == " to " and alone.ends and "/" not in last.unit.name:
        return alone.quantity("figure.elliptic", last.unit, counted=True, phrase=last.phrase)  # "143 votes to | 5"
    goes_on = alone.behind(_JOINED, _NEAR) is not None and (
        alone.next_word == "more" or alone.next_word in alone.grammar.words["stop"]
    )
    if alone.next_word in _ACTING and alone.value > 1:  # "129 states, and over 40 have signed"
        goes_on = goes_on or comparator_before(alone.text, alone.start, alone.comparison) is not None
    of_them = alone.value > 1 and _OF_THEM.match(alone.text, alone.end)
    if stop == alone.end and not goes_on and not of_them:
        return None
    return alone.quantity("figure.elliptic", unit, end=stop, counted=True, phrase=last.phrase)


def _strong(alone: _Alone) -> Quantity | None:
    """The strength of a body: "a 900-strong garrison"."""
    strong = _STRONG.match(alone.text, alone.end)
    if strong and _ENDS.match(alone.text, strong.end()):
        return alone.quantity("figure.count", PERSON, counted=True)  # "the delegation, 40 strong,"
    body = body_after(alone.text, strong.end(), alone.grammar) if strong else None
    if not strong or not body:
        return None
    unit, phrase = attrs.evolve(PERSON, name=singular(body[0])), (strong.end() + 1, body[1])
    return alone.quantity("figure.count", unit, end=body[1], counted=True, phrase=phrase)


def _age(alone: _Alone) -> Quantity | None:
    """An age beside a name or a person: "Jane Roe, 47, said", "the winger, 19, left"."""
    fits = alone.written.isdigit() and alone.upper is None and _YOUNGEST <= alone.value <= _OLDEST
    if not fits or not _AGE_AFTER.match(alone.text, alone.end) or not alone.behind(_AGE_BEFORE, 60):
        return None
    return alone.quantity("figure.unit", alone.grammar.units["year-old"][0])


def _labelled(alone: _Alone) -> Quantity | None:
    """A number of what stands before it as a label: "Beds: 3; baths: 2"."""
    label = _LABEL.search(alone.text, max(0, alone.start - 60), alone.start)
    if not label or not _LINE_ENDS.match(alone.text, alone.end) or not alone.written.replace(",", "").isdigit():
        return None
    noun = singular(label[1].lower())
    if noun == label[1].lower() or noun in alone.grammar.words["money"] or YEAR.fullmatch(alone.written):
        return None
    unit = attrs.evolve(PERSON, name=noun)
    return alone.quantity("figure.count", unit, counted=True, phrase=label.span(1))


def _people(alone: _Alone) -> Quantity | None:
    """Heads: "population: 10 million", "a team of 12", "at least seven died"."""
    words = alone.grammar.words
    company = alone.behind(_COMPANY, 24)
    in_company = company and company[1] in words["company"] and alone.text[alone.end : alone.end + 1] != "-"
    after = [word.strip(".,;") for word in alone.text[alone.end : alone.end + 40].split()[:3]]
    while after and after[0] in ("were", "was", "are", "have", "had", "been"):
        after = after[1:]
    fated = alone.text.startswith(" ", alone.end) and after[:1] and after[0] in words["fate"]
    object_of = alone.ends and not YEAR.fullmatch(alone.written) and alone.behind(alone.grammar.fate, 50)
    if alone.value <= 1 or not (alone.behind(_HEADS, 140) or in_company or fated or object_of):
        return None
    last = None if in_company else alone.near(alone.before.counted)
    unit, phrase = (last.unit, last.phrase) if last else (PERSON, None)
    return alone.quantity("figure.count", unit, counted=True, phrase=phrase)


def _metres(alone: _Alone) -> Quantity | None:
    """Metres that look like millions: "a tower 100m tall", "5m x 3m"."""
    if not alone.written.endswith("m"):
        return None
    attached = not alone.written.endswith(" m")
    latest = alone.before.latest
    long = alone.value >= _MANY_METRES or (alone.near(latest) and latest and latest.unit.dimension == "length")
    by = attached and (alone.behind(_TIMES, 6) or _METRES.match(alone.text, alone.end))
    length = alone.next_word in alone.grammar.words["extent"] or _SEA_LEVEL.match(alone.text, alone.end)
    converts = latest and latest.unit.dimension == "length" and alone.text[latest.end : alone.start] == " ("
    if not (by or length or converts or (not attached and long)):
        return None
    unit = alone.grammar.units["metre"][0]
    return attrs.evolve(alone.quantity("figure.unit", unit), first=alone.value / 1_000_000)


def _of_the_latest(alone: _Alone) -> Quantity | None:
    """A number of the unit before: "to 5.2 percent from 4.9", "20 percent, compared with 30 in May"."""
    latest = alone.near(alone.before.latest)
    if latest and alone.behind(alone.grammar.versus, 50) and alone.ends and not YEAR.fullmatch(alone.written):
        return alone.quantity("figure.elliptic", latest.unit, counted=latest.counted, phrase=latest.phrase)
    if not latest or latest.counted:
        return None
    same = _DECIMAL.fullmatch(alone.written) and alone.behind(_SAME, 14)
    return alone.quantity("figure.elliptic", latest.unit) if same or alone.behind(_OTHER_BOUND, 20) else None


def _amount(alone: _Alone) -> Quantity | None:
    """Plainly an amount: "50 billion", "about 1000 came", "fell to 65"; a large one is of what was counted before."""
    if alone.text[alone.end : alone.end + 1] == "-":
        return None  # "total two-way trade"
    gauge = _gauge(alone)
    if gauge is None and not (_is_plain(alone) or _is_about(alone) or _is_level(alone) or _ends_step(alone)):
        return None
    if noun := noun_of_number(alone.text, alone.start, alone.grammar):
        return alone.quantity("figure.bare", attrs.evolve(PERSON, name=noun[0]), counted=True, phrase=noun[1])
    last = alone.near(alone.before.counted) if alone.value >= _WIDEST else None
    last = last if last and alone.value <= max(last.first, last.second or 0) * _WIDER else None
    own = alone.grammar.units[gauge][0] if gauge else _unit_of_step(alone) or _unit_of_start(alone) or _currency(alone)
    if last and not own:
        return alone.quantity("figure.bare", last.unit, phrase=last.phrase)
    return alone.quantity("figure.bare", own or attrs.evolve(PERSON, name=""))


def _currency(alone: _Alone) -> Unit | None:
    """The currency of the sum before, for a number with a scale near it: "8.2 billion roubles, of which | 3 billion".

    What was counted before stands nearer where it is of that size.
    """
    if not _SCALE_AFTER.search(alone.written) or alone.value < _WIDEST:
        return None
    for found in (alone.before.latest, alone.before.previous, alone.before.money):
        if not found or alone.start - found.end > _MONEY_NEAR:
            continue
        size = found.first if found.second is None else found.second
        fits = size > 0 and size / _WIDEST <= alone.value <= size * _WIDEST
        told = found.unit.dimension in ("money", "count")
        if fits and told and not _SENTENCE_END.search(alone.text, found.end, alone.start):
            return found.unit if found.unit.dimension == "money" else None
    return None


def _unit_of_start(alone: _Alone) -> Unit | None:
    """The unit of what an amount was before, or will be: "7.9 million tons, up from | 7.2 million"."""
    latest = alone.near(alone.before.latest)
    if not latest or not alone.behind(_FROM, 30) or latest.unit.dimension in (*_RELATIVE, None):
        return None
    return latest.unit if of_one_size(latest.first, alone.value) else None


def _is_about(alone: _Alone) -> bool:
    """Tell a number by its comparator: "more than 300 came", "over 2000"; "in about 1995" is a year."""
    if not alone.written.isdigit() or alone.value < 100:
        return False
    if YEAR.fullmatch(alone.written) and alone.text.endswith(" the ", 0, alone.start):
        return False  # "under the 1957 treaty"
    comparator = comparator_before(alone.text, alone.start, alone.comparison)
    return comparator is not None and not (comparator == "approx" and YEAR.fullmatch(alone.written))


def _unit_of_step(alone: _Alone) -> Unit | None:
    """The unit of the step before a level: "rose 64 points, or 2 percent, to | 4,577"; of "2 percent to 4,577" none."""
    step, previous = alone.near(alone.before.latest), alone.before.previous
    if not step or not _STEP.fullmatch(alone.text, step.end, alone.start):
        return None
    if step.unit.dimension == "percent" and alone.near(previous) and previous is not None:
        of_step = alone.text[previous.end : step.start] in _OF_STEP
        step = previous if of_step or previous.unit.name == "point" else step  # "at 99 points, and Y rose 2% to | 87"
    return step.unit if step.unit.dimension not in (*_RELATIVE, None) else None


def _ends_step(alone: _Alone) -> bool:
    """Tell the level that a relative step ends at: "thefts fell by a fifth, to | 310"."""
    step = alone.near(alone.before.latest)
    if not step or step.unit.dimension != "percent" or not alone.ends or YEAR.fullmatch(alone.written):
        return False
    return alone.written.isdigit() and alone.text[step.end : alone.start] in (", to ", " to ")


def _is_level(alone: _Alone) -> bool:
    """Tell where a change begins or ends, or how much it is: "rose from 200 to 300", "fell to 65", "amounted to 40"."""
    words = clause_before(alone.text, alone.start).split()
    if YEAR.fullmatch(alone.written) or not words or _HOUR.match(alone.text, alone.end):
        return False
    *rest, last = words
    levels, changes = alone.comparison.levels, alone.comparison.moves
    if last in levels or (last in ("to", "at") and rest and rest[-1] in levels):
        return True
    return last in ("from", "to") and any(word in changes for word in rest[-_LEVEL_REACH:])


def _gauge(alone: _Alone) -> str | None:
    """The unit of a measure that stands at the number, "" for none of its own; None where no measure is named.

    "life expectancy is around | 73", "by an average of | 1500", "were at | 35 or above".
    """
    if not alone.ends or not alone.written.isdigit():
        return None
    if alone.behind(alone.grammar.average, 50):
        return ""
    *rest, last = said_before(alone.text, alone.start, alone.comparison) or [""]
    if YEAR.fullmatch(alone.written) or last not in LEVEL:
        return None
    gauges = alone.grammar.words["gauge"]
    near = rest[-1:] if last == "of" else rest[-_GAUGE_REACH:]  # "a population above the age of 60"
    either = "" if _OR_MORE.match(alone.text, alone.end) else None
    return next((gauges[word] for word in near if word in gauges), either)


def _is_plain(alone: _Alone) -> bool:
    """Tell a bare amount: "50 billion", "1,333.18"; "10.45pm", "2024", "4K video" and "8.9×10" are none."""
    written, after = alone.written, alone.text[alone.end : alone.end + 5]
    if written[-1] in "kK" and alone.value < _SMALLEST_ROUND_K:
        return False
    if written[-1] in "bBT" and "." not in written:
        return False  # "gate 12B"
    place = _CITY_AFTER.match(alone.text, alone.end) or alone.behind(_STATE_BEFORE, 4)
    if len(written) == 5 and written.isdigit() and place:
        return False  # "NY 10017", "28046 Madrid"
    if alone.value >= 1000 and not YEAR.fullmatch(written):
        return (not written.isdigit() or len(written) in (5, 6)) and not re.match(r"\.\w", after)
    return bool(_VERSION_FREE.fullmatch(written)) and not re.match(r" ?[ap]\.?m\b|[×x^-]", after)
