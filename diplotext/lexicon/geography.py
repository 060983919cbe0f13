"""Entries of ``countries.csv``, ``cities.csv``, ``places.csv`` and the tables that tell their forms apart."""

import functools
from typing import ClassVar, Literal, TypeAlias

import attrs

from diplotext.lexicon.loading import Entry, read_table

PlaceKind: TypeAlias = Literal["city", "region", "venue"]


@attrs.frozen(kw_only=True)
class Country(Entry):
    """A state or territory.

    Attributes:
        code: ISO 3166-1 alpha-2; ISO 3166-3 alpha-4 for a dissolved state; "XK" for Kosovo.
        alpha3: ISO 3166-1 alpha-3, empty for a dissolved state.
        name: the common English name.
        official: the full name, empty where it is the common one.
        names: other usual names, abbreviations and spellings.
        former: names that it bore earlier.
        adjectives: "Danish".
        people: one of its people: "Dane".
        peoples: several of them: "Danes".
        capitals: the capital first, then its other spellings and other seats of government.
        seats: houses and quarters that stand for its government: "Kremlin".
    """

    table: ClassVar[str] = "countries"
    code: str
    alpha3: str = ""
    name: str
    official: str = ""
    names: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()

    @property
    def demonyms(self) -> tuple[str, ...]:
        """Adjectives and names of its people, each once."""
        return tuple(dict.fromkeys((*self.adjectives, *self.people, *self.peoples)))


@attrs.frozen(kw_only=True)
class StateNumber(Entry):
    """A state's number in one of the lists of political science, and the years in which it is a member there.

    Attributes:
        code: as in `Country`.
        system: "cow" for the Correlates of War list, "gw" for that of Gleditsch and Ward.
        number: what the state has there.
        first: the first year; None for one that was a member before 1946.
        last: the last year; None for one that still is.
    """

    table: ClassVar[str] = "state_numbers"
    code: str
    system: Literal["cow", "gw"]
    number: int
    first: int | None = None
    last: int | None = None


@functools.cache
def country_codes() -> frozenset[str]:
    """The codes of all states and territories."""
    return frozenset(country.code for country in read_table(Country))


def check_code(code: str) -> None:
    """Raise ValueError for a code that no state has."""
    if code not in country_codes():
        raise ValueError(f"{code!r} is not a country code; write ISO 3166-1 alpha-2, as 'AZ'")


@attrs.frozen(kw_only=True)
class Cities(Entry):
    """The cities of one country that have one spelling and no namesake; the others are each a `Settlement`.

    Attributes:
        country: its code.
        names: as written.
    """

    table: ClassVar[str] = "cities"
    country: str
    names: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Settlement(Entry):
    """A city, region or venue that is no capital.

    Attributes:
        name: its usual English name.
        spellings: other names and spellings.
        kind: what it is.
        country: the code of its country; empty for what lies in several or in none ("Central Asia"), which is kept so
            that no part of it is taken for a country.
        demonyms: adjectives and names of its people ("Scottish").
        context: the name is a common word or a person's too, and counts only where the words around say so ("in Nice").
    """

    table: ClassVar[str] = "places"
    name: str
    spellings: tuple[str, ...] = ()
    country: str = ""
    kind: PlaceKind = "city"
    demonyms: tuple[str, ...] = ()
    context: bool = False

    def __attrs_post_init__(self) -> None:
        if self.country:
            check_code(self.country)


@attrs.frozen(kw_only=True)
class Homograph(Entry):
    """Names of places that are something else as well, and how to tell.

    Attributes:
        also: "surname" ("Michael Jordan"), "given" ("Chad Smith"), "name" for both, or a common "word" ("Hail").
        forms: the names.
        examples: sentences in which one of them is a place.
        counter_examples: sentences in which it is not.
    """

    table: ClassVar[str] = "homographs"
    also: Literal["surname", "given", "name", "word"]
    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Namesake(Entry):
    """One of several countries that share a form, told apart by what else the text names.

    Attributes:
        form: "Georgia".
        code: the country in this sense.
        near: codes of countries whose mentions speak for this sense.
        cues: words that speak for it ("Atlanta").
        examples: sentences in which this sense is meant.
        counter_examples: sentences in which another one is.
    """

    table: ClassVar[str] = "namesakes"
    form: str
    code: str
    near: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class PlaceWords(Entry):
    """A closed class of words around place names.

    Attributes:
        group: the name of the class.
        forms: its words.
        examples: sentences in which a place is found because of one.
        counter_examples: sentences in which none is.
    """

    table: ClassVar[str] = "place_words"
    group: str
    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
