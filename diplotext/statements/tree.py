"""The tree of a text with what tells when something was said and who cannot speak, for those who look for cues."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from diplotext.clauses import Range, Tree
from diplotext.clauses.arguments import RELATIVES
from diplotext.clauses.extents import DASHES, LONGEST
from diplotext.clauses.parse import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from diplotext.reading import Reading

__all__ = ["DASHES", "LONGEST", "SUBJECTS", "Range", "SpeechTree", "Words"]

# What one would, may or must say is not said.
_UNSAID = ("would", "may", "must")


@attrs.frozen(kw_only=True, eq=False)
class Words:
    """What the lexicon knows of the words around a cue, in lower case.

    Attributes:
        occasions: nouns for when and where something is said, as "interview".
        mute: nouns for what cannot speak.
        persons: nouns for whom one can greet.
        said: nouns for what somebody says when it is told: "concern", "the importance".
        governors: form of a verb or adjective -> whether the infinitive of saying below it was said.
    """

    occasions: frozenset[str] = frozenset()
    mute: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    governors: Mapping[str, bool] = attrs.field(factory=dict)


class SpeechTree(Tree):
    """The tokens, what hangs on them, and the bounds of their sentences.

    Args:
        reading: a text, parsed or not.
        known: what the lexicon knows of words.
        dated: indices of the tokens that dates begin with.
        openings: indices of the tokens that open a sentence whatever stands before them.
    """

    def __init__(
        self,
        reading: "Reading",
        known: Words,
        dated: frozenset[int],
        openings: frozenset[int],
    ) -> None:
        super().__init__(reading.doc, reading.clauses)
        self.known = known
        self.dated = dated
        starts, self.ends = reading.clauses.sentences
        self.starts = list(starts)
        for opening in openings:
            self.starts[opening : self.ends[opening]] = [opening] * (self.ends[opening] - opening)

    def tells_when(self, token: "Token") -> bool:
        """Whether a token is part of when or where something is said."""
        return token.i in self.dated or token.lower_ in self.known.occasions

    def subject(self, verb: "Token") -> "Token | None":
        """Who does it: the subject, of a passive the agent; "who" where a relative clause tells it of somebody."""
        relative = self.child(verb, "nsubj")
        if relative is not None and relative.lower_ in RELATIVES and not self.is_passive(verb):
            named = verb.dep_ == "relcl" and relative.lower_ == "that" and self._speaks(verb.head)
            return verb.head if named else relative  # "nations that oppose it": the nations
        doers = self.clauses.predicate(verb.i).doers
        doer = self.tokens[doers[0]] if doers else None
        if doer is not None and verb.dep_ == "xcomp" and doer.lower_ in self.known.mute:
            return self.subject(verb.head)  # "used the occasion to urge"
        return doer

    def _speaks(self, noun: "Token") -> bool:
        known = self.known.persons | self.known.occasions
        return noun.tag_ in ("NNP", "NNPS") or noun.lower_ in known or noun.lower_.removesuffix("s") in known

    def denied(self, cue: "Token") -> bool:
        """Negated, hypothetical, conditional or asked: nothing was said."""
        if not cue.tag_.startswith("VB"):  # who denies a report does not deny that it was made
            return self.clauses.negated(cue.i)
        standing = self.clauses.standing(cue.i)
        return not (standing.is_told or standing.barren) or standing.modality in _UNSAID
