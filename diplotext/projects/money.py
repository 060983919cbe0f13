"""Sums of money and deliveries in kind: which figure makes a loan or a donation a project of its own."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from diplotext.projects.extent import Phrase
from diplotext.projects.words import Words

if TYPE_CHECKING:
    from diplotext.reading import Reading

LOOK_BACK = 50
SUM_REACH = 100
_AID = ("humanitarian", "health", "agriculture")
_JOINED = re.compile(
    r",?\s{1,2}(?:(?:in|of|for|to|worth of|as)\s{1,2})?(?:(?:an?|the|its|new|additional|further)\s{1,2}){0,2}"
)
_GOODS = re.compile(
    r"(?: {1,2}of (?!(?:the|this|that|an?|its|their)\b)[a-z]+(?: [a-z]+(?= to\b))?)"
)  # "20 tons of medicines"
_FEW_WORDS = re.compile(r" {1,2}(?:[a-z]+ {1,2}){0,3}")
_VALUED_GOODS = re.compile(
    r" {1,2}(?:(?:an?|the|some) )?([a-z][\w’'-]*(?: [\w’'-]+){0,6}),? (?:worth|valued at) "
    r"(?:(?:about|some|over|nearly) )?"
)
_ITSELF = re.compile(r"\A(?: [a-z]+){0,3} {1,3}(?:in|into) (?:its|their) ")  # "invest $5 million in its development"
_WITH = re.compile(r" (?:[\w’'-]+ ){1,4}with (?:[a-z]+ )?")  # "will supply Egypt with 20 trams"
_RUN_UP = re.compile(r" {1,2}(?:(?:up to|(?!and\b|but\b|to\b|that\b)[\w’'-]+) {1,2}){0,4}\Z|\s\Z")


def has_amount(phrase: Phrase) -> bool:
    """A sum of money stands in the phrase, right before it, or after it: "a loan worth $5 million"."""
    text, start, end = phrase.reading.text, phrase.start, phrase.end
    clause = re.split(r"[.;\n]", text[max(0, start - LOOK_BACK) : end])[-1]
    return not phrase.words.patterns["stock"].search(clause) and any(
        figure.dimension == "money" and _belongs(phrase.words, text, (figure.span.start, figure.span.end), (start, end))
        for figure in phrase.reading.figures_in(max(0, start - LOOK_BACK), end + SUM_REACH)
    )


def _belongs(words: Words, text: str, figure: tuple[int, int], span: tuple[int, int]) -> bool:
    return bool(
        (figure[0] >= span[0] - 1 and figure[1] <= span[1])
        or (figure[1] <= span[0] and _JOINED.fullmatch(text, figure[1], span[0]))
        or (
            figure[0] > span[1]
            and words.valued.fullmatch(text, span[1], figure[0])
            and not words.patterns["stock"].search(text, span[1], figure[0])
        )
    )


def with_amount(phrase: Phrase) -> tuple[int, int]:
    """The phrase with the figure beside it: "a loan worth $5 million", "$5 million in food aid"."""
    text, start, end = phrase.reading.text, phrase.start, phrase.end
    for figure in phrase.reading.figures_in(max(0, start - LOOK_BACK), end + SUM_REACH):
        if _belongs(phrase.words, text, (figure.span.start, figure.span.end), (start, end)):
            start = min(start, figure.span.start)
            end = max(end, figure.span.end) if "," not in text[end : figure.span.start] else end
    goods = _GOODS.match(text, end)
    return start, goods.end() if goods else end


def counted(phrase: Phrase) -> bool:
    """A figure stands right behind: "a donation of 90,000 doses"."""
    return any(
        _FEW_WORDS.fullmatch(phrase.reading.text, phrase.end + len(" of"), figure.span.start)
        for figure in phrase.reading.figures_in(phrase.end, phrase.end + LOOK_BACK)
    )


def find_commitments(reading: "Reading", words: Words) -> Iterator[tuple[int, int]]:
    """A sum that somebody gives, with its purpose: "pledged $5 million to rebuild schools"."""
    for figure in reading.figures:
        if figure.dimension != "money":
            continue
        before = reading.text[max(0, figure.span.start - LOOK_BACK) : figure.span.start]
        gives = any(_RUN_UP.match(before, match.end()) for match in words.patterns["give"].finditer(before))
        purpose = words.purpose.match(reading.text, figure.span.end)
        given = purpose is not None and purpose["given"]
        if purpose is not None and _ITSELF.search(purpose.group()):
            continue
        if (
            purpose
            and (gives or given)
            and not words.patterns["stock"].search(reading.text, figure.span.start - len(before), purpose.end())
        ):
            yield figure.span.start, purpose.end()


def find_arms(reading: "Reading", words: Words) -> Iterator[tuple[int, int]]:
    """Arms that are sold or given by name: "sold Condor missiles to Peru"."""
    for cue in words.patterns["supply"].finditer(reading.text):
        arms = words.arms.match(reading.text, cue.end())
        if arms:
            yield arms.span(1)


def find_gifts(reading: "Reading", words: Words) -> Iterator[tuple[int, int]]:
    """Goods with their value: "handed over furniture worth $5,000"."""
    for figure in reading.figures:
        start = max(0, figure.span.start - SUM_REACH)
        before = reading.text[start : figure.span.start]
        for cue in words.patterns["supply"].finditer(before) if figure.dimension == "money" else ():
            goods = _VALUED_GOODS.fullmatch(before, cue.end())
            if goods is not None:
                yield start + goods.start(1), figure.span.end


def find_deliveries(reading: "Reading", words: Words) -> Iterator[tuple[int, int]]:
    """A number of goods that somebody builds, gives or sells: "will deliver 20 ambulances", "sent 5 tons of flour"."""
    for figure in reading.figures:
        start, end = figure.span.start, figure.span.end
        unit, goods = figure.unit or "", _GOODS.match(reading.text, end)
        if figure.dimension in ("mass", "volume"):
            given = goods is not None and _is_aid(reading.text, words, goods.span())
        else:
            given = figure.dimension == "count" and not words.patterns["words"].search(unit)
        loose = given and (figure.dimension != "count" or unit.replace("_", " ") in words.groups["goods"])
        before = reading.text[max(0, start - LOOK_BACK) : start]
        cues = [m for group in ("supply", "send")[: 1 + loose] for m in words.patterns[group].finditer(before)]
        if figure.dimension != "count":
            cues = [m for m in cues if m.group().lower() not in words.groups["ware"]]
        close = [m for m in cues if _FEW_WORDS.fullmatch(before, m.end()) or _WITH.fullmatch(before, m.end())]
        for match in close[-1:] if given else ():
            noun = match.group().endswith(" of")  # "the construction of six ships"
            yield start - (len(before) - match.start()) * noun, goods.end() if goods else end


def _is_aid(text: str, words: Words, goods: tuple[int, int]) -> bool:
    """What is given by weight is no ware: "20,000 tons of flour", but not "of oil"."""
    topic = words.topic.search(text, *goods)
    return topic is not None and words.topics[topic.group().lower()].kind in _AID
