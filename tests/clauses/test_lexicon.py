"""Every entry of the clause words does what it says in a sentence about a visit."""

import pytest

from diplotext import load
from diplotext.clauses import Clauses, Standing
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.clauses import ClauseGovernor, ClauseWords

pytestmark = pytest.mark.model

MODALS = ("will", "would", "may", "must")
# Their examples are told although they hold a negation.
REVERSING = ("only", "open", "presupposing", "restores")


def _standing(text: str, form: str = "visit") -> Standing:
    doc = load()(text)
    at = next(token.i for token in doc if token.lower_.startswith(form))
    return Clauses(doc, default_lexicon()).standing(at)


def _examples(entry: ClauseWords | ClauseGovernor) -> list[tuple[str, bool]]:
    return [(text, True) for text in entry.examples] + [(text, False) for text in entry.counter_examples]


WORDS = [(e.group, *case) for e in default_lexicon().entries(ClauseWords) for case in _examples(e)]
GOVERNORS = [(e.effect, *case) for e in default_lexicon().entries(ClauseGovernor) for case in _examples(e)]


@pytest.mark.parametrize(("group", "text", "is_example"), [case for case in WORDS if case[0] not in MODALS])
def test_a_closed_class_denies_or_supposes_what_its_examples_tell(group: str, text: str, is_example: bool) -> None:
    assert _standing(text).is_told is (is_example == (group in REVERSING))


@pytest.mark.parametrize(("group", "text", "is_example"), [case for case in WORDS if case[0] in MODALS])
def test_a_modal_is_told_by_its_class(group: str, text: str, is_example: bool) -> None:
    assert (_standing(text).modality == group) is is_example


@pytest.mark.parametrize(("effect", "text", "is_example"), GOVERNORS)
def test_a_governor_says_whether_the_visit_happens(effect: str, text: str, is_example: bool) -> None:
    standing = _standing(text)
    assert (standing.called_off if effect == "called_off" else standing.is_told) is (
        is_example == (effect in (*REVERSING, "called_off"))
    )


@pytest.mark.parametrize(
    ("lemma", "particle"),
    [
        (lemma, entry.particle)
        for entry in default_lexicon().entries(ClauseGovernor)
        if entry.pos == "verb" and entry.effect == "denied" and entry.particle != "to"
        for lemma in entry.lemmas
    ],
)
def test_every_verb_of_refusing_denies_what_it_governs(lemma: str, particle: str | None) -> None:
    behind = {None: "a visit", "out": "out a visit", "down": "down a visit"}.get(particle, f"{particle} a visit")
    assert _standing(f"She will {lemma} {behind} to Lima.").denied
