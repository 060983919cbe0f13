"""Visits told by those who speak in turn: a host's greeting, the talk itself, and what goes on as they speak."""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.records import Actor, Official, Person, Span, Visit
from diplotext.visits.mention import Mention
from diplotext.visits.places import Stop, starting_in
from diplotext.visits.scene import GREETING_REACH, PLACE_REACH
from diplotext.visits.setting import Setting
from diplotext.visits.speakers import YOU, addressee_at, speakers_of, travellers_at, unique

if TYPE_CHECKING:
    from diplotext.layout import Turn

MAX_SPEECHES = 200
MEETINGS = ("visit.meet", "visit.talks", "visit.attend")


def find_greetings(setting: Setting) -> Iterator[Mention]:
    """Yield a mention for each turn in which a host receives a guest: "Welcome to Moscow", "glad to see you here"."""
    reading = setting.reading
    for turn in setting.speeches:
        end = min(turn.start + GREETING_REACH, reading.paragraphs[turn.last][1])
        greeting = setting.words.greetings.search(reading.text, turn.start, end)
        if greeting is None:
            continue
        hosts = speakers_of(setting, turn)
        guests = tuple(actor for actor in _addressee(setting, turn, end) if actor not in hosts)
        stop = _stop(setting, greeting, hosts)
        # "welcome to join" names no place
        if stop and guests and all(guest.country != stop.country for guest in guests):
            evidence = reading.span(greeting.start(), max(greeting.end(), stop.end))
            yield _mention(evidence, guests, hosts, stop)


def _stop(setting: Setting, greeting: re.Match[str], hosts: tuple[Actor, ...]) -> Stop | None:
    """Where a greeting receives a guest: the place that follows, else where the words are spoken, else at home."""
    end = greeting.end()
    for stop in starting_in(setting.stops, end, end + PLACE_REACH):
        if not stop.adverb and not set(".!?\n") & set(setting.reading.text[end : stop.start]):
            return stop
    if greeting["present"] is None:
        return None
    homes = {host.country for host in hosts if host.country}
    return setting.scene or (Stop(country=homes.pop(), places=(), start=-1, end=-1) if len(homes) == 1 else None)


def _addressee(setting: Setting, turn: "Turn", end: int) -> tuple[Actor, ...]:
    """Whom a greeting is for: the other speaker, else whom the text takes "you" to be."""
    other = addressee_at(setting, turn.start)
    you = next((t for t in setting.reading.tokens(turn.start, end) if t.lower_ in YOU), None)
    return other or (travellers_at(setting, you.idx, you.idx + len(you)) if you is not None else ())


def _mention(evidence: Span, guests: tuple[Actor, ...], hosts: tuple[Actor, ...], stop: Stop) -> Mention:
    return Mention(
        cue=evidence.start,
        evidence=evidence,
        guests=guests,
        hosts=hosts,
        stop=stop,
        status="ongoing",
        rule="visit.greeting",
    )


def find_dialogue(setting: Setting) -> Iterator[Mention]:
    """Yield the meeting of those who speak in turn: the officials of a press conference or of a talk in public."""
    speeches = setting.speeches[:MAX_SPEECHES]
    party = unique(a for turn in speeches for a in speakers_of(setting, turn) if isinstance(a, Official))
    if len(party) > 1:
        first = speeches[0]
        evidence = setting.reading.span(*(first.label or (first.start, first.start)))
        yield Mention(
            cue=len(setting.reading.text),
            evidence=evidence,
            party=party,
            tells="meeting",
            status="completed",
            rule="visit.dialogue",
        )


def settle(visits: Iterable[Visit], setting: Setting) -> Iterator[Visit]:
    """Yield the visits of officials and delegations abroad; ongoing ones by the day of publication and the words."""
    turns = setting.speeches
    speakers = {actor for turn in turns for actor in speakers_of(setting, turn)}
    first = min((turn.start for turn in turns), default=-1)
    asking = {a for turn in setting.reading.turns if turn.role == "question" for a in speakers_of(setting, turn)}

    def is_ongoing(visit: Visit) -> bool:
        if visit.status != "completed":
            return False
        published = setting.reading.published
        if visit.start and visit.end and published:
            return _covers(visit, published)
        told_above = min(span.start for span in visit.evidence) < first
        recent = visit.start is None or (visit.start.last is not None and visit.start.last == published)
        return told_above and recent and bool(speakers & {*visit.visitors, *visit.met})

    for visit in visits:
        visitors = tuple(actor for actor in visit.visitors if actor not in asking)
        met = tuple(actor for actor in visit.met if actor not in asking)
        # whose office the text does not tell may travel all the same; whom he meets is no sign of a trip
        told = visit.rule.startswith(MEETINGS) and all(isinstance(actor, Person) for actor in visitors)
        if not told and any(actor.country != visit.destination for actor in visitors):
            status = "ongoing" if is_ongoing(visit) else visit.status
            yield attrs.evolve(visit, visitors=visitors, met=met, status=status)


def _covers(visit: Visit, day: datetime.date) -> bool:
    first, last = visit.start and visit.start.first, visit.end and visit.end.last
    return bool(first and last and first <= day < last)
