"""Where known names of places stand in a text: the longest known form at each word, with all that it may mean."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

import attrs

from diplotext.actors.forms import Forms, index_forms, longest, pieces_of
from diplotext.countries import build_index
from diplotext.lexicon import Lexicon
from diplotext.lexicon.geography import Country, Settlement

Form: TypeAlias = Literal["name", "demonym", "capital", "seat", "city", "region", "venue"]

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
class Senses:
    """All that a form may mean.

    Attributes:
        key: the form as the lexicon writes it.
        senses: the likeliest first, one for a code.
        context: it is a place only where the words around say so.
    """

    key: str
    senses: tuple[Sense, ...]
    context: bool


@attrs.frozen
class Mention:
    """A known form in a text: ``text[start:end]``, and what it may mean, as in `Senses`."""

    start: int
    end: int
    key: str
    senses: tuple[Sense, ...]
    context: bool


def find_mentions(text: str, lexicon: Lexicon) -> list[Mention]:
    """Find the known forms, longest first at each word, without overlap, in text order."""
    usual = lexicon.derive(build_gazetteer)
    pieces = pieces_of(text)
    mentions: list[Mention] = []
    index = 0
    while index < len(pieces):
        found = longest(text, pieces, index, usual)
        if found is None and text[pieces[index][1] - 1].isupper() and text[slice(*pieces[index])].isupper():
            found = longest(text, pieces, index, lexicon.derive(build_capitals))
        if found:
            hit = found[0]
            mentions.append(Mention(hit.start, hit.end, hit.value.key, hit.value.senses, hit.value.context))
        index += found[1] if found else 1
    return mentions


def build_gazetteer(lexicon: Lexicon) -> Forms[Senses]:
    """All forms of countries, then of other places."""
    forms: dict[str, tuple[list[Sense], bool]] = {}
    names = {country.code: country.name for country in lexicon.entries(Country)}
    for form, matches in lexicon.derive(build_index).items():
        place = _FORMS[matches[0].form] in ("capital", "seat")
        senses = [Sense(match.code, _FORMS[match.form], form if place else names[match.code]) for match in matches]
        forms[form] = (senses, False)
    for entry in lexicon.entries(Settlement):
        sense = Sense(entry.country, entry.kind, entry.name)
        for form in (entry.name, *entry.spellings):
            _add(forms, form, sense, context=entry.context)
        for form in entry.demonyms:
            _add(forms, form, attrs.evolve(sense, form="demonym"), context=False)
    return index_forms((form, Senses(form, tuple(senses), context)) for form, (senses, context) in forms.items())


def _add(forms: dict[str, tuple[list[Sense], bool]], form: str, sense: Sense, *, context: bool) -> None:
    known = forms.setdefault(form, ([], context))[0]
    if all(other.code != sense.code for other in known):
        known.append(sense)


def build_capitals(lexicon: Lexicon) -> Forms[Senses]:
    """The same forms all in capitals, of four letters or more: "TBILISI", "SRI LANKA"."""
    return index_forms(
        (form.upper(), senses)
        for form, senses in lexicon.derive(build_gazetteer).known.values()
        if len(form) > 3 and not form.isupper()
    )
