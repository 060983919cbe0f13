"""The captured parts of a match, as the forms take them."""

from collections.abc import Mapping
from decimal import Decimal

import attrs

from diplotext.dates.meanings import Meaning


@attrs.frozen
class Parts:
    """Token values and meanings of smaller expressions, by name.

    Attributes:
        value: what the rule itself says beside its parts.
    """

    tokens: Mapping[str, str]
    meanings: Mapping[str, Meaning]
    value: str = ""

    def __contains__(self, name: str) -> bool:
        return name in self.tokens

    def __getitem__(self, name: str) -> str:
        return self.tokens[name]

    def number(self, name: str) -> int:
        """A captured number."""
        return int(Decimal(self.tokens[name]))

    @property
    def year(self) -> int | None:
        """The year, if one is stated; one of two digits lies between 1970 and 2069."""
        digits = self.tokens.get("year") or self.tokens.get("yy")
        if digits is None:
            return None
        year = int(digits)
        return year if len(digits) > 2 else year + (1900 if year >= 70 else 2000)

    @property
    def step(self) -> int | None:
        """How many periods away: -1 for "last", 1 for "next"; None where nothing says so."""
        return self.number("step") if "step" in self else None
