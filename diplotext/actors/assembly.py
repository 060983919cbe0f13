"""Read the cast of a document: find mentions, gather them into persons, settle whom they serve, make the records."""

import bisect
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from diplotext import countries
from diplotext.actors.forms import cut
from diplotext.actors.mentions import OrganizationMention, StateMention
from diplotext.actors.organizations.bodies import Bodies, author_of, find_hints, find_stand_ins, gather_bodies
from diplotext.actors.organizations.find import find_organizations
from diplotext.actors.persons.cast import Cluster, gather, is_private, is_supported
from diplotext.actors.persons.find import find_mentions
from diplotext.actors.persons.known import Directory, build_directory
from diplotext.actors.persons.offices import Office
from diplotext.actors.persons.page import Page, page_of
from diplotext.actors.persons.words import Words, build_vocabulary
from diplotext.actors.places.find import SETTLEMENTS, Place, find_places
from diplotext.actors.resolving.holders import add_offices
from diplotext.actors.resolving.reference import Actors
from diplotext.actors.resolving.service import Home, set_known, set_told, settle
from diplotext.records import Actor, Official, Organization, Person
from diplotext.terms import without_article

if TYPE_CHECKING:
    from diplotext.reading import Reading

# "leader of the opposition Movement for Rural Change"; "Administrator, Lakes Institute," but not "the king, NATO said"
_BEHIND = re.compile(r" (?:of|at|for) (?:the )?(?:[a-z]+ )?")
_APPOSED = re.compile(r"\s*(?:[,.;(]|\Z)")
_BESIDE = 60
_HEADING = 200
# A role apart from the name tells more than "the President".
_TELLING = 16
_FULL = 2
_SHOUTED = 4


def read_actors(reading: "Reading") -> Actors:
    """Find the cast of a document."""
    pieces = cut(reading.text)
    places = find_places(reading.text, reading.lexicon, pieces=pieces)
    found = find_organizations(reading.text, places, reading.lexicon, pieces=pieces)
    states = [StateMention(start=p.start, end=p.end, code=p.code) for p in places]
    political = [s for s, p in zip(states, places, strict=True) if p.form not in SETTLEMENTS]
    hints = [StateMention(start=a, end=b, code=code) for a, b, code in find_hints(pieces, found, reading.lexicon)]
    directory = reading.lexicon.derive(build_directory)
    page = page_of(reading, reading.lexicon.derive(build_vocabulary), directory, places, found)
    mentions = find_mentions(page)
    clusters = gather(page, mentions)
    stand_ins = [
        StateMention(start=a, end=b, code=c) for a, b, c in find_stand_ins(reading.text, found, reading.lexicon)
    ]
    owned = [StateMention(start=m.start, end=m.end, code=m.country) for m in found if m.country and m.usual]
    told = _with(political, [*owned, *hints, *stand_ins])
    set_told(page, clusters, told)
    set_known(page, clusters, directory, reading.published)
    publisher = _publisher(reading, found, directory)
    unnamed = add_offices(page, mentions, clusters, told, publisher)
    clusters = [c for c in clusters if is_supported(page, c)]
    set_known(page, clusters, directory, reading.published)  # "Mr Roe said ... the President said"
    settle(page, [*clusters, *unnamed], told, publisher)
    places = _without_names(_with_embedded(places, found), clusters, page.words)
    staffed = _with_staff(found, [*clusters, *unnamed], page.words)
    bodies = gather_bodies(reading, staffed, places, home=reading.home or _home(hints or political))
    return _assemble(reading, page, clusters, unnamed, places, bodies)


def _publisher(reading: "Reading", found: Sequence[OrganizationMention], directory: Directory) -> Home:
    """Where the text was issued: the caller's word, else the body that signs it in its heading."""
    heading = reading.paragraphs[0][1] if len(reading.paragraphs) > 1 else 0
    return Home(
        code=reading.home or author_of(found, min(heading, _HEADING)),
        source="home" if reading.home else "text",
        directory=directory,
        day=reading.published,
    )


