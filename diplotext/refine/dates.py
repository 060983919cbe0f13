"""Dates, refined by the parse: on which side of today the governing verb puts a day that comes round again."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.dates.reading import Direction
from diplotext.lexicon import Lexicon
from diplotext.lexicon.dates import DateContext
from diplotext.lexicon.inflection import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A date hangs close below its verb: "in the accord that both sides signed in Geneva on Friday" is five steps.
_HIGHEST = 8
_BEFORE_VERB = 6
# What may stand between a date and a verb in the present, for the verb to tell: prepositions and names ("to Paris on").
_BETWEEN = ("IN", "TO", "RP", "NNP", "NNPS")
_OPEN_END = ("until", "till")
_ATTRIBUTES = ("poss", "compound", "nmod", "amod", "nummod")
_SUBJECTS = ("nsubj", "nsubjpass")
_PERFECT = ("has", "have", "'ve", "’ve", "having")


def direction_by_tense(doc: "Doc", lexicon: Lexicon) -> Direction | None:
    """Make the function that tells of which time the verb over a stretch of the text speaks.

    A verb in the past or the present perfect speaks of the past; a modal, "be to", and an infinitive after a verb of
    planning of the future. A participle or an infinitive that tells nothing itself has the tense of the verb above it.

    Args:
        doc: tagged and parsed.
        lexicon: its words of planning ("due", "scheduled", "agreed") look ahead.

    Returns:
        A function from offsets to -1 (the past), 1 (the future) or 0 (unknown); None for a Doc without a parse.
    """
    if not doc.has_annotation("DEP"):
        return None
    ahead = lexicon.derive(_ahead)

    def direction(start: int, end: int) -> int:
        tokens = doc.char_span(start, end, alignment_mode="expand")
        if tokens is None:
            return 0
        attribute = _is_attribute(tokens.root)
        direct = not attribute
        for token in _chain(tokens.root):
            told = _told_by_word(token, ahead) or (0 if attribute else _told_by_verb(token, ahead))
            if told or (direct and _is_present(token)):
                return told or 1
            direct = direct and (token == tokens.root or token.tag_ in _BETWEEN)
        return 0

    return direction


@attrs.frozen
class _Ahead:
    """Words that look ahead.

    Attributes:
        planning: what an infinitive below them says is yet to come: "agreed", "likely".
        scheduling: what stands below them is yet to come: "scheduled", "due".
    """

    planning: frozenset[str]
    scheduling: frozenset[str]


def _ahead(lexicon: Lexicon) -> _Ahead:
    words = {entry.name: entry.forms for entry in lexicon.entries(DateContext)}
    planning, scheduling = (
        {form for lemma in words[f"{name}_verb"] for form in verb_forms(lemma)}.union(words[f"{name}_word"])
        for name in ("planning", "scheduling")
    )
    return _Ahead(frozenset(planning | scheduling), frozenset(scheduling))


def _chain(token: "Token") -> Iterator["Token"]:
    """The token and what stands above it, no higher than its sentence."""
    for _ in range(_HIGHEST):
        yield token
        # "will act, resulting in cuts on Monday": what follows from the deed is no later than the sentence's words say;
        # "kept it shut until Friday": the end of what a verb in the past tells may lie ahead
        result = token.tag_ == "VBG" and token.dep_ == "advcl" and token.head.i < token.i
        if token.head == token or result or token.lower_ in _OPEN_END:
            return
        token = token.head


def _told_by_word(token: "Token", ahead: _Ahead) -> int:
    """What a word says of the time of what hangs below it: "the talks due on Friday", "ahead of Monday's vote"."""
    if token.lower_ == "since":
        return -1
    # "beginning Friday", but "was beginning to see on Friday"
    progressive = token.tag_ == "VBG" and any(_auxiliaries(token))
    return int(token.lower_ in ahead.scheduling and not progressive)


def _is_attribute(date: "Token") -> bool:
    """Whether a date only tells which one is meant: of "Monday's attack" a verb that will discuss it says nothing."""
    return date.dep_ in _ATTRIBUTES and date.head.dep_ not in _SUBJECTS


def _told_by_verb(verb: "Token", ahead: _Ahead) -> int:
    if not verb.tag_.startswith("VB"):
        return 0
    tags = {child.tag_ for child in _auxiliaries(verb)}
    if "MD" in tags:
        return 1
    if "TO" in tags:
        # "is to be signed", "agreed to meet", "a summit to be held"; "began to rise" is as past as "began"
        above = verb.head
        planned = above.lower_ in ahead.planning or above.tag_ in ("VBZ", "VBP")
        return int(planned or verb.dep_ in ("relcl", "acl", "ROOT"))
    past = verb.tag_ == "VBD" or "VBD" in tags or (verb.tag_ == "VBN" and not tags)
    return -1 if past or any(child.lower_ in _PERFECT for child in _auxiliaries(verb)) else 0


def _is_present(verb: "Token") -> bool:
    """ "Parliament votes on Friday", "they are meeting on Friday"."""
    return not {verb.tag_, *(child.tag_ for child in _auxiliaries(verb))}.isdisjoint(("VBZ", "VBP"))


def _auxiliaries(verb: "Token") -> Iterator["Token"]:
    """The auxiliaries among the words just before a verb."""
    before = (verb.nbor(-n) for n in range(1, min(verb.i, _BEFORE_VERB) + 1))
    return (child for child in before if child.head == verb and child.dep_ in ("aux", "auxpass"))
