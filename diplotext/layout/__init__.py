"""How a text is laid out, at string level: paragraphs, sentences, datelines, quotation regions, speakers' turns."""

from diplotext.layout.datelines import find_dateline, parsed_apart
from diplotext.layout.paragraphs import find_paragraphs, unwrap
from diplotext.layout.quotations import Quotation, find_quotations
from diplotext.layout.sentences import sentence_breaks
from diplotext.layout.turns import Turn, find_turns

__all__ = [
    "Quotation",
    "Turn",
    "find_dateline",
    "find_paragraphs",
    "find_quotations",
    "find_turns",
    "parsed_apart",
    "sentence_breaks",
    "unwrap",
]
