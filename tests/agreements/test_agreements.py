"""Agreements in own sentences."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import diplotext
from diplotext.records import Agreement

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "agreements" / "agreements.toml").read_text("utf-8"))


def fields(agreement: Agreement) -> dict[str, Any]:
    """What a case may say of an agreement."""
    return {
        "name": agreement.name,
        "kind": agreement.kind,
        "sides": list(agreement.countries),
        "status": agreement.status,
        "date": agreement.date.edtf if agreement.date else None,
        "topic": agreement.topic.text if agreement.topic else None,
        "figures": [figure.span.text for figure in agreement.figures],
    }


@pytest.mark.model
@pytest.mark.parametrize(
    "case", [case for group in CASES.values() for case in group], ids=lambda case: case["text"][:60]
)
def test_the_agreements_of_a_text_are_found(case: dict[str, Any]) -> None:
    found = [fields(one) for one in diplotext.extract_agreements(case["text"], published=case["published"])]
    expected = case["agreements"]
    assert [{key: got[key] for key in said} for said, got in zip(expected, found, strict=False)] == expected
    assert len(found) == len(expected)
