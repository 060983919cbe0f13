import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotext import Extraction, Record, Span
from diplotext.interop.html import page
from diplotext.interop.report import report
from tests.interop.made import DAY, EMPTY, FULL, OFFICIAL, PERSON, PROJECT, STATEMENT, TONS, UNION, VISIT


class Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_whole_text_is_shown_with_overlapping_records_marked() -> None:
    html = FULL._repr_html_()
    assert FULL.text in Reader(html).text
    assert "title='statement, figure'" in html


def test_a_hostile_text_is_escaped_everywhere() -> None:
    evil = "<script>alert(1)</script>' onload='x"
    span = Span(start=0, end=len(evil), text=evil)
    actor = attrs.evolve(OFFICIAL, name=evil, role=evil, mentions=(span,))
    visit = attrs.evolve(VISIT, visitors=(actor,), evidence=(span,), places=(evil,))
    made = attrs.evolve(FULL, id=evil, text=evil, officials=(actor,), visits=(visit,), error=evil)
    for html in (made._repr_html_(), visit._repr_html_(), page(made, title=evil), made.timeline()._repr_html_()):
        assert "<script" not in html
        assert "script" not in Reader(html).tags


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


def test_the_report_groups_the_records_within_the_width() -> None:
    shown = report(FULL, title="a.txt", width=80)
    heads = [line for line in shown.splitlines()[1:] if line and not line.startswith(" ")]
    assert heads == ["Visits", "Statements", "Attitudes", "Projects", "Officials", "Figures", "Dates"]
    assert max(map(len, shown.splitlines())) <= 80
    assert "5,000,000 to 7,000,000 ton" in shown
    assert "Ana Lund (President): Norway → Sweden" in shown


def test_no_control_character_reaches_the_terminal() -> None:
    evil = "\x1b[31mred\u202e\x00"
    made: Extraction = attrs.evolve(FULL, officials=(attrs.evolve(OFFICIAL, name=evil),), error=evil)
    shown = report(made, title=evil)
    assert not any(char in shown for char in "\x1b\u202e\x00")


def test_an_empty_document_says_so() -> None:
    assert "Nothing found." in report(EMPTY)
