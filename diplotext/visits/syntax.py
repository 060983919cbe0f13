"""Bounded walks over the parse: subjects, objects and governing verbs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_STEPS = 8
MAX_CHILDREN = 40
SUBJECTS = ("nsubj", "nsubjpass")
RELATIVES = ("who", "which", "that")


def children(token: "Token") -> Iterator["Token"]:
    """The first dependents of a token; a degenerate parse may give one token millions."""
    for number, child in enumerate(token.children):
        if number >= MAX_CHILDREN:
            return
        yield child


def ancestors(token: "Token") -> Iterator["Token"]:
    """The nearest heads, from the inside out."""
    for _ in range(MAX_STEPS):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def conjuncts(token: "Token") -> list["Token"]:
    """A noun and those coordinated with it, in text order."""
    found: list[Token] = []
    queue = [token]
    while queue and len(found) < MAX_CHILDREN:
        current = queue.pop(0)
        found.append(current)
        queue += [child for child in children(current) if child.dep_ == "conj"]
    return found


def is_passive(verb: "Token") -> bool:
    """Whether a verb form is passive ("was received by", "hosted by")."""
    return verb.tag_ == "VBN" and any(child.dep_ in ("nsubjpass", "auxpass", "agent") for child in children(verb))


def subjects(verb: "Token") -> list["Token"]:
    """The subjects of a verb, taken over from its governor where it has none of its own.

    "He decided to visit", "the envoy, who arrived", "a delegation visiting Oslo", "she came and met".
    """
    current = verb
    for _ in range(MAX_STEPS):
        own = [child for child in children(current) if child.dep_ in SUBJECTS and child.lower_ not in RELATIVES]
        if own:
            # "Mrs Roe, last year we met": the parse may give the verb whom it is said to as well
            return conjuncts(([child for child in own if child.i < current.i] or own)[-1])
        if current.dep_ in ("relcl", "acl"):
            # "has plans to visit": whoever has them
            governor = verb_of(current.head) if is_infinitive(current) else None
            if governor is None:
                return conjuncts(current.head)
            current = governor
            continue
        if current.dep_ == "ccomp" or current.head.i == current.i:
            return []
        # "asked the minister to visit": the object of the governing verb is the one who goes
        if current.dep_ in ("xcomp", "ccomp", "advcl"):
            objects = [child for child in children(current.head) if child.dep_ in ("dobj", "dative")]
            if objects and current.dep_ == "xcomp":
                return conjuncts(objects[0])
        current = current.head
    return []


def is_infinitive(verb: "Token") -> bool:
    """Whether a verb stands with "to": "plans to visit", not "who will visit"."""
    return verb.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in children(verb))


def direct_objects(verb: "Token") -> list["Token"]:
    """The objects of a verb, of an active one."""
    return [noun for child in children(verb) if child.dep_ in ("dobj", "obj") for noun in conjuncts(child)]


def prepositional(token: "Token", *prepositions: str) -> list["Token"]:
    """The nouns that a token governs through one of these prepositions."""
    return [
        noun
        for first in children(token)
        if first.dep_ in ("prep", "agent", "dative")
        for preposition in conjuncts(first)
        if preposition.lower_ in prepositions
        for child in children(preposition)
        if child.dep_ in ("pobj", "pcomp")
        for noun in conjuncts(child)
    ]


def verb_of(noun: "Token") -> "Token | None":
    """The verb that a noun depends on as object, or through a preposition ("on", "during") that modifies the verb."""
    # "following talks", where the preposition is a participle with an object
    if noun.dep_ == "dobj" and noun.head.dep_ == "prep":
        return noun.head.head
    if noun.dep_ in ("dobj", "attr", "nsubjpass", "nsubj", "oprd"):
        return noun.head
    if noun.dep_ == "pobj":
        # "came back from a visit": the preposition hangs on the adverb
        head = noun.head.head.head if noun.head.head.tag_ in ("RB", "RP", "IN") else noun.head.head
        return head if head.tag_.startswith(("VB", "MD")) else None
    return None


def phrase(noun: "Token") -> tuple[int, int]:
    """The characters of a noun phrase up to its head: determiners, titles and adjectives before it."""
    left = noun.left_edge
    return left.idx, noun.idx + len(noun)


def full_phrase(noun: "Token") -> tuple[int, int]:
    """The characters of a noun phrase with what follows its head, relative clauses and coordinated nouns left out."""
    end = noun.right_edge
    for child in children(noun):
        if child.i > noun.i and (child.dep_ in ("conj", "cc", "punct", "relcl", "acl", "prep", "appos")):
            end = noun.doc[child.left_edge.i - 1]
            break
    return noun.left_edge.idx, end.idx + len(end)


def is_in_other_clause(word: "Token", verb: "Token") -> bool:
    """Whether a clause with a subject of its own stands between a word and the verb that it may belong to."""
    above = {verb.i, *(head.i for head in ancestors(verb))}
    for step in ancestors(word):
        if step.i in above:
            return False
        # the parse takes a name for a verb at times
        if step.tag_.startswith(("VB", "MD")) and step.text.islower() and has_subject(step):
            return True
    return False


def has_subject(verb: "Token") -> bool:
    """Whether a verb has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in children(verb))
