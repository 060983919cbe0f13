"""Known office-holders: with whom of the table a name, an office and a day agree.

A surname alone needs the office and the day; a full name needs one of them. Where people of several states agree
equally well, nobody is known.
"""

import datetime
import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import TypeAlias

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.actors import ActorWords, GivenName
from diplotext.lexicon.loading import entries_of_lines, read_lines
from diplotext.lexicon.office_holders import HeldOffice, OfficeHolder
from diplotext.terms import RoleClass

# Who has left office is called by it for another year, and some terms begin earlier than the table knows; a term that
# was last seen to last is trusted for two years.
_GRACE = 12
_TRUST = 24
# A minister of the table is called "Defence Minister" or "Minister of Defense": five letters tell the field.
_FIELD = 5
_SPELLINGS = (("y", "i"), ("ou", "u"), ("oo", "u"), ("ee", "i"))
# An umlaut written out, in a word of some length: "Roe" is not "Ro", nor "Dae-jung" "Da-jung".
_UMLAUTS = (("oe", "o"), ("ue", "u"), ("ae", "a"))
_LONG = 6
# Letters that are no other letter with a mark, and apostrophes, which one spelling has and another lacks.
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ʻ": None, "’": None, "‘": None}
)
_DOUBLED = re.compile(r"(.)\1")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")

# The classes that the text may give to the holder of an office.
_CALLED: dict[HeldOffice, frozenset[RoleClass]] = {
    "head_of_state": frozenset(("head_of_state", "monarch", "head_of_government", "official")),
    "head_of_government": frozenset(("head_of_government", "head_of_state", "monarch", "official")),
    "deputy_head": frozenset(("deputy_head", "minister", "head_of_government")),
    "monarch": frozenset(("monarch", "head_of_state")),
    "foreign_minister": frozenset(("foreign_minister", "minister", "official")),
    "minister": frozenset(("minister", "deputy_head", "foreign_minister")),
    "speaker": frozenset(("legislator", "official")),
    "envoy": frozenset(("ambassador", "envoy", "official", "executive", "minister")),
    "international": frozenset(("international", "executive", "official", "head_of_state", "envoy")),
    "other": frozenset(("official", "executive", "military", "legislator", "spokesperson", "minister")),
}

# Classes that tell little of an office.
_ANY: frozenset[RoleClass] = frozenset(("official", "executive", "military"))

_HEADS: frozenset[HeldOffice] = frozenset(("head_of_state", "head_of_government"))
_PROMINENT = _HEADS | {"foreign_minister", "international"}

Name: TypeAlias = tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False)
class Sought:
    """A person of a text.

    Attributes:
        name: the fullest name as comparable words, the surname last.
        classes: the classes of the offices that the text gives.
        fields: what a minister is concerned with, in lower case: "defence".
        former: the text says that the person has left the office.
        day: when the text was published, or None.
    """

    name: Name
    classes: Collection[RoleClass] = ()
    fields: Collection[str] = ()
    former: bool = False
    day: datetime.date | None = None


