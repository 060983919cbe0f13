"""Records in a few words that a person reads: days, amounts, actors, countries."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from diplotext import countries
from diplotext.lexicon.inflection import plural
from diplotext.records import Actor, Date, Figure, Official, Span

__all__ = [
    "MONTHS",
    "actor_text",
    "actors_text",
    "amount",
    "clean",
    "countries_text",
    "country_text",
    "period",
    "quote",
    "span_text",
    "unsure",
]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_EVEN = 0.5
# EDTF's numbers of parts of a year.
_PARTS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter", "33": "1st quarter of", "34": "2nd quarter of",
    "35": "3rd quarter of", "36": "4th quarter of", "40": "1st half of", "41": "2nd half of",
}  # fmt: skip
_EDTF = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?")
_MODIFIED = {
    "start": "early {}", "mid": "mid-{}", "end": "late {}", "approx": "about {}", "before": "by {}", "after": "from {}",
}  # fmt: skip
_OPEN = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
# Names of units that have no plural of their own.
_UNCOUNTED = ("percent", "hertz", "kelvin", "siemens", "lux", "horsepower")
# What is counted stands before these: "degrees celsius", "tonnes of oil equivalent".
_AFTER_COUNTED = re.compile(r" (?:celsius|fahrenheit|of|per) ?.*| equivalent$")


def clean(text: str) -> str:
    r"""Make a piece of text safe for one line of a terminal: no control or format characters, single spaces.

    >>> clean("two\n lines\x1b[31m")
    'two lines[31m'
    """
    # An escape sequence in a hostile text must not reach the terminal, nor a right-to-left override.
    kept = (" " if char.isspace() else char for char in text if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join("".join(kept).split())


def period(date: Date | None) -> str:
    """Where a date stands in the calendar, as one writes it; for what has no place there, what kind of time it is.

    >>> span = Span(start=0, end=1, text="-")
    >>> [period(Date(span=span, edtf=edtf, rule="-")) for edtf in ("2024-05-03", "2024-23", "2024-05-03/2024-05-05")]
    ['3 May 2024', 'autumn 2024', '3 to 5 May 2024']
    >>> period(Date(span=span, edtf="2024-05", modifier="start", rule="-"))
    'early May 2024'
    """
    if date is None:
        return ""
    if not date.edtf:
        return _OPEN.get(date.value or "", date.value or "open")
    first, _, last = date.edtf.partition("/")
    told = _range(_point(first), _point(last)) if last else _point(first)
    return _MODIFIED[date.modifier].format(told) if date.modifier else told


def amount(figure: Figure) -> str:
    """A figure's value or range with its unit: "over 15,000,000 tons"."""
    bounds = [figure.value] if figure.low is None else [figure.low, figure.high]
    numbers = [bound for bound in figure.candidates or bounds if bound is not None]
    number = (" or " if figure.candidates else " to ").join(map(_number, numbers))
    unit = _unit(figure, one=numbers == [1])
    words = (figure.comparator, number, unit, figure.change and f"({figure.change})")
    return " ".join(word.replace("_", " ") for word in words if word)


def actor_text(actor: Actor | None, *, full: bool = False) -> str:
    """An actor's label; with `full`, also the role that the text gives."""
    if actor is None:
        return ""
    label = clean(actor.label)
    if not full or not isinstance(actor, Official):
        return label
    return f"{label} ({clean(actor.role)})" if actor.name and actor.role else label


def actors_text(actors: Iterable[Actor], *, full: bool = False) -> str:
    """The labels of several actors."""
    return "; ".join(actor_text(actor, full=full) for actor in actors)


def country_text(code: str | None) -> str:
    """A country's name, or its code where it has none; "?" for None.

    >>> country_text("XK"), country_text(None)
    ('Kosovo', '?')
    """
    return "?" if code is None else countries.name(code) or code


def countries_text(codes: Iterable[str]) -> str:
    """The names of several countries."""
    return ", ".join(country_text(code) for code in codes)


def span_text(span: Span | None) -> str:
    """What a span holds, on one line."""
    return "" if span is None else clean(span.text)


def quote(spans: tuple[Span, ...]) -> str:
    """The first of several spans, and how many more there are."""
    if not spans:
        return ""
    more = f" (and {len(spans) - 1} more)" if len(spans) > 1 else ""
    return clean(spans[0].text) + more


def unsure(record: Any) -> str:
    """What stands behind a record that is more likely wrong than right."""
    return " (unsure)" if record.confidence is not None and record.confidence < _EVEN else ""


def _point(edtf: str) -> str:
    """One EDTF value in words."""
    if found := re.fullmatch(r"(\d\d)XX", edtf):
        number = int(found[1]) + 1
        ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 not in (11, 12, 13) else 0, "th")
        return f"the {number}{ending} century"
    if found := re.fullmatch(r"(\d{3})X", edtf):
        return f"the {found[1]}0s"
    found = _EDTF.fullmatch(edtf)
    if not found:
        return edtf.replace("..", "open")
    year, month, day = found.groups()
    words = [str(int(day))] if day else []
    if month:
        words.append(_PARTS.get(month) or (MONTHS[int(month) - 1] if 0 < int(month) <= 12 else month))
    return " ".join([*words, *([] if year == "XXXX" else [year])]) or "open"


def _range(first: str, last: str) -> str:
    """Two ends, without what both have: "3 to 5 May 2024"."""
    one, other = first.split(), last.split()
    while len(one) > 1 and len(other) > 1 and one[-1] == other[-1] and one[0].isdecimal() == other[0].isdecimal():
        one, other = one[:-1], other[:-1]
    return f"{' '.join(one)} to {last}"


def _unit(figure: Figure, *, one: bool) -> str | None:
    """A figure's unit: what is counted as the text has it, else in the plural if there is more than one."""
    if figure.unit is None or one:
        return figure.unit
    if figure.unit_phrase:
        return span_text(figure.unit_phrase)
    counted, slash, rest = figure.unit.replace("_", " ").partition("/")
    if not counted.islower() or counted.endswith(_UNCOUNTED):
        return figure.unit
    after = _AFTER_COUNTED.search(counted)
    head = counted[: after.start()] if after else counted
    before, space, noun = head.rpartition(" ")
    return before + space + plural(noun) + counted[len(head) :] + slash + rest


def _number(value: Decimal) -> str:
    # 1E+1000000 must not become a million zeros.
    return f"{value:,f}" if abs(value.adjusted()) < 30 else str(value)
