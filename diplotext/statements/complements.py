"""What a cue attributes: its clause, its infinitive, its object, or the clause before it."""

from typing import TYPE_CHECKING

from diplotext.lexicon.cues import Cue
from diplotext.statements.clauses import SUBJECTS, Range, Tree
from diplotext.statements.cues import Senses
from diplotext.statements.extents import clause_end, object_end, trim

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WH = frozenset(("WP", "WDT", "WP$"))
# "As the minister said at a rally in the capital last week, ..."
LONGEST_FRAME = 16
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def content(
    built: str, token: "Token", cue: Cue, source: Range | None, tree: Tree, index: dict[str, Senses]
) -> Range | None:
    """The tokens that a cue attributes if it is built like that, or None."""
    if built == "clause" and "clause" in cue.takes:
        return _clause(token, cue, tree, index)
    if cue.word == "noun" and source is None and built != "clause":  # "plans to", "calls for": nobody's
        return None
    if built == "left" and "clause" in cue.takes and cue.word == "verb" and not _asks(cue):
        return _framed(token, source, tree) or _left(token, source, tree)
    if built == "infinitive" and "infinitive" in cue.takes:
        return _infinitive(token, tree, index)
    if built == "request" and "request" in cue.takes:
        return _request(token, tree, index)
    if built == "preposition" and cue.prepositions:
        return _prepositional(token, cue, tree, index)
    if built == "object" and "object" in cue.takes:
        return _object(token, cue, tree, index)
    if built == "object" and "object_as" in cue.takes and any(c.lower_ == "as" for c in tree.children[token.i]):
        return _object(token, cue, tree, index)
    return None


def _clause(token: "Token", cue: Cue, tree: Tree, index: dict[str, Senses]) -> Range | None:
    if cue.word == "noun":
        return _noun_clause(token, tree)
    for child in tree.children[token.i]:
        if child.i > token.i and (child.dep_ == "ccomp" or _that_clause(child, tree)):
            start = max(child.left_edge.i, token.i + 1)
            return trim(tree.doc, start, clause_end(token, start, tree, index))
    # "told a meeting of farmers that": the parse may hang the clause on who was told
    told = tree.child(token, "dobj", "dative") if cue.word == "verb" else None
    for child in tree.children[told.i] if told is not None else ():
        if child.dep_ in ("relcl", "acl") and _that_clause(child, tree):
            return trim(tree.doc, child.left_edge.i, clause_end(token, child.left_edge.i, tree, index))
    return None


def _that_clause(verb: "Token", tree: Tree) -> bool:
    """Whether "that" opens a clause and is none of its parts."""
    first = tree.doc[verb.left_edge.i]
    return first.lower_ == "that" and first.head.i == verb.i and first.dep_ in ("mark", "advmod")


def _noun_clause(token: "Token", tree: Tree) -> Range | None:
    for child in tree.children[token.i]:
        if child.i < token.i or child.dep_ not in ("ccomp", "acl", "relcl"):
            continue
        if child.dep_ != "ccomp" and tree.doc[child.left_edge.i].lower_ != "that":
            continue
        if not any(c.dep_ in SUBJECTS and c.tag_ == "WDT" for c in tree.children[child.i]):
            start, end = tree.span(child)
            start = max(start, token.i + 1)
            return trim(tree.doc, start, without_aside(tree.doc, start, end))
    return None


def without_aside(doc: "Doc", start: int, end: int) -> int:
    """Where the content ends before the reporter's own ", which ..." or ", who ..."."""
    for index in range(end - 2, max(start + 2, end - 60), -1):
        if doc[index].text == "," and doc[index + 1].tag_ in ("WDT", "WP", "WP$") and doc[index + 1].dep_ != "mark":
            return index
    return end


def _asks(cue: Cue) -> bool:
    """Verbs of asking follow no clause: "the port is closed, he urged" is none."""
    return "request" in cue.takes and "person" not in cue.takes


def _attribution_start(token: "Token", source: Range | None, tree: Tree) -> int:
    """The first token of the attribution: its source or its cue, or the "as" before it ("as the mayor put it")."""
    first = min(token.i, source[0]) if source is not None else token.i
    return first - 1 if first > tree.starts[token.i] and tree.doc[first - 1].lower_ == "as" else first


def _after_cue(token: "Token", tree: Tree) -> int:
    """The token after the cue and its particle: "pointed out", "put it"."""
    after = token.i + 1
    known = after < len(tree.doc) and tree.doc[after].head.i == token.i
    return after + 1 if known and (tree.doc[after].dep_ == "prt" or tree.doc[after].lower_ == "it") else after


def _framed(token: "Token", source: Range | None, tree: Tree) -> Range | None:
    """The clause after "As the mayor put it,"."""
    start, after = tree.starts[token.i], _after_cue(token, tree)
    if source is None or tree.doc[start].lower_ != "as" or _attribution_start(token, source, tree) != start:
        return None
    comma = next(
        (i for i in range(after, min(after + LONGEST_FRAME, tree.ends[token.i])) if tree.doc[i].text == ","), None
    )
    return None if comma is None else trim(tree.doc, comma + 1, tree.ends[token.i])


