"""Contents that stand before or around their attribution: "..., the minister said", "As the mayor put it, ..."."""

from typing import TYPE_CHECKING

from diplotext.lexicon.cues import Cue
from diplotext.statements.extents import trim
from diplotext.statements.tree import LONGEST, Range, SpeechTree

if TYPE_CHECKING:
    from spacy.tokens import Token

# "As the minister said at a rally in the capital last week, ..."
_LONGEST_FRAME = 16
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
# "It will cost a million, the ministry says, and could ruin the port"
_GOES_ON = frozenset(("MD", "VBZ", "VBP", "VB"))
_NEXT_VERB = 10
_WH = frozenset(("WP", "WDT", "WP$"))
_CLOSING = frozenset(("parataxis", "dep", "ccomp", "ROOT", "conj", "relcl", "advcl", "pcomp"))
_CLAUSES = frozenset(("ccomp", "xcomp", "advcl", "conj", "parataxis", "relcl"))


def _attribution_start(token: "Token", source: Range | None, tree: SpeechTree) -> int:
    """The first token of the attribution: its source or its cue, or the "as" before it ("as the mayor put it")."""
    first = min(token.i, source[0]) if source is not None else token.i
    return first - 1 if first > tree.starts[token.i] and tree.doc[first - 1].lower_ == "as" else first


def _after_cue(token: "Token", cue: Cue, tree: SpeechTree) -> int:
    """The token after the cue and what goes with it: "pointed out", "told reporters on Friday"."""
    end = token.i + 1
    for child in tree.children(token):
        if child.dep_ == "dobj" and child.lower_ != "it" and "person" not in cue.takes:
            break
        if child.i >= end and child.dep_ not in _CLAUSES and child.left_edge.i == end and not child.is_punct:
            end = child.right_edge.i + 1
    return end


def framed(token: "Token", cue: Cue, source: Range | None, tree: SpeechTree) -> Range | None:
    """The clause after "As the mayor put it,"."""
    start, after = tree.starts[token.i], _after_cue(token, cue, tree)
    if source is None or tree.doc[start].lower_ != "as" or _attribution_start(token, source, tree) != start:
        return None
    comma = next(
        (i for i in range(after, min(after + _LONGEST_FRAME, tree.ends[token.i])) if tree.doc[i].text == ","), None
    )
    return None if comma is None else trim(tree.doc, comma + 1, min(tree.ends[token.i], comma + LONGEST))


def left(token: "Token", cue: Cue, source: Range | None, tree: SpeechTree) -> Range | None:
    """The clause before ", the minister said": from the sentence's start to the comma before the attribution."""
    doc = tree.doc
    if source is not None and doc[source[0]].tag_ in _WH:
        return None
    before = _attribution_start(token, source, tree) - 1
    if before < 1 or doc[before].text not in (",", "—", "–"):
        return None
    start = max(tree.starts[token.i], before - LONGEST)
    if before - start < 3 or not any(doc[i].tag_ in _FINITE for i in range(start, before)):
        return None
    # "Peering at the map, he said ..." has its content to the right: the cue must close its clause
    after = _after_cue(token, cue, tree)
    closes = after >= len(doc) or doc[after].is_punct or doc[after].is_space
    inside = any(c.dep_ == "ccomp" and c.i < before for c in tree.children(token))
    if not inside and not (closes and token.dep_ in _CLOSING):
        return None
    return trim(doc, start, before)


def _content_goes_on(at: int, end: int, tree: SpeechTree) -> bool:
    """Whether "and", "but" behind an attribution goes on with what was said: "..., he said, but the price is high"."""
    if at + 1 >= end:
        return False
    if tree.doc[at + 1].tag_ in _GOES_ON:
        return True
    verb = next((token for token in tree.doc[at + 1 : min(end, at + _NEXT_VERB)] if token.tag_ in _FINITE), None)
    if verb is None or verb.tag_ == "VBD":
        return False
    return any(child.i > at for child in tree.children(verb) if child.dep_ in ("nsubj", "nsubjpass", "expl"))


def parenthetical(token: "Token", cue: Cue, source: Range | None, tree: SpeechTree) -> tuple[Range, Range] | None:
    """The phrase "Trade, he said, has doubled": the content on both sides of an attribution between commas."""
    if source is None or source[0] > token.i or "clause" not in cue.takes or cue.word != "verb" or token.tag_ == "VB":
        return None
    doc, first, after = tree.doc, _attribution_start(token, source, tree), _after_cue(token, cue, tree)
    start, end = max(tree.starts[token.i], first - LONGEST), min(tree.ends[token.i], after + LONGEST)
    if first - 1 <= start or doc[first - 1].text != "," or token.i - first > 12:
        return None
    if after >= end - 1 or doc[after].text != "," or doc[after + 1].tag_ in ("VBG", "WDT", "WP"):
        return None
    if doc[after + 1].tag_ == "CC" and not _content_goes_on(after + 1, end, tree):
        return None
    if doc[after + 1].tag_ == "IN" and doc[after + 1].dep_ != "mark":
        return None
    left, right = trim(doc, start, first - 1), trim(doc, after + 1, end)
    return None if left is None or right is None else (left, right)
