"""Each frame finds its examples and not its counter-examples, each cue is found in a sentence of its frame."""

import pytest

import diplotext
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.inflection import verb_forms
from diplotext.lexicon.visits import VisitCue, VisitFrame
from diplotext.records import Visit

FRAMES = default_lexicon().entries(VisitFrame)
# What only adds to a trip shows in one field of it.
SHOWN = {"joint": "met", "leave": "end", "accompany": "delegation"}


def found(frame: VisitFrame, text: str) -> list[Visit]:
    """The visits of a text in which a frame says what it says."""
    visits = diplotext.extract_visits(text, published="2024-05-06")
    field = SHOWN.get(frame.role)
    return [visit for visit in visits if field is None or getattr(visit, field)]


@pytest.mark.model
@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.role)
def test_a_frame_finds_its_examples_and_not_its_counter_examples(frame: VisitFrame) -> None:
    assert all(found(frame, example) for example in frame.examples)
    assert not any(found(frame, example) for example in frame.counter_examples)


def test_every_cue_has_a_frame() -> None:
    roles = {frame.role for frame in FRAMES}
    assert len(roles) == len(FRAMES)
    assert {cue.role for cue in default_lexicon().entries(VisitCue)} == roles


# Where a cue needs more than its first preposition: a companion, or what it is done with.
SENTENCES = {
    "go": "The queen of Norway {verb} {prep} Lima on Monday.",
    "be": "The queen of Norway {verb} {prep} Lima on Monday.",
    "host": "The king of Peru {verb} the queen of Norway {prep} Lima on Monday.",
    "see": "The king of Peru {verb} the queen of Norway {prep} Lima on Monday.",
    "invite": "The king of Peru {verb} the queen of Norway {prep} Lima.",
}


@pytest.mark.model
@pytest.mark.parametrize(
    "cue",
    [c for c in default_lexicon().entries(VisitCue) if c.pos == "verb" and c.role in SENTENCES and not c.companions],
    ids=lambda cue: cue.lemma,
)
def test_every_verb_is_found_in_a_sentence_of_its_role(cue: VisitCue) -> None:
    past = "was" if cue.lemma == "be" else verb_forms(cue.lemma)[2]
    sentence = SENTENCES[cue.role].format(verb=past, prep="" if cue.direct else cue.prepositions[0])
    visits = diplotext.extract_visits(" ".join(sentence.split()), published="2024-05-06")
    assert [(visit.origin, visit.destination) for visit in visits] == [(("NO",), "PE")]
