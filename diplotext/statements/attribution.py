"""Cues in running prose, each with its source and its content."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.lexicon.cues import Cue
from diplotext.statements.clauses import Range, Tree
from diplotext.statements.complements import content, parenthetical
from diplotext.statements.cues import Senses
from diplotext.statements.extents import trim

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERB_TAGS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))


@attrs.frozen(kw_only=True)
class Attribution:
    """A cue, its source and its content, as token ranges.

    Attributes:
        cue: the group that the cue belongs to.
        at: the cue's token.
        source: the mention beside it, or None.
        content: None where the cue only introduces a quotation.
        built: how the content is attached: "clause", "left", "infinitive", "request", "object", "preposition".
        addressee: who was told.
        rest: where the content goes on after an attribution in its middle ("Trade, he said, has doubled").
    """

    cue: Cue
    at: int
    source: Range | None
    content: Range | None
    built: str
    addressee: Range | None = None
    rest: Range | None = None


def find_attributions(doc: "Doc", tree: Tree, index: dict[str, Senses], quoted: list[bool]) -> Iterator[Attribution]:
    """Find the cues outside quotations, with what they attribute to whom.

    Args:
        doc: a parsed Doc.
        tree: its children.
        index: form -> senses.
        quoted: for each token, whether it stands in a quotation.
    """
    for token in doc:
        if quoted[token.i]:
            continue
        if token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            found = _according(token, tree)
        else:
            senses = index.get(token.lower_)
            found = _attribution(token, senses, tree, index) if senses else None
        if found is not None:
            yield found


def _attribution(token: "Token", senses: Senses, tree: Tree, index: dict[str, Senses]) -> Attribution | None:
    kinds = [(cue, particle) for cue, particle in senses.senses if _fits(token, cue, particle, tree)]
    if not kinds or (token.dep_ in ("aux", "auxpass", "amod", "compound")):
        return None
    if tree.denied(token):
        return None
    source_token = _source(token, kinds[0][0], tree)
    parted = parenthetical(token, kinds[0][0], source_token, tree)
    if parted is not None:
        return Attribution(cue=kinds[0][0], at=token.i, source=_mention(source_token, tree), content=parted[0],
                           built="parenthetical", rest=parted[1])  # fmt: skip
    for built in ("clause", "left", "request", "infinitive", "preposition", "object"):
        for cue, _ in kinds:
            found = content(built, token, cue, source_token, tree, index)
            if found is not None:
                return Attribution(
                    cue=cue, at=token.i, source=_mention(source_token, tree), content=found, built=built,
                    addressee=_addressee(token, cue, tree),
                )  # fmt: skip
    cue = kinds[0][0]
    if cue.word == "verb" and cue.form == "statement":
        return Attribution(cue=cue, at=token.i, source=_mention(source_token, tree), content=None, built="quote")
    return None


def _mention(token: "Token | None", tree: Tree) -> Range | None:
    return None if token is None else tree.mention(token)


def _fits(token: "Token", cue: Cue, particle: str, tree: Tree) -> bool:
    if particle and not any(child.lower_ == particle for child in tree.children[token.i]):
        return False
    if cue.word == "verb":
        return token.tag_ in _VERB_TAGS
    return token.tag_.startswith("NN" if cue.word == "noun" else ("JJ", "VBN"))


def _source(token: "Token", cue: Cue, tree: Tree) -> "Token | None":
    if cue.word == "verb":
        return tree.subject(token)
    if cue.word == "adjective":
        return tree.subject(token if tree.child(token, "nsubj") is not None else token.head)
    owner = tree.child(token, "poss")
    if owner is not None:
        return owner
    by = next((c for c in tree.children[token.i] if c.dep_ == "prep" and c.lower_ in ("by", "from")), None)
    return None if by is None else tree.child(by, "pobj")


def _addressee(token: "Token", cue: Cue, tree: Tree) -> Range | None:
    if "person" not in cue.takes:
        return None
    told = tree.child(token, "dobj", "dative")
    return None if told is None else tree.mention(told)


def _according(token: "Token", tree: Tree) -> Attribution | None:
    """The phrase "According to X, p" and "p, according to X"."""
    to = tree.child(token, "prep")
    source = None if to is None else tree.child(to, "pobj")
    if source is None:
        return None
    doc, head = tree.doc, token.head
    first, last = tree.span(token)
    start, end = tree.span(head)
    if first <= start + 1:
        said = trim(doc, last, end)
    elif doc[first - 1].text == "," or last >= end - 1:
        said = trim(doc, start, first)
    else:
        said = None
    cue = Cue(name="according_to", lemmas=("according",), takes=("clause",))
    if said is None or said[1] - said[0] < 2:
        return None
    return Attribution(cue=cue, at=token.i, source=tree.mention(source), content=said, built="according")
