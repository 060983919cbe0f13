"""The clauses of a text for those who look at its tokens: asked and answered by tokens of the Doc, not by indices."""

import bisect
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from diplotext.clauses.extents import Range
from diplotext.clauses.view import Clauses

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Tree:
    """Tokens with what hangs on them; every answer is that of `Clauses`.

    Args:
        doc: a Doc, parsed or not.
        clauses: what its parse says of each clause.
    """

    def __init__(self, doc: "Doc", clauses: Clauses) -> None:
        self.doc = doc
        self.clauses = clauses
        self.tokens = doc
        written = zip(clauses.parse.texts, clauses.parse.offsets, strict=True)
        self._semicolons = [start + text.index(";") for text, start in written if ";" in text]

    def children(self, token: "Token") -> list["Token"]:
        """The first dependents of a token, in text order."""
        return self._at(self.clauses.parse.children(token.i))

    def child(self, token: "Token", *labels: str) -> "Token | None":
        """The first dependent with one of these labels."""
        found = self.clauses.parse.child(token.i, *labels)
        return None if found is None else self.tokens[found]

    def ancestors(self, token: "Token") -> Iterator["Token"]:
        """The nearest heads, from the inside out."""
        return (self.tokens[i] for i in self.clauses.parse.ancestors(token.i))

    def listed(self, token: "Token") -> list["Token"]:
        """A word and those joined to it: "A, B and C"."""
        return self._at(self.clauses.listed(token.i))

    def subjects(self, verb: "Token") -> list["Token"]:
        """The grammatical subjects of a verb, taken over from above where it has none of its own."""
        return self._at(self.clauses.subjects(verb.i))

    def is_passive(self, verb: "Token") -> bool:
        """Whether a verb form is passive: "was received by", "hosted by"."""
        return self.clauses.is_passive(verb.i)

    def undergoers(self, verb: "Token") -> list["Token"]:
        """To whom or what it is done: of a passive the subjects, else the objects."""
        return self._at(self.clauses.predicate(verb.i).undergoers)

    def owners(self, noun: "Token") -> list["Token"]:
        """Whose it is: "the king's visit", "her visit"."""
        return [one for child in self.children(noun) if child.dep_ == "poss" for one in self.listed(child)]

    def objects(self, verb: "Token") -> list["Token"]:
        """The direct objects of a verb."""
        return self._at(self.clauses.objects(verb.i))

    def obliques(self, token: "Token", *prepositions: str) -> list["Token"]:
        """The nouns that a verb or noun governs through one of these prepositions."""
        return self._at(self.clauses.obliques(token.i, *prepositions))

    def governor(self, noun: "Token") -> "Token | None":
        """The verb whose subject or object a noun is, or that it modifies through a preposition."""
        found = self.clauses.governor(noun.i)
        return None if found is None else self.tokens[found]

    def verb_above(self, token: "Token") -> "Token | None":
        """The nearest verb above a word, whatever stands between."""
        found = self.clauses.verb_above(token.i)
        return None if found is None else self.tokens[found]

    def verb_of(self, token: "Token") -> "Token":
        """The verb of a word's clause: the word itself, the verb that governs it, else the word for want of one."""
        return token if token.tag_.startswith("VB") else self.governor(token) or token

    def mention(self, noun: "Token") -> Range:
        """The tokens of a noun phrase: titles, joined nouns and apposition, but no clause about it."""
        return self.clauses.mention(noun.i)

    def span(self, token: "Token") -> Range:
        """The tokens that hang on a word."""
        return self.clauses.subtree(token.i)

    def up_to_head(self, noun: "Token") -> Range:
        """The characters of a noun phrase up to its head."""
        return self.clauses.characters(self.clauses.up_to_head(noun.i))

    def without_additions(self, noun: "Token") -> Range:
        """The characters of a noun phrase up to the first preposition, comma, "and" or clause behind its head."""
        return self.clauses.characters(self.clauses.without_additions(noun.i))

    def is_parted(self, one: int, other: int) -> bool:
        """Whether a semicolon stands between two offsets: what it parts are sentences, however the parse joins them."""
        first = bisect.bisect_left(self._semicolons, min(one, other))
        return first < len(self._semicolons) and self._semicolons[first] < max(one, other)

    def _at(self, indices: "Iterable[int]") -> list["Token"]:
        return [self.tokens[i] for i in indices]
