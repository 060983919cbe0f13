"""Which language model is used, and what happens without one."""

import importlib.util

import pytest

from diplotext import ModelNotFoundError, load, model


@pytest.mark.model
def test_the_model_is_loaded_once_and_slimmed_to_tagger_and_parser() -> None:
    nlp = load()
    assert nlp is load()
    assert {"tagger", "parser"} <= set(nlp.pipe_names)
    assert not {"ner", "lemmatizer", "attribute_ruler"} & set(nlp.pipe_names)


def test_a_named_model_that_is_missing_is_an_error_with_its_remedy() -> None:
    with pytest.raises(ModelNotFoundError, match="spacy download xx_no_such_model"):
        load("xx_no_such_model")


def test_without_any_model_both_remedies_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(ModelNotFoundError, match=r"diplotext\[en\](.|\n)*spacy download en_core_web_sm"):
        model.load()


def test_the_best_installed_model_is_preferred(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name in {"en_core_web_md", "en_core_web_sm"} or None)
    monkeypatch.setattr(model, "_load", lambda name: name)
    assert str(model.load()) == "en_core_web_md"
