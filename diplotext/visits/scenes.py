"""Visits that are going on while the words are spoken: a host's greeting, and trips of those who speak."""

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.records import Actor, Official, Span, Visit
from diplotext.visits.mentions import Mention
from diplotext.visits.parties import travellers_at, unique
from diplotext.visits.places import Stop
from diplotext.visits.setting import Setting

if TYPE_CHECKING:
    from diplotext.layout import Turn
    from diplotext.reading import Reading

GREETING_REACH = 800
PLACE_REACH = 40
HEADER_LINES = 6
HEADER_LENGTH = 80
NEAR_TURNS = 6
MAX_SPEECHES = 200


def find_greetings(setting: Setting) -> Iterator[Mention]:
    """Yield a mention for each turn in which a host receives a guest: "Welcome to Moscow", "glad to see you here"."""
    reading = setting.reading
    scene = _scene(setting)
    for turn in _speeches(reading):
        end = min(turn.start + GREETING_REACH, reading.paragraphs[turn.last][1])
        greeting = setting.words.greetings.search(reading.text, turn.start, end)
        if greeting is None:
            continue
        hosts = _speakers(setting, turn)
        guests = tuple(actor for actor in _addressee(setting, turn, end) if actor not in hosts)
        stop = _stop(setting, greeting.end(), greeting.group(), scene, hosts)
        # "welcome to join" names no place
        if stop and guests and all(guest.country != stop.country for guest in guests):
            evidence = reading.span(greeting.start(), max(greeting.end(), stop.end))
            yield _mention(evidence, guests, hosts, stop)


def _scene(setting: Setting) -> Stop | None:
    """The place in the short lines above the first turn: "Blair House", "Vienna, Austria"."""
    if not setting.reading.turns:
        return None
    first = setting.reading.turns[0].first
    header = [p for p in setting.reading.paragraphs[: min(first, HEADER_LINES)] if p[1] - p[0] <= HEADER_LENGTH]
    for start, end in header:
        for stop in setting.stops:
            if start <= stop.start < end:
                return stop
    return None


def _stop(setting: Setting, end: int, words: str, scene: Stop | None, hosts: tuple[Actor, ...]) -> Stop | None:
    for stop in setting.stops:
        if end <= stop.start <= end + PLACE_REACH and not set(".!?\n") & set(setting.reading.text[end : stop.start]):
            return stop
    if not words.lower().endswith(("here", "with us", "back")):
        return None
    homes = {host.country for host in hosts if host.country}
    return scene or (Stop(country=homes.pop(), places=(), start=-1, end=-1) if len(homes) == 1 else None)


def _addressee(setting: Setting, turn: "Turn", end: int) -> tuple[Actor, ...]:
    """Whom a speaker calls "you": who speaks next, else who spoke before; without another speaker, whom it names."""
    you = next((t for t in setting.reading.tokens(turn.start, end) if t.lower_ in ("you", "your", "yours")), None)
    host = _speakers(setting, turn)
    speeches = _speeches(setting.reading)
    at = speeches.index(turn)
    for other in (*speeches[at + 1 : at + NEAR_TURNS], *reversed(speeches[max(0, at - NEAR_TURNS) : at])):
        found = _speakers(setting, other)
        if found and not set(found) & set(host):
            return found
    return travellers_at(setting, you.idx, you.idx + len(you)) if you is not None else ()


def _speeches(reading: "Reading") -> tuple["Turn", ...]:
    """The turns that somebody named speaks."""
    return tuple(turn for turn in reading.turns if turn.label is not None and turn.role == "speech")


def _speakers(setting: Setting, turn: "Turn") -> tuple[Actor, ...]:
    return travellers_at(setting, *turn.label) if turn.label is not None else ()


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
    speeches = _speeches(setting.reading)[:MAX_SPEECHES]
    party = unique(a for turn in speeches for a in _speakers(setting, turn) if isinstance(a, Official))
    if len(party) > 1:
        first = speeches[0]
        evidence = setting.reading.span(*(first.label or (first.start, first.start)))
        yield Mention(
            cue=len(setting.reading.text),
            evidence=evidence,
            party=party,
            weak=True,
            status="completed",
            rule="visit.dialogue",
        )


def settle(visits: Iterable[Visit], setting: Setting) -> tuple[Visit, ...]:
    """Make those visits ongoing that the day of publication lies in, or that are told above their parties' words."""
    turns = _speeches(setting.reading)
    speakers = {actor for turn in turns for actor in _speakers(setting, turn)}
    first = min((turn.start for turn in turns), default=-1)

    def is_ongoing(visit: Visit) -> bool:
        if visit.status != "completed":
            return False
        published = setting.reading.published
        if visit.start and visit.end and published:
            return _covers(visit, published)
        told_above = min(span.start for span in visit.evidence) < first
        recent = visit.start is None or (visit.start.last is not None and visit.start.last == published)
        return told_above and recent and bool(speakers & {*visit.visitors, *visit.met})

    return tuple(attrs.evolve(visit, status="ongoing") if is_ongoing(visit) else visit for visit in visits)


def _covers(visit: Visit, day: datetime.date) -> bool:
    first, last = visit.start and visit.start.first, visit.end and visit.end.last
    return bool(first and last and first <= day < last)
