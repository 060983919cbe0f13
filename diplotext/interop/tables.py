"""Records as tables: one row a record, flat columns, the same columns whether or not there is anything in them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from diplotext.kinds import KINDS, Column
from diplotext.kinds.columns import count, place, plain
from diplotext.parsing import without_surrogates
from diplotext.result import Extraction

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["TABLES", "Table", "arrow_schema", "check_table", "columns_of", "rows_of", "to_arrow", "to_frame"]

Table: TypeAlias = Literal[
    "documents", "visits", "statements", "attitudes", "projects", "officials", "persons", "organizations", "figures",
    "dates",
]  # fmt: skip

TABLES: tuple[Table, ...] = get_args(Table)
_DOCUMENT = (
    Column("document", "string", "the caller's identifier of the document", lambda x: x.id),
    plain("date", "published", "the document's day of publication"),
)
_RECORD = (Column("record", "string", "id of the record in its document", lambda record: record.id),)
_RULE = (
    plain("string", "rule", "the rule that made the record"),
    plain("number", "confidence", "calibrated probability, or null"),
)
_OF_DOCUMENT = (
    plain("string", "home", "ISO 3166-1 code of the state where it was issued"),
    *(Column(f"n_{kind.name}", "integer", f"number of {kind.name}", count(kind.name)) for kind in KINDS),
    Column("characters", "integer", "length of the text in code points", lambda x: len(x.text)),
    plain("string", "model", "the language model"),
    plain("string", "version", "version of diplotext and its lexicon"),
    plain("string", "error", "why the document could not be read, or null"),
)
_OF_KIND = {kind.name: (*_RECORD, *kind.columns, *place(kind.spans), *_RULE) for kind in KINDS}


def to_frame(extractions: Extraction | Iterable[Extraction], kind: Table) -> "pandas.DataFrame":
    """Lay the records of one kind out as a pandas DataFrame, one row a record.

    Args:
        extractions: one `Extraction`, or any iterable of them.
        kind: "visits", "statements", "attitudes", "projects", "officials", "persons", "organizations", "figures",
            "dates", or "documents" for one row a document.

    Returns:
        A frame with the columns of `columns_of(kind)`, also where there are no rows; lists are joined by "; ".

    Raises:
        ValueError: there is no such kind.
        ImportError: pandas or pyarrow is missing (extra "tables").
    """
    _require("pandas")
    import pandas as pd  # noqa: PLC0415

    table = to_arrow(extractions, kind)
    nullable = {
        "string": pd.StringDtype(),
        "int64": pd.Int64Dtype(),
        "double": pd.Float64Dtype(),
        "bool": pd.BooleanDtype(),
    }
    frame: pd.DataFrame = table.to_pandas(types_mapper=lambda type_: nullable.get(str(type_)))
    return frame


def to_arrow(extractions: Extraction | Iterable[Extraction], kind: Table) -> "pyarrow.Table":
    """Lay the records of one kind out as an Arrow table; arguments and errors as in `to_frame`."""
    schema = arrow_schema(kind)
    several = (extractions,) if isinstance(extractions, Extraction) else extractions
    rows = [row for extraction in several for row in rows_of(extraction, kind)]
    import pyarrow as pa  # noqa: PLC0415

    columns = {name: [row[at] for row in rows] for at, name in enumerate(schema.names)}
    return pa.Table.from_pydict(columns, schema=schema)


def arrow_schema(kind: Table) -> "pyarrow.Schema":
    """The Arrow schema of one kind's table; each field carries its description."""
    columns = columns_of(kind)
    _require("pyarrow")
    import pyarrow as pa  # noqa: PLC0415

    types = {
        "string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()
    }  # fmt: skip
    return pa.schema([pa.field(c.name, types[c.type], metadata={"description": c.description}) for c in columns])


def columns_of(kind: Table) -> tuple[Column, ...]:
    """The columns of one kind's table, in order.

    >>> [column.name for column in columns_of("persons")][:6]
    ['document', 'published', 'record', 'name', 'description', 'country']
    """
    check_table(kind)
    return _DOCUMENT + (_OF_DOCUMENT if kind == "documents" else _OF_KIND[kind])


def rows_of(extraction: Extraction, kind: Table) -> Iterator[tuple[object, ...]]:
    """Yield one row a record, in the order of `columns_of(kind)`."""
    columns = columns_of(kind)[len(_DOCUMENT) :]
    head = tuple(column.value(extraction) for column in _DOCUMENT)
    for record in (extraction,) if kind == "documents" else getattr(extraction, kind):
        values = head + tuple(column.value(record) for column in columns)
        # A lone surrogate cannot be written as UTF-8.
        yield tuple(without_surrogates(value) if isinstance(value, str) else value for value in values)


def check_table(kind: str) -> Table:
    """Return the kind of table.

    Raises:
        ValueError: the message names the kinds.
    """
    if kind not in TABLES:
        raise ValueError(f"no table of {kind!r}; the tables are {', '.join(TABLES)}")
    return kind


def _require(name: str) -> None:
    from importlib.util import find_spec  # noqa: PLC0415

    if find_spec(name) is None:
        raise ImportError(f'tables need {name}; install it with\n  pip install "diplotext[tables]"')
