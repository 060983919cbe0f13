"""Who said what, in sentences of our own."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import diplotext
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.cues import Performative
from diplotext.statements.spoken import first_performative, is_courtesy

_CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "statements" / "prose.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.model


@pytest.mark.parametrize("case", _CASES["development"], ids=lambda case: str(case["text"]))
def test_the_statement_is_found_with_its_source_and_content(case: dict[str, Any]) -> None:
    (found,) = diplotext.extract(case["text"]).statements
    assert [span.text for span in found.content] == case["content"]
    assert (found.speaker_span.text if found.speaker_span else None) == case.get("source")
    assert found.cue is not None
    assert (found.cue.text, found.kind, found.act) == (case["cue"], case["kind"], case["act"])


@pytest.mark.parametrize("case", _CASES["negatives"], ids=lambda case: str(case["text"]))
def test_nothing_is_found_where_nothing_is_said(case: dict[str, Any]) -> None:
    assert diplotext.extract(case["text"]).statements == ()


@pytest.mark.parametrize("case", _CASES["attitudes"], ids=lambda case: str(case["text"]))
def test_an_attitude_is_no_statement(case: dict[str, Any]) -> None:
    found = diplotext.extract(case["text"])
    assert found.statements == ()
    assert [(a.act, [span.text for span in a.content]) for a in found.attitudes] == [(case["act"], case["content"])]


def test_each_paragraph_of_a_turn_is_a_statement_and_courtesies_are_none() -> None:
    text = "PRESIDENT ROE:  Good afternoon.\n\nWe met for two hours.\n\nQ    On what?\n\nPRESIDENT ROE:  On grain."
    found = diplotext.extract(text).statements
    assert [span.text for statement in found for span in statement.content] == ["We met for two hours.", "On grain."]
    assert {statement.speaker_span.text for statement in found if statement.speaker_span} == {"PRESIDENT ROE"}


def test_a_paragraph_that_only_greets_is_a_courtesy() -> None:
    assert is_courtesy("Good afternoon, colleagues.", default_lexicon())
    assert not is_courtesy("Thank you for building the bridge.", default_lexicon())


def test_the_first_performative_gives_the_act() -> None:
    assert first_performative("We met. I want to thank our hosts.", default_lexicon()) == "thank"
    assert first_performative("Rain fell.", default_lexicon()) == "assert"


def test_every_performative_is_told_with_and_without_adverbs() -> None:
    for entry in default_lexicon().entries(Performative):
        for phrase in entry.phrases:
            adverbs = phrase.replace(" ", " very ", 1)
            assert first_performative(phrase, default_lexicon()) == entry.act
            assert first_performative(adverbs, default_lexicon()) != "assert"
