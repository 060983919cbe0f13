"""Who says it: the mention that a cue's content is attributed to."""

from typing import TYPE_CHECKING

from diplotext.statements.clauses import Range, Tree
from diplotext.statements.cues import Sense

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_NAMES = frozenset(("NNP", "NNPS"))
# "President Jane Roe of the Red Cross said": a longer run of capitals is a headline.
_LONGEST_NAME = 8


def find_source(token: "Token", sense: Sense, tree: Tree) -> Range | None:
    """The tokens that name who says it, or None where nobody is named."""
    if sense.cue.word == "verb":
        return _of_verb(token, tree)
    if sense.cue.word == "adjective":
        # "is committed" may be parsed as a passive
        subject = tree.child(token, "nsubj", "nsubjpass") or tree.subject(token.head)
    else:
        subject = _owner(token, sense, tree)
        if subject is None:
            return _named_before(token, tree)
    return None if subject is None else tree.mention(subject)


def _of_verb(token: "Token", tree: Tree) -> Range | None:
    if token.tag_ == "VBN" and token.dep_ == "advcl" and tree.child(token, "nsubj", "agent", "aux") is None:
        return None  # "Asked about the mission, Roe replied": somebody asked him
    subject = tree.subject(token)
    mention = None if subject is None else tree.mention(subject)
    beside = _beside(token, tree)
    if beside is None or (mention is not None and mention[0] <= beside[0] < mention[1]):
        return mention
    return beside


def _beside(token: "Token", tree: Tree) -> Range | None:
    """The name or pronoun right before a finite verb, which the parse may have lost: "they left, and Roe said"."""
    if token.tag_ not in _FINITE:
        return None
    doc, end = tree.doc, token.i
    while end > 0 and doc[end - 1].head.i == token.i and doc[end - 1].dep_ in ("aux", "advmod"):
        end -= 1
    if end == 0 or end - 1 in tree.dated:  # "Roe on Tuesday said"
        return None
    word = doc[end - 1]
    if word.tag_ == "NNS" and end > 1 and doc[end - 2].tag_ == "CC":  # "the debate goes on, and analysts say"
        return end - 1, end
    if word.tag_ not in _NAMES | {"PRP"} or word.lower_ in ("them", "him", "us", "me"):
        return None
    start = end - 1
    while start > max(0, end - _LONGEST_NAME) and doc[end - 1].tag_ != "PRP" and doc[start - 1].tag_ in _NAMES:
        start -= 1
    return start, end


def _owner(noun: "Token", sense: Sense, tree: Tree) -> "Token | None":
    """Whose claim it is: "his claim", "a claim by the minister", "the minister made the claim"."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    by = next((c for c in tree.children[noun.i] if c.dep_ == "prep" and c.lower_ in ("by", "from")), None)
    if by is not None:
        return tree.child(by, "pobj")
    if noun.dep_ == "dobj" and noun.head.lower_ in sense.light:
        return tree.subject(noun.head)
    return None


def _named_before(noun: "Token", tree: Tree) -> Range | None:
    """A name as the first part of a compound: "Pentagon reports", "a Harbour Times report"."""
    names = [child.i for child in tree.children[noun.i] if child.dep_ in ("compound", "nmod") and child.tag_ in _NAMES]
    return (tree.doc[names[0]].left_edge.i, names[-1] + 1) if names and names[-1] < noun.i else None
