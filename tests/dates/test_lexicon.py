"""Every rule and phrase of the date grammar does what its examples say."""

import re

import pytest

from diplotext import extract_dates
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.dates import DatePhrase, DateRule

PUBLISHED = "2024-04-24"
ENTRIES: tuple[DateRule | DatePhrase, ...] = (
    *default_lexicon().entries(DateRule),
    *default_lexicon().entries(DatePhrase),
)
EXAMPLES = sorted({example for entry in ENTRIES for example in entry.examples})
COUNTER_EXAMPLES = [pytest.param(entry, example, id=example) for entry in ENTRIES for example in entry.counter_examples]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_gives_its_expression_and_value(example: str) -> None:
    marked, _, value = example.partition(" => ")
    text = re.sub(r"[\[\]]", "", marked)
    start, end = marked.index("["), marked.index("]") - 1
    found = {(date.span.start, date.span.end): date.value for date in extract_dates(text, published=PUBLISHED)}
    assert found.get((start, end)) == value.strip()


@pytest.mark.parametrize(("entry", "example"), COUNTER_EXAMPLES)
def test_in_a_counter_example_its_entry_finds_nothing(entry: DateRule | DatePhrase, example: str) -> None:
    rule = entry.name if isinstance(entry, DateRule) else entry.form
    assert f"date.{rule}" not in {date.rule for date in extract_dates(example, published=PUBLISHED)}
