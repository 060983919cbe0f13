"""Organisations: the cases of tests/cases/organizations, the examples of the lexicon, and every name that it holds."""

import itertools
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotext.actors.forms import cut
from diplotext.actors.mentions import OrganizationMention
from diplotext.actors.organizations.bodies import find_hints
from diplotext.actors.organizations.find import find_organizations
from diplotext.actors.places.find import find_places
from diplotext.lexicon import Lexicon, default_lexicon
from diplotext.lexicon.organizations import Body, BodyWords, Institution, InternationalOrganization, StateWords

CASES = Path(__file__).parent.parent / "cases" / "organizations"
LEXICON = default_lexicon()


def cases() -> list[dict[str, object]]:
    groups = tomllib.loads((CASES / "organizations.toml").read_text(encoding="utf-8"))
    return [case for group in groups.values() for case in group]


def found(text: str, lexicon: Lexicon = LEXICON) -> tuple[OrganizationMention, ...]:
    return find_organizations(text, find_places(text, lexicon), lexicon)


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case["text"])[:50])
def test_organizations_of_a_text_are_found(case: dict[str, object]) -> None:
    mentions = found(str(case["text"]))
    assert [f"{mention.name}: {mention.kind} {mention.country or '-'}" for mention in mentions] == case["organizations"]


@pytest.mark.parametrize(
    "entry", [*LEXICON.entries(InternationalOrganization), *LEXICON.entries(Institution)], ids=lambda entry: entry.name
)
def test_every_name_of_an_organization_is_found_in_a_sentence(entry: InternationalOrganization | Institution) -> None:
    abbreviations = entry.abbreviations if isinstance(entry, InternationalOrganization) else ()
    for form in (entry.name, *abbreviations, *entry.names):
        mentions = found(f"They wrote to the {form} on Monday.")
        assert [(mention.name, mention.usual) for mention in mentions] == [(form.removeprefix("The "), entry.name)]


def test_no_name_stands_for_two_organizations() -> None:
    international = LEXICON.entries(InternationalOrganization)
    names = [name for entry in international for name in (entry.name, *entry.abbreviations, *entry.names)]
    names += [name for entry in LEXICON.entries(Institution) for name in (entry.name, *entry.names)]
    assert len(names) == len(set(names))
    assert len(international) > 150


@pytest.mark.parametrize("entry", LEXICON.entries(Body), ids=lambda entry: entry.kind)
def test_bodies_meet_their_examples(entry: Body) -> None:
    assert all(entry.kind in {mention.kind for mention in found(example)} for example in entry.examples)
    assert not any(found(example) for example in entry.counter_examples)
    assert entry.examples or not (entry.nouns or entry.endings or entry.openings)


@pytest.mark.parametrize("entry", LEXICON.entries(BodyWords), ids=lambda entry: entry.group)
def test_words_of_bodies_do_what_their_group_says(entry: BodyWords) -> None:
    assert all(found(example) for example in entry.examples)
    assert not any(found(example) for example in entry.counter_examples)
    assert entry.examples
    assert entry.counter_examples


@pytest.mark.parametrize("entry", LEXICON.entries(StateWords), ids=lambda entry: entry.country)
def test_words_of_a_state_tell_it(entry: StateWords) -> None:
    def told(sentence: str) -> set[str]:
        return {code for _, _, code in find_hints(cut(sentence), (), LEXICON)}

    assert all(told(example) == {entry.country} for example in entry.examples)
    assert all(told(f"It was {form}.") == {entry.country} for form in entry.forms)
    assert not any(told(example) for example in entry.counter_examples)
    assert entry.examples
    assert entry.counter_examples


def test_a_user_adds_organizations() -> None:
    lexicon = Lexicon(
        {
            "organizations": [{"name": "Lakes Compact", "abbreviations": ["LCX"]}],
            "institutions": [{"name": "Fjordgas", "kind": "company", "country": "NO"}],
            "places": [{"name": "Skjeggedal", "country": "NO"}],
        }
    )
    mentions = found("The LCX and Fjordgas met in Skjeggedal.", lexicon)
    assert [(mention.usual, mention.kind, mention.country) for mention in mentions] == [
        ("Lakes Compact", "international", None),
        ("Fjordgas", "company", "NO"),
    ]
    assert [place.code for place in find_places("They met in Skjeggedal.", lexicon)] == ["NO"]


PARTS = [
    "The",
    "Ministry",
    "of",
    "Foreign",
    "Affairs",
    "Norway",
    "’s",
    "Security",
    "Council",
    "NATO",
    ",",
    "and",
    "Bank",
    "\n",
]


@given(st.text(max_size=200) | st.lists(st.sampled_from(PARTS), max_size=60).map(" ".join))
def test_mentions_are_spans_of_the_text_in_order(text: str) -> None:
    mentions = found(text)
    assert all(text[mention.start : mention.end] == mention.name for mention in mentions)
    assert all(one.end <= other.start for one, other in itertools.pairwise(mentions))


def test_finding_organizations_takes_time_in_proportion_to_the_text() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        found(text)
        return time.process_time() - start

    for unit in ("Ministry of ", "Ministry of Foreign Affairs, ", "Bank ", "foreign ", "the UN and ", "Norway's "):
        found(unit)
        assert seconds(unit * 20_000) < 12 * seconds(unit * 4_000) + 0.2
