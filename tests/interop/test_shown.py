import datetime
import itertools
import math
import re
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

        if tag == "br":
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_whole_text_is_shown_with_overlapping_records_marked() -> None:
    made = attrs.evolve(FULL, text=FULL.text + "\n\nThe end.")
    html = made._repr_html_()
    assert made.text in Reader(html).text
    assert (
        "title='figure: 5,000,000 to 7,000,000 tons · of ferry\nstatement: Ana Lund · assert · directed at Jo Park"
        in html
    )


def test_a_mark_and_its_row_point_at_each_other() -> None:
    html = FULL._repr_html_()
    names = re.findall(r"<tr id='([^']+)'", html)
    assert [name.partition("-")[2] for name in names] == ["v1", "m1", "s1", "p1", "t1", "o1"]
    for name in names:
        assert f"<a href='#{name}-t'>" in html
        assert html.count(f"<i id='{name}-t'></i>") == 1
        # the project stands in the words of the agreement, which lead to the inner one
        assert f"<a href='#{name}'>" in html or name.endswith("-p1")


def test_each_kind_is_switched_off_by_a_box_and_no_script() -> None:
    html = FULL._repr_html_()
    for kind in ("visits", "statements", "projects", "officials", "figures", "dates"):
        assert f"<input type='checkbox' checked class='k-{kind}'>" in html
        assert f".diplotext:has(.k-{kind}:not(:checked)){{--{kind}:transparent}}" in html
    assert "<script" not in html
    assert "<input" not in EMPTY._repr_html_()


def test_long_texts_tables_and_cells_are_folded_and_whole() -> None:
    long = Span(start=0, end=900, text="word " * 180)
    statements = tuple(attrs.evolve(STATEMENT, content=(long,), id=f"s{number}") for number in range(1, 21))
    made = attrs.evolve(EMPTY, text="word " * 3000, statements=statements)
    html = made._repr_html_()
    assert "<summary>13,000 more characters</summary>" in html
    assert "<summary>12 more statements</summary>" in html
    assert made.text in Reader(html).text.replace("13,000 more characters", "")
    assert html.count("<tr id=") == 20
    assert "<details>" not in FULL._repr_html_()


def test_the_rules_win_over_those_of_a_notebook() -> None:
    html = FULL._repr_html_()
    for tag in ("table", "tr", "th", "td"):
        # JupyterLab's own name up to three classes, states and attributes
        assert f".diplotext.diplotext.diplotext.diplotext {tag}" in html
    assert "body[data-jp-theme-light=false] .diplotext" in html


# The matrices of Machado, Oliveira and Fernandes (2009) for full protanopia, deuteranopia and tritanopia.
SIGHT = (
    ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
)


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def lab(light: list[float]) -> tuple[float, float, float]:
    red, green, blue = (min(max(part, 0.0), 1.0) for part in light)
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("at", "paper"), [(0, "#ffffff"), (1, "#161b22")])
def test_the_colour_blind_tell_marks_of_one_form_apart_on_both_papers(at: int, paper: str) -> None:
    marked = [(kind.name, kind.line, kind.colours[at]) for kind in KINDS if kind.colours]
    for _, _, colour in marked:
        dark, light = sorted((luminance(colour), luminance(paper)))
        assert (light + 0.05) / (dark + 0.05) >= 3
    for (one, form, first), (other, same, second) in itertools.combinations(marked, 2):
        for sight in SIGHT:
            seen = [
                lab([sum(row[part] * linear(colour)[part] for part in range(3)) for row in sight])
                for colour in (first, second)
            ]
            assert form != same or math.dist(*seen) >= 20, (one, other)


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


def test_the_timeline_is_an_svg_with_the_kinds_that_are_asked_for() -> None:
    assert [event.kind for event in FULL.timeline().events] == ["visit", "meeting"]
    timeline = FULL.timeline("visits", "statements", "projects")
    assert sorted(event.kind for event in timeline.events) == ["project", "statement", "visit"]
    assert "Nothing with a day" in EMPTY.timeline()._repr_svg_()
    with pytest.raises(ValueError, match="no time line of 'dates'; the kinds are visits, meetings, statements"):
        FULL.timeline("dates")


def test_a_bar_has_a_label_and_its_status_a_form() -> None:
    forms: dict[Any, str] = {"completed": "full", "planned": "framed", "proposed": "dotted", "cancelled": "crossed"}
    for status, form in forms.items():
        made = attrs.evolve(FULL, visits=(attrs.evolve(VISIT, status=status),))
        picture = ET.fromstring(made.timeline()._repr_svg_())  # noqa: S314
        group = picture.find("{*}g")
        assert group is not None
        assert group.get("class") == form
        assert [element.text for element in group.findall("{*}text")] == ["Ana Lund → Sweden"]
        assert f"visit, 2024-05-03, {status}: Ana Lund → Sweden" in "".join(group.itertext())


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("2024-05-03", "2024-05-05", ["3 May", "4 May", "5 May", "6 May"]),
        ("2024-05-03", "2024-07-05", ["May 2024", "Jun 2024", "Jul 2024", "Aug 2024"]),
        ("2020-06-01", "2024-02-01", ["2020", "2021", "2022", "2023", "2024", "2025"]),
        ("1950-01-01", "2024-01-01", ["1950", "1960", "1970", "1980", "1990", "2000", "2010", "2020", "2030"]),
        ("0001-01-01", "9999-12-31", ["1", "2000", "4000", "6000", "8000"]),
    ],
)
def test_ticks_stand_at_days_months_or_years(first: str, last: str, ticks: list[str]) -> None:
    day = attrs.evolve(DAY, first=datetime.date.fromisoformat(first), last=datetime.date.fromisoformat(last))
    picture = attrs.evolve(FULL, visits=(attrs.evolve(VISIT, start=day),)).timeline()._repr_svg_()
    assert re.findall(r"<text class='tick'[^>]*>([^<]+)</text>", picture) == ticks


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


def test_what_is_more_likely_wrong_than_right_says_so() -> None:
    for confidence, told in ((0.4, True), (0.5, False), (None, False)):
        made = attrs.evolve(FULL, statements=(attrs.evolve(STATEMENT, confidence=confidence),))
        assert ("Ana Lund (unsure)" in report(made)) == told
        assert ("Ana Lund (unsure)" in made._repr_html_()) == told


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
