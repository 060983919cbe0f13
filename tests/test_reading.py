"""A Reading holds the text, its parse, and what was found at string level."""

import pytest

from diplotext import load
from diplotext.reading import Reading, read

pytestmark = pytest.mark.model

TEXT = "The delegation arrived on 3 May 2024.\n\nIt brought 40 tons of medicine and left on 5 May 2024."


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(TEXT, published="2024-05-06")


def test_a_span_slices_back_to_the_text(reading: Reading) -> None:
    assert reading.span(4, 14).text == "delegation"


def test_tokens_are_those_that_touch_the_range(reading: Reading) -> None:
    assert reading.tokens(6, 16).text == "delegation arrived"
    assert len(reading.tokens(6, 6)) == 0
    assert len(reading.tokens(len(TEXT), len(TEXT) + 3)) == 0


def test_a_paragraph_is_found_by_offset(reading: Reading) -> None:
    assert reading.paragraph_at(0) == 0
    assert reading.paragraph_at(TEXT.index("\n\n")) is None
    assert reading.paragraph_at(TEXT.index("medicine")) == 1
    assert reading.paragraph_at(len(TEXT)) is None


def test_dates_and_figures_are_found_by_range(reading: Reading) -> None:
    second = TEXT.index("It brought")
    assert [date.span.text for date in reading.dates_in(second, len(TEXT))] == ["5 May 2024"]
    assert [figure.span.text for figure in reading.figures_in(0, len(TEXT))] == ["40 tons"]
    assert reading.dates_in(0, TEXT.index("2024")) == ()


def test_a_doc_is_taken_as_it_is() -> None:
    doc = load()("Ana Costa visited Lima.")
    reading = read(doc)
    assert reading.doc is doc
    assert reading.model is None


def test_the_model_is_named() -> None:
    assert str(read("x").model).startswith("en_diplotext ")
