"""A text is parsed paragraph by paragraph into one Doc that spans it exactly."""

from typing import Any

import pytest
import spacy

from diplotext import extract, load
from diplotext.layout import find_paragraphs
from diplotext.model import load_copy
from diplotext.parsing import LONGEST_PIECE, LONGEST_WORD, parse_paragraphs, pieces_of
from diplotext.records import Statement, spans_of

pytestmark = pytest.mark.model

TEXTS = [
    "",
    " \n\n ",
    "One line.",
    "\n\nThe minister arrived.\n\n\tHe left on Monday.\r\n",
    "Türkiye’s envoy – “a friend” – spoke.\u2028Then 🚆 he left.\n",
    "NUL \x00 and\u200f marks\n\ud800 surrogate",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_doc_spans_the_text_exactly(text: str) -> None:
    doc = parse_paragraphs(text, find_paragraphs(text), load())
    assert len(doc.text) == len(text)
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text or "\ufffd" in token.text


def test_a_paragraph_is_parsed_the_same_whatever_stands_before_it() -> None:
    paragraph = "The President of Peru arrived in Lima, and his spokesman said that he would rest."
    alone = parse_paragraphs(paragraph, find_paragraphs(paragraph), load())
    text = "Talks were held.\n\n" + paragraph
    doc = parse_paragraphs(text, find_paragraphs(text), load())
    behind = [token for token in doc if token.idx >= text.index(paragraph)]
    assert [(t.text, t.tag_, t.dep_, t.head.text) for t in behind] == [
        (t.text, t.tag_, t.dep_, t.head.text) for t in alone
    ]


def test_a_pipeline_without_annotation_gives_tokens() -> None:
    text = "Ana went.\n\nShe came back."
    doc = parse_paragraphs(text, find_paragraphs(text), spacy.blank("en"))
    assert doc.text == text
    assert not doc.has_annotation("DEP")


@pytest.mark.parametrize(
    "text",
    [
        "word " * LONGEST_PIECE,
        "x" * (3 * LONGEST_WORD + 7),
        "a " + "(" * LONGEST_WORD * 2 + " b",
        "tab\tonly\t" * LONGEST_PIECE,
        ("y" * (LONGEST_WORD - 1) + "\t") * 200,
    ],
)
def test_long_paragraphs_are_cut_into_pieces_that_lose_nothing(text: str) -> None:
    pieces = list(pieces_of(text, 0, len(text)))
    assert all(end - start <= LONGEST_PIECE for start, end in pieces)
    assert "".join(text[start:end] for start, end in pieces) == text


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = "The ministers met Mr. Tan. He spoke (briefly). Then “all” left. " * 2_000
    for start, end in list(pieces_of(text, 0, len(text)))[:-1]:
        assert text[start:end].endswith(("briefly). ", "left. "))


COUNTRIES = ("Peru", "Kenya", "Norway", "Japan", "Chad")
NAMES = ("Ana Moreno", "Tom Barasa", "Kari Lund", "Ken Mori", "Idris Saleh")


def briefs(number: int) -> list[str]:
    """Paragraphs that do not look at one another."""
    return [
        f"On {n % 28 + 1} May 2024, President {NAMES[n % 5]} of {COUNTRIES[n % 5]} arrived in Lisbon. "
        f"“The port of Town{n} will cost ${n + 2} million,” President {NAMES[n % 5]} said."
        for n in range(number)
    ]


def said_and_counted(text: str, shift: int, **options: Any) -> list[tuple[str, int, str]]:
    result = extract(text, **options)
    return [
        (type(record).__name__, span.start + shift, span.text)
        for records in (result.dates, result.figures, result.statements)
        for record in records
        for span in spans_of(record)
        if not isinstance(record, Statement) or span in record.content
    ]


@pytest.mark.parametrize("between", ["\n\n", " "])
def test_a_text_beyond_the_longest_that_spacy_takes_gives_what_its_parts_give(between: str) -> None:
    nlp = load_copy()
    nlp.max_length = 600
    parts = briefs(40)
    text = between.join(parts)
    wanted, at = [], 0
    for part in parts:
        wanted += said_and_counted(part, at)
        at += len(part) + len(between)
    assert sorted(said_and_counted(text, 0, nlp=nlp)) == sorted(wanted)
    assert len(extract(text, nlp=nlp).visits) == len(extract(text).visits)


@pytest.mark.long
def test_two_million_characters_give_what_their_parts_give() -> None:
    parts = briefs(16_000)
    text = "\n\n".join(parts)
    assert len(text) > 2 * load().max_length
    wanted, at = [], 0
    for part in parts:
        wanted += said_and_counted(part, at)
        at += len(part) + 2
    assert sorted(said_and_counted(text, 0)) == sorted(wanted)
