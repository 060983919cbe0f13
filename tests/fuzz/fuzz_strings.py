#!/usr/bin/env python3
"""Fuzz what reads strings: dates, figures, paragraphs, quotations and turns.

    python tests/fuzz/fuzz_strings.py tests/fuzz/corpus -max_total_time=600 -timeout=5 -max_len=4096

A crash, a span that does not slice back, or an input slower than the time-out ends the run; it is kept as a file, and
belongs into a test. Inputs that reach new code are added to the corpus. Needs the extra `fuzz`.
"""

import sys

import atheris

with atheris.instrument_imports(include=["diplotext"]):
    import diplotext
    from diplotext.layout import find_paragraphs, find_quotations, find_turns, unwrap


def read_strings(data: bytes) -> None:
    """Read one input with every function that takes a string and no model."""
    text = data.decode("utf-8", errors="surrogateescape")
    for date in diplotext.extract_dates(text, published="2024-04-24"):
        assert text[date.span.start : date.span.end] == date.span.text
    for figure in diplotext.extract_figures(text):
        assert text[figure.span.start : figure.span.end] == figure.span.text
    paragraphs = find_paragraphs(text)
    assert len(unwrap(text, paragraphs)) == len(text)
    find_quotations(text, paragraphs)
    find_turns(text, paragraphs)


if __name__ == "__main__":
    atheris.Setup(sys.argv, read_strings)
    atheris.Fuzz()
