"""Look-up of many known forms in one pass over a text: the longest at each word."""

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

import attrs

T = TypeVar("T")

_PIECE = re.compile(r"[^\W_]+")
_LONGEST = 110


@attrs.frozen
class Forms(Generic[T]):
    """Known forms for look-up.

    Attributes:
        lengths: first piece of a form -> the lengths of forms that begin with it, in pieces, longest first.
        known: a form up to its last letter -> the form and what it stands for.
    """

    lengths: Mapping[str, tuple[int, ...]]
    known: Mapping[str, tuple[str, T]]


@attrs.frozen
class Hit(Generic[T]):
    """A known form in a text: ``text[start:end]``, the form, and what it stands for."""

    start: int
    end: int
    form: str
    value: T


def index_forms(forms: Iterable[tuple[str, T]]) -> Forms[T]:
    """Make forms ready for look-up; of equal ones the first wins."""
    lengths: dict[str, tuple[int, ...]] = {}
    known: dict[str, tuple[str, T]] = {}
    for form, value in forms:
        pieces = (form,) if form.isalpha() else _PIECE.findall(form)
        known.setdefault(form.rstrip(".)"), (form, value))
        others = lengths.get(pieces[0], ())
        if len(pieces) not in others:
            lengths[pieces[0]] = tuple(sorted((*others, len(pieces)), reverse=True)) if others else (len(pieces),)
    return Forms(lengths, known)


def pieces_of(text: str) -> list[tuple[int, int]]:
    """The runs of letters and digits in a text."""
    return [match.span() for match in _PIECE.finditer(text)]


def longest(text: str, pieces: list[tuple[int, int]], index: int, forms: Forms[T]) -> tuple[Hit[T], int] | None:
    """The longest known form that begins at a piece, and its length in pieces."""
    start, stop = pieces[index]
    if stop - start > _LONGEST:
        return None
    word = text[start:stop]
    for length in forms.lengths.get(word, ()):
        if index + length > len(pieces):
            continue
        end = pieces[index + length - 1][1]
        if end - start > _LONGEST:
            continue
        known = forms.known.get(word if length == 1 else _normal(text[start:end]))
        if known and not (start and text[start - 1] in "@_"):
            form, value = known
            tail = form[len(form.rstrip(".)")) :]
            if tail and text.startswith(tail, end):
                end += len(tail)
            return Hit(start, end, form, value), length
    return None


def find_forms(text: str, forms: Forms[T]) -> list[Hit[T]]:
    """Find known forms as written, longest first at each word, without overlap, in text order."""
    pieces = pieces_of(text)
    hits: list[Hit[T]] = []
    index = 0
    while index < len(pieces):
        found = longest(text, pieces, index, forms)
        if found:
            hits.append(found[0])
        index += found[1] if found else 1
    return hits


def _normal(written: str) -> str:
    """A form with straight apostrophes and single spaces; over a blank line there is no form."""
    return " ".join(written.replace("’", "'").replace("‘", "'").split()) if written.count("\n") < 2 else ""
