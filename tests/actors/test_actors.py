"""Officials and reference, on the cases of tests/cases/actors."""

import datetime
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotext.actors import read_actors
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.actors import ActorWords, Title
from diplotext.reading import read
from diplotext.records import Official, Person

CASES = Path(__file__).parent.parent / "cases" / "actors"


def cases(name: str) -> list[dict[str, object]]:
    groups = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    return [case for group in groups.values() for case in group]


@pytest.mark.model
@pytest.mark.parametrize("case", cases("officials"), ids=lambda case: str(case["text"])[:50])
def test_officials_are_found_with_role_and_country(case: dict[str, object]) -> None:
    known = {key: case[key] for key in ("home", "published") if key in case}
    actors = read_actors(read(str(case["text"]), **known))  # type: ignore[arg-type]
    assert [[o.name, o.role, o.country or ""] for o in actors.officials if o.name] == case["officials"]
    people: tuple[Official | Person, ...] = (*actors.officials, *actors.persons)
    assert all((person.country is None) == (person.country_from is None) for person in people)


@pytest.mark.model
@pytest.mark.parametrize("case", cases("persons"), ids=lambda case: str(case["text"])[:50])
def test_who_holds_no_office_is_a_person(case: dict[str, object]) -> None:
    actors = read_actors(read(str(case["text"])))
    assert [[person.name, person.description or ""] for person in actors.persons] == case["persons"]


@pytest.mark.model
def test_a_label_is_its_publishers_though_one_who_held_the_office_is_named() -> None:
    text = "Doorstop, Port Moresby\n\nPRIME MINISTER: As Prime Minister Rudd agreed, I went to see Mr Marrow."
    actors = read_actors(read(text, home="AU", published=datetime.date(2014, 3, 20)))
    assert [(o.country, o.country_from) for o in actors.officials if o.name is None] == [("AU", "home")]


TITLES = (
    "President",
    "Prime Minister",
    "Foreign Minister",
    "Deputy Prime Minister",
    "Vice President",
    "Defence Minister",
)
STATES = (
    ("Norway", "Norwegian", "NO"),
    ("Chile", "Chilean", "CL"),
    ("Kenya", "Kenyan", "KE"),
    ("Georgia", "Georgian", "GE"),
)
NAMES = (
    "Kari Lunde",
    "Pablo de Soto",
    "Park Ji-hoon",
    "Turki bin Fahd al-Rashid",
    "Ana O'Dowd",
    "Łukasz Żak",
    "John R. Hart",
)


@pytest.mark.model
@given(st.sampled_from(TITLES), st.sampled_from(STATES), st.sampled_from(NAMES), st.integers(0, 4))
def test_an_office_is_read_in_every_order(title: str, state: tuple[str, str, str], name: str, order: int) -> None:
    country, demonym, code = state
    opening = (
        f"{title} of {country} {name}",
        f"{demonym} {title} {name}",
        f"{title} {name} of {country}",
        f"{name}, {title} of {country},",
        f"{country}'s {title}, {name},",
    )[order]
    (official,) = read_actors(read(f"{opening} arrived in Lisbon.")).officials
    assert (official.name, official.country) == (name, code)


@pytest.mark.model
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    actors = read_actors(read(text))
    mentions = [official.mentions for official in actors.officials] + [person.mentions for person in actors.persons]
    assert all(text[span.start : span.end] == span.text for spans in mentions for span in spans)


@pytest.mark.model
@pytest.mark.parametrize("case", cases("reference"), ids=lambda case: str(case["text"])[:50])
def test_a_mention_is_resolved(case: dict[str, object]) -> None:
    text, mention = str(case["text"]), str(case["mention"])
    start = text.rindex(mention)
    reading = read(text, published=case.get("published"), home=case.get("home"))  # type: ignore[arg-type]
    found = read_actors(reading).at(start, start + len(mention))
    assert [actor.label for actor in found] == case["labels"]


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["", "\0", "President " * 500, "and " * 500, "Jane Roe, " * 300, "President of the " * 300]
)
def test_hostile_texts_are_read(text: str) -> None:
    actors = read_actors(read(text))
    for official in actors.officials:
        assert all(text[s.start : s.end] == s.text for s in official.mentions)
    assert actors.at(0, 0) == ()


@pytest.mark.parametrize("kind", [Title, ActorWords])
def test_every_entry_meets_its_examples(kind: type[Title] | type[ActorWords]) -> None:
    for entry in default_lexicon().entries(kind):
        forms = {form.lower() for form in (entry.nouns if isinstance(entry, Title) else entry.forms)}

        def met(phrase: str, forms: set[str] = forms) -> bool:
            padded = " " + phrase.lower().replace("-", " ") + " "
            return any(f" {form.replace('-', ' ')} " in padded for form in forms)

        assert entry.examples
        assert all(met(example) for example in entry.examples)
        assert not any(met(example) for example in entry.counter_examples)


@pytest.mark.model
def test_a_title_may_be_the_last_word_of_a_text() -> None:
    (official,) = read_actors(read("Here is Ana Roe, foreign minister")).officials
    assert (official.name, official.role) == ("Ana Roe", "foreign minister")
