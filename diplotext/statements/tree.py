"""The tree of a text with what tells when something was said and who cannot speak, for those who look for cues."""

from typing import TYPE_CHECKING

from diplotext.clauses import Range, Tree
from diplotext.clauses.extents import DASHES, LONGEST
from diplotext.clauses.parse import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from diplotext.reading import Reading

__all__ = ["DASHES", "LONGEST", "SUBJECTS", "Range", "SpeechTree"]

# What one would, may or must say is not said.
_UNSAID = ("would", "may", "must")
_DEPTH = 8


class SpeechTree(Tree):
    """The tokens, what hangs on them, and the bounds of their sentences.

    Args:
        reading: a text, parsed or not.
        dated: indices of the tokens that dates begin with.
        occasions: nouns for when and where something is said, as "interview".
        mute: nouns for what cannot speak.
        openings: indices of the tokens that open a sentence whatever stands before them.
    """

    def __init__(
        self,
        reading: "Reading",
        dated: frozenset[int],
        occasions: frozenset[str],
        mute: frozenset[str],
        openings: frozenset[int],
    ) -> None:
        super().__init__(reading.doc, reading.clauses)
        self.dated = dated
        self.occasions = occasions
        self.mute = mute
        starts, self.ends = reading.clauses.sentences
        self.starts = list(starts)
        for opening in openings:
            self.starts[opening : self.ends[opening]] = [opening] * (self.ends[opening] - opening)

    def tells_when(self, token: "Token") -> bool:
        """Whether a token is part of when or where something is said."""
        return token.i in self.dated or token.lower_ in self.occasions

    def subject(self, verb: "Token") -> "Token | None":
        """Who does it: the subject, the agent of a passive, or the subject that is shared with the verb above."""
        current = verb
        for _ in range(_DEPTH):
            agent = self.child(current, "agent")
            if agent is not None:
                return self.child(agent, "pobj")
            if self.child(current, "nsubjpass", "auxpass") is not None and current.i == verb.i:
                return None
            found = self._nearest_subject(current) or (
                self.child(current, "nsubjpass") if current.i != verb.i else None  # "was quoted as saying"
            )
            if found is not None:
                return (
                    None if found.tag_ == "EX" or (found.lower_ in ("it", "there") and found.dep_ == "expl") else found
                )
            if current.dep_ == "acl" and current.head.tag_.startswith(("NN", "PRP")):
                return current.head
            asked = self._asked(current)
            if asked is not None:
                return asked
            if current.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep", "acl", "ccomp", "dep", "attr", "acomp"):
                return None
            current = current.head
        return None

    def _nearest_subject(self, verb: "Token") -> "Token | None":
        """The subject; of two, of which the parse took one from a quotation before it, the nearer."""
        subjects = [child for child in self.children(verb) if child.dep_ == "nsubj"]
        return min(subjects, key=lambda child: abs(child.i - verb.i), default=None)

    def _asked(self, verb: "Token") -> "Token | None":
        """Who is to do it: "forced the envoy to admit" has the envoy admit it."""
        if verb.dep_ != "xcomp" or verb.tag_ != "VB":
            return None
        asked = self.child(verb.head, "dobj")
        if asked is None or asked.lower_ in self.mute:  # "used the occasion to urge"
            return None
        return asked if verb.head.i < asked.i < verb.i else None

    def denied(self, cue: "Token") -> bool:
        """Negated, hypothetical, conditional or asked: nothing was said."""
        if not cue.tag_.startswith("VB"):  # who denies a report does not deny that it was made
            return self.clauses.negated(cue.i)
        standing = self.clauses.standing(cue.i)
        return not (standing.is_told or standing.barren) or standing.modality in _UNSAID
