"""A text is parsed paragraph by paragraph into one Doc that spans it exactly."""

import pytest
import spacy

from diplotext import load
from diplotext.layout import find_paragraphs
from diplotext.parsing import LONGEST_PIECE, LONGEST_WORD, parse_paragraphs, pieces_of

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
