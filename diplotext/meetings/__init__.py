"""Meetings: who met or spoke with whom, by what means, when, about what, and whether it took place."""

import functools
from typing import TYPE_CHECKING

import attrs

from diplotext.actors.resolving.author import find_author
from diplotext.actors.resolving.meant import Resolver
from diplotext.clauses.days import today_in
from diplotext.meetings.joining import merge
from diplotext.meetings.mentions import Setting, find_mentions
from diplotext.meetings.words import Words, build_words
from diplotext.records import Date, Meeting, Visit

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.reading import Reading


def read_meetings(reading: "Reading", actors: "Actors", visits: tuple[Visit, ...]) -> tuple[Meeting, ...]:
    """Find the meetings of a document.

    A mention of a meeting is a cue of the lexicon (a verb of meeting, receiving, telephoning, or a noun such as
    "talks") whose clause names officials or bodies of two states or organisations; mentions of one meeting are merged.

    Args:
        reading: a text that has been read; without a parse no meeting is found.
        actors: its cast.
        visits: its visits, with their ids.

    Returns:
        The meetings in the order of their first mention; () if there are none.
    """
    words = reading.lexicon.derive(build_words)
    author = functools.cache(lambda: find_author(reading, actors))
    resolver = Resolver(reading=reading, actors=actors, author=author, parties=words.parties | words.pairs)
    found = merge(find_mentions(Setting(reading=reading, resolver=resolver, words=words)))
    settled = [_settled(meeting, visits, words) for meeting in found]
    return tuple(_with_today(settled, today_in(reading.dates, reading.published)))


def _with_today(meetings: list[Meeting], today: Date | None) -> list[Meeting]:
    """The meetings; the first one is news: it is of the day that the text calls today, where no other is told."""
    if not meetings or today is None:
        return meetings
    first, *others = meetings
    if first.date is None and first.status in ("completed", "ongoing"):
        first = attrs.evolve(first, date=today)
    return [first, *others]


def _settled(meeting: Meeting, visits: tuple[Visit, ...], words: Words) -> Meeting:
    """A meeting with the visit during which it is held, that visit's day where it is one, and its usual means."""
    mode = meeting.mode if meeting.mode != "unspecified" else words.usual.get(meeting.rule, "unspecified")
    meeting = attrs.evolve(meeting, mode=mode)
    visit = _visit_of(meeting, visits)
    if visit is None:
        return meeting
    start, one_day = visit.start, visit.end in (None, visit.start) and visit.dates_of == "visit"
    told = start if one_day and start is not None and start.first == start.last else None
    return attrs.evolve(meeting, visit=visit.id, date=meeting.date or told)


def _visit_of(meeting: Meeting, visits: tuple[Visit, ...]) -> Visit | None:
    """The one visit by somebody who takes part to the country of another who does, if no other day is told."""
    people = set(meeting.participants)
    fitting = [
        visit
        for visit in visits
        if people & set(visit.visitors)
        and visit.destination in meeting.countries
        and visit.status == meeting.status
        and _holds(visit, meeting)
    ]
    return fitting[0] if len(fitting) == 1 and meeting.mode == "in_person" else None


def _holds(visit: Visit, meeting: Meeting) -> bool:
    """Whether the day of a meeting, if told, lies within a visit."""
    day, start, end = meeting.date, visit.start, visit.end or visit.start
    if not (day and day.first and day.last and start and start.first and end and end.last):
        return True
    return day.first <= end.last and start.first <= day.last if visit.end else day.last >= start.first
