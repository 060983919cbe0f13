"""What a cue attributes: its clause, its infinitive, its object, or the clause before it."""

from typing import TYPE_CHECKING

from diplotext.lexicon.cues import Cue
from diplotext.statements.cues import Senses
from diplotext.statements.extents import attributed, clause_end, object_end, trim
from diplotext.statements.leading import framed, left
from diplotext.statements.tree import LONGEST, SUBJECTS, Range, SpeechTree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "told a gathering of the farmers of the northern islands that"
_LONGEST_LISTENER = 14
_LISTENERS = frozenset(("reporters", "journalists", "lawmakers", "parliament", "delegates", "diplomats", "officials"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
# "a claim that nobody believed": there "that" is a part of its clause, and the clause no claim
_PARTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "attr"))
_WHAT = frozenset(("that", "what", "how", "why", "whether", "if", "it", "there", "he", "she", "they", "we", "i", "you"))
_WH = frozenset(("WP", "WDT", "WP$"))


def content(
    built: str, token: "Token", cue: Cue, source: Range | None, tree: SpeechTree, index: dict[str, Senses]
) -> Range | None:
    """The tokens that a cue attributes if it is built like that, or None."""
    if built == "clause" and "clause" in cue.takes:
        return _clause(token, cue, tree, index)
    if cue.word == "noun" and source is None and built != "clause":  # "plans to", "calls for": nobody's
        return None
    if built == "left" and "clause" in cue.takes and cue.word == "verb" and not _asks(cue):
        return framed(token, cue, source, tree) or left(token, cue, source, tree)
    if built == "infinitive" and "infinitive" in cue.takes:
        return _infinitive(token, tree, index)
    if built == "request" and "request" in cue.takes:
        return _request(token, tree, index)
    if built == "preposition" and cue.prepositions:
        return _prepositional(token, cue, tree, index)
    if built == "object" and "object" in cue.takes:
        return _object(token, cue, tree, index)
    if built == "object" and "object_as" in cue.takes and _has_as(token, tree):
        return _object(token, cue, tree, index)
    return None


def _has_as(token: "Token", tree: SpeechTree) -> bool:
    """Whether something is seen as something; the parse may hang "as" on the object."""
    thing = tree.child(token, "dobj")
    below = tree.children(token) + (tree.children(thing) if thing is not None else [])
    return any(child.i > token.i and child.lower_ == "as" for child in below)


def _clause(token: "Token", cue: Cue, tree: SpeechTree, index: dict[str, Senses]) -> Range | None:
    if cue.word == "noun":
        return _noun_clause(token, tree, index)
    told = _told(token, tree) if "person" in cue.takes else None
    if told is not None:
        return trim(tree.doc, told, clause_end(token, told, tree, index))
    thing = _thing(token, cue, tree)
    for child in _after(token, tree):
        clause = child.dep_ == "ccomp" or _that_clause(child, tree) or (thing is not None and child.dep_ == "prep")
        if child.i > token.i and clause and (child.dep_ != "prep" or child.tag_ in _FINITE):
            if thing is not None and thing.i < child.left_edge.i:
                if not _is_its_subject(child, tree):
                    return None
                start = thing.left_edge.i
            else:
                start = max(child.left_edge.i, token.i + 1)
                if "person" in cue.takes:
                    start = _behind_outlet(start, token, child, tree)
            return trim(tree.doc, start, clause_end(token, start, tree, index))
    return None


def _told(token: "Token", tree: SpeechTree) -> int | None:
    """Where the clause begins after who was told, whatever the parse makes of it: "told a meeting of farmers that"."""
    for word in tree.doc[token.i + 1 : min(tree.ends[token.i], token.i + _LONGEST_LISTENER)]:
        if word.lower_ == "that" and word.i > token.i + 1:
            rest = tree.doc[word.i + 1 : min(tree.ends[token.i], word.i + LONGEST)]
            return word.i + 1 if any(later.tag_ in _FINITE for later in rest) else None
        if word.tag_.startswith("V") or (word.is_punct and not word.is_quote):
            return None
    return None


def _after(token: "Token", tree: SpeechTree) -> list["Token"]:
    """What hangs on a cue; the parse may hang the clause of an adjective on its "is"."""
    own = tree.children(token) + _behind_manner(token, tree)
    return own if token.dep_ != "acomp" else own + tree.children(token.head)


