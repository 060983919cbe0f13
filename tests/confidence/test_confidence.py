"""The confidence of records: where it comes from, and that it means something."""

import pytest

import diplotext
from diplotext.confidence import confidence_of, traits_of
from diplotext.confidence.scale import BIAS, weights_by_kind
from diplotext.kinds import KINDS
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.confidence import Rule

FITTED = ("agreements", "attitudes", "dates", "figures", "meetings", "officials", "projects", "statements", "visits")
TEXT = """
OSLO, 3 May 2024 - Kenyan President Jane Otieno arrived in Oslo on Thursday for a state visit. She met Prime
Minister Karl Lund of Norway. "The port of Mombasa will be ready by 2027," Otieno said. The two signed an agreement
on fisheries worth 40 million euros.
"""


def test_every_kind_of_which_the_issue_speaks_is_fitted() -> None:
    assert sorted(weights_by_kind(default_lexicon())) == sorted(FITTED)
    assert {kind.name for kind in KINDS} >= set(FITTED)


def test_weights_belong_to_traits_that_records_can_have() -> None:
    for kind, weights in weights_by_kind(default_lexicon()).items():
        assert BIAS in weights, kind
        assert all(abs(weight) < 10 for weight in weights.values()), kind


@pytest.mark.model
def test_records_say_how_sure_they_are() -> None:
    found = diplotext.extract(TEXT, published="2024-05-03")
    assert found.visits
    assert found.statements
    assert found.figures
    for kind in FITTED:
        for record in getattr(found, kind):
            assert 0 <= record.confidence <= 1
    assert all(person.confidence is None for person in found.persons)


@pytest.mark.model
def test_who_is_told_with_the_state_is_surer_than_who_is_open() -> None:
    told = diplotext.extract("Norwegian Foreign Minister Karl Lund said that talks would go on.").officials[0]
    left = diplotext.extract("Foreign Minister Karl Lund said that talks would go on.").officials[0]
    assert told.country_from == "text"
    assert left.country_from is None
    assert told.confidence is not None
    assert left.confidence is not None
    assert told.confidence > left.confidence


@pytest.mark.model
def test_the_same_record_is_equal_however_sure_it_is() -> None:
    official = diplotext.extract("Norwegian Foreign Minister Karl Lund spoke.").officials[0]
    other = diplotext.extract("Norwegian Foreign Minister Karl Lund spoke.", home="NO").officials[0]
    assert official == other


def test_a_kind_that_is_not_fitted_has_none() -> None:
    assert confidence_of("persons", (), default_lexicon()) is None


def test_traits_of_other_records_are_none() -> None:
    assert list(traits_of("a string")) == []


RULES = [rule for rule in default_lexicon().entries(Rule) if rule.example]


@pytest.mark.model
def test_a_record_is_explained_in_plain_words() -> None:
    visit = diplotext.extract(TEXT, published="2024-05-03").visits[0]
    first, *others = diplotext.explain(visit).splitlines()
    assert first == f"{visit.rule}: a verb of travelling has the traveller as its subject and leads to a place"
    assert all(line.startswith(("surer: ", "less sure: ")) for line in others)


def test_what_is_no_record_is_not_explained() -> None:
    with pytest.raises(TypeError, match="takes a record"):
        diplotext.explain("visit")


@pytest.mark.model
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.prefix)
def test_the_example_of_a_rule_is_read(rule: Rule) -> None:
    found = diplotext.extract(rule.example, published="2024-05-03")
    rules = {record.rule for kind in KINDS for record in getattr(found, kind.name)}
    assert any(name.startswith(rule.prefix) for name in rules), rules


@pytest.mark.model
def test_every_rule_that_made_a_record_is_explained() -> None:
    found = diplotext.extract(TEXT, published="2024-05-03")
    for kind in KINDS:
        for record in getattr(found, kind.name):
            assert not diplotext.explain(record).endswith("no rule of ours")
