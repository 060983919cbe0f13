"""A text, read once: the one frozen object that every later step is given."""

import bisect
import datetime
import functools
from typing import TYPE_CHECKING, TypeVar

import attrs

from diplotext import model
from diplotext.clauses import Clauses, Tree
from diplotext.countries import check_home
from diplotext.dates.reading import read_dates
from diplotext.figures import extract_figures
from diplotext.inputs import check_published, check_text
from diplotext.layout import Quotation, Turn, find_paragraphs, find_quotations, find_turns, parsed_apart, unwrap
from diplotext.lexicon import Lexicon, resolve_lexicon
from diplotext.parsing import parse_paragraphs
from diplotext.records import Date, Figure, Span
from diplotext.refine import direction_by_tense, refine_figures
from diplotext.version import model_name

if TYPE_CHECKING:
    import spacy.tokens
    from spacy.language import Language
    from spacy.tokens import Doc

R = TypeVar("R", Date, Figure)


@attrs.frozen(kw_only=True, eq=False)
class Reading:
    """A text and what was found in it before any record is made.

    Attributes:
        source: the caller's text, unchanged; all offsets count in it.
        text: the same with a space for each line break inside a paragraph: what the rules read.
        published: the publication date.
        home: the state where the text was issued, or None.
        paragraphs: half-open ranges in text order.
        quotations: what stands between quotation marks.
        turns: speakers' turns of a transcript or an interview.
        dates: in text order.
        figures: in text order.
        doc: one Doc over the whole text: ``token.idx`` counts in `text`. It has tags (``tag_``) and dependencies
            (``dep_``), but neither lemmas nor coarse tags nor entities.
        lexicon: the vocabulary in use.
        clauses: what the parse says of each clause.
        model: name and version of the pipeline that parsed the text; None for a Doc that the caller parsed.
    """

    source: str
    text: str
    published: datetime.date | None
    home: str | None = None
    paragraphs: tuple[tuple[int, int], ...]
    quotations: tuple[Quotation, ...]
    turns: tuple[Turn, ...]
    dates: tuple[Date, ...]
    figures: tuple[Figure, ...]
    doc: "Doc"
    lexicon: Lexicon
    clauses: Clauses
    model: str | None

    @functools.cached_property
    def tree(self) -> Tree:
        """The clauses, by tokens of `doc`."""
        return Tree(self.doc, self.clauses)

    def span(self, start: int, end: int) -> Span:
        """The evidence ``source[start:end]``."""
        return Span(start=start, end=end, text=self.source[start:end])

    def tokens(self, start: int, end: int) -> "spacy.tokens.Span":
        """The tokens that touch ``text[start:end]``; empty for an empty range."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return self.doc[0:0] if span is None or start >= end else span

    def paragraph_at(self, offset: int) -> int | None:
        """The index of the paragraph that holds the character at `offset`, or None between paragraphs."""
        index = bisect.bisect_right(self.paragraphs, (offset, len(self.text))) - 1
        return index if index >= 0 and offset < self.paragraphs[index][1] else None

    def turn_at(self, offset: int) -> Turn | None:
        """The turn in whose words the character at `offset` stands, or None."""
        index = self.paragraph_at(offset)
        at = bisect.bisect_right(self.turns, offset, key=lambda turn: turn.start) - 1
        return self.turns[at] if index is not None and at >= 0 and index <= self.turns[at].last else None

    def dates_in(self, start: int, end: int) -> tuple[Date, ...]:
        """The dates that lie wholly in ``text[start:end]``."""
        return _within(self.dates, start, end)

    def figures_in(self, start: int, end: int) -> tuple[Figure, ...]:
        """The figures that lie wholly in ``text[start:end]``."""
        return _within(self.figures, start, end)


def read(
    text_or_doc: "str | Doc",
    *,
    published: datetime.date | datetime.datetime | str | None = None,
    home: str | None = None,
    nlp: "Language | str | None" = None,
    lexicon: Lexicon | None = None,
) -> Reading:
    """Read a text: paragraphs, quotations, turns, dates, figures, and a parse.

    Args:
        text_or_doc: a text; or a parsed Doc, which is taken as it is.
        published: a date, a datetime, an ISO string, or None.
        home: ISO code of the state where the text was issued, or None.
        nlp: a pipeline with tagger and parser, or a model's name; None for the model that diplotext brings.
        lexicon: None for the packaged one.

    Raises:
        TypeError: `text_or_doc` is neither a string nor a Doc.
        ValueError: `published` is a string that is no ISO date, `home` no country's code, or `nlp` has no tagger or no
            parser.
        ModelNotFoundError: the named model is not installed.
    """
    given = None if isinstance(text_or_doc, str | bytes | None) else _as_doc(text_or_doc)
    source = given.text if given is not None else check_text(text_or_doc)
    day, home = check_published(published), check_home(home)
    lexicon = resolve_lexicon(lexicon)
    paragraphs = find_paragraphs(source)
    text = unwrap(source, paragraphs)
    turns = find_turns(text, paragraphs, lexicon=lexicon)
    if given is None:
        pipeline = model.pipeline(nlp)
        words = {paragraphs[turn.first][0]: turn.start for turn in turns}
        doc = parse_paragraphs(text, tuple(parsed_apart(text, paragraphs, words=words)), pipeline)
    else:
        doc, pipeline = given, None
    clauses = Clauses(doc, lexicon)
    return Reading(
        source=source,
        text=text,
        published=day,
        home=home,
        paragraphs=paragraphs,
        quotations=find_quotations(text, paragraphs),
        turns=turns,
        dates=read_dates(source, day, lexicon, direction=direction_by_tense(clauses, lexicon)),
        figures=refine_figures(extract_figures(source, lexicon=lexicon), doc, source, clauses),
        doc=doc,
        lexicon=lexicon,
        clauses=clauses,
        model=None if pipeline is None else model_name(pipeline),
    )


def _as_doc(value: object) -> "Doc":
    from spacy.tokens import Doc  # noqa: PLC0415

    if not isinstance(value, Doc):
        raise TypeError(f"text must be a str or a spaCy Doc, not {type(value).__name__}")
    return value


def _within(records: tuple[R, ...], start: int, end: int) -> tuple[R, ...]:
    first = bisect.bisect_left(records, start, key=lambda record: record.span.start)
    last = bisect.bisect_left(records, end, key=lambda record: record.span.start)
    return tuple(record for record in records[first:last] if record.span.end <= end)
