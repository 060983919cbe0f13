"""The spaCy component and the function for clusters."""

import functools
import pickle
from importlib.metadata import entry_points
from typing import Any

import pyarrow as pa
import pytest

from diplotext import extract
from diplotext.interop.arrow import arrow_schema, extract_batches
from diplotext.interop.component import make_component
from diplotext.model import load_copy

TEXT = "On 3 May, President Ana Lund of Norway paid a working visit to Sweden. She promised 15 million tons."

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp() -> Any:
    nlp = load_copy()
    nlp.add_pipe("diplotext", config={"published": "2024-05-04"})
    return nlp


def test_spacy_finds_the_component_by_its_entry_point() -> None:
    points = [point for point in entry_points(group="spacy_factories") if point.name == "diplotext"]
    if not points:
        pytest.skip("diplotext is not installed here")
    assert points[0].load() is make_component


def test_a_component_gives_the_same_records_as_extract_on_one_paragraph(nlp: Any) -> None:
    found, wanted = nlp(TEXT)._.diplotext, extract(TEXT, published="2024-05-04")
    for kind in ("officials", "visits", "statements", "attitudes", "projects", "figures", "dates"):
        assert getattr(found, kind) == getattr(wanted, kind)


def test_records_survive_processes_docbin_and_bytes(nlp: Any) -> None:
    from spacy.tokens import Doc, DocBin

    doc = nlp(TEXT)
    assert all(other._.diplotext == doc._.diplotext for other in nlp.pipe([TEXT] * 4, n_process=2))
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    assert next(DocBin().from_bytes(packed).get_docs(nlp.vocab))._.diplotext == doc._.diplotext
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.diplotext == doc._.diplotext


def test_a_documents_own_day_of_publication_wins(nlp: Any) -> None:
    doc = nlp.make_doc("On 3 May they met.")
    doc._.published = "2019-05-10"
    assert [date.edtf for date in nlp(doc)._.diplotext.dates] == ["2019-05-03"]
    assert [span.text for span in doc.spans["diplotext_dates"]] == ["3 May"]


def test_a_documents_own_home_wins() -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("diplotext", config={"home": "NO"})
    doc = nlp.make_doc("They met.")
    assert nlp(nlp.make_doc("They met."))._.diplotext.home == "NO"
    doc._.home = "SG"
    assert nlp(doc)._.diplotext.home == "SG"
    with pytest.raises(ValueError, match="you probably mean 'NO'"):
        spacy.blank("en").add_pipe("diplotext", config={"home": "no"})


def test_a_doc_that_was_not_read_has_no_extraction(nlp: Any) -> None:
    assert nlp.make_doc(TEXT)._.diplotext is None


def test_batches_become_batches_of_records_by_a_function_that_pickles() -> None:
    read = pickle.loads(pickle.dumps(functools.partial(extract_batches, kind="dates")))  # noqa: S301
    table = pa.table({"id": ["a", "b"], "text": [TEXT, "Nothing."], "published": ["2024-05-04", None], "more": [1, 2]})
    first, second = read(table.to_batches(max_chunksize=1))
    assert first.schema == second.schema == arrow_schema("dates")
    assert first.to_pylist()[0]["document"] == "a"
    assert first.to_pylist()[0]["edtf"] == "2024-05-03"
    assert second.num_rows == 0


def test_a_column_tells_the_home() -> None:
    table = pa.table({"text": [TEXT, TEXT], "home": ["SG", "sg"]})
    (batch,) = extract_batches(table.to_batches(), kind="documents")
    assert batch["home"].to_pylist() == ["SG", None]
    assert [bool(error) for error in batch["error"].to_pylist()] == [False, True]


def test_batches_without_a_text_column_are_refused() -> None:
    with pytest.raises(ValueError, match="needs a column 'text'; its columns are body"):
        list(extract_batches(pa.table({"body": ["a"]}).to_batches()))
