"""The value of a number as written: digits, words, and every mix of them."""

import re
from collections.abc import Mapping
from decimal import Decimal

_FRACTION = r"(?: ?[½¼¾⅓⅔⅛]|[ -][1-9]\d?/(?:[2-9]|16|32|64)(?![\d/]))"  # "2-1/4 cents"
_POWER = r"(?:\^?[-−]\d{1,2}|\^\+?\d{1,2}|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"
_TEN = r"10(?:\^[-−+]?\d{1,2}|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"
_GAP = r"[ \u00a0\u2009\u202f]"
_GROUPED = (
    r"\d{1,3}(?:,\d{3}){1,6}(?!\d)|\d{1,2}(?:,\d{2}){1,4},\d{3}(?!\d)"  # "1,250,000", "12,50,000"
    rf"|[1-9]\d{{0,2}}(?:['’]\d{{3}}){{1,6}}(?!\d)|(?<!\d{_GAP})[1-9]\d{{0,2}}(?:{_GAP}\d{{3}}){{1,6}}(?!{_GAP}?\d)"
)
_DECIMAL = (  # other languages' decimal comma: "1.250.000", "1.250,50", "1 250,50", "12,5"
    rf"[1-9]\d{{0,2}}(?:(?:\.\d{{3}}){{2,6}}(?:,\d{{1,2}})?|(?:\.\d{{3}}){{1,6}},\d{{1,2}}|(?:{_GAP}\d{{3}}){{1,6}},\d{{1,2}})"
    r"(?![\d,]|\.\d)|\d{1,3},\d{1,2}(?![\d,]|\.\d)"
)
_SHARE = (  # "3/8 of a mile", "1/4 to 1/2 pct"
    r"(?:1[0-5]|[1-9])/(?:[2-9]|1[0-6]|32)"
    r"(?=[ -](?:of|mile|inch|hour|acre|point|cup|pct|percent|per cent|to [1-9]/[1-9]6?)\b)"
)
DIGITS = (
    rf"(?:\d{{1,3}}(?:\.\d{{1,9}})? ?[×x] ?10{_POWER}(?!\d)|{_TEN}(?!\d)|{_DECIMAL}|{_SHARE}"
    rf"|(?:{_GROUPED}|\d{{1,18}})(?:\.\d{{1,12}}|{_FRACTION})?|\.\d{{1,12}}|[½¼¾⅓⅔⅛])"
)
_PIECE = re.compile(rf"[\d.]+ ?[×x] ?10{_POWER}|{_TEN}|\d+/\d+|[\d.,]+|[½¼¾⅓⅔⅛]|[a-z]+")
_JOINT = re.compile(rf"(?<=\d)(?:{_GAP}|['’])(?=\d{{3}}(?!\d))")
_POINTS = re.compile(r"\d{1,3}(?:(?:\.\d{3}){2,}(?:,\d+)?|(?:\.\d{3})+,\d+)")
_ONE_PART = re.compile(r"\bone[ -](?=half|quarter)")
_THREE_PARTS = re.compile(r"\bthree[ -]quarters?")
_SCIENTIFIC = re.compile(rf"(?:([\d.]+) ?[×x] ?)?10({_POWER})")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--", "^+")
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667", "⅛": "0.125"}
_PARTS = {"half": "0.5", "quarter": "0.25", "couple": "2"}
_SILENT = ("and", "a", "an", "of", "odd")


def number_value(written: str, words: Mapping[str, str], scales: Mapping[str, str]) -> Decimal | None:
    """Read a number; None where the words make none.

    Args:
        written: digits with grouping and scale ("2.5 million"), words ("two hundred and five"), or both.
        words: number word below a hundred -> its value.
        scales: scale word, abbreviation or multiple -> its factor.

    Returns:
        Its exact value, or None: "two five" is no number.

    >>> words, scales = {"two": "2", "five": "5", "twenty": "20"}, {"hundred": "100", "million": "1000000"}
    >>> [number_value(written, words, scales) for written in ("two hundred and five", "2.5 million", "half a million")]
    [Decimal('205'), Decimal('2500000'), Decimal('500000')]
    >>> number_value("a million and a half", words, scales), number_value("two point five", words, scales)
    (Decimal('1500000'), Decimal('2.5'))
    >>> number_value("many", words, scales) is None, number_value("two five", words, scales) is None
    (True, True)
    """
    plain = _THREE_PARTS.sub("3/4", _ONE_PART.sub("", _JOINT.sub("", written.lower())))
    whole, _, decimals = plain.partition(" point ")
    value = _sum(whole, words, scales)
    if value is not None and decimals:
        value = _with_decimals(value, decimals.replace("-", " ").split(), words, scales)
    return Decimal(int(value)) if value is not None and value == value.to_integral_value() else value


def _with_decimals(
    whole: Decimal, decimals: list[str], words: Mapping[str, str], scales: Mapping[str, str]
) -> Decimal | None:
    """Decimals told digit by digit, with the scale at the end: "two point | three five million"."""
    *digits, last = decimals
    scale = scales.get(last, "1")
    tail = "".join(words.get(digit, "?") for digit in (digits if last in scales else decimals))
    return (whole + Decimal(f"0.{tail}")) * Decimal(scale) if tail.isdigit() else None


def _sum(written: str, words: Mapping[str, str], scales: Mapping[str, str]) -> Decimal | None:
    """Add up the pieces: a group below a thousand, times its scale, and the next group."""
    total, factor = Decimal(0), Decimal(0)
    group: Decimal | None = None
    for piece in _PIECE.findall(written):
        if piece in _SILENT:
            continue
        if piece in scales:
            scale = Decimal(scales[piece])
            if scale < 1000 and (group is None or group < 100):
                group = scale if group is None else group * scale
            elif group is None and total:
                total, factor = total * scale, factor * scale  # "3 lakh crore"
            elif scale < 1000 or (factor and scale >= factor):
                return None
            else:
                total, group, factor = total + scale * (1 if group is None else group), None, scale
        elif (value := _plain(piece, words)) is None or (group is not None and not _follows(group, value)):
            return None
        elif group is None and factor and value < 1:
            total += value * factor  # "a million and a half"
        else:
            group = value + (group or 0)
    return total + group if group is not None else total if factor else None


def _follows(group: Decimal, value: Decimal) -> bool:
    """Tell whether a value can be added to what was read: "twenty | five", "two hundred | five", "two | half"."""
    if value < 1:
        return True
    return group >= 20 and (
        (group % 100 == 0 and value < 100) or (group % 10 == 0 and group % 100 >= 20 and value < 10)
    )


def _plain(piece: str, words: Mapping[str, str]) -> Decimal | None:
    """The value of a piece that is no scale."""
    if not piece.isdecimal() and (match := _SCIENTIFIC.fullmatch(piece)):
        return Decimal(match[1] or 1).scaleb(int(match[2].translate(_SUPERSCRIPT)))
    if "/" in piece:
        above, below = piece.split("/")
        return Decimal(above) / Decimal(below) if Decimal(below) else None
    if piece in _VULGAR:
        return Decimal(_VULGAR[piece])
    if piece[0] in ".0123456789":
        plain = piece.replace(".", "") if _POINTS.fullmatch(piece) else piece
        return Decimal(plain.replace(",", "." if _DECIMAL_COMMA.fullmatch(plain) else "").rstrip("."))
    if piece in _PARTS:
        return Decimal(_PARTS[piece])
    return Decimal(words[piece]) if piece in words else None
