"""Where known names of places stand in a text: the longest known form at each word, with all that it may mean."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

import attrs

from diplotext.actors.forms import Forms, Pieces, find_forms, index_forms, with_capitals
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
    return [
        Mention(hit.start, hit.end, hit.form, hit.value) for hit in find_forms(pieces, lexicon.derive(build_gazetteer))
    ]


def build_gazetteer(lexicon: Lexicon) -> Forms[tuple[Sense, ...]]:
    """All forms of countries, then of other places."""
    names = {country.code: country.name for country in lexicon.entries(Country)}
    forms: dict[str, tuple[Sense, ...]] = {}
    for form, matches in lexicon.derive(build_index).items():
        place = _FORMS[matches[0].form] in ("capital", "seat")
        forms[form] = tuple(
            {
                match.code: Sense(match.code, _FORMS[match.form], form if place else names[match.code])
                for match in reversed(matches)
            }.values()
        )[::-1]
    for entry in lexicon.entries(Settlement):
        sense = (Sense(entry.country, entry.kind, entry.name, entry.context),)
        for form in (entry.name, *entry.spellings):
            forms[form] = _joined(forms[form], sense) if form in forms else sense
        if entry.demonyms:
            sense = (Sense(entry.country, "demonym", entry.name),)
            for form in entry.demonyms:
                forms[form] = _joined(forms[form], sense) if form in forms else sense
    return with_capitals(index_forms(forms.items()))


def _joined(senses: tuple[Sense, ...], more: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """What a form already means, and one sense more, unless it has one in that country."""
    return senses if any(sense.code == more[0].code for sense in senses) else senses + more