def _behind_manner(token: "Token", tree: SpeechTree) -> list["Token"]:
    """The clause that the parse hangs on how it was said: "noted with deep concern that"."""
    manner = next((child for child in tree.children(token) if child.i == token.i + 1 and child.lower_ == "with"), None)
    feeling = tree.child(manner, "pobj") if manner is not None else None
    if feeling is None or any(child.dep_ in ("det", "poss") for child in tree.children(feeling)):
        return []
    return [child for child in tree.children(feeling) if _that_clause(child, tree)]


def _thing(token: "Token", cue: Cue, tree: SpeechTree) -> "Token | None":
    """The object that what follows belongs to: "denied reports that it rained", "called it a day for us"."""
    thing = None if "person" in cue.takes else tree.child(token, "dobj")
    return thing if thing is not None and thing.i > token.i else None


def _behind_outlet(start: int, cue: "Token", verb: "Token", tree: SpeechTree) -> int:
    """Where the clause begins if the parse joins who was told to its subject: "told Reuters bilateral trade grew"."""
    told = tree.child(cue, "dobj")
    if told is not None and cue.i < told.i < verb.i and _is_its_subject(verb, tree):
        first, last = told.left_edge.i, told.i
    else:
        subject = tree.child(verb, *SUBJECTS)
        first, last = start, -1 if subject is None else subject.i
    told_first = tree.doc[first].tag_ == "NNP" or tree.doc[first].lower_ in _LISTENERS
    joined = first < last and told_first and tree.doc[first + 1].tag_ in ("NN", "NNS", "JJ", "DT")
    return first + 1 if joined else start


def _is_its_subject(verb: "Token", tree: SpeechTree) -> bool:
    """Whether the object that the parse gave a cue is the subject of its clause: "agreed trade was vital"."""
    finite = any(
        word.tag_ in _FINITE for word in (verb, *tree.children(verb)) if word.i == verb.i or word.dep_ == "aux"
    )
    return finite and tree.child(verb, *SUBJECTS, "mark") is None


def _that_clause(verb: "Token", tree: SpeechTree) -> bool:
    """Whether "that" opens a clause and is none of its parts."""
    first = tree.doc[verb.left_edge.i]
    if first.lower_ != "that" or first.head.i != verb.i:
        return False
    return first.dep_ in ("mark", "advmod")


def _noun_clause(token: "Token", tree: SpeechTree, index: dict[str, Senses]) -> Range | None:
    for child in tree.children(token):
        if child.i < token.i or child.dep_ not in ("ccomp", "acl", "relcl"):
            continue
        if child.dep_ != "ccomp" and tree.doc[child.left_edge.i].lower_ != "that":
            continue
        if not any(c.lower_ == "that" and c.dep_ in _PARTS for c in tree.children(child)):
            start, end = tree.span(child)
            start = max(start, token.i + 1)
            commas = (i for i in range(start + 1, end - 1) if tree.doc[i].text == ",")
            end = next((i for i in commas if attributed(tree, i, index)), end)
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


def _infinitive(token: "Token", tree: SpeechTree, index: dict[str, Senses]) -> Range | None:
    if tree.child(token, "dobj") is not None:  # "committed a crime to hide the loss": a purpose
        return None
    for child in _after(token, tree):
        if child.i > token.i and child.dep_ in ("xcomp", "ccomp", "advcl", "acl") and child.tag_ == "VB":
            to = tree.child(child, "aux")
            if to is not None and to.tag_ == "TO":
                return trim(tree.doc, to.i, object_end(token, child, tree, index))
    return None


def _request(token: "Token", tree: SpeechTree, index: dict[str, Senses]) -> Range | None:
    """The phrase "urged Iran to release": the one who is asked belongs to the content."""
    for child in tree.children(token):
        if child.i > token.i and child.dep_ in ("ccomp", "xcomp", "advcl") and child.tag_ == "VB":
            start = child.left_edge.i
            asked = tree.child(token, "dobj", "dative")
            if asked is not None and token.i < asked.i < child.i:
                start = tree.span(asked)[0]
            return trim(tree.doc, max(start, token.i + 1), object_end(token, child, tree, index))
    return None


