"""The front door: the order of the steps."""

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from diplotext.actors import Actors, read_actors
from diplotext.inputs import check_text
from diplotext.projects import read_projects
from diplotext.reading import Reading, read
from diplotext.records import Actor, Extraction, Official, Organization, Person, Project, Statement, Visit
from diplotext.statements import read_statements
from diplotext.version import version
from diplotext.visits import read_visits

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from diplotext.lexicon import Lexicon

Published: TypeAlias = datetime.date | datetime.datetime | str | None


def extract(
    text: str,
    *,
    published: Published = None,
    home: str | None = None,
    nlp: "Language | None" = None,
    lexicon: "Lexicon | None" = None,
) -> Extraction:
    """Extract every record that a text holds.

    Args:
        text: diplomatic prose in English, of any length.
        published: the day of publication, against which relative dates are resolved: a date, a datetime or an ISO
            string; None leaves years open unless the text has a dateline.
        home: ISO code of the state where the text was issued, its publisher's ("SG" for a release of Singapore's
            ministry); None where it is not known.
        nlp: a spaCy pipeline with tagger and parser; None for the best installed English model.
        lexicon: None for the packaged vocabulary.

    Returns:
        The records, each kind in text order; an empty `Extraction` for an empty text.

    Raises:
        TypeError: `text` is no string.
        ValueError: `published` is a string that is no ISO date, or `home` is no country's code.
        ModelNotFoundError: no model is installed.
    """
    return extraction_of(read(check_text(text), published=published, home=home, nlp=nlp, lexicon=lexicon))


def extraction_of(reading: Reading, *, identifier: str | None = None) -> Extraction:
    """All records of a reading."""
    actors = read_actors(reading)
    statements, attitudes = read_statements(reading, actors)
    visits = read_visits(reading, actors)
    projects = read_projects(reading, actors)
    cast = _cast(actors, statements + attitudes, visits, projects)
    return Extraction(
        id=identifier,
        text=reading.source,
        published=reading.published,
        home=reading.home,
        officials=_named_first(actor for actor in cast if isinstance(actor, Official)),
        persons=tuple(actor for actor in cast if isinstance(actor, Person)),
        organizations=tuple(actor for actor in cast if isinstance(actor, Organization)),
        visits=visits,
        statements=statements,
        attitudes=attitudes,
        projects=projects,
        figures=reading.figures,
        dates=reading.dates,
        model=reading.model,
        version=version(reading.lexicon),
    )


def extract_officials(
    text_or_doc: "str | Doc",
    *,
    published: Published = None,
    home: str | None = None,
    nlp: "Language | None" = None,
    lexicon: "Lexicon | None" = None,
) -> tuple[Official, ...]:
    """Extract the officials alone, named ones first; arguments and errors as in `extract`, or a parsed Doc."""
    actors = read_actors(read(text_or_doc, published=published, home=home, nlp=nlp, lexicon=lexicon))
    return _named_first(actors.officials)


def extract_statements(
    text_or_doc: "str | Doc",
    *,
    published: Published = None,
    home: str | None = None,
    nlp: "Language | None" = None,
    lexicon: "Lexicon | None" = None,
) -> tuple[Statement, ...]:
    """Extract the statements alone, in text order; arguments and errors as in `extract`, or a parsed Doc."""
    reading = read(text_or_doc, published=published, home=home, nlp=nlp, lexicon=lexicon)
    return read_statements(reading, read_actors(reading))[0]


def extract_visits(
    text_or_doc: "str | Doc",
    *,
    published: Published = None,
    home: str | None = None,
    nlp: "Language | None" = None,
    lexicon: "Lexicon | None" = None,
) -> tuple[Visit, ...]:
    """Extract the visits alone, in text order; arguments and errors as in `extract`, or a parsed Doc."""
    reading = read(text_or_doc, published=published, home=home, nlp=nlp, lexicon=lexicon)
    return read_visits(reading, read_actors(reading))


def extract_projects(
    text_or_doc: "str | Doc",
    *,
    published: Published = None,
    home: str | None = None,
    nlp: "Language | None" = None,
    lexicon: "Lexicon | None" = None,
) -> tuple[Project, ...]:
    """Extract the projects alone, in text order; arguments and errors as in `extract`, or a parsed Doc."""
    reading = read(text_or_doc, published=published, home=home, nlp=nlp, lexicon=lexicon)
    return read_projects(reading, read_actors(reading))


def _cast(
    actors: Actors, statements: tuple[Statement, ...], visits: tuple[Visit, ...], projects: tuple[Project, ...]
) -> tuple[Actor, ...]:
    """The document's named actors, and all others that act in a record, each once."""
    named: Iterable[Actor] = (*(o for o in actors.officials if o.name), *actors.persons, *actors.organizations)
    acting = _acting(statements, visits, projects)
    return tuple(dict.fromkeys((*named, *acting)))


def _acting(
    statements: tuple[Statement, ...], visits: tuple[Visit, ...], projects: tuple[Project, ...]
) -> Iterator[Actor]:
    for statement in statements:
        yield from statement.speakers
        yield from filter(None, (statement.addressee, statement.target))
    for visit in visits:
        yield from (*visit.visitors, *visit.met)
        yield from filter(None, (visit.invited_by,))
    for project in projects:
        yield from (party.actor for party in project.parties)


def _named_first(officials: Iterable[Official]) -> tuple[Official, ...]:
    return tuple(sorted(officials, key=lambda official: official.name is None))
