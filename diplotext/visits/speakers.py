"""Who speaks a turn, and to whom."""

import bisect
from typing import TYPE_CHECKING

from diplotext.records import Actor, Official, Organization, Person
from diplotext.visits.setting import Setting

if TYPE_CHECKING:
    from diplotext.layout import Turn
    from diplotext.reading import Reading

NEAR_TURNS = 6
YOU = ("you", "your", "yours")


def travels(actor: Actor) -> bool:
    """Whether an actor can be on a trip: a person, or a delegation or group whose state is named."""
    if isinstance(actor, Official | Person):
        return True
    return isinstance(actor, Organization) and actor.kind in ("delegation", "group") and actor.country is not None


def travellers_at(setting: Setting, start: int, end: int) -> tuple[Actor, ...]:
    """Those meant by a mention who can be on a trip."""
    return tuple(actor for actor in setting.actors.at(start, end) if travels(actor))


def speeches_of(reading: "Reading") -> tuple["Turn", ...]:
    """The turns that somebody named speaks."""
    return tuple(turn for turn in reading.turns if turn.label is not None and turn.role == "speech")


def speakers_of(setting: Setting, turn: "Turn") -> tuple[Actor, ...]:
    """Who speaks a turn."""
    return travellers_at(setting, *turn.label) if turn.label is not None else ()


def speaker_at(setting: Setting, offset: int) -> tuple[Actor, ...]:
    """Who says the words at an offset; () outside of turns."""
    at = _speech_at(setting, offset)
    return speakers_of(setting, setting.speeches[at]) if at is not None else ()


def addressee_at(setting: Setting, offset: int) -> tuple[Actor, ...]:
    """Whom the speaker at an offset calls "you": who speaks next, else who spoke before; () outside of a dialogue."""
    at = _speech_at(setting, offset)
    if at is None:
        return ()
    speaker = speakers_of(setting, setting.speeches[at])
    after, before = setting.speeches[at + 1 : at + NEAR_TURNS], setting.speeches[max(0, at - NEAR_TURNS) : at]
    for other in (*after, *reversed(before)):
        found = speakers_of(setting, other)
        if found and not set(found) & set(speaker):
            return found
    return ()


def _speech_at(setting: Setting, offset: int) -> int | None:
    """The index of the speech that holds an offset."""
    at = bisect.bisect_right(setting.speeches, offset, key=lambda turn: turn.start) - 1
    return at if at >= 0 and offset < setting.reading.paragraphs[setting.speeches[at].last][1] else None
