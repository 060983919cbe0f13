"""One table tells the kinds of record."""

import attrs
import pytest

from diplotext import Extraction, Official, Person, Span
from diplotext.interop.tables import TABLES
from diplotext.kinds import KINDS, Column, Found, Kind
from diplotext.records import spans_of
from tests.interop.made import FULL


def test_every_kind_is_a_field_of_an_extraction_and_a_table() -> None:
    fields = {field.name for field in attrs.fields(Extraction) if field.default == ()}
    assert {kind.name for kind in KINDS} <= fields
    assert ("documents", *(kind.name for kind in KINDS), "participants", "events") == TABLES


def test_no_two_kinds_have_one_prefix() -> None:
    assert len({kind.prefix for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_tells_where_its_records_stand_and_who_acts_in_them(kind: Kind) -> None:
    for record in getattr(FULL, kind.name):
        assert isinstance(record, kind.record)
        assert set(kind.spans(record)) <= set(spans_of(record))
        assert all(
            role and actor in (*FULL.officials, *FULL.persons, *FULL.organizations)
            for role, actor in kind.actors(record)
        )
        assert kind.cells[0].text(record)


@attrs.frozen(kw_only=True)
class Greeting:
    """A kind that is made here."""

    who: Official | Person
    evidence: tuple[Span, ...]
    rule: str
    id: str | None = attrs.field(default=None, eq=False)


@pytest.mark.model
def test_a_new_kind_is_a_class_a_reader_and_one_entry() -> None:
    from diplotext.reading import read

    def greetings(found: Found) -> tuple[Greeting, ...]:
        return tuple(
            Greeting(who=official, evidence=official.mentions[:1], rule="greeting.official")
            for official in found.actors.officials
        )

    kind = Kind(
        name="greetings",
        record=Greeting,
        prefix="hello",
        read=greetings,
        roles={"who": "greeter"},
        columns=(Column("who", "string", "who greets", lambda greeting: greeting.who.label),),
        cells=(),
    )
    (greeting,) = Found(reading=read("President Ana Lund waved."), kinds=(*KINDS, kind)).every()["greetings"]
    assert (greeting.id, greeting.who.id) == ("hello1", "o1")
