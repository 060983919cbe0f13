"""Whether a visit took place: the words that govern and qualify its cue, before the day is known."""

from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from diplotext.records import Date
from diplotext.terms import VisitStatus
from diplotext.visits.words import BE_FORMS, Words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from diplotext.clauses import Tree
    from diplotext.reading import Reading

State: TypeAlias = Literal[
    "completed", "ongoing", "planned", "cancelled", "proposed", "postponed", "present", "accepted", "ahead"
]
# "accepted an invitation": an acceptance outweighs the invitation
STRENGTH: tuple[State, ...] = (
    "cancelled",
    "postponed",
    "accepted",
    "proposed",
    "planned",
    "ahead",
    "ongoing",
    "present",
)

# Through these a word is part of what the word above it says.
COMPLEMENT_LABELS = ("xcomp", "ccomp", "pcomp", "acomp", "dobj", "pobj", "attr", "nsubj", "nsubjpass")
UPWARD = (*COMPLEMENT_LABELS, "prep", "acl", "advcl", "advmod", "conj")
FUTURE = ("will", "would")
DEPARTING = ("going", "coming", "leaving", "departing")
# Prepositions that lead to what a verb is about: "prepares for the visit", "agreed on a visit".
COMPLEMENTS = ("for", "on", "to", "of", "off", "out", "with")
AHEAD = frozenset({"ahead", "prior", "eve"})


@attrs.frozen(kw_only=True)
class Status:
    """What the words around a cue say, before the day is known.

    Attributes:
        state: what they say.
        beside: they say it of something else that the trip is told with: "my visit will reciprocate hers".
        passing: they say it only in passing, "this is her first visit", so that a plan told elsewhere outweighs it.
    """

    state: State
    beside: bool = False
    passing: bool = False

    def settled(self, start: Date | None, reading: "Reading") -> VisitStatus:
        """The status at publication: a present tense with a day ahead is a plan."""
        ahead = bool(start and start.first and reading.published and start.first > reading.published)
        match self.state:
            case "postponed" | "accepted":
                return "planned"
            case "present" | "completed":
                return "planned" if ahead else "completed"
            case "ahead":
                # "ahead of his visit in May", written in June
                over = bool(start and start.last and reading.published and start.last < reading.published)
                return "completed" if over else "planned"
            case "ongoing":
                # "is travelling next week"
                return "planned" if ahead else "ongoing"
            case state:
                return state


def status_of(token: "Token", words: Words, tree: "Tree") -> Status | None:
    """Read the status from the words that govern and qualify a cue; None where it is denied, supposed or asked."""
    if not tree.clauses.standing(token.i).is_told:
        return None
    states = {state for word in tree.children(token) for state in _qualified(word, words)}
    main = tree.clauses.standing(token.head.i).modality
    if token.dep_ == "advcl" and token.tag_ in ("VBP", "VBZ") and main in FUTURE:
        # "before she flies to Oslo, she will meet"
        states.add("planned")
    adjunct = planned = beside = False
    for step in (token, *tree.ancestors(token)):
        if tree.is_parted(token.idx, step.idx):
            break
        effect = _said_by(tree, step, token, words, adjunct=adjunct)
        if planned and _effect(tree, step, token, words) == "planned":
            effect = "planned"
        if effect in ("cancelled", "postponed") and tree.clauses.negated(step.i):
            effect = "planned"
        if effect == "planned" and "planned" not in states and step.i != token.i:
            beside = step.lower_ not in words.supports
        if effect is not None:
            states.add(effect)
        if step.dep_ not in UPWARD or (step.dep_ in ("advcl", "conj") and step.tag_ in ("VBD", "VBZ", "VBP")):
            break
        # "is scheduled to hold talks before flying to Oslo": what is planned is what the flight goes with
        planned = adjunct and step.dep_ in ("xcomp", "ccomp")
        adjunct = adjunct or _is_adjunct(step)
    for strong in STRENGTH:
        if strong in states:
            return Status(
                state=strong,
                beside=beside and strong == "planned",
                passing=strong == "ongoing" and _is_pointed_at(tree, token),
            )
    return Status(state="completed")


