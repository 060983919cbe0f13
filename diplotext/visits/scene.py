"""Where a text was written or spoken: its dateline, or the short lines above the first turn."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.actors.author import first_own_word
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
SEPARATED = re.compile(r"(?:[,;:–—(\[-]|\s\s|\b(?:in|at)(?:\s+the)?)\s*$|\b(?:interview|doorstop)\s+$", re.IGNORECASE)
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
    if first is None:
        return
    for start, end in reading.paragraphs[:MAX_HEADINGS]:
        if start >= first:
            return
        # the first line of a transcript may hold the label as well
        told = reading.text[end - 1] in ".?!:" and end - start > SHORT
        if end - start <= HEADER_LENGTH and not told:
            yield start, min(end, first)


def _headed(reading: "Reading", stops: tuple[Stop, ...]) -> Iterator[Stop]:
    """The places that stand for themselves above what was spoken: "Press Conference, Oslo, Norway"."""
    for start, end in _headings(reading):
        before, apart = start, True
        for stop in starting_in(stops, start, end):
            # "Visit to Norway, Denmark and Peru": the rest of a list is where the first of it is
            if apart or not LISTED.fullmatch(reading.text, before, stop.start):
                first = stop.start == start and bool(stop.places)
                apart = first or SEPARATED.search(reading.text[start : stop.start]) is not None
            if apart and (stop.places or reading.text[start : stop.start].rstrip().endswith((" in", " the"))):
                yield stop
            before = stop.end


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
    if not any(start <= scene.start < end for start, end in _headings(reading)):
        return
    for speaker in said:
        if not isinstance(speaker, Official) or speaker.role_class in RESIDENT:
            continue
        if speaker.country not in (None, scene.country):
            yield Mention(
                cue=scene.start,
                evidence=reading.span(scene.start, scene.end),
                guests=(speaker,),
                hosts=tuple(other for other in said if other.country == scene.country),
                stop=scene,
                status="ongoing",
                start=_day_of(reading),
                rule="visit.scene",
            )


def _day_of(reading: "Reading") -> Date | None:
    """When words were spoken: the day in the heading, else the one that they call today."""
    lines = tuple(_headings(reading))
    for date in reading.dates_in(0, lines[-1][1] + TODAY_REACH):
        headed = any(start <= date.span.start < end for start, end in lines)
        today = date.first == date.last == reading.published and bool(date.assumed)
        if date.precision == "day" and date.first is not None and (headed or today):
            return date
    return None
