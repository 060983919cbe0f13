"""Figures: quantities, found and read at string level."""

from diplotext.inputs import check_text
from diplotext.lexicon import Lexicon, resolve_lexicon
from diplotext.records import Figure


def extract_figures(text: str, *, lexicon: Lexicon | None = None) -> tuple[Figure, ...]:
    """Find the quantities of a text."""
    check_text(text)
    resolve_lexicon(lexicon)
    return ()


def parse_figure(expression: str) -> Figure | None:
    """Read a string that is known to be one quantity."""
    return None
