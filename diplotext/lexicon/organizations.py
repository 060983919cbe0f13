"""Entries of ``organizations.csv``, ``institutions.csv`` and ``bodies.toml``: organisations by name, bodies by form."""

from typing import ClassVar

import attrs

from diplotext.lexicon.geography import check_code
from diplotext.lexicon.loading import Entry
from diplotext.terms import OrganizationKind


@attrs.frozen(kw_only=True)
class InternationalOrganization(Entry):
    """An international organisation, court, bank, forum or mission.

    Attributes:
        name: its full English name.
        abbreviations: as written: "NATO".
        names: other names and spellings.
        seat: the country in which it sits, empty where it has no seat.
    """

    table: ClassVar[str] = "organizations"
    name: str
    abbreviations: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    seat: str = ""

    def __attrs_post_init__(self) -> None:
        if self.seat:
            check_code(self.seat)


@attrs.frozen(kw_only=True)
class Institution(Entry):
    """A body of a state, a company, an outlet or a group with a name of its own.

    Attributes:
        name: its usual name, as written.
        names: other names, abbreviations and spellings.
        kind: what it is.
        country: the state whose body or company it is; empty where it is nobody's. A text that names it may leave out
            whose president it speaks of.
    """

    table: ClassVar[str] = "institutions"
    name: str
    names: tuple[str, ...] = ()
    kind: OrganizationKind
    country: str = ""

    def __attrs_post_init__(self) -> None:
        if self.country:
            check_code(self.country)


@attrs.frozen(kw_only=True)
class StateWords(Entry):
    """Offices and houses of one state alone, which name neither it nor an institution of it.

    Attributes:
        country: its code.
        forms: as written.
        examples: sentences in which one of the forms is found.
        counter_examples: sentences in which none is.
    """

    table: ClassVar[str] = "state_words"
    country: str
    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Body(Entry):
    """Words that head the names of bodies of one kind.

    Attributes:
        kind: what they are.
        nouns: heads ("ministry"); with a state or a field of work beside them they name a body.
        endings: words that end a proper name, as written ("News Agency"); with the capitalised words before them they
            name a body.
        openings: words that begin one ("University"), with the capitalised words after "of", "for" or "on".
        stand_ins: nouns that mean the last body of the kind, behind "the".
        examples: sentences in which such a body is found.
        counter_examples: sentences in which none is.
    """

    table: ClassVar[str] = "bodies"
    kind: OrganizationKind
    nouns: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class BodyWords(Entry):
    """A closed class of words inside the names of bodies, in lower case."""

    table: ClassVar[str] = "body_words"
    group: str
    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
