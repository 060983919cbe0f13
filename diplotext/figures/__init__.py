"""Figures: quantities, found and read at string level."""

import re

import attrs

from diplotext.figures.find import Grammar, Quantity, build_grammar, find_quantities
from diplotext.inputs import check_text
from diplotext.lexicon import Lexicon, resolve_lexicon
from diplotext.records import Change, Comparator, Figure, Span

_BEFORE = 24
_MEASURED = re.compile(
    r" (?:of|in) (?:the |an? |its |their )?([A-Za-z][\w’' -]{2,40}?)(?=[.,;:)]| (?:and|to|in|for|by|from|at|on|with|that|which|will|was|were|is|are)\b|$)"
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
    grammar = lexicon.derive(build_grammar)
    figures = [_figure(text, found, grammar) for found in find_quantities(check_text(text), lexicon)]
    return tuple(_with_equals(text, figures))


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


def _figure(text: str, found: Quantity, grammar: Grammar) -> Figure:
    comparator, change = _qualifiers(text, found.start, grammar)
    measured = None if found.counted else _MEASURED.match(text, found.end)
    return Figure(
        span=Span(start=found.start, end=found.end, text=text[found.start : found.end]),
        value=found.first if found.second is None else None,
        low=None if found.second is None else min(found.first, found.second),
        high=None if found.second is None else max(found.first, found.second),
        unit=found.unit.name,
        dimension=found.unit.dimension,
        unit_code=found.unit.code if found.unit.dimension != "rate" else None,
        unit_candidates=found.unit.candidates,
        comparator=comparator,
        change=change,
        measured=measured and Span(start=measured.start(1), end=measured.end(1), text=measured[1]),
        rule=found.rule,
    )


def _qualifiers(text: str, start: int, grammar: Grammar) -> tuple[Comparator | None, Change | None]:
    """What the words just before say: "fell by more than"."""
    before = " " + text[max(0, start - 2 * _BEFORE) : start].lower().rstrip()
    comparator: Comparator | None = None
    for words, meaning in grammar.words["comparator"].items():
        if before.endswith((" " + words, " " + words + " a", " " + words + " the")):
            comparator = meaning  # type: ignore[assignment]
            before = before.removesuffix(" a").removesuffix(" the").removesuffix(words).rstrip()
            break
    change: Change | None = None
    if before.endswith(tuple(" " + words for words in grammar.words["increase"])):
        change = "increase"
    elif before.endswith(tuple(" " + words for words in grammar.words["decrease"])):
        change = "decrease"
    return comparator, change


def _with_equals(text: str, figures: list[Figure]) -> list[Figure]:
    """Tie a value to its conversion in brackets: "15 billion roubles ($160 million)"."""
    tied = list(figures)
    for number in range(len(tied) - 1):
        one, two = tied[number], tied[number + 1]
        between = text[one.span.end : two.span.start]
        if (
            between.strip() in ("(", "(or", "(about", "(around", "(some", "(nearly")
            and one.unit != two.unit
            and text[two.span.end : two.span.end + 1] == ")"
        ):
            tied[number] = attrs.evolve(one, equals=two.span)
            tied[number + 1] = attrs.evolve(two, equals=one.span)
    return tied