def _home(told: Sequence[StateMention]) -> str | None:
    """The one state that a text tells; None if it tells none or several."""
    codes = {state.code for state in told}
    return codes.pop() if len(codes) == 1 else None


def _with_staff(
    found: Sequence[OrganizationMention], clusters: Sequence[Cluster], words: Words
) -> list[OrganizationMention]:
    """The mentions; a body of a state without one, in somebody's role, has the state that he serves."""
    roles = sorted(
        (words.starts[mention.role[0]], words.ends[mention.role[1] - 1], cluster.country)
        for cluster in clusters
        if cluster.country
        for mention in cluster.mentions
        if mention.role
    )

    def served(mention: OrganizationMention) -> str | None:
        at = bisect.bisect_right(roles, mention.start, key=lambda role: role[0]) - 1
        return roles[at][2] if at >= 0 and mention.end <= roles[at][1] else None

    return [
        attrs.evolve(mention, country=served(mention))
        if mention.country is None and mention.kind in ("ministry", "government")
        else mention
        for mention in found
    ]


def _with_embedded(places: tuple[Place, ...], found: Sequence[OrganizationMention]) -> tuple[Place, ...]:
    """Places, those inside the proper name of an organisation marked: "Shanghai Cooperation Organisation"."""
    named = [mention for mention in found if mention.usual or mention.kind in ("company", "media", "group")]
    starts = [mention.start for mention in named]

    def inside(place: Place) -> bool:
        at = bisect.bisect_right(starts, place.start) - 1
        whole = at >= 0 and (place.start, place.end) == (named[at].start, named[at].end)
        return at >= 0 and place.end <= named[at].end and not whole

    return tuple(
        attrs.evolve(place, embedded=True) if place.form != "demonym" and inside(place) else place for place in places
    )


def _without_names(places: tuple[Place, ...], clusters: Sequence[Cluster], words: Words) -> tuple[Place, ...]:
    """Places that are no part of a person's name: "Ricardo Lagos" is not of Nigeria."""
    named = {
        offset
        for cluster in clusters
        for mention in cluster.mentions
        if mention.name
        for offset in words.starts[mention.name[0] : mention.name[1]]
    }
    return tuple(place for place in places if place.start not in named or place.form not in (*SETTLEMENTS, "capital"))


def _with(states: list[StateMention], hints: list[StateMention]) -> list[StateMention]:
    """Mentions of states and of institutions that tell one, in text order, each place once."""
    return sorted({state.start: state for state in [*hints, *states]}.values(), key=lambda state: state.start)


def _assemble(
    reading: "Reading",
    page: Page,
    clusters: list[Cluster],
    unnamed: list[Cluster],
    places: tuple[Place, ...],
    bodies: Bodies,
) -> Actors:
    officials: list[Official] = []
    persons: list[Person] = []
    index: list[tuple[int, int, Actor]] = []
    genders: dict[Actor, str] = {}
    for cluster in sorted([*clusters, *unnamed], key=lambda c: c.start):
        actor = _record(cluster, reading, page, bodies)
        (officials if isinstance(actor, Official) else persons).append(actor)  # type: ignore[arg-type]
        genders[actor] = cluster.gender
        index += [(page.words.starts[m.start], page.words.ends[m.end - 1], actor) for m in cluster.mentions]
    index.sort(key=lambda item: item[:2])
    states = _states(reading, places)
    return Actors(
        officials=tuple(officials),
        persons=tuple(persons),
        organizations=_in_order([*states.values(), *bodies.records]),
        reading=reading,
        mentions=tuple(index),
        genders=genders,
        sentences=page.sentences,
        places=places,
        political=tuple(p for p in places if p.form not in SETTLEMENTS),
        states=states,
        bodies=bodies,
    )


