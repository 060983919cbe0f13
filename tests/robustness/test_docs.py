"""A Doc of the caller's: parsed by hand on a blank pipeline, parsed in part, or not at all."""

import pytest
import spacy
from spacy.tokens import Doc

import diplotext
from diplotext.records import spans_of

EXTRACTORS = (
    diplotext.extract_officials,
    diplotext.extract_statements,
    diplotext.extract_visits,
    diplotext.extract_projects,
    diplotext.extract_meetings,
    diplotext.extract_agreements,
)

# One line a token: the word, its Penn tag, its head, its dependency.
PARSED = """
President NNP 2 compound
Ana NNP 2 compound
Moreno NNP 5 nsubj
of IN 2 prep
Peru NNP 3 pobj
said VBD 5 ROOT
that IN 9 mark
she PRP 9 nsubj
would MD 9 aux
visit VB 5 ccomp
Kenya NNP 9 dobj
on IN 9 prep
3 CD 13 nummod
May NNP 11 pobj
. . 5 punct
"""


def parsed_by_hand() -> Doc:
    words, tags, heads, deps = zip(*(line.split() for line in PARSED.split("\n") if line), strict=True)
    return Doc(
        spacy.blank("en").vocab,
        words=list(words),
        spaces=[word not in ("May", ".") for word in words],
        tags=list(tags),
        heads=[int(head) for head in heads],
        deps=list(deps),
    )


def test_a_doc_parsed_by_hand_on_a_blank_pipeline_gives_its_records() -> None:
    doc = parsed_by_hand()
    (official,) = diplotext.extract_officials(doc)
    assert (official.name, official.role_class, official.country) == ("Ana Moreno", "head_of_state", "PE")
    (statement,) = diplotext.extract_statements(doc)
    assert statement.speakers == (official,)
    assert [span.text for span in statement.content] == ["she would visit Kenya on 3 May"]
    (visit,) = diplotext.extract_visits(doc, published="2024-04-24")
    assert (visit.visitors, visit.origin, visit.destination, visit.status) == ((official,), ("PE",), "KE", "planned")
    assert visit.start is not None
    assert visit.start.edtf == "2024-05-03"
    assert diplotext.extract_projects(doc) == ()


@pytest.mark.model
def test_a_doc_parsed_by_hand_gives_what_its_text_gives() -> None:
    doc = parsed_by_hand()
    for read in EXTRACTORS:
        assert read(doc) == read(doc.text), read.__name__


TEXT = (
    "President Ana Moreno of Peru arrived in Oslo on 3 May.\n\n“We will build a $3 billion port,” she said; "
    "the two sides agreed to open talks. 🚆\x00\n"
)


def unparsed(text: str) -> Doc:
    return spacy.blank("en")(text)


def without_heads(text: str) -> Doc:
    doc = unparsed(text)
    for token in doc:
        token.tag_ = "NN"
    return doc


def with_sentences_alone(text: str) -> Doc:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp(text)


def with_unknown_labels(text: str) -> Doc:
    doc = unparsed(text)
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    return Doc(
        doc.vocab, words=words, spaces=spaces, heads=[0] * len(words), deps=["?"] * len(words), tags=["?"] * len(words)
    )


def in_one_token(text: str) -> Doc:
    return Doc(spacy.blank("en").vocab, words=[text] if text else [], spaces=[False] if text else [])


@pytest.mark.parametrize("make", [unparsed, without_heads, with_sentences_alone, with_unknown_labels, in_one_token])
@pytest.mark.parametrize("text", [TEXT, "", " ", "\n\n", "word", TEXT * 20], ids=len)
def test_a_doc_without_a_usable_parse_gives_no_exception(make: object, text: str) -> None:
    assert callable(make)
    doc = make(text)
    for read in EXTRACTORS:
        for span in spans_of(read(doc, published="2024-05-03")):
            assert doc.text[span.start : span.end] == span.text


def test_what_is_neither_text_nor_doc_is_refused() -> None:
    for read in EXTRACTORS:
        for value in (None, b"bytes", 3, unparsed("a b")[0:1]):
            with pytest.raises(TypeError):
                read(value)  # type: ignore[arg-type]


def test_an_unparsed_doc_still_gives_what_needs_no_parse() -> None:
    officials = diplotext.extract_officials(unparsed(TEXT), published="2024-05-03")
    assert [official.name for official in officials] == ["Ana Moreno"]
