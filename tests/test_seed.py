"""The article that the project starts from is read as a person would read it."""

from decimal import Decimal
from pathlib import Path

import pytest

import diplotext
from tests.conftest import SHARED

pytestmark = [pytest.mark.accuracy, pytest.mark.model]


@pytest.fixture(scope="module")
def result() -> diplotext.Extraction:
    return diplotext.extract((SHARED / "data" / "seed.txt").read_text(encoding="utf-8"), published="2024-04-24")


def test_it_holds_one_visit(result: diplotext.Extraction) -> None:
    (visit,) = result.visits
    (visitor,) = visit.visitors
    assert isinstance(visitor, diplotext.Official)
    assert (visitor.name, visitor.role_class, visitor.country) == ("Ilham Aliyev", "head_of_state", "AZ")
    assert (visit.origin, visit.destination, visit.kind, visit.status) == (("AZ",), "RU", "working", "completed")
    assert visit.start is not None
    assert visit.start.edtf == "2024-04-22"
    assert [actor.label for actor in visit.met] == ["Vladimir Putin"]


def test_all_later_mentions_of_the_visit_are_merged(result: diplotext.Extraction) -> None:
    (visit,) = result.visits
    evidence = [span.text for span in visit.evidence]
    assert len(evidence) > 3
    for mention in ("this visit", "the visit", "President Ilham Aliyev's visit to Russia"):
        assert any(mention in text for text in evidence), mention


def test_without_a_publication_date_the_year_is_open(result: diplotext.Extraction) -> None:
    (visit,) = diplotext.extract_visits(result.text)
    assert visit.start is not None
    assert visit.start.edtf == "XXXX-04-22"


def test_its_officials_are_four(result: diplotext.Extraction) -> None:
    countries = {official.name: official.country for official in result.officials if official.name}
    assert countries == {"Ilham Aliyev": "AZ", "Hikmet Hajiyev": "AZ", "Vladimir Putin": "RU", "Heydar Aliyev": "AZ"}


def test_the_role_of_the_assistant_is_read_in_full(result: diplotext.Extraction) -> None:
    (assistant,) = [official for official in result.officials if official.name == "Hikmet Hajiyev"]
    assert assistant.role
    assert assistant.role.startswith("Assistant to the President of Azerbaijan and Head of")
    assert assistant.role.endswith("Department of the Presidential Administration")


def test_two_men_of_one_surname_are_kept_apart(result: diplotext.Extraction) -> None:
    mentions = {official.name: official.mentions for official in result.officials}
    assert all("Ilham" in span.text for span in mentions["Ilham Aliyev"])
    assert all("Heydar" in span.text for span in mentions["Heydar Aliyev"])


def test_its_figure_is_the_cargo(result: diplotext.Extraction) -> None:
    (figure,) = result.figures  # none for "two nations"
    assert figure.value == Decimal(15_000_000)
    assert figure.unit == "ton"
    assert figure.measured is not None
    assert figure.measured.text == "expected cargo volume"


def test_its_date_is_the_day_of_the_visit(result: diplotext.Extraction) -> None:
    assert [date.span.text for date in result.dates] == ["April 22"]  # none for "50th anniversary"


def test_its_projects_are_the_corridor_and_the_mainline(result: diplotext.Extraction) -> None:
    corridor, mainline = result.projects
    assert corridor.name == "international North-South transport corridor"
    assert (corridor.kind, corridor.status, set(corridor.countries)) == ("transport", "discussed", {"AZ", "RU"})
    assert corridor.figures == result.figures
    assert (mainline.name, mainline.kind, mainline.countries) == ("Baikal-Amur Mainline", "transport", ("RU",))
    assert {"this monumental project", "BAM"} <= {span.text for span in mainline.evidence}


def test_the_assistants_answers_are_his(result: diplotext.Extraction) -> None:
    answers = [statement for statement in result.statements if statement.cue is None]
    paragraphs = result.text.split("\n\n")
    assert [statement.content[0].text for statement in answers] == paragraphs[2:8]
    for statement in answers:
        assert [actor.label for actor in statement.speakers] == ["Hikmet Hajiyev"]
        assert (statement.kind, statement.act) == ("direct", "assert")


def test_what_the_president_noted_holds_the_railway_and_the_tons(result: diplotext.Extraction) -> None:
    (railway,) = [s for s in result.statements if s.cue and s.cue.text == "noted" and s.speakers]
    assert [actor.label for actor in railway.speakers] == ["Ilham Aliyev"]
    assert "railway line" in railway.content[0].text
    assert railway.figures == result.figures
    assert (railway.kind, railway.act) == ("indirect", "assert")


def test_his_appreciation_is_praise(result: diplotext.Extraction) -> None:
    (praise,) = [s for s in result.statements if s.cue and s.cue.text == "expressed"]
    assert [actor.label for actor in praise.speakers] == ["Ilham Aliyev"]
    assert praise.content[0].text.startswith("high appreciation for Russia's role")
    assert praise.act in ("praise", "express")


def test_what_was_noted_has_no_speaker(result: diplotext.Extraction) -> None:
    (agentless,) = [s for s in result.statements if s.cue and s.cue.text == "noted" and not s.speakers]
    assert agentless.speaker_span is None
    assert agentless.act == "assert"


def test_the_vocabulary_holds_nothing_of_it() -> None:
    names = ("Hajiyev", "Ilham", "Baikal-Amur")
    for file in sorted((Path(diplotext.__file__).parent / "lexicon").iterdir()):
        if file.name == "office_holders.csv":
            continue  # who held which office is a fact of the world
        if file.suffix in (".toml", ".csv"):
            content = file.read_text(encoding="utf-8")
            assert not any(name in content for name in names), file.name
