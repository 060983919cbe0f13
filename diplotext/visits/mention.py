"""One clause that tells of a visit, before the mentions of a trip are merged."""

from typing import Literal

import attrs

from diplotext.records import Actor, Date, Span
from diplotext.terms import VisitKind, VisitStatus
from diplotext.visits.places import Stop


@attrs.frozen(kw_only=True, eq=False)
class Mention:
    """One clause that tells of a visit, before the mentions of a trip are merged.

    Attributes:
        party: those of whom some travel; who is decided by the destination.
        guests: those who travel for certain.
        hosts: those whom the guests meet.
        opposite: those of them whom the others meet.
        guessed: those of the party whose home only the rest of the text lets guess.
        stop: country and places, or None where the clause does not say.
        leg: number of the stop in a tour, None for a single one.
        domestic: a trip at home counts, because the text calls it a visit.
        home: where the guests come from if nothing else tells.
        perhaps: where the trip went if nothing else tells: the home of those met.
        foreign: nobody is at home there, though the rest of the text may let it seem so.
        yields: what tells of the trip itself outweighs it: it is an invitation, or "this is her first visit".
        delegation: those who travel along.
        tells: "trip"; of trips that are told elsewhere: "meeting" whom they met of the country visited, "end" when
            they ended, "tour" from when to when they went, "acceptance" that an invitation was accepted, "company" who
            travelled along.
    """

    cue: int
    evidence: Span
    guests: tuple[Actor, ...] = ()
    hosts: tuple[Actor, ...] = ()
    party: tuple[Actor, ...] = ()
    opposite: tuple[Actor, ...] = ()
    guessed: tuple[Actor, ...] = ()
    stop: Stop | None = None
    leg: int | None = None
    domestic: bool = False
    home: str | None = None
    perhaps: Stop | None = None
    foreign: bool = False
    yields: bool = False
    delegation: tuple[Actor, ...] = ()
    tells: Literal["trip", "meeting", "end", "tour", "acceptance", "company"] = "trip"
    kind: VisitKind = "unspecified"
    status: VisitStatus
    postponed: bool = False
    start: Date | None = None
    end: Date | None = None
    invited_by: Actor | None = None
    purpose: Span | None = None
    topics: tuple[Span, ...] = ()
    rule: str
