"""Merge the mentions of a document into trips: one for each sending state, country and time."""

import datetime
from collections.abc import Iterable

import attrs

from diplotext.records import Actor, Date, Official, Span, Visit, VisitStatus
from diplotext.visits.mentions import Mention
from diplotext.visits.slots import is_recalled

FORCE: dict[VisitStatus, int] = {"completed": 0, "proposed": 0, "planned": 1, "ongoing": 2, "cancelled": 3}
MAX_OPEN = 50
STAY = datetime.timedelta(days=30)


def merge(mentions: Iterable[Mention], published: datetime.date | None) -> tuple[Visit, ...]:
    """Merge mentions into visits, in the order of their first mention.

    Trips that are told come first; then what adds to them, so that "met the king during his visit to Oslo" finds the
    visit; last what only tells whom they met or when they left.
    """
    trips: list[Visit] = []
    tours: dict[int, int] = {}
    parts = sorted(((visit, mention) for mention in mentions for visit in _visits_of(mention)), key=_order)
    later = [part for part in parts if not _add(trips, *part, tours, published)]
    for visit, mention in later:
        _add(trips, visit, mention, tours, published)
    found = (trip for trip in trips if trip.visitors)
    return tuple(sorted(found, key=lambda trip: min(span.start for span in trip.evidence)))


def _order(part: tuple[Visit, Mention]) -> tuple[bool, int]:
    return part[1].tells != "trip", part[1].cue


def _visits_of(mention: Mention) -> list[Visit]:
    """The visits of one mention: each sending state's party apart; without a destination, one to be attached."""
    if mention.stop is None:
        return [_visit(mention, mention.guests or mention.party, mention.hosts)]
    country = mention.stop.country
    everyone = (*mention.guests, *mention.party)
    away = [actor for actor in everyone if _is_from_elsewhere(actor, country, everyone)]
    if away and mention.hosts:
        # "welcomed the president and Dr Sadiq": all who are received travel
        away = list(dict.fromkeys((*away, *mention.guests)))
    if not away and mention.domestic:
        away = list(everyone)
    if not everyone:
        # "the working visit to Peru": whose, another mention tells
        return [_visit(mention, (), mention.hosts)]
    groups: dict[str | None, list[Actor]] = {}
    for actor in away:
        groups.setdefault(actor.country, []).append(actor)
    if mention.guests and len(groups) == 2 and None in groups:
        known = next(origin for origin in groups if origin is not None)
        groups = {known: away}
    return [
        _visit(mention, tuple(group), (*mention.hosts, *(a for a in everyone if a not in group and _is_known(a))))
        for group in groups.values()
    ]


def _is_known(actor: Actor) -> bool:
    """Whether somebody beside the visitors is told apart from them: not the second of "the minister and chief of"."""
    return bool(actor.name) or not isinstance(actor, Official)


def _is_from_elsewhere(actor: Actor, country: str | None, everyone: tuple[Actor, ...]) -> bool:
    if actor.country is None:
        # "the president met the King of Jordan": of two, the one whose state is elsewhere is the guest
        return all(other.country in (None, country) for other in everyone)
    return actor.country != country


def _visit(mention: Mention, visitors: tuple[Actor, ...], met: tuple[Actor, ...]) -> Visit:
    return Visit(
        visitors=visitors,
        origin=tuple(dict.fromkeys(actor.country for actor in visitors if actor.country)),
        destination=mention.stop.country if mention.stop else None,
        places=mention.stop.places if mention.stop else (),
        kind=mention.kind,
        status=mention.status,
        postponed=mention.postponed,
        start=mention.start,
        end=mention.end,
        dates_of="tour" if mention.leg is not None and mention.start else "visit",
        met=tuple(actor for actor in dict.fromkeys(met) if actor not in visitors),
        invited_by=mention.invited_by,
        purpose=mention.purpose,
        topics=mention.topics,
        evidence=(mention.evidence,),
        rule=mention.rule,
    )


def _add(
    trips: list[Visit], visit: Visit, mention: Mention, tours: dict[int, int], published: datetime.date | None
) -> bool:
    """Add a mention to the trip that it belongs to, or as a new one; False where it is neither."""
    index = _match(trips, visit, mention, published)
    if index is not None:
        trips[index] = {"trip": _join, "meeting": _meet, "end": _end}[mention.tells](trips[index], visit)
    elif mention.stop is not None and visit.visitors:
        if mention.leg is not None:
            visit = attrs.evolve(visit, tour=tours.setdefault(mention.cue, len(tours) + 1))
        trips.append(visit)
    else:
        return False
    return True


def _match(trips: list[Visit], visit: Visit, mention: Mention, published: datetime.date | None) -> int | None:
    """The latest trip that this mention can belong to; of a meeting, rather one to the country of those met."""
    near = range(len(trips) - 1, max(-1, len(trips) - MAX_OPEN), -1)
    if mention.tells == "end":
        return next((index for index in near if _can_end(trips[index], visit)), None)
    fitting = [index for index in near if _same_time(trips[index], visit, published)]
    if mention.party:
        fitting = [index for index in fitting if _same_prospect(trips[index], visit)]
    if mention.tells == "meeting":
        return next((index for index in fitting if _is_meeting_on(trips[index], visit, published)), None)
    if mention.stop is not None:
        together = (index for index in fitting if _is_same_trip(trips[index], visit))
        return min(together, key=lambda index: not set(visit.visitors) & set(trips[index].visitors), default=None)
    fitting = [index for index in fitting if not visit.visitors or set(visit.visitors) & set(trips[index].visitors)]
    at_home = [index for index in fitting if trips[index].destination in _others(trips[index], mention)]
    open_ended = (i for i in fitting if trips[i].tour is None or not _others(trips[i], mention))
    return at_home[0] if at_home else next(open_ended, None)


