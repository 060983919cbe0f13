"""Where sentences end, by their marks."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotext.layout import sentence_breaks
from diplotext.lexicon import Lexicon, default_lexicon
from diplotext.lexicon.sentences import SentenceWords

CASES = Path(__file__).parent.parent / "cases" / "layout" / "sentences.toml"


def cases() -> list[str]:
    groups = tomllib.loads(CASES.read_text(encoding="utf-8"))
    return [case["text"] for group in groups.values() for case in group]


def marked(text: str) -> str:
    pieces, at = [], 0
    for _, begin in sentence_breaks(text):
        pieces.append(text[at:begin])
        at = begin
    return "|".join([*pieces, text[at:]])


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[:40])
def test_sentences_begin_where_they_do(case: str) -> None:
    assert marked(case.replace("|", "")) == case


@pytest.mark.parametrize("entry", default_lexicon().entries(SentenceWords), ids=lambda entry: entry.group)
def test_words_meet_their_examples(entry: SentenceWords) -> None:
    broken = entry.counter_examples if entry.group != "opening" else entry.examples
    whole = entry.examples if entry.group != "opening" else entry.counter_examples
    assert broken
    assert whole
    assert all("|" in marked(text) for text in broken)
    assert not any("|" in marked(text) for text in whole)


def test_a_users_title_with_a_full_stop_ends_no_sentence() -> None:
    text = "They met Obstlt. Roe."
    assert list(sentence_breaks(text)) == [(16, 17)]
    title = {"role_class": "military", "nouns": ["obstlt."]}
    assert list(sentence_breaks(text, lexicon=Lexicon({"titles": [title]}))) == []


def test_only_the_range_is_searched() -> None:
    text = "One. Two. Three. Four."
    assert list(sentence_breaks(text, 5, 16)) == [(9, 10)]


@given(st.text(alphabet='aA.!"”( \n\x00', max_size=60))
def test_sentences_follow_each_other(text: str) -> None:
    at = 0
    for end, begin in sentence_breaks(text):
        assert at <= end <= begin <= len(text)
        at = begin


@pytest.mark.parametrize("piece", [".", ". ", '."', " ", "\n", ". A", "U.S. ", "a" * 20])
def test_time_is_linear(piece: str) -> None:
    text = piece * 100_000
    start = time.process_time()
    assert sum(1 for _ in sentence_breaks(text)) <= 100_000
    assert time.process_time() - start < 2
