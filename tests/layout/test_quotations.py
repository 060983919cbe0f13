"""Which stretches stand between quotation marks: the cases of tests/cases/layout/quotations.toml, and properties."""

import itertools
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotext.layout import find_paragraphs, find_quotations

_CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "layout" / "quotations.toml").read_text(encoding="utf-8"))
_MARKED = st.text(alphabet="ab \n.,\"'“”‘’„«»‹›`:?Q", max_size=80)


def _quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, find_paragraphs(text))]


@pytest.mark.parametrize("case", _CASES["development"] + _CASES["bugs"], ids=lambda case: str(case["text"]))
def test_a_quotation_is_found_with_every_mark(case: dict[str, Any]) -> None:
    assert _quoted(case["text"]) == case["quoted"]


@pytest.mark.parametrize("case", _CASES["negatives"], ids=lambda case: str(case["text"]))
def test_an_apostrophe_or_a_stray_mark_makes_no_quotation(case: dict[str, Any]) -> None:
    assert _quoted(case["text"]) == []


@given(_MARKED)
def test_any_text_is_accepted_and_quotations_lie_in_its_paragraphs(text: str) -> None:
    paragraphs = find_paragraphs(text)
    for quotation in find_quotations(text, paragraphs):
        assert any(start <= quotation.start < quotation.end <= end for start, end in paragraphs)


@given(_MARKED)
def test_two_quotations_are_apart_or_one_lies_in_the_other(text: str) -> None:
    found = find_quotations(text, find_paragraphs(text))
    for first, second in itertools.combinations(found, 2):
        assert first.end <= second.start or second.end <= first.end
        assert (first.depth < second.depth) == (second.end <= first.end) or first.end <= second.start


@given(_MARKED)
def test_a_paragraph_before_shifts_quotations_only(text: str) -> None:
    before = "Rain fell.\n\n"
    shifted = [
        (q.start - len(before), q.end - len(before))
        for q in find_quotations(before + text, find_paragraphs(before + text))
    ]
    lower = text.lstrip()[:1].islower()  # a line that begins with a small letter continues the one before it
    assert lower or shifted == [(q.start, q.end) for q in find_quotations(text, find_paragraphs(text))]


@pytest.mark.parametrize("piece", ['"', "'", "“", "“‘", "«", '" ', "' a", "“a\n", "a’ ‘a "])
def test_a_hundred_thousand_marks_take_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        paragraphs = find_paragraphs(text)
        taken = []
        for _ in range(2):
            start = time.process_time()
            find_quotations(text, paragraphs)
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(40_000) < 12 * max(seconds(10_000), 0.02)


def test_a_mark_that_was_never_closed_swallows_no_text_of_one_line() -> None:
    text = "He said “no. " + "Rain fell on the port. " * 500 + "“Yes,” she said. " + "Rain fell. " * 1_000
    assert _quoted(text) == ["Yes,"]