def _can_end(trip: Visit, left: Visit) -> bool:
    """Whether a trip of these visitors began before the day on which they left."""
    if not set(left.visitors) & set(trip.visitors) or trip.end is not None or trip.start is None or left.end is None:
        return False
    return bool(trip.start.first and left.end.last and trip.start.first < left.end.last <= trip.start.first + STAY)


def _is_meeting_on(trip: Visit, meeting: Visit, published: datetime.date | None) -> bool:
    """Whether a visitor and somebody of the country visited act together, at the time of the trip."""
    if is_recalled(trip.start, published):
        return False
    present = any(actor in trip.visitors for actor in meeting.visitors)
    return present and any(actor.country == trip.destination for actor in meeting.visitors)


def _same_prospect(trip: Visit, meeting: Visit) -> bool:
    """Whether both lie ahead or neither: who met today is not on the trip that is planned."""
    ahead = ("planned", "proposed")
    return (trip.status in ahead) == (meeting.status in ahead)


def _is_same_trip(trip: Visit, visit: Visit) -> bool:
    if trip.destination != visit.destination:
        return False
    if not visit.visitors:
        return True
    return bool(set(visit.visitors) & set(trip.visitors)) or (
        bool(set(visit.origin) & set(trip.origin)) and _explicit(trip, visit)
    )


def _others(trip: Visit, mention: Mention) -> set[str | None]:
    """The countries of those whom a mention names beside the visitors' own."""
    return {actor.country for actor in mention.party} - set(trip.origin) - {None}


def _explicit(trip: Visit, visit: Visit) -> bool:
    """Both tell the same first day, or one of the two names no person: who travels together shares a visit."""
    if trip.start and visit.start:
        return trip.start.edtf == visit.start.edtf
    named = [any(isinstance(a, Official) and a.name for a in side.visitors) for side in (trip, visit)]
    return not all(named)


def _same_time(trip: Visit, visit: Visit, published: datetime.date | None) -> bool:
    if trip.start is None or visit.start is None:
        if trip.start is None and is_recalled(visit.start, published):
            return False
        past = {trip.status, visit.status}
        return not ({"proposed"} & past and {"completed", "ongoing"} & past)
    if trip.start.first is None or visit.start.first is None:
        return trip.start.edtf == visit.start.edtf
    return _last(trip.end or trip.start) >= visit.start.first and _last(visit.end or visit.start) >= trip.start.first


def _last(date: Date) -> datetime.date:
    return date.last or datetime.date.max


def _meet(trip: Visit, meeting: Visit) -> Visit:
    """A trip with those of the country visited whom a meeting names."""
    hosts = (
        actor
        for actor in meeting.visitors
        if actor.country == trip.destination and actor not in trip.visitors and _is_known(actor)
    )
    topics = tuple(dict.fromkeys((*trip.topics, *meeting.topics)))
    return attrs.evolve(trip, met=tuple(dict.fromkeys((*trip.met, *hosts))), topics=topics)


def _end(trip: Visit, left: Visit) -> Visit:
    return attrs.evolve(trip, end=left.end, evidence=_spans((*trip.evidence, *left.evidence)))


def _join(trip: Visit, visit: Visit) -> Visit:
    """A trip with what another mention of it adds; the first mention's words win, a later status of more force too."""
    anaphoric = visit.destination is None
    visitors = trip.visitors if anaphoric else tuple(dict.fromkeys((*trip.visitors, *visit.visitors)))
    start, end = (trip.start, trip.end) if trip.start else (visit.start, visit.end)
    if trip.start and trip.end is None and visit.end:
        end = visit.end
    others = visit.met if not anaphoric or set(visit.visitors) & set(trip.visitors) else ()
    if anaphoric:
        others = (*others, *(actor for actor in visit.visitors if actor not in visitors))
    return attrs.evolve(
        trip,
        visitors=visitors,
        origin=tuple(dict.fromkeys(actor.country for actor in visitors if actor.country)) or trip.origin,
        places=tuple(dict.fromkeys((*trip.places, *visit.places))),
        kind=trip.kind if trip.kind != "unspecified" else visit.kind,
        status=_status(trip, visit, anaphoric=anaphoric),
        postponed=trip.postponed or visit.postponed,
        start=start,
        end=end,
        met=tuple(actor for actor in dict.fromkeys((*trip.met, *others)) if actor not in visitors),
        invited_by=trip.invited_by or visit.invited_by,
        purpose=trip.purpose or visit.purpose,
        topics=tuple(dict.fromkeys((*trip.topics, *visit.topics))),
        evidence=_spans((*trip.evidence, *visit.evidence)),
    )


def _status(trip: Visit, visit: Visit, *, anaphoric: bool) -> VisitStatus:
    """The status of more force; of what names no place only "the visit was cancelled" counts."""
    if anaphoric:
        return visit.status if visit.status == "cancelled" else trip.status
    return max((trip.status, visit.status), key=FORCE.__getitem__)


def _spans(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))
