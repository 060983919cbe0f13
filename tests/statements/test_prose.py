"""Indirect and mixed speech: who said what, in sentences of our own; hostile texts; Docs without a parse."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
import spacy

import diplotext
from diplotext.records import Statement

_CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "statements" / "prose.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.model


def _as_case(statement: Statement) -> dict[str, Any]:
    fields = {
        "source": statement.speaker_span and statement.speaker_span.text,
        "cue": statement.cue and statement.cue.text,
        "content": [span.text for span in statement.content],
        "kind": statement.kind,
        "act": statement.act,
    }
    return {name: value for name, value in fields.items() if value is not None}


@pytest.mark.parametrize("case", _CASES["reports"], ids=lambda case: str(case["text"]))
def test_what_is_reported_is_found_with_its_source_and_its_bounds(case: dict[str, Any]) -> None:
    assert [_as_case(statement) for statement in diplotext.extract(case["text"]).statements] == case["said"]


def test_the_own_hopes_inside_a_statement_are_no_attitudes() -> None:
    found = diplotext.extract("She said that she hopes to win the vote.")
    assert [span.text for statement in found.statements for span in statement.content] == ["she hopes to win the vote"]
    assert found.attitudes == ()


def test_anothers_words_inside_a_statement_are_a_statement_within_it() -> None:
    outer, inner = diplotext.extract("She said that the envoy had asked Lima to open the border.").statements
    assert (outer.within, inner.within) == (None, 0)
    assert [span.text for span in inner.content] == ["Lima to open the border"]


def test_what_both_sides_did_in_their_talks_is_told_in_a_turn() -> None:
    text = "PRESIDENT ROE:  Thank you all.  We noted that trade had doubled.\n\nPRESIDENT DOE:  I said so before."
    nested = [s for s in diplotext.extract(text).statements if s.within is not None]
    assert [(s.cue and s.cue.text, [span.text for span in s.content]) for s in nested] == [
        ("noted", ["trade had doubled"])
    ]


def test_a_named_persons_act_and_nobodys_words_are_told_in_a_turn() -> None:
    text = (
        "PRESIDENT ROE:  We met for an hour.  Both sides expressed concern over the raid.\n\n"
        "PRESIDENT DOE:  President Roe expressed regret over it.  It was said that rain would come.  I said more."
    )
    nested = [s for s in diplotext.extract(text).statements if s.within is not None]
    assert [span.text for s in nested for span in s.content] == [
        "concern over the raid", "regret over it", "rain would come",
    ]  # fmt: skip


def test_a_quotation_behind_an_attributed_one_goes_on_with_it() -> None:
    text = "“The strait is calm” again, the admiral said in Lima. “Nobody is at risk.”"
    (found,) = diplotext.extract(text).statements
    assert [span.text for span in found.content] == ["The strait is calm” again", "Nobody is at risk."]


@pytest.mark.parametrize(
    "text",
    ["said " * 2_000, "he said that " * 2_000, "(" * 5_000, ", he said, " * 2_000, "“ said ” " * 2_000,
     "according to " * 2_000, "a, saying b, " * 1_000, "said that\x00he \u200fsaid", ": \n\n: ", "As As As said, "],
    ids=lambda text: str(text)[:20],
)  # fmt: skip
def test_no_text_makes_the_search_raise_and_every_span_slices_back(text: str) -> None:
    found = diplotext.extract(text)
    for span in found.spans():
        assert text[span.start : span.end] == span.text


def test_a_doc_without_a_parse_has_no_indirect_statements() -> None:
    doc = spacy.blank("en")("The minister said that the port was shut.")
    assert diplotext.extract_statements(doc) == ()


def _seconds(sentences: int) -> float:
    doc = diplotext.load()("he said that she said that " * sentences)
    start = time.process_time()
    diplotext.extract_statements(doc)
    return time.process_time() - start


def test_a_sentence_ten_times_as_long_takes_about_ten_times_as_long() -> None:
    _seconds(50)
    short, long = _seconds(200), _seconds(2_000)
    assert long < 40 * max(short, 0.01)
