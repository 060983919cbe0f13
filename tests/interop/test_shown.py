import xml.etree.ElementTree as ET
from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any, Literal, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotext import Extraction, Figure, Record, Span
from diplotext.interop.html import page
from diplotext.interop.report import report
from diplotext.kinds import KINDS
from diplotext.kinds.wording import amount, period
from tests.interop.made import DAY, EMPTY, FULL, OFFICIAL, PERSON, PROJECT, STATEMENT, TONS, UNION, VISIT, span

WORD = span("ferry")


class Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(f"{tag} {' '.join(name for name, _ in attrs)}")

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_whole_text_is_shown_with_overlapping_records_marked() -> None:
    html = FULL._repr_html_()
    assert FULL.text in Reader(html).text
    assert "title='statement, figure'" in html


EVIL = (
    "<script>alert(1)</script>",
    "' onload='x",
    '" onerror="x',
    "</style><img src=x>",
    "]]><svg onload=x>",
    "&#60;b>",
)


def poisoned(value: Any, evil: str) -> Any:
    """The same record with every string that a text can fill replaced by a hostile one."""
    if isinstance(value, tuple):
        return tuple(poisoned(item, evil) for item in value)
    if not attrs.has(type(value)):
        return value
    changes = {}
    for field in attrs.fields(type(value)):
        inner = getattr(value, field.name)
        fixed = get_origin(get_type_hints(type(value))[field.name]) is Literal
        changes[field.name] = evil if isinstance(inner, str) and not fixed else poisoned(inner, evil)
    return attrs.evolve(value, **changes)


@pytest.mark.parametrize("evil", EVIL)
def test_every_hostile_string_is_escaped_everywhere(evil: str) -> None:
    good = "x" * len(evil)
    made, harmless = (attrs.evolve(poisoned(FULL, word), error=word) for word in (evil, good))
    for show in SHOWN:
        assert evil not in show(made)
        # The same elements with the same attributes as for a harmless text: the strings added nothing.
        assert Reader(show(made)).tags == Reader(show(harmless)).tags


SHOWN: tuple[Callable[[Extraction], str], ...] = (
    lambda made: made._repr_html_(),
    lambda made: page(made, title=made.text),
    lambda made: made.timeline()._repr_html_(),
    lambda made: "".join(
        record._repr_html_()
        for field in attrs.fields(Extraction)
        if field.default == ()
        for record in getattr(made, field.name)
    ),
)


@given(st.text())
def test_any_text_can_be_shown(text: str) -> None:
    made = attrs.evolve(EMPTY, text=text)
    assert made._repr_html_()
    assert report(made, title=text).endswith("\n")


@pytest.mark.parametrize("record", [DAY, TONS, OFFICIAL, PERSON, UNION, VISIT, STATEMENT, PROJECT])
def test_each_record_shows_itself(record: Record) -> None:
    assert type(record).__name__ in Reader(record._repr_html_()).text


def test_nothing_is_fetched_from_elsewhere() -> None:
    html = page(FULL, title="t").replace("http://www.w3.org/2000/svg", "")
    assert not any(word in html for word in ("http", "src=", "@import", "url("))


def test_the_timeline_is_an_svg_with_visits_and_dated_statements() -> None:
    timeline = FULL.timeline()
    assert [event.kind for event in timeline.events] == ["visit", "statement"]
    assert len(ET.fromstring(timeline._repr_svg_()).findall(".//{*}rect")) == 2  # noqa: S314
    assert "No visit" in EMPTY.timeline()._repr_svg_()


def heads(shown: str) -> list[str]:
    return [line for line in shown.splitlines()[1:] if line and line[0] not in " N"]


def test_the_report_groups_the_main_records_within_the_width_and_counts_the_others() -> None:
    shown = report(FULL, title="a.txt", width=80)
    assert heads(shown) == [kind.name.capitalize() for kind in KINDS if kind.main and getattr(FULL, kind.name)]
    assert max(map(len, shown.splitlines())) <= 80
    assert "5,000,000 to 7,000,000 tons" in shown
    assert "Ana Lund (President): Norway → Sweden" in shown
    assert shown.endswith("Not shown: 1 attitude, 1 person, 1 organization, 1 figure, 1 date.\n")


