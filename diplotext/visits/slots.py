"""What a clause says of a visit beside who, where and whether: kind, days, purpose, topics."""

import calendar
import datetime
import re
from typing import TYPE_CHECKING

import attrs

from diplotext.clauses.arguments import SUBJECTS
from diplotext.lexicon.visits import VisitCue
from diplotext.records import Date, Span
from diplotext.terms import VisitKind
from diplotext.visits.status import State
from diplotext.visits.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from diplotext.clauses import Tree
    from diplotext.reading import Reading

RECALLED = datetime.timedelta(days=60)
NEAR = 160
OPENING = 4
DURATION = re.compile(r"P([1-9]\d?)D")
AHEAD = ("planned", "proposed", "postponed", "accepted")
RANGE = re.compile(r"\W*(?:and|to|until|through|-|–)\W*")
BESIDE = re.compile(r"\b(?:ahead of|prior to|before|after|since|until|till)\s+(?:the\s+)?$", re.IGNORECASE)
MIN_DATED = 2
MAX_BETWEEN = 40
# The year of "May last year" is told.
YEAR_TOLD = re.compile(r"\b(?:last|past|previous|ago|this|next|coming)\b", re.IGNORECASE)
# What stands behind these has a time of its own.
APART = ("ahead", "prior", "after", "before", "following", "since", "until", "till", "once")
MIN_YEAR, MAX_YEAR = 2, 9000


def kind_of(tree: "Tree", token: "Token", words: Words) -> VisitKind:
    """The kind that the words before the noun state: "an official visit"; "unspecified" where they do not."""
    for child in tree.children(token):
        if child.dep_ in ("amod", "compound", "nmod"):
            for word in tree.listed(child):
                entry = words.kinds.get(word.lower_)
                if entry is not None and word.i < token.i:
                    return entry.kind
    return "unspecified"


def period_of(
    reading: "Reading", sentence: "Sentence", token: "Token", words: Words, state: State
) -> tuple[Date | None, Date | None]:
    """First and last day beside a cue: a range, "4 and 5 May", or a day and a length ("a two-day visit")."""
    dates = _days_in(reading, sentence.start_char, sentence.end_char)
    own = [
        date
        for date in dates
        if not (
            _is_of_another(reading.tree, date, token, words)
            or _is_of_other_clause(reading, date, token, words)
            or _is_of_thing(reading, date, token, words)
        )
    ]
    if state in AHEAD:
        own = [_in_year_to_come(date, reading.published) for date in own]
    near = sorted(
        own, key=lambda date: (not _is_governed(reading, date, token), _distance(date, token), date.span.start)
    )
    # "On Monday, ..." stands for the whole sentence, however long its subject
    if not near or (_distance(near[0], token) > NEAR and near[0].span.start - sentence.start_char > OPENING):
        return None, None
    first = near[0]
    if _is_range(first):
        return first, first
    for other in own:
        gap = reading.text[min(first.span.end, other.span.end) : max(first.span.start, other.span.start)]
        if other is not first and len(gap) < 12 and RANGE.fullmatch(gap):
            return (first, other) if first.span.start < other.span.start else (other, first)
    verb = reading.tree.governor(token)
    if verb is not None and verb.lower_ in words.endings:
        began = _end_of_length(reading, sentence, first, backwards=True)
        return (began, first) if began is not None else (first, None)
    return first, None if _is_of_meeting(reading, first, words) else _end_of_length(reading, sentence, first)


def _in_year_to_come(date: Date, published: datetime.date | None) -> Date:
    """The day of a plan, in the year to come if the text leaves the year open: "put off the trip until June"."""
    told = "year" not in date.assumed or date.precision not in ("day", "month") or YEAR_TOLD.search(date.span.text)
    if published is None or told or not is_recalled(date, published) or date.first is None or date.last is None:
        return date
    years = published.year - date.first.year
    first, last = _later(date.first, years), _later(date.last, years)
    if last < published:
        first, last = _later(date.first, years + 1), _later(date.last, years + 1)
    length = len((date.edtf or "").split("/")[0])
    edtf = "/".join(dict.fromkeys(day.isoformat()[:length] for day in ((first, last) if _is_range(date) else (first,))))
    return attrs.evolve(date, first=first, last=last, edtf=edtf, value=edtf)


def _later(day: datetime.date, years: int) -> datetime.date:
    """The same day in a later year; the last of February stays the last."""
    year = min(day.year + years, datetime.MAXYEAR)
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def _is_of_meeting(reading: "Reading", date: Date, words: Words) -> bool:
    """Whether a day is that of a meeting, not of an arrival: "on a three-day visit, met the king on Tuesday"."""
    word = reading.tokens(date.span.start, date.span.end).root
    verb = reading.tree.verb_above(word) or word
    frames = words.frames_of(verb.lower_, "verb")
    return any(frame.place == "held" or frame.subject == "either" for frame in frames)


