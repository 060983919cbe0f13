"""An extraction as plain text that a person reads: the default output of the command line."""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from diplotext import countries
from diplotext.records import Actor, Date, Extraction, Figure, Official, Project, Span, Statement, Visit

__all__ = ["actor_text", "amount", "clean", "country_text", "period", "report"]

_INDENT = "  "
_MIN_WIDTH = 50


def report(extraction: Extraction, *, title: str = "", width: int = 100) -> str:
    """Lay an extraction out in columns.

    Args:
        extraction: what to show.
        title: the name of the document, for the first line.
        width: of the terminal, in characters; less than 50 is taken as 50.

    Returns:
        Lines without colour codes or control characters, ending in a line break.
    """
    width = max(width, _MIN_WIDTH)
    sections = [
        ("Visits", _visits(extraction.visits, width)),
        ("Statements", _statements(extraction.statements, width)),
        ("Attitudes", _statements(extraction.attitudes, width)),
        ("Projects", _projects(extraction.projects, width)),
        ("Officials", _rows([_official(official) for official in extraction.officials], width)),
        ("Figures", _rows([_figure(figure) for figure in extraction.figures], width)),
        ("Dates", _rows([_date(date) for date in extraction.dates], width)),
    ]
    lines = [_head(extraction, title)]
    if extraction.error:
        lines += textwrap.wrap(f"could not be read: {clean(extraction.error)}", width)
    for name, body in sections:
        if body:
            lines += ["", name, *body]
    if len(lines) == 1:
        lines += ["", "Nothing found."]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def clean(text: str) -> str:
    r"""Make a piece of text safe for one line of a terminal: no control or format characters, single spaces.

    >>> clean("two\n lines\x1b[31m")
    'two lines[31m'
    """
    # An escape sequence in a hostile text must not reach the terminal, nor a right-to-left override.
    kept = (" " if char.isspace() else char for char in text if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join("".join(kept).split())


def period(date: Date) -> str:
    """Where a date stands, with its modifier: "2024-05 (start)"; for what has no place, its TIMEX3 value."""
    value = date.edtf or date.value or "?"
    return f"{value} ({date.modifier})" if date.modifier else value


def amount(figure: Figure) -> str:
    """A figure's value or range with its unit: "over 15,000,000 ton"."""
    bounds = [figure.value] if figure.low is None else [figure.low, figure.high]
    number = " to ".join(_number(bound) for bound in bounds if bound is not None)
    words = (figure.comparator, number, figure.unit, figure.change and f"({figure.change})")
    return " ".join(word.replace("_", " ") for word in words if word)


def actor_text(actor: Actor, *, full: bool = False) -> str:
    """An actor's label; with `full`, also the role that the text gives."""
    label = clean(actor.label)
    if not full or not isinstance(actor, Official):
        return label
    return f"{label} ({clean(actor.role)})" if actor.name and actor.role else label


def country_text(code: str | None) -> str:
    """A country's name, or its code where it has none; "?" for None.

    >>> country_text("XK"), country_text(None)
    ('Kosovo', '?')
    """
    return "?" if code is None else countries.name(code) or code


def _countries(codes: Sequence[str]) -> str:
    return ", ".join(country_text(code) for code in codes)


def _head(extraction: Extraction, title: str) -> str:
    counts = [
        f"{len(records)} {noun}{'' if len(records) == 1 else 's'}"
        for noun, records in (
            ("visit", extraction.visits), ("statement", extraction.statements), ("project", extraction.projects)
        )
        if records
    ]  # fmt: skip
    day = [f"published {extraction.published}"] if extraction.published else []
    return " · ".join([clean(title) or "document", *day, *counts])


def _visits(visits: Sequence[Visit], width: int) -> list[str]:
    lines: list[str] = []
    for visit in visits:
        who = "; ".join(actor_text(actor, full=True) for actor in visit.visitors) or "?"
        kind = [] if visit.kind == "unspecified" else [f"{visit.kind} visit"]
        days = [period(date) for date in dict.fromkeys(filter(None, (visit.start, visit.end)))]
        facts = [*kind, visit.status, *(["postponed"] if visit.postponed else []), " to ".join(days)]
        lines += _block(
            f"{who}: {_countries(visit.origin) or '?'} → {country_text(visit.destination)}",
            [
                ("when", " · ".join(fact for fact in facts if fact) + (" (tour)" if visit.dates_of == "tour" else "")),
                ("where", "; ".join(clean(place) for place in visit.places)),
                ("met", "; ".join(actor_text(actor, full=True) for actor in visit.met)),
                ("invited by", actor_text(visit.invited_by) if visit.invited_by else ""),
                ("purpose", clean(visit.purpose.text) if visit.purpose else ""),
                ("topics", "; ".join(clean(topic.text) for topic in visit.topics)),
                ("evidence", _quote(visit.evidence)),
            ],
            width,
        )
    return lines


def _projects(projects: Sequence[Project], width: int) -> list[str]:
    lines: list[str] = []
    for project in projects:
        parties = (f"{actor_text(p.actor)}{f' ({p.role})' if p.role else ''}" for p in project.parties)
        lines += _block(
            " · ".join([clean(project.name), project.kind, project.status.replace("_", " ")]),
            [
                ("countries", _countries(project.countries)),
                ("part of", clean(project.part_of or "")),
                ("parties", "; ".join(parties)),
                ("figures", "; ".join(amount(figure) for figure in project.figures)),
                ("dates", "; ".join(period(date) for date in project.dates)),
                ("evidence", _quote(project.evidence)),
            ],
            width,
        )
    return lines


def _statements(statements: Sequence[Statement], width: int) -> list[str]:
    rows = []
    for statement in statements:
        who = ", ".join(actor_text(actor) for actor in statement.speakers) or "(nobody named)"
        said = " … ".join(clean(piece.text) for piece in statement.content)
        who = f"↳ {who}" if statement.within is not None else who
        rows.append((who, statement.act, f"“{said}”" if statement.kind == "direct" else said))
    return _rows(rows, width)


def _official(official: Official) -> tuple[str, ...]:
    tense = f"{official.tense}: " if official.tense in ("former", "acting", "designate") else ""
    return (
        clean(official.name or "(unnamed)"),
        country_text(official.country) if official.country else "",
        tense + clean(official.role or ""),
    )


def _figure(figure: Figure) -> tuple[str, ...]:
    measured = f" · {clean(figure.measured.text)}" if figure.measured else ""
    return amount(figure), _at(figure.span), f"“{clean(figure.span.text)}”{measured}"


def _date(date: Date) -> tuple[str, ...]:
    return period(date), _at(date.span), f"“{clean(date.span.text)}”"


def _rows(rows: Iterable[tuple[str, ...]], width: int) -> list[str]:
    """Align all columns but the last, which is wrapped to two lines at most."""
    table = list(rows)
    if not table:
        return []
    room = width // 3
    widths = [min(max(len(row[at]) for row in table), room) for at in range(len(table[0]) - 1)]
    left = len(_INDENT) + sum(widths) + 2 * len(widths)
    lines: list[str] = []
    for row in table:
        cells = [_shorten(cell, size).ljust(size) + _INDENT for cell, size in zip(row[:-1], widths, strict=True)]
        lines += _hang(_INDENT + "".join(cells), row[-1], left, width)
    return lines


def _block(head: str, facts: Iterable[tuple[str, str]], width: int) -> list[str]:
    lines = textwrap.wrap(head, width, initial_indent=_INDENT, subsequent_indent=_INDENT * 2)
    for name, value in facts:
        if value:
            lines += _hang(f"{_INDENT * 3}{name:<11}", value, 17, width)
    return lines


def _hang(first: str, text: str, left: int, width: int) -> Iterator[str]:
    # A page-long quotation would bury the records after it; the JSON holds all of it.
    wrapped = textwrap.wrap(text[: 4 * width], max(width - left, 20), max_lines=2, placeholder=" …") or [""]
    for number, line in enumerate(wrapped):
        yield (" " * left if number else first) + line


def _quote(evidence: Sequence[Span]) -> str:
    if not evidence:
        return ""
    more = f"  +{len(evidence) - 1}" if len(evidence) > 1 else ""
    return f"{_at(evidence[0])} “{clean(evidence[0].text)}”{more}"


def _at(span: Span) -> str:
    return f"[{span.start}:{span.end}]"


def _shorten(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1] + "…"


def _number(value: Decimal) -> str:
    # 1E+1000000 must not become a million zeros.
    return f"{value:,f}" if abs(value.adjusted()) < 30 else str(value)
