"""What figures that stand beside each other say of each other: conversions, and changes told in a row."""

import re
from collections.abc import Sequence

import attrs

from diplotext.figures.comparison import Comparison, ends_in_comparator
from diplotext.records import Figure

_WIDEST = 60
_GAPPED = re.compile(
    r"(?:,|;|,? and|, while) (?:the )?[A-Z][\w&’'.]*(?: [A-Z0-9][\w&’'.]*){0,3} "
)  # "and the Dow | 2%"
_OPENS = re.compile(
    r"\s?[(\[]\s?(?:(?:or|i\.e\.|that is|equal to|equivalent to|equivalent|worth|=),? )?(?P<words>[a-zA-Z ]*)"
)
_ALSO = re.compile(r" ?[;,/] ?|,? or | ?= ?")
_OR = re.compile(r",? (?:or|that is|i\.e\.),? (?P<words>[a-z ]*)")
_CLOSES = re.compile(r" ?/|[)\],;]")
_THEN = re.compile(
    r"(?: (?:in|for|during|on|over|by|since|from|until) (?:the )?[\w.]{1,12}(?: [\w.]{1,12}){0,3})?"
    r"(?:,|;|,? and|,? but|,? or)"
    r"(?: (?:by|then|another|a further|almost|nearly|about))* "
)


def tie(text: str, figures: Sequence[Figure], comparison: Comparison) -> tuple[Figure, ...]:
    """Tie neighbours: a value and its conversion know each other, a change told in a row goes on.

    Args:
        text: the whole text.
        figures: in text order.
        comparison: the words of comparison.

    Returns:
        The figures in the same order, with `equals` ("15 billion roubles ($160 million)") and the comparator and the
        change that the second one shares with the first ("fell 4 percent in 2014 and 5 percent in 2015").
    """
    tied = list(figures)
    for number in range(1, len(tied)):
        one, two = tied[number - 1], tied[number]
        between = text[one.span.end : two.span.start]
        if len(between) > _WIDEST:
            continue
        if _is_conversion(text, one, two, between, comparison):
            first = one.equals if one.equals and one.equals.start < one.span.start else one.span
            tied[number - 1] = attrs.evolve(one, equals=one.equals or two.span)
            comparator, change = two.comparator or one.comparator, two.change or one.change
            tied[number] = attrs.evolve(two, equals=first, comparator=comparator, change=change)
        elif two.change is None and one.change and _goes_on(one, two, between):
            tied[number] = attrs.evolve(two, change=one.change)
    return tuple(tied)


def _is_conversion(text: str, one: Figure, two: Figure, between: str, comparison: Comparison) -> bool:
    """Tell the same amount in another unit: in brackets, after another conversion, or after "or"."""
    if one.dimension != two.dimension or one.unit == two.unit or one.dimension in ("percent", "count", "age", None):
        return False
    if (opens := _OPENS.fullmatch(between)) and _CLOSES.match(text, two.span.end):
        return _qualifies(opens["words"], comparison)
    if one.equals and one.equals.start < one.span.start and _ALSO.fullmatch(between):
        return True
    either = _OR.fullmatch(between)
    return bool(either) and _qualifies(either["words"] if either else "", comparison)


def _qualifies(words: str, comparison: Comparison) -> bool:
    """Tell whether the words before a conversion are none, or a comparator."""
    return not words.strip() or ends_in_comparator(f" {words.strip().lower()}", comparison)


def _goes_on(one: Figure, two: Figure, between: str) -> bool:
    """Tell whether a change told of one figure is told of the next: "fell 4 percent in May and 5 percent in June"."""
    if one.unit != two.unit:
        return between in (", or ", " or ", " (", ", ")
    gapped = one.dimension == "percent" and _GAPPED.fullmatch(between)
    return bool(gapped or _THEN.fullmatch(between))
