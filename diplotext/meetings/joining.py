"""Which mentions tell of one meeting, and what each adds."""

from collections.abc import Iterable

import attrs

from diplotext.meetings.mentions import side_of
from diplotext.records import Actor, Date, Meeting, Official, Organization, Person

# A text that tells of more meetings repeats none that stands so far back.
_LOOKED_AT = 60


def merge(mentions: Iterable[Meeting]) -> list[Meeting]:
    """One meeting for all mentions of it, in the order of the first ones."""
    found: list[Meeting] = []
    for mention in mentions:
        at = next(
            (n for n in range(len(found) - 1, max(-1, len(found) - _LOOKED_AT), -1) if _are_one(found[n], mention)),
            None,
        )
        if at is None:
            found.append(mention)
        else:
            found[at] = _join(found[at], mention)
    return found


def _are_one(one: Meeting, other: Meeting) -> bool:
    """Whether two mentions can tell of one meeting: the same people or sides, no other day, no other means."""
    if not _same_days(one.date, other.date) or {one.mode, other.mode} in (
        {"call", "in_person"},
        {"video", "in_person"},
    ):
        return False
    if one.status != other.status and not (one.date and other.date):
        return False
    people, others = _named(one), _named(other)
    if len(people & others) > 1:
        return True
    sides, more = set(map(side_of, one.participants)), set(map(side_of, other.participants))
    return sides == more and (people <= others or others <= people)


def _named(meeting: Meeting) -> set[Actor]:
    return {a for a in meeting.participants if isinstance(a, Official | Person) and a.name}


def _same_days(one: Date | None, other: Date | None) -> bool:
    if one is None or other is None or not (one.first and one.last and other.first and other.last):
        return True
    return one.first <= other.last and other.first <= one.last


def _join(one: Meeting, other: Meeting) -> Meeting:
    """A meeting with what another mention of it adds."""
    named = {side_of(a) for m in (one, other) for a in m.participants if isinstance(a, Official)}
    everyone = dict.fromkeys((*one.participants, *other.participants))
    party = tuple(
        actor
        for actor in everyone
        if not (isinstance(actor, Organization) and actor.country and side_of(actor) in named)
    )
    days = [m.date for m in (one, other) if m.date is not None]
    return attrs.evolve(
        one,
        participants=party,
        countries=tuple(dict.fromkeys((*one.countries, *other.countries))),
        mode=one.mode if one.mode != "unspecified" else other.mode,
        postponed=one.postponed or other.postponed,
        date=min(days, key=lambda day: day.precision != "day") if days else None,
        places=tuple(dict.fromkeys((*one.places, *other.places))),
        topics=tuple(dict.fromkeys((*one.topics, *other.topics))),
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
    )
