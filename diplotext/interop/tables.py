"""Records as tables: one row a record, flat columns, the same columns whether or not there is anything in them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

import attrs

from diplotext import countries
from diplotext.interop.events import events_of
from diplotext.kinds import KINDS, Column
from diplotext.kinds.columns import count, country, day, joined, labels, listed, place, plain
from diplotext.kinds.columns import countries as listed_countries
from diplotext.parsing import without_surrogates
from diplotext.records import Actor, Date, Figure, Official
from diplotext.result import Extraction

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = [
    "CODES", "TABLES", "Code", "Table", "arrow_schema", "check_codes", "check_table", "columns_of", "rows_of",
    "to_arrow", "to_frame",
]  # fmt: skip

Table: TypeAlias = Literal[
    "documents", "visits", "meetings", "statements", "attitudes", "projects", "agreements", "officials", "persons",
    "organizations", "figures", "dates", "participants", "events",
]  # fmt: skip
Code: TypeAlias = Literal["alpha3", "cow", "gw"]

TABLES: tuple[Table, ...] = get_args(Table)
CODES: tuple[Code, ...] = get_args(Code)
_CODES: dict[Code, str] = {
    "alpha3": "ISO 3166-1 alpha-3",
    "cow": "Correlates of War number",
    "gw": "Gleditsch-Ward number",
}


@attrs.frozen
class _Participation:
    """What one actor does in one record."""

    record: str | None
    kind: str
    role: str
    who: Actor


_DOCUMENT = (
    Column("document", "string", "the caller's identifier of the document", lambda x: x.id),
    plain("date", "published", "the document's day of publication"),
)
_RECORD = Column("record", "string", "id of the record in its document", lambda record: record.id)
_HELD_BY = Column("held_by", "string", "ids of the records that hold it", lambda _: None)
_RULE = (
    plain("string", "rule", "the rule that made the record"),
    plain("number", "confidence", "calibrated probability, or null"),
)
_OF_DOCUMENT = (
    country("home", "ISO 3166-1 code of the state where it was issued"),
    *(Column(f"n_{kind.name}", "integer", f"number of {kind.name}", count(kind.name)) for kind in KINDS),
    Column("characters", "integer", "length of the text in code points", lambda x: len(x.text)),
    plain("string", "model", "the language model"),
    plain("string", "version", "version of diplotext and its lexicon"),
    plain("string", "error", "why the document could not be read, or null"),
)
_OF_PARTICIPANT = (
    plain("string", "record", "id of the record in its document"),
    plain("string", "kind", "the table of the record: visits, statements and so on"),
    plain("string", "role", "what the actor does there: visitor, met, speaker, target and so on"),
    Column("actor", "string", "id of the actor in its document", lambda row: row.who.id),
    Column("type", "string", "official, person or organization", lambda row: type(row.who).__name__.lower()),
    Column("label", "string", "the name, else the phrase as written", lambda row: row.who.label),
    Column("country", "string", "ISO 3166-1 code", lambda row: row.who.country, "country"),
    Column("office", "string", "the office of an official, verbatim", lambda row: _of_official(row.who, "role")),
    Column("office_class", "string", "class of the office", lambda row: _of_official(row.who, "role_class")),
)
_OF_EVENT = (
    Column("record", "string", "id of the record in its document", lambda event: event.record.id),
    plain("string", "kind", "the table of the record: visits, meetings, agreements or statements"),
    Column("type", "string", "PLOVER event type", lambda event: event.code.type),
    Column("mode", "string", "PLOVER mode, or null", lambda event: event.code.mode),
    Column("cameo", "string", "CAMEO code, or null where it is not clear", lambda event: event.code.cameo),
    listed_countries("source", "states of those who act; of a meeting or an agreement the first side"),
    listed_countries("target", "states of those to whom it is done; of a meeting or an agreement the other sides"),
    labels("sources", "those who act"),
    labels("targets", "those to whom it is done"),
    day("first_day", "earliest first day", "first", "date"),
    day("last_day", "latest last day", "last", "last", "date"),
    listed("places", "where, as written"),
    Column("start", "integer", "offset of the evidence", lambda event: event.span.start),
    Column("end", "integer", "offset after it", lambda event: event.span.end),
    Column("text", "string", "the evidence", lambda event: event.span.text),
    Column("rule", "string", "the rule that made the record", lambda event: event.record.rule),
    Column("confidence", "number", "that of the record, or null", lambda event: event.record.confidence),
)
_COLUMNS: dict[str, tuple[Column, ...]] = {
    "documents": _OF_DOCUMENT,
    "participants": _OF_PARTICIPANT,
    "events": _OF_EVENT,
    **{
        kind.name: (
            _RECORD,
            *((_HELD_BY,) if kind.record in (Figure, Date) else ()),
            *kind.columns,
            *place(kind.spans),
            *_RULE,
        )
        for kind in KINDS
    },
}


def to_frame(
    extractions: Extraction | Iterable[Extraction], kind: Table, *, codes: Sequence[Code] = ()
) -> "pandas.DataFrame":
    """Lay the records of one kind out as a pandas DataFrame, one row a record.

    Args:
        extractions: one `Extraction`, or any iterable of them.
        kind: "visits", "meetings", "statements", "attitudes", "projects", "agreements", "officials", "persons",
            "organizations", "figures", "dates"; "documents" for one row a document, "participants" for one row an
            actor and record, "events" for one row an event, with codes of PLOVER and CAMEO.
        codes: what other codes of each country stand beside it: "alpha3" (ISO 3166-1), "cow" (Correlates of War), "gw"
            (Gleditsch and Ward), in columns such as "destination_cow"; numbers are those of the year of publication.

    Returns:
        A frame with the columns of `columns_of(kind)`, also where there are no rows; lists are joined by "; ", days
        are pandas datetimes, what is unknown is missing.

    Raises:
        ValueError: there is no such kind, or no such code.
        ImportError: pandas or pyarrow is missing (extra "tables").
    """
    _require("pandas")
    import pandas as pd  # noqa: PLC0415

    table = to_arrow(extractions, kind, codes=codes)
    nullable = {
        "string": pd.StringDtype(),
        "int64": pd.Int64Dtype(),
        "double": pd.Float64Dtype(),
        "bool": pd.BooleanDtype(),
    }
    frame: pd.DataFrame = table.to_pandas(types_mapper=lambda type_: nullable.get(str(type_)), date_as_object=False)
    return frame


def to_arrow(
    extractions: Extraction | Iterable[Extraction], kind: Table, *, codes: Sequence[Code] = ()
) -> "pyarrow.Table":
    """Lay the records of one kind out as an Arrow table; arguments and errors as in `to_frame`."""
    schema = arrow_schema(kind, codes=codes)
    several = (extractions,) if isinstance(extractions, Extraction) else extractions
    rows = [row for extraction in several for row in rows_of(extraction, kind, codes=codes)]
    import pyarrow as pa  # noqa: PLC0415

    columns = {name: [row[at] for row in rows] for at, name in enumerate(schema.names)}
    return pa.Table.from_pydict(columns, schema=schema)


def arrow_schema(kind: Table, *, codes: Sequence[Code] = ()) -> "pyarrow.Schema":
    """The Arrow schema of one kind's table; each field carries its description."""
    columns = columns_of(kind, codes=codes)
    _require("pyarrow")
    import pyarrow as pa  # noqa: PLC0415

    types = {
        "string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()
    }  # fmt: skip
    return pa.schema([pa.field(c.name, types[c.type], metadata={"description": c.description}) for c in columns])


