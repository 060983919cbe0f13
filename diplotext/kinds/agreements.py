"""The kind of record "agreements"."""

from diplotext.agreements import read_agreements
from diplotext.kinds.columns import amounts, countries, day, edtf, labels, plain, text
from diplotext.kinds.kind import Cell, Kind
from diplotext.kinds.wording import actors_text, amount, clean, countries_text, period, quote, span_text
from diplotext.records import Agreement


def _what(agreement: Agreement) -> str:
    facts = (clean(agreement.name), agreement.kind, agreement.status.replace("_", " "), period(agreement.date))
    return " · ".join(filter(None, facts))


AGREEMENTS = Kind(
    name="agreements",
    record=Agreement,
    prefix="t",
    read=lambda found: read_agreements(found.reading, found.actors, found.of("meetings")),
    roles={"parties": "party"},
    columns=(
        plain("string", "name", "fullest mention"),
        plain("string", "kind", "treaty, agreement, memorandum and so on"),
        labels("parties", "who concludes it"),
        countries("countries", "the sides"),
        plain("string", "status", "status at publication"),
        day("first_day", "earliest day of what the status tells", "first", "date"),
        day("last_day", "latest day of what the status tells", "last", "date"),
        edtf("date_edtf", "date", "the day of what the status tells, EDTF"),
        text("topic", "what it is about"),
        amounts("figures", "its amounts, verbatim"),
    ),
    cells=(
        Cell("agreement", _what),
        Cell("sides", lambda a: countries_text(a.countries)),
        Cell("parties", lambda a: actors_text(a.parties)),
        Cell("topic", lambda a: span_text(a.topic)),
        Cell("figures", lambda a: "; ".join(map(amount, a.figures))),
        Cell("evidence", lambda a: quote(a.evidence)),
    ),
    colours=("#111827", "#e9d5ff"),
)
