"""Visits: who travelled where, when, on what kind of visit, whom they met, and whether it took place."""

from typing import TYPE_CHECKING

import attrs

from diplotext.actors.resolving.author import find_author
from diplotext.clauses.days import today_in
from diplotext.records import Date, Visit
from diplotext.visits.dialogue import find_dialogue, find_greetings, settle
from diplotext.visits.mentions import find_joint, find_mentions
from diplotext.visits.places import Stop, stops_of
from diplotext.visits.scene import here_stops, scene_of, spoken_abroad, told_scene
from diplotext.visits.setting import Setting
from diplotext.visits.speakers import speeches_of
from diplotext.visits.trips import merge
from diplotext.visits.words import build_words

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.reading import Reading


def read_visits(reading: "Reading", actors: "Actors") -> tuple[Visit, ...]:
    """Find the visits of a document.

    A mention of a visit is a cue of the lexicon (a verb of travelling, receiving, meeting or attending, or a noun such
    as "visit") with a party and, as a rule, a place abroad; mentions of one trip are merged. Calls, letters, denied
    and merely supposed visits are none.

    Args:
        reading: a text that has been read; without a parse no visit is found.
        actors: its cast.

    Returns:
        The visits in the order of their first mention; () if there are none.
    """
    words = reading.lexicon.derive(build_words)
    named = stops_of(actors.places, reading.text)
    scene = scene_of(reading, named, words)
    setting = Setting(
        reading=reading,
        actors=actors,
        places=actors.places,
        stops=_with_here(reading, named, scene),
        scene=scene,
        speeches=speeches_of(reading),
        author=find_author(reading, actors),
        words=words,
    )
    visits = _find(setting)
    scene = scene or told_scene(setting, visits)
    if scene != setting.scene:
        visits = _find(attrs.evolve(setting, stops=_with_here(reading, named, scene), scene=scene))
    return _with_today(visits, today_in(reading.dates, reading.published))


def _with_today(visits: tuple[Visit, ...], today: Date | None) -> tuple[Visit, ...]:
    """The visits; the first one is news: who meets somebody on it does so on the day that the text calls today."""
    if not visits or today is None:
        return visits
    first, *others = visits
    if first.start is None and first.end is None and first.met and first.status in ("completed", "ongoing"):
        first = attrs.evolve(first, start=today)
    return (first, *others)


def _with_here(reading: "Reading", stops: tuple[Stop, ...], scene: Stop | None) -> tuple[Stop, ...]:
    return tuple(sorted((*stops, *here_stops(reading, scene)), key=lambda stop: stop.start))


def _find(setting: Setting) -> tuple[Visit, ...]:
    found = (*find_mentions(setting), *find_greetings(setting), *spoken_abroad(setting), *find_dialogue(setting))
    if any(mention.stop or mention.perhaps for mention in found):
        found = (*find_joint(setting), *found)
    return tuple(settle(merge(found, setting.reading.published), setting))