class Directory:
    """The table, looked up by surname; made with `Lexicon.derive(build_directory)`."""

    def __init__(
        self, lines: Sequence[str], added: Sequence[OfficeHolder], idle: frozenset[str], given: dict[str, str]
    ) -> None:
        self._header = lines[0] if lines else ""
        self._rows: list[str | OfficeHolder] = [*lines[1:], *added]
        self._idle = idle
        self._given = given
        self._by_surname: dict[str, list[int]] = {}
        self._by_country: dict[str, list[int]] = {}
        self._offices: dict[tuple[str, int], set[str]] = {}
        names: list[str] = []
        surnames: set[str] = set()
        for at, row in enumerate(self._rows):
            # names hold no commas, so that a line need not be read further
            before, (*names, country) = names, _begin(row)
            if names != before:
                surnames = {self._surname(form) for form in (names[0], *names[1].split("|")) if form}
            self._by_country.setdefault(country, []).append(at)
            for surname in surnames:
                self._by_surname.setdefault(surname, []).append(at)

    def has_office(self, country: str, role_class: RoleClass, day: datetime.date) -> bool | None:
        """A state has an office of a class on a day; None if the table tells none of its heads then."""
        key = country, _months(day)
        if key not in self._offices:
            holders = [self._holder(at) for at in self._by_country.get(country, ())]
            self._offices[key] = {holder.office for holder in holders if _is_present(holder, day)}
        offices = self._offices[key]
        return role_class in offices if offices & {"head_of_state", "head_of_government"} else None

    def holds(self, name: Name, country: str, role_class: RoleClass, day: datetime.date) -> bool:
        """Somebody of the name holds an office of the class in a state on a day."""
        folded = self._plain(name)
        holders = (self._holder(at) for at in self._by_surname.get(folded[-1], ()))
        return any(
            holder.country == country and role_class in _CALLED[holder.office] and _is_present(holder, day)
            for holder in holders
            if self._fits(folded, holder)
        )

    def has_surname(self, word: str) -> bool:
        """Somebody of the table has it as a surname."""
        return fold(word) in self._by_surname

    def has_name(self, name: Name) -> bool:
        """Somebody of the table has the full name."""
        folded = self._plain(name)
        return any(self._fits(folded, self._holder(at)) for at in self._by_surname.get(folded[-1], ()))

    def find(self, sought: Sought) -> OfficeHolder | None:
        """The one whom the name, the office and the day agree with best; None if people of several states do."""
        name = self._plain(sought.name)
        ranked: dict[tuple[int, ...], list[OfficeHolder]] = {}
        for at in self._by_surname.get(name[-1], ()) if name else ():
            holder = self._holder(at)
            level = self._level(holder, name, sought)
            if level:
                spelled = sought.name[-1] in holder.name.lower()
                rank = level, spelled, holder.office in sought.classes, _is_present(holder, sought.day)
                ranked.setdefault(rank, []).append(holder)
        best = ranked[max(ranked)] if ranked and sought.day else [h for group in ranked.values() for h in group]
        return best[0] if len({holder.country or holder.organization for holder in best}) == 1 else None

    def _holder(self, at: int) -> OfficeHolder:
        row = self._rows[at]
        if isinstance(row, str):
            (row,) = entries_of_lines(OfficeHolder, (self._header, row))
            self._rows[at] = row
        return row

    def _level(self, holder: OfficeHolder, name: Name, sought: Sought) -> int:
        """How well a row agrees: 5 by full name, office and day; 4 by surname, office and day; 0 not at all."""
        full = len(name) > 1
        if not self._fits(name, holder):
            return 0
        called = bool(_CALLED[holder.office] & set(sought.classes)) and _same_field(holder, sought)
        # "Chief Executive Roe": too many have a surname and some such office, if not the very one
        told = not set(sought.classes) <= _ANY or _shares_field(holder, sought)
        called = called and (full or not holder.country or told)
        if sought.day is None:
            return 5 * (called and (full or holder.office in sought.classes))
        begun, month = _month(holder.start, 1), _months(sought.day)
        if month < begun - _GRACE:
            return 0
        lasts = sought.former or month <= _last(holder) + _GRACE
        if called and lasts:
            return 5 if full else 4
        if full:
            return 3 if lasts else 2 * called
        # "under Prime Minister Roe, thirty years ago": heads are remembered by their surnames; "Roe said talks would
        # go on": who is called by the surname alone, without an office, is prominent
        remembered = called and holder.office in _HEADS and month > begun
        return int(remembered or (lasts and not sought.classes and holder.office in _PROMINENT))

    def _plain(self, name: Name) -> Name:
        """The words of a name as they are compared, given names in full: "Bob" is "Robert"."""
        words = tuple(fold(word) for word in name)
        return (*(self._given.get(word, word) for word in words[:-1]), *words[-1:])

    def _fits(self, name: Name, holder: OfficeHolder) -> bool:
        return any(agree(name, self._name(form)) for form in (holder.name, *holder.forms))

    def _surname(self, form: str) -> str:
        rest, _, last = form.rpartition(" ")
        while rest and last.lower() in self._idle:
            rest, _, last = rest.rpartition(" ")
        return self._bare(fold(last))

    def _name(self, form: str) -> Name:
        words = (word.rstrip(".") for word in map(fold, _WORD.findall(form)))
        return self._plain(tuple(self._bare(word) for word in words if word not in self._idle))

    def _bare(self, word: str) -> str:
        first, hyphen, rest = word.partition("-")
        return rest if hyphen and rest and len(first) > 1 and first in self._idle else word


