"""Speakers' turns: transcripts and interviews, where whole paragraphs are somebody's words."""

from typing import Literal

import attrs


@attrs.frozen
class Turn:
    """A run of paragraphs that one speaker says.

    Attributes:
        label: range of the label that names the speaker ("PRESIDENT BIDEN"), without its colon; None in an interview
            without labels.
        first: index of the first paragraph.
        last: index of the last paragraph, inclusive.
        start: offset where the words begin (after the label).
        role: "question" for a journalist's, else "speech" or "answer".
    """

    label: tuple[int, int] | None
    first: int
    last: int
    start: int
    role: Literal["speech", "question", "answer"]


def find_turns(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Turn, ...]:
    """Find the turns of a transcript or an interview, in text order; () for any other text."""
    return ()
