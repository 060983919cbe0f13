"""Merge the mentions of a document into trips: one for each sending state, country and time."""

import datetime
from collections.abc import Sequence

import attrs

from diplotext.records import Actor, Date, Official, Visit
from diplotext.visits.joining import accept, company, end, join, meet, tour, visits_of
from diplotext.visits.mention import Mention
from diplotext.visits.slots import is_recalled

MAX_OPEN = 50
WEEK = datetime.timedelta(days=7)
STAY = datetime.timedelta(days=30)
# Days that one visit may leave unmentioned: "arrived on Monday", "met the premier on Thursday".
PAUSE = datetime.timedelta(days=3)
# Characters between a trip and what goes on with it.
NEARBY = 300
JOINS = {"trip": join, "meeting": meet, "end": end, "tour": tour, "acceptance": accept, "company": company}


def merge(mentions: Sequence[Mention], published: datetime.date | None) -> tuple[Visit, ...]:
    """Merge mentions into visits, in the order of their first mention.

    Trips that are told come first; then what adds to them, so that "met the king during his visit to Oslo" finds the
    visit; last what only tells whom they met or when they left.
    """
    trips: list[Visit] = []
    tours: dict[int, int] = {}
    parts = sorted(((visit, mention) for mention in mentions for visit in visits_of(mention)), key=_order)
    later = [part for part in parts if not _add(trips, *part, tours, published)]
    rest = [part for part in later if not (_suppose(trips, *part, published) or _continue(trips, *part))]
    for part in rest:
        _add(trips, *part, tours, published)
    strangers = {
        (actor, mention.stop.country)
        for mention in mentions
        if mention.foreign and mention.stop
        for actor in mention.guests
    }
    found = (_without_wrong_homes(trip, strangers) for trip in trips if trip.visitors)
    return tuple(sorted(found, key=lambda trip: min(span.start for span in trip.evidence)))


def _without_wrong_homes(trip: Visit, strangers: set[tuple[Actor, str | None]]) -> Visit:
    """A trip whose visitors are from no country that another mention shows to be foreign to them."""
    homes = {actor.country for actor in trip.visitors if (actor, actor.country) not in strangers}
    wrong = {actor.country for actor in trip.visitors} - homes
    return attrs.evolve(trip, origin=tuple(home for home in trip.origin if home not in wrong))


def _order(part: tuple[Visit, Mention]) -> tuple[bool, bool, int]:
    return part[1].tells != "trip", _is_at_home(part[1]), part[1].cue


def _is_at_home(mention: Mention) -> bool:
    """Whether a host is taken to receive his guest at home, because the text does not say where."""
    return bool(mention.hosts) and mention.stop is not None and mention.stop.start < 0


def _add(
    trips: list[Visit], visit: Visit, mention: Mention, tours: dict[int, int], published: datetime.date | None
) -> bool:
    """Add a mention to the trips that it belongs to, or as a new one; False where it is neither."""
    abroad = _where_received(trips, visit, mention, published)
    if abroad is not None:
        trips[abroad] = meet(trips[abroad], attrs.evolve(visit, visitors=(*visit.met, *visit.visitors)))
        return True
    indexes = _matches(trips, visit, mention, published)
    for index in indexes:
        part = _part_of(visit, trips[index]) if len(indexes) > 1 and mention.tells == "trip" else visit
        if mention.yields:
            part = attrs.evolve(part, status=trips[index].status)
        goes_on = mention.party and _goes_on(trips[index], part, published)
        if goes_on and trips[index].rule.startswith("visit.go"):
            trips[index] = attrs.evolve(trips[index], status="ongoing")
        under_way = _is_under_way(trips[index], part, published)
        trips[index] = JOINS[mention.tells](trips[index], part)
        if under_way and trips[index].status == "planned":
            trips[index] = attrs.evolve(trips[index], status="ongoing")
    if indexes:
        return True
    if mention.stop is None or not visit.visitors:
        return False
    if mention.leg is not None:
        visit = attrs.evolve(visit, tour=tours.setdefault(mention.cue, len(tours) + 1))
    trips.append(visit)
    return True


def _where_received(trips: list[Visit], visit: Visit, mention: Mention, published: datetime.date | None) -> int | None:
    """The trip on which a host receives: "she visited Peru, and received the Peruvian premier" did so in Peru."""
    if not _is_at_home(mention):
        return None
    near = range(len(trips) - 1, max(-1, len(trips) - MAX_OPEN), -1)
    there = (i for i in near if trips[i].destination in visit.origin and set(visit.met) & set(trips[i].visitors))
    return next((i for i in there if _same_time(trips[i], visit, published) and _is_near(trips[i], published)), None)


def _suppose(trips: list[Visit], visit: Visit, mention: Mention, published: datetime.date | None) -> bool:
    """Add a visit of which only those met tell where it went, if no other tells it."""
    if mention.perhaps is None or not visit.visitors or _matches(trips, visit, mention, published):
        return False
    if any(trip.destination in visit.origin and mention.perhaps.country in trip.origin for trip in trips):
        # "the Peruvian will visit Chile; during the visit, the Chilean will meet him": told from the host's side
        return False
    trips.append(attrs.evolve(visit, destination=mention.perhaps.country))
    return True


def _continue(trips: list[Visit], visit: Visit, mention: Mention) -> bool:
    """Add a visit without visitors that a trip just told goes on with: "a stop in Chad was cancelled"."""
    if mention.stop is None or visit.visitors or visit.status == "completed":
        return False
    for trip in trips:
        if any(0 <= mention.cue - span.end <= NEARBY for span in trip.evidence):
            trips.append(attrs.evolve(visit, visitors=trip.visitors, origin=trip.origin))
            return True
    return False


