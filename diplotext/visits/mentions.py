"""Find the mentions of visits: a cue, who travels, who receives them, and where."""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import attrs

from diplotext.lexicon.visits import VisitCue
from diplotext.records import Actor, Date, Span, VisitKind, VisitStatus
from diplotext.visits.parties import Parties, parties_of, resolve, together, unique
from diplotext.visits.places import Stop, destinations
from diplotext.visits.setting import Setting
from diplotext.visits.slots import days_of_legs, is_recalled, kind_of, period_of, purpose_of, topics_of
from diplotext.visits.status import State, status_of
from diplotext.visits.syntax import SUBJECTS, children, conjuncts, prepositional, verb_of
from diplotext.visits.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from diplotext.reading import Reading

MAX_SENTENCE = 400
NEWS = datetime.timedelta(days=7)
PLURAL = ("NNS", "NNPS", "PRP", "DT", "CD")


@attrs.frozen(kw_only=True, eq=False)
class Mention:
    """One clause that tells of a visit, before the mentions of a trip are merged.

    Attributes:
        party: those of whom some travel; who is decided by the destination.
        guests: those who travel for certain.
        hosts: those whom the guests meet.
        stop: country and places, or None where the clause does not say.
        leg: number of the stop in a tour, None for a single one.
        domestic: a trip at home counts, because the text calls it a visit.
        tells: "trip"; "meeting": only whom those on a trip that is told elsewhere met of the country visited; "end":
            only when such a trip ended.
    """

    cue: int
    evidence: Span
    guests: tuple[Actor, ...] = ()
    hosts: tuple[Actor, ...] = ()
    party: tuple[Actor, ...] = ()
    stop: Stop | None = None
    leg: int | None = None
    domestic: bool = False
    tells: Literal["trip", "meeting", "end"] = "trip"
    kind: VisitKind = "unspecified"
    status: VisitStatus
    postponed: bool = False
    start: Date | None = None
    end: Date | None = None
    invited_by: Actor | None = None
    purpose: Span | None = None
    topics: tuple[Span, ...] = ()
    rule: str


def find_mentions(setting: Setting) -> Iterator[Mention]:
    """Yield the mentions of visits that verbs and nouns tell, in text order."""
    doc, words = setting.reading.doc, setting.words
    if not (doc.has_annotation("DEP") and doc.has_annotation("SENT_START")):
        return
    for sentence in doc.sents:
        if len(sentence) > MAX_SENTENCE or words.non_visits.search(sentence.text):
            continue
        for token in sentence:
            for cue in _cues(token, words):
                found = tuple(_mentions_at(setting, sentence, token, cue))
                if found:
                    yield from found
                    break
            if token.dep_ in SUBJECTS:
                yield from _joint_subject(setting, sentence, token)


def _cues(token: "Token", words: Words) -> Iterator[VisitCue]:
    """The cues that a word can be, those with a companion beside it ("took part", "called on") first."""
    if token.tag_.startswith("VB"):
        cues = words.verbs.get(token.lower_, ())
    elif token.tag_ in ("NN", "NNS") and token.dep_ != "compound":
        cues = words.nouns.get(token.lower_, ())
    else:
        return
    for cue in cues:
        if not cue.companions or any(child.lower_ in cue.companions for child in children(token)):
            yield cue


def _mentions_at(setting: Setting, sentence: "Sentence", token: "Token", cue: VisitCue) -> Iterator[Mention]:
    reading, words = setting.reading, setting.words
    status = status_of(token, words)
    if status is None:
        return
    parties = parties_of(setting, token, cue)
    guests, hosts = parties.guests, parties.hosts
    start, end = period_of(reading, sentence, token, words)
    if cue.role == "leave":
        yield from _end_of_stay(setting, sentence, token, guests, status.settled(start, reading), start)
        return
    legs = destinations(setting, sentence, token, cue)
    if not legs and cue.role == "host":
        legs = _home_of(hosts, guests)
    if not legs and cue.role in ("meet", "talks") and status.state == "completed":
        legs = _at_scene(setting, parties.either, start)
    if cue.role == "joint" or (not legs and cue.role == "host"):
        yield from _meeting(setting, sentence, token, unique((*guests, *hosts, *parties.either)))
        return
    if not _tells_enough(cue, status.state, parties, legs):
        return
    if status.state == "ongoing" and (is_recalled(start, reading.published) or _is_ahead(start, setting, cue)):
        # "two years ago I was in Peru, and now I am in Chile"; "I am here because I shall speak tomorrow"
        start, end = None, None
    offered: VisitStatus = "proposed" if status.state == "completed" else status.settled(start, reading)
    days = days_of_legs(reading, sentence, [(stop.start, stop.end) for stop in legs])
    for number, stop in enumerate(legs or (None,)):
        first, last = days[number] if days else (start, end)
        yield Mention(
            cue=token.idx,
            evidence=_evidence(reading, sentence, token),
            guests=guests,
            hosts=hosts,
            party=parties.either,
            stop=stop,
            leg=number if len(legs) > 1 else None,
            domestic=cue.role == "go" and cue.lemma == "visit",
            kind=kind_of(token, words),
            status=offered if cue.role == "invite" else status.settled(first, reading),
            postponed=status.state == "postponed",
            start=first,
            end=last,
            invited_by=parties.inviter or _inviter(setting, sentence),
            purpose=purpose_of(reading, token, cue),
            topics=topics_of(reading, sentence, token, words),
            rule=f"visit.{cue.role}.{cue.lemma}",
        )


