"""From a mention to visits, and from two mentions of a trip to one visit."""

import datetime

import attrs

from diplotext.records import Actor, Date, Official, Span, Visit
from diplotext.terms import VisitStatus
from diplotext.visits.mention import Mention

FORCE: dict[VisitStatus, int] = {"completed": 0, "proposed": 0, "planned": 1, "ongoing": 2, "cancelled": 3}


def visits_of(mention: Mention) -> list[Visit]:
    """The visits of one mention: each sending state's party apart; without a destination, one to be attached."""
    if mention.stop is None:
        return [_visit(mention, mention.guests or mention.party, mention.hosts)]
    country = mention.stop.country
    everyone = (*mention.guests, *mention.party)
    # "in Tashkent, she met President Yusupov": he is at home there, unless his name says otherwise
    hosts = (*_host_side(mention, country), *mention.guessed)
    away = [actor for actor in everyone if actor not in hosts and _is_from_elsewhere(actor, country, mention)]
    if away and mention.hosts:
        # "welcomed the president and Dr Sadiq": all who are received travel
        away = list(dict.fromkeys((*away, *mention.guests)))
    if mention.foreign or (not away and mention.domestic):
        away = list(everyone)
    if not everyone:
        # "the working visit to Peru": whose, another mention tells
        return [_visit(mention, (), mention.hosts)]
    groups: dict[str | None, list[Actor]] = {}
    for actor in away:
        at_home = actor.country == country and bool(mention.foreign or mention.hosts)
        groups.setdefault(None if at_home else actor.country, []).append(actor)
    if mention.guests and len(groups) == 2 and None in groups:
        known = next(origin for origin in groups if origin is not None)
        groups = {known: away}
    return [
        _visit(mention, tuple(group), (*mention.hosts, *(a for a in everyone if a not in group and _is_known(a))))
        for group in groups.values()
    ]


def _host_side(mention: Mention, country: str | None) -> tuple[Actor, ...]:
    """The side of a meeting that one of the country belongs to: "met the Kenyan premier and Trade Minister Rono"."""
    rest = tuple(actor for actor in mention.party if actor not in mention.opposite)
    sides = (side for side in (mention.opposite, rest) if any(actor.country == country for actor in side))
    return next(sides, ()) if mention.opposite else ()


def _is_known(actor: Actor) -> bool:
    """Whether somebody beside the visitors is told apart from them: not the second of "the minister and chief of"."""
    return bool(actor.name) or not isinstance(actor, Official) or actor.country is not None


def _is_from_elsewhere(actor: Actor, country: str | None, mention: Mention) -> bool:
    """Whether somebody is no native of the country; of two who meet, the one whose home is not told is the guest."""
    if actor.country is not None:
        return actor.country != country
    everyone = (*mention.guests, *mention.party)
    others = [other.country for other in everyone if other != actor and other not in mention.guessed]
    met_at_home = country in others or bool(mention.guessed) or actor in mention.guests
    return met_at_home and all(other in (None, country) for other in others)


def _visit(mention: Mention, visitors: tuple[Actor, ...], met: tuple[Actor, ...]) -> Visit:
    return Visit(
        visitors=visitors,
        origin=_homes(visitors, mention),
        destination=mention.stop.country if mention.stop else None,
        places=mention.stop.places if mention.stop else (),
        kind=mention.kind,
        status=mention.status,
        postponed=mention.postponed,
        start=mention.start,
        end=mention.end,
        dates_of="tour" if mention.leg is not None and mention.start else "visit",
        met=tuple(actor for actor in dict.fromkeys(met) if actor not in visitors),
        delegation=tuple(actor for actor in mention.delegation if actor not in visitors),
        invited_by=mention.invited_by,
        purpose=mention.purpose,
        topics=mention.topics,
        evidence=(mention.evidence,),
        rule=mention.rule,
    )


def _homes(visitors: tuple[Actor, ...], mention: Mention) -> tuple[str, ...]:
    """Where visitors come from; not from the country visited, if its name shows that they are from elsewhere."""
    homes = tuple(dict.fromkeys(actor.country for actor in visitors if actor.country))
    there = mention.stop.country if mention.foreign and mention.stop else None
    return tuple(home for home in homes if home != there) or tuple(filter(None, (mention.home,)))


