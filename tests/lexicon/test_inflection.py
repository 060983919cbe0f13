"""Inflected forms of verbs and nouns."""

import pytest

from diplotext.lexicon.inflection import plural, singular, verb_forms


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("agree", "agreed"), ("deny", "denied"), ("play", "played"), ("stress", "stresses"), ("stop", "stopping"),
        ("refer", "referring"), ("visit", "visiting"), ("travel", "travelled"), ("travel", "traveled"),
        ("die", "dying"), ("host", "hosted"), ("fly", "flew"), ("withdraw", "withdrawn"), ("go", "goes"),
        ("see", "seeing"), ("fix", "fixed"), ("be", "were"), ("note", "noting"),
    ],
)  # fmt: skip
def test_a_verb_has_its_forms(lemma: str, form: str) -> None:
    assert form in verb_forms(lemma)


@pytest.mark.parametrize(("lemma", "form"), [("visit", "visitting"), ("fly", "flyed"), ("agree", "agreeed")])
def test_a_verb_has_no_wrong_forms(lemma: str, form: str) -> None:
    assert form not in verb_forms(lemma)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("memorandum", "memoranda"), ("treaty", "treaties"), ("bus", "buses"), ("child", "children"),
        ("veto", "vetoes"), ("ton", "tons"), ("crisis", "crises"), ("aircraft", "aircraft"), ("tax", "taxes"),
    ],
)  # fmt: skip
def test_a_noun_has_its_plural_and_comes_back(one: str, many: str) -> None:
    assert plural(one) == many
    assert singular(many) == one


@pytest.mark.parametrize("noun", ["crisis", "status", "congress", "gas", "series"])
def test_a_singular_stays(noun: str) -> None:
    assert singular(noun) == noun
