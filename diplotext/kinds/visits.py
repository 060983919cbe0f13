"""The kind of record "visits"."""

from diplotext.kinds.columns import countries, country, day, edtf, label, labels, listed, plain, text, texts
from diplotext.kinds.kind import Cell, Kind
from diplotext.kinds.wording import (
    actor_text,
    actors_text,
    clean,
    countries_text,
    country_text,
    period,
    quote,
    span_text,
)
from diplotext.records import Visit
from diplotext.visits import read_visits


def _who(visit: Visit) -> str:
    who = actors_text(visit.visitors, full=True) or "?"
    return f"{who}: {countries_text(visit.origin) or '?'} → {country_text(visit.destination)}"


def _when(visit: Visit) -> str:
    days = " to ".join(period(date) for date in dict.fromkeys(filter(None, (visit.start, visit.end))))
    if days and visit.dates_of == "tour":
        days += " (the whole tour)"
    kind = "" if visit.kind == "unspecified" else f"{visit.kind} visit"
    # one that was put off is neither planned nor called off
    return " · ".join(filter(None, (days, kind, "postponed" if visit.postponed else visit.status)))


VISITS = Kind(
    name="visits",
    record=Visit,
    prefix="v",
    read=lambda found: found.once(read_visits),
    roles={"visitors": "visitor", "met": "met", "delegation": "delegation", "invited_by": "inviter"},
    columns=(
        labels("visitors", "who travels"),
        countries("origin", "their countries"),
        country("destination", "country visited"),
        listed("places", "cities and venues"),
        plain("string", "kind", "kind of visit"),
        plain("string", "status", "status at publication"),
        plain("boolean", "postponed", "it was put off"),
        day("first_day", "earliest first day there", "first", "start"),
        day("last_day", "latest last day there", "last", "end", "start"),
        edtf("from_edtf", "start", "first stated day, EDTF"),
        edtf("to_edtf", "end", "last stated day, EDTF"),
        plain("string", "dates_of", "whose days these are: visit or tour"),
        plain("integer", "tour", "legs of one tour share a number"),
        labels("met", "counterparts"),
        labels("delegation", "who travels along"),
        label("invited_by", "who invited them"),
        text("purpose", "why they travel"),
        texts("topics", "what was discussed"),
    ),
    cells=(
        Cell("visit", _who),
        Cell("when", _when),
        Cell("where", lambda v: "; ".join(map(clean, v.places))),
        Cell("met", lambda v: actors_text(v.met, full=True)),
        Cell("with", lambda v: actors_text(v.delegation, full=True)),
        Cell("invited by", lambda v: actor_text(v.invited_by)),
        Cell("purpose", lambda v: span_text(v.purpose)),
        Cell("topics", lambda v: "; ".join(map(span_text, v.topics))),
        Cell("evidence", lambda v: quote(v.evidence)),
    ),
    colours=("#c2410c", "#fb923c"),
)
