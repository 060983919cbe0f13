"""Cues in running prose, each with its source and its content."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.lexicon.cues import Cue
from diplotext.statements.clauses import SUBJECTS, Range, Tree
from diplotext.statements.cues import Senses

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
            found = _attribution(token, senses, tree) if senses else None
        if found is not None:
            yield found


def _attribution(token: "Token", senses: Senses, tree: Tree) -> Attribution | None:
    kinds = [(cue, particle) for cue, particle in senses.senses if _fits(token, cue, particle, tree)]
    if not kinds or (token.dep_ in ("aux", "auxpass", "amod", "compound")):
        return None
    if tree.denied(token):
        return None
    source_token = _source(token, kinds[0][0], tree)
    parted = _parenthetical(token, kinds[0][0], source_token, tree)
    if parted is not None:
        return Attribution(cue=kinds[0][0], at=token.i, source=_mention(source_token, tree), content=parted[0],
                           built="parenthetical", rest=parted[1])  # fmt: skip
    for built in ("clause", "left", "request", "infinitive", "preposition", "object"):
        for cue, _ in kinds:
            content = _content(built, token, cue, source_token, tree)
            if content is not None:
                return Attribution(
                    cue=cue, at=token.i, source=_mention(source_token, tree), content=content, built=built,
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


def _content(built: str, token: "Token", cue: Cue, source: "Token | None", tree: Tree) -> Range | None:
    if built == "clause" and "clause" in cue.takes:
        return _clause(token, cue, tree)
    if built == "left" and "clause" in cue.takes and cue.word == "verb" and cue.form == "statement":
        return _left(token, source, tree)
    if built == "infinitive" and "infinitive" in cue.takes:
        return _infinitive(token, tree)
    if built == "request" and "request" in cue.takes:
        return _request(token, tree)
    if built == "preposition" and cue.prepositions:
        return _prepositional(token, cue, tree)
    if built == "object" and "object" in cue.takes:
        return _object(token, cue, tree)
    if built == "object" and "object_as" in cue.takes and any(c.lower_ == "as" for c in tree.children[token.i]):
        return _object(token, cue, tree)
    return None


def _clause(token: "Token", cue: Cue, tree: Tree) -> Range | None:
    for child in tree.children[token.i]:
        if child.i < token.i or child.dep_ not in ("ccomp", "acl", "relcl"):
            continue
        if child.dep_ != "ccomp" and (cue.word == "verb" or tree.doc[child.left_edge.i].lower_ != "that"):
            continue
        start, end = tree.span(child)
        start = max(start, token.i + 1)
        if cue.word == "noun" and any(c.dep_ in SUBJECTS and c.tag_ == "WDT" for c in tree.children[child.i]):
            continue
        return trim(tree.doc, start, _without_aside(tree.doc, start, end))
    return None


def _without_aside(doc: "Doc", start: int, end: int) -> int:
    """Where the content ends before the reporter's own ", which ..." or ", who ..."."""
    for index in range(end - 2, max(start + 2, end - 60), -1):
        if doc[index].text == "," and doc[index + 1].tag_ in ("WDT", "WP", "WP$") and doc[index + 1].dep_ != "mark":
            return index
    return end


