"""Visits, meetings, statements, agreements, officials and more from diplomatic prose, each with exact evidence."""

from importlib import import_module
from typing import TYPE_CHECKING

from diplotext.errors import DiplotextError, LexiconError, ModelNotFoundError, SchemaVersionError, WorkerError
from diplotext.records import (
    Actor,
    Agreement,
    Date,
    Figure,
    Meeting,
    Official,
    Organization,
    Party,
    Person,
    Project,
    Record,
    Span,
    Statement,
    Visit,
)
from diplotext.result import Extraction
from diplotext.version import __version__ as __version__

if TYPE_CHECKING:
    from diplotext import countries as countries
    from diplotext.dates import extract_dates, parse_date
    from diplotext.extraction import (
        extract,
        extract_agreements,
        extract_attitudes,
        extract_meetings,
        extract_officials,
        extract_organizations,
        extract_persons,
        extract_projects,
        extract_statements,
        extract_visits,
    )
    from diplotext.figures import extract_figures, parse_figure
    from diplotext.interop.explaining import explain
    from diplotext.interop.stream import extract_many
    from diplotext.interop.tables import to_arrow, to_frame
    from diplotext.lexicon import Lexicon
    from diplotext.model import load

__all__ = [
    "Actor",
    "Agreement",
    "Date",
    "DiplotextError",
    "Extraction",
    "Figure",
    "Lexicon",
    "LexiconError",
    "Meeting",
    "ModelNotFoundError",
    "Official",
    "Organization",
    "Party",
    "Person",
    "Project",
    "Record",
    "SchemaVersionError",
    "Span",
    "Statement",
    "Visit",
    "WorkerError",
    "countries",
    "explain",
    "extract",
    "extract_agreements",
    "extract_attitudes",
    "extract_dates",
    "extract_figures",
    "extract_many",
    "extract_meetings",
    "extract_officials",
    "extract_organizations",
    "extract_persons",
    "extract_projects",
    "extract_statements",
    "extract_visits",
    "load",
    "parse_date",
    "parse_figure",
    "to_arrow",
    "to_frame",
]

# Where each lazy name lives: importing diplotext must load neither spaCy nor dateparser nor numpy (PEP 562).
_HOMES = {
    "Lexicon": "diplotext.lexicon",
    "explain": "diplotext.interop.explaining",
    "extract": "diplotext.extraction",
    "extract_agreements": "diplotext.extraction",
    "extract_attitudes": "diplotext.extraction",
    "extract_dates": "diplotext.dates",
    "extract_figures": "diplotext.figures",
    "extract_many": "diplotext.interop.stream",
    "extract_meetings": "diplotext.extraction",
    "extract_officials": "diplotext.extraction",
    "extract_organizations": "diplotext.extraction",
    "extract_persons": "diplotext.extraction",
    "extract_projects": "diplotext.extraction",
    "extract_statements": "diplotext.extraction",
    "extract_visits": "diplotext.extraction",
    "load": "diplotext.model",
    "parse_date": "diplotext.dates",
    "parse_figure": "diplotext.figures",
    "to_arrow": "diplotext.interop.tables",
    "to_frame": "diplotext.interop.tables",
}


def __getattr__(name: str) -> object:
    if name == "countries":
        return import_module("diplotext.countries")
    if name not in _HOMES:
        raise AttributeError(f"module 'diplotext' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