def _is_pointed_at(tree: "Tree", noun: "Token") -> bool:
    """Whether a noun is what "this" or "it" is: "this is my first visit"."""
    pointing = (child.lower_ in ("this", "it") for child in tree.children(noun.head) if child.dep_ == "nsubj")
    return noun.dep_ == "attr" and any(pointing)


def _is_adjunct(word: "Token") -> bool:
    """Whether what hangs on a word only stands beside the verb above: "while visiting", "during the visit"."""
    if word.dep_ == "advcl":
        return word.tag_ != "VB"
    return word.dep_ == "prep" and word.lower_ not in COMPLEMENTS


def _qualified(word: "Token", words: Words) -> tuple[State, ...]:
    """What an adjective or adverb beside a cue says: "her upcoming visit"."""
    qualifier = words.status_words.get(word.lower_)
    if qualifier is None or word.dep_ not in ("amod", "advmod", "acomp"):
        return ()
    return (qualifier.effect,)


def _said_by(tree: "Tree", step: "Token", cue: "Token", words: Words, *, adjunct: bool) -> State | None:
    """What a word says that a cue hangs on, or the cue itself: a verb, or a noun ("the cancellation of the visit").

    What is said beside a visit tells only its time: "will not meet the queen during his visit" denies no visit.
    """
    if step.tag_.startswith(("VB", "MD")):
        if adjunct:
            return "planned" if tree.clauses.standing(step.i).modality in FUTURE else None
        return _effect(tree, step, cue, words)
    if step.lower_ in AHEAD:
        return "ahead"
    if adjunct:
        return None
    if step.tag_ == "JJ":
        # "is ready to visit", "was unable to visit"
        quality = words.status_words.get(step.lower_)
        return quality.effect if quality is not None else None
    governor = words.status_nouns.get(step.lower_) if step.i != cue.i else None
    return governor.effect if governor is not None else None


def _effect(tree: "Tree", verb: "Token", cue: "Token", words: Words) -> State | None:
    modality = tree.clauses.standing(verb.i).modality
    above = governed(tree, verb, words)
    if above is not None:
        return above
    if modality in FUTURE or (verb.lower_ == "going" and cue.i != verb.i):
        return "planned"
    if modality is not None:
        return "proposed"
    # "is to visit", "are to meet"
    if tree.clauses.is_infinitive(verb.i) and _is_to_come(verb):
        return "planned"
    return _present(tree, verb, cue) if verb.i == cue.i or verb.lower_ in words.supports else None


def _is_to_come(infinitive: "Token") -> bool:
    """Whether an infinitive tells what will be: "is to visit Oslo", and the headline "Minister to visit Oslo"."""
    head = infinitive.head
    if infinitive.dep_ == "xcomp":
        return head.lower_ in BE_FORMS
    headline = infinitive.dep_ in ("acl", "relcl") and head.dep_ == "ROOT" and head.tag_.startswith("NN")
    return headline or infinitive.dep_ == "ROOT"


def governed(tree: "Tree", verb: "Token", words: Words) -> State | None:
    """The effect of a verb that governs the cue: "plans to visit", "called the visit off"."""
    below = [child.lower_ for child in tree.children(verb)]
    for entry in words.status_verbs.get(verb.lower_, ()):
        if entry.particle is None or entry.particle in below:
            return entry.effect
    return None


def _present(tree: "Tree", verb: "Token", cue: "Token") -> State | None:
    """Tell what goes on ("is visiting", "is on a visit") from what is told of any time ("visits")."""
    if verb.tag_ == "VBG" and tree.clauses.tense(verb.i) == "present":
        # "is going to Oslo" has not left yet
        return "planned" if verb.lower_ in DEPARTING else "ongoing"
    if verb.lower_ in BE_FORMS and verb.tag_ in ("VBZ", "VBP") and cue.dep_ != "nsubj":
        return "ongoing"
    return "present" if verb.tag_ in ("VBZ", "VBP") and cue.i == verb.i else None
