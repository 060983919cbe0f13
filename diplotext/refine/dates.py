"""Dates, refined by the parse: on which side of today the governing verb puts a day that comes round again."""

from collections.abc import Iterator

import attrs

from diplotext.clauses import Clauses
from diplotext.dates.reading import Direction
from diplotext.lexicon import Lexicon
from diplotext.lexicon.dates import DateContext
from diplotext.lexicon.inflection import verb_forms

# A date hangs close below its verb: "in the accord that both sides signed in Geneva on Friday" is five steps.
_HIGHEST = 8
# What may stand between a date and a verb in the present, for the verb to tell: prepositions and names ("to Paris on").
_BETWEEN = ("IN", "TO", "RP", "NNP", "NNPS")
_OPEN_END = ("until", "till")
_ATTRIBUTES = ("poss", "compound", "nmod", "amod", "nummod")
_SUBJECTS = ("nsubj", "nsubjpass")
_TOLD = {"past": -1, "future": 1}


def direction_by_tense(clauses: Clauses, lexicon: Lexicon) -> Direction | None:
    """Make the function that tells of which time the verb over a stretch of the text speaks.

    A verb in the past or the present perfect speaks of the past, what would have been too; a modal, "be to", and an
    infinitive after a verb of planning of the future. A participle or an infinitive that tells nothing itself has the
    tense of the verb above it.

    Args:
        clauses: of the text, tagged and parsed.
        lexicon: its words of planning ("due", "scheduled", "agreed") look ahead.

    Returns:
        A function from offsets to -1 (the past), 1 (the future) or 0 (unknown); None for a text without a parse.
    """
    parse = clauses.parse
    if not any(parse.labels):
        return None
    ahead = lexicon.derive(_ahead)

    def direction(start: int, end: int) -> int:
        date = clauses.head_in(start, end)
        if date is None:
            return 0
        # of "Monday's attack" a verb that will discuss it says nothing
        attribute = parse.labels[date] in _ATTRIBUTES and parse.labels[parse.heads[date]] not in _SUBJECTS
        direct = not attribute
        for i in _chain(clauses, date):
            told = _told_by_word(clauses, i, ahead) or (0 if attribute else _told_by_verb(clauses, i, ahead))
            if told or (direct and clauses.tense(i) == "present"):
                return told or 1
            direct = direct and (i == date or parse.tags[i] in _BETWEEN)
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


def _chain(clauses: Clauses, i: int) -> Iterator[int]:
    """A token and what stands above it, no higher than its sentence."""
    parse = clauses.parse
    for _ in range(_HIGHEST):
        yield i
        # "will act, resulting in cuts on Monday": what follows from the deed is no later than the sentence's words say;
        # "kept it shut until Friday": the end of what a verb in the past tells may lie ahead
        result = parse.tags[i] == "VBG" and parse.labels[i] == "advcl" and parse.heads[i] < i
        if parse.heads[i] == i or result or parse.words[i] in _OPEN_END:
            return
        i = parse.heads[i]


def _told_by_word(clauses: Clauses, i: int, ahead: _Ahead) -> int:
    """What a word says of the time of what hangs below it: "the talks due on Friday", "ahead of Monday's vote"."""
    parse = clauses.parse
    if parse.words[i] == "since":
        return -1
    # "beginning Friday", but "was beginning to see on Friday"
    progressive = parse.tags[i] == "VBG" and parse.child(i, "aux", "auxpass") is not None
    return int(parse.words[i] in ahead.scheduling and not progressive)


def _told_by_verb(clauses: Clauses, i: int, ahead: _Ahead) -> int:
    parse = clauses.parse
    if parse.tags[i] == "MD" or not parse.is_verb(i):
        return 0
    if any(parse.tags[child] == "TO" for child in parse.children(i) if parse.labels[child] == "aux"):
        # "is to be signed", "agreed to meet", "a summit to be held"; "began to rise" is as past as "began"
        above = parse.heads[i]
        planned = parse.words[above] in ahead.planning or parse.tags[above] in ("VBZ", "VBP")
        return int(planned or parse.labels[i] in ("relcl", "acl", "ROOT"))
    return _TOLD.get(clauses.tense(i) or "", 0)
