"""Each entry of the vocabulary of agreements does its work in its examples and not in its counter-examples."""

import re

import pytest

import diplotext
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.agreements import AgreementNoun, AgreementStatusCue, KnownAgreement
from diplotext.lexicon.inflection import plural, verb_forms


@pytest.mark.model
@pytest.mark.parametrize("entry", default_lexicon().entries(AgreementNoun), ids=lambda entry: entry.noun)
def test_a_noun_names_an_agreement_in_its_examples_only(entry: AgreementNoun) -> None:
    for example in entry.examples:
        assert [found.kind for found in diplotext.extract_agreements(example)] == [entry.kind], example
    for example in entry.counter_examples:
        assert diplotext.extract_agreements(example) == (), example


@pytest.mark.parametrize("cue", default_lexicon().entries(AgreementStatusCue), ids=repr)
def test_a_cue_stands_in_its_examples_only(cue: AgreementStatusCue) -> None:
    forms = {"verb": verb_forms(cue.lemma), "noun": (cue.lemma, plural(cue.lemma)), "word": (cue.lemma,)}[cue.pos]
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b", re.IGNORECASE)
    assert all(pattern.search(example) and (cue.particle or "") in example for example in cue.examples)
    assert not any(pattern.search(example) for example in cue.counter_examples)


@pytest.mark.model
@pytest.mark.parametrize("entry", default_lexicon().entries(KnownAgreement), ids=lambda entry: entry.names[0])
def test_a_known_agreement_is_found_under_each_of_its_names(entry: KnownAgreement) -> None:
    for name in entry.names:
        (found,) = diplotext.extract_agreements(f"They reaffirmed the {name}.")
        assert (found.name, found.kind) == (name, entry.kind)
