"""Read lexicon files into typed entries and collect every fault on the way."""

import csv
import re
import tomllib
import types
import typing
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from importlib import resources
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeVar

import attrs

from diplotext.errors import LexiconError

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

MAX_ENTRIES = 100_000
MAX_LENGTH = 2_000
MAX_BYTES = 20_000_000


@attrs.frozen(kw_only=True)
class Entry:
    """Base of all lexicon entries: an attrs class whose ``table`` names its file (without ending).

    Fields may be ``str``, ``bool``, ``int``, `Decimal`, ``tuple[str, ...]``, a ``Literal`` of strings, or one of these
    or None. In CSV a tuple is written "a|b|c". A field without default is required.
    """

    table: ClassVar[str]


E = TypeVar("E", bound=Entry)


@attrs.frozen
class _Schema:
    """The types of an entry's fields, and which of them are required."""

    hints: Mapping[str, Any]
    required: tuple[str, ...]


_SCHEMAS: dict[type[Entry], _Schema] = {}


def _schema(kind: type[Entry]) -> _Schema:
    if kind not in _SCHEMAS:
        required = tuple(field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING)
        hints = typing.get_type_hints(kind)
        _SCHEMAS[kind] = _Schema({field.name: hints[field.name] for field in attrs.fields(kind)}, required)
    return _SCHEMAS[kind]


def read_table(kind: type[E]) -> tuple[E, ...]:
    """Read the packaged file of one kind of entry: ``table.csv``, or the array ``[[table]]`` of ``table.toml``.

    Raises:
        LexiconError: the file has faults.
    """
    folder = resources.files("diplotext.lexicon")
    sheet = folder.joinpath(f"{kind.table}.csv")
    if sheet.is_file():
        return entries_of_lines(kind, read_lines(kind))
    file = folder.joinpath(f"{kind.table}.toml")
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return read_entries(kind, tables.get(kind.table, ()), source=file.name)


def read_lines(kind: type[Entry]) -> tuple[str, ...]:
    """The lines of a packaged CSV file, the header first: for a table too long to be made entries at once."""
    sheet = resources.files("diplotext.lexicon").joinpath(f"{kind.table}.csv")
    return tuple(sheet.read_text(encoding="utf-8").splitlines())


def entries_of_lines(kind: type[E], lines: Sequence[str]) -> tuple[E, ...]:
    """Make entries of lines of a CSV file, the header first.

    Raises:
        LexiconError: there are faults; all of them are listed.
    """
    header, *rows = csv.reader(lines)
    return read_entries(kind, _typed_rows(_schema(kind), header, rows), source=f"{kind.table}.csv")


