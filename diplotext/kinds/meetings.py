"""The kind of record "meetings"."""

from diplotext.kinds.columns import countries, day, edtf, labels, listed, plain, texts
from diplotext.kinds.kind import Cell, Kind
from diplotext.kinds.wording import actors_text, clean, countries_text, period, quote, span_text
from diplotext.meetings import read_meetings
from diplotext.records import Meeting


def _when(meeting: Meeting) -> str:
    mode = "" if meeting.mode == "unspecified" else meeting.mode.replace("_", " ")
    facts = (period(meeting.date), mode, "postponed" if meeting.postponed else meeting.status)
    return " · ".join(filter(None, facts))


MEETINGS = Kind(
    name="meetings",
    record=Meeting,
    prefix="m",
    read=lambda found: read_meetings(found.reading, found.actors, found.of("visits")),
    roles={"participants": "participant"},
    columns=(
        labels("participants", "who meets or speaks"),
        countries("countries", "the sides"),
        plain("string", "mode", "in_person, call, video or unspecified"),
        plain("string", "status", "status at publication"),
        plain("boolean", "postponed", "it was put off"),
        day("first_day", "earliest day", "first", "date"),
        day("last_day", "latest day", "last", "date"),
        edtf("date_edtf", "date", "the first day, EDTF"),
        listed("places", "cities and venues"),
        texts("topics", "what was discussed"),
        plain("string", "visit", "id of the visit during which it is held"),
    ),
    cells=(
        Cell("meeting", lambda m: actors_text(m.participants, full=True)),
        Cell("sides", lambda m: countries_text(m.countries)),
        Cell("when", _when),
        Cell("where", lambda m: "; ".join(map(clean, m.places))),
        Cell("topics", lambda m: "; ".join(map(span_text, m.topics))),
        Cell("evidence", lambda m: quote(m.evidence)),
    ),
    colours=("#0072b2", "#3b82f6"),
)
