"""Records in a few words that a person reads: days, amounts, actors, countries."""

import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from diplotext import countries
from diplotext.records import Actor, Date, Figure, Official, Span

__all__ = [
    "actor_text",
    "actors_text",
    "amount",
    "clean",
    "countries_text",
    "country_text",
    "period",
    "quote",
    "span_text",
]


def clean(text: str) -> str:
    r"""Make a piece of text safe for one line of a terminal: no control or format characters, single spaces.

    >>> clean("two\n lines\x1b[31m")
    'two lines[31m'
    """
    # An escape sequence in a hostile text must not reach the terminal, nor a right-to-left override.
    kept = (" " if char.isspace() else char for char in text if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join("".join(kept).split())


def period(date: Date | None) -> str:
    """Where a date stands, with its modifier: "2024-05 (start)"; for what has no place, its TIMEX3 value."""
    if date is None:
        return ""
    value = date.edtf or date.value or "?"
    return f"{value} ({date.modifier})" if date.modifier else value


def amount(figure: Figure) -> str:
    """A figure's value or range with its unit: "over 15,000,000 ton"."""
    bounds = [figure.value] if figure.low is None else [figure.low, figure.high]
    number = (" or " if figure.candidates else " to ").join(
        _number(bound) for bound in figure.candidates or bounds if bound is not None
    )
    words = (figure.comparator, number, figure.unit, figure.change and f"({figure.change})")
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
    """The first of several spans, with its place."""
    if not spans:
        return ""
    more = f"  +{len(spans) - 1}" if len(spans) > 1 else ""
    return f"[{spans[0].start}:{spans[0].end}] “{clean(spans[0].text)}”{more}"


def _number(value: Decimal) -> str:
    # 1E+1000000 must not become a million zeros.
    return f"{value:,f}" if abs(value.adjusted()) < 30 else str(value)