def columns_of(kind: Table, *, codes: Sequence[Code] = ()) -> tuple[Column, ...]:
    """The columns of one kind's table, in order.

    >>> [column.name for column in columns_of("persons")][:6]
    ['document', 'published', 'record', 'name', 'description', 'country']
    >>> [column.name for column in columns_of("persons", codes=["cow"])][5:7]
    ['country', 'country_cow']
    """
    return _columns_of(kind, codes, None)


def rows_of(extraction: Extraction, kind: Table, *, codes: Sequence[Code] = ()) -> Iterator[tuple[object, ...]]:
    """Yield one row a record, in the order of `columns_of(kind)`."""
    head = tuple(column.value(extraction) for column in _DOCUMENT)
    columns = _columns_of(kind, codes, extraction)[len(_DOCUMENT) :]
    for record in _records(extraction, kind):
        # A lone surrogate cannot be written as UTF-8.
        row = head + tuple(column.value(record) for column in columns)
        yield tuple(without_surrogates(cell) if isinstance(cell, str) else cell for cell in row)


def check_table(kind: str) -> Table:
    """Return the kind of table.

    Raises:
        ValueError: the message names the kinds.
    """
    if kind not in TABLES:
        raise ValueError(f"no table of {kind!r}; the tables are {', '.join(TABLES)}")
    return kind


