"""The kinds of record, told once: `extract`, tables, report, notebook, component and command line read this.

To add a kind: its class in `records`, a field of `Extraction` in `result`, a reader (a function of a `Reading` and its
`Actors`) in a package of its own, and a module in this folder with one `Kind`, listed in `KINDS`. `visits.py` is the
model: ``read=lambda found: found.once(read_visits)``; a reader that also wants other records asks for them, as in
``read=lambda found: read_meetings(found.reading, found.actors, found.of("visits"))``. Then export the class in
``diplotext/__init__.py``, name the table in `interop.tables.Table`, and write ``schema.json`` (`interop.schema.render`)
and the pages of the reference (``python -m tests.test_reference``) anew.
"""

from diplotext.kinds.actors import OFFICIALS, ORGANIZATIONS, PERSONS
from diplotext.kinds.agreements import AGREEMENTS
from diplotext.kinds.kind import Cell, Column, ColumnType, Found, Kind
from diplotext.kinds.meetings import MEETINGS
from diplotext.kinds.projects import PROJECTS
from diplotext.kinds.statements import ATTITUDES, STATEMENTS
from diplotext.kinds.values import DATES, FIGURES
from diplotext.kinds.visits import VISITS

__all__ = ["KINDS", "Cell", "Column", "ColumnType", "Found", "Kind"]

# In the order in which a person is shown them.
KINDS: tuple[Kind, ...] = (
    VISITS, MEETINGS, STATEMENTS, ATTITUDES, PROJECTS, AGREEMENTS, OFFICIALS, PERSONS, ORGANIZATIONS, FIGURES, DATES,
)  # fmt: skip
