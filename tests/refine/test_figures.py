import pytest

import diplotext
from diplotext.clauses import Clauses
from diplotext.figures import extract_figures
from diplotext.lexicon import default_lexicon
from diplotext.refine import refine_figures


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cargo volume grew by 17 percent.", "The cargo volume"),
        ("They signed two memoranda.", None),
        ("It fell by 3 percent.", None),
        ("Trade grew last year and reached $5 billion.", "Trade"),
        ("Trade, which has grown by 5 percent, matters to them.", "Trade"),
        ("The bridge cost $4 million.", "The bridge"),
        ("The company lost 5 percent.", "The company"),
        ("Norway will lend us $150 million.", None),
        ("Malta received $30 million.", None),
        ("Norway granted Malta a $30 million interest-free loan.", "interest-free loan"),
        ("A 900-kilometre pipeline opened.", "pipeline"),
        ("They cut gas demand by 19 percent.", "gas demand"),
        ("A 5 percent rise in trade is due.", "trade"),
        ("A 5 percent rise is due.", None),
        ("They plan an annual output of 5 tons.", "annual output"),
        ("Loans in the amount of $5 million were signed.", "Loans"),
        ("They sell oil (78 percent).", "oil"),
        ("The budget is $5 million (€4 million).", "The budget"),
        ("Exports: $5 million", "Exports"),
        ("$5 million.", None),
        ("They gave $5 million in grants.", "grants"),
    ],
)
def test_a_figure_measures_what_it_is_an_amount_of(text: str, expected: str | None) -> None:
    figure = diplotext.extract(text).figures[0]
    assert (figure.measured and figure.measured.text) == expected


def test_without_a_parse_nothing_changes() -> None:
    import spacy

    text = "Trade grew by 17 percent."
    figures = extract_figures(text)
    doc = spacy.blank("en")(text)
    assert refine_figures(figures, doc, text, Clauses(doc, default_lexicon())) == figures


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Exports rose by 5 percent.", "increase"),
        ("Exports did not rise by 5 percent.", None),
        ("Exports failed to grow by 5 percent.", None),
        ("Exports never fell by 5 percent.", None),
        ("Prices did not move, but exports fell by 5 percent.", "decrease"),
    ],
)
def test_a_change_that_is_denied_is_none(text: str, change: str | None) -> None:
    assert [figure.change for figure in diplotext.extract(text).figures] == [change]
