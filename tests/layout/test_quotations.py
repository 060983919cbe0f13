"""Which stretches stand between quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotext.layout import find_paragraphs, find_quotations, find_turns


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“Yes,” he said.", ["Yes,"]),
        ('"Yes," he said, "we do."', ["Yes,", "we do."]),
        ("''Yes,'' he said.", ["Yes,"]),
        ("„Ja“, sagte er.", ["Ja"]),
        ("«Oui», dit-il.", ["Oui"]),
        ("‘We don’t,’ he said.", ["We don’t,"]),
        ("'We don't,' he said.", ["We don't,"]),
        ("The ministers' aides' views", []),
        ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,", "no"]),
        ("“We go on.", ["We go on."]),
        ("Left open here.”", []),
    ],
)
def test_a_quotation_is_found_with_every_mark(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text, find_paragraphs(text))] == quoted


def test_a_missing_mark_spoils_one_paragraph_at_most() -> None:
    text = 'He said "no.\n\n"Yes," she said.'
    found = [text[q.start : q.end] for q in find_quotations(text, find_paragraphs(text))]
    assert found[-1] == "Yes,"


@given(st.text(alphabet="ab \n\"'“”‘’„«»:?Q", max_size=80))
def test_any_text_is_accepted(text: str) -> None:
    paragraphs = find_paragraphs(text)
    assert all(0 <= q.start < q.end <= len(text) for q in find_quotations(text, paragraphs))
    assert all(t.first <= t.last < len(paragraphs) for t in find_turns(text, paragraphs))


def test_an_interview_without_labels_is_told_by_its_lead() -> None:
    text = "Jon Roe answered our questions.\n\nWhat was agreed?\n\nWe agreed on grain.\n\nIt will be shipped soon."
    assert [(t.role, t.first, t.last) for t in find_turns(text, find_paragraphs(text))] == [
        ("question", 1, 1),
        ("answer", 2, 3),
    ]
