"""The article that the project starts from is read as a person would read it."""

import pytest

import diplotext
from tests.conftest import SHARED

pytestmark = [pytest.mark.accuracy, pytest.mark.model]


@pytest.fixture(scope="module")
def result() -> diplotext.Extraction:
    return diplotext.extract((SHARED / "data" / "seed.txt").read_text(encoding="utf-8"), published="2024-04-24")


def test_it_holds_one_visit(result: diplotext.Extraction) -> None:
    (visit,) = result.visits
    assert [actor.label for actor in visit.visitors] == ["Ilham Aliyev"]
    assert (visit.origin, visit.destination, visit.kind, visit.status) == (("AZ",), "RU", "working", "completed")
    assert visit.start is not None
    assert visit.start.edtf == "2024-04-22"
    assert "Vladimir Putin" in [actor.label for actor in visit.met]
    assert len(visit.evidence) > 3


def test_without_a_publication_date_the_year_is_open(result: diplotext.Extraction) -> None:
    (visit,) = diplotext.extract_visits(result.text)
    assert visit.start is not None
    assert visit.start.edtf == "XXXX-04-22"


def test_its_officials_are_four(result: diplotext.Extraction) -> None:
    countries = {official.name: official.country for official in result.officials if official.name}
    assert countries == {"Ilham Aliyev": "AZ", "Hikmet Hajiyev": "AZ", "Vladimir Putin": "RU", "Heydar Aliyev": "AZ"}


def test_its_figure_is_the_cargo(result: diplotext.Extraction) -> None:
    (figure,) = result.figures
    assert figure.value == 15_000_000
    assert figure.unit == "ton"
    assert figure.measured is not None
    assert figure.measured.text == "expected cargo volume"


def test_its_date_is_the_day_of_the_visit(result: diplotext.Extraction) -> None:
    assert [date.span.text for date in result.dates] == ["April 22"]


def test_its_projects_are_the_corridor_and_the_mainline(result: diplotext.Extraction) -> None:
    projects = {project.name: project for project in result.projects}
    corridor = projects["international North-South transport corridor"]
    assert (corridor.kind, corridor.status, set(corridor.countries)) == ("transport", "discussed", {"AZ", "RU"})
    assert [figure.span.text for figure in corridor.figures] == ["15 million tons"]
    assert "RU" in projects["Baikal-Amur Mainline"].countries


def test_its_statements_have_their_speakers_and_acts(result: diplotext.Extraction) -> None:
    said = [(statement.cue and statement.cue.text, statement) for statement in result.statements]
    answers = [statement for cue, statement in said if cue is None]
    assert {statement.speaker and statement.speaker.label for statement in answers} == {"Hikmet Hajiyev"}
    (railway,) = [statement for cue, statement in said if cue == "noted" and statement.speakers]
    assert railway.speakers[0].label == "Ilham Aliyev"
    (praise,) = [statement for cue, statement in said if cue == "expressed"]
    assert praise.content[0].text.startswith("high appreciation for Russia")
    (agentless,) = [statement for cue, statement in said if cue == "noted" and not statement.speakers]
    assert agentless.speaker_span is None
