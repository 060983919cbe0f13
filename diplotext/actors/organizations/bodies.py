"""Organisations of a document: which mentions are one body, and where each is mentioned."""

import bisect
import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from diplotext.actors.forms import Forms, Pieces, find_forms, index_forms
from diplotext.actors.mentions import OrganizationMention
from diplotext.actors.places.find import Place
from diplotext.lexicon import Lexicon
from diplotext.lexicon.organizations import Body, StateWords
from diplotext.records import Actor, Organization
from diplotext.terms import OrganizationKind

if TYPE_CHECKING:
    from diplotext.reading import Reading

_STAND_IN = re.compile(r"\b[Tt]he ([a-z]+)\b")
_WORD = re.compile(r"[\w-]{2,}")
_OF_STATES: frozenset[OrganizationKind] = frozenset(("ministry", "government"))
# Two names of one ministry: "Ministry of Foreign Affairs", "Foreign Ministry"; "Defense Department".
_EMPTY = frozenset(("of", "the", "and", "for", "affairs", "ministry", "department", "mfa", "mofa", "mod"))
_SAME = {
    "defense": "defence",
    "labor": "labour",
    "internal": "interior",
    "mfa": "foreign",
    "mofa": "foreign",
    "mod": "defence",
}


@attrs.frozen(kw_only=True, eq=False)
class Bodies:
    """The organisations of a document.

    Attributes:
        text: the text.
        records: in the order of their first mention.
        mentions: where each is mentioned, in text order, without overlap.
        sides: codes of the states whose side or delegation is mentioned, in text order.
        stand_ins: "ministry", behind "the" -> the kinds of organisation that it may mean.
    """

    text: str
    records: tuple[Organization, ...]
    mentions: tuple[tuple[int, int, Organization], ...]
    sides: tuple[str, ...]
    stand_ins: dict[str, frozenset[OrganizationKind]]

    def inside(self, start: int, end: int) -> tuple[tuple[int, int, Organization], ...]:
        """The mentions that lie wholly in a range, in text order."""
        first = bisect.bisect_left(self.mentions, start, key=lambda mention: mention[0])
        last = bisect.bisect_left(self.mentions, end, key=lambda mention: mention[0])
        return tuple(mention for mention in self.mentions[first:last] if mention[1] <= end)

    def meant_by(self, noun: str, start: int) -> tuple[Organization, ...]:
        """The body that was named last before an offset, of the kind that "the ministry" asks for."""
        kinds = self.stand_ins.get(noun, frozenset())
        last = bisect.bisect_left(self.mentions, start, key=lambda mention: mention[0])
        near = [body for _, _, body in self.mentions[max(0, last - 12) : last] if body.kind in kinds] if kinds else []
        called = [body for body in near if noun in body.name.lower()]  # "the ministry" is rather no department
        # "the government" is no parliament
        return tuple((called or [body for body in near if body.kind != "government"])[-1:])

    def stood_for(self, start: int, end: int) -> Iterator[tuple[int, Organization]]:
        """Where "the ministry" and the like stand in a range, and what they mean there."""
        for match in _STAND_IN.finditer(self.text, start, end):
            for body in self.meant_by(match[1].lower(), match.start()):
                yield match.start(), body

    def is_kind_of(self, body: Actor, noun: str) -> bool:
        """The words behind a name say what it is: "the Interfax news agency"."""
        words = noun.split()
        kinds = self.stand_ins.get(words[-1], frozenset()) if 0 < len(words) < 4 and noun.islower() else frozenset()
        return isinstance(body, Organization) and body.kind in kinds


def gather_bodies(
    reading: "Reading", found: Sequence[OrganizationMention], places: Sequence[Place], *, home: str | None = None
) -> Bodies:
    """Merge mentions into organisations.

    What is known by name is one by its usual name; ministries are one by their state and field of work, others by
    state and words. A ministry without a state is the one that was named with it before, else that of `home`, the only
    state that the text tells.
    """
    grouped: dict[Hashable, list[OrganizationMention]] = {}
    states: dict[Hashable, str | None] = {}
    starts = [place.start for place in places]
    for mention in sorted((*found, *_seats(found, places)), key=lambda mention: mention.start):
        whole = mention.full or mention
        inside = places[bisect.bisect_left(starts, whole.start) : bisect.bisect_left(starts, whole.end)]
        words = _signature(whole, inside)
        if words is None:
            continue
        country = mention.country
        if mention.kind in _OF_STATES:
            country = country or states.get(words, home)
            states[words] = country
        grouped.setdefault((country, words), []).append(attrs.evolve(mention, country=country))
    records: list[Organization] = []
    mentions: list[tuple[int, int, Organization]] = []
    for group in grouped.values():
        record = _record(reading, group)
        records.append(record)
        mentions += [(mention.start, mention.end, record) for mention in group]
    return Bodies(
        text=reading.text,
        records=tuple(records),
        mentions=tuple(sorted(mentions, key=lambda mention: mention[0])),
        sides=tuple(dict.fromkeys(m.country for m in found if m.kind == "delegation" and m.country)),
        stand_ins=reading.lexicon.derive(_stand_ins),
    )


