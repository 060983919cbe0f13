"""Columns of tables: what many kinds of record have alike."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

import attrs

from diplotext.kinds.kind import Column, ColumnType
from diplotext.records import Actor, Date, Span


def plain(type_: ColumnType, name: str, description: str) -> Column:
    """A column that holds a field as it is."""
    return Column(name, type_, description, lambda record: getattr(record, name))


def joined(items: Iterable[str]) -> str:
    """Several values in one cell."""
    return "; ".join(items)


def listed(name: str, description: str) -> Column:
    """A column that holds a field of several strings."""
    return Column(name, "string", description, lambda record: joined(getattr(record, name)))


def country(name: str, description: str) -> Column:
    """A column that holds a field of one country's code."""
    return attrs.evolve(plain("string", name, description), holds="country")


def countries(name: str, description: str) -> Column:
    """A column that holds a field of several countries' codes."""
    return attrs.evolve(listed(name, description), holds="countries")


def labels(name: str, description: str) -> Column:
    """A column that holds the labels of a field of several actors."""
    return Column(name, "string", description, lambda record: joined(actor.label for actor in getattr(record, name)))


def label(name: str, description: str) -> Column:
    """A column that holds the label of a field of one actor."""

    def value(record: Any) -> str | None:
        actor: Actor | None = getattr(record, name)
        return actor.label if actor else None

    return Column(name, "string", description, value)


def text(name: str, description: str, *, field: str | None = None) -> Column:
    """A column that holds the text of a field of one span; the field has the column's name unless told."""

    def value(record: Any) -> str | None:
        span: Span | None = getattr(record, field or name)
        return span.text if span else None

    return Column(name, "string", description, value)


def texts(name: str, description: str) -> Column:
    """A column that holds the texts of a field of several spans."""
    return Column(name, "string", description, lambda record: joined(span.text for span in getattr(record, name)))


def amounts(name: str, description: str) -> Column:
    """A column that holds a field of figures, as written."""
    return Column(
        name, "string", description, lambda record: joined(figure.span.text for figure in getattr(record, name))
    )


def edtf(name: str, date: str, description: str) -> Column:
    """A column that holds the EDTF value of a date."""

    def value(record: Any) -> str | None:
        found: Date | None = getattr(record, date)
        return found.edtf if found else None

    return Column(name, "string", description, value)


def day(name: str, description: str, side: Literal["first", "last"], *dates: str) -> Column:
    """A column that holds the first or the last day of the first of some dates that the record has."""

    def value(record: Any) -> object:
        found: Date | None = next(filter(None, (getattr(record, date) for date in dates)), None)
        return getattr(found, side) if found else None

    return Column(name, "date", description, value)


def count(name: str) -> Callable[[Any], int]:
    """How many a field of several holds."""
    return lambda record: len(getattr(record, name))


def place(spans: Callable[[Any], Sequence[Span]]) -> tuple[Column, ...]:
    """The columns that tell where the record's main evidence stands."""

    def part(name: str) -> Callable[[Any], object]:
        def value(record: Any) -> object:
            found = spans(record)
            return getattr(found[0], name) if found else None

        return value

    return (
        Column("start", "integer", "offset of the evidence in the text, in code points", part("start")),
        Column("end", "integer", "offset after the evidence", part("end")),
        Column("evidence", "string", "the evidence, verbatim", part("text")),
    )
