"""An extraction made by hand that has every kind of record and every kind of field."""

import datetime
from decimal import Decimal

from diplotext import (
    Agreement,
    Date,
    Extraction,
    Figure,
    Meeting,
    Official,
    Organization,
    Party,
    Person,
    Project,
    Span,
    Statement,
    Visit,
)

TEXT = (
    "President Ana Lund paid a working visit to Norland on 3 May. She said the ferry <b>line</b> would carry "
    "5 to 7 million tons & more. Jo Park, a baker, waved. The Harbour Union built the Sund Ferry Line."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


OFFICIAL = Official(
    id="o1", name="Ana Lund", role="President", role_class="head_of_state", country="NO",
    mentions=(span("President Ana Lund"),), rule="official.title",
)  # fmt: skip
PERSON = Person(
    id="n1", name="Jo Park", description="a baker", mentions=(span("Jo Park"),), rule="person.name", confidence=0.5
)
UNION = Organization(
    id="g1", name="Harbour Union", kind="company", mentions=(span("The Harbour Union"),), rule="organization.name"
)
DAY = Date(
    id="d1", span=span("3 May"), kind="date", value="2024-05-03", edtf="2024-05-03", first=datetime.date(2024, 5, 3),
    last=datetime.date(2024, 5, 3), precision="day", assumed=("year",), anchor="published", rule="date.day_month",
)  # fmt: skip
TONS = Figure(
    id="f1", span=span("5 to 7 million tons"), low=Decimal(5_000_000), high=Decimal("7.0E+6"), unit="ton",
    dimension="mass", unit_candidates=("t", "[ston_av]"), measured=span("ferry"), rule="figure.range",
)  # fmt: skip
VISIT = Visit(
    id="v1", visitors=(OFFICIAL,), origin=("NO",), destination="SE", kind="working", start=DAY, met=(PERSON, UNION),
    invited_by=UNION, topics=(span("ferry"),), evidence=(span("President Ana Lund paid a working visit to Norland"),),
    rule="visit.paid_visit",
)  # fmt: skip
STATEMENT = Statement(
    id="s1", speakers=(OFFICIAL,), speaker_span=span("She"), cue=span("said"),
    content=(span("the ferry <b>line</b> would carry 5 to 7 million tons & more"),), kind="indirect", said_on=DAY,
    figures=(TONS,), target=PERSON, within=0, rule="statement.cue",
)  # fmt: skip
PROJECT = Project(
    id="p1", name="Sund Ferry Line", kind="transport", status="under_construction",
    parties=(Party(actor=UNION, role="builder"),),
    figures=(TONS,), dates=(DAY,), evidence=(span("the Sund Ferry Line"),), rule="project.name",
)  # fmt: skip
MEETING = Meeting(
    id="m1", participants=(OFFICIAL, UNION), countries=("NO", "SE"), mode="in_person", date=DAY, places=("Norland",),
    topics=(span("ferry"),), visit="v1", evidence=(span("paid a working visit"),), rule="meeting.verb.meet",
)  # fmt: skip
AGREEMENT = Agreement(
    id="t1", name="Sund Treaty", kind="treaty", parties=(UNION,), countries=("NO",), status="signed", date=DAY,
    topic=span("ferry"), figures=(TONS,), evidence=(span("the Sund Ferry Line"),), rule="agreement.treaty",
)  # fmt: skip
FULL = Extraction(
    id="doc-1", text=TEXT, published=datetime.date(2024, 5, 4), officials=(OFFICIAL,), persons=(PERSON,),
    organizations=(UNION,), visits=(VISIT,), statements=(STATEMENT,), attitudes=(STATEMENT,), projects=(PROJECT,),
    meetings=(MEETING,), agreements=(AGREEMENT,),
    figures=(TONS,), dates=(DAY,), model="model 1", version="0",
)  # fmt: skip
EMPTY = Extraction(text="", version="0")
