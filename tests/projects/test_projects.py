"""Projects in own sentences, one by one and together."""

import time
import tomllib
from pathlib import Path
from typing import Any

import attrs
import pytest

from diplotext import extract_projects
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.projects import Programme, ProjectCue, ProjectNoun, ProjectTopic
from diplotext.projects.words import build_words
from diplotext.records import Project

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "projects" / "cases.toml").read_text(encoding="utf-8")
)
pytestmark = pytest.mark.model


def only(text: str) -> Project:
    (project,) = extract_projects(text)
    return project


@pytest.mark.parametrize("case", CASES["development"], ids=lambda case: case["text"])
def test_a_project_is_found_with_its_kind_and_status(case: dict[str, Any]) -> None:
    found = [project for project in extract_projects(case["text"]) if case["name"] in project.name]
    assert [project.kind for project in found] == [case["kind"]]
    if "status" in case:
        assert found[0].status == case["status"]


@pytest.mark.parametrize("case", CASES["negatives"], ids=lambda case: case["text"])
def test_what_is_no_project_is_not_found(case: dict[str, Any]) -> None:
    assert extract_projects(case["text"]) == ()


def test_later_mentions_join_the_record() -> None:
    project = only(
        "The ministers discussed the Karwendel Alpine Railway (KAR). The KAR will be 80 km long. "
        "They support this project."
    )
    assert [span.text for span in project.evidence] == ["Karwendel Alpine Railway", "KAR", "KAR", "this project"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They visited the Clean Rivers Alpine (CLERI) project.", "Clean Rivers Alpine (CLERI) project"),
        ("Oman is building a new storage and container terminal.", "new storage and container terminal"),
        ("They praised a Chinese-built railway.", "Chinese-built railway"),
        ("Kenya will build a bridge linking Lamu and Mombasa. He agreed.", "bridge linking Lamu and Mombasa"),
        ("They will build a 600 MW solar plant.", "600 MW solar plant"),
        ("Canada is building a stadium.", "stadium"),
        ("They discussed the Partnership for Peace Initiative.", "Partnership for Peace Initiative"),
    ],
)
def test_a_name_reaches_from_its_first_modifier_to_its_place(text: str, name: str) -> None:
    assert only(text).name == name


def test_a_text_without_tags_yields_known_programmes_only() -> None:
    import spacy

    doc = spacy.blank("en")("The Kitui dam and Nord Stream 2 were discussed.")
    assert [project.name for project in extract_projects(doc)] == ["Nord Stream 2"]


def test_the_builder_of_a_project_is_a_party() -> None:
    project = only("The Kitui Dam was built by Norway.")
    assert [(party.role, party.actor.label) for party in project.parties] == [("builder", "Norway")]


def test_figures_belong_to_the_nearest_project() -> None:
    cheap, dear = extract_projects(
        "Norway will build a tunnel in Bergen for $20 million, and Sweden a bridge in Malmo for $90 million."
    )
    assert [figure.value for figure in cheap.figures] == [20_000_000]
    assert [figure.value for figure in dear.figures] == [90_000_000]


def test_milestones_and_countries_are_linked() -> None:
    project = only("Kenya and Japan agreed to build a dam in Kitui by 2027.")
    assert [date.edtf for date in project.dates] == ["2027"]
    assert set(project.countries) == {"KE", "JP"}


def test_a_dam_that_was_built_by_somebody_and_works_is_operating() -> None:
    assert only("The Kitui Dam, built by Norway, still operates.").status == "operating"


@pytest.mark.parametrize(
    "text", ["", "\0", "the " * 3000, "The Kitui Dam. " * 500, "$5 million loan " * 500, "Port " * 3000, "(" * 5000]
)
def test_hostile_texts_are_read_in_time(text: str) -> None:
    before = time.process_time()
    for project in extract_projects(text):
        assert all(text[span.start : span.end] == span.text for span in project.evidence)
    assert time.process_time() - before < 20


@pytest.mark.parametrize("kind", [ProjectNoun, Programme, ProjectCue, ProjectTopic])
def test_lexicon_entries_match_their_examples_and_no_counter_example(
    kind: type[ProjectNoun | Programme | ProjectCue | ProjectTopic],
) -> None:
    for entry in default_lexicon().entries(kind):
        lone = attrs.evolve(entry, examples=(), counter_examples=())
        for example in entry.examples:
            assert any(form.lower() in example.lower() for form in lone.forms), example
        if kind is ProjectNoun:
            assert all(extract_projects(example) for example in entry.examples), entry.examples
            assert not any(extract_projects(example) for example in entry.counter_examples), entry.counter_examples


def test_plurals_are_derived() -> None:
    assert "power plants" in default_lexicon().derive(build_words).nouns