def _is_governed(reading: "Reading", date: Date, token: "Token") -> bool:
    """Whether a date hangs on the verb of a cue or on one that hangs on the cue; those of other verbs come after it."""
    verb = token if token.tag_.startswith("VB") else reading.tree.governor(token)
    word = reading.tokens(date.span.start, date.span.end).root
    nearest = reading.tree.verb_above(word)
    return nearest is not None and (
        (verb is not None and nearest.i == verb.i) or _is_said_of(reading.tree, token, nearest)
    )


def _is_said_of(tree: "Tree", noun: "Token", verb: "Token") -> bool:
    """Whether a verb hangs on a noun or inside its phrase: "a trip to Oslo that had been planned for June"."""
    for step in tree.ancestors(verb):
        if step.i == noun.i or step.tag_.startswith(("VB", "MD")):
            return step.i == noun.i and not noun.tag_.startswith("VB")
    return False


def _is_of_another(tree: "Tree", date: Date, token: "Token", words: Words) -> bool:
    """Whether a date belongs to another visit told before it: "her trip to Oslo after his visit there in May"."""
    if not token.idx < date.span.start <= token.idx + NEAR:
        return False
    between = (word for word in token.doc[token.i + 1 : token.i + MAX_BETWEEN] if word.idx < date.span.start)
    return any(
        word.tag_.startswith("NN")
        and any(frame.alone == "always" for frame in words.frames_of(word.lower_, "noun"))
        and not any(head.i == token.i for head in tree.ancestors(word))
        for word in between
    )


def _is_of_other_clause(reading: "Reading", date: Date, token: "Token", words: Words) -> bool:
    """Whether a date tells when something else was: "is here because she speaks tomorrow", "said on Monday that"."""
    word = reading.tokens(date.span.start, date.span.end).root
    verb = reading.tree.verb_of(token)
    if _is_of_earlier(reading.tree, word, token, verb):
        return True
    nearest = next((step for step in reading.tree.ancestors(word) if step.tag_.startswith(("VB", "MD"))), None)
    if nearest is None:
        return False
    return not _is_said_of(reading.tree, token, nearest) and (
        reading.clauses.is_apart(word.i, verb.i)
        or _is_apart(reading.tree, verb, nearest)
        or _is_of_joint_verb(reading.tree, nearest, verb, words)
    )


def _is_of_earlier(tree: "Tree", word: "Token", token: "Token", verb: "Token") -> bool:
    """Whether a date tells when something before or after was: "her first visit since taking office in 2019"."""
    for step in tree.ancestors(word):
        if step.i in (token.i, verb.i):
            return False
        if step.lower_ in APART or has_time_apart(tree, step):
            return True
    return False


def has_time_apart(tree: "Tree", verb: "Token") -> bool:
    """Whether a verb stands in a clause of another time: "before she travels to Oslo", "after meeting the king"."""
    if verb.dep_ == "pcomp":
        return verb.head.lower_ in APART
    marks = (child for child in tree.children(verb) if child.dep_ in ("mark", "advmod") and child.i < verb.i)
    return verb.dep_ == "advcl" and any(mark.lower_ in APART for mark in marks)


def _is_of_thing(reading: "Reading", date: Date, token: "Token", words: Words) -> bool:
    """Whether a date only tells which thing is meant: "the victims of last month's attack"; not "at Monday's talks"."""
    word = reading.tokens(date.span.start, date.span.end).root
    thing = word.head
    if word.dep_ not in ("poss", "nmod", "compound") or thing.i <= word.i or words.frames_of(thing.lower_, "noun"):
        return False
    return not any(head.i == token.i for head in list(reading.tree.ancestors(thing))[:2])


def _is_apart(tree: "Tree", verb: "Token", above: "Token") -> bool:
    """Whether what a verb says has another time than the verb above it: reported, in a relative clause, "after ..."."""
    if verb.dep_ == "ccomp" and verb.head.i == above.i and tree.child(verb, *SUBJECTS) is not None:
        return True
    path = [verb, *tree.ancestors(verb)]
    if not any(step.i == above.i for step in path[1:]):
        return False
    between = path[: next(at for at, step in enumerate(path) if at and step.i == above.i)]
    # "in 2022 she was the first to visit Oslo" is one clause
    relative = (step.dep_ == "relcl" and not tree.clauses.is_infinitive(step.i) for step in between)
    return any(relative) or any(step.lower_ in APART or has_time_apart(tree, step) for step in between)


def _is_of_joint_verb(tree: "Tree", other: "Token", verb: "Token", words: Words) -> bool:
    """Whether a date stands with the second of two verbs of travel: "left Oslo and arrived in Riga on Monday"."""
    joint = other.dep_ == "conj" and any(head.i == verb.i for head in tree.ancestors(other))
    return joint and any(frame.adds == "tour" for frame in words.frames_of(other.lower_, "verb"))


