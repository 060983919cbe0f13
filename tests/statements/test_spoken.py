"""Documents that are speech, on the cases of tests/cases/statements/spoken.toml."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import diplotext
from diplotext.lexicon import default_lexicon
from diplotext.statements.spoken import is_courtesy
from tests.statements.test_direct import told

_CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "statements" / "spoken.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "case", _CASES["development"] + _CASES.get("bugs", []), ids=lambda case: str(case["text"])[:60]
)
def test_each_paragraph_of_a_turn_is_a_statement_of_its_speaker(case: dict[str, Any]) -> None:
    assert [told(statement) for statement in diplotext.extract(case["text"]).statements] == case["statements"]


@pytest.mark.parametrize("case", _CASES["negatives"], ids=lambda case: str(case["text"])[:60])
def test_where_nobody_speaks_there_is_no_statement(case: dict[str, Any]) -> None:
    assert diplotext.extract(case["text"]).statements == ()


def test_both_sides_of_a_joint_statement_are_its_speakers() -> None:
    text = "President of Peru Ana Roe met President of Chad Ali Bakr. The two sides agreed to build a railway."
    (found,) = diplotext.extract(text).statements
    assert [speaker.label for speaker in found.speakers] == ["Peru", "Chad"]


def test_an_answer_without_a_name_belongs_to_the_guest_of_the_lead() -> None:
    text = "Ambassador Ana Roe gave an interview to our paper.\n\nQuestion: When?\n\nAnswer: The port opens in May."
    (found,) = diplotext.extract(text).statements
    assert found.speaker is not None
    assert found.speaker.label == "Ana Roe"
    assert found.rule == "statement.answer"


def test_a_doc_without_a_parse_still_has_its_turns() -> None:
    import spacy

    doc = spacy.blank("en")("Premier Ana Roe answered our questions.\n\nWhen?\n\nThe port opens in May.")
    (found,) = diplotext.extract_statements(doc)
    assert [piece.text for piece in found.content] == ["The port opens in May."]


def test_an_interview_whose_guest_nobody_names_has_no_speaker() -> None:
    (found,) = diplotext.extract("Here is our interview.\n\nWhen does it open?\n\nThe port opens in May.").statements
    assert (found.speaker, found.speaker_span) == (None, None)


def test_a_guest_may_be_told_by_an_office_alone() -> None:
    text = "The deputy mayor of the town answered our questions.\n\nWhen does it open?\n\nThe port opens in May."
    (found,) = diplotext.extract(text).statements
    assert found.speaker_span is not None
    assert "mayor" in found.speaker_span.text


def test_a_long_paragraph_is_no_courtesy() -> None:
    assert not is_courtesy("Thank you very much. " * 20, default_lexicon())
