import pytest

import diplotext
from diplotext.figures import extract_figures
from diplotext.refine import refine_figures


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cargo volume grew by 17 percent.", "The cargo volume"),
        ("They signed two memoranda.", None),
        ("It fell by 3 percent.", None),
    ],
)
def test_a_figure_measures_the_noun_that_is_the_subject_of_its_verb(text: str, expected: str | None) -> None:
    (figure,) = diplotext.extract(text).figures
    assert (figure.measured and figure.measured.text) == expected


def test_without_a_parse_nothing_changes() -> None:
    import spacy

    text = "Trade grew by 17 percent."
    figures = extract_figures(text)
    assert refine_figures(figures, spacy.blank("en")(text), text) == figures
