"""Direct speech, on the cases of tests/cases/statements/direct.toml."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import diplotext
from diplotext.records import Statement

_CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "statements" / "direct.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.model


def told(statement: Statement) -> list[str]:
    source, cue = statement.speaker_span, statement.cue
    return [source.text if source else "", cue.text if cue else "", *(piece.text for piece in statement.content)]


@pytest.mark.parametrize("case", _CASES["development"] + _CASES["bugs"], ids=lambda case: str(case["text"]))
def test_a_quotation_has_its_speaker_and_its_pieces(case: dict[str, Any]) -> None:
    assert [told(statement) for statement in diplotext.extract(case["text"]).statements] == case["statements"]


@pytest.mark.parametrize("case", _CASES["negatives"], ids=lambda case: str(case["text"]))
def test_titles_names_and_scare_quotes_are_no_speech(case: dict[str, Any]) -> None:
    assert diplotext.extract(case["text"]).statements == ()
