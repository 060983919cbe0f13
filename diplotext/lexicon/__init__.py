"""What the rules know, as data: TOML and CSV files in this folder, checked when they are read.

Each kind of entry is an attrs class that names its file in ``table``; ``lexicon.entries(Unit)`` gives all entries of
that kind, the packaged ones first, then the user's. What is built from entries (a pattern, an index) is kept with the
lexicon that it was built from: ``lexicon.derive(build_pattern)``.
"""

import functools
import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from diplotext.errors import LexiconError
from diplotext.lexicon.loading import Entry, read_entries, read_table, read_toml

__all__ = ["Entry", "Lexicon", "default_lexicon", "resolve_lexicon"]

_PACKAGED: dict[Any, tuple[Any, ...]] = {}

E = TypeVar("E", bound=Entry)
T = TypeVar("T")


class Lexicon:
    """The packaged vocabulary and a user's additions to it; immutable, picklable, shared freely between threads.

    >>> Lexicon({"units": [{"name": "league", "dimension": "length", "forms": ["league", "leagues"]}]})
    Lexicon(units=1)

    Args:
        additions: table name -> entries, each a mapping of field to value.
        without: names of packaged tables that are left out; with additions to the same table it is replaced.

    Raises:
        LexiconError: the additions have faults, or a table is unknown; all faults are listed.
    """

    def __init__(
        self,
        additions: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
        *,
        without: Collection[str] = (),
    ) -> None:
        self._additions = _copied(additions or {})
        self._without = tuple(sorted({without} if isinstance(without, str) else _names(without)))
        self._derived: dict[Any, Any] = {}
        if self._additions or self._without:
            self._check()

    @classmethod
    def from_toml(cls, path: str | Path) -> "Lexicon":
        """Read additions from a TOML file whose tables are arrays of entries (``[[units]]``).

        Raises:
            LexiconError: the file is not TOML, or has faults; all of them are listed.
        """
        return cls(read_toml(Path(path)))

    def entries(self, kind: type[E]) -> tuple[E, ...]:
        """All entries of one kind, the packaged ones first, then the user's."""

        def read(lexicon: "Lexicon") -> tuple[E, ...]:
            packaged = _packaged_table(kind) if lexicon.has_packaged(kind) else ()
            return packaged + lexicon.added(kind)

        return self._keep(kind, read)

    def added(self, kind: type[E]) -> tuple[E, ...]:
        """The user's entries of one kind."""
        return read_entries(kind, self._additions.get(kind.table, ()), source="additions")

    def has_packaged(self, kind: type[Entry]) -> bool:
        """The packaged table of a kind is in use."""
        return kind.table not in self._without

    def derive(self, build: Callable[["Lexicon"], T]) -> T:
        """What `build` makes of this lexicon, made once; `build` must be a module-level pure function."""
        return self._keep(build, build)

    def _keep(self, key: object, build: Callable[["Lexicon"], T]) -> T:
        if key not in self._derived:
            self._derived[key] = build(self)
        value: T = self._derived[key]
        return value

    @property
    def digest(self) -> str:
        """Eight hexadecimal digits that change when the packaged files or the additions change."""
        return self.derive(_digest)

    def _check(self) -> None:
        from diplotext.lexicon.kinds import user_kinds  # noqa: PLC0415

        kinds = user_kinds()
        faults = [
            f"no such table; the tables are {', '.join(sorted(kinds))} @ {place}[{table}]"
            for place, tables in (("additions", self._additions), ("without", self._without))
            for table in tables
            if table not in kinds
        ]
        for table, entries in self._additions.items():
            if table in kinds:
                try:
                    read_entries(kinds[table], entries, source="additions")
                except LexiconError as error:
                    faults += error.faults
        if faults:
            raise LexiconError(tuple(faults))

    def __reduce__(self) -> tuple[Any, ...]:
        return _remake, (self._additions, self._without)

    def __repr__(self) -> str:
        added = [f"{table}={len(entries)}" for table, entries in self._additions.items()]
        without = [f"without={list(self._without)}"] if self._without else []
        return f"Lexicon({', '.join((*added, *without))})"


def _copied(additions: Mapping[str, Any]) -> dict[str, Any]:
    """The additions, out of reach of the caller's later changes; what is no entry stays, to be complained of."""
    if not isinstance(additions, Mapping):
        raise LexiconError((f"expected a mapping of table to entries, not {type(additions).__name__} @ additions",))
    return {
        table: tuple(dict(entry) if isinstance(entry, Mapping) else entry for entry in entries)
        if isinstance(entries, list | tuple)
        else entries
        for table, entries in additions.items()
    }


def _names(without: Any) -> set[str]:
    if not isinstance(without, Collection) or not all(isinstance(name, str) for name in without):
        raise LexiconError((f"expected names of tables, not {without!r} @ without",))
    return set(without)


def _remake(additions: dict[str, tuple[dict[str, Any], ...]], without: tuple[str, ...]) -> Lexicon:
    return Lexicon(additions, without=without)


@functools.cache
def default_lexicon() -> Lexicon:
    """The packaged vocabulary alone."""
    return Lexicon()


def resolve_lexicon(lexicon: Lexicon | None) -> Lexicon:
    """The caller's lexicon, or the default one.

    Raises:
        TypeError: it is something else.
    """
    if lexicon is None:
        return default_lexicon()
    if not isinstance(lexicon, Lexicon):
        raise TypeError(
            f"lexicon must be a diplotext.Lexicon or None, not {type(lexicon).__name__}; "
            "make one with Lexicon(additions) or Lexicon.from_toml(path)"
        )
    return lexicon


def _packaged_table(kind: type[E]) -> tuple[E, ...]:
    """The packaged entries of one kind, read once per process and shared by all lexicons."""
    if kind not in _PACKAGED:
        _PACKAGED[kind] = read_table(kind)
    return _PACKAGED[kind]


def _digest(lexicon: Lexicon) -> str:
    folder = resources.files("diplotext.lexicon")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith((".toml", ".csv")))
    content = hashlib.sha256()
    for name in names:
        content.update(name.encode() + b"\0" + folder.joinpath(name).read_bytes())
    content.update(json.dumps([lexicon._additions, lexicon._without], sort_keys=True, default=str).encode())
    return content.hexdigest()[:8]
