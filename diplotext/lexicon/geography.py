"""Entries of ``countries.csv`` and ``places.csv``."""

from typing import ClassVar

import attrs

from diplotext.lexicon.loading import Entry


@attrs.frozen(kw_only=True)
class Country(Entry):
    """A state or territory.

    Attributes:
        code: ISO 3166-1 alpha-2; ISO 3166-3 alpha-4 for a dissolved state; "XK" for Kosovo.
        names: the common name first, then official, short and former ones.
        demonyms: adjectives and names of its people.
        capitals: its capital, with other spellings and seats of government.
        seats: places that stand for its government.
    """

    table: ClassVar[str] = "countries"
    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class City(Entry):
    """A city, region or venue and the country in which it lies."""

    table: ClassVar[str] = "places"
    name: str
    country: str
