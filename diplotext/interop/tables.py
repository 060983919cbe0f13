"""Records as tables: one row a record, flat columns, the same columns whether or not there is anything in them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

import attrs

from diplotext.parsing import without_surrogates
from diplotext.records import Actor, Date, Extraction, Span

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["KINDS", "Column", "Kind", "arrow_schema", "check_kind", "columns_of", "rows_of", "to_arrow", "to_frame"]

Kind: TypeAlias = Literal[
    "documents", "officials", "persons", "organizations", "visits", "statements", "attitudes", "projects", "figures",
    "dates",
]  # fmt: skip
ColumnType: TypeAlias = Literal["string", "integer", "number", "boolean", "date"]


@attrs.frozen
class Column:
    """A column: its name, its type, what it says, and how a record fills it."""

    name: str
    type: ColumnType
    description: str
    value: Callable[[Any], object]


def to_frame(extractions: Extraction | Iterable[Extraction], kind: Kind) -> "pandas.DataFrame":
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


def to_arrow(extractions: Extraction | Iterable[Extraction], kind: Kind) -> "pyarrow.Table":
    """Lay the records of one kind out as an Arrow table; arguments and errors as in `to_frame`."""
    schema = arrow_schema(kind)
    several = (extractions,) if isinstance(extractions, Extraction) else extractions
    rows = [row for extraction in several for row in rows_of(extraction, kind)]
    import pyarrow as pa  # noqa: PLC0415

    columns = {name: [row[at] for row in rows] for at, name in enumerate(schema.names)}
    return pa.Table.from_pydict(columns, schema=schema)


def arrow_schema(kind: Kind) -> "pyarrow.Schema":
    """The Arrow schema of one kind's table; each field carries its description."""
    columns = columns_of(kind)
    _require("pyarrow")
    import pyarrow as pa  # noqa: PLC0415

    types = {
        "string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()
    }  # fmt: skip
    return pa.schema([pa.field(c.name, types[c.type], metadata={"description": c.description}) for c in columns])


def columns_of(kind: Kind) -> tuple[Column, ...]:
    """The columns of one kind's table, in order.

    >>> [column.name for column in columns_of("persons")]
    ['document', 'published', 'name', 'description', 'country', 'start', 'end', 'evidence', 'rule', 'confidence']
    """
    check_kind(kind)
    return _DOCUMENT + (_OF_KIND[kind] if kind == "documents" else _OF_KIND[kind] + _RULE)


def rows_of(extraction: Extraction, kind: Kind) -> Iterator[tuple[object, ...]]:
    """Yield one row a record, in the order of `columns_of(kind)`."""
    columns = columns_of(kind)[len(_DOCUMENT) :]
    head = tuple(column.value(extraction) for column in _DOCUMENT)
    for record in (extraction,) if kind == "documents" else getattr(extraction, kind):
        values = head + tuple(column.value(record) for column in columns)
        # A lone surrogate cannot be written as UTF-8.
        yield tuple(without_surrogates(value) if isinstance(value, str) else value for value in values)


def check_kind(kind: str) -> Kind:
    """Return the kind of table.

    Raises:
        ValueError: the message names the kinds.
    """
    if kind not in KINDS:
        raise ValueError(f"no table of {kind!r}; the tables are {', '.join(KINDS)}")
    return kind


def _require(name: str) -> None:
    from importlib.util import find_spec  # noqa: PLC0415

    if find_spec(name) is None:
        raise ImportError(f'tables need {name}; install it with\n  pip install "diplotext[tables]"')


def _joined(items: Iterable[str]) -> str:
    return "; ".join(items)


def _labels(actors: Sequence[Actor]) -> str:
    return _joined(actor.label for actor in actors)


def _label(actor: Actor | None) -> str | None:
    return actor.label if actor else None


def _text(span: Span | None) -> str | None:
    return span.text if span else None


