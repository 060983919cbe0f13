"""The value of a number as written: digits, words, and every mix of them."""

import re
from collections.abc import Mapping
from decimal import Decimal

DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,18})(?:\.\d{1,12})?"
_PIECE = re.compile(r"[\d.,]+|[a-z]+")


def number_value(written: str, words: Mapping[str, str], scales: Mapping[str, str]) -> Decimal | None:
    """Read a number; None where the words make none.

    >>> words, scales = {"two": "2", "five": "5", "twenty": "20"}, {"hundred": "100", "million": "1000000"}
    >>> [number_value(written, words, scales) for written in ("two hundred and five", "2.5 million", "half a million")]
    [Decimal('205'), Decimal('2500000.0'), Decimal('500000.0')]
    >>> number_value("many", words, scales) is None
    True
    """
    total = group = Decimal(0)
    seen = False
    for piece in _PIECE.findall(written.lower()):
        if piece[0].isdigit():
            group += Decimal(piece.replace(",", "").rstrip("."))
            seen = True
        elif piece in words:
            group += Decimal(words[piece])
            seen = True
        elif piece == "half":
            group += Decimal("0.5")
            seen = True
        elif piece in scales:
            factor = Decimal(scales[piece])
            group = (group if seen else Decimal(1)) * factor
            seen = True
            if factor >= 1000:
                total, group = total + group, Decimal(0)
        elif piece not in ("and", "a", "an"):
            return None
    return total + group if seen else None
