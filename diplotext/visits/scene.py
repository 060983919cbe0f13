"""Where a text was written or spoken: its dateline, or the short lines above the first turn."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.actors.resolving.author import first_own_word
from diplotext.layout import find_dateline
from diplotext.records import Date, Official, Visit
from diplotext.visits.mention import Mention
from diplotext.visits.places import Stop, starting_in
from diplotext.visits.speakers import speakers_of, unique
from diplotext.visits.words import Words

if TYPE_CHECKING:
    from diplotext.reading import Reading
    from diplotext.visits.setting import Setting

HERE = re.compile(r"\bhere\b")
HEADER_LINES = 6
MAX_HEADINGS = 12
HEADER_LENGTH = 240
# What stands before a place that tells where something was said: "Press Conference, Oslo", "[27 May, Oslo]".
SEPARATED = re.compile(
    r"(?:[,;:–—(\[-]|(?<!the)(?<!of)\s\s|\b(?:in|at)(?:\s+the)?)\s*$|\b(?:interview|doorstop)\s+$", re.IGNORECASE
)
# What ties a place to the words before it: "the President of Norway", "Visit to Oslo", "Norway's".
TIED = re.compile(r"(?:\b(?:of|to|for|from|with|by|between|and|on|the|visits?|visiting)|[’']s?|&)\s*$", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]+")
VENUE = re.compile(r"\s+(?:barracks|house|street|road|hotel|hall|palace|airport|square|park|room)\b", re.IGNORECASE)
# Countries with the name of their capital.
CITY_STATES = ("SG", "MC", "LU", "DJ", "SM", "VA")
SUBJECTS = re.compile(r"\W*subjects?\b", re.IGNORECASE)
SPOKEN = re.compile(
    r"communiqu|\b(?:statement|declaration|transcript|conference|remarks|speech|address|interview|doorstop)\b",
    re.IGNORECASE,
)
LISTED = re.compile(r"\s*(?:,|and|, and|&)\s*(?:the\s+)?", re.IGNORECASE)
SHORT = 60
RESIDENT = ("ambassador", "envoy", "international", "spokesperson")
FIRST_TURNS = 4
GREETING_REACH = 800
PLACE_REACH = 40
TODAY_REACH = 1_500


def scene_of(reading: "Reading", stops: tuple[Stop, ...], words: Words) -> Stop | None:
    """Where a text was written or spoken, by what it names first.

    The place of the dateline ("OSLO, May 4 -"), of the heading of what was spoken ("Press Conference, Oslo"), or of a
    greeting ("Welcome to Oslo"); None where the text names none.
    """
    for start, end in reading.paragraphs[:HEADER_LINES]:
        dateline = find_dateline(reading.text, start, end)
        if dateline is not None:
            return next(iter(starting_in(stops, start, dateline)), None)
    return next(_headed(reading, stops), None) or next(_greeted(reading, stops, words), None)


def _headings(reading: "Reading") -> Iterator[tuple[int, int]]:
    """The lines above what is spoken: above the first turn, or above the first "I" of a speech."""
    first = reading.turns[0].start if reading.turns else first_own_word(reading)
    for start, end in reading.paragraphs[:MAX_HEADINGS]:
        if first is not None and start >= first:
            return
        # the first line of a transcript may hold the label as well
        told = reading.text[end - 1] in ".?!:" and end - start > SHORT
        if end - start <= HEADER_LENGTH and not told:
            stop = end if first is None else min(end, first)
            yield from ((start, stop),) if first is not None or SPOKEN.search(reading.text, start, end) else ()
        elif first is None:
            return


def _headed(reading: "Reading", stops: tuple[Stop, ...]) -> Iterator[Stop]:
    """The places that stand for themselves above what was spoken: "Press Conference, Oslo, Norway"."""
    for start, end in _headings(reading):
        before, apart = start, True
        for stop in () if SUBJECTS.match(reading.text, start, end) else starting_in(stops, start, end):
            ahead = reading.text[start : stop.start]
            # "Visit to Norway, Denmark and Peru": the rest of a list is where the first of it is
            if apart or not LISTED.fullmatch(reading.text, before, stop.start):
                first = stop.start == start and bool(stop.places)
                ends = _ends_line(reading, stops, stop.end, end) and not TIED.search(ahead)
                apart = first or ends or SEPARATED.search(ahead) is not None
            country = bool(reading.turns) and ahead.rstrip().endswith((" in", " the"))
            named = stop.places or country or stop.country in CITY_STATES
            if apart and named and not VENUE.match(reading.text, stop.end, end):
                yield stop
            before = stop.end


def _ends_line(reading: "Reading", stops: tuple[Stop, ...], start: int, end: int) -> bool:
    """Whether nothing but places and days follows in a line: "Imperial Hotel Tokyo, Japan, 3 May"."""
    told = [(stop.start, stop.end) for stop in starting_in(stops, start, end)]
    told += [(date.span.start, date.span.end) for date in reading.dates_in(start, end)]
    return all(any(a <= word.start() < b for a, b in told) for word in LETTERS.finditer(reading.text, start, end))


def _greeted(reading: "Reading", stops: tuple[Stop, ...], words: Words) -> Iterator[Stop]:
    """The places that follow the greetings of the first turns."""
    for turn in reading.turns[:FIRST_TURNS]:
        end = reading.paragraphs[turn.last][1]
        greeting = words.greetings.search(reading.text, turn.start, min(end, turn.start + GREETING_REACH))
        if greeting is not None:
            stop = min((at for mark in ".!?\n" if (at := reading.text.find(mark, greeting.end())) >= 0), default=end)
            yield from starting_in(stops, greeting.end(), min(stop, greeting.end() + PLACE_REACH))


def here_stops(reading: "Reading", scene: Stop | None) -> tuple[Stop, ...]:
    """The places that "here" means; () where the text does not say where it was written or spoken."""
    if scene is None:
        return ()
    return tuple(
        attrs.evolve(scene, start=match.start(), end=match.end(), adverb=True) for match in HERE.finditer(reading.text)
    )


def told_scene(setting: "Setting", visits: tuple[Visit, ...]) -> Stop | None:
    """Where a dialogue is held, by the one trip that is told above it; None where nobody says "here" in it."""
    if not setting.speeches or not HERE.search(setting.reading.text, setting.speeches[0].start):
        return None
    first = setting.speeches[0].start
    told = [visit for visit in visits if min(span.start for span in visit.evidence) < first]
    going = {visit.destination for visit in told if visit.status in ("completed", "ongoing")}
    return Stop(country=going.pop(), places=(), start=-1, end=-1) if len(going) == 1 else None


def spoken_abroad(setting: "Setting") -> Iterator[Mention]:
    """Yield the trips of those who speak where they are not at home: whose words a heading places in a foreign city."""
    reading, scene = setting.reading, setting.scene
    if scene is None or scene.start < 0 or setting.words.non_visits.search(reading.text, 0, scene.end):
        return
    labelled = (turn for turn in reading.turns if turn.role != "question" and turn.label is not None)
    said = unique((*(a for turn in labelled for a in speakers_of(setting, turn)), *filter(None, (setting.author,))))
    if not is_headed(reading, scene):
        return
    for speaker in said:
        if not isinstance(speaker, Official) or speaker.role_class in RESIDENT:
            continue
        # an office alone, "PRIME MINISTER:", is that of the state where the text was issued
        home = speaker.country or (reading.home if speaker.name is None else None)
        if home not in (None, scene.country):
            yield Mention(
                cue=scene.start,
                evidence=reading.span(scene.start, scene.end),
                guests=(speaker,),
                hosts=tuple(other for other in said if other.country == scene.country),
                stop=scene,
                home=home,
                status="ongoing",
                start=day_of(reading),
                rule="visit.scene",
            )


def is_headed(reading: "Reading", scene: Stop | None) -> bool:
    """Whether a heading says where a text was spoken or agreed."""
    return scene is not None and any(start <= scene.start < end for start, end in _headings(reading))


def day_of(reading: "Reading") -> Date | None:
    """When words were spoken: the day in the heading, else the one that they call today."""
    lines = tuple(_headings(reading))
    for date in reading.dates_in(0, lines[-1][1] + TODAY_REACH) if lines else ():
        headed = any(start <= date.span.start < end for start, end in lines)
        today = date.first == date.last == reading.published and bool(date.assumed)
        if date.precision == "day" and date.first is not None and (headed or today):
            return date
    return None
