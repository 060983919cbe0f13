"""Parse a text paragraph by paragraph and put the pieces together to one Doc that spans the text exactly."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# A paragraph of prose is far shorter; a longer one is parsed in pieces, so that memory stays bounded.
LONGEST_PIECE = 20_000
# The model takes some three kilobytes a character while it reads a batch.
LARGEST_BATCH = 30_000
# spaCy's tokenizer takes quadratic time for a run of punctuation without white space ("((((((").
LONGEST_WORD = 300

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
# A word with four small letters in a row is no abbreviation.
_SENTENCE_END = re.compile(r"[a-z]{4}[.!?][”\"’')]? (?=[“\"‘'(]?[A-Z])")
_SURROGATE = re.compile("[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    r"""Replace lone surrogates, which spaCy cannot encode, one for one, so that offsets stay.

    >>> without_surrogates("a\ud800b")
    'a�b'
    """
    return _SURROGATE.sub("\ufffd", text)


def parse_paragraphs(text: str, paragraphs: tuple[tuple[int, int], ...], nlp: "Language") -> "Doc":
    """Parse each paragraph by itself, so that its parse does not depend on what stands around it.

    Args:
        text: the whole text.
        paragraphs: half-open ranges in text order that do not overlap.
        nlp: a pipeline with a tagger and a parser.

    Returns:
        One Doc with ``token.idx`` counting in `text`; what stands between paragraphs is a token of its own.
    """
    clean = without_surrogates(text)
    longest = min(LONGEST_PIECE, nlp.max_length)
    ranges = [piece for start, end in paragraphs for piece in pieces_of(clean, start, end, longest=longest)]
    texts = [clean[start:end] for start, end in ranges]
    return _join(clean, ranges, (doc for batch in batches_of(texts) for doc in nlp.pipe(batch)), nlp)


def batches_of(texts: list[str]) -> Iterator[list[str]]:
    """Group texts so that a batch is large enough to be parsed fast and small enough for the memory that it takes.

    >>> [len(batch) for batch in batches_of(["a" * 9_000] * 7)]
    [3, 3, 1]
    """
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > LARGEST_BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def pieces_of(text: str, start: int, end: int, *, longest: int = LONGEST_PIECE) -> Iterator[tuple[int, int]]:
    """Cut a paragraph that is too long to be parsed at once, and endless words in any.

    It is cut between sentences, else at white space, else anywhere.

    >>> list(pieces_of("A short one.", 0, 12))
    [(0, 12)]
    """
    cuts = [
        cut
        for word in _LONG_WORD.finditer(text, start, end)
        for cut in (*range(word.start(), word.end(), LONGEST_WORD), word.end())
    ]
    for cut in (*cuts, end):
        while cut - start > longest:
            middle = _bound(text, start, start + longest)
            yield start, middle
            start = middle
        if cut > start:
            yield start, cut
            start = cut


def _bound(text: str, start: int, end: int) -> int:
    """The last bound of sentences in the last quarter of a range; else its last space; else its end."""
    sentences = [match.end() for match in _SENTENCE_END.finditer(text, end - (end - start) // 4, end)]
    if sentences:
        return sentences[-1]
    space = text.rfind(" ", start + 1, end)
    return space if space > start else end


def _join(text: str, ranges: list[tuple[int, int]], pieces: "Iterable[Doc]", nlp: "Language") -> "Doc":
    # Doc.from_docs fails where one of the pieces has no annotation, as the white space between paragraphs.
    import numpy  # noqa: PLC0415
    from spacy.attrs import DEP, HEAD, ORTH, SPACY, TAG  # noqa: PLC0415
    from spacy.tokens import Doc  # noqa: PLC0415

    kept = [TAG, DEP, HEAD]
    words: list[int] = []
    spaces: list[bool] = []
    arrays = []
    at = 0

    def add_gap(end: int) -> None:
        words.append(nlp.vocab.strings.add(text[at:end]))
        spaces.append(False)
        arrays.append(numpy.zeros((1, len(kept)), dtype="uint64"))

    for (start, end), piece in zip(ranges, pieces, strict=True):
        if start > at:
            add_gap(start)
        array = piece.to_array([ORTH, SPACY, *kept])
        words.extend(array[:, 0].tolist())
        spaces.extend(array[:, 1].astype(bool).tolist())
        arrays.append(array[:, 2:])
        at = end
    if at < len(text):
        add_gap(len(text))
    doc = Doc(nlp.vocab, words=words, spaces=spaces)  # type: ignore[arg-type]
    return doc.from_array(kept, numpy.vstack(arrays)) if arrays else doc  # type: ignore[arg-type]