def meet(trip: Visit, meeting: Visit) -> Visit:
    """A trip with those of the country visited whom a meeting names."""
    hosts = (
        actor
        for actor in meeting.visitors
        if actor.country == trip.destination and actor not in trip.visitors and _is_known(actor)
    )
    topics = tuple(dict.fromkeys((*trip.topics, *meeting.topics)))
    return attrs.evolve(trip, met=tuple(dict.fromkeys((*trip.met, *hosts))), topics=topics)


def end(trip: Visit, left: Visit) -> Visit:
    """A trip with its last day."""
    return attrs.evolve(trip, end=left.end, evidence=_spans((*trip.evidence, *left.evidence)))


def company(trip: Visit, along: Visit) -> Visit:
    """A trip with those who travel along."""
    return attrs.evolve(trip, delegation=_along(trip, along, trip.visitors))


def _along(trip: Visit, visit: Visit, visitors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    both = dict.fromkeys((*trip.delegation, *visit.delegation))
    return tuple(actor for actor in both if actor not in visitors)


def accept(trip: Visit, acceptance: Visit) -> Visit:
    """A trip that was proposed, and is planned now."""
    return attrs.evolve(trip, status="planned", evidence=_spans((*trip.evidence, *acceptance.evidence)))


def tour(trip: Visit, whole: Visit) -> Visit:
    """A leg of a tour; without a day of its own it has those of the whole tour."""
    if trip.start is not None:
        return trip
    return attrs.evolve(trip, start=whole.start, end=whole.end, dates_of="tour")


def join(trip: Visit, visit: Visit) -> Visit:
    """A trip with what another mention of it adds; the first mention's words win, a later status of more force too."""
    anaphoric = visit.destination is None
    visitors = trip.visitors if anaphoric else tuple(dict.fromkeys((*trip.visitors, *visit.visitors)))
    first, last = _period(trip, visit)
    others = visit.met if not anaphoric or set(visit.visitors) & set(trip.visitors) else ()
    if anaphoric:
        others = (*others, *(actor for actor in visit.visitors if actor not in visitors))
    return attrs.evolve(
        trip,
        visitors=visitors,
        origin=trip.origin if anaphoric else tuple(dict.fromkeys((*trip.origin, *visit.origin))),
        places=tuple(dict.fromkeys((*trip.places, *visit.places))),
        kind=trip.kind if trip.kind != "unspecified" else visit.kind,
        status=_status(trip, visit, anaphoric=anaphoric),
        postponed=trip.postponed or visit.postponed,
        start=first,
        end=last,
        met=tuple(actor for actor in dict.fromkeys((*trip.met, *others)) if actor not in visitors),
        delegation=_along(trip, visit, visitors),
        invited_by=trip.invited_by or visit.invited_by,
        purpose=trip.purpose or visit.purpose,
        topics=tuple(dict.fromkeys((*trip.topics, *visit.topics))),
        evidence=_spans((*trip.evidence, *visit.evidence)),
    )


def _period(trip: Visit, visit: Visit) -> tuple[Date | None, Date | None]:
    """The first and the last of the days that two mentions of a trip state."""
    if trip.status == "ongoing" and trip.start is None and visit.start and visit.start.precision not in ("day", "week"):
        # "this is your second visit this year"
        return None, None
    if trip.start is None or visit.start is None:
        told = trip if trip.start else visit
        return told.start, told.end or trip.end or visit.end
    if trip.end is None and _is_within(visit.start, trip.start):
        # "in May ... on 12 May"
        return visit.start, visit.end
    if visit.destination is None or not trip.start.precision == visit.start.precision == "day":
        return trip.start, trip.end or visit.end
    start = min(trip.start, visit.start, key=lambda date: date.first or datetime.date.max)
    stated = (trip.end or trip.start, visit.end or visit.start)
    last = max(stated, key=lambda date: date.last or datetime.date.min)
    one_day = last.last == start.last and trip.end is None and visit.end is None
    return start, None if one_day else last


def _is_within(day: Date, whole: Date) -> bool:
    """Whether a day lies in a week, month or year."""
    if day.precision != "day" or whole.precision in ("day", None) or not (day.first and day.last):
        return False
    return bool(whole.first and whole.last and whole.first <= day.first and day.last <= whole.last)


def _status(trip: Visit, visit: Visit, *, anaphoric: bool) -> VisitStatus:
    """The status of more force; of what names no place only "the visit was cancelled" counts."""
    if anaphoric:
        return visit.status if visit.status == "cancelled" else trip.status
    return max((trip.status, visit.status), key=FORCE.__getitem__)


def _spans(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))
