"""The kinds of record "figures" and "dates"."""

from collections.abc import Callable
from typing import Any

from diplotext.kinds.columns import joined, listed, plain, text
from diplotext.kinds.kind import Cell, Column, Kind
from diplotext.kinds.wording import amount, period, span_text
from diplotext.records import Date, Figure


def _number(name: str) -> Callable[[Any], float | None]:
    def value(record: Any) -> float | None:
        exact = getattr(record, name)
        return None if exact is None else float(exact)

    return value


def _measured(figure: Figure) -> str:
    return f"of {span_text(figure.measured)}" if figure.measured else ""


FIGURES = Kind(
    name="figures",
    record=Figure,
    prefix="f",
    read=lambda found: found.reading.figures,
    stands_on="span",
    columns=(
        Column("value", "number", "the number; null for a range", _number("value")),
        Column("low", "number", "lower bound of a range", _number("low")),
        Column("high", "number", "upper bound of a range", _number("high")),
        Column("candidates", "string", "readings of an ambiguous number", lambda f: joined(map(str, f.candidates))),
        plain("string", "unit", "ISO 4217 code or unit name"),
        text("unit_phrase", "counted noun with its modifiers"),
        plain("string", "dimension", "money, mass, length, count and so on"),
        plain("string", "unit_code", "UCUM code"),
        plain("string", "comparator", "approx, over, at_least, under or up_to"),
        plain("string", "change", "increase or decrease"),
        text("measured", "what it measures"),
        text("equals", "the same amount in another unit"),
    ),
    cells=(Cell("value", amount), Cell("as written", lambda f: span_text(f.span)), Cell("measured", _measured)),
    layout="row",
    main=False,
    colours=("#b45309", "#fb923c"),
    line="dotted",
)
DATES = Kind(
    name="dates",
    record=Date,
    prefix="d",
    read=lambda found: found.reading.dates,
    stands_on="span",
    columns=(
        plain("string", "kind", "date, time, duration or set"),
        plain("string", "value", "TIMEX3 value"),
        plain("string", "edtf", "EDTF value"),
        plain("date", "first", "first day covered"),
        plain("date", "last", "last day covered"),
        plain("string", "precision", "unit in which the text speaks"),
        plain("string", "modifier", "start, mid, end, approx, before or after"),
        listed("assumed", "parts that the text does not state"),
        plain("string", "anchor", "what it was resolved against"),
    ),
    cells=(Cell("day", period), Cell("as written", lambda d: span_text(d.span))),
    layout="row",
    main=False,
    colours=("#0f766e", "#99f6e4"),
    line="dotted",
)