def _record(cluster: Cluster, reading: "Reading", page: Page, bodies: Bodies) -> Official | Person:
    words = page.words

    def cut(span: tuple[int, int]) -> str:
        return reading.text[words.starts[span[0]] : words.ends[span[1] - 1]]

    spans = tuple(reading.span(words.starts[m.start], words.ends[m.end - 1]) for m in cluster.mentions)
    mentions = tuple(sorted(spans, key=lambda s: (-(s.end - s.start), s.start)))
    names = [cut(m.name) for m in cluster.mentions if m.name]
    name = max(names, key=_rank_of_name, default=None)
    if name and cluster.held and not is_private(page, cluster):
        best = _fullest(cluster, words)
        return Official(
            name=name,
            role=cut((best.start, best.end)),
            role_class=best.role_class,
            tense=best.tense,
            country=cluster.country,
            country_from=cluster.country_from,
            organization=_employer(best, words, bodies),
            mentions=mentions,
            rule="official.title",
        )
    if name:
        described = next((m.description or m.role for m in cluster.mentions if m.description or m.offices), None)
        return Person(
            name=name,
            description=cut(described) if described else None,
            country=cluster.country,
            country_from=cluster.country_from,
            mentions=mentions,
            rule="person.name",
        )
    first = cluster.mentions[0].offices[0]
    return Official(
        name=None,
        role=without_article(cut((first.start, first.end))),
        role_class=first.role_class,
        tense=first.tense,
        country=cluster.country,
        country_from=cluster.country_from,
        organization=_employer(first, words, bodies),
        mentions=mentions,
        rule="official.office",
    )


def _rank_of_name(name: str) -> tuple[int, bool, int, int]:
    """The fuller the better, and one in small letters before one in capitals: "Jane Roe", "JANE ROE", "Jane"."""
    count = len(name.split())
    return min(count, _FULL), not name.isupper() or len(name) < _SHOUTED, count, len(name)


def _fullest(cluster: Cluster, words: Words) -> Office:
    """The fullest phrase beside the name, or apart from it with the same noun; a counterpart's only if it is alone."""
    beside = {words.lower[office.noun - 1] for m in cluster.mentions if m.name for office in m.offices}

    def rank(named: bool, office: Office) -> tuple[bool, bool, int]:
        noun = words.lower[office.noun - 1]
        same = named or (_length(words, office) > _TELLING and noun in beside)
        return noun not in ("counterpart", "number"), same, _length(words, office)

    ranked = [(rank(bool(m.name), office), office) for m in cluster.mentions for office in m.offices]
    return max(ranked, key=lambda item: item[0])[1]


def _employer(office: Office, words: Words, bodies: Bodies) -> str | None:
    """The organisation that the role names, or that stands beside it: "Administrator, Lakes Institute"."""
    start, end = words.starts[office.start], words.ends[office.end - 1]
    for first, last, _ in bodies.inside(start - _BESIDE, end + 2 * _BESIDE):
        inside = start <= first and last <= end
        behind = first > end and _BEHIND.fullmatch(bodies.text, end, first)
        behind = behind or (bodies.text[end:first] == ", " and _APPOSED.match(bodies.text, last))
        if inside or behind or bodies.text[last:start] == " ":
            return bodies.text[first:last]
    nouns = [
        word for at, word in enumerate(words.lower[office.start : office.end], office.start) if _stands_in(words, at)
    ]
    meant = next(filter(None, (bodies.meant_by(noun, start) for noun in nouns)), ())
    return meant[0].name if meant else None


def _stands_in(words: Words, at: int) -> bool:
    """ "spokesman for the ministry": a common noun behind "the"."""
    return at > 0 and words.lower[at - 1] == "the" and not words.capital(at)


def _length(words: Words, office: Office) -> int:
    return words.ends[office.end - 1] - words.starts[office.start]


def _in_order(records: list[Organization]) -> tuple[Organization, ...]:
    return tuple(sorted(records, key=lambda record: record.mentions[0].start))


def _states(reading: "Reading", places: tuple[Place, ...]) -> dict[str, Organization]:
    grouped: dict[str, list[Place]] = {}
    for place in places:
        if place.form not in (*SETTLEMENTS, "seat"):
            grouped.setdefault(place.code, []).append(place)
    return {
        code: Organization(
            name=countries.name(code) or next((p.text for p in found if p.form == "name"), found[0].text),
            kind="state",
            country=code,
            mentions=tuple(reading.span(p.start, p.end) for p in found),
            rule="organization.state",
        )
        for code, found in grouped.items()
    }
