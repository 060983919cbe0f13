"""Extractions as plain dictionaries and JSON, exactly both ways.

The mapping is generic over the fields of the records: a tuple is a list, a date its ISO form, a `Decimal` its decimal
string, a span the pair of its offsets; a field that has its default is left out. Actors, figures and dates stand once,
in the lists of the document, and other records refer to them by their ids; an actor that stands in no list carries its
class in ``"type"``. Rules stand once, too: ``"rule": 3`` is the fourth of ``"rules"``. ``interop/schema.json`` has the
whole form.
"""

import datetime
import functools
import json
import re
import types
import typing
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, TypeVar

import attrs

from diplotext.errors import SchemaVersionError
from diplotext.records import Date, Figure, Official, Organization, Person, Span

__all__ = ["REFERRED", "SCHEMA_VERSION", "TAGS", "fields_of", "from_json", "from_plain", "to_json", "to_plain"]

T = TypeVar("T")

# Grows when a reader of the old form would misread the new one; a further optional field does not change it.
SCHEMA_VERSION = 2
_READABLE = (1, 2)
TAGS: dict[type[Any], str] = {Official: "official", Person: "person", Organization: "organization"}
REFERRED: tuple[type[Any], ...] = (*TAGS, Figure, Date)

_CLASSES = {tag: kind for kind, tag in TAGS.items()}
# A pair of surrogates that stands as two code points has no JSON escape of its own and stays as it is.
_LONE = re.compile("[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")


def to_plain(extraction: Any) -> dict[str, Any]:
    """Turn an extraction into plain dictionaries, lists, strings and numbers."""
    values = (getattr(extraction, name) for name, _ in _defaults(_class(extraction)))
    listed = (record for value in values if isinstance(value, tuple) for record in value)
    writer = _Writer(
        text=extraction.text, ids={record: record.id for record in listed if type(record) in REFERRED and record.id}
    )
    plain = {name: writer.listed(value) for name, value in writer.told(extraction)}
    return {"schema_version": SCHEMA_VERSION} | plain | ({"rules": list(writer.rules)} if writer.rules else {})


def to_json(extraction: Any, *, indent: int | None = None) -> str:
    """Serialise an extraction as JSON on one line, or on many with `indent`.

    Letters stay readable; a lone surrogate is written as its escape, so that the result can be encoded.
    """
    separators = (",", ":") if indent is None else None
    written = json.dumps(
        to_plain(extraction), ensure_ascii=False, indent=indent, separators=separators, allow_nan=False
    )
    return _LONE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def from_json(data: str | bytes, kind: type[T]) -> T:
    """Read back what `to_json` wrote; errors as in `from_plain`, and ValueError where it is no JSON."""
    return from_plain(json.loads(data), kind)


def from_plain(data: Mapping[str, Any], kind: type[T]) -> T:
    """Read back what `to_plain` wrote.

    Args:
        data: as `to_plain` returns it, or version 1 did; keys that this version does not know are passed over.
        kind: the class of the extraction.

    Raises:
        SchemaVersionError: it was written by a version that this one cannot read.
        ValueError: it is not of the form that the schema describes; the message names the place.
    """
    found = data.get("schema_version") if isinstance(data, Mapping) else None
    if found not in _READABLE or isinstance(found, bool):
        raise SchemaVersionError(
            f"schema_version {found!r} cannot be read, only {' and '.join(map(str, _READABLE))}; "
            "use the version that wrote it"
        )
    text, rules = _checked(data.get("text", ""), str, "text"), _checked(data.get("rules", []), list, "rules")
    extraction: T = _Reader(text=text, rules=rules).record(dict(data), kind, "")
    return extraction


@functools.cache
def fields_of(kind: Any) -> dict[str, Any]:
    """The fields of a record class and their types, in order."""
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in attrs.fields(kind)}


@functools.cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in attrs.fields(kind))


def _class(record: Any) -> Any:
    return type(record)


@attrs.frozen(kw_only=True, eq=False)
class _Writer:
    """Writes the values of one extraction."""

    text: str
    ids: Mapping[Any, str]
    rules: dict[str, int] = attrs.field(factory=dict, init=False)

    def listed(self, value: Any) -> Any:
        """A field of the extraction: its records stand here with all their fields."""
        if isinstance(value, tuple):
            return [self.record(item) for item in value]
        return self.plain(value)

    def told(self, record: Any) -> typing.Iterator[tuple[str, Any]]:
        for name, default in _defaults(_class(record)):
            value = getattr(record, name)
            if value is not default and (default is attrs.NOTHING or value != default):
                yield name, value

    def record(self, record: Any) -> dict[str, Any]:
        return {
            name: self.rules.setdefault(value, len(self.rules)) if name == "rule" else self.plain(value)
            for name, value in self.told(record)
        }

    def plain(self, value: Any) -> Any:
        kind = type(value)
        if kind is tuple:
            return [self.plain(item) for item in value]
        if kind is Span:
            pair = [value.start, value.end]
            return pair if self.text[value.start : value.end] == value.text else [*pair, value.text]
        if kind in REFERRED and value in self.ids:
            return self.ids[value]
        if attrs.has(kind):
            return ({"type": TAGS[kind]} if kind in TAGS else {}) | self.record(value)
        if isinstance(value, datetime.date):
            return value.isoformat()
        return str(value) if isinstance(value, Decimal) else value