def test_a_full_report_shows_every_kind_and_whole_texts() -> None:
    long = attrs.evolve(STATEMENT, content=(Span(start=0, end=2000, text="word " * 400),))
    made = attrs.evolve(FULL, statements=(long,))
    assert heads(report(made, full=True)) == [kind.name.capitalize() for kind in KINDS if getattr(FULL, kind.name)]
    assert report(made, full=True).count("word") == 400
    assert report(made).count("word") < 50


def test_a_report_of_one_kind_shows_that_alone() -> None:
    assert report(FULL, kinds=["dates"]).splitlines()[1:] == ["", "Dates", "  3 May 2024  3 May"]
    assert "Nothing found." in report(EMPTY, kinds=["dates"])


def test_a_statement_says_to_whom_about_whom_when_and_where_it_was_made() -> None:
    told = attrs.evolve(STATEMENT, addressee=UNION, medium=span("paid"))
    shown = report(attrs.evolve(FULL, statements=(told,)))
    assert "(to Harbour Union · directed at Jo Park · 3 May 2024 · paid)" in shown


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        (Figure(span=WORD, value=Decimal(3), unit="hour", rule="-"), "3 hours"),
        (Figure(span=WORD, value=Decimal(1), unit="hour", rule="-"), "1 hour"),
        (Figure(span=WORD, value=Decimal(2), unit="ton/day", comparator="over", rule="-"), "over 2 tons/day"),
        (Figure(span=WORD, value=Decimal(2), unit="cubic_metre", rule="-"), "2 cubic metres"),
        (Figure(span=WORD, value=Decimal(2), unit="degree_celsius", rule="-"), "2 degrees celsius"),
        (Figure(span=WORD, value=Decimal(7), unit="percent", change="decrease", rule="-"), "7 percent (decrease)"),
        (Figure(span=WORD, value=Decimal(9), unit="USD", rule="-"), "9 USD"),
        (Figure(span=WORD, value=Decimal(9), unit="line", unit_phrase=WORD, rule="-"), "9 ferry"),
        (Figure(span=WORD, value=Decimal("1E+99"), unit=None, rule="-"), "1E+99"),
    ],
)
def test_an_amount_is_written_as_one_says_it(figure: Figure, told: str) -> None:
    assert amount(figure) == told


@pytest.mark.parametrize(
    ("edtf", "modifier", "told"),
    [
        ("2024-05-03", None, "3 May 2024"),
        ("2024-05-03/2024-05-05", None, "3 to 5 May 2024"),
        ("2024-04-30/2024-05-02", None, "30 April to 2 May 2024"),
        ("2023-12-30/2024-01-02", None, "30 December 2023 to 2 January 2024"),
        ("2024-04/2024-07", None, "April to July 2024"),
        ("2020/2024", None, "2020 to 2024"),
        ("2024-23", None, "autumn 2024"),
        ("2024-33", None, "1st quarter of 2024"),
        ("2024-41", None, "2nd half of 2024"),
        ("197X", None, "the 1970s"),
        ("20XX", None, "the 21st century"),
        ("XXXX-04-22", None, "22 April"),
        ("2024", "end", "late 2024"),
        ("2024-05", "mid", "mid-May 2024"),
        ("2030", "before", "by 2030"),
    ],
)
def test_a_day_is_written_as_one_says_it(edtf: str, modifier: Any, told: str) -> None:
    assert period(attrs.evolve(DAY, edtf=edtf, modifier=modifier)) == told


def test_no_control_character_reaches_the_terminal() -> None:
    evil = "\x1b[31mred\u202e\x00"
    made: Extraction = attrs.evolve(FULL, officials=(attrs.evolve(OFFICIAL, name=evil),), error=evil)
    shown = report(made, title=evil)
    assert not any(char in shown for char in "\x1b\u202e\x00")


def test_an_empty_document_says_so() -> None:
    assert "Nothing found." in report(EMPTY)
