"""What holds for any string at all."""

import contextlib
import datetime
import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

import diplotext
from diplotext import countries
from diplotext.interop.component import make_component
from diplotext.interop.report import report
from diplotext.interop.tables import TABLES
from diplotext.records import spans_of

T = TypeVar("T")

ROOT = Path(__file__).parents[2]
NEUTRAL = "nothing of note happened and all was quiet."

# Pieces of diplomatic prose, so that random texts reach the rules.
PIECES = [
    "President ", "Prime Minister ", "Ilda Moreno", "Mr. Tan", "of Peru", "Foreign Ministry ", "the two leaders ",
    "he ",
    "said ", "that ", "according to ", "agreed to ", "visited ", "arrived in ", "will pay a state visit to ", "Oslo",
    "Kenya", "on 3 May", " 2024", "April 22", "yesterday", "from 3 to 5 May", "late last year", "15 million tons",
    "$2.5 billion", "by 17 percent", "between 5 and 7", "the railway ", "a $3 billion dam", "the project", "“", "”",
    '"', "'", "«", "»", "„", ",", ". ", "; ", "\n", "\n\n", "Q: ", "PRESIDENT MORENO: ", "(", ")", "—", "\u200f",
    "\x00", "\ud800", "🚆", "é", "e\u0301", " ",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
DAYS = st.none() | st.dates()


def assert_slices(text: str, records: object) -> None:
    for span in spans_of(records):
        assert 0 <= span.start <= span.end <= len(text)
        assert text[span.start : span.end] == span.text


def drawn(strategy: st.SearchStrategy[T]) -> list[T]:
    """As many examples as the profile asks for, for what is too slow to be started anew for each."""
    examples: list[T] = []

    @settings(phases=[Phase.generate], database=None)
    @given(strategy)
    def collect(example: T) -> None:
        examples.append(example)

    collect()
    return examples


@given(text=TEXTS, published=DAYS)
def test_dates_accept_any_string_and_their_spans_slice_back(text: str, published: datetime.date | None) -> None:
    dates = diplotext.extract_dates(text, published=published)
    assert_slices(text, dates)
    assert [date.span.start for date in dates] == sorted(date.span.start for date in dates)
    assert dates == diplotext.extract_dates(text, published=published)
    assert diplotext.parse_date(text, published=published) == diplotext.parse_date(text, published=published)


@given(text=TEXTS)
def test_figures_accept_any_string_and_their_spans_slice_back(text: str) -> None:
    figures = diplotext.extract_figures(text)
    assert_slices(text, figures)
    assert [figure.span.start for figure in figures] == sorted(figure.span.start for figure in figures)
    for figure in figures:
        assert (figure.low is None) == (figure.high is None)
    assert figures == diplotext.extract_figures(text)
    assert diplotext.parse_figure(text) == diplotext.parse_figure(text)


@given(form=st.one_of(TEXTS, st.sampled_from(["Peru", "PERU", "the  Danes", "Korean", "kp", "KP", "ß" * 4])))
def test_countries_accept_any_string(form: str) -> None:
    for match in countries.lookup(form):
        assert countries.name(match.code)
    assert countries.code(form) is None or countries.forms(str(countries.code(form))) is not None
    assert countries.name(form) is None or form in countries.codes()


@pytest.mark.model
@pytest.mark.parametrize(
    "read",
    [
        diplotext.extract_officials,
        diplotext.extract_statements,
        diplotext.extract_visits,
        diplotext.extract_projects,
        diplotext.extract_meetings,
        diplotext.extract_agreements,
    ],
)
@given(text=TEXTS, published=DAYS)
def test_each_kind_alone_accepts_any_string(
    read: Callable[..., tuple[Any, ...]], text: str, published: datetime.date | None
) -> None:
    records = read(text, published=published)
    assert_slices(text, records)
    whole = diplotext.extract(text, published=published)
    if read is not diplotext.extract_officials:  # the whole lists also unnamed ones that act in a record
        assert records == getattr(whole, read.__name__.removeprefix("extract_"))
    else:
        assert [o for o in records if o.name] == [o for o in whole.officials if o in records and o.name]


@pytest.mark.model
@given(text=TEXTS, published=DAYS)
def test_extract_accepts_any_string_and_every_span_slices_back(text: str, published: datetime.date | None) -> None:
    result = diplotext.extract(text, published=published)
    assert result.text == text
    assert_slices(text, tuple(result.spans()))
    assert diplotext.extract(text, published=published) == result


@pytest.mark.model
@given(text=TEXTS, published=DAYS)
def test_each_kind_alone_is_that_of_extract(text: str, published: datetime.date | None) -> None:
    result = diplotext.extract(text, published=published)
    assert diplotext.extract_attitudes(text, published=published) == result.attitudes
    assert diplotext.extract_persons(text, published=published) == result.persons
    assert diplotext.extract_organizations(text, published=published) == result.organizations


@pytest.mark.model
@given(text=TEXTS, published=DAYS)
def test_what_is_written_is_read_back(text: str, published: datetime.date | None) -> None:
    result = diplotext.extract(text, published=published)
    assert diplotext.Extraction.from_dict(result.to_dict()) == result
    assert diplotext.Extraction.from_json(result.to_json()) == result


@pytest.mark.model
@given(text=TEXTS, name=TEXTS)
def test_every_way_to_show_a_result_accepts_any_string(text: str, name: str) -> None:
    (result,) = diplotext.extract_many([{"id": name, "text": text}])
    assert result.error is None
    assert result._repr_html_()
    assert result.timeline("visits", "meetings", "statements", "projects", "agreements")._repr_svg_()
    assert result.sure(0.5).to_json()
    for record in (*result.visits, *result.statements, *result.projects, *result.figures, *result.dates):
        assert diplotext.explain(record)
    assert repr(result)
    assert str(result)
    assert report(result, title=name, width=len(name)).encode()
    for kind in TABLES:
        table, frame = diplotext.to_arrow(result, kind), diplotext.to_frame([result], kind, codes=["cow"])
        assert table.num_rows == len(frame)
        if kind not in ("documents", "participants", "events"):
            assert table.num_rows == len(getattr(result, kind))


@pytest.mark.model
@given(text=TEXTS)
def test_the_component_accepts_any_string_that_spacy_takes(text: str) -> None:
    nlp = diplotext.load()
    text = text.encode("utf-8", errors="replace").decode()
    doc = make_component(nlp, "diplotext", None)(nlp(text))
    assert_slices(text, tuple(doc._.diplotext.spans()))


@given(text=TEXTS)
def test_a_string_that_is_no_day_no_model_and_no_json_is_refused_with_a_known_error(text: str) -> None:
    with pytest.raises((diplotext.SchemaVersionError, ValueError)):
        diplotext.Extraction.from_json(text)
    with contextlib.suppress(ValueError):
        diplotext.extract_dates("On 3 May.", published=text)
    if text:
        with pytest.raises(diplotext.ModelNotFoundError):
            diplotext.load(text)
    with pytest.raises(diplotext.LexiconError):
        diplotext.Lexicon({text: []})


@pytest.mark.model
@given(text=TEXTS, published=DAYS)
def test_a_neutral_paragraph_in_front_shifts_offsets_and_changes_nothing_else(
    text: str, published: datetime.date | None
) -> None:
    prefix = NEUTRAL.capitalize() + "\n\n"
    found = diplotext.extract(text, published=published)
    # a headline is one at the top alone
    assume(not any(statement.rule.startswith("statement.headline") for statement in found.statements))
    behind = diplotext.extract(prefix + text, published=published).to_dict()
    assert shifted(found.to_dict(), len(prefix)) | {"text": ""} == behind | {"text": ""}


def shifted(plain: Any, shift: int) -> Any:
    """The same plain data with every offset moved."""
    if isinstance(plain, list):
        # a span is the pair of its offsets
        return [item + shift if type(item) is int else shifted(item, shift) for item in plain]
    if not isinstance(plain, dict):
        return plain
    return {name: shifted(value, shift) for name, value in plain.items()}


SAMPLES = [
    "On Monday, President of Peru Ilda Moreno arrived in Oslo, her office said.",
    "“We will lend $40 million,” Foreign Minister Tan said on 3 May.\n\nHe added that the port would open in 2027.",
    "Nothing.",
    "The two sides agreed to build a 300 km railway from Baku to Tbilisi by 2030.",
    "Yesterday, this week and in ten days; Tuesday at 5 p.m., 02/03/04, last May, in '68, three years ago.",
]


@pytest.mark.model
def test_one_by_one_equals_streamed_equals_two_processes_equals_four_threads() -> None:
    items: list[Any] = [*((text, None) for text in SAMPLES), *drawn(st.tuples(TEXTS, DAYS))]
    one_by_one = [diplotext.extract(text, published=day) for text, day in items]
    assert list(diplotext.extract_many(items)) == one_by_one
    assert list(diplotext.extract_many(items, n_process=2, batch_size=7)) == one_by_one
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda item: diplotext.extract(item[0], published=item[1]), items)) == one_by_one


