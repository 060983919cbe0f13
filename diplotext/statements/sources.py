"""Who says it: the mention that a cue's content is attributed to."""

from typing import TYPE_CHECKING

from diplotext.statements.cues import Sense
from diplotext.statements.tree import Range, SpeechTree

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_NAMES = frozenset(("NNP", "NNPS"))
# "President Jane Roe of the Red Cross said": a longer run of capitals is a headline.
_LONGEST_NAME = 8
# "was quoted on Monday by the agency Nord Wire as saying"
_QUOTING = frozenset(("quoted", "quotes", "quoting", "quote", "cited", "cites", "citing", "reported"))
_LONGEST_QUOTING = 16
_LONGEST_APPOSITION = 24
_TITLED = _NAMES | {"DT", "JJ", "NN", "POS"}


def find_source(token: "Token", sense: Sense, tree: SpeechTree) -> Range | None:
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


def passes_on(token: "Token", tree: SpeechTree) -> bool:
    """Whether a verb only passes another's words on: "quoted Roe as saying", where "saying" is the cue."""
    if token.lower_ not in _QUOTING:
        return False
    behind = range(token.i + 1, min(tree.ends[token.i] - 1, token.i + _LONGEST_QUOTING))
    return any(tree.doc[i].lower_ == "as" and tree.doc[i + 1].tag_ == "VBG" for i in behind)


def quoted_through(token: "Token", tree: SpeechTree) -> tuple[Range | None, Range | None] | None:
    """Who is quoted and by whom: "Roe was quoted by Nord Wire as saying", "Nord Wire quoted Roe as saying".

    Args:
        token: the "saying" behind "as".
        tree: the parse.

    Returns:
        The one who speaks and the outlet; None for another phrase.
    """
    doc, first = tree.doc, tree.starts[token.i]
    if token.tag_ != "VBG" or token.i - first < 2 or doc[token.i - 1].lower_ != "as":
        return None
    reach = range(token.i - 2, max(first - 1, token.i - _LONGEST_QUOTING), -1)
    verb = next((doc[i] for i in reach if doc[i].lower_ in _QUOTING), None)
    if verb is None:
        return None
    by = next((i for i in range(verb.i + 1, token.i - 1) if doc[i].lower_ == "by"), None)
    if by is None and verb.i + 1 < token.i - 1 and doc[verb.i + 1].tag_ not in ("IN", "RB"):
        outlet = tree.subject(verb)
        crowd = outlet is None or outlet.tag_ == "NNS"  # "Diplomats quoted Roe as saying"
        return (verb.i + 1, token.i - 1), None if crowd or outlet is None else tree.mention(outlet)
    speaker = tree.child(verb, "nsubjpass", "nsubj") or (verb.head if verb.dep_ == "acl" else tree.subject(verb))
    told = None if by is None else next((word for word in doc[by + 1 : token.i - 1] if word.dep_ == "pobj"), None)
    return None if speaker is None else tree.mention(speaker), None if told is None else tree.mention(told)


def _issued(token: "Token", tree: SpeechTree) -> Range | None:
    """The document at the head of the sentence, whatever the parse takes: "A note issued after the talks said"."""
    first = tree.starts[token.i]
    for noun in tree.doc[first : min(token.i, first + _LONGEST_NAME)]:
        if noun.lower_ in tree.known.occasions and noun.tag_ == "NN" and tree.doc[noun.i + 1].tag_ in ("VBN", "VBD"):
            return noun.left_edge.i, noun.i + 1
    return None


def _of_verb(token: "Token", tree: SpeechTree) -> Range | None:
    if token.tag_ == "VBN" and token.dep_ == "advcl" and tree.child(token, "nsubj", "agent", "aux") is None:
        return None  # "Asked about the mission, Roe replied": somebody asked him
    subject = tree.subject(token)
    if subject is not None and subject.lower_ in tree.known.mute and token.tag_ in _FINITE:
        return _issued(token, tree) or tree.mention(subject)
    if subject is not None and token.dep_ in ("acl", "relcl") and token.head.i == subject.i:
        subject = _issuer(subject, tree)
    mention = _around(token, tree) if subject is None else tree.mention(subject)
    beside = _beside(token, tree)
    if beside is None or (mention is not None and mention[0] <= beside[0] < mention[1]):
        return mention
    return beside


def _issuer(document: "Token", tree: SpeechTree) -> "Token":
    """Who issues what says it: "the council released a statement condemning the raid"; else the document itself."""
    if document.lower_ not in tree.known.occasions:
        return document
    verb = document.head.head if document.dep_ == "pobj" else document.head
    if document.dep_ not in ("dobj", "pobj") or not verb.tag_.startswith("VB"):
        return document
    return tree.subject(verb) or document


def _around(token: "Token", tree: SpeechTree) -> Range | None:
    """Who says it where the parse gives the verb no subject.

    "Ana Roe, head of the port, said", and behind a quotation: "... said premier Ana Roe".
    """
    if token.tag_ not in _FINITE or token.i == 0 or tree.is_passive(token):
        return None
    doc, before = tree.doc, token.i - 1
    while before > tree.starts[token.i] and doc[before].tag_ == "RB":
        before -= 1
    if doc[before].text == ",":
        first = max(tree.starts[token.i], before - _LONGEST_APPOSITION)
        comma = next((i for i in range(before - 1, first, -1) if doc[i].text == ","), None)
        start = comma
        while start is not None and start > tree.starts[token.i] and doc[start - 1].tag_ in _NAMES:
            start -= 1
        if start is not None and comma is not None and start < comma:
            return start, comma
    end = token.i + 1
    if doc[token.i - 1].is_quote or doc[token.i - 1].text == ",":
        while end < tree.ends[token.i] and doc[end].tag_ in _TITLED and end - token.i <= _LONGEST_NAME:
            end += 1
    return (token.i + 1, end) if end > token.i + 1 and doc[end - 1].tag_ in _NAMES else None


def _beside(token: "Token", tree: SpeechTree) -> Range | None:
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


def _owner(noun: "Token", sense: Sense, tree: SpeechTree) -> "Token | None":
    """Whose claim it is: "his claim", "a claim by the minister", "the minister made the claim"."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    by = next((c for c in tree.children(noun) if c.dep_ == "prep" and c.lower_ in ("by", "from")), None)
    if by is not None:
        return tree.child(by, "pobj")
    if noun.dep_ == "dobj" and noun.head.lower_ in sense.light:
        return tree.subject(noun.head)
    return None


def _named_before(noun: "Token", tree: SpeechTree) -> Range | None:
    """A name as the first part of a compound: "Pentagon reports", "a Harbour Times report"."""
    possessive = next((i for i in range(noun.i - 1, noun.left_edge.i, -1) if tree.doc[i].tag_ == "POS"), None)
    if possessive is not None:  # "the Lima police's earlier claim"
        return noun.left_edge.i, possessive
    before = tree.doc[noun.i - 1] if noun.i > tree.starts[noun.i] else None
    if noun.tag_ == "NNS" and before is not None and before.tag_ == "NNP" and before.dep_ in ("nsubj", "ROOT", "dep"):
        return before.left_edge.i, noun.i  # "Roe claims that": the parse takes the verb for a noun
    names = [child.i for child in tree.children(noun) if child.dep_ in ("compound", "nmod") and child.tag_ in _NAMES]
    return (tree.doc[names[0]].left_edge.i, names[-1] + 1) if names and names[-1] < noun.i else None