def check_codes(codes: Iterable[str]) -> tuple[Code, ...]:
    """Return the codes of countries.

    Raises:
        ValueError: the message names the codes.
    """
    found = tuple(code for known in codes for code in CODES if code == known)
    if isinstance(codes, str) or len(found) < len(tuple(codes)):
        raise ValueError(f"codes must be a list of some of {', '.join(CODES)}, not {codes!r}")
    return found


def _records(extraction: Extraction, kind: Table) -> Iterable[Any]:
    if kind == "documents":
        return (extraction,)
    if kind == "participants":
        return dict.fromkeys(
            _Participation(record.id, each.name, role, actor)
            for each in KINDS
            for record in getattr(extraction, each.name)
            for role, actor in each.actors(record)
        )
    if kind == "events":
        return events_of(extraction)
    records: tuple[Any, ...] = getattr(extraction, kind)
    return records


def _columns_of(kind: Table, codes: Sequence[Code], extraction: Extraction | None) -> tuple[Column, ...]:
    """The columns of a table; those that depend on the document are filled from the extraction."""
    check_codes(codes)
    year = extraction.published.year if extraction and extraction.published else None
    columns = list(_DOCUMENT)
    for column in _COLUMNS[check_table(kind)]:
        columns.append(_held_by(extraction) if column is _HELD_BY and extraction else column)
        columns += [_coded(column, code, year) for code in codes if column.holds]
    return tuple(columns)


def _held_by(extraction: Extraction) -> Column:
    held: dict[Any, dict[str, None]] = {}
    for kind in KINDS:
        for record in getattr(extraction, kind.name):
            for field in attrs.fields(kind.record):
                value = getattr(record, field.name)
                for item in value if isinstance(value, tuple) else (value,):
                    if isinstance(item, Figure | Date):
                        held.setdefault(item, {})[record.id or ""] = None
    return attrs.evolve(_HELD_BY, value=lambda record: joined(held[record]) if record in held else None)


def _coded(column: Column, code: Code, year: int | None) -> Column:
    """The column beside one of countries that holds another code of them."""

    def other(known: str) -> str | int | None:
        if code == "alpha3":
            return countries.alpha3(known)
        return countries.cow(known, year=year) if code == "cow" else countries.gw(known, year=year)

    def one(record: Any) -> str | int | None:
        known: str | None = column.value(record)
        return other(known) if known else None

    def several(record: Any) -> str:
        return joined(str(other(known) or "") for known in column.value(record).split("; "))

    return Column(
        name=f"{column.name}_{code}",
        type="integer" if column.holds == "country" and code != "alpha3" else "string",
        description=f"{_CODES[code]} of `{column.name}`",
        value=one if column.holds == "country" else several,
    )


def _of_official(actor: Actor, field: str) -> Any:
    return getattr(actor, field) if isinstance(actor, Official) else None


def _require(name: str) -> None:
    from importlib.util import find_spec  # noqa: PLC0415

    if find_spec(name) is None:
        raise ImportError(f'tables need {name}; install it with\n  pip install "diplotext[tables]"')
