"""Speakers' turns."""

from hypothesis import given
from hypothesis import strategies as st

from diplotext.layout import find_paragraphs, find_turns


@given(st.text(alphabet='ab \n."“”:?QA', max_size=80))
def test_any_text_is_accepted(text: str) -> None:
    paragraphs = find_paragraphs(text)
    assert all(t.first <= t.last < len(paragraphs) for t in find_turns(text, paragraphs))


def test_an_interview_without_labels_is_told_by_its_lead() -> None:
    text = "Jon Roe answered our questions.\n\nWhat was agreed?\n\nWe agreed on grain.\n\nIt will be shipped soon."
    assert [(t.role, t.first, t.last) for t in find_turns(text, find_paragraphs(text))] == [
        ("question", 1, 1),
        ("answer", 2, 3),
    ]
