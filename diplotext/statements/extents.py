"""How far a reported content reaches: mostly to the end of the sentence, unless the reporter speaks again."""

from typing import TYPE_CHECKING

from diplotext.statements.clauses import SUBJECTS, Range, Tree
from diplotext.statements.cues import Senses

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# No sentence of prose nests deeper or runs longer; the bounds keep the search linear.
_DEPTH = 16
LONGEST = 160


def last_possible(token: "Token", tree: Tree) -> int:
    """Where anything to the right of a cue must end: its sentence, or the clause that it stands in.

    "The man who said that he was ill left" goes on after what was said: the clause hangs on a word before a later verb.
    """
    end = tree.ends[token.i]
    current = token
    for _ in range(_DEPTH):
        head = current.head
        if head.i == current.i or head.i >= end:
            break
        if head.i > current.i:
            return min(end, max(current.right_edge.i + 1, token.i + 1))
        current = head
    return end


def clause_end(cue: "Token", start: int, tree: Tree, index: dict[str, Senses]) -> int:
    """Where a content clause to the right of its cue ends."""
    limit = min(last_possible(cue, tree), start + LONGEST)
    for at in range(start + 1, limit - 1):
        if reporter_goes_on(cue, at, tree, index):
            return at
    return limit


def reporter_goes_on(cue: "Token", at: int, tree: Tree, index: dict[str, Senses]) -> bool:
    """Whether the reporter tells on from here: "..., adding that", "... and warned that", ", but the minister left"."""
    doc = tree.doc
    token = doc[at]
    if token.text == ",":
        after = _word_after(doc, at + 1)
        return after.tag_ == "VBG" and says(after, index)
    if token.tag_ != "CC":
        return False
    if token.head.i == cue.i:
        return True
    after = _word_after(doc, at + 1)
    return after.tag_ == cue.tag_ and says(after, index) and tree.child(after, *SUBJECTS) is None


def says(token: "Token", index: dict[str, Senses]) -> bool:
    """Whether a word may be a verb of saying."""
    senses = index.get(token.lower_)
    return senses is not None and any(
        cue.word == "verb" and cue.form == "statement" and not particle for cue, particle in senses.senses
    )


def _word_after(doc: "Doc", at: int) -> "Token":
    """The word at `at`, or the one after an adverb or an auxiliary there: "and later added"."""
    for index in range(at, min(at + 2, len(doc))):
        if doc[index].tag_ != "RB" and doc[index].dep_ not in ("aux", "auxpass", "advmod"):
            return doc[index]
    return doc[min(at, len(doc) - 1)]


def trim(doc: "Doc", start: int, end: int) -> Range | None:
    """Drop "that", marks and white space from both ends; None if nothing is left."""
    while start < end and ((doc[start].is_punct and doc[start].text not in "([$") or doc[start].is_space):
        start += 1
    if start < end and doc[start].lower_ == "that" and doc[start].tag_ == "IN":
        start += 1
    while end > start and (doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text not in ")]%")):
        end -= 1
    return (start, end) if start < end else None
