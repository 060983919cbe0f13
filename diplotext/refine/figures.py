"""Figures, refined by the parse: what a figure measures."""

from typing import TYPE_CHECKING

import attrs

from diplotext.clauses import Clauses
from diplotext.lexicon import Lexicon, default_lexicon
from diplotext.lexicon.figures import number_words
from diplotext.lexicon.inflection import verb_forms
from diplotext.records import Figure, Span

if TYPE_CHECKING:
    import spacy.tokens
    from spacy.tokens import Doc, Token

_MODIFIERS = ("amod", "compound", "nmod", "poss", "case", "punct")
_ATTRIBUTES = ("nummod", "nmod", "compound", "amod", "quantmod")
_HIGHEST = 6
_FARTHEST = 40
_LONGEST = 12


def refine_figures(figures: tuple[Figure, ...], doc: "Doc", text: str, clauses: Clauses) -> tuple[Figure, ...]:
    """Settle by the parse what a figure measures, and that it measures no change where the change is denied.

    It is the noun that the figure is an attribute of ("a $5 million loan"), an amount of ("an output of 5 tons"), or
    stands beside in brackets ("oil (78 percent)"); the object that changes by it ("cut demand by 5 percent"); or the
    subject of a verb of being, changing or measuring ("exports reached 5 tons"). A giver measures nothing: "Japan lent
    5 tons" says nothing of Japan.

    Args:
        figures: in text order, with offsets in `text`.
        doc: the parse of `text`, tagged; without dependencies the figures come back as they are.
        text: where the figures were found; spans are quoted from it.
        clauses: the clauses of `doc`.

    Returns:
        The figures, in the same order; those that count things, or have what they measure, are unchanged.
    """
    if not doc.has_annotation("DEP"):
        return figures
    verbs = default_lexicon().derive(_measuring_verbs)
    figures = tuple(attrs.evolve(f, change=None) if f.change and _is_denied(f, clauses) else f for f in figures)
    return tuple(
        figure if figure.measured or figure.dimension == "count" else _with_measured(figure, doc, text, verbs)
        for figure in figures
    )


def _is_denied(figure: Figure, clauses: Clauses) -> bool:
    """ "exports did not rise by 5 percent"."""
    head = clauses.head_in(figure.span.start, figure.span.end)
    verb = None if head is None else clauses.verb_above(head)
    return verb is not None and clauses.standing(verb).denied


def _measuring_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Forms of the verbs whose object is an amount of their subject: "reached", "cost"."""
    return frozenset(form for verb in lexicon.derive(number_words)["measure_verb"] for form in verb_forms(verb))


def _with_measured(figure: Figure, doc: "Doc", text: str, verbs: frozenset[str]) -> Figure:
    tokens = doc.char_span(figure.span.start, figure.span.end, alignment_mode="expand")
    if tokens is None:
        return figure
    amount = tokens.root
    phrase = (
        _bracketed(figure, tokens, doc)
        or _bearer(tokens, doc, change=figure.change is not None)
        or _whole(amount, doc)
        or _object(amount, doc)
        or _subject_phrase(figure, amount, doc, verbs)
    )
    if phrase is None or len(phrase) > _LONGEST:
        return figure
    start, end = phrase.start_char, phrase.end_char
    if start < figure.span.end and figure.span.start < end:
        return figure
    return attrs.evolve(figure, measured=Span(start=start, end=end, text=text[start:end]))


def _bracketed(figure: Figure, tokens: "spacy.tokens.Span", doc: "Doc") -> "spacy.tokens.Span | None":
    """What stands before the bracket: "oil (78 percent)"; a conversion measures what its value measures."""
    before = tokens.start - 1
    if figure.equals or before < 1 or doc[before].text != "(" or not doc[before - 1].tag_.startswith("NN"):
        return None
    return _noun_phrase(doc[before - 1], doc)


def _bearer(tokens: "spacy.tokens.Span", doc: "Doc", *, change: bool) -> "spacy.tokens.Span | None":
    """The noun that it is an attribute of: "a $5 million loan"; of a change, what changes: "a 5% rise in trade"."""
    noun = tokens.root.head
    if tokens.root.dep_ not in _ATTRIBUTES or not noun.tag_.startswith("NN") or noun.i < tokens.end:
        return None
    if not change:
        return doc[tokens.end : noun.i + 1] if noun.i - tokens.end < _LONGEST else None
    for child in doc[noun.i : noun.i + _HIGHEST]:
        if child.dep_ == "pobj" and child.head.head == noun and child.head.lower_ in ("in", "of"):
            return _noun_phrase(child, doc)
    return None


def _whole(amount: "Token", doc: "Doc") -> "spacy.tokens.Span | None":
    """What the amount is of, without its determiner: "planned output" in "a planned output of 5 tons"."""
    noun = amount.head.head
    if amount.dep_ != "pobj" or amount.head.lower_ != "of" or not noun.tag_.startswith("NN") or noun.i > amount.i:
        return None
    if noun.lower_ in ("amount", "sum", "total", "tune") and noun.dep_ == "pobj":
        bearer = noun.head.head  # "loans in the amount of $5 million"
        return _noun_phrase(bearer, doc) if bearer.tag_.startswith("NN") and bearer.i < noun.i else None
    return _noun_phrase(noun, doc)


def _object(amount: "Token", doc: "Doc") -> "spacy.tokens.Span | None":
    """What is changed by the amount: "they cut demand by 5 percent"."""
    if amount.dep_ != "pobj" or amount.head.lower_ != "by":
        return None
    verb = amount.head.head
    for token in doc[verb.i + 1 : min(amount.i, verb.i + _FARTHEST)]:
        if token.head == verb and token.dep_ == "dobj" and token.tag_.startswith("NN"):
            return _noun_phrase(token, doc)
    return None


def _subject_phrase(figure: Figure, amount: "Token", doc: "Doc", verbs: frozenset[str]) -> "spacy.tokens.Span | None":
    """The subject of the verb, where it is what the amount measures."""
    verb = amount
    for _ in range(_HIGHEST):
        if verb.tag_.startswith("VB"):
            break
        verb = verb.head
    if amount.dep_ == "dobj" and figure.change is None and verb.lower_ not in verbs:
        return None  # "Japan lent $5 million"
    for _ in range(_HIGHEST):
        subject = _subject(verb, doc)
        if subject is not None or verb.dep_ not in ("conj", "xcomp"):
            break
        verb = verb.head  # "trade grew and | reached $5 million"
    if subject is None and verb.dep_ == "relcl" and verb.head.tag_.startswith("NN"):
        return _noun_phrase(verb.head, doc)  # "trade, which has grown by 5 percent"
    if subject is None:
        return None
    phrase = doc[subject.left_edge.i : subject.right_edge.i + 1]
    return phrase if phrase.end_char <= figure.span.start else None


def _subject(verb: "Token", doc: "Doc") -> "Token | None":
    """The noun that is the verb's subject, at most some words before it; a pronoun measures nothing."""
    for token in doc[max(0, verb.i - _FARTHEST) : verb.i]:
        if token.head == verb and token.dep_ in ("nsubj", "nsubjpass") and token.tag_.startswith("NN"):
            return token
    return None


def _noun_phrase(noun: "Token", doc: "Doc") -> "spacy.tokens.Span":
    """A noun with its modifiers, without its determiner."""
    first = noun.i
    while first > 0 and noun.i - first < _LONGEST and doc[first - 1].dep_ in _MODIFIERS:
        if doc[first - 1].head.i < first or doc[first - 1].head.i > noun.i or doc[first - 1].is_punct:
            break
        first -= 1
    return doc[first : noun.i + 1]
