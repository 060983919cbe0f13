"""What a parse adds to dates and figures that were found at string level."""

from diplotext.refine.dates import direction_by_tense
from diplotext.refine.figures import refine_figures

__all__ = ["direction_by_tense", "refine_figures"]
