"""Every rule and phrase of the date grammar does what its examples say."""

import re

import pytest

from diplotext import extract_dates
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.dates import DatePhrase, DateRule

PUBLISHED = "2024-04-24"
# What the grammar does not read yet; a gap that is closed must leave this list.
GAPS = {
    "in [FY24] => FY2024",
    "by [Q3] => 2024-Q3",
    "since the start of [the year] => 2024",
    "above the [year-earlier] level => 2023",
    "at [1830 hours] => 2024-04-24T18:30",
    "in [the last two weeks of May] => P2W",
    "on [the last Friday in May 2023] => 2023-05-26",
    "In March it fell, beside [the same month of 2022] => 2022-03",
    "on [3 May in the afternoon] => 2024-05-03TAF",
    "on [the morning of 3 May] => 2024-05-03TMO",
    "on [Bastille Day] => 2023-07-14",
}
EXAMPLES = [
    *(example for rule in default_lexicon().entries(DateRule) for example in rule.examples),
    *(example for phrase in default_lexicon().entries(DatePhrase) for example in phrase.examples),
]


@pytest.mark.parametrize(
    "example",
    [pytest.param(e, marks=pytest.mark.xfail(strict=True, reason="a known gap")) if e in GAPS else e for e in EXAMPLES],
)
def test_an_example_gives_its_expression_and_value(example: str) -> None:
    marked, _, value = example.partition(" => ")
    text = re.sub(r"[\[\]]", "", marked)
    start, end = marked.index("["), marked.index("]") - 1
    found = {(date.span.start, date.span.end): date.value for date in extract_dates(text, published=PUBLISHED)}
    assert found.get((start, end)) == value.strip()
