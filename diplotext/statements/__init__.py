"""Statements: who said what."""

from typing import TYPE_CHECKING

from diplotext.records import Statement

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.reading import Reading


def read_statements(reading: "Reading", actors: "Actors") -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Find what a document attributes to speakers: statements, and attitudes (beliefs, plans, hopes, fears, wishes).

    Returns:
        Both in text order.
    """
    return (), ()
