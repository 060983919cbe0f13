"""Where a text was written or spoken: its dateline, or the short lines above the first turn."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.layout import find_dateline
from diplotext.records import Visit
from diplotext.visits.places import Stop, starting_in
from diplotext.visits.words import Words

if TYPE_CHECKING:
    from diplotext.reading import Reading
    from diplotext.visits.setting import Setting

HERE = re.compile(r"\bhere\b")
HEADER_LINES = 6
HEADER_LENGTH = 80
FIRST_TURNS = 4
GREETING_REACH = 800
PLACE_REACH = 40


def scene_of(reading: "Reading", stops: tuple[Stop, ...], words: Words) -> Stop | None:
    """Where a text was written or spoken, by what it names first.

    The place of the dateline ("OSLO, May 4 -"), of the header ("Blair House"), or of a greeting ("Welcome to Oslo");
    None where the text names none.
    """
    for start, end in (*_headings(reading), *_greetings(reading, words)):
        for stop in starting_in(stops, start, end):
            return stop
    return None


def _greetings(reading: "Reading", words: Words) -> Iterator[tuple[int, int]]:
    """What follows the greetings of the first turns."""
    for turn in reading.turns[:FIRST_TURNS]:
        end = reading.paragraphs[turn.last][1]
        greeting = words.greetings.search(reading.text, turn.start, min(end, turn.start + GREETING_REACH))
        if greeting is not None:
            stop = min((at for mark in ".!?\n" if (at := reading.text.find(mark, greeting.end())) >= 0), default=end)
            yield greeting.end(), min(stop, greeting.end() + PLACE_REACH)


def _headings(reading: "Reading") -> Iterator[tuple[int, int]]:
    for start, end in reading.paragraphs[:HEADER_LINES]:
        dateline = find_dateline(reading.text, start, end)
        if dateline is not None:
            yield start, dateline
            return
    first = reading.turns[0].first if reading.turns else 0
    for start, end in reading.paragraphs[: min(first, HEADER_LINES)]:
        if end - start <= HEADER_LENGTH:
            yield start, end


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
