"""A mention of an organisation, before it is known which mentions are one."""

import attrs

from diplotext.terms import OrganizationKind


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
