"""Projects in own sentences, one by one and together."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplotext import extract_projects
from diplotext.records import Project

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "projects" / "cases.toml").read_text(encoding="utf-8")
)
PIECES = (
    "the Kitui Dam",
    "$5 million",
    "a loan to",
    "Norway",
    "funded by",
    "part of",
    "BRI",
    "Port",
    "will",
    "(",
    "“",
    ". ",
)
pytestmark = pytest.mark.model


def only(text: str) -> Project:
    (project,) = extract_projects(text)
    return project


def case_text(case: dict[str, Any]) -> str:
    return str(case["text"])


@pytest.mark.parametrize("case", CASES["development"], ids=case_text)
def test_a_project_is_found_with_its_kind_and_status(case: dict[str, Any]) -> None:
    found = [project for project in extract_projects(case["text"]) if case["name"] in project.name]
    assert [project.kind for project in found] == [case["kind"]]
    if "status" in case:
        assert found[0].status == case["status"]


@pytest.mark.parametrize("case", CASES["negatives"], ids=case_text)
def test_what_is_no_project_is_not_found(case: dict[str, Any]) -> None:
    assert extract_projects(case["text"]) == ()


@pytest.mark.parametrize("case", CASES["names"], ids=case_text)
def test_a_name_reaches_as_far_as_it_is_one(case: dict[str, Any]) -> None:
    assert only(case["text"]).name == case["name"]


@pytest.mark.parametrize("case", CASES["status"], ids=case_text)
def test_the_status_is_that_at_publication(case: dict[str, Any]) -> None:
    assert only(case["text"]).status == case["status"]


@pytest.mark.parametrize("case", CASES["parties"], ids=case_text)
def test_parties_have_the_role_that_the_text_states(case: dict[str, Any]) -> None:
    parties = [f"{party.role}: {party.actor.label}" for party in only(case["text"]).parties]
    assert sorted(parties) == case["parties"]


@pytest.mark.parametrize("case", CASES["parts"], ids=case_text)
def test_a_project_may_be_part_of_another(case: dict[str, Any]) -> None:
    larger = {project.name: project.part_of for project in extract_projects(case["text"])}
    assert larger[case["part"]] == case.get("whole")
    if "whole" in case:
        assert larger[case["whole"]] is None


@pytest.mark.parametrize("case", CASES["countries"], ids=case_text)
def test_countries_are_those_that_the_text_ties_to_it(case: dict[str, Any]) -> None:
    assert sorted(only(case["text"]).countries) == case["countries"]


def test_later_mentions_join_the_record() -> None:
    project = only(
        "The ministers discussed the Karwendel Alpine Railway (KAR). The KAR will be 80 km long. "
        "They support this project."
    )
    assert [span.text for span in project.evidence] == ["Karwendel Alpine Railway", "KAR", "KAR", "this project"]


@pytest.mark.parametrize(
    "text",
    [
        "The Lakeside Nuclear Power Plant is large. The nuclear power station in Lakeside is old.",
        "The Clean Rivers Alpine (CLERI) project is new. The CLERI project is large.",
        "The Atlas Sunrise Fellowship is new. The Atlas Sunrise Fellowship Programme is large.",
        "TurkStream is long. The Turkish Stream pipeline is new.",
        "The Trans-Balkan Motorway is new. The Trans-Balkan highway is long.",
    ],
)
def test_other_words_for_the_same_project_are_one_record(text: str) -> None:
    assert len(only(text).evidence) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "The Lakeside port is new. The Lakeside airport is old.",
        "Nord Stream 1 is long. Nord Stream 2 is new.",
        "They launched the Lakeside Hub and the Silver Wave Initiative.",
    ],
)
def test_different_projects_are_two_records(text: str) -> None:
    assert len(extract_projects(text)) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They praised the Clean Rivers Alpine (CLERI) project.", "Clean Rivers Alpine (CLERI) project"),
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


def test_a_sum_given_for_a_project_is_its_figure() -> None:
    dam = only("Norway approved a $20 million loan for the Kitui Dam.")
    assert [figure.value for figure in dam.figures] == [20_000_000]


def test_a_loan_that_the_text_is_about_is_a_project_beside_what_it_pays_for() -> None:
    loan, dam = extract_projects("Norway approved a $20 million loan for the Kitui Dam. The loan runs until 2040.")
    assert loan.figures == dam.figures != ()


def test_what_is_told_of_a_part_is_not_told_of_the_whole() -> None:
    line, corridor = extract_projects("The 90 km Drava Valley Railway, part of the Trans-Balkan corridor, was opened.")
    assert (line.status, corridor.status) == ("operating", "operating")
    line, corridor = extract_projects("The Drava Valley Railway, part of the Trans-Balkan corridor, is 90 km long.")
    assert (len(line.figures), len(corridor.figures)) == (1, 0)


def test_a_long_standing_programme_has_the_figures_at_its_name_only() -> None:
    near = only("They praised the $5 billion Belt and Road Initiative.")
    far = only("They praised the Belt and Road Initiative, and in a long debate the members spoke of 40 other plans.")
    assert (len(near.figures), len(far.figures)) == (1, 0)


def test_milestones_and_countries_are_linked() -> None:
    project = only("Kenya and Japan agreed to build a dam in Kitui by 2027.")
    assert [date.edtf for date in project.dates] == ["2027"]
    assert set(project.countries) == {"KE", "JP"}


def test_the_day_on_which_a_project_was_talked_about_is_no_milestone() -> None:
    text = "On Monday they discussed the Kitui Dam, to be ready in 2031."
    (project,) = extract_projects(text, published="2024-04-24")
    assert [date.edtf for date in project.dates] == ["2031"]


def test_a_dam_that_was_built_by_somebody_and_works_is_operating() -> None:
    assert only("The Kitui Dam, built by Norway, still operates.").status == "operating"


@pytest.mark.parametrize(
    "text",
    [
        "", "\0", "the " * 3000, "The Kitui Dam. " * 500, "$5 million loan " * 500, "Port " * 3000, "(" * 5000,
        "part of " * 3000, "construction of " * 3000, "funded by Japan and " * 800, "“Silver Wave " * 800,
        "$5 million to " * 800, "“\n” project " * 300, "Wave” project " * 300, "in the Port of " * 800,
    ],
)  # fmt: skip
def test_hostile_texts_are_read_in_time(text: str) -> None:
    before = time.process_time()
    for project in extract_projects(text):
        assert all(text[span.start : span.end] == span.text for span in project.evidence)
    assert time.process_time() - before < 20


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_any_text_is_read_and_every_span_slices_back(text: str) -> None:
    for project in extract_projects(text):
        assert project.name in text
        assert all(text[span.start : span.end] == span.text for span in project.evidence)
