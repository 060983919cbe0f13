"""Places: the cases of tests/cases/places, the examples of the lexicon, and every form that it holds."""

import itertools
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotext import countries, extract_dates
from diplotext.actors.places.find import find_places
from diplotext.actors.places.gazetteer import build_gazetteer
from diplotext.lexicon import Lexicon, default_lexicon
from diplotext.lexicon.geography import Cities, Country, Homograph, Namesake, PlaceWords, Settlement

CASES = Path(__file__).parent.parent / "cases" / "places"
LEXICON = default_lexicon()


def cases() -> list[dict[str, object]]:
    groups = tomllib.loads((CASES / "places.toml").read_text(encoding="utf-8"))
    return [case for group in groups.values() for case in group]


def written(text: str) -> list[str]:
    return [
        f"{place.text}: {place.code} {place.form}{' embedded' if place.embedded else ''}"
        for place in find_places(text, LEXICON)
    ]


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case["text"])[:50])
def test_places_of_a_text_are_found(case: dict[str, object]) -> None:
    assert written(str(case["text"])) == case["places"]


@pytest.mark.parametrize("country", LEXICON.entries(Country), ids=lambda country: country.code)
def test_every_form_of_a_country_leads_back_to_it(country: Country) -> None:
    forms = (country.name, country.official, *country.names, *country.former, *country.demonyms)
    for form in filter(None, (*forms, *country.capitals, *country.seats)):
        assert country.code in {match.code for match in countries.lookup(form)}
        assert country.code in {match.code for match in countries.lookup(f"the {form}")}
    assert countries.forms(country.code) == country
    assert countries.name(country.code) == country.name
    assert countries.code(country.name) == country.code


def found_in(sentence: str, form: str) -> set[str]:
    """The codes that the mention of a form in a sentence may have."""
    places = [place for place in find_places(sentence, LEXICON) if place.text == form]
    return {code for place in places for code in (place.code, *place.candidates)}


@pytest.mark.parametrize("country", LEXICON.entries(Country), ids=lambda country: country.code)
def test_every_form_of_a_country_is_found_in_a_sentence(country: Country) -> None:
    words = {form for entry in LEXICON.entries(Homograph) if entry.also == "word" for form in entry.forms}
    forms = (country.name, country.official, *country.names, *country.former, *country.demonyms)
    for form in filter(None, (*forms, *country.capitals, *country.seats)):
        if form in words:
            assert country.code in found_in(f"They met in {form} on Monday.", form)
        else:
            assert country.code in found_in(f"They spoke of {form} at length.", form)


def test_every_city_region_and_venue_is_found_in_a_sentence() -> None:
    forms = [(name, entry.country) for entry in LEXICON.entries(Cities) for name in entry.names]
    forms += [
        (form, entry.country)
        for entry in LEXICON.entries(Settlement)
        for form in (entry.name, *entry.spellings, *entry.demonyms)
        if entry.country
    ]
    assert [form for form, code in forms if code not in found_in(f"They met in {form} on Monday.", form)] == []


@pytest.mark.parametrize("entry", LEXICON.entries(Homograph), ids=lambda entry: entry.also)
def test_homographs_are_told_apart(entry: Homograph) -> None:
    forms = set(entry.forms)
    assert all(forms & {place.text for place in find_places(example, LEXICON)} for example in entry.examples)
    for example in entry.counter_examples:
        assert not forms & {place.text for place in find_places(example, LEXICON)}
    assert entry.examples
    assert entry.counter_examples


@pytest.mark.parametrize("entry", LEXICON.entries(Namesake), ids=lambda entry: f"{entry.form}-{entry.code}")
def test_namesakes_are_told_apart(entry: Namesake) -> None:
    def meant(sentence: str) -> bool:
        return any(place.text == entry.form and place.code == entry.code for place in find_places(sentence, LEXICON))

    assert all(meant(example) for example in entry.examples)
    assert not any(meant(example) for example in entry.counter_examples)
    assert entry.examples
    assert entry.counter_examples


@pytest.mark.parametrize("entry", LEXICON.entries(PlaceWords), ids=lambda entry: entry.group)
def test_words_around_places_do_what_their_group_says(entry: PlaceWords) -> None:
    def placed(sentence: str) -> bool:
        return any(not place.embedded for place in find_places(sentence, LEXICON))

    assert all(find_places(example, LEXICON) for example in entry.examples)
    assert not any(placed(example) for example in entry.counter_examples)
    assert entry.examples
    assert entry.counter_examples


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [*"Georgia Jordan Korean of the in , . \n’s"],
        ),
        max_size=60,
    ).map(" ".join)
)
def test_mentions_are_spans_of_the_text_in_order(text: str) -> None:
    places = find_places(text, LEXICON)
    assert all(text[place.start : place.end] == place.text for place in places)
    assert all(one.end <= other.start for one, other in itertools.pairwise(places))


def test_finding_places_takes_time_in_proportion_to_the_text() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        find_places(text, LEXICON)
        return time.process_time() - start

    for unit in ("Republic of ", "New ", "Georgia, ", "Michael Jordan. ", "the Republic "):
        find_places(unit, LEXICON)
        assert seconds(unit * 20_000) < 12 * seconds(unit * 4_000) + 0.2


def test_dates_are_read_without_the_gazetteer() -> None:
    lexicon = Lexicon()
    extract_dates("The talks began on 5 May 2024 in Lima.", lexicon=lexicon)
    assert build_gazetteer not in lexicon._derived
    find_places("in Lima", lexicon)
    assert build_gazetteer in lexicon._derived


def test_a_state_that_is_gone_is_told_from_one_that_exists() -> None:
    assert [place.dissolved for place in find_places("Soviet and Danish engineers", LEXICON)] == [True, False]


def test_a_name_does_not_reach_over_a_wide_gap() -> None:
    assert find_places("New" + " " * 120 + "Zealand", LEXICON) == ()
