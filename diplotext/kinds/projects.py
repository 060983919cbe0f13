"""The kind of record "projects"."""

from collections.abc import Iterator

from diplotext.kinds.columns import amounts, countries, joined, plain
from diplotext.kinds.kind import Cell, Column, Kind
from diplotext.kinds.wording import actor_text, amount, clean, countries_text, period, quote
from diplotext.projects import read_projects
from diplotext.records import Project


def _what(project: Project) -> str:
    return " · ".join((clean(project.name), project.kind, project.status.replace("_", " ")))


def _parties(project: Project) -> Iterator[str]:
    for party in project.parties:
        yield actor_text(party.actor) + (f" ({party.role})" if party.role else "")


PROJECTS = Kind(
    name="projects",
    record=Project,
    prefix="p",
    read=lambda found: found.once(read_projects),
    roles={"parties": "party"},
    columns=(
        plain("string", "name", "fullest mention"),
        plain("string", "kind", "sector"),
        countries("countries", "countries tied to it"),
        plain("string", "status", "status of the undertaking"),
        Column("parties", "string", "who takes part", lambda p: joined(party.actor.label for party in p.parties)),
        Column("party_roles", "string", "their roles", lambda p: joined(party.role or "" for party in p.parties)),
        amounts("figures", "its figures, verbatim"),
        Column("dates", "string", "its milestones, EDTF", lambda p: joined(d.edtf or d.span.text for d in p.dates)),
        plain("string", "part_of", "the larger project"),
    ),
    cells=(
        Cell("project", _what),
        Cell("countries", lambda p: countries_text(p.countries)),
        Cell("part of", lambda p: clean(p.part_of or "")),
        Cell("parties", lambda p: "; ".join(_parties(p))),
        Cell("figures", lambda p: "; ".join(map(amount, p.figures))),
        Cell("dates", lambda p: "; ".join(map(period, p.dates))),
        Cell("evidence", lambda p: quote(p.evidence)),
    ),
    colours=("#0f766e", "#a7f3d0"),
    line="dashed",
)
