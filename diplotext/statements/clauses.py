"""What the parse says of a cue: its subject, its content, whether it is asserted at all."""

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from diplotext.clauses import Clauses

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
# What one would, may or must say is not said.
UNSAID = ("would", "may", "must")
DASHES = frozenset(("—", "–", "―", "-", "--"))
# No part of a sentence of prose is longer; the bound keeps the search linear.
LONGEST = 160
_DEPTH = 8
Range = tuple[int, int]


class Tree:
    """The tokens, their children and the bounds of their sentences, collected once.

    Args:
        doc: a Doc, parsed or not.
        clauses: what its parse says of each clause.
        dated: indices of the tokens that dates begin with.
        occasions: nouns for when and where something is said, as "interview".
        mute: nouns for what cannot speak.
        openings: indices of the tokens that open a sentence whatever stands before them.
    """

    def __init__(
        self,
        doc: "Doc",
        clauses: "Clauses",
        dated: frozenset[int] = frozenset(),
        occasions: frozenset[str] = frozenset(),
        mute: frozenset[str] = frozenset(),
        openings: frozenset[int] = frozenset(),
    ) -> None:
        self.doc = doc
        self.clauses = clauses
        self.dated = dated
        self.occasions = occasions
        self.mute = mute
        self.tokens: list[Token] = list(doc)
        self.children: defaultdict[int, list[Token]] = defaultdict(list)
        for token, head in zip(self.tokens, clauses.parse.heads, strict=True):
            if head != token.i:
                self.children[head].append(token)
        self.words = clauses.parse.texts
        starts, self.ends = clauses.sentences
        self.starts = list(starts)
        for opening in openings:
            self.starts[opening : self.ends[opening]] = [opening] * (self.ends[opening] - opening)

    def tells_when(self, token: "Token") -> bool:
        """Whether a token is part of when or where something is said."""
        return token.i in self.dated or token.lower_ in self.occasions

    def child(self, token: "Token", *deps: str) -> "Token | None":
        """The first child with one of these relations."""
        return next((child for child in self.children[token.i] if child.dep_ in deps), None)

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
        subjects = [child for child in self.children[verb.i] if child.dep_ == "nsubj"]
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
        return not (standing.is_told or standing.barren) or standing.modality in UNSAID

    def span(self, token: "Token") -> Range:
        """Token range of a subtree, near its head."""
        return max(token.left_edge.i, token.i - LONGEST), min(token.right_edge.i + 1, token.i + LONGEST)

    def mention(self, token: "Token") -> Range:
        """A noun phrase with its titles, its coordination and its apposition, without a relative clause after it."""
        start, end = self.span(token)
        for child in self.children[token.i]:
            if child.i > token.i and (
                child.dep_ in ("relcl", "acl", "advcl", "dep", "parataxis") or self.child(child, "pcomp") is not None
            ):  # "accused by the union of lying"
                end = min(end, child.left_edge.i)
        for at in range(token.i - 1, start, -1):  # "after the vote — Roe said"
            if self.doc[at].text in DASHES and self.doc[at].whitespace_:
                start = at + 1
                break
        for at in range(token.i + 1, end):  # "Roe (a member of the board) said"
            if self.doc[at].text == "(" and end - at > 3:
                end = at
                break
        while end > token.i + 1 and self.doc[end - 1].is_punct:
            end -= 1
        return start, end