@attrs.frozen(kw_only=True, eq=False)
class _Reader:
    """Reads plain data as the types that the fields of records declare."""

    text: str
    rules: list[Any]
    named: dict[str, Any] = attrs.field(factory=dict, init=False)

    def read(self, value: Any, hint: Any, where: str) -> Any:
        if isinstance(value, str) and (hint in REFERRED or _is_actor(hint)):
            return self.referred(value, hint, where)
        if hint is Span and isinstance(value, list):
            return self.span(value, where)
        if attrs.has(hint):
            return self.record(value, hint, where)
        origin = typing.get_origin(hint)
        if origin in (types.UnionType, typing.Union):
            return self.union(value, typing.get_args(hint), where)
        if origin is tuple:
            item = typing.get_args(hint)[0]
            entries = enumerate(_checked(value, list, where))
            return tuple(self.read(entry, item, f"{where}[{at}]") for at, entry in entries)
        if origin is Literal:
            if value not in typing.get_args(hint):
                raise ValueError(f"{value!r} is not one of {', '.join(map(repr, typing.get_args(hint)))} @ {where}")
            return value
        return _scalar(value, hint, where)

    def record(self, value: Any, kind: Any, where: str) -> Any:
        _checked(value, dict, where)
        hints = fields_of(kind)
        # What others refer to comes first.
        names = sorted(hints.keys() & value.keys(), key=lambda name: not _lists_referred(hints[name]))
        known = {name: self.read(self.told(name, value[name], where), hints[name], _at(where, name)) for name in names}
        missing = [field for field, default in _defaults(kind) if default is attrs.NOTHING and field not in known]
        if missing:
            raise ValueError(f"{', '.join(missing)} missing @ {where or 'the top'}")
        record = kind(**known)
        if kind in REFERRED and record.id:
            self.named.setdefault(record.id, record)
        return record

    def told(self, name: str, value: Any, where: str) -> Any:
        if name != "rule" or type(value) is not int:
            return value
        if not 0 <= value < len(self.rules):
            raise ValueError(f"no rule has the number {value} @ {_at(where, name)}")
        return self.rules[value]

    def referred(self, value: str, hint: Any, where: str) -> Any:
        wanted = typing.get_args(hint) or (hint,)
        found = self.named.get(value)
        if type(found) not in wanted:
            raise ValueError(
                f"{value!r} is not the id of any {' or '.join(kind.__name__ for kind in wanted)} @ {where}"
            )
        return found

    def span(self, value: list[Any], where: str) -> Span:
        if len(value) not in (2, 3):
            raise ValueError(f"a span is [start, end], not {len(value)} values @ {where}")
        start, end = (_checked(offset, int, f"{where}[{at}]") for at, offset in enumerate(value[:2]))
        text = _checked(value[2], str, f"{where}[2]") if len(value) == 3 else self.text[start:end]
        return Span(start=start, end=end, text=text)

    def union(self, value: Any, options: tuple[Any, ...], where: str) -> Any:
        """Read "X or None", or one of the actors by its tag or its id."""
        if value is None and type(None) in options:
            return None
        kinds = [option for option in options if option is not type(None)]
        if len(kinds) == 1:
            return self.read(value, kinds[0], where)
        if isinstance(value, str):
            return self.referred(value, typing.Union[tuple(kinds)], where)  # noqa: UP007 made of values
        tag = _checked(value, dict, where).get("type")
        if tag not in _CLASSES:
            raise ValueError(f"{tag!r} is not one of {', '.join(map(repr, _CLASSES))} @ {where}.type")
        return self.record(value, _CLASSES[tag], where)


def _is_actor(hint: Any) -> bool:
    return bool(typing.get_args(hint)) and set(typing.get_args(hint)) <= set(TAGS)


def _lists_referred(hint: Any) -> bool:
    return typing.get_origin(hint) is tuple and typing.get_args(hint)[0] in REFERRED


def _at(where: str, name: str) -> str:
    return f"{where}.{name}".lstrip(".")


def _scalar(value: Any, hint: Any, where: str) -> Any:
    try:
        if hint is datetime.date:
            return datetime.date.fromisoformat(_checked(value, str, where))
        if hint is Decimal:
            return Decimal(_checked(value, str, where))
    except InvalidOperation:
        raise ValueError(f"{value!r} is not a decimal number @ {where}") from None
    except ValueError as error:
        raise ValueError(f"{error} @ {where}") from None
    if hint is float and type(value) is int:
        return float(value)
    return _checked(value, hint, where)


def _checked(value: Any, kind: type[T], where: str) -> T:
    # True is an int to Python, but no offset.
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"expected {kind.__name__}, not {type(value).__name__} @ {where or 'the top'}")
    return value
