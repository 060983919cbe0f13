"""The day of an event: the date that its clause tells, not that of another clause of the sentence."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplotext.clauses.view import Clauses
    from diplotext.records import Date

_OPENING = 12


def day_of(clauses: "Clauses", dates: "Iterable[Date]", i: int) -> "Date | None":
    """The date that hangs on the verb or noun of an event, or on its verb, or opens its sentence.

    Args:
        clauses: what the parse says.
        dates: those of the sentence.
        i: the token that tells the event.

    Returns:
        The nearest of the dates that rank highest; None where the text places the event on no day.
    """
    parse = clauses.parse
    start = clauses.characters(clauses.sentence(i))[0]
    verb = i if parse.tags[i].startswith("VB") else clauses.governor(i)
    found: list[tuple[tuple[int, int], Date]] = []
    for date in dates:
        head = clauses.head_in(date.span.start, date.span.end)
        if head is None or not _is_calendar(date):
            continue
        above = list(parse.ancestors(head))
        rank = 0 if i in above else 1 if verb is not None and clauses.verb_above(head) == verb else 2
        if rank == 2 and not _opens(clauses, date, start, verb, above):
            continue
        found.append(((rank, abs(date.span.start - parse.offsets[i])), date))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _opens(clauses: "Clauses", date: "Date", start: int, verb: int | None, above: list[int]) -> bool:
    """Whether a date opens the sentence and stands above the event: "On Monday, she came and met the king"."""
    if date.span.start - start > _OPENING or verb is None:
        return False
    over = set(clauses.parse.ancestors(verb))
    return any(word in over for word in above[:3])


def _is_calendar(date: "Date") -> bool:
    return (
        date.kind in ("date", "time")
        and date.edtf is not None
        and date.modifier not in ("before", "after")
        and date.precision in ("day", "week", "month", "quarter", "season", "year", None)
    )


def today_in(dates: "Iterable[Date]", published: datetime.date | None) -> "Date | None":
    """The first date of a text that is the day of its publication: "today", "this morning".

    What is news, and is told without a day, is of the day that the text calls today.
    """
    if published is None:
        return None
    return next((d for d in dates if d.first == d.last == published and d.kind != "set"), None)
