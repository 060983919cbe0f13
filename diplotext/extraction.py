"""The front door: a text in, its records out."""

import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from diplotext.inputs import check_text
from diplotext.kinds import KINDS, Found
from diplotext.reading import Reading, read
from diplotext.records import Agreement, Meeting, Official, Organization, Person, Project, Statement, Visit
from diplotext.result import Extraction
from diplotext.version import version

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
    nlp: "Language | str | None" = None,
    lexicon: "Lexicon | None" = None,
) -> Extraction:
    """Extract every record that a text holds.

    Args:
        text: diplomatic prose in English, of any length.
        published: the day of publication, against which relative dates are resolved: a date, a datetime or an ISO
            string; None leaves years open unless the text has a dateline.
        home: ISO code of the state where the text was issued, its publisher's ("SG" for a release of Singapore's
            ministry); None where it is not known.
        nlp: a spaCy pipeline with tagger and parser, or the name of an installed model, as "en_core_web_trf"; None for
            the model that diplotext brings.
        lexicon: None for the packaged vocabulary.

    Returns:
        The records, each kind in text order; an empty `Extraction` for an empty text.

    Raises:
        TypeError: `text` is no string.
        ValueError: `published` is a string that is no ISO date, `home` no country's code, or `nlp` has no tagger or no
            parser.
        ModelNotFoundError: the named model is not installed.
    """
    return extraction_of(read(check_text(text), published=published, home=home, nlp=nlp, lexicon=lexicon))


def extraction_of(reading: Reading, *, identifier: str | None = None) -> Extraction:
    """All records of a reading."""
    return Extraction(
        id=identifier,
        text=reading.source,
        published=reading.published,
        home=reading.home,
        model=reading.model,
        version=version(reading.lexicon),
        **Found(reading=reading, kinds=KINDS).every(),
    )


def extract_officials(
    text_or_doc: "str | Doc",
    *,
    published: Published = None,
    home: str | None = None,
    nlp: "Language | str | None" = None,
    lexicon: "Lexicon | None" = None,
) -> tuple[Official, ...]:
    """Extract the officials alone, named ones first; arguments and errors as in `extract`, or a parsed Doc."""
    return _alone("officials", read(text_or_doc, published=published, home=home, nlp=nlp, lexicon=lexicon))


def extract_persons(
    text_or_doc: "str | Doc",
    *,
    published: Published = None,
    home: str | None = None,
    nlp: "Language | str | None" = None,
    lexicon: "Lexicon | None" = None,
) -> tuple[Person, ...]:
    """Extract persons without office alone, in text order; arguments and errors as in `extract`, or a parsed Doc."""
    return _alone("persons", read(text_or_doc, published=published, home=home, nlp=nlp, lexicon=lexicon))


def extract_organizations(
    text_or_doc: "str | Doc",
    *,
    published: Published = None,
    home: str | None = None,
    nlp: "Language | None" = None,
    lexicon: "Lexicon | None" = None,
) -> tuple[Organization, ...]:
    """Extract the organisations alone, in text order; arguments and errors as in `extract`, or a parsed Doc."""
    return _alone("organizations", read(text_or_doc, published=published, home=home, nlp=nlp, lexicon=lexicon))


def extract_visits(
    text_or_doc: "str | Doc",
    *,
    published: Published = None,
    home: str | None = None,
    nlp: "Language | str | None" = None,
    lexicon: "Lexicon | None" = None,
) -> tuple[Visit, ...]:
    """Extract the visits alone, in text order; arguments and errors as in `extract`, or a parsed Doc."""
    return _alone("visits", read(text_or_doc, published=published, home=home, nlp=nlp, lexicon=lexicon))


def extract_statements(
    text_or_doc: "str | Doc",
    *,
    published: Published = None,
    home: str | None = None,
    nlp: "Language | None" = None,
    lexicon: "Lexicon | None" = None,
) -> tuple[Statement, ...]:
    """Extract the statements alone, in text order; arguments and errors as in `extract`, or a parsed Doc."""
    return _alone("statements", read(text_or_doc, published=published, home=home, nlp=nlp, lexicon=lexicon))


def extract_attitudes(
    text_or_doc: "str | Doc",
    *,
    published: Published = None,
    home: str | None = None,
    nlp: "Language | None" = None,
    lexicon: "Lexicon | None" = None,
) -> tuple[Statement, ...]:
    """Extract the attitudes alone, in text order; arguments and errors as in `extract`, or a parsed Doc."""
    return _alone("attitudes", read(text_or_doc, published=published, home=home, nlp=nlp, lexicon=lexicon))


def extract_projects(
    text_or_doc: "str | Doc",
    *,
    published: Published = None,
    home: str | None = None,
    nlp: "Language | str | None" = None,
    lexicon: "Lexicon | None" = None,
) -> tuple[Project, ...]:
    """Extract the projects alone, in text order; arguments and errors as in `extract`, or a parsed Doc."""
    return _alone("projects", read(text_or_doc, published=published, home=home, nlp=nlp, lexicon=lexicon))


def extract_meetings(
    text_or_doc: "str | Doc",
    *,
    published: Published = None,
    home: str | None = None,
    nlp: "Language | str | None" = None,
    lexicon: "Lexicon | None" = None,
) -> tuple[Meeting, ...]:
    """Extract the meetings alone, in text order; arguments and errors as in `extract`, or a parsed Doc."""
    return _alone("meetings", read(text_or_doc, published=published, home=home, nlp=nlp, lexicon=lexicon))


def extract_agreements(
    text_or_doc: "str | Doc",
    *,
    published: Published = None,
    home: str | None = None,
    nlp: "Language | str | None" = None,
    lexicon: "Lexicon | None" = None,
) -> tuple[Agreement, ...]:
    """Extract the agreements alone, in text order; arguments and errors as in `extract`, or a parsed Doc."""
    return _alone("agreements", read(text_or_doc, published=published, home=home, nlp=nlp, lexicon=lexicon))


def _alone(kind: str, reading: Reading) -> tuple[Any, ...]:
    return Found(reading=reading, kinds=KINDS).of(kind)