def _texts(spans: Sequence[Span]) -> str:
    return _joined(span.text for span in spans)


def _day(side: Literal["first", "last"], date: Date | None) -> object:
    return getattr(date, side) if date else None


def _count(name: str) -> Callable[[Any], int]:
    return lambda record: len(getattr(record, name))


def _plain(type_: ColumnType, name: str, description: str) -> Column:
    return Column(name, type_, description, lambda record: getattr(record, name))


def _place(span: Callable[[Any], Span | None]) -> tuple[Column, ...]:
    """Where the record's main evidence stands."""

    def part(name: str) -> Callable[[Any], object]:
        def value(record: Any) -> object:
            found = span(record)
            return None if found is None else getattr(found, name)

        return value

    return (
        Column("start", "integer", "offset of the evidence in the text, in code points", part("start")),
        Column("end", "integer", "offset after the evidence", part("end")),
        Column("evidence", "string", "the evidence, verbatim", part("text")),
    )


def _first(name: str) -> tuple[Column, ...]:
    return _place(lambda record: next(iter(getattr(record, name)), None))


def _number(name: str) -> Callable[[Any], float | None]:
    def value(record: Any) -> float | None:
        exact = getattr(record, name)
        return None if exact is None else float(exact)

    return value


_DOCUMENT = (
    Column("document", "string", "the caller's identifier of the document", lambda x: x.id),
    _plain("date", "published", "the document's day of publication"),
)
_RULE = (
    _plain("string", "rule", "the rule that made the record"),
    _plain("number", "confidence", "calibrated probability, or null"),
)
_SAID = (
    Column("speakers", "string", "who said it", lambda s: _labels(s.speakers)),
    Column("speaker_countries", "string", "their countries", lambda s: _joined(a.country or "" for a in s.speakers)),
    Column("speaker_mention", "string", "the speaker as written there", lambda s: _text(s.speaker_span)),
    Column("cue", "string", "the verb or noun of saying", lambda s: _text(s.cue)),
    _plain("string", "act", "the speech act"),
    _plain("string", "kind", "direct, indirect or mixed"),
    Column("content", "string", "what was said", lambda s: " … ".join(span.text for span in s.content)),
    Column("addressee", "string", "whom it was said to", lambda s: _label(s.addressee)),
    Column("target", "string", "whom the act is directed at", lambda s: _label(s.target)),
    Column("medium", "string", "where it was said", lambda s: _text(s.medium)),
    Column("said_on", "string", "the day of the utterance, EDTF", lambda s: s.said_on.edtf if s.said_on else None),
    _plain("integer", "within", "number of the statement in which it is nested"),
    *_first("content"),
)
_OF_KIND: dict[Kind, tuple[Column, ...]] = {
    "documents": (
        _plain("string", "home", "ISO 3166-1 code of the state where it was issued"),
        *(
            Column(f"n_{name}", "integer", f"number of {name}", _count(name))
            for name in ("officials", "visits", "statements", "projects", "figures", "dates")
        ),
        Column("characters", "integer", "length of the text in code points", lambda x: len(x.text)),
        _plain("string", "model", "the language model"),
        _plain("string", "version", "version of diplotext and its lexicon"),
        _plain("string", "error", "why the document could not be read, or null"),
    ),
    "officials": (
        _plain("string", "name", "name, or null for an unnamed office-holder"),
        _plain("string", "role", "the role, verbatim"),
        _plain("string", "role_class", "class of the role"),
        _plain("string", "tense", "current, former, acting or designate"),
        _plain("string", "country", "ISO 3166-1 code of the state served"),
        _plain("string", "organization", "organisation served"),
        Column("n_mentions", "integer", "number of mentions", _count("mentions")),
        *_first("mentions"),
    ),
    "persons": (
        _plain("string", "name", "name"),
        _plain("string", "description", "how the text describes them"),
        _plain("string", "country", "ISO 3166-1 code"),
        *_first("mentions"),
    ),
    "organizations": (
        _plain("string", "name", "name"),
        _plain("string", "kind", "kind of organisation"),
        _plain("string", "country", "ISO 3166-1 code"),
        *_first("mentions"),
    ),
    "visits": (
        Column("visitors", "string", "who travels", lambda v: _labels(v.visitors)),
        Column("origin", "string", "their countries", lambda v: _joined(v.origin)),
        _plain("string", "destination", "country visited"),
        Column("places", "string", "cities and venues", lambda v: _joined(v.places)),
        _plain("string", "kind", "kind of visit"),
        _plain("string", "status", "status at publication"),
        _plain("boolean", "postponed", "it was put off"),
        Column("first_day", "date", "earliest first day there", lambda v: _day("first", v.start)),
        Column("last_day", "date", "latest last day there", lambda v: _day("last", v.end or v.start)),
        Column("from_edtf", "string", "first stated day, EDTF", lambda v: v.start.edtf if v.start else None),
        Column("to_edtf", "string", "last stated day, EDTF", lambda v: v.end.edtf if v.end else None),
        _plain("string", "dates_of", "whose days these are: visit or tour"),
        _plain("integer", "tour", "legs of one tour share a number"),
        Column("met", "string", "counterparts", lambda v: _labels(v.met)),
        Column("invited_by", "string", "who invited them", lambda v: _label(v.invited_by)),
        Column("purpose", "string", "why they travel", lambda v: _text(v.purpose)),
        Column("topics", "string", "what was discussed", lambda v: _texts(v.topics)),
        *_first("evidence"),
    ),
    "statements": _SAID,
    "attitudes": _SAID,
    "projects": (
        _plain("string", "name", "fullest mention"),
        _plain("string", "kind", "sector"),
        Column("countries", "string", "countries tied to it", lambda p: _joined(p.countries)),
        _plain("string", "status", "status of the undertaking"),
        Column("parties", "string", "who takes part", lambda p: _joined(party.actor.label for party in p.parties)),
        Column("party_roles", "string", "their roles", lambda p: _joined(party.role or "" for party in p.parties)),
        Column("figures", "string", "its figures, verbatim", lambda p: _texts([f.span for f in p.figures])),
        Column("dates", "string", "its milestones, EDTF", lambda p: _joined(d.edtf or d.span.text for d in p.dates)),
        _plain("string", "part_of", "the larger project"),
        *_first("evidence"),
    ),
    "figures": (
        Column("value", "number", "the number; null for a range", _number("value")),
        Column("low", "number", "lower bound of a range", _number("low")),
        Column("high", "number", "upper bound of a range", _number("high")),
        _plain("string", "unit", "ISO 4217 code or unit name"),
        Column("unit_phrase", "string", "counted noun with its modifiers", lambda f: _text(f.unit_phrase)),
        _plain("string", "dimension", "money, mass, length, count and so on"),
        _plain("string", "unit_code", "UCUM code"),
        _plain("string", "comparator", "approx, over, at_least, under or up_to"),
        _plain("string", "change", "increase or decrease"),
        Column("measured", "string", "what it measures", lambda f: _text(f.measured)),
        Column("equals", "string", "the same amount in another unit", lambda f: _text(f.equals)),
        *_place(lambda record: record.span),
    ),
    "dates": (
        _plain("string", "kind", "date, time, duration or set"),
        _plain("string", "value", "TIMEX3 value"),
        _plain("string", "edtf", "EDTF value"),
        _plain("date", "first", "first day covered"),
        _plain("date", "last", "last day covered"),
        _plain("string", "precision", "unit in which the text speaks"),
        _plain("string", "modifier", "start, mid, end, approx, before or after"),
        Column("assumed", "string", "parts that the text does not state", lambda d: _joined(d.assumed)),
        _plain("string", "anchor", "what it was resolved against"),
        *_place(lambda record: record.span),
    ),
}  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
