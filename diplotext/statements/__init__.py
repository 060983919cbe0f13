"""Statements: who said what."""

from typing import TYPE_CHECKING

from diplotext.records import Statement
from diplotext.statements.introducing import carried_over
from diplotext.statements.prose import prose_drafts
from diplotext.statements.records import to_statements
from diplotext.statements.slots import fill_slots
from diplotext.statements.spoken import spoken_drafts

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.reading import Reading


def read_statements(reading: "Reading", actors: "Actors") -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Find what a document attributes to speakers: statements, and attitudes (beliefs, plans, hopes, fears, wishes).

    Returns:
        Both in text order.
    """
    found = [*spoken_drafts(reading, actors), *carried_over(reading, list(prose_drafts(reading)))]
    drafts = fill_slots(reading, found)
    said = [draft for draft in drafts if draft.form == "statement"]
    held = [draft for draft in drafts if draft.form == "attitude"]
    statements = to_statements(reading, actors, said, None)
    return statements, to_statements(reading, actors, held, statements)
