"""Visits that are going on while the words are spoken: a host's greeting, and trips of those who speak."""

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.records import Actor, Span, Visit
from diplotext.visits.mentions import Mention, Setting, travels
from diplotext.visits.places import Stop

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.layout import Turn
    from diplotext.reading import Reading

GREETING_REACH = 800
PLACE_REACH = 40
HEADER_LINES = 6
HEADER_LENGTH = 80


def find_greetings(setting: Setting) -> Iterator[Mention]:
    """Yield a mention for each turn in which a host receives a guest: "Welcome to Moscow", "glad to see you here"."""
    reading = setting.reading
    scene = _scene(setting)
    for turn in reading.turns:
        if turn.label is None or turn.role != "speech":
            continue
        end = min(turn.start + GREETING_REACH, reading.paragraphs[turn.last][1])
        greeting = setting.words.greetings.search(reading.text, turn.start, end)
        if greeting is None:
            continue
        hosts = _travellers(setting.actors, *turn.label)
        guests = tuple(actor for actor in _addressee(setting, turn.start, end) if actor not in hosts)
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


def _addressee(setting: Setting, start: int, end: int) -> tuple[Actor, ...]:
    for token in setting.reading.tokens(start, end):
        if token.lower_ in ("you", "your", "yours"):
            found = _travellers(setting.actors, token.idx, token.idx + len(token))
            if found:
                return found
    return ()


def _travellers(actors: "Actors", start: int, end: int) -> tuple[Actor, ...]:
    return tuple(actor for actor in actors.at(start, end) if travels(actor))


def _mention(evidence: Span, guests: tuple[Actor, ...], hosts: tuple[Actor, ...], stop: Stop) -> Mention:
    return Mention(
        cue=evidence.start, evidence=evidence, guests=guests, hosts=hosts, party=(),
        stop=stop, leg=None, domestic=False, kind="unspecified", status="ongoing", postponed=False, start=None,
        end=None, invited_by=None, purpose=None, topics=(), rule="visit.greeting",
    )  # fmt: skip


def settle(visits: Iterable[Visit], reading: "Reading", actors: "Actors") -> tuple[Visit, ...]:
    """Make those visits ongoing that the day of publication lies in, or that are told above their parties' words."""
    turns = [turn for turn in reading.turns if turn.label is not None and turn.role == "speech"]
    speakers = {actor for turn in turns for actor in _travellers(actors, *_label(turn))}
    first = min((turn.start for turn in turns), default=-1)

    def is_ongoing(visit: Visit) -> bool:
        if visit.status != "completed":
            return False
        if visit.start and visit.end and reading.published:
            return _covers(visit, reading.published)
        told_above = min(span.start for span in visit.evidence) < first
        recent = visit.start is None or (visit.start.last is not None and visit.start.last == reading.published)
        return told_above and recent and bool(speakers & {*visit.visitors, *visit.met})

    return tuple(attrs.evolve(visit, status="ongoing") if is_ongoing(visit) else visit for visit in visits)


def _label(turn: "Turn") -> tuple[int, int]:
    return turn.label or (turn.start, turn.start)


def _covers(visit: Visit, day: datetime.date) -> bool:
    first, last = visit.start and visit.start.first, visit.end and visit.end.last
    return bool(first and last and first <= day < last)
