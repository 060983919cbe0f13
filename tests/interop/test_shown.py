import xml.etree.ElementTree as ET
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any, Literal, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotext import Extraction, Record
from diplotext.interop.html import page
from diplotext.interop.report import report
from diplotext.kinds import KINDS
from tests.interop.made import DAY, EMPTY, FULL, OFFICIAL, PERSON, PROJECT, STATEMENT, TONS, UNION, VISIT


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


def test_the_report_groups_the_records_within_the_width() -> None:
    shown = report(FULL, title="a.txt", width=80)
    heads = [line for line in shown.splitlines()[1:] if line and not line.startswith(" ")]
    assert heads == [kind.name.capitalize() for kind in KINDS if getattr(FULL, kind.name)]
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
