"""Mentions of persons, states and organisations, before it is known which mentions are one."""

from typing import TYPE_CHECKING

import attrs

from diplotext.terms import OrganizationKind, RoleClass, Tense

if TYPE_CHECKING:
    from diplotext.actors.persons.offices import Office

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


@attrs.frozen(kw_only=True)
class OrganizationMention:
    """A mention of an organisation, a body of a state, a side, a company or an outlet.

    Attributes:
        start: offset of the first character, without article.
        end: offset after the last one.
        name: as written.
        kind: "international", "ministry", "government", "delegation", "company", "media" or "group".
        country: the state that stands beside a body or in its name, or whose body it is known to be; else None.
        usual: the usual name of what is known by name ("North Atlantic Treaty Organization"), else "".
        full: the mention in which the text explains this one, an abbreviation; else None.
        rule: which rule found it.
    """

    start: int
    end: int
    name: str
    kind: OrganizationKind
    country: str | None = None
    usual: str = ""
    full: "OrganizationMention | None" = None
    rule: str


@attrs.frozen(kw_only=True)
class StateMention:
    """A state named in the text: where, and its code."""

    start: int
    end: int
    code: str


@attrs.define(kw_only=True, eq=False)
class Mention:
    """One mention of a person or an office, in words (half-open).

    Attributes:
        name: words of the name, or None.
        offices: the offices that it states, in text order.
        of: code of a state named after the name ("President Doe of Tanzania").
        definite: an article or a possessive pronoun stands before it.
        honorific: "mr", "her excellency" and so on, or "".
        description: words of what a private person is called.
        superior: whom the office serves, if named in it ("spokesperson for President Doe").
    """

    start: int
    end: int
    name: tuple[int, int] | None = None
    offices: "tuple[Office, ...]" = ()
    of: str | None = None
    definite: bool = False
    honorific: str = ""
    description: tuple[int, int] | None = None
    superior: "Mention | None" = None

    @property
    def role(self) -> tuple[int, int] | None:
        """The fullest role phrase."""
        best = max(self.offices, key=lambda o: o.end - o.start, default=None)
        return (best.start, best.end) if best else None

    @property
    def plural(self) -> bool:
        """An office of several persons, none of whom is named."""
        return self.name is None and any(office.plural for office in self.offices)

    @property
    def role_class(self) -> RoleClass | None:
        """The class of the first office."""
        return self.offices[0].role_class if self.offices else None

    @property
    def tense(self) -> Tense | None:
        """The time of the first office."""
        return self.offices[0].tense if self.offices else None
