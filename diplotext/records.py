"""The records that diplotext returns: plain immutable data and the properties that follow from it.

Every record is frozen, hashable and equal by value. Offsets are half-open and count Unicode code points of the exact
string that the caller passed, so that ``text[span.start:span.end] == span.text`` for every `Span` anywhere.
"""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from types import ModuleType
from typing import Any, Literal, TypeAlias

import attrs

from diplotext.terms import (
    Act,
    AgreementKind,
    AgreementStatus,
    Anchor,
    Change,
    Comparator,
    CountrySource,
    DateKind,
    MeetingMode,
    Modifier,
    OrganizationKind,
    PartyRole,
    Precision,
    ProjectKind,
    ProjectStatus,
    RoleClass,
    StatementKind,
    Tense,
    VisitKind,
    VisitStatus,
    without_article,
)


def display() -> ModuleType:
    """The module that shows records: they know it only when they are shown."""
    from diplotext.interop import display  # noqa: PLC0415

    return display


@attrs.frozen(kw_only=True)
class Span:
    """A piece of the caller's text: ``text[start:end]``, in code points."""

    start: int
    end: int
    text: str


@attrs.frozen(kw_only=True)
class Date:
    """A temporal expression, where it stands in the calendar, and what that rests on.

    Attributes:
        span: the expression without its preposition, with its article.
        kind: as TIMEX3: calendar expressions are "date", clock times "time", lengths "duration", recurrences "set".
        value: the TIMEX3 value, or None.
        edtf: EDTF (ISO 8601-2): seasons are "2001-21" to "2001-24", quarters "2024-33" to "2024-36", halves "2024-40"
            and "2024-41", a week is the range of its days; None for what has no place in the calendar.
        first: first day covered, inclusive.
        last: last day covered, inclusive.
        precision: the unit in which the text speaks.
        modifier: "early May" is 2024-05 with modifier "start"; "by 2030" is 2030 with "before".
        assumed: the parts of the value that the text does not state.
        anchor: what a relative expression was resolved against.
        candidates: the other readings of an ambiguous one ("04/05/2024").
    """

    span: Span
    kind: DateKind = "date"
    value: str | None = None
    edtf: str | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    precision: Precision | None = None
    modifier: Modifier | None = None
    assumed: tuple[str, ...] = ()
    anchor: Anchor | None = None
    candidates: tuple[str, ...] = ()
    rule: str
    confidence: float | None = attrs.field(default=None, eq=False)
    id: str | None = attrs.field(default=None, eq=False)

    def _repr_html_(self) -> str:
        return _shown(self)


@attrs.frozen(kw_only=True)
class Figure:
    """A quantity: number, unit and how the text qualifies it.

    Attributes:
        span: number through unit or counted head noun, without the qualifier.
        value: the number; None for a range.
        low: lower bound of a range, set together with `high`.
        high: upper bound of a range.
        candidates: the values of a number that can be read in two ways ("300.000"), which has no `value`.
        unit: ISO 4217 code, lower-case singular unit ("cubic_metre"), counted noun ("agreement"), or "unit/unit".
        unit_phrase: of what is counted, the noun with its modifiers as written ("bilateral agreements").
        dimension: "money", "percent", "mass", "length", "count", "rate" and so on.
        unit_code: UCUM code where one exists and the text is unambiguous.
        unit_candidates: the UCUM codes that an ambiguous unit may have.
        comparator: "about", "more than", "no less than", "less than", "up to".
        change: set where the figure itself measures a change ("grew by 17 percent").
        measured: the noun phrase that it measures.
        equals: the same amount in another unit beside it.
    """

    span: Span
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    candidates: tuple[Decimal, ...] = ()
    unit: str | None = None
    unit_phrase: Span | None = None
    dimension: str | None = None
    unit_code: str | None = None
    unit_candidates: tuple[str, ...] = ()
    comparator: Comparator | None = None
    change: Change | None = None
    measured: Span | None = None
    equals: Span | None = None
    rule: str
    confidence: float | None = attrs.field(default=None, eq=False)
    id: str | None = attrs.field(default=None, eq=False)

    def _repr_html_(self) -> str:
        return _shown(self)