def _left(token: "Token", source: Range | None, tree: Tree) -> Range | None:
    """The clause before ", the minister said": from the sentence's start to the comma before the attribution."""
    doc = tree.doc
    if source is not None and doc[source[0]].tag_ in _WH:
        return None
    before = _attribution_start(token, source, tree) - 1
    if before < 1 or doc[before].text not in (",", "—", "–"):
        return None
    start = tree.starts[token.i]
    if before - start < 3 or not any(doc[i].tag_ in _FINITE for i in range(start, before)):
        return None
    # "Peering at the map, he said ..." has its content to the right: the cue must close its clause
    after = _after_cue(token, tree)
    closes = after >= len(doc) or doc[after].is_punct or doc[after].is_space or token.dep_ != "ROOT"
    inside = any(c.dep_ == "ccomp" and c.i < before for c in tree.children[token.i])
    if not inside and not (closes and token.dep_ in ("parataxis", "dep", "ccomp", "ROOT", "conj", "relcl", "advcl")):
        return None
    return trim(doc, start, before)


def parenthetical(token: "Token", cue: Cue, source: Range | None, tree: Tree) -> tuple[Range, Range] | None:
    """The phrase "Trade, he said, has doubled": the content on both sides of an attribution between commas."""
    if source is None or source[0] > token.i or "clause" not in cue.takes or cue.word != "verb":
        return None
    doc, first, after = tree.doc, _attribution_start(token, source, tree), _after_cue(token, tree)
    start, end = tree.starts[token.i], tree.ends[token.i]
    if first - 1 <= start or doc[first - 1].text != "," or token.i - first > 12:
        return None
    if after >= end - 1 or doc[after].text != "," or doc[after + 1].tag_ in ("VBG", "CC", "WDT", "WP"):
        return None
    if doc[after + 1].tag_ == "IN" and doc[after + 1].dep_ != "mark":
        return None
    left, right = trim(doc, start, first - 1), trim(doc, after + 1, end)
    return None if left is None or right is None else (left, right)


def _infinitive(token: "Token", tree: Tree, index: dict[str, Senses]) -> Range | None:
    if tree.child(token, "dobj") is not None:  # "committed a crime to hide the loss": a purpose
        return None
    for child in tree.children[token.i]:
        if child.i > token.i and child.dep_ in ("xcomp", "ccomp", "advcl", "acl") and child.tag_ == "VB":
            to = tree.child(child, "aux")
            if to is not None and to.tag_ == "TO":
                return trim(tree.doc, to.i, object_end(token, child, tree, index))
    return None


def _request(token: "Token", tree: Tree, index: dict[str, Senses]) -> Range | None:
    """The phrase "urged Iran to release": the one who is asked belongs to the content."""
    for child in tree.children[token.i]:
        if child.i > token.i and child.dep_ in ("ccomp", "xcomp", "advcl") and child.tag_ == "VB":
            start = child.left_edge.i
            asked = tree.child(token, "dobj", "dative")
            if asked is not None and token.i < asked.i < child.i:
                start = tree.span(asked)[0]
            return trim(tree.doc, max(start, token.i + 1), object_end(token, child, tree, index))
    return None


def _prepositional(token: "Token", cue: Cue, tree: Tree, index: dict[str, Senses]) -> Range | None:
    for child in tree.children[token.i]:
        if child.i > token.i and child.dep_ in ("prep", "agent") and child.lower_ in cue.prepositions:
            return trim(tree.doc, child.i + 1, object_end(token, child, tree, index))
    return None


def passive(
    built: str, token: "Token", said: Range, tree: Tree, index: dict[str, Senses]
) -> tuple[Range, Range | None]:
    """The content of "prices are expected to rise", "the envoy was praised for his calm": the subject and the rest."""
    subject = tree.child(token, "nsubjpass")
    if subject is None or token.tag_ != "VBN" or subject.tag_ in _WH:
        return said, None
    if built != "object":
        return tree.mention(subject), said
    for child in tree.children[token.i]:
        if child.i > token.i and (child.dep_ in ("oprd", "xcomp") or child.lower_ in ("for", "as", "of", "over")):
            return said, trim(tree.doc, child.left_edge.i, object_end(token, child, tree, index))
    return said, None


def _object(token: "Token", cue: Cue, tree: Tree, index: dict[str, Senses]) -> Range | None:
    target = tree.child(token, "dobj", "oprd", "nsubjpass")
    if target is None or (target.dep_ == "nsubjpass" and "person" in cue.takes):
        return None
    if target.i < token.i and target.tag_ in _WH:  # "what she calls a farce": the farce
        named = tree.child(token, "oprd") or _under_as(token, tree)
        return None if named is None else trim(tree.doc, named.left_edge.i, object_end(token, named, tree, index))
    start, end = tree.span(target)
    if target.dep_ != "nsubjpass":
        end = object_end(token, target, tree, index)
    return trim(tree.doc, start, end)


def _under_as(token: "Token", tree: Tree) -> "Token | None":
    """The phrase "what they describe as a race": the race."""
    preposition = next((c for c in tree.children[token.i] if c.i > token.i and c.lower_ == "as"), None)
    return None if preposition is None else tree.child(preposition, "pobj", "pcomp", "amod")
