"""What `extract` returns: the records of one text, with the ways to write, show and sift them."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from diplotext import codec
from diplotext.records import (
    Agreement,
    Date,
    Figure,
    Meeting,
    Official,
    Organization,
    Person,
    Project,
    Span,
    Statement,
    Visit,
    display,
    spans_of,
)
from diplotext.sift import sure


@attrs.frozen(kw_only=True, repr=False)
class Extraction:
    """All that one text yields; ``print`` shows its records, a notebook the text with its records marked.

    Attributes:
        id: the caller's identifier, or None.
        text: the caller's text, unchanged.
        published: the publication date that relative dates were resolved against.
        home: ISO code of the state where the text was issued, its publisher's, or None.
        officials: named ones first, then unnamed office-holders that act in a record.
        attitudes: what the reporter attributes without an utterance: beliefs, intentions, hopes, fears, wishes.
        model: name and version of the language model.
        version: version of diplotext and of its lexicon.
        error: why the document could not be read (`extract_many` only), else None.
    """

    id: str | None = None
    text: str
    published: datetime.date | None = None
    home: str | None = None
    officials: tuple[Official, ...] = ()
    persons: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    visits: tuple[Visit, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    attitudes: tuple[Statement, ...] = ()
    projects: tuple[Project, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    model: str | None = None
    version: str
    error: str | None = None

    def __repr__(self) -> str:
        kinds = [field.name for field in attrs.fields(Extraction) if field.default == ()]
        counts = [f"{kind}={len(getattr(self, kind))}" for kind in kinds if getattr(self, kind)]
        return f"<Extraction of {len(self.text):,} characters: {', '.join(counts) or 'nothing found'}>"

    def __str__(self) -> str:
        text: str = display().report(self, title=self.id or "")
        return text.rstrip("\n")

    def spans(self) -> Iterator[Span]:
        """Yield every `Span` inside, in the order of the fields; those of an official who acts in many records once."""
        return spans_of(self)

    def to_dict(self) -> dict[str, Any]:
        """Turn the extraction into plain dictionaries, lists, strings and numbers."""
        return codec.to_plain(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """Serialise the extraction as JSON, exactly: `from_json` gives an equal one."""
        return codec.to_json(self, indent=indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Extraction":
        """Read back what `to_dict` wrote, here or in an earlier version; keys that are not known are passed over.

        Raises:
            SchemaVersionError: the data were written by a version that this one cannot read.
            ValueError: they are not of the form that the schema describes; the message names the place.
        """
        return codec.from_plain(data, cls)

    @classmethod
    def from_json(cls, data: str) -> "Extraction":
        """Read back what `to_json` wrote, here or in an earlier version.

        Raises:
            SchemaVersionError: the data were written by a version that this one cannot read.
            ValueError: they are no JSON, or not of the form that the schema describes; the message names the place.
        """
        return codec.from_json(data, cls)

    def sure(self, confidence: float) -> "Extraction":
        """A copy with only the records of at least a confidence.

        Args:
            confidence: the least probability, from 0 to 1, that a record is right.

        Returns:
            The sure records, with their ids, and the actors, figures and dates that they hold, however sure these
            are. A record whose `confidence` is None is left out, whatever is asked for. A statement is nested in the
            next one around it that is left.

        Raises:
            ValueError: the confidence is not between 0 and 1.
            TypeError: it is no number.
        """
        copy: Extraction = sure(self, confidence)
        return copy

    def timeline(self, *kinds: str) -> Any:
        """Draw records on a line of time, as an object that a notebook shows (SVG).

        Args:
            kinds: some of "visits", "meetings", "statements", "projects", "agreements"; without any, visits and
                meetings.

        Raises:
            ValueError: there is no such kind; the message names the kinds.
        """
        return display().timeline(self, *kinds)

    def _repr_html_(self) -> str:
        html: str = display().extraction_html(self)
        return html
