"""Entries of ``organizations.csv`` and ``bodies.toml``: international organisations, and the forms of other bodies."""

from typing import ClassVar

import attrs

from diplotext.lexicon.loading import Entry
from diplotext.records import OrganizationKind


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


@attrs.frozen(kw_only=True)
class Body(Entry):
    """Nouns that head the names of bodies of one kind.

    Attributes:
        kind: what they are.
        nouns: heads in lower case ("ministry"); with a state beside them they name one of its bodies.
        endings: words that end a proper name, as written ("News Agency"); with the capitalised words before them they
            name a body.
        names: proper names, as written ("Reuters").
        examples: sentences in which such a body is found.
        counter_examples: sentences in which none is.
    """

    table: ClassVar[str] = "bodies"
    kind: OrganizationKind
    nouns: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
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
