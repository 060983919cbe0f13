"""The value of a number as written: digits, words, and every mix of them."""

import re
from collections.abc import Mapping
from decimal import Decimal

DIGITS = (
    r"(?:(?:\d{1,3}(?:,\d{3}){1,6}(?![\d])|\d{1,2}(?:,\d{2}){1,4},\d{3}(?!\d)|\d{1,3}(?:[\u00a0\u202f]\d{3}){1,6}(?!\d)"
    r"|\d{1,3},\d{1,2}(?= [mbt]\w{2,3}illion)|\d{1,18})(?:\.\d{1,12})?(?: ?[½¼¾]| [1-3]/[234](?!\d))?|\.\d{1,12}|[½¼¾])"
)
_PIECE = re.compile(r"\d+/\d+|[\d.,\u00a0\u202f]+|[½¼¾]|[a-z]+")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75"}


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
        if piece in scales:
            factor = Decimal(scales[piece])
            group = (group if seen else Decimal(1)) * factor
            if factor >= 1000:
                total, group = total + group, Decimal(0)
        elif (value := _plain(piece, words)) is not None:
            group += value
        elif piece in ("and", "a", "an", "of"):
            continue
        else:
            return None
        seen = True
    return total + group if seen else None


def _plain(piece: str, words: Mapping[str, str]) -> Decimal | None:
    """The value of a piece that is no scale."""
    if "/" in piece:
        above, below = piece.split("/")
        return Decimal(above) / Decimal(below) if Decimal(below) else None
    if piece in _VULGAR:
        return Decimal(_VULGAR[piece])
    if piece[0] in ".0123456789":
        plain = piece.replace(",", "." if _DECIMAL_COMMA.fullmatch(piece) else "").rstrip(".")
        return Decimal(plain.replace("\u00a0", "").replace("\u202f", ""))
    if piece in ("half", "couple"):
        return Decimal("0.5") if piece == "half" else Decimal(2)
    return Decimal(words[piece]) if piece in words else None
