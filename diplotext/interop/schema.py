"""The JSON Schema (draft 2020-12) of what `Extraction.to_dict` returns, generated from the records."""

import datetime
import inspect
import json
import re
import types
import typing
from collections.abc import Iterable
from decimal import Decimal
from importlib import resources
from typing import Any, Literal

import attrs

from diplotext.codec import REFERRED, SCHEMA_VERSION, TAGS, fields_of
from diplotext.records import Span
from diplotext.result import Extraction

__all__ = ["json_schema", "packaged_schema", "render"]

_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    datetime.date: {"type": "string", "format": "date"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?$"},
    type(None): {"type": "null"},
}
_REFERENCE = {"type": "string", "description": "id of a record in the lists of the document"}
_PAIR = {
    "description": "Offsets of a piece of the text, half-open, in code points; the text itself where it is another.",
    "type": "array",
    "prefixItems": [{"type": "integer"}, {"type": "integer"}, {"type": "string"}],
    "minItems": 2,
    "maxItems": 3,
}
_RULE = {"type": "integer", "description": 'number of the rule in "rules", from 0'}
_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def json_schema() -> dict[str, Any]:
    """Generate the schema from the classes of the records.

    >>> json_schema()["properties"]["visits"]
    {'type': 'array', 'items': {'$ref': '#/$defs/Visit'}}
    """
    definitions: dict[str, Any] = {}
    top = _object(Extraction, definitions)
    for listed in top["properties"].values():
        if "items" in listed:
            listed["items"] = _whole(listed["items"])
    version = {"const": SCHEMA_VERSION, "description": "version of this schema"}
    rules = {"type": "array", "items": {"type": "string"}, "description": "the rules that made the records"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:diplotext:extraction:{SCHEMA_VERSION}",
        "title": "Extraction",
        **top,
        "properties": {"schema_version": version} | top["properties"] | {"rules": rules},
        "required": ["schema_version", *top["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def packaged_schema() -> dict[str, Any]:
    """The schema as it is shipped with the package, in ``diplotext/interop/schema.json``."""
    text = resources.files("diplotext.interop").joinpath("schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def render() -> str:
    """The text of ``schema.json``; a test says when the file is out of date."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _whole(item: dict[str, Any]) -> dict[str, Any]:
    """In the lists of the document a record stands itself."""
    found: dict[str, Any] = next((option for option in item.get("anyOf", ()) if "$ref" in option), item)
    return found


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    doc = inspect.getdoc(kind) or ""
    told = {name: " ".join(text.split()) for name, text in _ATTRIBUTE.findall(doc)}
    properties = {name: _RULE if name == "rule" else _type(hint, definitions) for name, hint in fields_of(kind).items()}
    for name in properties.keys() & told.keys():
        properties[name] = properties[name] | {"description": told[name]}
    if kind in TAGS:
        properties = {"type": {"const": TAGS[kind]}} | properties
    required = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
    return {
        "description": doc.partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": required,
    }


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": _options(_type(option, definitions) for option in typing.get_args(hint))}
    if origin is tuple:
        return {"type": "array", "items": _type(typing.get_args(hint)[0], definitions)}
    if origin is Literal:
        return {"enum": list(typing.get_args(hint))}
    if hint.__name__ not in definitions:
        definitions[hint.__name__] = {}  # before its fields, which may name it again
        definitions[hint.__name__] = _PAIR if hint is Span else _object(hint, definitions)
    whole = {"$ref": f"#/$defs/{hint.__name__}"}
    return {"anyOf": [_REFERENCE, whole]} if hint in REFERRED else whole


def _options(types_: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The options of a union, those of its members among them, each once."""
    options: list[dict[str, Any]] = []
    for type_ in types_:
        options += [option for option in type_.get("anyOf", [type_]) if option not in options]
    return options
