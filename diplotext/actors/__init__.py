"""Who acts in a text: officials, persons, organisations, and who is meant by a mention."""

from typing import TYPE_CHECKING

import attrs

from diplotext.records import Actor, Official, Organization, Person

if TYPE_CHECKING:
    from diplotext.reading import Reading


@attrs.frozen(kw_only=True, eq=False)
class Actors:
    """The cast of one document.

    Attributes:
        officials: all office-holders, named or not, in the order of their first mention.
        persons: named persons without office.
        organizations: states, governments, ministries, bodies, companies, delegations.
    """

    officials: tuple[Official, ...]
    persons: tuple[Person, ...]
    organizations: tuple[Organization, ...]

    def at(self, start: int, end: int) -> tuple[Actor, ...]:
        """Who is meant by the mention ``text[start:end]``: a name, a role, a pronoun, "the two leaders".

        Returns:
            One actor, several for a plural mention, () where the text leaves it open. A noun phrase that names a
            group of people nobody knew before ("analysts", "Western officials") gives a new `Organization` of kind
            "group".
        """
        return ()


def read_actors(reading: "Reading") -> Actors:
    """Find the cast of a document."""
    return Actors(officials=(), persons=(), organizations=())
