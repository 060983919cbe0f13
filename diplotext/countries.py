"""Countries: names, official and former names, demonyms, capitals and seats of power, to ISO 3166 codes and back.

Codes are ISO 3166-1 alpha-2; Kosovo is "XK"; a dissolved state keeps its ISO 3166-3 code of four letters ("SUHH" for the
Soviet Union). A state that was only renamed has one code: "Burma" is "MM". International organisations, the European
Union too, are no countries.

Look-up is exact: capitals and diacritics as written, or the whole form in capitals; an article, doubled spaces and
curly apostrophes make no difference.

>>> from diplotext import countries
>>> [countries.code(form) for form in ("Azerbaijani", "Côte d’Ivoire", "TBILISI", "the Kremlin", "Burma", "Soviet Union")]
['AZ', 'CI', 'GE', 'RU', 'MM', 'SUHH']
>>> [countries.code(form) for form in ("European Union", "us", "Korean")]
[None, None, None]
>>> countries.lookup("Korean")
(Match(code='KR', form='adjective'), Match(code='KR', form='people'), Match(code='KP', form='adjective'), Match(code='KP', form='people'))
>>> countries.name("CZ"), countries.forms("CZ").official, countries.forms("CZ").peoples
('Czechia', 'Czech Republic', ('Czechs',))

Source: ISO 3166-1 and 3166-3 for codes, Unicode CLDR and the United Nations' list of member states for names.
"""  # noqa: E501 the output of a doctest is one line

from collections.abc import Mapping
from typing import Literal, TypeAlias

import attrs

from diplotext.lexicon import Lexicon, default_lexicon
from diplotext.lexicon.geography import Country, StateNumber
from diplotext.terms import without_article

__all__ = [
    "Country", "Form", "Match", "alpha3", "check_home", "code", "codes", "cow", "forms", "gw", "lookup", "name",
]  # fmt: skip

Form: TypeAlias = Literal["name", "official", "former", "adjective", "people", "capital", "seat"]

# The likelier reading of a form that two countries share comes first.
_LIKELIER = ("KR", "CD", "DO")


@attrs.frozen
class Match:
    """What a form stands for.

    Attributes:
        code: the country.
        form: as what it stands for it: "people" is one or several of its people, "seat" a place that stands for its
            government.
    """

    code: str
    form: Form


def lookup(form: str) -> tuple[Match, ...]:
    """All that a form may stand for.

    Args:
        form: a name, adjective, demonym, capital or seat of power ("Danish", "Danes", "Foggy Bottom").

    Returns:
        Names before adjectives before people before capitals before seats, the likelier country first; () if the form
        is unknown.

    >>> lookup("Dutch")
    (Match(code='NL', form='adjective'),)
    >>> lookup("Singapore")[0], lookup("Ouagadougou")
    (Match(code='SG', form='name'), (Match(code='BF', form='capital'),))
    >>> lookup("nowhere")
    ()
    """
    lexicon = default_lexicon()
    index = lexicon.derive(build_index)
    for spelling in (normal(form), normal(without_article(normal(form)))):
        if spelling in index:
            return index[spelling]
        if spelling.isupper() and len(spelling) > 3 and (known := lexicon.derive(_in_capitals).get(spelling)):
            return index[known]
    return ()


def code(form: str) -> str | None:
    """The code of the one country that a form stands for.

    Returns:
        The code; None if the form is unknown, or stands for several countries (`lookup` tells which).

    >>> code("Danes"), code("People's Republic of China"), code("Foggy Bottom")
    ('DK', 'CN', 'US')
    >>> code("Congolese") is None
    True
    """
    found = {match.code for match in lookup(form)}
    return found.pop() if len(found) == 1 else None


def name(code: str) -> str | None:
    """The common English name of the country with a code.

    >>> name("TR"), name("SUHH")
    ('Türkiye', 'Soviet Union')
    >>> name("EU") is None
    True
    """
    country = forms(code)
    return country.name if country else None


def forms(code: str) -> Country | None:
    """All names, adjectives, demonyms, capitals and seats of the country with a code.

    >>> denmark = forms("DK")
    >>> denmark.adjectives, denmark.people, denmark.peoples, denmark.capitals[0], denmark.alpha3
    (('Danish',), ('Dane',), ('Danes',), 'Copenhagen', 'DNK')
    >>> forms("ZZ") is None
    True
    """
    return default_lexicon().derive(_by_code).get(code)


