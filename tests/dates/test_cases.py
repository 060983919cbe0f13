"""The cases under tests/cases/dates: each text with its expressions and their values."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from diplotext import extract_dates

CASES = Path(__file__).parents[1] / "cases" / "dates"
MARKED = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")


def cases() -> Iterator[ParameterSet]:
    for file in sorted(CASES.glob("*.toml")):
        for group in tomllib.loads(file.read_text(encoding="utf-8"))["groups"]:
            for marked in group["cases"]:
                yield pytest.param(marked, group.get("published"), id=f"{file.stem}: {group['name']}: {marked}")


@pytest.mark.parametrize(("marked", "published"), [*cases()])
def test_the_marked_expressions_and_no_others_are_found(marked: str, published: str | None) -> None:
    text = MARKED.sub(r"\1", marked)
    found = [(date.span.text, date.value) for date in extract_dates(text, published=published)]
    assert found == MARKED.findall(marked)
