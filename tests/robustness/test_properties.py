"""What holds for any string at all."""

import datetime
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplotext
from diplotext.records import spans_of

NEUTRAL = "nothing of note happened and all was quiet."

# Pieces of diplomatic prose, so that random texts reach the rules.
PIECES = [
    "President ", "Prime Minister ", "Ilda Moreno", "Mr. Tan", "of Peru", "Foreign Ministry ", "the two leaders ",
    "he ",
    "said ", "that ", "according to ", "agreed to ", "visited ", "arrived in ", "will pay a state visit to ", "Oslo",
    "Kenya", "on 3 May", " 2024", "April 22", "yesterday", "from 3 to 5 May", "late last year", "15 million tons",
    "$2.5 billion", "by 17 percent", "between 5 and 7", "the railway ", "a $3 billion dam", "the project", "“", "”",
    '"', "'", "«", "»", "„", ",", ". ", "; ", "\n", "\n\n", "Q: ", "PRESIDENT MORENO: ", "(", ")", "—", "\u200f",
    "\x00", "\ud800", "🚆", "é", "e\u0301", " ",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
DAYS = st.none() | st.dates()


def assert_slices(text: str, records: object) -> None:
    for span in spans_of(records):
        assert 0 <= span.start <= span.end <= len(text)
        assert text[span.start : span.end] == span.text


@given(text=TEXTS, published=DAYS)
def test_dates_accept_any_string_and_their_spans_slice_back(text: str, published: datetime.date | None) -> None:
    dates = diplotext.extract_dates(text, published=published)
    assert_slices(text, dates)
    assert [date.span.start for date in dates] == sorted(date.span.start for date in dates)
    diplotext.parse_date(text, published=published)


@given(text=TEXTS)
def test_figures_accept_any_string_and_their_spans_slice_back(text: str) -> None:
    figures = diplotext.extract_figures(text)
    assert_slices(text, figures)
    assert [figure.span.start for figure in figures] == sorted(figure.span.start for figure in figures)
    for figure in figures:
        assert (figure.low is None) == (figure.high is None)
    diplotext.parse_figure(text)


@pytest.mark.model
@given(text=TEXTS, published=DAYS)
def test_extract_accepts_any_string_and_every_span_slices_back(text: str, published: datetime.date | None) -> None:
    result = diplotext.extract(text, published=published)
    assert_slices(text, tuple(result.spans()))
    assert diplotext.extract(text, published=published) == result
    assert diplotext.Extraction.from_dict(result.to_dict()) == result
    assert diplotext.Extraction.from_json(result.to_json()) == result


@pytest.mark.model
@given(text=TEXTS, published=DAYS)
def test_a_neutral_paragraph_in_front_shifts_offsets_alone(text: str, published: datetime.date | None) -> None:
    prefix = NEUTRAL.capitalize() + "\n\n"
    alone = diplotext.extract(text, published=published)
    behind = diplotext.extract(prefix + text, published=published)
    shift = len(prefix)
    assert [(s.start + shift, s.text) for s in alone.spans()] == [(s.start, s.text) for s in behind.spans()]


SAMPLES = [
    "On Monday, President of Peru Ilda Moreno arrived in Oslo, her office said.",
    "“We will lend $40 million,” Foreign Minister Tan said on 3 May.\n\nHe added that the port would open in 2027.",
    "Nothing.",
    "The two sides agreed to build a 300 km railway from Baku to Tbilisi by 2030.",
] * 3


@pytest.mark.model
def test_one_by_one_equals_streamed_equals_two_processes_equals_four_threads() -> None:
    one_by_one = [diplotext.extract(text) for text in SAMPLES]
    assert list(diplotext.extract_many(SAMPLES)) == one_by_one
    assert list(diplotext.extract_many(SAMPLES, n_process=2, batch_size=2)) == one_by_one
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(diplotext.extract, SAMPLES)) == one_by_one


@pytest.mark.model
@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/Adak", "PYTHONHASHSEED": "2"},
        {"LC_ALL": "de_DE.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "3"},
    ],
)
def test_locale_time_zone_and_hash_seed_do_not_matter(environment: dict[str, str]) -> None:
    text = "\n\n".join(dict.fromkeys(SAMPLES))
    script = "import sys, diplotext; sys.stdout.write(diplotext.extract(sys.stdin.read()).to_json())"
    command = [sys.executable, "-X", "utf8", "-c", script]
    done = subprocess.run(command, input=text, env=os.environ | environment, capture_output=True, text=True, check=True)
    assert done.stdout == diplotext.extract(text).to_json()
