"""The parse as plain lists, read from the Doc once: an object for every token that is looked at would take longer."""

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A degenerate parse may give one token millions of dependents, and chains of heads without end.
MAX_CHILDREN = 60
MAX_STEPS = 8
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


class Parse:
    """Words, tags, labels and heads of a Doc; tokens are told by their index.

    Args:
        doc: a Doc, tagged and parsed or not.

    Attributes:
        texts: the tokens as written.
        words: the tokens in lower case.
        tags: fine part-of-speech tags; "" without a tagger.
        labels: dependency labels; "" without a parse.
        heads: index of each token's head, its own at the root of a sentence.
        offsets: where each token begins in the text.
        spaces: whether a blank follows each token.
        begins: whether the parse begins a sentence with each token.
    """

    __slots__ = ("_below", "begins", "heads", "labels", "offsets", "spaces", "tags", "texts", "words")

    def __init__(self, doc: "Doc") -> None:
        from spacy.attrs import DEP, HEAD, IDX, LOWER, ORTH, SENT_START, SPACY, TAG  # noqa: PLC0415

        strings = doc.vocab.strings
        array = doc.to_array([LOWER, TAG, DEP, ORTH, HEAD, IDX, SPACY, SENT_START]).reshape(-1, 8)
        lower, tag, dep, orth = (array[:, column].tolist() for column in range(4))
        known = {key: strings[key] for key in {*lower, *tag, *dep, *orth}}
        self.texts: list[str] = [known[key] for key in orth]
        self.words: list[str] = [known[key] for key in lower]
        self.tags: list[str] = [known[key] for key in tag]
        self.labels: list[str] = [known[key] for key in dep]
        self.heads: list[int] = [i + step for i, step in enumerate(array[:, 4].astype("int64").tolist())]
        self.offsets: list[int] = array[:, 5].tolist()
        self.spaces: list[bool] = array[:, 6].astype(bool).tolist()
        self.begins: list[bool] = (array[:, 7] == 1).tolist()
        self._below: dict[int, list[int]] = {}
        for i, head in enumerate(self.heads):
            if head != i:
                below = self._below.setdefault(head, [])
                if len(below) < MAX_CHILDREN:
                    below.append(i)

    def children(self, i: int) -> list[int]:
        """The first dependents of a token, in text order."""
        return self._below.get(i, [])

    def child(self, i: int, *labels: str) -> int | None:
        """The first dependent with one of these labels."""
        return next((c for c in self.children(i) if self.labels[c] in labels), None)

    def ancestors(self, i: int) -> Iterator[int]:
        """The nearest heads, from the inside out."""
        for _ in range(MAX_STEPS):
            if self.heads[i] == i:
                return
            i = self.heads[i]
            yield i

    def is_verb(self, i: int) -> bool:
        """Whether a token is tagged as a verb or a modal."""
        return self.tags[i].startswith(("VB", "MD"))

    def is_noun(self, i: int) -> bool:
        """Whether a token is tagged as a noun or a pronoun."""
        return self.tags[i].startswith(("NN", "PRP"))

    def is_punctuation(self, i: int) -> bool:
        """Whether a token is made of punctuation marks alone."""
        return all(unicodedata.category(letter)[0] == "P" for letter in self.texts[i])
