"""The generated pages of the reference are what the code says; `python -m tests.test_reference` writes them anew."""

import csv
import inspect
import json
import re
import runpy
import types
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import attrs
import pytest

from diplotext.codec import fields_of
from diplotext.interop.tables import TABLES, columns_of
from diplotext.kinds import KINDS
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.confidence import Rule
from diplotext.lexicon.events import EventCode
from diplotext.lexicon.kinds import user_kinds
from diplotext.records import Party

ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)
EXAMPLES = {
    "examples": "texts in which the entry is found; for our own tests",
    "counter_examples": "texts in which it is not",
}
REFERENCE = Path(__file__).parents[1] / "docs" / "reference"


def tables() -> Iterator[str]:
    yield """# Tables

The columns of `to_frame` and `to_arrow`, of the command line's Parquet and CSV files and of `extract_batches`. A table
always has the same columns, even when it has no rows. `document` and `record` identify a record across tables; lists
are joined by "; ". With `codes=["alpha3", "cow", "gw"]`, each column of countries gets more columns beside it:
`destination_alpha3`, `destination_cow`, `destination_gw`. See
[Analyse a corpus](../how-to/analysis.md) for joins and for reading CSV files.
"""
    for table in TABLES:
        yield f"\n## {table}\n\n| column | type | what it says |\n|---|---|---|\n"
        for column in columns_of(table):
            yield f"| `{column.name}` | {column.type} | {column.description} |\n"


def values() -> Iterator[str]:
    yield """# Values

The values that each field may have. A field that may also be None is marked so.
"""
    for record in dict.fromkeys([*(kind.record for kind in KINDS), Party]):
        rows = [f"| `{name}` | {_told(hint)} |\n" for name, hint in fields_of(record).items() if _literal(hint)]
        if rows:
            yield f"\n## {record.__name__}\n\n| field | values |\n|---|---|\n"
            yield from rows


def vocabulary() -> Iterator[str]:
    yield """# Vocabulary

The tables of a [`Lexicon`](lexicon.md) that take additions, and the fields of an entry. [Your own
vocabulary](../how-to/vocabulary.md) has an example for each table.
"""
    for table, kind in sorted(user_kinds().items()):
        about = inspect.getdoc(kind) or ""
        told = {name: " ".join(text.split()) for name, text in ATTRIBUTE.findall(about)} | EXAMPLES
        yield f"\n## {table}\n\n{about.splitlines()[0]}\n\n"
        yield "| field | type | required | what it says |\n|---|---|---|---|\n"
        entry: Any = kind
        hints = fields_of(entry)
        for field in attrs.fields(entry):
            needed = "yes" if field.default is attrs.NOTHING else ""
            yield f"| `{field.name}` | {_told(hints[field.name])} | {needed} | {told.get(field.name, '')} |\n"


def rules() -> Iterator[str]:
    yield """# Rules

What each family of rules reads, with an example of ours, and how many of its records were right on the annotated texts,
those that rules were tuned on among them. A record names its rule in `rule`; [`explain`](../how-to/confidence.md) tells
what it saw.

| rule | reads | example | right | of |
|---|---|---|---|---|
"""
    with (REFERENCE.parents[1] / "benchmarks" / "rules.csv").open(encoding="utf-8") as lines:
        worth = {row["prefix"]: row for row in csv.DictReader(lines)}
    for rule in default_lexicon().entries(Rule):
        told = worth.get(rule.prefix, {"right": "", "records": ""})
        example = " ".join(rule.example.split())
        yield f"| `{rule.prefix}` | {rule.says} | {example} | {told['right']} | {told['records']} |\n"


def events() -> Iterator[str]:
    yield """# Event codes

What makes the codes of the table `events`. Of several lines for a record the first that fits counts; what fits none is
no event: what is called off or only in force, what is only asserted, and all conflict but disapproval.

| record | where | PLOVER type | mode | CAMEO | made from |
|---|---|---|---|---|---|
"""
    for code in default_lexicon().entries(EventCode):
        sides = (f"{code.sides} states or more",) if code.sides else ()
        told = ", ".join((*code.statuses, *code.means, *code.acts, *sides))
        yield f"| {code.record} | {told} | {code.type} | {code.mode or ''} | {code.cameo or ''} | {code.why} |\n"


def _literal(hint: Any) -> tuple[str, ...]:
    if typing.get_origin(hint) is Literal:
        return typing.get_args(hint)
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return next((found for option in typing.get_args(hint) if (found := _literal(option))), ())
    return ()


def _told(hint: Any) -> str:
    """A type in a few words.

    >>> _told(tuple[str, ...]), _told(Literal["a", "b"] | None)
    ('list of strings', '`a`, `b` or None')
    """
    if found := _literal(hint):
        return ", ".join(f"`{value}`" for value in found) + (
            " or None" if typing.get_origin(hint) is not Literal else ""
        )
    if typing.get_origin(hint) is tuple:
        inner = _literal(typing.get_args(hint)[0])
        return "list of " + (", ".join(f"`{value}`" for value in inner) if inner else "strings")
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return " or ".join(_told(option) for option in typing.get_args(hint) if option is not type(None))
    return {"str": "string", "bool": "true or false", "int": "whole number", "Decimal": "number"}[hint.__name__]


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "tables.md": tables,
    "values.md": values,
    "vocabulary.md": vocabulary,
    "rules.md": rules,
    "events.md": events,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    assert (REFERENCE / name).read_text(encoding="utf-8") == "".join(PAGES[name]())


def test_the_workflow_runs_the_versions_of_python_that_the_package_names() -> None:
    root = REFERENCE.parents[1]
    named = re.findall(r"Python :: (3\.\d+)", (root / "pyproject.toml").read_text(encoding="utf-8"))
    workflow = (root / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert named
    listed = ", ".join(f'"{version}"' for version in named)
    assert f"python: [{listed}]" in workflow


def test_the_tables_of_accuracy_are_those_that_were_measured() -> None:
    root = REFERENCE.parents[1]
    program: dict[str, Any] = runpy.run_path(str(root / "benchmarks" / "accuracy.py"))
    measured = json.loads(program["MEASURED"].read_text(encoding="utf-8"))
    for name, table in program["pages"](measured).items():
        page = (root / name).read_text(encoding="utf-8")
        assert page == program["replaced"](page, table)


if __name__ == "__main__":
    for name, page in PAGES.items():
        (REFERENCE / name).write_text("".join(page()), encoding="utf-8")
