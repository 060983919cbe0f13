"""Where a text names countries, their people, capitals, cities and seats of power."""

import re
from collections.abc import Mapping
from typing import Literal, TypeAlias

import attrs

from diplotext.countries import build_index, normal
from diplotext.lexicon import Lexicon
from diplotext.lexicon.geography import City

Form: TypeAlias = Literal["name", "demonym", "capital", "seat", "city"]

_WORD = re.compile(r"[^\W\d_][\w.’'‘-]*")
_LONGEST = 7
# "us" and "it" are no states; "Georgia" beside an American word is no state of the Caucasus.
_AMERICAN = re.compile(r"\b(?:Atlanta|Savannah|Augusta|Alabama|Florida|Carolina|Senator|Governor|Sen\.|Gov\.)")
# "Jordan" the person: "Michael Jordan", "Mr. Jordan", "Jordan said".
_PERSON_BEFORE = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep)\.? |\b(?:Jim|Michael|Vernon) )$")
_PERSONAL_NAMES = frozenset({"Jordan", "Chad", "Georgia", "Israel"})


@attrs.frozen
class Place:
    """A mention of a place or of a country's people.

    Attributes:
        start: offset of the first character, without article.
        end: offset after the last one.
        text: as written, without a possessive ending.
        code: the country.
        form: as what it is named: "Russia" name, "Russian" demonym, "Moscow" capital, "Sochi" city, "Kremlin" seat.
    """

    start: int
    end: int
    text: str
    code: str
    form: Form


def build_places(lexicon: Lexicon) -> Mapping[str, tuple[str, Form]]:
    """Form -> country code and kind, countries' own forms before cities."""
    cities: dict[str, tuple[str, Form]] = {normal(city.name): (city.country, "city") for city in lexicon.entries(City)}
    states: dict[str, tuple[str, Form]] = {
        form: (matches[0].code, matches[0].form) for form, matches in lexicon.derive(build_index).items()
    }
    return cities | states


def find_places(text: str, lexicon: Lexicon) -> tuple[Place, ...]:
    """Find every mention of a country, its people, its capital, a city or a seat of power.

    The longest name at a place wins. Only capitalised words count.

    Args:
        text: any string.
        lexicon: the vocabulary in use.

    Returns:
        Places in text order, without overlap; () if there are none.
    """
    known = lexicon.derive(build_places)
    words = [match.span() for match in _WORD.finditer(text)]
    places: list[Place] = []
    index = 0
    while index < len(words):
        place, used = _longest(text, words, index, known)
        if place and not _is_person(text, place):
            places.append(place)
        index += used
    return tuple(places)


def _longest(
    text: str, words: list[tuple[int, int]], index: int, known: Mapping[str, tuple[str, Form]]
) -> tuple[Place | None, int]:
    start = words[index][0]
    if not text[start].isupper():
        return None, 1
    for count in range(min(_LONGEST, len(words) - index), 0, -1):
        end = words[index + count - 1][1]
        if end - start > 60:
            continue
        for form in _spellings(text[start:end]):
            if found := known.get(normal(form)):
                return Place(start, start + len(form), form, *found), count
    return None, 1


def _spellings(written: str) -> tuple[str, ...]:
    """A name as written, and without a possessive ending, a full stop, or what a hyphen joins to it."""
    bare = re.sub(r"[’']s?$", "", written)
    head, hyphen, _ = bare.partition("-")
    return tuple(dict.fromkeys((written, bare, bare.rstrip("."), *((head,) if hyphen and " " not in head else ()))))


def _is_person(text: str, place: Place) -> bool:
    if place.text not in _PERSONAL_NAMES:
        return False
    around = text[max(0, place.start - 60) : place.end + 60]
    american = place.text == "Georgia" and bool(_AMERICAN.search(around))
    return american or bool(_PERSON_BEFORE.search(text, max(0, place.start - 12), place.start))
