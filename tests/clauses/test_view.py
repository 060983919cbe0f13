"""What belongs to a verb, how far a noun phrase reaches, where a sentence ends, which date a verb governs."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from diplotext import load
from diplotext.clauses import Clauses
from diplotext.lexicon import default_lexicon
from diplotext.reading import read

pytestmark = pytest.mark.model

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "clauses" / "predicates.toml").read_text(encoding="utf-8")
)


def _clauses(text: str) -> Clauses:
    return Clauses(load()(text), default_lexicon())


@pytest.mark.parametrize("case", CASES["predicates"], ids=lambda case: f"{case['verb']}: {case['text']}")
def test_a_predicate_has_the_arguments_that_belong_to_it(case: dict[str, Any]) -> None:
    clauses = _clauses(case["text"])
    texts = clauses.parse.texts
    predicate = clauses.predicate(texts.index(case["verb"]))

    def shown(value: object) -> object:
        if isinstance(value, tuple):
            return [texts[i] for i in value]
        return texts[value] if isinstance(value, int) and not isinstance(value, bool) else value

    got = {
        name: shown(getattr(predicate, name) if hasattr(predicate, name) else predicate.obliques.get(name, ()))
        for name in case["expected"]
    }
    assert got == case["expected"]


@pytest.mark.parametrize("case", CASES["extents"], ids=lambda case: f"{case['noun']}: {case['text']}")
def test_a_noun_phrase_reaches_as_far_as_it_is_asked_for(case: dict[str, Any]) -> None:
    clauses = _clauses(case["text"])
    noun = clauses.parse.texts.index(case["noun"])
    for name in ("mention", "up_to_head", "without_additions"):
        start, end = clauses.characters(getattr(clauses, name)(noun))
        assert case["text"][start:end] == case[name], name


def test_a_sentence_ends_behind_the_mark_that_closes_and_not_at_an_abbreviation() -> None:
    clauses = _clauses("The U.S. envoy left. “We will sign.” Then he slept.")
    starts = sorted({clauses.sentence(i)[0] for i in range(len(clauses.parse.texts))})
    assert [clauses.parse.texts[i] for i in starts] == ["The", "“", "Then"]


def test_a_date_is_governed_by_the_nearest_verb() -> None:
    reading = read("He arrived on 3 May and will leave on 5 May.", published="2024-05-04")
    texts = reading.clauses.parse.texts
    governed = {
        verb: [date.value for date in reading.clauses.governed(texts.index(verb), reading.dates)]
        for verb in ("arrived", "leave")
    }
    assert governed == {"arrived": ["2024-05-03"], "leave": ["2024-05-05"]}


def test_joined_nouns_are_a_list() -> None:
    clauses = _clauses("Peru, Chile and Bolivia signed.")
    assert [clauses.parse.texts[i] for i in clauses.listed(0)] == ["Peru", "Chile", "Bolivia"]


def test_a_token_is_found_by_its_first_character_alone() -> None:
    clauses = _clauses("He left.")
    assert [clauses.at(offset) for offset in (0, 1, 3, 7, 8)] == [0, None, 1, 2, None]


def test_without_a_parse_nothing_governs_anything() -> None:
    import spacy

    clauses = Clauses(spacy.blank("en")("He did not go."), default_lexicon())
    predicate = clauses.predicate(3)
    assert (predicate.subjects, predicate.governor, predicate.standing.is_told) == ((), None, True)
    assert Clauses(spacy.blank("en")(""), default_lexicon()).sentences == ([], [])