def read_toml(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Read a user's TOML file: arrays of tables, each an entry.

    Raises:
        LexiconError: it is no TOML, too large, or its top level is not made of arrays of tables.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise LexiconError((f"larger than {MAX_BYTES} bytes @ {path.name}",))
    try:
        content = tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError((f"{error} @ {path.name}",)) from error
    except RecursionError:
        raise LexiconError((f"nested too deeply @ {path.name}",)) from None
    faults = tuple(
        f"write an array of tables, [[{name}]] @ {path.name}[{name}]"
        for name, value in content.items()
        if not (isinstance(value, list) and all(isinstance(item, dict) for item in value))
    )
    if faults:
        raise LexiconError(faults)
    return content


def read_entries(kind: type[E], raw: Sequence[Mapping[str, Any]], *, source: str) -> tuple[E, ...]:
    """Turn mappings into entries of one kind.

    Raises:
        LexiconError: there are faults; all of them are listed.
    """
    if not isinstance(raw, list | tuple):
        raise LexiconError((f"expected a list of entries, not {type(raw).__name__} @ {source}[{kind.table}]",))
    if len(raw) > MAX_ENTRIES:
        raise LexiconError((f"more than {MAX_ENTRIES} entries @ {source}[{kind.table}]",))
    faults: list[str] = []
    schema = _schema(kind)
    entries = [
        _read_entry(kind, schema, item, f"{source}[{kind.table} {number}]", faults)
        for number, item in enumerate(raw, 1)
    ]
    if faults:
        raise LexiconError(tuple(faults))
    return tuple(entry for entry in entries if entry is not None)


def _read_entry(kind: type[E], schema: _Schema, raw: Mapping[str, Any], where: str, faults: list[str]) -> E | None:
    if not isinstance(raw, Mapping):
        faults.append(f"expected a mapping of field to value, not {type(raw).__name__} @ {where}")
        return None
    hints = schema.hints
    before = len(faults)
    values: dict[str, Any] = {}
    for name, value in raw.items():
        if name not in hints:
            faults.append(f"no such field; the fields are {', '.join(hints)} @ {where}.{name}")
        elif value in ((), []) and name in schema.required and name != "examples":
            faults.append(f"at least one is needed @ {where}.{name}")
        else:
            try:
                hint = hints[name]
                short = hint is str and value.__class__ is str and len(value) <= MAX_LENGTH
                values[name] = value if short else _convert(value, hint)
            except ValueError as error:
                faults.append(f"{error} @ {where}.{name}")
    faults += [f"missing @ {where}.{name}" for name in schema.required if name not in raw]
    if len(faults) > before:
        return None
    try:
        return kind(**values)
    except ValueError as error:
        faults.append(f"{error} @ {where}")
        return None


def _convert(value: object, hint: Any) -> object:
    """Check one field against its type.

    >>> _convert(["t", "tons"], tuple[str, ...])
    ('t', 'tons')
    """
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        options = [option for option in typing.get_args(hint) if option is not type(None)]
        return None if value is None else _convert(value, options[0])
    if origin is Literal:
        allowed = typing.get_args(hint)
        if value not in allowed:
            raise ValueError(f"{value!r} is not one of {', '.join(map(repr, allowed))}")
        return value
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise ValueError(f"expected a list of strings, not {type(value).__name__}")
        if len(value) > MAX_ENTRIES:
            raise ValueError(f"more than {MAX_ENTRIES} entries")
        inner = typing.get_args(hint)[0]
        return tuple([_convert(item, inner) for item in value])
    return _convert_scalar(value, hint)


def _convert_scalar(value: object, hint: type) -> object:
    if hint is Decimal and isinstance(value, str | int | float) and not isinstance(value, bool):
        try:
            return Decimal(str(value))
        except InvalidOperation:
            raise ValueError(f"{value!r} is not a number") from None
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise ValueError(f"expected {hint.__name__}, not {type(value).__name__}")
    if isinstance(value, str) and len(value) > MAX_LENGTH:
        raise ValueError(f"longer than {MAX_LENGTH} characters")
    return value


def _typed_rows(schema: _Schema, header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[dict[str, object]]:
    """CSV rows with their cells in the types that the fields want; empty cells of optional fields are left out."""
    columns = [
        (name, schema.hints.get(name), name in schema.required, typing.get_origin(schema.hints.get(name)) is tuple)
        for name in header
    ]
    return [
        {
            name: cell if hint is str else _parse_cell(cell, hint, several=several)
            for (name, hint, required, several), cell in zip(columns, row, strict=True)
            if cell or required
        }
        for row in rows
    ]


def _parse_cell(cell: str, hint: Any, *, several: bool) -> object:
    if several:
        return [part for part in cell.split("|") if part]
    if hint is bool:
        return {"true": True, "false": False}.get(cell, cell)
    if hint in (int, int | None):
        return int(cell) if cell.lstrip("-").isdigit() else cell
    if hint is float:
        return float(cell) if _NUMBER.fullmatch(cell) else cell
    return cell


def words(entries: Iterable[str]) -> frozenset[str]:
    """Lower-cased forms as a set for look-up."""
    return frozenset(entry.lower() for entry in entries)