def _left(token: "Token", source: "Token | None", tree: Tree) -> Range | None:
    """The clause before ", the minister said": from the sentence's start to the comma before the attribution."""
    edge = min(token.i, tree.span(source)[0]) if source is not None else token.i
    before = edge - 1
    doc = tree.doc
    if before < 1 or doc[before].text not in (",", "—", "–"):
        return None
    start = token.sent.start
    if before - start < 3 or not any(doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD") for i in range(start, before)):
        return None
    # "Peering at the map, he said ..." has its content to the right: the cue must close its clause
    after = token.i + 1
    closes = after >= len(doc) or doc[after].is_punct or doc[after].is_space or token.dep_ != "ROOT"
    inside = any(c.dep_ == "ccomp" and c.i < before for c in tree.children[token.i])
    if not inside and not (closes and token.dep_ in ("parataxis", "dep", "ccomp", "ROOT", "conj", "relcl", "advcl")):
        return None
    return trim(doc, start, before)


def _parenthetical(token: "Token", cue: Cue, source: "Token | None", tree: Tree) -> tuple[Range, Range] | None:
    """The phrase "Trade, he said, has doubled": the content on both sides of an attribution between commas."""
    if source is None or source.i > token.i or "clause" not in cue.takes or cue.word != "verb":
        return None
    doc, first, after = tree.doc, source.left_edge.i, token.i + 1
    sentence = token.sent
    if first - 1 <= sentence.start or doc[first - 1].text != "," or token.i - first > 12:
        return None
    if after >= sentence.end - 1 or doc[after].text != "," or doc[after + 1].tag_ in ("VBG", "CC", "WDT", "WP", "IN"):
        return None
    left, right = trim(doc, sentence.start, first - 1), trim(doc, after + 1, sentence.end)
    return None if left is None or right is None else (left, right)


def _infinitive(token: "Token", tree: Tree) -> Range | None:
    for child in tree.children[token.i]:
        if child.i > token.i and child.dep_ in ("xcomp", "ccomp", "advcl", "acl") and child.tag_ == "VB":
            to = tree.child(child, "aux")
            if to is not None and to.tag_ == "TO":
                return trim(tree.doc, to.i, tree.span(child)[1])
    return None


def _request(token: "Token", tree: Tree) -> Range | None:
    """The phrase "urged Iran to release": the one who is asked belongs to the content."""
    for child in tree.children[token.i]:
        if child.i > token.i and child.dep_ in ("ccomp", "xcomp", "advcl") and child.tag_ == "VB":
            start, end = tree.span(child)
            asked = tree.child(token, "dobj", "dative")
            if asked is not None and token.i < asked.i < child.i:
                start = tree.span(asked)[0]
            return trim(tree.doc, max(start, token.i + 1), end)
    return None


def _prepositional(token: "Token", cue: Cue, tree: Tree) -> Range | None:
    for child in tree.children[token.i]:
        if child.i > token.i and child.dep_ in ("prep", "agent") and child.lower_ in cue.prepositions:
            return trim(tree.doc, child.i + 1, tree.span(child)[1])
    return None


def _object(token: "Token", cue: Cue, tree: Tree) -> Range | None:
    target = tree.child(token, "dobj", "oprd", "nsubjpass")
    if target is None or target.tag_ == "WDT" or (target.dep_ == "nsubjpass" and "person" in cue.takes):
        return None
    start, end = tree.span(target)
    if target.dep_ != "nsubjpass":
        for child in tree.children[token.i]:
            if (
                child.i > target.i
                and child.dep_ in ("prep", "oprd", "xcomp")
                and child.lower_ in ("for", "as", "of", "on")
            ) or (child.i > target.i and child.dep_ == "oprd"):
                end = max(end, tree.span(child)[1])
    return trim(tree.doc, start, end)


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
        content = trim(doc, last, end)
    elif doc[first - 1].text == "," or last >= end - 1:
        content = trim(doc, start, first)
    else:
        content = None
    cue = Cue(name="according_to", lemmas=("according",), takes=("clause",))
    if content is None or content[1] - content[0] < 2:
        return None
    return Attribution(cue=cue, at=token.i, source=tree.mention(source), content=content, built="according")


def trim(doc: "Doc", start: int, end: int) -> Range | None:
    """Drop "that", marks and white space from both ends; None if nothing is left."""
    while start < end and ((doc[start].is_punct and doc[start].text not in "([$") or doc[start].is_space):
        start += 1
    if (
        start < end
        and doc[start].lower_ == "that"
        and doc[start].dep_ in ("mark", "det", "nsubj")
        and doc[start].tag_ == "IN"
    ):
        start += 1
    while end > start and (doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text not in ")]%")):
        end -= 1
    return (start, end) if start < end else None
