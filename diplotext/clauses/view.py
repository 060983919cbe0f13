"""The clauses of one text: what is asked of its parse, answered once."""

from typing import TYPE_CHECKING

from diplotext.clauses.parse import Parse
from diplotext.clauses.polarity import Standing, negation, standing_of
from diplotext.clauses.words import clause_index

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from diplotext.lexicon import Lexicon


class Clauses:
    """What the parse of a text says, by token index (``token.i``); answers are kept.

    Args:
        doc: a Doc, tagged and parsed; without a parse nothing governs anything.
        lexicon: its words of denying and supposing.

    Attributes:
        parse: words, tags, labels and heads.
    """

    __slots__ = ("_index", "_standings", "parse")

    def __init__(self, doc: "Doc", lexicon: "Lexicon") -> None:
        self.parse = Parse(doc)
        self._index = lexicon.derive(clause_index)
        self._standings: dict[int, Standing] = {}

    def standing(self, i: int) -> Standing:
        """How the event that a verb or noun tells stands to the facts: denied, supposed, asked, or none of these."""
        if i not in self._standings:
            self._standings[i] = standing_of(self.parse, self._index, i)
        return self._standings[i]

    def negated(self, i: int) -> bool:
        """Whether a word is denied in its own clause, whatever stands above it: "was not cancelled"."""
        return negation(self.parse, self._index, i)[0] is not None