def _matches(trips: list[Visit], visit: Visit, mention: Mention, published: datetime.date | None) -> list[int]:
    """The trips that a mention adds to: the latest that fits, of a tour all legs that it tells of."""
    near = range(len(trips) - 1, max(-1, len(trips) - MAX_OPEN), -1)
    if mention.tells == "end":
        return [index for index in near if _can_end(trips[index], visit)][:1]
    if mention.tells == "acceptance":
        offered = [index for index in near if trips[index].status == "proposed"]
        return sorted(offered, key=lambda index: not set(visit.visitors) & set(trips[index].visitors))[:1]
    fitting = [index for index in near if _same_time(trips[index], visit, published)]
    if mention.tells == "company":
        return [index for index in near if set(visit.visitors) & set(trips[index].visitors)][:1]
    if mention.party or mention.tells == "tour":
        fitting = [i for i in fitting if _same_prospect(trips[i], visit) or _goes_on(trips[i], visit, published)]
    if mention.tells == "meeting":
        return [index for index in fitting if _is_meeting_on(trips[index], visit, published)][:1]
    if mention.stop is not None:
        same = [index for index in fitting if _is_same_trip(trips[index], visit)]
        return sorted(same, key=lambda index: not set(visit.visitors) & set(trips[index].visitors))[:1]
    fitting = [index for index in fitting if not visit.visitors or set(visit.visitors) & set(trips[index].visitors)]
    if mention.tells == "tour":
        return fitting
    return _of_meeting(trips, sorted(fitting, key=lambda i: is_recalled(trips[i].start, published)), mention)


def _of_meeting(trips: list[Visit], fitting: list[int], mention: Mention) -> list[int]:
    """Of a meeting, rather the trip to the country of those met; of a tour, each leg to the country of one of them."""
    at_home = [index for index in fitting if trips[index].destination in _others(trips[index], mention)]
    if at_home:
        number = trips[at_home[0]].tour
        return at_home[:1] if number is None else [index for index in at_home if trips[index].tour == number]
    return [index for index in fitting if trips[index].tour is None or not _others(trips[index], mention)][:1]


def _part_of(visit: Visit, trip: Visit) -> Visit:
    """What a meeting with the leaders of several countries says of the trip to one of them."""
    there = (actor for actor in visit.visitors if actor in trip.visitors or actor.country == trip.destination)
    return attrs.evolve(visit, visitors=tuple(there))


def _can_end(trip: Visit, left: Visit) -> bool:
    """Whether a trip of these visitors began before the day on which they left."""
    if not set(left.visitors) & set(trip.visitors) or trip.end is not None or trip.start is None or left.end is None:
        return False
    return bool(trip.start.first and left.end.last and trip.start.first < left.end.last <= trip.start.first + STAY)


def _is_meeting_on(trip: Visit, meeting: Visit, published: datetime.date | None) -> bool:
    """Whether a visitor and somebody of the country visited act together, at the time of the trip."""
    if not _is_near(trip, published):
        return False
    present = any(actor in trip.visitors for actor in meeting.visitors)
    return present and any(actor.country == trip.destination for actor in meeting.visitors)


def _is_near(trip: Visit, published: datetime.date | None) -> bool:
    """Whether a trip is not only recalled: what the text tells without a day is no part of one long ago."""
    return not is_recalled(trip.start, published)


def _same_prospect(trip: Visit, meeting: Visit) -> bool:
    """Whether both lie ahead or neither: who met today is not on the trip that is planned."""
    ahead = ("planned", "proposed")
    return (trip.status in ahead) == (meeting.status in ahead)


def _goes_on(trip: Visit, meeting: Visit, published: datetime.date | None) -> bool:
    """Whether a meeting is still to come on a trip that has begun: "arrived on Monday; she will meet the king"."""
    if meeting.status != "planned" or trip.status not in ("completed", "ongoing") or published is None:
        return False
    begun = trip.start.first if trip.start else None
    if begun is None or not published - WEEK <= begun <= published:
        return False
    return meeting.start is None or bool(meeting.start.last and begun <= meeting.start.last <= begun + WEEK)


def _is_under_way(trip: Visit, visit: Visit, published: datetime.date | None) -> bool:
    """Whether a trip has begun that another mention plans: "came to Peru on Monday; tomorrow she travels to Cusco"."""
    begun = next((side for side in (trip, visit) if side.status in ("completed", "ongoing")), None)
    day = begun.start.first if begun and begun.start else None
    return bool(published and day and published - STAY <= day <= published)


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
    """Whether two mentions can be of one trip by what they say of its time."""
    if trip.start is None or visit.start is None:
        if trip.start is None and (is_recalled(visit.start, published) or _is_next(trip, visit, published)):
            return False
        past = {trip.status, visit.status}
        return not ({"proposed"} & past and {"completed", "ongoing"} & past)
    if trip.start.first is None or visit.start.first is None:
        return trip.start.edtf == visit.start.edtf
    pause = PAUSE if trip.start.precision == visit.start.precision == "day" else datetime.timedelta()
    return _reach(trip, pause) >= visit.start.first and _reach(visit, pause) >= trip.start.first


def _is_next(trip: Visit, visit: Visit, published: datetime.date | None) -> bool:
    """Whether a visit is still to come while the trip goes on: "good to have you here; see you again on Friday"."""
    ahead = bool(published and visit.start and visit.start.first and visit.start.first > published)
    return trip.status == "ongoing" and visit.status == "planned" and ahead


def _reach(visit: Visit, pause: datetime.timedelta) -> datetime.date:
    """The last day on which another mention can be of the same visit."""
    date: Date | None = visit.end or visit.start
    last = date.last if date is not None else None
    return datetime.date.max if last is None or last.year >= datetime.MAXYEAR else last + pause
