"""Hostile texts: read in time linear in their length, and without a fault."""

import functools
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

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


def repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def nested(opening: str, closing: str, length: int) -> str:
    half = length // (len(opening) + len(closing))
    return opening * half + "a" + closing * half


NAMES = ("Moreno", "Barasa", "Lund", "Mori", "Saleh", "Tan", "Novak", "Okoye")
COUNTRIES = ("Peru", "Kenya", "Norway", "Japan", "Chad", "Malta", "Ghana", "Fiji")
SENTENCES = (
    "On {day} May, President of {country} Ana{n} {name} arrived in Lisbon for a two-day visit.",
    "“We will build {n} schools,” she said, and the two leaders agreed on a $3 billion port.",
    "Foreign Minister Tom{n} {name} told reporters that {country} would lend {day} million tons of wheat.",
    "According to the Energy Ministry of {country}, he will meet his counterpart there next week.",
)


def prose(length: int, *, between: str = " ", before: str = "") -> str:
    """News without end, in which ever new people do what others did."""
    sentences, size, n = [before], len(before), 0
    while size < length:
        sentence = SENTENCES[n % 4].format(
            n=n // 4, day=n % 28 + 1, name=NAMES[n // 4 % 8], country=COUNTRIES[n // 4 % 8]
        )
        sentences.append(sentence)
        size += len(sentence) + len(between)
        n += 1
    return between.join(sentences)[:length]


# A new shape of hostile text goes here, or, if it is one thing again and again, into UNITS.
SHAPES: Mapping[str, Callable[[int], str]] = {
    **{name: functools.partial(repeated, unit) for name, unit in UNITS.items()},
    "nested brackets": functools.partial(nested, "(", ")"),
    "nested brackets with words": functools.partial(nested, "(the minister ", " said) "),
    "nested quotations": functools.partial(nested, "“he said ‘", "’ ”"),
    "nested clauses": functools.partial(nested, "the minister who said that ", " left"),
    "prose": functools.partial(prose, between="\n\n"),
    "prose in one line": prose,
    "prose in one line behind an open quotation": functools.partial(prose, before="“"),
    "prose in lines": functools.partial(prose, between="\n"),
    "prose without full stops": lambda length: prose(length).replace(".", ""),
    "prose without spaces": lambda length: prose(2 * length).replace(" ", "")[:length],
    "prose in capitals": lambda length: prose(length).upper(),
    "a transcript": functools.partial(prose, between="\n\nPRESIDENT MORENO: "),
}
STRING_LEVEL: dict[str, Callable[[str], object]] = {
    "extract_dates": diplotext.extract_dates,
    "extract_figures": diplotext.extract_figures,
    "layout": lambda text: [find(text, find_paragraphs(text)) for find in (find_quotations, find_turns)],
}


def seconds_for(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


def assert_linear(read: Callable[[str], object], shape: Callable[[int], str], length: int) -> None:
    """Eight times the text takes at most some sixteen times the time, where there is time to be measured."""
    read(shape(100))
    ratios = []
    # A busy machine spoils a measurement, not three; and in a short text little may be found that a longer one is full
    # of: what grows faster than the text does so at the greater length as well.
    for times in (1, 4, 16):
        short = max(seconds_for(read, shape(times * length)), 0.02)
        ratios.append(seconds_for(read, shape(8 * times * length)) / short)
        if ratios[-1] < 16:
            return
    pytest.fail(f"eight times the text took {ratios} times the time")


every_shape = pytest.mark.parametrize("shape", SHAPES.values(), ids=list(SHAPES))
every_reader = pytest.mark.parametrize("read", STRING_LEVEL.values(), ids=list(STRING_LEVEL))


@every_shape
@every_reader
def test_string_level_functions_take_linear_time(read: Callable[[str], object], shape: Callable[[int], str]) -> None:
    assert_linear(read, shape, 10_000)


@pytest.mark.model
@every_shape
def test_extract_takes_linear_time(shape: Callable[[int], str]) -> None:
    assert_linear(diplotext.extract, shape, 2_000)


@pytest.mark.long
@every_shape
@every_reader
def test_a_million_characters_are_read(read: Callable[[str], object], shape: Callable[[int], str]) -> None:
    assert_linear(read, shape, 125_000)


# What `resource` tells is no less than the peak of the process that started this one.
MEASURE = """
import re, sys, time
import diplotext
from tests.robustness.test_hostile import SHAPES

def peak():
    with open("/proc/self/status") as status:
        return int(re.search(r"VmHWM:\\s+([0-9]+) kB", status.read())[1])

text = SHAPES[sys.argv[1]](int(sys.argv[2]))
diplotext.extract("Warm.")
before, start = peak(), time.process_time()
result = diplotext.extract(text)
used = peak() - before
assert all(text[span.start : span.end] == span.text for span in result.spans())
print(time.process_time() - start, used, len(result.dates))
"""
# What a process keeps for the first long text whatever its shape: kilobytes.
WORKING_MEMORY = 50_000
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read as Linux tells it")


def measured(shape: str, length: int) -> tuple[float, float, float]:
    """Seconds, kilobytes and dates of `extract` over a hostile text, in a process of its own."""
    command = [sys.executable, "-c", MEASURE, shape, str(length)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    seconds, kilobytes, dates = map(float, done.stdout.split())
    return seconds, kilobytes, dates


@pytest.mark.long
@pytest.mark.model
@linux_only
@pytest.mark.parametrize("shape", SHAPES)
def test_extract_reads_a_million_characters_in_linear_time_and_memory(shape: str) -> None:
    small, large = measured(shape, 125_000), measured(shape, 1_000_000)
    assert large[0] < 16 * max(small[0], 0.2), (small, large)
    assert large[1] < 16 * (small[1] + WORKING_MEMORY), (small, large)


@pytest.mark.long
@pytest.mark.model
@linux_only
def test_a_line_of_ten_million_characters_takes_linear_time_and_memory() -> None:
    small, large = measured("prose in one line", 1_000_000), measured("prose in one line", 10_000_000)
    assert large[0] < 20 * small[0], (small, large)
    assert large[1] < 20 * small[1], (small, large)
    assert large[2] > 9 * small[2], (small, large)
