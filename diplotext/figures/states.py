"""Whose currency a name is that several states share: "dinars" are Jordan's in a text about Jordan."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.figures import Currency
from diplotext.lexicon.geography import Country
from diplotext.lexicon.patterns import alternatives
from diplotext.records import Figure

# "Dollars" with no state are those of the United States; a pound is another state's where the text names that pound.
_FIXED = "dollar"
_BY_NAME_ALONE = "pound"
# So many states from the front of a text are looked at for the one whose currency it mostly is.
_MANY = 50


@attrs.frozen(eq=False)
class Shared:
    """The names that several currencies share.

    Attributes:
        default: shared name -> the currency that it is where no state is told.
        owners: shared name -> word that tells a state -> that state's currency of this name.
        told: finds these words.
    """

    default: Mapping[str, str]
    owners: Mapping[str, Mapping[str, str]]
    told: re.Pattern[str]


def build_shared(lexicon: Lexicon) -> Shared:
    """Collect the names of currencies that stand alone and with a state: "dinars", "Jordanian dinars"."""
    currencies = lexicon.entries(Currency)
    states = {country.code: country for country in lexicon.entries(Country)}
    default = {
        name: currency.code
        for currency in currencies
        for name in currency.names
        if " " not in name and name.islower() and not name.startswith(_FIXED)
    }
    owners: dict[str, dict[str, str]] = {name: {} for name in default}
    for currency in currencies:
        for name in currency.names:
            state, _, noun = name.rpartition(" ")
            if noun in owners and state:
                owners[noun] |= dict.fromkeys(_words_of(state, noun, states.get(currency.code[:2])), currency.code)
    for noun, code in default.items():
        country = states.get(code[:2])
        owners[noun] |= dict.fromkeys((country.name, *country.names, *country.demonyms) if country else (), code)
    shared = {noun: words for noun, words in owners.items() if set(words.values()) - {default[noun]}}
    words = {word for told in shared.values() for word in told}
    return Shared(default, shared, re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)"))


def _words_of(state: str, noun: str, country: Country | None) -> Iterable[str]:
    """The words that tell a state: its adjective as the currency has it, its names, its people."""
    if noun.startswith(_BY_NAME_ALONE):
        return (f"{state} pound", f"{state} pounds")
    return (state, *((country.name, *country.names, *country.demonyms) if country else ()))


def of_states(text: str, figures: Iterable[Figure], lexicon: Lexicon) -> tuple[Figure, ...]:
    """Give sums in a shared currency to the state that the text names, the last one before where it names several.

    Where the text names the state whose currency it mostly is, or none, it stays that one's.
    """
    shared = lexicon.derive(build_shared)
    told: dict[str, list[tuple[int, str]]] = {}
    settled = []
    for figure in figures:
        noun = _noun(figure, shared)
        if noun:
            if not told:
                told = _told(text, shared)
            code = _owner(figure.span.start, told.get(noun, []), shared.default[noun])
            figure = attrs.evolve(figure, unit=(figure.unit or "").replace(shared.default[noun], code, 1))  # noqa: PLW2901
        settled.append(figure)
    return tuple(settled)


def _told(text: str, shared: Shared) -> dict[str, list[tuple[int, str]]]:
    """For each shared name, where the text tells a state and the currency of that state, in text order."""
    told: dict[str, list[tuple[int, str]]] = {noun: [] for noun in shared.owners}
    for match in shared.told.finditer(text):
        for noun, owners in shared.owners.items():
            if match[0] in owners:
                told[noun].append((match.start(), owners[match[0]]))
    return told


def _noun(figure: Figure, shared: Shared) -> str | None:
    """The shared name in which a sum is told, or None."""
    if not figure.unit or figure.dimension not in ("money", "rate"):
        return None
    words = figure.span.text.split()
    nouns = [word for word in words[1:] if word in shared.owners]
    place = words.index(nouns[0]) if nouns else 0
    bare = nouns and words[place - 1] not in shared.owners[nouns[0]] and "sterling" not in words[place + 1 : place + 2]
    return nouns[0] if bare and figure.unit.startswith(shared.default[nouns[0]]) else None


def _owner(start: int, told: list[tuple[int, str]], default: str) -> str:
    """The currency of the state that is told last before the sum, or first; the default where its state is told."""
    if not told or any(code == default for _, code in told[:_MANY]):
        return default
    return told[max(bisect_left(told, (start, "")) - 1, 0)][1]
