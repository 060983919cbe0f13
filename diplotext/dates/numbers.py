"""What a run of digits may be in a date: a day, a year, an hour, a count, a date written in figures."""

import re
from collections.abc import Mapping

_ORDINAL = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th|™|['’]?[\"”»])", re.IGNORECASE)
_DECADE = re.compile(r"(?:([0-9]{3}0)|['’]([2-9]0)|([2-9]0))['’]?s")
_SHORT_YEAR = re.compile(r"['’]([0-9]{2})")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-4])([:.])([0-5][0-9])(?::[0-5][0-9])?")
_ISO = re.compile(r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}")
_FIGURES = re.compile(r"[0-9]{1,2}([/.])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})")
_SPLIT_YEAR = re.compile(r"((?:1[5-9]|20|21)[0-9]{2})/([0-9]{2}|[0-9]{4})")
_PAIR = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
_FRACTIONS = {"1/2": "0.5", "2/3": "0.67", "3/4": "0.75"}
_COUNT = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,4}\.[0-9]{1,2}")

# One of each kind; the grammar needs to know which combinations there are.
SAMPLES = [
    "0",
    "00",
    "05",
    "5",
    "12",
    "13",
    "24",
    "25",
    "31",
    "32",
    "60",
    "99",
    "123",
    "0800",
    "1066",
    "1234",
    "1275",
    "1830",
    "1975",
    "2024",
    "2060",
    "2199",
    "2200",
    "2300",
    "2359",
    "2400",
    "2500",
    "5000",
    "05th",
    "22nd",
    "32nd",
    "100th",
    "1970s",
    "1200s",
    "90s",
    "'90s",
    "'68",
    "18:30",
    "6:30",
    "18:30:15",
    "6.30",
    "2.5",
    "24.30",
    "2.75",
    "1,500",
    "2024-04-22",
    "22/04/2024",
    "22.04.2024",
    "2018/19",
    "3/4",
    "8/9",
]


def number_values(text: str) -> Mapping[str, str]:
    """The word classes of a run of digits, each with its value; empty if it can be none of a date.

    >>> number_values("22nd")
    {'ORD': '22', 'DAY': '22', 'NTH': '22'}
    >>> number_values("24/7")
    {}
    """
    if text.isdecimal():
        return _plain(text)
    if match := _ORDINAL.fullmatch(text):
        return {"ORD": match[1]} | (dict.fromkeys(("DAY", "NTH"), match[1]) if 1 <= int(match[1]) <= 31 else {})
    if match := _DECADE.fullmatch(text):
        return {"DECADE": match[1] or "19" + (match[2] or match[3])}
    if match := _SHORT_YEAR.fullmatch(text):
        # a year that is known well enough to be cut short is not far ahead
        return {"YEAR": ("20" if match[1] <= "30" else "19") + match[1]}
    if _ISO.fullmatch(text):
        return {"ISO": re.sub("[/.]", "-", text)}
    if _FIGURES.fullmatch(text):
        return {"FIGURES": text.replace(".", "/")}
    if match := _SPLIT_YEAR.fullmatch(text):
        return {"YEARS": f"{match[1]}/{match[1][:2] + match[2] if len(match[2]) == 2 else match[2]}"}
    if (match := _PAIR.fullmatch(text)) and int(match[2]) == int(match[1]) + 1 <= 31:
        return {"PAIR": text, "FRAC": _FRACTIONS[text]} if text in _FRACTIONS else {"PAIR": text}
    values = {}
    if match := _CLOCK.fullmatch(text):
        values["CLOCK" if match[2] == ":" else "DOTTED"] = f"{int(match[1]):02}:{match[3]}"
    if _COUNT.fullmatch(text):
        values["NUM"] = text.replace(",", "")
    return values


def _plain(text: str) -> Mapping[str, str]:
    number, length = int(text) if len(text) <= 6 else -1, len(text)
    classes = {
        "NUM": number >= 0 and (length == 1 or text[0] != "0"),
        "DAY": length <= 2 and 1 <= number <= 31,
        "HOUR": length <= 2 and number <= 24,
        "YY": length == 2,
        "YEAR": length == 4 and 1000 <= number < 2200,
        "HHMM": length == 4 and number < 2400 and number % 100 < 60,
    }
    return {name: text for name, holds in classes.items() if holds}