def _prepositional(token: "Token", cue: Cue, tree: SpeechTree, index: dict[str, Senses]) -> Range | None:
    thing = _thing(token, cue, tree) if cue.word == "verb" else None
    for child in tree.children(token):
        if thing is not None and thing.i < child.i:
            return None
        if child.i > token.i and child.dep_ in ("prep", "agent") and child.lower_ in cue.prepositions:
            if token.lower_.startswith("call") and child.lower_ in ("on", "upon") and _visits(child, tree):
                return None
            topic = tree.child(child, "pobj")
            if cue.name == "speak" and child.lower_ == "about" and topic is not None and _is_topic(topic, tree):
                return None
            told = tree.child(token, "dobj") if child.lower_ == "against" else None
            if told is not None and token.i < told.i < child.i:  # "warned Lima against a blockade"
                return trim(tree.doc, told.left_edge.i, object_end(token, child, tree, index))
            return trim(tree.doc, child.i + 1, object_end(token, child, tree, index))
    return None


def _is_topic(noun: "Token", tree: SpeechTree) -> bool:
    """Whether to speak about it tells no more than a topic: "spoke about trade", but "about the need for roads"."""
    return noun.lower_ not in tree.known.said


def _visits(preposition: "Token", tree: SpeechTree) -> bool:
    """Whether to call on somebody is a visit: "called on the mayor", but "called on the mayor to resign"."""
    somebody = tree.child(preposition, "pobj")
    if somebody is None or not (somebody.tag_.startswith(("NNP", "PRP")) or somebody.lower_ in tree.known.persons):
        return False
    return not any(t.tag_ == "TO" or t.lower_ == "for" for t in tree.doc[somebody.i : tree.ends[preposition.i]])


def passive(
    built: str, token: "Token", said: Range, tree: SpeechTree, index: dict[str, Senses]
) -> tuple[Range, Range | None]:
    """The content of "prices are expected to rise", "the envoy was praised for his calm": the subject and the rest."""
    subject = tree.child(token, "nsubjpass")
    if subject is None or token.tag_ != "VBN" or subject.tag_ in _WH:
        return said, None
    if built != "object":
        return (said, None) if subject.lower_ in ("it", "there") else (tree.mention(subject), said)
    for child in tree.children(token):
        if child.i > token.i and (child.dep_ in ("oprd", "xcomp") or child.lower_ in ("for", "as", "of", "over")):
            return said, trim(tree.doc, child.left_edge.i, object_end(token, child, tree, index))
    return said, None


def _object(token: "Token", cue: Cue, tree: SpeechTree, index: dict[str, Senses]) -> Range | None:
    target = tree.child(token, "dobj", "oprd", "nsubjpass") or _gerund(token, tree) or _misread(token, cue, tree)
    if target is None or (target.dep_ == "nsubjpass" and "person" in cue.takes):
        return None
    if target.i < token.i and target.tag_ in _WH:  # "what she calls a farce": the farce
        named = tree.child(token, "oprd") or _under_as(token, tree)
        return None if named is None else trim(tree.doc, named.left_edge.i, object_end(token, named, tree, index))
    start, end = tree.span(target)
    if target.dep_ != "nsubjpass":
        end = object_end(token, target, tree, index)
    return trim(tree.doc, start, end)


def _gerund(token: "Token", tree: SpeechTree) -> "Token | None":
    """What was done or is to be done: "suggested closing the port", "denied taking bribes"."""
    return next((c for c in tree.children(token) if c.i > token.i and c.dep_ == "xcomp" and c.tag_ == "VBG"), None)


def _misread(token: "Token", cue: Cue, tree: SpeechTree) -> "Token | None":
    """The object that the parse took for a clause, or left loose behind an aside.

    "Welcomed plans for the port to be built", "reiterated, as before, the need for roads".
    """
    for child in tree.children(token):
        if child.i < token.i:
            continue
        first = tree.doc[child.left_edge.i]
        if child.dep_ == "ccomp" and "clause" not in cue.takes and first.i == token.i + 1 and first.lower_ not in _WHAT:
            return child
        if child.dep_ == "dep" and child.tag_ in ("NN", "NNS") and tree.doc[token.i + 1].text == ",":
            return child
    return None


def _under_as(token: "Token", tree: SpeechTree) -> "Token | None":
    """The phrase "what they describe as a race": the race."""
    preposition = next((c for c in tree.children(token) if c.i > token.i and c.lower_ == "as"), None)
    return None if preposition is None else tree.child(preposition, "pobj", "pcomp", "amod")
