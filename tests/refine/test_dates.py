import pytest

import diplotext
from diplotext.clauses import Clauses
from diplotext.lexicon import default_lexicon
from diplotext.refine import direction_by_tense


# Published on Wednesday, 24 April 2024. A new case goes to the group whose phenomenon it shows.
@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The premier arrived on Monday and will leave on Friday.", ["2024-04-22", "2024-04-26"]),
        ("He said on Tuesday that the talks would resume on Thursday.", ["2024-04-23", "2024-04-25"]),
        ("The talks scheduled for Friday were cancelled on Monday.", ["2024-04-26", "2024-04-22"]),
        ("The ministers are to meet on Friday.", ["2024-04-26"]),
        ("A conference to be held on Friday was announced.", ["2024-04-26"]),
        ("The two sides agreed to hold a summit on Saturday.", ["2024-04-27"]),
        ("Exports began to fall on Thursday.", ["2024-04-18"]),
        ("The accord signed on Friday ends the dispute.", ["2024-04-19"]),
        ("The consulate has been shut since Friday.", ["2024-04-19"]),
        ("After meeting the king on Thursday, he flew home.", ["2024-04-18"]),
        ("Before leaving on Friday, he will address parliament.", ["2024-04-26"]),
        ("Parliament votes on Friday.", ["2024-04-26"]),
        ("Halloran, who flies to Lisbon on Friday, spoke on Monday.", ["2024-04-26", "2024-04-22"]),
        ("He is happy about the talks on Monday.", ["2024-04-22"]),
        ("He plans to visit Ankara in September.", ["2024-09"]),
        ("He visited Ankara in September.", ["2023-09"]),
        ("The premier received the envoy on April 17.", ["2024-04-17"]),
        ("They will build on the accord of April 17.", ["2024-04-17"]),
        ("The gas will flow from January 1.", ["2025-01-01"]),
        ("The plans announced in September were dropped.", ["2023-09"]),
        ("Friday's summit will discuss it.", ["2024-04-26"]),
        ("Ahead of Friday's summit the two sides met on Monday.", ["2024-04-26", "2024-04-22"]),
        ("The bank kept the exchange shut until Friday.", ["2024-04-26"]),
        ("The fee was raised, beginning Friday.", ["2024-04-26"]),
        ("He acted on Thursday, causing a storm on Friday.", ["2024-04-18", "2024-04-19"]),
        ("He would have visited Ankara on Monday, but fell ill.", ["2024-04-22"]),
        ("Had he come on Friday, he would know.", ["2024-04-19"]),
        ("Nobody came on Friday.", ["2024-04-19"]),
        ("He will not come on Friday.", ["2024-04-26"]),
        ("She never signed on Thursday.", ["2024-04-18"]),
        ("He looks forward to receiving the king on Thursday, May 2.", ["2024-05-02"]),
    ],
)
def test_the_tense_of_the_governing_verb_tells_the_side_of_today(text: str, values: list[str]) -> None:
    assert [date.value for date in diplotext.extract(text, published="2024-04-24").dates] == values


def test_without_a_parse_the_tense_is_unknown() -> None:
    import spacy

    assert (
        direction_by_tense(Clauses(spacy.blank("en")("They met on Friday."), default_lexicon()), default_lexicon())
        is None
    )


@pytest.mark.model
def test_what_is_no_token_has_no_tense() -> None:
    doc = diplotext.load()("They met on Friday.")
    direction = direction_by_tense(Clauses(doc, default_lexicon()), default_lexicon())
    assert direction
    assert direction(500, 510) == 0
