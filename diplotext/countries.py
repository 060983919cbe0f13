"""Countries: names, official and former names, demonyms, capitals and seats of power, to ISO 3166 codes and back.

>>> from diplotext import countries
>>> [countries.code(form) for form in ("Azerbaijani", "Côte d'Ivoire", "Tbilisi", "the Kremlin", "Soviet Union")]
['AZ', 'CI', 'GE', 'RU', 'SUHH']
>>> countries.code("Atlantis") is None
True
>>> countries.name("CZ")
'Czechia'

Source: ISO 3166-1 and 3166-3; names after Unicode CLDR; capitals after GeoNames.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

import attrs

from diplotext.lexicon import Lexicon, default_lexicon
from diplotext.lexicon.geography import Country
from diplotext.records import without_article

Form: TypeAlias = Literal["name", "demonym", "capital", "seat"]


@attrs.frozen
class Match:
    """What a form stands for: a country's code, and as what."""

    code: str
    form: Form


def build_index(lexicon: Lexicon) -> Mapping[str, tuple[Match, ...]]:
    """Form -> what it may stand for, names before demonyms before capitals before seats."""
    index: dict[str, list[Match]] = {}
    fields: tuple[tuple[Form, str], ...] = (
        ("name", "names"), ("demonym", "demonyms"), ("capital", "capitals"), ("seat", "seats"),
    )  # fmt: skip
    for kind, field in fields:
        for country in lexicon.entries(Country):
            for form in getattr(country, field):
                index.setdefault(normal(form), []).append(Match(country.code, kind))
    return {form: tuple(dict.fromkeys(matches)) for form, matches in index.items()}


def normal(form: str) -> str:
    """A form with straight apostrophes and single spaces."""
    return " ".join(form.replace("’", "'").split())


def lookup(form: str) -> tuple[Match, ...]:
    """All that a form may stand for, the likeliest first; () if it is unknown.

    >>> [match.code for match in lookup("Congolese")]
    ['CD']
    >>> lookup("nowhere")
    ()
    """
    index = default_lexicon().derive(build_index)
    return index.get(normal(form)) or index.get(normal(without_article(form))) or ()


def code(form: str) -> str | None:
    """The code of a country by any of its forms, or None."""
    matches = lookup(form)
    return matches[0].code if matches else None


def name(code: str) -> str | None:
    """The common English name of a code, or None."""
    country = default_lexicon().derive(_by_code).get(code)
    return country.names[0] if country else None


def forms(code: str) -> Country | None:
    """All names, demonyms, capitals and seats of a code, or None."""
    return default_lexicon().derive(_by_code).get(code)


def codes() -> tuple[str, ...]:
    """All codes, in alphabetical order, those of dissolved states last."""
    return tuple(country.code for country in default_lexicon().entries(Country))


def _by_code(lexicon: Lexicon) -> dict[str, Country]:
    return {country.code: country for country in lexicon.entries(Country)}
