"""Entries of ``office_holders.csv``: who held which public office when."""

import re
from typing import ClassVar, Literal, TypeAlias

import attrs

from diplotext.lexicon.geography import check_code
from diplotext.lexicon.loading import Entry

HeldOffice: TypeAlias = Literal[
    "head_of_state", "head_of_government", "deputy_head", "monarch", "foreign_minister", "minister", "speaker",
    "envoy", "international", "other",
]  # fmt: skip

_NAME = re.compile(r"[‘’ʻ'`]?[^\W\d_][\w‘’ʻ'`.\- ]*")
_MONTH = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")


@attrs.frozen(kw_only=True)
class OfficeHolder(Entry):
    """One term of office.

    Attributes:
        name: the usual full name, without titles.
        forms: surnames and other spellings of the name; its last word is a surname without being told.
        country: code of the state that is served; empty for an organisation's office.
        organization: the organisation that is served; empty for a state's office.
        office: the class of the office.
        title: its name, where the class does not tell it.
        start: the month or year in which the term began, "2021-01".
        end: the month or year in which it ended; empty for one that lasted at `as_of`.
        as_of: when an unfinished term was last seen to last; two years later it is taken to have ended.
    """

    table: ClassVar[str] = "office_holders"
    name: str
    forms: tuple[str, ...] = ()
    country: str = ""
    organization: str = ""
    office: HeldOffice
    title: str = ""
    start: str
    end: str = ""
    as_of: str = ""

    def __attrs_post_init__(self) -> None:
        for form in (self.name, *self.forms):
            if not _NAME.fullmatch(form):
                raise ValueError(f"{form!r} is not a name: letters, spaces, hyphens, stops and apostrophes only")
        if bool(self.country) == bool(self.organization):
            raise ValueError("give either a country's code or an organisation's name")
        if self.country:
            check_code(self.country)
        for month in filter(None, (self.start, self.end, self.as_of)):
            if not _MONTH.fullmatch(month):
                raise ValueError(f"{month!r} is neither a month nor a year, as '2021-01' or '2021'")
        if not self.end and not self.as_of:
            raise ValueError("a term without an end needs as_of, the month in which it was seen to last")
        if self.end and self.end[:4] < self.start[:4]:
            raise ValueError(f"it ends in {self.end} before it begins in {self.start}")
