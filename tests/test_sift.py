"""`Extraction.sure` keeps the sure records and all that they hold."""

from typing import Any

import attrs
import pytest

from diplotext import Extraction, Meeting, extract_many
from tests.interop.made import FULL, OFFICIAL, PROJECT, STATEMENT, UNION, VISIT, span


def with_confidence(**confidence: float) -> Extraction:
    changed: dict[str, Any] = {
        name: tuple(attrs.evolve(record, confidence=value) for record in getattr(FULL, name))
        for name, value in confidence.items()
    }
    return attrs.evolve(FULL, **changed)


def test_what_is_not_sure_or_has_no_confidence_is_left_out() -> None:
    made = with_confidence(visits=0.9, statements=0.7, projects=0.8).sure(0.8)
    assert [len(records) for records in (made.visits, made.statements, made.attitudes, made.projects)] == [1, 0, 0, 1]
    assert made.visits[0].id == "v1"
    assert FULL.sure(0).visits == ()


def test_actors_figures_and_dates_of_sure_records_are_kept_and_others_are_not() -> None:
    made = with_confidence(visits=0.9).sure(0.8)
    assert (made.officials, made.persons, made.organizations) == (FULL.officials, FULL.persons, FULL.organizations)
    assert (made.figures, made.dates) == ((), FULL.dates)
    assert FULL.sure(0.5).persons == FULL.persons  # sure by itself
    assert FULL.sure(0.5).officials == ()


def test_a_copy_survives_json() -> None:
    made = with_confidence(visits=0.9, projects=0.9).sure(0.8)
    assert Extraction.from_json(made.to_json()) == made


def test_a_statement_is_nested_in_the_next_one_that_is_left() -> None:
    chain = tuple(
        attrs.evolve(STATEMENT, within=within, confidence=confidence, rule=f"r{number}")
        for number, (within, confidence) in enumerate(
            [(None, 0.9), (0, 0.9), (1, 0.1), (2, 0.9), (None, 0.1), (4, 0.9)]
        )
    )
    made = attrs.evolve(FULL, statements=chain, attitudes=(chain[3],)).sure(0.5)
    assert [(statement.rule, statement.within) for statement in made.statements] == [
        ("r0", None), ("r1", 0), ("r3", 1), ("r5", None),
    ]  # fmt: skip
    assert made.attitudes[0].within == 1


def test_a_statement_that_is_nested_in_itself_does_no_harm() -> None:
    assert with_confidence(attitudes=0.9).sure(0.5).attitudes[0].within is None


def test_a_meeting_forgets_a_visit_that_is_left_out() -> None:
    meeting = Meeting(
        participants=(OFFICIAL, UNION), visit="v1", evidence=(span("waved"),), rule="meeting", confidence=0.9
    )
    made = attrs.evolve(FULL, meetings=(meeting,), visits=(attrs.evolve(VISIT, confidence=0.6),))
    assert made.sure(0.5).meetings[0].visit == "v1"
    assert made.sure(0.8).meetings[0].visit is None


def test_a_confidence_is_a_number_between_0_and_1() -> None:
    for confidence in (-0.1, 80, float("nan")):
        with pytest.raises(ValueError, match="between 0 and 1"):
            FULL.sure(confidence)
        with pytest.raises(ValueError, match="between 0 and 1"):
            extract_many([], min_confidence=confidence)
    with pytest.raises(TypeError, match="not str"):
        FULL.sure("high")  # type: ignore[arg-type]


@pytest.mark.model
def test_a_stream_gives_only_what_is_sure() -> None:
    (made,) = extract_many(["On 3 May, they met."], min_confidence=0.5)
    assert (made.text, made.dates) == ("On 3 May, they met.", made.sure(0.5).dates)
    assert PROJECT.confidence is None
