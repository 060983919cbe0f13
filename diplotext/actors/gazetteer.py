"""Where known names of places stand in a text: the longest known form at each word, with all that it may mean."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

import attrs

from diplotext.countries import build_index
from diplotext.lexicon import Lexicon
from diplotext.lexicon.geography import Country, Settlement

Form: TypeAlias = Literal["name", "demonym", "capital", "seat", "city", "region", "venue"]

_PIECE = re.compile(r"[^\W_]+")
_LONGEST = 90
# How countries.Match names a form -> how Place does.
_FORMS: Mapping[str, Form] = {
    "name": "name", "official": "name", "former": "name", "adjective": "demonym", "people": "demonym",
    "capital": "capital", "seat": "seat",
}  # fmt: skip


@attrs.frozen
class Sense:
    """What a form may mean; without a code it is known to be no place in one country."""

    code: str
    form: Form
    name: str


@attrs.frozen
class Mention:
    """A known form in a text.

    Attributes:
        key: the form as the lexicon writes it.
        senses: what it may mean, the likeliest first, one for a code.
        context: it is a place only where the words around say so.
    """

    start: int
    end: int
    key: str
    senses: tuple[Sense, ...]
    context: bool


@attrs.frozen
class Gazetteer:
    """All forms for look-up.

    Attributes:
        lengths: first piece of a form -> the lengths of forms that begin with it, in pieces, longest first.
        forms: a form up to its last letter -> the form, what it may mean, and whether it needs context.
    """

    lengths: Mapping[str, tuple[int, ...]]
    forms: Mapping[str, tuple[str, tuple[Sense, ...], bool]]


def find_mentions(text: str, lexicon: Lexicon) -> list[Mention]:
    """Find the known forms, longest first at each word, without overlap, in text order."""
    usual = lexicon.derive(build_gazetteer)
    pieces = [match.span() for match in _PIECE.finditer(text)]
    mentions: list[Mention] = []
    index = 0
    while index < len(pieces):
        start, end = pieces[index]
        word = text[start:end] if end - start <= _LONGEST else ""
        found = _longest(text, pieces, index, word, usual)
        if found is None and word.isupper() and len(word) > 1:
            found = _longest(text, pieces, index, word, lexicon.derive(build_capitals))
        if found is None:
            index += 1
        else:
            mention, used = found
            mentions.append(mention)
            index += used
    return mentions


def _longest(
    text: str, pieces: list[tuple[int, int]], index: int, word: str, gazetteer: Gazetteer
) -> tuple[Mention, int] | None:
    start = pieces[index][0]
    for length in gazetteer.lengths.get(word, ()):
        if index + length > len(pieces):
            continue
        end = pieces[index + length - 1][1]
        if end - start > _LONGEST:
            continue
        known = gazetteer.forms.get(word if length == 1 else _normal(text[start:end]))
        if known and not (start and text[start - 1] in "@_"):
            form, senses, context = known
            tail = form[len(form.rstrip(".)")) :]
            if tail and text.startswith(tail, end):
                end += len(tail)
            return Mention(start, end, form, senses, context), length
    return None


def _normal(written: str) -> str:
    """A form in a text with straight apostrophes and single spaces; over a blank line there is no form."""
    return " ".join(written.replace("’", "'").replace("‘", "'").split()) if written.count("\n") < 2 else ""


def build_gazetteer(lexicon: Lexicon) -> Gazetteer:
    """All forms of countries, then of other places."""
    forms: dict[str, tuple[list[Sense], bool]] = {}
    names = {country.code: country.name for country in lexicon.entries(Country)}
    for form, matches in lexicon.derive(build_index).items():
        senses = [Sense(match.code, _FORMS[match.form], names[match.code]) for match in matches]
        if _FORMS[matches[0].form] in ("capital", "seat"):
            senses = [attrs.evolve(sense, name=form) for sense in senses]
        forms[form] = (senses, False)
    for place in lexicon.entries(Settlement):
        sense = Sense(place.country, place.kind, place.name)
        for form in (place.name, *place.spellings):
            _add(forms, form, sense, context=place.context)
        for form in place.demonyms:
            _add(forms, form, attrs.evolve(sense, form="demonym"), context=False)
    return _gazetteer((form, form, tuple(senses), context) for form, (senses, context) in forms.items())


def _add(forms: dict[str, tuple[list[Sense], bool]], form: str, sense: Sense, *, context: bool) -> None:
    known = forms.setdefault(form, ([], context))[0]
    if all(other.code != sense.code for other in known):
        known.append(sense)


def build_capitals(lexicon: Lexicon) -> Gazetteer:
    """The same forms all in capitals, of four letters or more: "TBILISI", "SRI LANKA"."""
    return _gazetteer(
        (form.upper(), form, senses, context)
        for form, senses, context in lexicon.derive(build_gazetteer).forms.values()
        if len(form) > 3 and not form.isupper()
    )


def _gazetteer(forms: Iterable[tuple[str, str, tuple[Sense, ...], bool]]) -> Gazetteer:
    lengths: dict[str, tuple[int, ...]] = {}
    known: dict[str, tuple[str, tuple[Sense, ...], bool]] = {}
    for written, form, senses, context in forms:
        pieces = (written,) if written.isalpha() else _PIECE.findall(written)
        known.setdefault(written.rstrip(".)"), (form, senses, context))
        others = lengths.get(pieces[0], ())
        if len(pieces) not in others:
            lengths[pieces[0]] = tuple(sorted((*others, len(pieces)), reverse=True)) if others else (len(pieces),)
    return Gazetteer(lengths, known)
