"""What a parse adds to figures that were found at string level."""

from diplotext.refine.figures import refine_figures

__all__ = ["refine_figures"]
