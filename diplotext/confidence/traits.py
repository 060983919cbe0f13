"""What is known of a record when its confidence is asked for: short statements that hold of it or not."""

import functools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from diplotext.records import (
    Actor,
    Agreement,
    Date,
    Figure,
    Meeting,
    Official,
    Organization,
    Person,
    Project,
    Span,
    Statement,
    Visit,
)

if TYPE_CHECKING:
    from diplotext.reading import Reading

_PRONOUNS = frozenset(
    ("he", "she", "they", "it", "we", "i", "who", "which", "that", "you", "our", "their", "his", "her")
)
_SHORT, _LONG = 4, 40


def document_traits(reading: "Reading") -> tuple[str, ...]:
    """What holds of every record of a text: whether it is a dialogue, whether its day and its publisher are known."""
    return tuple(
        trait
        for trait, holds in (
            ("in a dialogue", bool(reading.turns)),
            ("day unknown", reading.published is None),
            ("publisher known", reading.home is not None),
        )
        if holds
    )


@functools.singledispatch
def traits_of(record: object) -> Iterable[str]:  # noqa: ARG001
    """The traits of a record, its rule first; none for a record of a kind without a confidence."""
    return ()


def _rule(rule: str) -> Iterator[str]:
    """A rule and the family that it belongs to: "visit.traveller.visit", "visit.traveller"."""
    parts = rule.split(".")
    for length in range(2, len(parts) + 1):
        yield "rule " + ".".join(parts[:length])


def _actor(actor: Actor | None, role: str) -> Iterator[str]:
    if actor is None:
        yield f"no {role}"
    elif isinstance(actor, Organization):
        yield f"{role}: {actor.kind}"
    else:
        named = "named" if actor.name else "unnamed"
        yield f"{role}: {named} {'official' if isinstance(actor, Official) else 'person'}"
        yield f"country of {role}: {actor.country_from or ('told' if actor.country else 'open')}"


def _size(words: int, thing: str) -> Iterator[str]:
    if words < _SHORT:
        yield f"short {thing}"
    elif words > _LONG:
        yield f"long {thing}"


def _place(spans: tuple[Span, ...]) -> Iterator[str]:
    if len(spans) > 1:
        yield "told more than once"


@traits_of.register
def _(record: Visit) -> Iterator[str]:
    yield from _rule(record.rule)
    yield f"status {record.status}"
    yield f"kind {record.kind}"
    yield from _actor(record.visitors[0] if record.visitors else None, "visitor")
    yield "destination told" if record.destination else "destination open"
    if not record.origin:
        yield "origin open"
    if record.start is not None:
        yield "day told"
    if record.met:
        yield "host told"
    if record.places:
        yield "place told"
    if len(record.visitors) > 1:
        yield "several visitors"
    yield from _place(record.evidence)


@traits_of.register
def _(record: Statement) -> Iterator[str]:
    yield from _rule(record.rule)
    yield f"{record.kind} speech"
    yield f"act {record.act}"
    yield from _actor(record.speaker, "speaker")
    if record.speaker_span is not None and record.speaker_span.text.lower() in _PRONOUNS:
        yield "speaker by a pronoun"
    if record.within is not None:
        yield "within another"
    if len(record.content) > 1:
        yield "content in pieces"
    yield from _size(sum(len(piece.text.split()) for piece in record.content), "content")
    if record.content and record.content[-1].text[-1:] in ",;:-–—":
        yield "content ends in a mark"


@traits_of.register
def _(record: Project) -> Iterator[str]:
    yield from _rule(record.rule)
    yield f"kind {record.kind}"
    yield f"status {record.status}"
    yield "proper name" if sum(word[:1].isupper() for word in record.name.split()) > 1 else "described"
    yield from _size(len(record.name.split()), "name")
    if record.figures:
        yield "figures told"
    if record.parties:
        yield "parties told"
    if not record.countries:
        yield "countries open"
    if record.part_of:
        yield "part of another"
    yield from _place(record.evidence)


@traits_of.register
def _(record: Meeting) -> Iterator[str]:
    yield from _rule(record.rule)
    yield f"status {record.status}"
    yield f"mode {record.mode}"
    yield from _actor(record.participants[0] if record.participants else None, "first side")
    if len(record.participants) < 2:
        yield "one side alone"
    if len(record.countries) < 2:
        yield "countries open"
    if record.date is not None:
        yield "day told"
    yield from _place(record.evidence)


@traits_of.register
def _(record: Agreement) -> Iterator[str]:
    yield from _rule(record.rule)
    yield f"status {record.status}"
    yield "proper name" if record.name[:1].isupper() else "described"
    if len(record.countries) < 2:
        yield "countries open"
    if record.date is not None:
        yield "day told"
    yield from _place(record.evidence)


@traits_of.register
def _(record: Official) -> Iterator[str]:
    yield from _rule(record.rule)
    yield f"class {record.role_class}"
    yield f"country from {record.country_from}" if record.country_from else "country open"
    yield "named" if record.name else "unnamed"
    if record.name:
        yield "full name" if len(record.name.split()) > 1 else "surname alone"
        if record.name.isupper():
            yield "name in capitals"
    if record.tense != "current":
        yield f"tense {record.tense}"
    yield from _place(record.mentions)


@traits_of.register
def _(record: Person) -> Iterator[str]:
    yield from _rule(record.rule)


@traits_of.register
def _(record: Figure) -> Iterator[str]:
    yield from _rule(record.rule)
    yield f"dimension {record.dimension}"
    yield "digits" if any(character.isdigit() for character in record.span.text) else "in words"
    if record.value is None and record.low is None:
        yield "value open"
    if record.low is not None:
        yield "range"
    if record.unit is None:
        yield "no unit"
    elif record.unit_phrase is not None and record.unit_phrase.text.lower() != record.unit:
        yield "unit with modifiers"
    if record.comparator:
        yield "compared"
    if record.change:
        yield "a change"
    if re.fullmatch(r"(?:one|a|an)\b.*", record.span.text.lower()):
        yield "one of something"


@traits_of.register
def _(record: Date) -> Iterator[str]:
    yield from _rule(record.rule)
    yield f"precision {record.precision}"
    yield f"a {record.kind}"
    if record.edtf is None:
        yield "no place in the calendar"
    elif "/" in record.edtf:
        yield "interval"
    if record.assumed:
        yield "assumed " + " ".join(record.assumed)
    if record.anchor is not None:
        yield f"anchor {record.anchor}"
    if record.candidates:
        yield "read in two ways"
    if not any(character.isdigit() for character in record.span.text):
        yield "no digits"
