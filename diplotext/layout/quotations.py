"""Quotation regions: which stretches of a text stand between quotation marks."""

import attrs


@attrs.frozen
class Quotation:
    """A quotation in one paragraph.

    Attributes:
        start: offset after the opening mark.
        end: offset of the closing mark, or the end of the paragraph where it is left open.
        depth: 0 for an outer quotation, 1 for one inside it, and so on.
        closed: the closing mark is there.
    """

    start: int
    end: int
    depth: int = 0
    closed: bool = True


def find_quotations(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Quotation, ...]:
    """Find the quotations, paragraph by paragraph."""
    return ()