@pytest.mark.model
@pytest.mark.parametrize(
    ("environment", "day"),
    [
        ({"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}, "1931-02-28"),
        ({"LC_ALL": "tr_TR.UTF-8", "TZ": "America/Adak", "PYTHONHASHSEED": "2"}, "2024-02-29"),
        ({"LC_ALL": "de_DE.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "3"}, "2071-12-31"),
    ],
)
def test_locale_time_zone_day_and_hash_seed_do_not_matter(environment: dict[str, str], day: str) -> None:
    texts = SAMPLES + drawn(TEXTS)
    command = [sys.executable, "-X", "utf8", "-m", "tests.robustness.elsewhere", day]
    done = subprocess.run(
        command,
        input=json.dumps(texts),
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    here = [diplotext.extract(text, published=day).to_json() for text in texts for day in (None, "2024-05-03")]
    assert done.stdout.split("\n")[:-1] == here


def test_the_test_of_the_day_does_move_the_clock() -> None:
    script = (
        "import datetime, time; from tests.robustness.elsewhere import live_on\n"
        "live_on(datetime.date(1931, 2, 28))\n"
        "from datetime import date\n"
        "print(date.today(), datetime.datetime.now().year, time.time() < 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "1931-02-28 1931 True\n"


def test_every_public_function_is_among_them() -> None:
    functions = {name for name in diplotext.__all__ if callable(getattr(diplotext, name)) and name[0].islower()}
    source = Path(__file__).read_text(encoding="utf-8")
    assert {name for name in functions if f"diplotext.{name}" not in source} == set()
