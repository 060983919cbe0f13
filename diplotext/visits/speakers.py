"""Who speaks a turn, and to whom."""

import bisect
from collections.abc import Iterable
from typing import TYPE_CHECKING

from diplotext.records import Actor, Official, Organization, Person
from diplotext.visits.setting import Setting

if TYPE_CHECKING:
    from diplotext.layout import Turn
    from diplotext.reading import Reading

NEAR_TURNS = 6
YOU = ("you", "your", "yours")
FIRST_PERSON = ("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves")


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


def first_person(setting: Setting, offset: int) -> tuple[Actor, ...]:
    """Who says "I" or "we": the speaker of the turn or the quotation, else the author; nobody for who only asks."""
    turn = setting.reading.turn_at(offset)
    if turn is not None and turn.role == "question":
        return ()
    said = tuple(actor for actor in setting.actors.speaker_at(offset) if travels(actor))
    quoted = turn is not None or any(q.start <= offset < q.end for q in setting.reading.quotations)
    return said if quoted or setting.author is None else (setting.author,)


def addressee_at(setting: Setting, offset: int) -> tuple[Actor, ...] | None:
    """Whom the speaker at an offset calls "you": who speaks next, else who spoke before; None outside of a dialogue."""
    turn = setting.reading.turn_at(offset)
    if turn is not None and turn.role != "speech":
        # a journalist asks the one who answers, who tells the journalist nothing of trips
        return _next_speakers(setting, turn) if turn.role == "question" else ()
    at = _speech_at(setting, offset)
    if at is None:
        return None
    speaker = speakers_of(setting, setting.speeches[at])
    after, before = setting.speeches[at + 1 : at + NEAR_TURNS], setting.speeches[max(0, at - NEAR_TURNS) : at]
    for other in (*after, *reversed(before)):
        found = speakers_of(setting, other)
        if found and not set(found) & set(speaker):
            return found
    return ()


def _next_speakers(setting: Setting, asked: "Turn") -> tuple[Actor, ...]:
    """Who answers a question."""
    turns = setting.reading.turns
    at = bisect.bisect_right(turns, asked.start, key=lambda turn: turn.start)
    answers = (turn for turn in turns[at : at + NEAR_TURNS] if turn.role != "question")
    return next((found for turn in answers if (found := speakers_of(setting, turn))), ())


def _speech_at(setting: Setting, offset: int) -> int | None:
    """The index of the speech that holds an offset."""
    at = bisect.bisect_right(setting.speeches, offset, key=lambda turn: turn.start) - 1
    return at if at >= 0 and offset < setting.reading.paragraphs[setting.speeches[at].last][1] else None


def unique(found: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors without repetition, in the order of their first mention."""
    return tuple(dict.fromkeys(found))
