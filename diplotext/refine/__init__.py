"""What a parse adds to dates and figures that were found at string level."""

from diplotext.refine.dates import refine_dates
from diplotext.refine.figures import refine_figures

__all__ = ["refine_dates", "refine_figures"]
