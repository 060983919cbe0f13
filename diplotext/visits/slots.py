"""What a clause says of a visit beside who and where: status, kind, days, purpose, topics."""

import datetime
import re
from typing import TYPE_CHECKING, Literal

import attrs

from diplotext.lexicon.visits import StatusEffect, VisitCue
from diplotext.records import Date, Span, VisitKind, VisitStatus
from diplotext.visits.syntax import ancestors, children, conjuncts
from diplotext.visits.words import BE_FORMS, Words

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from diplotext.reading import Reading

State = Literal["completed", "ongoing", "planned", "cancelled", "proposed", "postponed", "present"]

UPWARD = ("xcomp", "ccomp", "dobj", "nsubjpass", "nsubj", "pobj", "prep", "attr", "acl", "pcomp", "advcl", "conj")
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "would"})
POSSIBLE = frozenset({"could", "may", "might", "should", "must"})
PRESENT_BE = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
RECALLED = datetime.timedelta(days=60)
NEAR = 160
DURATION = re.compile(r"P(\d{1,2})D")


@attrs.frozen(kw_only=True)
class Status:
    """What the words around a cue say, before the day is known."""

    state: State

    def settled(self, start: Date | None, reading: "Reading") -> VisitStatus:
        """The status at publication: a present tense with a day ahead is a plan."""
        ahead = bool(start and start.first and reading.published and start.first > reading.published)
        if self.state == "postponed":
            return "planned"
        if self.state == "present":
            return "planned" if ahead else "completed"
        if self.state == "completed" and ahead:
            return "planned"
        return self.state


def status_of(token: "Token", words: Words) -> Status | None:
    """Read the status from the words that govern and qualify a cue; None where it is denied or only supposed."""
    states = set[State]()
    for word in children(token):
        qualifier = words.status_words.get(word.lower_)
        if qualifier is not None and word.dep_ in ("amod", "advmod", "acomp"):
            said = _state(qualifier.effect)
            if said != "denied":
                states.add(said)
    for step in (token, *ancestors(token)):
        if step.tag_.startswith(("VB", "MD")):
            effect = "denied" if _is_denied(step) else _effect(step, token, words)
            if effect == "denied":
                return None
            if effect is not None:
                states.add(effect)
        if step.dep_ not in UPWARD or (step.dep_ in ("advcl", "conj") and step.tag_ in ("VBD", "VBZ", "VBP")):
            break
    for strong in ("cancelled", "postponed", "proposed", "planned", "ongoing", "present"):
        if strong in states:
            return Status(state=strong)
    return Status(state="completed")


def _is_denied(verb: "Token") -> bool:
    """A verb with a negation, or in a condition: "did not visit", "if she visits"."""
    return any(
        child.dep_ == "neg" or (child.dep_ == "mark" and child.lower_ in ("if", "whether", "unless"))
        for child in children(verb)
    )


def _effect(verb: "Token", cue: "Token", words: Words) -> "State | Literal['denied'] | None":
    modals = {child.lower_ for child in children(verb) if child.dep_ == "aux"}
    governed = None if verb.i == cue.i else _governed(verb, words)
    if governed is not None:
        return governed
    if modals & FUTURE or (verb.lower_ == "going" and cue.i != verb.i):
        return "planned"
    if modals & POSSIBLE:
        return "proposed"
    # "is to visit", "are to meet"
    if verb.tag_ == "VB" and "to" in modals and verb.head.lower_ in BE_FORMS and verb.dep_ == "xcomp":
        return "planned"
    return _present(verb, cue, modals) if verb.i == cue.i or verb.lower_ in words.supports else None


def _governed(verb: "Token", words: Words) -> "State | Literal['denied'] | None":
    """The effect of a verb that governs the cue: "plans to visit", "called the visit off"."""
    below = [child.lower_ for child in children(verb)]
    for entry in words.status_verbs.get(verb.lower_, ()):
        if entry.particle is None or entry.particle in below:
            return _state(entry.effect)
    return None


def _state(effect: StatusEffect) -> "State | Literal['denied']":
    """An accepted invitation is a plan; the other effects are states."""
    return "planned" if effect == "accepted" else effect


def _present(verb: "Token", cue: "Token", modals: set[str]) -> State | None:
    """Tell what goes on ("is visiting", "is on a visit") from what is told of any time ("visits")."""
    if verb.tag_ == "VBG" and modals & PRESENT_BE:
        return "ongoing"
    if verb.lower_ in BE_FORMS and verb.tag_ in ("VBZ", "VBP") and cue.dep_ != "nsubj":
        return "ongoing"
    return "present" if verb.tag_ in ("VBZ", "VBP") and cue.i == verb.i else None


