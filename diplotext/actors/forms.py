"""Look-up of many known forms in one pass over a text: the longest at each word."""

import itertools
import re
from collections.abc import Mapping
from typing import Generic, TypeVar

import attrs

T = TypeVar("T")

_PIECE = re.compile(r"[^\W_]+")
_GAP = re.compile(r"([\W_]+)")
_LONGEST = 110


@attrs.frozen
class Forms(Generic[T]):
    """Known forms for look-up.

    Attributes:
        lengths: first piece of a form -> the lengths of forms that begin with it, in pieces, longest first.
        known: a form up to its last letter -> what it stands for.
        usual: the same -> the form as it is usually written, where that differs ("U.S" -> "U.S.").
    """

    lengths: Mapping[str, tuple[int, ...]]
    known: Mapping[str, T]
    usual: Mapping[str, str]


@attrs.frozen
class Hit(Generic[T]):
    """A known form in a text: ``text[start:end]``, the form, and what it stands for."""

    start: int
    end: int
    form: str
    value: T


@attrs.frozen(eq=False)
class Pieces:
    """A text cut into its runs of letters and digits: the runs, and where each begins and ends."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]


def cut(text: str) -> Pieces:
    """Cut a text into runs of letters and digits; the first may be empty.

    >>> cut("Port-au-Prince").words, cut("(Lima)").starts
    (['Port', 'au', 'Prince'], [0, 1])
    """
    parts = _GAP.split(text)
    parts = parts if parts[-1] else parts[:-1]
    offsets = list(itertools.accumulate(map(len, parts), initial=0))
    return Pieces(text, parts[::2], offsets[:-1:2], offsets[1::2])


def index_forms(forms: Mapping[str, T]) -> Forms[T]:
    """Make forms ready for look-up; of forms that differ in a last mark only, the first wins."""
    lengths: dict[str, tuple[int, ...]] = {}
    known: dict[str, T] = {}
    usual: dict[str, str] = {}
    for form, value in forms.items():
        if form.isalpha():
            key, first, count = form, form, 1
        else:
            pieces = _PIECE.findall(form)
            key, first, count = form.rstrip(".)"), pieces[0], len(pieces)
        if key not in known:
            known[key] = value
            if key != form:
                usual[key] = form
        if lengths.get(first) != (count,):
            _add_length(lengths, first, count)
    return Forms(lengths, known, usual)


def with_capitals(forms: Forms[T]) -> Forms[T]:
    """The same forms, and those of four letters or more all in capitals: "TBILISI", "SRI LANKA"."""
    capitals = {written.upper(): written for written in forms.known if len(written) > 3}
    known = {written: forms.known[usual] for written, usual in capitals.items()} | dict(forms.known)
    usual = {written: forms.usual.get(usual, usual) for written, usual in capitals.items()} | dict(forms.usual)
    lengths = dict(forms.lengths)
    for first, counts in forms.lengths.items():
        for count in counts:
            _add_length(lengths, first.upper(), count)
    return Forms(lengths, known, usual)


def _add_length(lengths: dict[str, tuple[int, ...]], first: str, count: int) -> None:
    counts = lengths.get(first)
    if counts is None:
        lengths[first] = (count,)
    elif count not in counts:
        lengths[first] = tuple(sorted((*counts, count), reverse=True))


def find_forms(pieces: Pieces, forms: Forms[T]) -> list[Hit[T]]:
    """Find known forms as written, longest first at each word, without overlap, in text order.

    >>> forms = index_forms({"Port-au-Prince": 1, "Prince": 2, "U.S.": 3})
    >>> [(hit.form, hit.start, hit.end) for hit in find_forms(cut("The Prince left Port-au-Prince for the U.S."), forms)]
    [('Prince', 4, 10), ('Port-au-Prince', 16, 30), ('U.S.', 39, 43)]
    >>> find_forms(cut("a prince"), forms)
    []
    """  # noqa: E501 the output of a doctest is one line
    lengths = forms.lengths
    hits: list[Hit[T]] = []
    free = 0
    for index in [number for number, word in enumerate(pieces.words) if word in lengths]:
        if index >= free:
            found = _longest(pieces, index, forms)
            if found:
                hits.append(found[0])
                free = index + found[1]
    return hits


def _longest(pieces: Pieces, index: int, forms: Forms[T]) -> tuple[Hit[T], int] | None:
    """The longest known form that begins at a piece, and its length in pieces."""
    text = pieces.text
    start = pieces.starts[index]
    for length in forms.lengths[pieces.words[index]]:
        if index + length > len(pieces.words):
            continue
        end = pieces.ends[index + length - 1]
        if end - start > _LONGEST:
            continue
        written = pieces.words[index] if length == 1 else _normal(text[start:end])
        if written in forms.known and not (start and text[start - 1] in "@_"):
            form = forms.usual.get(written, written)
            tail = form[len(form.rstrip(".)")) :]
            if tail and text.startswith(tail, end):
                end += len(tail)
            return Hit(start, end, form, forms.known[written]), length
    return None


def _normal(written: str) -> str:
    """A form with straight apostrophes and single spaces; over a blank line there is no form."""
    return " ".join(written.replace("’", "'").replace("‘", "'").split()) if written.count("\n") < 2 else ""