def build_directory(lexicon: Lexicon) -> Directory:
    """Index the table of a lexicon; for `Lexicon.derive`."""
    idle = frozenset(
        form for entry in lexicon.entries(ActorWords) if entry.group in ("particle", "suffix") for form in entry.forms
    )
    lines = read_lines(OfficeHolder) if lexicon.has_packaged(OfficeHolder) else ()
    given = {fold(short): fold(entry.name) for entry in lexicon.entries(GivenName) for short in entry.short}
    return Directory(lines, lexicon.added(OfficeHolder), idle, given)


def _begin(row: str | OfficeHolder) -> tuple[str, str, str]:
    """The name of a row, its other forms, joined by "|", and the country."""
    if isinstance(row, OfficeHolder):
        return row.name, "|".join(row.forms), row.country
    name, forms, country, _ = row.split(",", 3)
    return name, forms, country


def fold(word: str) -> str:
    """A word without what spellings of one name differ in: capitals, marks, doubled letters, y or i, ou or u, ö or oe.

    >>> fold("Erdoğan"), fold("Zelenskyy") == fold("Zelenski"), fold("Roe") == fold("Row")
    ('erdogan', True, False)
    >>> fold("Schröder") == fold("Schroeder"), fold("Rifa'i") == fold("Rifai")
    (True, True)
    """
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word.translate(_LETTERS))
        word = "".join(part for part in parts if not unicodedata.combining(part))
    word = word.casefold().replace("'", "")
    for spelling, plain in _SPELLINGS + (_UMLAUTS if len(word) >= _LONG and "-" not in word else ()):
        word = word.replace(spelling, plain)
    return _DOUBLED.sub(r"\1", word)


def agree(short: Name, full: Name) -> bool:
    """A name of a text may be that of a row: a surname, or a surname and no other given name.

    >>> agree(("roe",), ("jane", "roe")), agree(("j", "roe"), ("jane", "roe")), agree(("john", "roe"), ("jane", "roe"))
    (True, True, False)
    """
    if not short or not full:
        return False
    if len(short) == 1:
        return short[0] == full[-1]
    if len(full) == 1 or short[-1] != full[-1]:
        return len(full) > 1 and len(short) > 1 and (set(short) <= set(full) or set(full) <= set(short))
    one, two = short[0], full[0]
    return one[:3] == two[:3] or one in full or two in short or (1 in (len(one), len(two)) and one[0] == two[0])


def _same_field(holder: OfficeHolder, sought: Sought) -> bool:
    """No conflict between what a minister of the table and one of the text are concerned with."""
    if holder.office != "minister" or not holder.title or not sought.fields:
        return True
    return _shares_field(holder, sought)


def _shares_field(holder: OfficeHolder, sought: Sought) -> bool:
    """The office of the table and that of the text are concerned with one thing."""
    title = {word[:_FIELD] for word in fold(holder.title).split()}
    return bool(title & {word[:_FIELD] for word in sought.fields})


def _months(day: datetime.date) -> int:
    return day.year * 12 + day.month


def _is_present(holder: OfficeHolder, day: datetime.date | None) -> bool:
    """The day lies in the term."""
    return day is not None and _month(holder.start, 1) <= _months(day) <= _last(holder)


def _last(holder: OfficeHolder) -> int:
    return _month(holder.end, 12) if holder.end else _month(holder.as_of, 12) + _TRUST


def _month(text: str, default: int) -> int:
    """The months since the year 0 of "2021-03" or "2021"."""
    year, _, month = text.partition("-")
    return int(year) * 12 + (int(month) if month else default)
