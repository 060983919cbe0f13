"""Figures: quantities, found and read at string level."""

import re

import attrs

from diplotext.figures.comparison import Comparison, build_comparison, compare
from diplotext.figures.find import Quantity, find_quantities
from diplotext.inputs import check_text
from diplotext.layout import find_paragraphs, unwrap
from diplotext.lexicon import Lexicon, resolve_lexicon
from diplotext.records import Figure, Span

_MEASURED = re.compile(
    r" (?:of|in) (?:the |an? |its |their )?([A-Za-z][\w’' -]{2,40}?)"
    r"(?=[.,;:)]| (?:and|to|in|for|by|from|at|on|with|that|which|will|was|were|is|are)\b|$)"
)


def extract_figures(text: str, *, lexicon: Lexicon | None = None) -> tuple[Figure, ...]:
    """Find the quantities of a text: money, percentages, physical amounts, counts, rates, ranges.

    Dates, ordinals, and numbers inside names ("Article 5") are none.

    Args:
        text: any string.
        lexicon: None for the packaged one.

    Returns:
        Figures in text order, with offsets in code points of `text`; () if there are none.

    Raises:
        TypeError: `text` is no string.

    >>> [(str(figure.value), figure.unit) for figure in extract_figures("It carries 15 million tons.")]
    [('15000000', 'ton')]
    >>> extract_figures("Article 5 of the two sides")
    ()
    """
    lexicon = resolve_lexicon(lexicon)
    comparison = lexicon.derive(build_comparison)
    flow = unwrap(check_text(text), find_paragraphs(text))
    figures = [_figure(flow, found, comparison) for found in find_quantities(flow, lexicon)]
    figures = _with_equals(flow, figures)
    return tuple(figures if flow == text else (_quoted(text, figure) for figure in figures))


def parse_figure(expression: str) -> Figure | None:
    """Read a string that is known to be one quantity.

    Returns:
        The figure, or None where the string is none, or more than one.

    >>> parse_figure("$2.5 billion").unit
    'USD'
    >>> parse_figure("very much") is None
    True
    """
    figures = extract_figures(expression)
    return figures[0] if len(figures) == 1 and figures[0].span.text == expression.strip() else None


def _figure(text: str, found: Quantity, comparison: Comparison) -> Figure:
    comparator, change = compare(text, found.start, found.end, counted=found.counted, comparison=comparison)
    measured = None if found.counted else _MEASURED.match(text, found.end)
    return Figure(
        span=Span(start=found.start, end=found.end, text=text[found.start : found.end]),
        value=found.first if found.second is None else None,
        low=None if found.second is None else min(found.first, found.second),
        high=None if found.second is None else max(found.first, found.second),
        unit=found.unit.name or None,
        dimension=found.unit.dimension,
        unit_code=found.unit.code if found.unit.dimension != "rate" else None,
        unit_candidates=found.unit.candidates,
        comparator=comparator,
        change=change,
        measured=measured and Span(start=measured.start(1), end=measured.end(1), text=measured[1]),
        rule=found.rule,
    )


def _quoted(text: str, figure: Figure) -> Figure:
    """The figure with its spans as they are written in the text, line breaks and all."""

    def written(span: Span) -> Span:
        return attrs.evolve(span, text=text[span.start : span.end])

    return attrs.evolve(
        figure,
        span=written(figure.span),
        measured=figure.measured and written(figure.measured),
        equals=figure.equals and written(figure.equals),
    )


def _with_equals(text: str, figures: list[Figure]) -> list[Figure]:
    """Tie a value to its conversion in brackets: "15 billion roubles ($160 million)"."""
    tied = list(figures)
    for number in range(len(tied) - 1):
        one, two = tied[number], tied[number + 1]
        between = text[one.span.end : two.span.start]
        if (
            between.strip() in ("(", "(or", "(about", "(around", "(some", "(nearly")
            and one.unit != two.unit
            and one.dimension == two.dimension
            and text[two.span.end : two.span.end + 1] == ")"
        ):
            tied[number] = attrs.evolve(one, equals=two.span)
            comparator = two.comparator or one.comparator
            tied[number + 1] = attrs.evolve(two, equals=one.span, comparator=comparator)
        elif between in (", or ", " or ") and two.change is None and one.unit != two.unit:
            tied[number + 1] = attrs.evolve(two, change=one.change)  # "lost 40 points, or 2 percent"
    return tied