def days_of_legs(
    reading: "Reading", sentence: "Sentence", legs: list[tuple[int, int]]
) -> list[tuple[Date | None, Date | None]]:
    """The days that stand behind each stop of a tour, "Rabat on 4 May and Tunis on 6 May"; [] if one stands for all."""
    if len(legs) < MIN_DATED:
        return []
    ends = [*(start for start, _ in legs[1:]), sentence.end_char]
    found = [_days_in(reading, end, stop)[:1] for (_, end), stop in zip(legs, ends, strict=True)]
    if sum(map(len, found)) < MIN_DATED:
        return []
    return [(days[0], days[0] if _is_range(days[0]) else None) if days else (None, None) for days in found]


def _is_range(date: Date) -> bool:
    """Whether a date has a first and a last day of its own; a week is one period, though EDTF writes it as a range."""
    return "/" in (date.edtf or "") and date.precision != "week"


def _days_in(reading: "Reading", start: int, end: int) -> list[Date]:
    """The dates that can be a visit's: calendar ones, but not "ahead of the winter" or "since May"."""
    return [
        date
        for date in reading.dates_in(start, end)
        if _is_calendar(date) and not BESIDE.search(reading.text, max(0, date.span.start - 20), date.span.start)
    ]


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


def _end_of_length(reading: "Reading", sentence: "Sentence", day: Date, *, backwards: bool = False) -> Date | None:
    """The other end of a stay whose length is told: "a two-day visit" that began on the 14th ends on the 15th."""
    if day.first is None or day.precision != "day" or not MIN_YEAR < day.first.year < MAX_YEAR:
        return None
    for date in reading.dates_in(sentence.start_char, sentence.end_char):
        length = DURATION.fullmatch(date.value or "") if date.kind == "duration" else None
        # "the past two days" is no length of a visit
        if length and date.edtf is None and reading.text[date.span.end : date.span.end + 20].strip()[:1].isalpha():
            rest = datetime.timedelta(days=int(length[1]) - 1)
            other = day.first - rest if backwards else day.first + rest
            return Date(
                span=date.span, kind="date", value=other.isoformat(), edtf=other.isoformat(), first=other, last=other,
                precision="day", assumed=day.assumed, anchor=day.anchor, rule="visit.length_of_stay",
            )  # fmt: skip
    return None


def purpose_of(reading: "Reading", token: "Token", cue: VisitCue) -> Span | None:
    """The infinitive or the "for ..." that says why they travel: "to take part in the summit", "for talks"."""
    verb = token if token.tag_.startswith("VB") else token.head if token.dep_ == "dobj" else token
    for child in reading.tree.children(verb):
        joined = child.dep_ in ("advcl", "xcomp", "acl", "relcl") and child.i > token.i
        if joined and reading.clauses.is_infinitive(child.i):
            return reading.span(child.left_edge.idx, child.right_edge.idx + len(child.right_edge))
        if child.dep_ == "prep" and child.lower_ == "for" and child.i > token.i and not _is_time(reading, child, cue):
            return reading.span(child.idx, child.right_edge.idx + len(child.right_edge))
    return None


def _is_time(reading: "Reading", word: "Token", cue: VisitCue) -> bool:
    """Whether "for ..." tells a time, or the place of those who leave for it: "for the first time", "for Oslo"."""
    end = word.right_edge.idx + len(word.right_edge)
    times = any(child.lower_ in ("time", "moment") for child in reading.tree.children(word))
    return times or (cue.pos == "verb" and "for" in cue.prepositions) or bool(reading.dates_in(word.idx, end))


def topics_of(reading: "Reading", sentence: "Sentence", token: "Token", words: Words) -> tuple[Span, ...]:
    """What they talked about, one span for each item: "discussed trade and transport", "talks on energy"."""
    for word in sentence:
        entry = words.topics.get(word.lower_) if word.i >= token.i else None
        items = (
            reading.tree.obliques(word, *entry.prepositions)
            if entry is not None and entry.prepositions
            else reading.tree.objects(word)
            if entry is not None
            else []
        )
        if items:
            return tuple(_item(reading, noun) for noun in items)
    return ()


def _item(reading: "Reading", noun: "Token") -> Span:
    end = noun.right_edge
    for child in reading.tree.children(noun):
        if child.dep_ in ("conj", "cc") or (child.dep_ == "punct" and child.i > noun.i):
            end = noun.doc[max(noun.i, child.left_edge.i - 1)]
            break
    # "discussed visas for students": the parse hangs the rest on the verb
    after = noun.doc[end.i + 1] if end.i + 1 < len(noun.doc) else end
    if after.lower_ in ("for", "of", "between") and after.dep_ == "prep":
        end = after.right_edge
    return reading.span(noun.left_edge.idx, end.idx + len(end))
