"""Organisations as speakers, as records of a text and as employers, on tests/cases/organizations/actors.toml."""

import tomllib
from pathlib import Path

import pytest

from diplotext import extract
from diplotext.actors import read_actors
from diplotext.reading import read
from diplotext.records import Actor, Organization

CASES = Path(__file__).parent.parent / "cases" / "organizations"
GROUPS = tomllib.loads((CASES / "actors.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.model


def shown(actor: Actor) -> str:
    kind = actor.kind if isinstance(actor, Organization) else type(actor).__name__.lower()
    return f"{actor.label}: {kind} {actor.country or '-'}"


@pytest.mark.parametrize("case", GROUPS["speakers"], ids=lambda case: case["text"][:50])
def test_an_organization_is_the_actor_meant(case: dict[str, object]) -> None:
    text, mention = str(case["text"]), str(case["mention"])
    start = text.rindex(mention)
    found = read_actors(read(text)).at(start, start + len(mention))
    assert [shown(actor) for actor in found] == case["actors"]


@pytest.mark.parametrize("case", GROUPS["records"], ids=lambda case: case["text"][:50])
def test_mentions_of_one_body_are_one_record(case: dict[str, object]) -> None:
    records = [record for record in extract(str(case["text"])).organizations if record.kind != "state"]
    assert [f"{shown(record)}, {len(record.mentions)}" for record in records] == case["organizations"]


@pytest.mark.parametrize("case", GROUPS["employers"], ids=lambda case: case["text"][:50])
def test_a_role_names_the_organization(case: dict[str, object]) -> None:
    assert (extract(str(case["text"])).officials[0].organization or "") == case["organization"]


def test_organizations_stand_in_text_order() -> None:
    records = extract("NATO met Norway. Reuters said that the Danish parliament agreed.").organizations
    assert [record.label for record in records] == ["NATO", "Norway", "Reuters", "Denmark", "Danish parliament"]


def test_a_place_in_a_name_is_none_or_part_of_it() -> None:
    places = read_actors(
        read("President Ricardo Lagos spoke to the Lima Group and the Shanghai Cooperation Organisation.")
    ).places
    assert [(place.text, place.embedded) for place in places] == [("Lima", True), ("Shanghai", True)]


def test_a_state_that_is_gone_is_no_country_of_a_project() -> None:
    text = "Norway will build a railway across the fjord for $5 million, as Soviet engineers once proposed to Norway."
    assert [project.countries for project in extract(text).projects] == [("NO",)]
