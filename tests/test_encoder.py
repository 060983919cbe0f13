"""The shared layer on plain arrays says what spaCy's own says."""

import copy
import pickle
import threading

import numpy
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from diplotext import model
from diplotext.encoder import Encoder, OneThread, quicken

TEXTS = [
    "The minister said that she wouldn't travel to Peru before 3 May.",
    "A",
    "“Ready?” HE ASKED -- twice!",
    " \t ",
    "Über naïve cafés, 東京 and 🙂: $40bn (or 15 per cent) ... " * 20,
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return model.load_copy()


def encoder_of(nlp: Language) -> Encoder:
    encoder = nlp.get_pipe("tok2vec").model._func  # type: ignore[attr-defined]
    assert isinstance(encoder, Encoder)
    return encoder


def docs_of(nlp: Language, texts: list[str]) -> list[Doc]:
    return [nlp.make_doc(text) for text in texts]


def vectors_of(nlp: Language, docs: list[Doc]) -> list[numpy.ndarray]:
    return list(nlp.get_pipe("tok2vec").predict(docs))  # type: ignore[attr-defined]


@pytest.mark.parametrize("texts", [TEXTS, TEXTS[:1], ["", *TEXTS, ""], TEXTS * 40], ids=len)
def test_vectors_are_those_of_spacy(nlp: Language, texts: list[str]) -> None:
    docs = docs_of(nlp, texts)
    theirs, _ = encoder_of(nlp).forward(nlp.get_pipe("tok2vec").model, docs, False)  # type: ignore[attr-defined]
    for mine, other in zip(vectors_of(nlp, docs), theirs, strict=True):
        assert mine.shape == other.shape
        assert numpy.allclose(mine, other, atol=1e-4)


def test_what_was_read_before_does_not_change_a_bit(nlp: Language) -> None:
    docs = docs_of(nlp, TEXTS)
    after_others = vectors_of(nlp, docs)
    for mine, other in zip(vectors_of(model.load_copy(), docs), after_others, strict=True):
        assert numpy.array_equal(mine, other)


def test_more_words_than_are_kept_change_nothing(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplotext.encoder._KEPT_WORDS", 10)
    fresh = model.load_copy()
    for text in TEXTS * 2:
        docs = docs_of(fresh, [text])
        assert numpy.array_equal(vectors_of(fresh, docs)[0], vectors_of(nlp, docs)[0])


def test_threads_may_share_it() -> None:
    shared, alone = model.load_copy(), model.load_copy()
    docs = docs_of(alone, [f"word{number} and word{number + 1}" for number in range(400)])
    found: dict[int, list[numpy.ndarray]] = {}

    def read(start: int) -> None:
        found[start] = [vector for at in range(start, 400, 4) for vector in vectors_of(shared, docs[at : at + 1])]

    threads = [threading.Thread(target=read, args=(start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for start, vectors in found.items():
        for mine, doc in zip(vectors, docs[start::4], strict=True):
            assert numpy.array_equal(mine, vectors_of(alone, [doc])[0])


def test_matrices_are_multiplied_in_one_thread_and_the_number_is_set_back() -> None:
    asked: list[int] = []
    one = OneThread()
    one._get, one._set = lambda: 4, asked.append
    with one, one:
        assert asked == [1]
    assert asked == [1, 4]


def test_a_library_of_unknown_name_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplotext.encoder._THREADS", [("no_such_get", "no_such_set")])
    one = OneThread()
    with one:
        assert (one._get, one._set) == (None, None)


def test_a_pickled_encoder_starts_without_what_it_kept(nlp: Language) -> None:
    docs = docs_of(nlp, TEXTS)
    encoder = encoder_of(nlp)
    again = pickle.loads(pickle.dumps(encoder))  # noqa: S301
    layer = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    for mine, other in zip(again(layer, docs, False)[0], encoder(layer, docs, False)[0], strict=True):
        assert numpy.array_equal(mine, other)


def test_a_model_that_learns_is_read_anew() -> None:
    nlp = model.load_copy()
    docs = docs_of(nlp, TEXTS)
    layer = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    before = vectors_of(nlp, docs)
    vectors, backprop = layer(docs, is_train=True)
    backprop([numpy.ones_like(vector) for vector in vectors])
    layer.finish_update(lambda _, weights, gradient: (weights - 0.1 * gradient, gradient))
    after = vectors_of(nlp, docs)
    theirs, _ = encoder_of(nlp).forward(layer, docs, False)
    assert not numpy.allclose(before[0], after[0], atol=1e-3)
    assert numpy.allclose(theirs[0], after[0], atol=1e-3)


def test_another_architecture_keeps_its_own_pass() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger").add_label("NN")  # type: ignore[attr-defined]
    nlp.initialize()
    text = "A word."
    before = copy.deepcopy(nlp.get_pipe("tagger").predict([nlp.make_doc(text)]))  # type: ignore[attr-defined]
    after = quicken(nlp).get_pipe("tagger").predict([nlp.make_doc(text)])  # type: ignore[attr-defined]
    assert not isinstance(nlp.get_pipe("tagger").model._func, Encoder)  # type: ignore[attr-defined]
    assert numpy.array_equal(before[0], after[0])
