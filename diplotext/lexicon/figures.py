"""Entries of ``units.toml``, ``currencies.csv`` and ``numbers.toml``."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

import attrs

from diplotext.lexicon.loading import Entry

if TYPE_CHECKING:
    from diplotext.lexicon import Lexicon

Words: TypeAlias = Mapping[str, Mapping[str, str]]
Dimension: TypeAlias = Literal[
    "age", "amount", "angle", "area", "capacitance", "charge", "conductance", "count", "current", "data", "dose",
    "energy", "force", "frequency", "length", "level", "light", "mass", "money", "percent", "power", "pressure",
    "radioactivity", "rate", "ratio", "resistance", "speed", "temperature", "time", "torque", "voltage", "volume",
]  # fmt: skip
_CODE = re.compile(r"[A-Z]{3}")
_LOOSE = frozenset(("time", "count", "ratio", "age", "length"))


@attrs.frozen(kw_only=True)
class Unit(Entry):
    """A unit of measure.

    Attributes:
        name: lower-case singular, with underscores.
        dimension: what it measures.
        forms: as written; matched without regard to case unless they hold a capital.
        attached: forms that stand only right behind the digits ("200p", "3x").
        symbols: forms that stand only in a compound ("2 A/cm2", "7 t/ha").
        below: the number from which on a form that is also a currency's name is the currency ("2 million pounds").
        factor: what the number is multiplied by ("bcm").
        code: UCUM code, where it is unambiguous.
        candidates: UCUM codes of an ambiguous unit.
    """

    table: ClassVar[str] = "units"
    name: str
    dimension: Dimension
    forms: tuple[str, ...]
    attached: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    below: Decimal = Decimal("Infinity")
    factor: Decimal = Decimal(1)
    code: str | None = None
    candidates: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    @property
    def is_loose(self) -> bool:
        """Tell whether the unit may follow a number that belongs to a name: "after Article 5 days went by"."""
        return self.dimension in _LOOSE


@attrs.frozen(kw_only=True)
class Currency(Entry):
    """A currency.

    Attributes:
        code: ISO 4217 code.
        names: as written, in singular and plural.
        symbols: signs and abbreviations that stand beside the number.
    """

    table: ClassVar[str] = "currencies"
    code: str
    names: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise ValueError(f"{self.code!r} is not a currency code; write ISO 4217, as 'AZN'")


@attrs.frozen(kw_only=True)
class NumberWords(Entry):
    """A group of words that make or qualify numbers, written "word=value"."""

    table: ClassVar[str] = "numbers"
    group: str
    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    @property
    def values(self) -> dict[str, str]:
        """Lower-cased word -> value."""
        return {word.lower(): value for word, _, value in (form.partition("=") for form in self.forms)}


def number_words(lexicon: "Lexicon") -> Words:
    """Group of number words -> word -> value."""
    return {entry.group: entry.values for entry in lexicon.entries(NumberWords)}
