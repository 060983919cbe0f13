"""What is told once about a kind of record, and the records of one reading."""

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

import attrs

from diplotext.actors import Actors, read_actors
from diplotext.confidence import confidence_of, document_traits, traits_of
from diplotext.records import Actor, Party, Span

if TYPE_CHECKING:
    from diplotext.reading import Reading

T = TypeVar("T")
ColumnType: TypeAlias = Literal["string", "integer", "number", "boolean", "date"]


@attrs.frozen
class Column:
    """A column of the table: its name, its type, what it says, and how a record fills it.

    `holds` tells that it holds the code of a country, or codes joined by "; ".
    """

    name: str
    type: ColumnType
    description: str
    value: Callable[[Any], Any]
    holds: Literal["country", "countries"] | None = None


@attrs.frozen
class Cell:
    """A piece of what a person is shown: its name, and how a record fills it; an empty text is left out.

    In a row of columns, `below` puts it on a line of its own.
    """

    name: str
    text: Callable[[Any], str]
    below: bool = False


@attrs.frozen(kw_only=True)
class Kind:
    """A kind of record.

    Attributes:
        name: the field of `Extraction`, the table, the heading.
        record: the class.
        prefix: of the ids, no other kind's ("v" gives "v1", "v2").
        read: how the records are made, in text order.
        stands_on: the field of the span or spans that the record stands on.
        roles: field of actors -> what these do in the record; for a field of `Party`, what one does whose own role is
            None.
        columns: of the table, between the document and the rule.
        cells: what a person is shown, the first as its heading.
        layout: whether it takes a row of columns, or a block with a line for each cell.
        main: whether it is shown without being asked for.
        colours: of its marks in a notebook, on a light page and on a dark one; None leaves it unmarked.
        line: the form of its marks; kinds of one form have colours that the colour-blind tell apart.
    """

    name: str
    record: type[Any]
    prefix: str
    read: "Callable[[Found], tuple[Any, ...]]"
    stands_on: str = "evidence"
    roles: Mapping[str, str] = attrs.field(factory=dict)
    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]
    layout: Literal["row", "block"] = "block"
    main: bool = True
    colours: tuple[str, str] | None = None
    line: Literal["solid", "dashed", "dotted"] = "solid"

    def spans(self, record: Any) -> tuple[Span, ...]:
        """The spans that a record stands on, the main one first."""
        value = getattr(record, self.stands_on)
        return value if isinstance(value, tuple) else (value,)

    def actors(self, record: Any) -> Iterator[tuple[str, Actor]]:
        """Everyone who acts in a record, with what he does there."""
        for field, role in self.roles.items():
            value = getattr(record, field)
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, Party):
                    yield item.role or role, item.actor
                elif item is not None:
                    yield role, item


@attrs.define(kw_only=True, eq=False)
class Found:
    """The records of one reading, each kind read when it is first asked for."""

    reading: "Reading"
    kinds: tuple[Kind, ...]
    _once: dict[Any, Any] = attrs.field(factory=dict, init=False)

    @functools.cached_property
    def actors(self) -> Actors:
        """Who acts in the document."""
        return read_actors(self.reading)

    @functools.cached_property
    def cast(self) -> tuple[Actor, ...]:
        """The named actors of the document and all who act in a record: named before unnamed, in text order."""
        officials = (official for official in self.actors.officials if official.name)
        acting = (
            actor
            for kind in self.kinds
            if kind.roles
            for record in self.of(kind.name)
            for _, actor in kind.actors(record)
        )
        every = dict.fromkeys((*officials, *self.actors.persons, *self.actors.organizations, *acting))
        return tuple(sorted(every, key=_place))

    def once(self, reader: "Callable[[Reading, Actors], T]") -> T:
        """What a reader of the reading and its actors gives, read once."""
        if reader not in self._once:
            self._once[reader] = reader(self.reading, self.actors)
        result: T = self._once[reader]
        return result

    def of(self, name: str) -> tuple[Any, ...]:
        """The records of one kind, with their ids."""
        if name not in self._once:
            kind = next(kind for kind in self.kinds if kind.name == name)
            self._once[name] = tuple(
                attrs.evolve(record, id=f"{kind.prefix}{number}", **self._confidence(name, record))
                for number, record in enumerate(kind.read(self), 1)
            )
        found: tuple[Any, ...] = self._once[name]
        return found

    def _confidence(self, name: str, record: Any) -> dict[str, float]:
        """How sure a record is, as the field that holds it; none for a kind that is not fitted."""
        confidence = confidence_of(name, (*self._document_traits, *traits_of(record)), self.reading.lexicon)
        return {} if confidence is None else {"confidence": confidence}

    @functools.cached_property
    def _document_traits(self) -> tuple[str, ...]:
        return document_traits(self.reading)

    def every(self) -> dict[str, Any]:
        """The records of all kinds; what one holds of another kind has the id that it has there."""
        found = {kind.name: self.of(kind.name) for kind in self.kinds}
        named = {record: record for kind in self.kinds if not kind.roles for record in found[kind.name]}
        return {
            kind.name: tuple(_with_ids(record, named) for record in found[kind.name])
            if kind.roles
            else found[kind.name]
            for kind in self.kinds
        }


def _place(actor: Actor) -> tuple[bool, int]:
    return not actor.name, min((span.start for span in actor.mentions), default=0)


def _with_ids(value: Any, named: Mapping[Any, Any]) -> Any:
    """A record whose actors, figures and dates are those of the document's lists, which have ids."""
    if isinstance(value, tuple):
        return tuple(_with_ids(item, named) for item in value)
    if not attrs.has(type(value)) or isinstance(value, Span):
        return value
    if value in named:
        return named[value]
    changed = {}
    for field in attrs.fields(type(value)):
        old = getattr(value, field.name)
        if old and (isinstance(old, tuple) or attrs.has(type(old))) and (new := _with_ids(old, named)) is not old:
            changed[field.name] = new
    return attrs.evolve(value, **changed)