def alpha3(code: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of the country with a code; None for a dissolved state or an unknown code.

    >>> alpha3("AZ"), alpha3("XK"), alpha3("SUHH")
    ('AZE', 'XKX', None)
    """
    country = forms(code)
    return country.alpha3 or None if country else None


def cow(code: str, *, year: int | None = None) -> int | None:
    """The number of a state in the Correlates of War list.

    Args:
        code: the country, as everywhere in diplotext.
        year: the year that is spoken of, from 1946 on; None for the state's latest number.

    Returns:
        The number; None where the country was no member of the list in that year, or never is. Of two numbers in one
        year, as of Germany in 1990, the later one.

    >>> cow("AZ", year=2024), cow("AZ", year=1980), cow("SUHH", year=1980)
    (373, None, 365)
    >>> cow("DE", year=1980), cow("DE"), cow("GL")
    (260, 255, None)
    """
    return _state_number(code, "cow", year)


def gw(code: str, *, year: int | None = None) -> int | None:
    """The number of a state in the list of Gleditsch and Ward, microstates included; arguments as in `cow`.

    >>> gw("RS", year=2024), gw("DE", year=2024), gw("MC", year=2024)
    (340, 260, 221)
    """
    return _state_number(code, "gw", year)


def codes() -> tuple[str, ...]:
    """All codes, in the order of the countries' names, those of dissolved states last.

    >>> codes()[:3], codes()[-1]
    (('AF', 'AX', 'AL'), 'YUCS')
    """
    return tuple(country.code for country in _countries())


def check_home(home: object) -> str | None:
    """Return the code of the state where a text was issued.

    Args:
        home: an ISO 3166-1 alpha-2 code, or None.

    Raises:
        ValueError: it is no country's code; the message names the code that is probably meant.
        TypeError: it is neither a string nor None.

    >>> check_home("SG")
    'SG'
    >>> check_home("Singapore")
    Traceback (most recent call last):
        ...
    ValueError: home must be an ISO 3166-1 alpha-2 code such as 'NO', not 'Singapore'; you probably mean 'SG'
    """
    if home is None or (isinstance(home, str) and forms(home)):
        return home
    if not isinstance(home, str):
        raise TypeError(f"home must be an ISO 3166-1 alpha-2 code such as 'NO', or None, not {type(home).__name__}")
    meant = next((country.code for country in _countries() if home.upper() in (country.code, country.alpha3)), None)
    remedy = f"; you probably mean {meant!r}" if (meant := meant or code(home)) else ""
    raise ValueError(f"home must be an ISO 3166-1 alpha-2 code such as 'NO', not {home!r}{remedy}")


def normal(form: str) -> str:
    """A form with straight apostrophes and single spaces."""
    return " ".join(form.replace("’", "'").split())


def build_index(lexicon: Lexicon) -> Mapping[str, tuple[Match, ...]]:
    """Form -> what it may stand for."""
    index: dict[str, dict[Match, None]] = {}
    countries = sorted(lexicon.entries(Country), key=lambda country: country.code not in _LIKELIER)
    fields: tuple[tuple[Form, str], ...] = (
        ("name", "name"), ("official", "official"), ("name", "names"), ("former", "former"),
        ("adjective", "adjectives"), ("people", "people"), ("people", "peoples"),
        ("capital", "capitals"), ("seat", "seats"),
    )  # fmt: skip
    for kind, field in fields:
        for country in countries:
            value: str | tuple[str, ...] = getattr(country, field)
            for form in (value,) if isinstance(value, str) else value:
                if form:
                    index.setdefault(form, {})[Match(country.code, kind)] = None
    # "Korean" of South Korea, then of North Korea: the country decides the order, not the kind of form.
    return {form: _by_country(tuple(matches)) for form, matches in index.items()}


def _by_country(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    order = list(dict.fromkeys(match.code for match in matches))
    return tuple(sorted(matches, key=lambda match: order.index(match.code))) if len(order) > 1 else matches


def _in_capitals(lexicon: Lexicon) -> dict[str, str]:
    """Forms in capitals -> as usually written."""
    found: dict[str, str] = {}
    for form in lexicon.derive(build_index):
        found.setdefault(form.upper(), form)
    return found


def _state_number(code: str, system: str, year: int | None) -> int | None:
    for term in default_lexicon().derive(_numbers).get((code, system), ()):
        if year is None or (term.first or year) <= year <= (term.last or year):
            return term.number
    return None


def _numbers(lexicon: Lexicon) -> dict[tuple[str, str], list[StateNumber]]:
    """A country and a system -> its numbers there, the latest first."""
    found: dict[tuple[str, str], list[StateNumber]] = {}
    for term in lexicon.entries(StateNumber):
        found.setdefault((term.code, term.system), []).insert(0, term)
    return found


def _countries() -> tuple[Country, ...]:
    return default_lexicon().entries(Country)


def _by_code(lexicon: Lexicon) -> dict[str, Country]:
    return {country.code: country for country in lexicon.entries(Country)}