@attrs.frozen(kw_only=True, cache_hash=True)
class Official:
    """A person to whom the text gives an office, rank or title; one per person and document.

    Attributes:
        name: "Ilham Aliyev"; None for an office-holder whom the text does not name.
        role: the longest contiguous role phrase, verbatim.
        country: ISO 3166-1 alpha-2 code of the state served.
        country_from: what tells the country: the document's words ("text"), the table of known office-holders
            ("known"), the state where the text was issued ("home"), or that only one reading is left ("context").
        organization: the organisation or ministry served, as the text has it.
        mentions: every mention, the fullest first.
    """

    name: str | None
    role: str | None = None
    role_class: RoleClass | None = None
    tense: Tense | None = None
    country: str | None = None
    country_from: CountrySource | None = None
    organization: str | None = None
    mentions: tuple[Span, ...] = ()
    rule: str
    confidence: float | None = attrs.field(default=None, eq=False)
    id: str | None = attrs.field(default=None, eq=False)

    def _repr_html_(self) -> str:
        return _shown(self)

    @property
    def label(self) -> str:
        """The name, else the role, else the fullest mention without its article."""
        return self.name or self.role or (without_article(self.mentions[0].text) if self.mentions else "")


@attrs.frozen(kw_only=True, cache_hash=True)
class Person:
    """A named person without public office in the text: a scholar, a journalist, a resident.

    Attributes:
        name: as the text has it.
        description: "a senior fellow at the institute", as written.
        country: ISO 3166-1 alpha-2 code.
        country_from: what tells the country, as in `Official`.
        mentions: every mention, the fullest first.
    """

    name: str
    description: str | None = None
    country: str | None = None
    country_from: CountrySource | None = None
    mentions: tuple[Span, ...] = ()
    rule: str
    confidence: float | None = attrs.field(default=None, eq=False)
    id: str | None = attrs.field(default=None, eq=False)

    def _repr_html_(self) -> str:
        return _shown(self)

    @property
    def label(self) -> str:
        """The name."""
        return self.name


@attrs.frozen(kw_only=True, cache_hash=True)
class Organization:
    """A state, government, ministry, side, delegation, international body, company, outlet or group acting as one."""

    name: str
    kind: OrganizationKind
    country: str | None = None
    mentions: tuple[Span, ...] = ()
    rule: str
    confidence: float | None = attrs.field(default=None, eq=False)
    id: str | None = attrs.field(default=None, eq=False)

    def _repr_html_(self) -> str:
        return _shown(self)

    @property
    def label(self) -> str:
        """The name as the text has it, without its article."""
        return self.name


Actor: TypeAlias = Official | Person | Organization


@attrs.frozen(kw_only=True)
class Visit:
    """One trip by one sending state's party to one country, all its mentions in the document merged.

    Attributes:
        visitors: who travels.
        origin: countries of the visitors' side.
        destination: country, or None.
        places: cities and venues, as written.
        kind: only what the text says.
        status: at publication, as the text tells it.
        postponed: the text says that it was put off.
        start: first day on which the text places the party there.
        end: last stated day there; None where only one day is given.
        dates_of: "tour" where the stated days are those of the whole tour.
        tour: legs of one tour share a number.
        met: counterparts met or to be met there, also where the visit was called off.
        delegation: those who travel along ("accompanied by").
        invited_by: who invited them.
        purpose: why they travel, as written.
        topics: what was discussed, one span an item.
        evidence: the clauses that state it, the main one first.
    """

    visitors: tuple[Actor, ...]
    origin: tuple[str, ...] = ()
    destination: str | None = None
    places: tuple[str, ...] = ()
    kind: VisitKind = "unspecified"
    status: VisitStatus = "completed"
    postponed: bool = False
    start: Date | None = None
    end: Date | None = None
    dates_of: Literal["visit", "tour"] = "visit"
    tour: int | None = None
    met: tuple[Actor, ...] = ()
    delegation: tuple[Actor, ...] = ()
    invited_by: Actor | None = None
    purpose: Span | None = None
    topics: tuple[Span, ...] = ()
    evidence: tuple[Span, ...] = ()
    rule: str
    confidence: float | None = attrs.field(default=None, eq=False)
    id: str | None = attrs.field(default=None, eq=False)

    def _repr_html_(self) -> str:
        return _shown(self)


