"""The closed classes of English, and patterns made of words."""

import re

import pytest

from diplotext.lexicon import default_lexicon
from diplotext.lexicon.function_words import FunctionWords
from diplotext.lexicon.patterns import alternatives


@pytest.mark.parametrize("entry", default_lexicon().entries(FunctionWords), ids=lambda entry: entry.group)
def test_words_meet_their_examples(entry: FunctionWords) -> None:
    pattern = re.compile(rf"\b(?:{alternatives(entry.forms)})\b")
    assert all(pattern.search(example) for example in entry.examples)
    assert not any(pattern.search(example) for example in entry.counter_examples)


def test_the_longest_alternative_wins() -> None:
    found = re.match(alternatives(["bank", "bank of", "bank (old)"]), "bank of Lima")
    assert found is not None
    assert found[0] == "bank of"


def test_no_alternatives_match_nothing() -> None:
    assert re.search(alternatives([]), "") is None
