"""Figures, refined by the parse: what a figure measures."""

from typing import TYPE_CHECKING

import attrs

from diplotext.records import Figure, Span

if TYPE_CHECKING:
    import spacy.tokens
    from spacy.tokens import Doc, Token

_MODIFIERS = ("amod", "compound", "nmod")
_HIGHEST = 6
_FARTHEST = 40
_LONGEST = 12


def refine_figures(figures: tuple[Figure, ...], doc: "Doc", text: str) -> tuple[Figure, ...]:
    """Settle by the parse what a figure measures: the noun that it is an amount of, or the subject of its verb.

    Args:
        figures: in text order, with offsets in `text`.
        doc: the parse of `text`, tagged; without dependencies the figures come back as they are.
        text: where the figures were found; spans are quoted from it.

    Returns:
        The figures, in the same order; those that count things, or have what they measure, are unchanged.
    """
    if not doc.has_annotation("DEP"):
        return figures
    return tuple(
        figure if figure.measured or figure.dimension == "count" else _with_subject(figure, doc, text)
        for figure in figures
    )


def _with_subject(figure: Figure, doc: "Doc", text: str) -> Figure:
    tokens = doc.char_span(figure.span.start, figure.span.end, alignment_mode="expand")
    if tokens is None:
        return figure
    whole = _whole(tokens.root, doc)
    if whole is not None and whole.end_char <= figure.span.start:
        return attrs.evolve(figure, measured=_span(text, whole))
    verb = tokens.root
    for _ in range(_HIGHEST):
        if verb.tag_.startswith("VB"):
            break
        verb = verb.head
    subject = _subject(verb, doc)
    if subject is None:
        return figure
    phrase = doc[subject.left_edge.i : subject.right_edge.i + 1]
    if len(phrase) > _LONGEST or phrase.end_char > figure.span.start:
        return figure
    return attrs.evolve(figure, measured=_span(text, phrase))


def _span(text: str, tokens: "spacy.tokens.Span") -> Span:
    return Span(start=tokens.start_char, end=tokens.end_char, text=text[tokens.start_char : tokens.end_char])


def _whole(amount: "Token", doc: "Doc") -> "spacy.tokens.Span | None":
    """What the amount is of, without its determiner: "planned output" in "a planned output of 5 tons"."""
    noun = amount.head.head
    if amount.dep_ != "pobj" or amount.head.lower_ != "of" or not noun.tag_.startswith("NN") or noun.i > amount.i:
        return None
    first = noun.i
    while first > 0 and noun.i - first < _LONGEST and doc[first - 1].head == noun and doc[first - 1].dep_ in _MODIFIERS:
        first -= 1
    return doc[first : noun.i + 1]


def _subject(verb: "Token", doc: "Doc") -> "Token | None":
    """The noun that is the verb's subject, at most some words before it; a pronoun measures nothing."""
    for token in doc[max(0, verb.i - _FARTHEST) : verb.i]:
        if token.head == verb and token.dep_ in ("nsubj", "nsubjpass") and token.tag_.startswith("NN"):
            return token
    return None