def kind_of(token: "Token", words: Words) -> VisitKind:
    """The kind that the words before the noun state: "an official visit"; "unspecified" where they do not."""
    for child in children(token):
        if child.dep_ in ("amod", "compound", "nmod"):
            for word in conjuncts(child):
                entry = words.kinds.get(word.lower_)
                if entry is not None and word.i < token.i:
                    return entry.kind
    return "unspecified"


def period_of(reading: "Reading", sentence: "Sentence", token: "Token") -> tuple[Date | None, Date | None]:
    """First and last day beside a cue: a range, "4 and 5 May", or a day and a length ("a two-day visit")."""
    dates = [date for date in reading.dates_in(sentence.start_char, sentence.end_char) if _is_calendar(date)]
    near = sorted(dates, key=lambda date: (_distance(date, token), date.span.start))
    if not near or _distance(near[0], token) > NEAR:
        return None, None
    first = near[0]
    if first.edtf is not None and "/" in first.edtf:
        return first, first
    for other in dates:
        gap = reading.text[min(first.span.end, other.span.end) : max(first.span.start, other.span.start)]
        if other is not first and len(gap) < 12 and re.fullmatch(r"\W*(?:and|to|until|through|-|–)\W*", gap):
            return (first, other) if first.span.start < other.span.start else (other, first)
    return first, _last_of_stay(reading, sentence, first)


def is_recalled(start: Date | None, published: datetime.date | None) -> bool:
    """Whether a day lies so far back that a report of now only recalls it: "during your visit in 2019"."""
    return bool(published and start and start.last and start.last < published - RECALLED)


def _is_calendar(date: Date) -> bool:
    return (
        date.kind in ("date", "time")
        and date.edtf is not None
        and date.modifier not in ("before", "after")
        and date.precision in ("day", "week", "month", "quarter", "season", "year", None)
    )


def _distance(date: Date, token: "Token") -> float:
    """How far a date is from a cue; one behind the cue is nearer than one before it."""
    gap = date.span.start - token.idx
    return gap * 0.7 if gap >= 0 else float(token.idx - date.span.end)


def _last_of_stay(reading: "Reading", sentence: "Sentence", first: Date) -> Date | None:
    if first.first is None or first.precision != "day":
        return None
    for date in reading.dates_in(sentence.start_char, sentence.end_char):
        length = DURATION.fullmatch(date.value or "") if date.kind == "duration" else None
        # "a two-day visit" that began on the 14th ends on the 15th; "the past two days" is no length of a visit
        if length and date.edtf is None and reading.text[date.span.end : date.span.end + 20].strip()[:1].isalpha():
            days = int(length[1])
            last = first.first + datetime.timedelta(days=days - 1) if days and first.first.year < 9000 else None
            if last is not None:
                return Date(
                    span=date.span, kind="date", value=last.isoformat(), edtf=last.isoformat(), first=last, last=last,
                    precision="day", assumed=first.assumed, anchor=first.anchor, rule="visit.end_of_stay",
                )  # fmt: skip
    return None


def purpose_of(reading: "Reading", token: "Token", cue: VisitCue) -> Span | None:
    """The infinitive or the "for ..." that says why they travel: "to take part in the summit", "for talks"."""
    if cue.role not in ("go", "visit", "host", "meet", "be"):
        return None
    verb = token if token.tag_.startswith("VB") else token.head if token.dep_ == "dobj" else token
    for child in children(verb):
        infinitive = child.dep_ in ("advcl", "xcomp", "acl", "relcl") and child.tag_ == "VB" and child.i > token.i
        if infinitive and any(part.lower_ == "to" for part in children(child)):
            return reading.span(child.left_edge.idx, child.right_edge.idx + len(child.right_edge))
        if child.dep_ == "prep" and child.lower_ == "for" and child.i > token.i and cue.role != "go":
            return reading.span(child.idx, child.right_edge.idx + len(child.right_edge))
    return None


DISCUSSED = frozenset({"discussed", "discuss", "reviewed", "review", "raised", "discussing", "reviewing"})


def topics_of(reading: "Reading", sentence: "Sentence", token: "Token", cue: VisitCue) -> tuple[Span, ...]:
    """What they discussed, one span for each item."""
    del cue
    for word in sentence:
        if word.lower_ in DISCUSSED and word.i >= token.i:
            items = [noun for child in children(word) if child.dep_ == "dobj" for noun in conjuncts(child)]
            return tuple(_item(reading, noun) for noun in items)
    return ()


def _item(reading: "Reading", noun: "Token") -> Span:
    end = noun.right_edge
    for child in children(noun):
        if child.dep_ in ("conj", "cc") or (child.dep_ == "punct" and child.i > noun.i):
            end = noun.doc[max(noun.i, child.left_edge.i - 1)]
            break
    return reading.span(noun.left_edge.idx, end.idx + len(end))
