"""Whether a meeting took place: the words that govern and qualify its cue."""

import datetime
from typing import Literal, TypeAlias

from diplotext.clauses import Clauses
from diplotext.clauses.words import BE
from diplotext.lexicon.visits import StatusEffect
from diplotext.meetings.words import Words
from diplotext.records import Date
from diplotext.terms import VisitStatus

State: TypeAlias = StatusEffect | Literal["present"]

# Of two words that disagree the stronger wins: "a planned meeting was cancelled".
_STRENGTH: tuple[State, ...] = ("cancelled", "postponed", "proposed", "planned", "ongoing", "present")
_UPWARD = (
    "xcomp", "ccomp", "pcomp", "acomp", "dobj", "pobj", "attr", "nsubj", "nsubjpass", "prep", "acl", "advcl", "conj",
)  # fmt: skip
# Prepositions that lead to what a verb is about: "prepares for the meeting", "agreed on a meeting".
_COMPLEMENTS = ("for", "on", "to", "of", "off", "out", "with")
_AHEAD = ("ahead", "prior", "eve")
_PRESENT = ("is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m")
_PLANNED = ("will", "shall", "'ll", "’ll", "would")
_POSSIBLE = ("could", "may", "might", "should", "must")


def state_of(clauses: Clauses, words: Words, cue: int) -> State | None:
    """Read the status from the words that govern and qualify a cue; None where it is denied, supposed or asked."""
    if not clauses.standing(cue).is_told:
        return None
    parse = clauses.parse
    beside = (c for c in parse.children(cue) if parse.labels[c] in ("amod", "advmod", "acomp"))
    states: set[State] = {
        words.status_words[parse.words[c]].effect for c in beside if parse.words[c] in words.status_words
    }
    adjunct = False
    for step in (cue, *parse.ancestors(cue)):
        effect = _said_by(clauses, words, step, cue, adjunct=adjunct)
        if effect in ("cancelled", "postponed") and clauses.negated(step):
            effect = "planned"
        if effect is not None:
            states.add(effect)
        finite = parse.tags[step] in ("VBD", "VBZ", "VBP")
        if parse.labels[step] not in _UPWARD or (parse.labels[step] in ("advcl", "conj", "ccomp") and finite):
            break
        if parse.labels[step] == "advcl":
            adjunct = adjunct or parse.tags[step] != "VB"
        elif parse.labels[step] == "prep":
            adjunct = adjunct or parse.words[step] not in _COMPLEMENTS
    return next((strong for strong in _STRENGTH if strong in states), "completed")


def _said_by(clauses: Clauses, words: Words, step: int, cue: int, *, adjunct: bool) -> State | None:
    """What a word says that a cue hangs on, or the cue itself; what stands beside a meeting tells only its time."""
    parse = clauses.parse
    if parse.is_verb(step):
        if adjunct:
            return "planned" if any(parse.words[c] in _PLANNED for c in parse.children(step)) else None
        return _by_verb(clauses, words, step, cue)
    if parse.words[step] in _AHEAD:
        return "planned"
    if adjunct or step == cue:
        return None
    if parse.tags[step] == "JJ":
        quality = words.status_words.get(parse.words[step])
        return quality.effect if quality is not None else None
    governor = words.status_nouns.get(parse.words[step])
    return governor.effect if governor is not None else None


def _by_verb(clauses: Clauses, words: Words, verb: int, cue: int) -> State | None:
    parse = clauses.parse
    below = [parse.words[c] for c in parse.children(verb)]
    for entry in words.status_verbs.get(parse.words[verb], ()):
        if verb != cue and (entry.particle is None or entry.particle in below):
            return "planned" if entry.effect == "accepted" else entry.effect
    modals = {parse.words[c] for c in parse.children(verb) if parse.labels[c] == "aux"}
    if clauses.tense(verb) == "past" and "have" in modals:
        return None
    if not modals.isdisjoint(_PLANNED) or (parse.words[verb] == "going" and verb != cue):
        return "planned"
    if not modals.isdisjoint(_POSSIBLE):
        return "proposed"
    if "to" in modals and parse.labels[verb] == "xcomp" and parse.words[parse.heads[verb]] in BE:
        return "planned"  # "is to meet"
    if verb != cue and parse.words[verb] not in words.supports:
        return None
    if parse.tags[verb] == "VBG" and not modals.isdisjoint(_PRESENT):
        return "ongoing"
    return "present" if parse.tags[verb] in ("VBZ", "VBP") else None


def settled(state: State, day: Date | None, published: datetime.date | None) -> VisitStatus:
    """The status at publication: a present tense with a day ahead is a plan."""
    ahead = bool(day and day.first and published and day.first > published)
    match state:
        case "postponed":
            return "planned"
        case "present" | "completed" | "ongoing" | "accepted":
            if ahead:
                return "planned"
            return "ongoing" if state == "ongoing" else "completed"
        case other:
            return other
