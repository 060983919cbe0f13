"""Hostile texts: read in time linear in their length, and without a fault."""

import time
from collections.abc import Callable

import pytest

import diplotext
from diplotext.layout import find_paragraphs, find_quotations, find_turns

UNITS = {
    "quotation marks": '"',
    "curly marks": "“”’",
    "open marks": "“",
    "single marks": "'",
    "digits": "7",
    "grouped digits": "1,",
    "decimals": "1.",
    "and": "and ",
    "five and": "five and ",
    "hundred thousand": "hundred thousand ",
    "dollars": "$",
    "ranges": "5-",
    "of the": "of the ",
    "President": "President ",
    "capitals": "Ana ",
    "states": "Peru and ",
    "said": "said ",
    "he said that": "he said that ",
    "visited": "visited ",
    "dates": "3 May ",
    "months": "May ",
    "last": "last ",
    "days": "3 and ",
    "brackets": "(",
    "bracket pairs": "(a)",
    "one word": "x",
    "spaces": " ",
    "newlines": "\n",
    "labels": "Q: ",
    "lines of labels": "Q:\n",
    "colons": ":",
    "dashes": "-",
    "commas": ",",
    "full stops": ". ",
    "mixed scripts": "Баку東京القاهرة ",
    "combining marks": "e\u0301\u0301\u0301",
    "right-to-left overrides": "\u202e",
    "NULs": "\x00",
    "lone surrogates": "\ud800",
    "emoji": "🚆",
    "the project": "the railway project ",
    "apposition": "the minister, ",
}
STRING_LEVEL: dict[str, Callable[[str], object]] = {
    "extract_dates": diplotext.extract_dates,
    "extract_figures": diplotext.extract_figures,
    "layout": lambda text: [find(text, find_paragraphs(text)) for find in (find_quotations, find_turns)],
}


def repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def seconds_for(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


def assert_linear(read: Callable[[str], object], unit: str, length: int) -> None:
    """Eight times the text takes at most some sixteen times the time, where there is time to be measured."""
    read(repeated(unit, 100))
    ratios = []
    for _ in range(3):  # a busy machine spoils a measurement, not three
        short = max(seconds_for(read, repeated(unit, length)), 0.02)
        ratios.append(seconds_for(read, repeated(unit, 8 * length)) / short)
        if ratios[-1] < 16:
            return
    pytest.fail(f"eight times the text took {ratios} times the time")


@pytest.mark.parametrize("unit", UNITS.values(), ids=list(UNITS))
@pytest.mark.parametrize("read", STRING_LEVEL.values(), ids=list(STRING_LEVEL))
def test_string_level_functions_take_linear_time(read: Callable[[str], object], unit: str) -> None:
    assert_linear(read, unit, 10_000)


@pytest.mark.model
@pytest.mark.parametrize("unit", UNITS.values(), ids=list(UNITS))
def test_extract_takes_linear_time(unit: str) -> None:
    assert_linear(diplotext.extract, unit, 2_000)


@pytest.mark.long
@pytest.mark.parametrize("unit", UNITS.values(), ids=list(UNITS))
@pytest.mark.parametrize("read", STRING_LEVEL.values(), ids=list(STRING_LEVEL))
def test_a_million_characters_are_read(read: Callable[[str], object], unit: str) -> None:
    assert_linear(read, unit, 125_000)


@pytest.mark.long
@pytest.mark.model
@pytest.mark.parametrize("unit", UNITS.values(), ids=list(UNITS))
def test_extract_reads_a_hundred_thousand_characters(unit: str) -> None:
    assert_linear(diplotext.extract, unit, 12_500)
