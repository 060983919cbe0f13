"""Visits."""

from typing import TYPE_CHECKING

from diplotext.records import Visit

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.reading import Reading


def read_visits(reading: "Reading", actors: "Actors") -> tuple[Visit, ...]:
    """Find the visits of a document, in text order; () if there are none."""
    return ()
