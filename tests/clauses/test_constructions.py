"""Each construction of denying, supposing and asking, for each kind of record."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from diplotext import extract_projects, extract_statements, extract_visits

pytestmark = pytest.mark.model

CASES = Path(__file__).parents[1] / "cases" / "clauses" / "constructions.toml"
CONSTRUCTIONS: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["constructions"]


def _params(kind: str) -> list[Any]:
    return [pytest.param(c[kind], c["told"], id=c["name"]) for c in CONSTRUCTIONS if kind in c]


@pytest.mark.parametrize(("text", "told"), _params("say"))
def test_who_did_not_say_it_is_not_quoted(text: str, told: bool) -> None:
    said = [s for s in extract_statements(text) if s.cue and s.cue.text in ("say", "says", "said", "saying")]
    assert bool(said) is told


@pytest.mark.parametrize(("text", "told"), _params("visit"))
def test_a_visit_that_is_denied_or_supposed_is_none(text: str, told: bool) -> None:
    visits = [visit for visit in extract_visits(text) if visit.destination == "NO"]
    assert bool(visits) is told


@pytest.mark.parametrize(("text", "told"), _params("build"))
def test_what_nobody_built_is_not_there(text: str, told: bool) -> None:
    projects = extract_projects(text)
    built = any(project.status in ("completed", "operating") for project in projects)
    builders = [party for project in projects for party in project.parties if party.role == "builder"]
    assert (built, bool(builders)) == ((True, True) if told else (False, False))
