"""Who does what to whom: subjects, agents, objects, what prepositions lead to, complements, governors, tense."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from diplotext.clauses.climbing import is_infinitive
from diplotext.clauses.parse import MAX_CHILDREN, MAX_STEPS, Parse

Tense: TypeAlias = Literal["past", "present", "future"]

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVES = ("who", "which", "that")
_PREPOSITIONS = ("prep", "agent", "dative")
_PERFECT = ("has", "have", "'ve", "’ve", "having")
_PAST_MODALS = ("would", "could", "should", "might", "'d", "’d")


def listed(parse: Parse, i: int) -> list[int]:
    """A word and those that are joined to it, in the order of the chain: "A, B and C"."""
    found: list[int] = []
    queue = [i]
    while queue and len(found) < MAX_CHILDREN:
        current = queue.pop(0)
        found.append(current)
        queue += [child for child in parse.children(current) if parse.labels[child] == "conj"]
    return found


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether a verb form is passive: "was received by", "hosted by"."""
    return parse.tags[verb] == "VBN" and parse.child(verb, "nsubjpass", "auxpass", "agent") is not None


def subjects_of(parse: Parse, verb: int) -> list[int]:
    """The grammatical subjects of a verb, all that are joined; taken over from above where it has none of its own.

    "He decided to visit", "the envoy, who arrived", "a delegation visiting Oslo", "she came and met"; whom a verb asks
    to do something does it ("asked the envoy to go"); who has a plan carries it out ("has plans to go",
    "her plan to go").
    """
    current = verb
    for _ in range(MAX_STEPS):
        own = [c for c in parse.children(current) if parse.labels[c] in SUBJECTS and parse.words[c] not in RELATIVES]
        if own:
            # "Mrs Roe, last year we met": the parse may give the verb whom it is said to as well
            return listed(parse, ([c for c in own if c < current] or own)[-1])
        head, label = parse.heads[current], parse.labels[current]
        if label in ("relcl", "acl"):
            planned = is_infinitive(parse, current)
            owner = parse.child(head, "poss") if planned else None
            if owner is not None:
                return listed(parse, owner)
            governor = governor_of(parse, head) if planned else None
            if governor is None:
                return listed(parse, head)
            current = governor
            continue
        if label == "ccomp" or head == current:
            return []
        asked = parse.child(head, "dobj", "dative") if label == "xcomp" else None
        if asked is not None:
            return listed(parse, asked)
        current = head
    return []


def agents_of(parse: Parse, verb: int) -> list[int]:
    """Who does it by the preposition "by" of a passive; [] where nobody is named."""
    return list(obliques_of(parse, verb, "by")) if is_passive(parse, verb) else []


def objects_of(parse: Parse, verb: int) -> list[int]:
    """The direct objects of a verb, all that are joined."""
    return [n for c in parse.children(verb) if parse.labels[c] in ("dobj", "obj") for n in listed(parse, c)]


def obliques_of(parse: Parse, i: int, *prepositions: str) -> Iterator[int]:
    """The nouns that a word governs through one of these prepositions, all that are joined."""
    for first in parse.children(i):
        if parse.labels[first] in _PREPOSITIONS:
            for preposition in listed(parse, first):
                if parse.words[preposition] in prepositions:
                    for child in parse.children(preposition):
                        if parse.labels[child] in ("pobj", "pcomp"):
                            yield from listed(parse, child)


def prepositions_of(parse: Parse, i: int) -> list[str]:
    """The prepositions of a word, each once."""
    return list(dict.fromkeys(parse.words[c] for c in parse.children(i) if parse.labels[c] in _PREPOSITIONS))


def complement_of(parse: Parse, verb: int) -> int | None:
    """The clause that is a verb's object: what is said, planned, asked for."""
    return parse.child(verb, "ccomp", "xcomp")


def governor_of(parse: Parse, noun: int) -> int | None:
    """The verb that a noun depends on, as subject, object, or through a preposition that modifies the verb."""
    head, label = parse.heads[noun], parse.labels[noun]
    if label == "dobj" and parse.labels[head] == "prep":
        return parse.heads[head]  # "following talks", where the preposition is a participle with an object
    if label in ("dobj", "attr", "oprd", *SUBJECTS):
        return head
    if label != "pobj":
        return None
    above = parse.heads[head]
    if parse.tags[above] in ("RB", "RP", "IN"):
        above = parse.heads[above]  # "came back from a visit": the preposition hangs on the adverb
    return above if parse.is_verb(above) else None


def verb_above(parse: Parse, i: int) -> int | None:
    """The nearest verb above a word, whatever stands between."""
    return next((above for above in parse.ancestors(i) if parse.tags[above].startswith("VB")), None)


def is_apart(parse: Parse, word: int, verb: int) -> bool:
    """Whether a clause with a subject of its own stands between a word and the verb that it may belong to."""
    above = {verb, *parse.ancestors(verb)}
    for step in parse.ancestors(word):
        if step in above:
            return False
        # the parse takes a name for a verb at times
        if parse.is_verb(step) and parse.texts[step].islower() and parse.child(step, *SUBJECTS) is not None:
            return True
    return False


def tense_of(parse: Parse, verb: int) -> Tense | None:
    """Of which time a verb speaks by its form and its auxiliaries; None where the form leaves it open ("to go").

    The present perfect, and what would have been, speak of the past; modals and "be to" of the future.
    """
    if not parse.is_verb(verb):
        return None
    auxiliaries = [c for c in parse.children(verb) if parse.labels[c] in ("aux", "auxpass") and c < verb]
    tags = {parse.tags[c] for c in auxiliaries}
    words = {parse.words[c] for c in auxiliaries}
    if "MD" in tags:
        return "past" if "have" in words and not words.isdisjoint(_PAST_MODALS) else "future"
    if "TO" in tags:
        above = parse.heads[verb]
        to_be = parse.labels[verb] == "xcomp" and parse.tags[above] in ("VBZ", "VBP") and parse.words[above] in _IS
        return "future" if to_be else None
    if parse.tags[verb] == "VBD" or "VBD" in tags or not words.isdisjoint(_PERFECT):
        return "past"
    if parse.tags[verb] == "VBN" and not tags:
        return "past"
    return "present" if tags & {"VBZ", "VBP"} or parse.tags[verb] in ("VBZ", "VBP") else None


_IS = ("is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m")
