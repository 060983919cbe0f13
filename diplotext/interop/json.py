"""Extractions as plain dictionaries and JSON, exactly both ways.

The mapping is generic over the fields of the records: a tuple is a list, a date its ISO form, a `Decimal` its decimal
string, and an actor carries its class in ``"type"``. ``schema.json`` in this folder describes the result.
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
from diplotext.records import Official, Organization, Person
from diplotext.result import Extraction

__all__ = ["SCHEMA_VERSION", "TAGS", "fields_of", "from_dict", "from_json", "to_dict", "to_json", "to_plain"]

T = TypeVar("T")

# Grows when a reader of the old form would misread the new one; a further optional field does not change it.
SCHEMA_VERSION = 1
TAGS: dict[type[Any], str] = {Official: "official", Person: "person", Organization: "organization"}

_CLASSES = {tag: kind for kind, tag in TAGS.items()}
# A pair of surrogates that stands as two code points has no JSON escape of its own and stays as it is.
_LONE = re.compile("[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")


def to_dict(extraction: Extraction) -> dict[str, Any]:
    """Turn an extraction into plain dictionaries, lists, strings and numbers.

    >>> to_dict(Extraction(text="", version="0"))["schema_version"]
    1
    """
    plain: dict[str, Any] = to_plain(extraction)
    return {"schema_version": SCHEMA_VERSION} | plain


def to_json(extraction: Extraction, *, indent: int | None = None) -> str:
    """Serialise an extraction as JSON on one line, or on many with `indent`.

    Letters stay readable; a lone surrogate is written as its escape, so that the result can be encoded.
    """
    written = json.dumps(to_dict(extraction), ensure_ascii=False, indent=indent, allow_nan=False)
    return _LONE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def from_json(data: str | bytes) -> Extraction:
    """Read back what `to_json` wrote.

    Raises:
        SchemaVersionError: it was written by a version that this one cannot read.
        ValueError: it is no JSON, or not of the form that the schema describes; the message names the place.
    """
    return from_dict(json.loads(data))


def from_dict(data: Mapping[str, Any]) -> Extraction:
    """Read back what `to_dict` wrote.

    Args:
        data: as `to_dict` returns it; keys that this version does not know are passed over.

    Raises:
        SchemaVersionError: it was written by a version that this one cannot read.
        ValueError: it is not of the form that the schema describes; the message names the place.

    >>> from_dict({"schema_version": 99})
    Traceback (most recent call last):
        ...
    diplotext.errors.SchemaVersionError: schema_version 99 cannot be read, only 1; use the version that wrote it
    """
    found = data.get("schema_version") if isinstance(data, Mapping) else None
    if found != SCHEMA_VERSION or isinstance(found, bool):
        raise SchemaVersionError(
            f"schema_version {found!r} cannot be read, only {SCHEMA_VERSION}; use the version that wrote it"
        )
    extraction: Extraction = _read(dict(data), Extraction, "")
    return extraction


def to_plain(value: Any) -> Any:
    """Turn a record, or a field of one, into plain data."""
    kind = type(value)
    if kind is tuple:
        return [to_plain(item) for item in value]
    if attrs.has(kind):
        plain = {name: to_plain(getattr(value, name)) for name in fields_of(kind)}
        return {"type": TAGS[kind]} | plain if kind in TAGS else plain
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


@functools.cache
def fields_of(kind: Any) -> dict[str, Any]:
    """The fields of a record class and their types, in order."""
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in attrs.fields(kind)}


def _read(value: Any, hint: Any, where: str) -> Any:
    """Read plain data as the type that a field declares."""
    if attrs.has(hint):
        return _read_record(value, hint, where)
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _read_union(value, typing.get_args(hint), where)
    if origin is tuple:
        item = typing.get_args(hint)[0]
        return tuple(_read(entry, item, f"{where}[{at}]") for at, entry in enumerate(_checked(value, list, where)))
    if origin is Literal:
        if value not in typing.get_args(hint):
            raise ValueError(f"{value!r} is none of {', '.join(map(repr, typing.get_args(hint)))} @ {where}")
        return value
    return _read_scalar(value, hint, where)


def _read_record(value: Any, kind: Any, where: str) -> Any:
    _checked(value, dict, where)
    known = {
        name: _read(value[name], hint, f"{where}.{name}".lstrip("."))
        for name, hint in fields_of(kind).items()
        if name in value
    }
    missing = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING and field.name not in known]
    if missing:
        raise ValueError(f"{', '.join(missing)} missing @ {where or 'the top'}")
    return kind(**known)


def _read_union(value: Any, options: tuple[Any, ...], where: str) -> Any:
    """Read "X or None", or one of the actors by its tag."""
    if value is None and type(None) in options:
        return None
    kinds = [option for option in options if option is not type(None)]
    if len(kinds) == 1:
        return _read(value, kinds[0], where)
    tag = _checked(value, dict, where).get("type")
    if tag not in _CLASSES:
        raise ValueError(f"{tag!r} is none of {', '.join(map(repr, _CLASSES))} @ {where}.type")
    return _read_record(value, _CLASSES[tag], where)


def _read_scalar(value: Any, hint: Any, where: str) -> Any:
    try:
        if hint is datetime.date:
            return datetime.date.fromisoformat(_checked(value, str, where))
        if hint is Decimal:
            return Decimal(_checked(value, str, where))
    except InvalidOperation:
        raise ValueError(f"{value!r} is no decimal number @ {where}") from None
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
