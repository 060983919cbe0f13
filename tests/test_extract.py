"""The front door: one call gives every record, and each kind can be asked for alone."""

import datetime

import pytest

import diplotext
from diplotext import load
from diplotext.kinds import KINDS
from diplotext.lexicon import default_lexicon

pytestmark = pytest.mark.model

TEXT = (
    "On 12 March, President of Moldova Elena Rusu paid an official visit to Estonia. "
    "Prime Minister of Estonia Jaan Tamm received her in Tallinn.\n\n"
    "“We will build a data cable of 900 kilometres,” Rusu said."
)


@pytest.fixture(scope="module")
def result() -> diplotext.Extraction:
    return diplotext.extract(TEXT, published="2024-03-13")


def test_the_text_and_its_publication_date_are_kept(result: diplotext.Extraction) -> None:
    assert result.text == TEXT
    assert result.published == datetime.date(2024, 3, 13)


def test_the_model_and_the_versions_are_named(result: diplotext.Extraction) -> None:
    assert str(result.model).startswith("en_diplotext ")
    assert result.version == f"{diplotext.__version__}+lexicon.{default_lexicon().digest}"


def test_every_kind_of_record_is_found(result: diplotext.Extraction) -> None:
    assert [official.name for official in result.officials] == ["Elena Rusu", "Jaan Tamm"]
    assert [(visit.origin, visit.destination, visit.kind) for visit in result.visits] == [(("MD",), "EE", "official")]
    assert [statement.speaker and statement.speaker.label for statement in result.statements] == ["Elena Rusu"]
    assert [figure.unit for figure in result.figures] == ["kilometre"]
    assert [date.edtf for date in result.dates] == ["2024-03-12"]


def test_one_kind_alone_is_the_same_as_in_all(result: diplotext.Extraction) -> None:
    for kind in (kind.name for kind in KINDS if kind.name not in ("figures", "dates")):
        alone = getattr(diplotext, f"extract_{kind}")(TEXT, published=result.published)
        assert alone == getattr(result, kind)
        assert [record.id for record in alone] == [record.id for record in getattr(result, kind)]


def test_each_record_has_an_id_and_what_it_holds_of_another_kind_has_the_same(result: diplotext.Extraction) -> None:
    listed = {record: record.id for kind in KINDS for record in getattr(result, kind.name)}
    assert len(set(listed.values())) == sum(len(getattr(result, kind.name)) for kind in KINDS)
    (visit,), (statement,) = result.visits, result.statements
    assert (visit.id, statement.id) == ("v1", "s1")
    assert [actor.id for actor in (*visit.visitors, *visit.met, *statement.speakers)] == ["o1", "o2", "o1"]
    assert visit.start
    assert [visit.start.id, *(figure.id for figure in statement.figures)] == ["d1", "f1"]


def test_a_doc_gives_what_its_text_gives_where_it_is_one_paragraph() -> None:
    text = TEXT.partition("\n\n")[0]
    assert diplotext.extract_visits(load()(text)) == diplotext.extract_visits(text)


@pytest.mark.parametrize("text", ["", " \n", "\x00", "Nothing of interest stands here."])
def test_nothing_found_is_empty(text: str) -> None:
    result = diplotext.extract(text)
    assert result == diplotext.Extraction(text=text, model=result.model, version=result.version)
