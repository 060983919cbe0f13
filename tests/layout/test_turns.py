"""Speakers' turns, on the cases of tests/cases/layout/turns.toml, and properties."""

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotext.layout import find_paragraphs, find_turns

_CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "layout" / "turns.toml").read_text(encoding="utf-8"))
_LINES = (
    "Q: ",
    "A. ",
    "PRESIDENT ROE: ",
    "Ana Roe: ",
    "Ali Doe: ",
    "We agreed.",
    "When?",
    "“So,” he said.",
    "\n\n",
    "END",
)


def _turns(text: str) -> list[list[str]]:
    paragraphs = find_paragraphs(text)
    return [
        [
            turn.role,
            text[slice(*turn.label)] if turn.label else "",
            *(text[max(turn.start, start) : end] for start, end in paragraphs[turn.first : turn.last + 1]),
        ]
        for turn in find_turns(text, paragraphs)
    ]


@pytest.mark.parametrize(
    "case", _CASES["development"] + _CASES.get("bugs", []), ids=lambda case: str(case["text"])[:60]
)
def test_each_turn_has_its_role_its_label_and_its_paragraphs(case: dict[str, Any]) -> None:
    assert _turns(case["text"]) == case["turns"]


@pytest.mark.parametrize("case", _CASES["negatives"], ids=lambda case: str(case["text"])[:60])
def test_a_text_that_is_no_speech_has_no_turns(case: dict[str, Any]) -> None:
    assert _turns(case["text"]) == []


@given(st.text(alphabet='ab \n."“”:?QA', max_size=80) | st.lists(st.sampled_from(_LINES), max_size=12).map("".join))
def test_turns_follow_each_other_and_lie_in_the_text(text: str) -> None:
    paragraphs = find_paragraphs(text)
    turns = find_turns(text, paragraphs)
    assert all(turn.first <= turn.last < len(paragraphs) for turn in turns)
    assert all(before.last < after.first for before, after in itertools.pairwise(turns))
    assert all(paragraphs[turn.first][0] <= turn.start <= paragraphs[turn.first][1] for turn in turns)