def _is_ahead(start: Date | None, setting: Setting, cue: VisitCue) -> bool:
    """Whether a day is not that of a stay that goes on: it is to come."""
    published = setting.reading.published
    return bool(cue.role == "be" and start and start.first and published and start.first > published)


def _tells_enough(cue: VisitCue, state: State, parties: Parties, legs: tuple[Stop, ...]) -> bool:
    """Whether a mention can be a trip or add to one: only "the visit" and "met with" do without a place."""
    if cue.role == "visit" or (legs and parties.guests):
        return True
    # a meeting that was called off takes nothing from the trip
    return bool(parties.either) and (bool(legs) or state not in ("cancelled", "postponed"))


def _end_of_stay(
    setting: Setting,
    sentence: "Sentence",
    token: "Token",
    guests: tuple[Actor, ...],
    status: VisitStatus,
    day: Date | None,
) -> Iterator[Mention]:
    """The last day of a trip that is told elsewhere: "she left Tunis on Friday"."""
    evidence = _evidence(setting.reading, sentence, token)
    if guests and day is not None:
        yield Mention(
            cue=token.idx, evidence=evidence, guests=guests, tells="end", status=status, end=day, rule="visit.leave"
        )


def _at_scene(setting: Setting, party: tuple[Actor, ...], day: Date | None) -> tuple[Stop, ...]:
    """Where people met if only the dateline says it: at home for one of them, abroad for another, in these days."""
    countries = {actor.country for actor in party if actor.country}
    published = setting.reading.published
    if setting.scene is None or setting.scene.country not in countries or len(countries) == 1:
        return ()
    recent = day is not None and day.first is not None and (not published or abs(day.first - published) <= NEWS)
    return (setting.scene,) if recent else ()


def _joint_subject(setting: Setting, sentence: "Sentence", subject: "Token") -> Iterator[Mention]:
    """The meeting of those who act together: "Mr Kiplagat and Ms Roe toured the port"."""
    verb = subject.head
    if verb.tag_.startswith(("VB", "MD")) and (subject.tag_ in PLURAL or any(True for _ in conjuncts(subject)[1:])):
        yield from _meeting(setting, sentence, verb, together(setting, subject))


def _meeting(setting: Setting, sentence: "Sentence", token: "Token", party: tuple[Actor, ...]) -> Iterator[Mention]:
    """What only tells who was met: some of these persons by the others, if some are on a trip."""
    status = status_of(token, setting.words)
    if status is None or len(party) < 2:
        return
    start, _ = period_of(setting.reading, sentence, token, setting.words)
    yield Mention(
        cue=token.idx,
        evidence=_evidence(setting.reading, sentence, token),
        party=party,
        tells="meeting",
        status=status.settled(start, setting.reading),
        topics=topics_of(setting.reading, sentence, token, setting.words),
        rule="visit.meeting",
    )


def _home_of(hosts: tuple[Actor, ...], guests: tuple[Actor, ...]) -> tuple[Stop, ...]:
    """Where a host receives a foreign guest if the text does not say: at home."""
    homes = {actor.country for actor in hosts if actor.country}
    abroad = {actor.country for actor in guests if actor.country}
    if len(homes) == 1 and abroad and not homes & abroad:
        return (Stop(country=homes.pop(), places=(), start=-1, end=-1),)
    return ()


def _inviter(setting: Setting, sentence: "Sentence") -> Actor | None:
    """Who invited the guests: "at the invitation of the king", "at the king's invitation"."""
    for token in sentence:
        if token.lower_ == "invitation" and token.head.lower_ in ("at", "on", "upon"):
            owners = [child for child in children(token) if child.dep_ == "poss"] + prepositional(token, "of", "from")
            return next(iter(resolve(setting, owners)), None)
    return None


def _evidence(reading: "Reading", sentence: "Sentence", token: "Token") -> Span:
    """The clause around the cue: from its verb's first word to its last, within the sentence."""
    head = token if token.tag_.startswith("VB") else verb_of(token) or token
    start, end = head.left_edge.idx, head.right_edge.idx + len(head.right_edge)
    start, end = max(start, sentence.start_char), min(end, sentence.end_char)
    text = reading.text[start:end]
    return reading.span(start, start + len(text.rstrip(" \n\t.,;")))
