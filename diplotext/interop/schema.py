"""The JSON Schema (draft 2020-12) of what `Extraction.to_dict` returns, generated from the records."""

import datetime
import inspect
import json
import re
import types
import typing
from decimal import Decimal
from importlib import resources
from typing import Any, Literal

import attrs

from diplotext.interop.json import SCHEMA_VERSION, TAGS, fields_of
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
_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def json_schema() -> dict[str, Any]:
    """Generate the schema from the classes of the records.

    >>> json_schema()["properties"]["visits"]
    {'type': 'array', 'items': {'$ref': '#/$defs/Visit'}}
    """
    definitions: dict[str, Any] = {}
    top = _object(Extraction, definitions)
    version = {"const": SCHEMA_VERSION, "description": "version of this schema"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:diplotext:extraction:{SCHEMA_VERSION}",
        "title": "Extraction",
        **top,
        "properties": {"schema_version": version} | top["properties"],
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


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    doc = inspect.getdoc(kind) or ""
    told = {name: " ".join(text.split()) for name, text in _ATTRIBUTE.findall(doc)}
    properties = {name: _type(hint, definitions) for name, hint in fields_of(kind).items()}
    for name in properties.keys() & told.keys():
        properties[name] = properties[name] | {"description": told[name]}
    if kind in TAGS:
        properties = {"type": {"const": TAGS[kind]}} | properties
    required = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
    return {
        "description": doc.partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": [*(["type"] if kind in TAGS else []), *required],
    }


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_type(option, definitions) for option in typing.get_args(hint)]}
    if origin is tuple:
        return {"type": "array", "items": _type(typing.get_args(hint)[0], definitions)}
    if origin is Literal:
        return {"enum": list(typing.get_args(hint))}
    if hint.__name__ not in definitions:
        definitions[hint.__name__] = {}  # before its fields, which may name it again
        definitions[hint.__name__] = _object(hint, definitions)
    return {"$ref": f"#/$defs/{hint.__name__}"}