@attrs.frozen(kw_only=True)
class Statement:
    """Words or a proposition that the text attributes to a speaker by an utterance.

    Attributes:
        speakers: resolved; () where nobody is named ("it was noted that").
        speaker_span: the mention beside the cue, the turn's label, or the mention that introduces the speaker.
        cue: "noted"; None for turns, interview answers and floating quotations.
        content: what was said, in pieces where the attribution interrupts it.
        act: the speech act.
        addressee: whom it was said to.
        target: whom the act is directed at.
        medium: "at a press conference".
        said_on: the day of the utterance.
        within: index of the statement in which this one is nested.
        figures: those inside the content.
        dates: those inside the content.
    """

    speakers: tuple[Actor, ...] = ()
    speaker_span: Span | None = None
    cue: Span | None = None
    content: tuple[Span, ...]
    kind: StatementKind = "direct"
    act: Act = "assert"
    addressee: Actor | None = None
    target: Actor | None = None
    medium: Span | None = None
    said_on: Date | None = None
    within: int | None = None
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    rule: str
    confidence: float | None = attrs.field(default=None, eq=False)
    id: str | None = attrs.field(default=None, eq=False)

    def _repr_html_(self) -> str:
        return _shown(self)

    @property
    def speaker(self) -> Actor | None:
        """The first speaker, or None."""
        return self.speakers[0] if self.speakers else None


@attrs.frozen(kw_only=True)
class Party:
    """An actor in a project and what it does there."""

    actor: Actor
    role: PartyRole | None = None


@attrs.frozen(kw_only=True)
class Project:
    """A concrete undertaking between or by states that someone could follow up.

    Attributes:
        name: the fullest mention, without article.
        countries: those that the text ties to it.
        status: of the undertaking, not of the deal about it.
        figures: its capacity, cost, length, volume.
        dates: its milestones.
        part_of: name of the larger project.
        evidence: all mentions, the fullest first.
    """

    name: str
    kind: ProjectKind = "other"
    countries: tuple[str, ...] = ()
    status: ProjectStatus = "unknown"
    parties: tuple[Party, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    part_of: str | None = None
    evidence: tuple[Span, ...] = ()
    rule: str
    confidence: float | None = attrs.field(default=None, eq=False)
    id: str | None = attrs.field(default=None, eq=False)

    def _repr_html_(self) -> str:
        return _shown(self)


@attrs.frozen(kw_only=True)
class Meeting:
    """A contact between officials of two or more states or organisations that the text tells as an event.

    Attributes:
        participants: who meets or speaks.
        countries: the sides.
        mode: in person, by telephone or by video; "unspecified" where the text leaves it open.
        status: at publication, as of a `Visit`.
        postponed: the text says that it was put off.
        date: the first day.
        places: cities and venues, as written.
        topics: what was discussed, one span an item.
        visit: id of the `Visit` during which it is held.
        evidence: the clauses that state it, the main one first.
    """

    participants: tuple[Actor, ...]
    countries: tuple[str, ...] = ()
    mode: MeetingMode = "unspecified"
    status: VisitStatus = "completed"
    postponed: bool = False
    date: Date | None = None
    places: tuple[str, ...] = ()
    topics: tuple[Span, ...] = ()
    visit: str | None = None
    evidence: tuple[Span, ...] = ()
    rule: str
    confidence: float | None = attrs.field(default=None, eq=False)
    id: str | None = attrs.field(default=None, eq=False)

    def _repr_html_(self) -> str:
        return _shown(self)


@attrs.frozen(kw_only=True)
class Agreement:
    """A treaty, memorandum, declaration or contract between states or their bodies, and what has become of it.

    Attributes:
        name: the fullest mention, without article.
        parties: who concludes it.
        countries: the sides.
        status: at publication; expected to be signed is "negotiated".
        date: of what the status tells: the day of signing of a signed one.
        topic: what it is about, as written.
        figures: its amounts.
        evidence: all mentions, the fullest first.
    """

    name: str
    kind: AgreementKind = "other"
    parties: tuple[Actor, ...] = ()
    countries: tuple[str, ...] = ()
    status: AgreementStatus = "unknown"
    date: Date | None = None
    topic: Span | None = None
    figures: tuple[Figure, ...] = ()
    evidence: tuple[Span, ...] = ()
    rule: str
    confidence: float | None = attrs.field(default=None, eq=False)
    id: str | None = attrs.field(default=None, eq=False)

    def _repr_html_(self) -> str:
        return _shown(self)


Record: TypeAlias = Date | Figure | Official | Person | Organization | Visit | Meeting | Statement | Project | Agreement


def _shown(record: Any) -> str:
    html: str = display().record_html(record)
    return html


def spans_of(value: object) -> Iterator[Span]:
    """Yield every `Span` in a record, a tuple of records, or a field of one; those of a record that is shared once."""
    return _spans_of(value, set())


def _spans_of(value: object, seen: set[int]) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans_of(item, seen)
    elif attrs.has(type(value)) and id(value) not in seen:
        seen.add(id(value))
        for field in attrs.fields(type(value)):  # type: ignore[arg-type]
            yield from _spans_of(getattr(value, field.name), seen)