def _record(reading: "Reading", group: Sequence[OrganizationMention]) -> Organization:
    """One body by its usual name if the text has it, else by the first of a well-known body, the longest of another."""
    fullest = max(group, key=lambda m: (m.name == m.usual, 0 if m.usual else len(m.name), -m.start))
    return Organization(
        name=fullest.name,
        kind=fullest.kind,
        country=fullest.country,
        mentions=tuple(reading.span(mention.start, mention.end) for mention in group),
        rule=fullest.rule,
    )


def _seats(found: Sequence[OrganizationMention], places: Sequence[Place]) -> Iterable[OrganizationMention]:
    """The houses that stand for a government: "the Kremlin"."""
    starts = [mention.start for mention in found]
    for place in places:
        at = bisect.bisect_right(starts, place.start) - 1
        if place.form == "seat" and not place.embedded and (at < 0 or found[at].end <= place.start):
            yield OrganizationMention(
                start=place.start,
                end=place.end,
                name=place.text,
                kind="government",
                country=place.code,
                usual=place.name,
                rule="organization.seat",
            )


def _signature(mention: OrganizationMention, inside: Sequence[Place]) -> Hashable:
    """What mentions of one body have in common; None for a side or delegation that is its state's and nothing more."""
    if mention.usual:
        return mention.usual
    bare = mention.name
    for place in reversed(inside if mention.country else ()):
        bare = bare[: place.start - mention.start] + bare[place.end - mention.start :]
    words = [word.lower() for word in _WORD.findall(bare)]
    if mention.kind == "delegation":
        return " ".join(words) if mention.country and len(words) > 1 else None
    if mention.kind not in _OF_STATES:
        return " ".join(words)
    field = frozenset(_SAME.get(word, word) for word in words)
    return mention.kind, (field - _EMPTY) or field


def find_stand_ins(text: str, found: Sequence[OrganizationMention], lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """Where "the ministry" and the like mean a body of a known state: start, end, code."""
    kinds = lexicon.derive(_stand_ins)
    states = [mention for mention in found if mention.country and mention.kind in _OF_STATES]
    starts = [mention.start for mention in states]
    told: list[tuple[int, int, str]] = []
    for noun in lexicon.derive(_state_nouns).finditer(text) if states else ():
        at = bisect.bisect_left(starts, noun.start())
        meant = next((m for m in reversed(states[max(0, at - 4) : at]) if m.kind in kinds[noun[1]]), None)
        if meant and meant.country and meant.end <= noun.start():
            told.append((noun.start(1), noun.end(1), meant.country))
    return told


def find_hints(pieces: Pieces, found: Sequence[OrganizationMention], lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """Where a text names institutions of a state and words that tell one: start, end, code; in text order."""
    institutions = [
        (mention.start, mention.end, mention.country)
        for mention in found
        if mention.country and mention.usual and mention.kind in _OF_STATES
    ]
    words = [(hit.start, hit.end, hit.value) for hit in find_forms(pieces, lexicon.derive(build_hints))]
    return sorted([*institutions, *words])


def author_of(found: Sequence[OrganizationMention], heading: int) -> str | None:
    """The state whose body signs a text in its heading: "Statement by the Ministry of Trade of Peru"."""
    signed = (m.country for m in found if m.start < heading and m.country and m.kind in _OF_STATES)
    return next(signed, None)


def build_hints(lexicon: Lexicon) -> Forms[str]:
    """Words that tell a state -> its code."""
    return index_forms({form: entry.country for entry in lexicon.entries(StateWords) for form in entry.forms})


def _state_nouns(lexicon: Lexicon) -> re.Pattern[str]:
    nouns = [noun for noun, kinds in lexicon.derive(_stand_ins).items() if kinds & _OF_STATES]
    return re.compile(rf"\bthe ({'|'.join(nouns)})\b")


def _stand_ins(lexicon: Lexicon) -> dict[str, frozenset[OrganizationKind]]:
    kinds: dict[str, frozenset[OrganizationKind]] = {}
    for body in lexicon.entries(Body):
        for noun in body.stand_ins:
            kinds[noun] = kinds.get(noun, frozenset()) | {body.kind}
    return kinds
