"""Visits told by those who speak in turn: a host's greeting, the talk itself, and what goes on as they speak."""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.records import Actor, Date, Official, Person, Span, Visit
from diplotext.visits.mention import Mention
from diplotext.visits.places import Stop, starting_in
from diplotext.visits.scene import GREETING_REACH, PLACE_REACH, day_of, is_headed
from diplotext.visits.setting import Setting
from diplotext.visits.speakers import YOU, addressee_at, speakers_of, travellers_at, unique

if TYPE_CHECKING:
    from diplotext.layout import Turn

MAX_SPEECHES = 200


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

    spoken = is_headed(setting.reading, setting.scene) and (turns or setting.author is not None)
    speakers |= {setting.author} if setting.author is not None else set()

    def is_ongoing(visit: Visit) -> bool:
        if visit.status != "completed":
            return False
        published = setting.reading.published
        if visit.start and visit.end and published:
            return _covers(visit, published)
        told_above = min(span.start for span in visit.evidence) < first
        recent = visit.start is None or (visit.start.last is not None and visit.start.last == published)
        # who speaks where he is not at home is on a visit there, and so is he whom those at home there speak of
        present = speakers & {*visit.visitors} or any(actor.country == visit.destination for actor in speakers)
        here = spoken and setting.scene and visit.destination == setting.scene.country and present
        return recent and bool((told_above and speakers & {*visit.visitors, *visit.met}) or here)

    for visit in visits:
        visitors = _told_apart(tuple(actor for actor in visit.visitors if actor not in asking))
        met = tuple(sorted((a for a in visit.met if a not in asking), key=lambda actor: actor.mentions[0].start))
        # whose office the text does not tell may travel all the same; whom he meets, or what he would like, is no
        # sign of a trip; an ambassador meets people where he lives
        private = all(isinstance(actor, Person) for actor in visitors)
        resident = all(isinstance(a, Official) and a.role_class == "ambassador" for a in visitors)
        frame = setting.words.frames.get(visit.rule.split(".")[1])
        meets = frame is not None and frame.alone == "pair"
        told = (private and (meets or visit.status == "proposed")) or (resident and meets and bool(met))
        if not told and any(actor.country != visit.destination for actor in visitors):
            status = "ongoing" if is_ongoing(visit) else visit.status
            told_so = attrs.evolve(visit, visitors=visitors, met=met, status=status)
            start = visit.start or _day_there(told_so, setting)
            ahead = status == "ongoing" and _lies_ahead(start, setting.reading.published)
            yield attrs.evolve(told_so, start=start, status="planned" if ahead else status)


def _lies_ahead(day: Date | None, published: datetime.date | None) -> bool:
    """Whether a day begins after the text was published."""
    return bool(day and day.first and published and day.first > published)


def _told_apart(visitors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The visitors without an office alone, "the Prime Minister", that one named beside it holds."""
    held = [actor.role.lower() for actor in visitors if isinstance(actor, Official) and actor.name and actor.role]

    def is_held(actor: Actor) -> bool:
        role = actor.role if isinstance(actor, Official) and actor.name is None else None
        return role is not None and any(role.lower() in other for other in held)

    return tuple(actor for actor in visitors if not is_held(actor))


def _day_there(visit: Visit, setting: Setting) -> Date | None:
    """The day of a heading, for a visit to the place that it names, or one that goes on as the words are spoken."""
    told = visit.status in ("completed", "ongoing") and is_headed(setting.reading, setting.scene)
    here = told and setting.scene is not None and visit.destination == setting.scene.country
    return day_of(setting.reading) if here else None


def _covers(visit: Visit, day: datetime.date) -> bool:
    first, last = visit.start and visit.start.first, visit.end and visit.end.last
    return bool(first and last and first <= day < last)
