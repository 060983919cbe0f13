"""Where known names of places stand in a text: the longest known form at each word, with all that it may mean."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

import attrs

from diplotext.actors.forms import Forms, Pieces, find_forms, index_forms, with_capitals
from diplotext.countries import Match, build_index
from diplotext.lexicon import Lexicon
from diplotext.lexicon.geography import Cities, Country, Settlement

Form: TypeAlias = Literal["name", "demonym", "capital", "seat", "city", "region", "venue"]

_Meanings: TypeAlias = tuple[Match | Settlement | Cities, ...]

# How countries.Match names a form -> how Place does.
_FORMS: Mapping[str, Form] = {
    "name": "name", "official": "name", "former": "name", "adjective": "demonym", "people": "demonym",
    "capital": "capital", "seat": "seat",
}  # fmt: skip


@attrs.frozen
class Sense:
    """What a form may mean.

    Attributes:
        code: the country; without one it is known to be no place in one country.
        form: as what it names it.
        name: the usual name.
        context: it is a place only where the words around say so.
    """

    code: str
    form: Form
    name: str
    context: bool = False


@attrs.frozen
class Mention:
    """A known form in a text: ``text[start:end]``, the form as the lexicon writes it, and what it may mean.

    The likeliest sense stands first, one for a code.
    """

    start: int
    end: int
    key: str
    senses: tuple[Sense, ...]

    @property
    def context(self) -> bool:
        """It is a place only where the words around say so."""
        return self.senses[0].context


def find_mentions(pieces: Pieces, lexicon: Lexicon) -> list[Mention]:
    """Find the known forms, longest first at each word, without overlap, in text order."""
    names = lexicon.derive(_country_names)
    senses: dict[str, tuple[Sense, ...]] = {}
    mentions: list[Mention] = []
    for hit in find_forms(pieces, lexicon.derive(build_gazetteer)):
        if hit.form not in senses:
            senses[hit.form] = _senses(hit.form, hit.value, names)
        mentions.append(Mention(hit.start, hit.end, hit.form, senses[hit.form]))
    return mentions


def build_gazetteer(lexicon: Lexicon) -> Forms[_Meanings]:
    """All forms of countries, then of other places, each with the entries that it may mean."""
    forms: dict[str, _Meanings] = dict(lexicon.derive(build_index))
    for entry in lexicon.entries(Settlement):
        for form in (entry.name, *entry.spellings, *entry.demonyms):
            forms[form] = (*forms[form], entry) if form in forms else (entry,)
    for cities in lexicon.entries(Cities):
        for name in cities.names:
            forms[name] = (*forms[name], cities) if name in forms else (cities,)
    return with_capitals(index_forms(forms))


def _senses(form: str, meanings: _Meanings, names: Mapping[str, str]) -> tuple[Sense, ...]:
    """What a form may mean, the likeliest first, one sense for a country."""
    senses: dict[str, Sense] = {}
    for meaning in meanings:
        if isinstance(meaning, Match):
            kind = _FORMS[meaning.form]
            sense = Sense(meaning.code, kind, form if kind in ("capital", "seat") else names[meaning.code])
        elif isinstance(meaning, Cities):
            sense = Sense(meaning.country, "city", form)
        else:
            people = form in meaning.demonyms
            sense = Sense(
                meaning.country, "demonym" if people else meaning.kind, meaning.name, meaning.context and not people
            )
        senses.setdefault(sense.code, sense)
    return tuple(senses.values())


def _country_names(lexicon: Lexicon) -> dict[str, str]:
    return {country.code: country.name for country in lexicon.entries(Country)}
