"""Figures: quantities, found and read at string level."""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TypeAlias

import attrs

from diplotext.figures.beside import tie
from diplotext.figures.comparison import Comparison, Kind, build_comparison, compare
from diplotext.figures.find import find_quantities
from diplotext.figures.grammar import Quantity
from diplotext.figures.states import of_states
from diplotext.inputs import check_text
from diplotext.layout import find_paragraphs, unwrap
from diplotext.lexicon import Lexicon, resolve_lexicon
from diplotext.records import Figure, Span

_NOUN = (
    r" (?:the |an? |its |their )?({first}[\w’' -]{{2,40}}?)"
    r"(?: \w+(?:ed|ly))*"  # "two thirds of the members | agreed"
    r"(?=[.,;:)]|$| (?:and|or|to|in|into|for|by|from|of|out|off|at|as|on|over|with|that|which|will)\b"
    r"| (?:was|were|is|are|has|have|had)\b)"
)
_OF = re.compile(r" of(?! (?:late|course)\b)" + _NOUN.format(first="[A-Za-z]"))
_IN = re.compile(r" in" + _NOUN.format(first="[a-z]"))  # "$5 million in grants"
_LABEL = re.compile(
    r"(?:^|\n|[;/] )([A-Z][\w’'%& -]{1,50}?)(?: \([^()\n]{1,20}\))?: ?(?:[a-z]+ ){0,3}$"
)  # "Exports: $5 million"
_LINE_GOES_ON = re.compile(r" ?(?:[(/;,]|\n|$)")
_NO_BREAK = re.compile(r"(?<!\d)[\u00a0\u2009\u202f]|[\u00a0\u2009\u202f](?!\d)")  # between digits it groups: "1 250"
_SPACES = re.compile(r"(?<=[^ \n]) {2,}(?=[^ \n])")
_RELATIVE = frozenset(("percent", "ratio", "temperature", "angle", "speed"))

# Where one space stands for several: the offset behind each in the shortened text, and how many are gone there.
Places: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]


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
    flow, places = _single_spaced(_NO_BREAK.sub(" ", unwrap(check_text(text), find_paragraphs(text))))
    read = of_states(flow, [_figure(flow, found, comparison) for found in find_quantities(flow, lexicon)], lexicon)
    figures = tie(flow, read, comparison)
    return figures if flow == text else tuple(_quoted(text, figure, places) for figure in figures)


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
    comparator, change = compare(text, found.start, found.end, kind=_kind(found), comparison=comparison)
    measured = None if found.counted else _measured(text, found)
    sure = not found.candidates
    return Figure(
        span=Span(start=found.start, end=found.end, text=text[found.start : found.end]),
        value=found.first if found.second is None and sure else None,
        low=None if found.second is None or not sure else min(found.first, found.second),
        high=None if found.second is None or not sure else max(found.first, found.second),
        candidates=found.candidates,
        unit=found.unit.name or None,
        unit_phrase=found.phrase and Span(start=found.phrase[0], end=found.phrase[1], text=text[slice(*found.phrase)]),
        dimension=found.unit.dimension,
        unit_code=found.unit.code if found.unit.dimension != "rate" else None,
        unit_candidates=found.unit.candidates,
        comparator=found.comparator or comparator,
        change=found.change or change,
        measured=measured and Span(start=measured.start(1), end=measured.end(1), text=measured[1]),
        rule=found.rule,
    )


def _single_spaced(text: str) -> tuple[str, Places]:
    """The text with one space for several, and where the spaces are gone: "$100  million"."""
    gaps = [(match.start() + 1, len(match[0]) - 1) for match in _SPACES.finditer(text)]
    if not gaps:
        return text, ((), ())
    totals = tuple(accumulate(length for _, length in gaps))
    starts = tuple(start - gone for (start, _), gone in zip(gaps, (0, *totals), strict=False))
    return _SPACES.sub(" ", text), (starts, totals)


def _quoted(text: str, figure: Figure, places: Places) -> Figure:
    """The figure with its spans as they are written in the text, line breaks and all."""
    starts, totals = places

    def written(span: Span) -> Span:
        start, end = (at + totals[n - 1] if (n := bisect_right(starts, at)) else at for at in (span.start, span.end))
        return Span(start=start, end=end, text=text[start:end])

    return attrs.evolve(
        figure,
        span=written(figure.span),
        unit_phrase=figure.unit_phrase and written(figure.unit_phrase),
        measured=figure.measured and written(figure.measured),
        equals=figure.equals and written(figure.equals),
    )


def _measured(text: str, found: Quantity) -> re.Match[str] | None:
    """What the words beside say that it measures: "5 tons of wheat", "$5 million in grants", "Exports: $5 million"."""
    after = _OF.match(text, found.end) or (_IN.match(text, found.end) if found.unit.dimension == "money" else None)
    labelled = not after and _LINE_GOES_ON.match(text, found.end)
    return after or (_LABEL.search(text, max(0, found.start - 80), found.start) if labelled else None)


def _kind(found: Quantity) -> Kind:
    """Whether it counts things, is an amount relative to another (percent, points), or one of its own."""
    if found.counted or found.unit.dimension == "time":
        return "counted" if found.counted else "duration"
    return "relative" if found.unit.dimension in _RELATIVE or found.unit.name == "point" else "absolute"
