"""What is reported inside a report: another's words stay a statement, the rest is part of what encloses it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diplotext.statements.draft import Draft
from diplotext.statements.reports import Report

if TYPE_CHECKING:
    from diplotext.reading import Reading


def without_own(reading: "Reading", reports: Sequence[Report]) -> Iterator[Draft]:
    """Drop what a reported content holds, unless it gives the words of somebody else who is named.

    "She said that she hopes to win" is one statement; "she said that Oslo had asked for help" is two.

    Returns:
        In text order.
    """
    around: list[Report] = []
    for report in sorted(reports, key=lambda report: (report.hull[0], -report.hull[1])):
        while around and around[-1].hull[1] <= report.hull[0]:
            around.pop()
        if not (around and _holds(around[-1], report)) or _others_words(reading, report):
            yield report.draft
            around.append(report)


def _holds(outer: Report, inner: Report) -> bool:
    if inner.draft.cue is None or outer.found is None:
        return False
    start, end = outer.hull
    return start <= inner.draft.cue[0] < end and inner.hull[1] <= end


def _others_words(reading: "Reading", report: Report) -> bool:
    found = report.found
    if found is None or found.cue.form == "attitude" or found.built not in ("clause", "request", "infinitive"):
        return False
    if found.built == "infinitive":  # "said that Oslo agreed to help"
        return found.source is not None and reading.doc[found.source[1] - 1].tag_.startswith("NNP")
    return found.source is None or not reading.doc[found.source[0]].tag_.startswith(("PRP", "W"))
