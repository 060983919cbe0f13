"""How records show themselves: as text, as HTML, on a line of time."""

from diplotext.interop.html import extraction_html, record_html
from diplotext.interop.report import report
from diplotext.interop.timeline import timeline

__all__ = ["extraction_html", "record_html", "report", "timeline"]
