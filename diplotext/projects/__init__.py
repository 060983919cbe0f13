"""Projects."""

from typing import TYPE_CHECKING

from diplotext.records import Project

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.reading import Reading


def read_projects(reading: "Reading", actors: "Actors") -> tuple[Project, ...]:
    """Find the projects of a document, in text order; () if there are none."""
    return ()
