"""What holds of every date and every text."""

import datetime
import itertools
import re

import edtf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diplotext import extract_dates, parse_date
from diplotext.dates.grammar import build_grammar
from diplotext.dates.numbers import SAMPLES
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.dates import DatePhrase, DateRule

MONTHS = [datetime.date(2024, month, 1).strftime("%B") for month in range(1, 13)]
SHORT = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(2199, 12, 31))
ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def parts(day: datetime.date) -> dict[str, str]:
    return {
        "d": str(day.day),
        "dd": f"{day.day:02}",
        "th": f"{day.day}{ENDINGS.get(day.day, 'th')}",
        "m": str(day.month),
        "mm": f"{day.month:02}",
        "month": MONTHS[day.month - 1],
        "MONTH": MONTHS[day.month - 1].upper(),
        "mon": SHORT[day.month - 1],
        "mmm": SHORT[day.month - 1][:3],
        "y": f"{day.year:04}",
        "weekday": WEEKDAYS[day.weekday()],
        "wd": WEEKDAYS[day.weekday()][:3] + ".",
    }


STYLES = [
    "{d} {month} {y}", "{dd} {month} {y}", "{th} {month} {y}", "{th} of {month} {y}", "the {th} of {month}, {y}",
    "{d} {month}, {y}", "{d} {mon} {y}", "{d} {mmm} {y}", "{d}-{mmm}-{y}", "{d} {MONTH} {y}",
    "{month} {d}, {y}", "{month} {d} {y}", "{month} {th}, {y}", "{month} the {th}, {y}", "{mon} {d}, {y}",
    "{mmm} {d}, {y}", "{MONTH} {d}, {y}", "{weekday}, {d} {month} {y}", "{weekday} {d} {month} {y}",
    "{weekday}, {month} {d}, {y}", "{weekday}, the {th} of {month} {y}", "{wd}, {month} {d}, {y}",
    "{y}-{mm}-{dd}", "{y}/{mm}/{dd}", "{y}.{mm}.{dd}",
]  # fmt: skip
FIGURES = ["{d}/{m}/{y}", "{dd}/{mm}/{y}", "{dd}.{mm}.{y}", "{d}.{m}.{y}", "{m}/{d}/{y}", "{mm}/{dd}/{y}"]


@given(DAYS, st.sampled_from(STYLES))
@example(datetime.date(2024, 2, 29), "{d} {month} {y}")
def test_a_date_in_any_style_is_found_and_resolved_to_itself(day: datetime.date, style: str) -> None:
    written = style.format(**parts(day))
    (date,) = extract_dates(f"The treaty was signed on {written} in Rome.", published="2024-04-24")
    assert date.span.text == written
    assert (date.value, date.edtf) == (day.isoformat(), day.isoformat())
    assert (date.first, date.last, date.precision, date.assumed, date.anchor) == (day, day, "day", (), None)


@given(DAYS, st.sampled_from(FIGURES))
def test_a_date_in_figures_is_itself_or_a_candidate(day: datetime.date, style: str) -> None:
    (date,) = extract_dates(f"signed {style.format(**parts(day))}")
    assert day.isoformat() in (date.value, *date.candidates)


@given(DAYS, st.sampled_from(["{d} {month}", "{month} {d}", "{month} {th}", "the {th} of {month}", "{mon} {d}"]))
def test_a_day_without_a_year_keeps_its_month_and_day(day: datetime.date, style: str) -> None:
    written = style.format(**parts(day))
    (open_,) = extract_dates(f"They met on {written}.")
    assert (open_.span.text, open_.edtf) == (written, f"XXXX-{day:%m-%d}")
    (date,) = extract_dates(f"They met on {written}.", published="2024-04-24")
    assert date.first
    assert (date.first.month, date.first.day, date.assumed) == (day.month, day.day, ("year",))


@given(DAYS, st.integers(1, 400))
def test_a_range_has_the_ends_that_it_states(first: datetime.date, days: int) -> None:
    last = first + datetime.timedelta(days=days)
    ends = ["{d} {month} {y}".format(**parts(day)) for day in (first, last)]
    (date,) = extract_dates(f"from {ends[0]} to {ends[1]}")
    assert (date.first, date.last, date.edtf) == (first, last, f"{first}/{last}")


@given(DAYS)
def test_the_weekday_of_the_publication_day_is_that_day(day: datetime.date) -> None:
    (date,) = extract_dates(f"They met on {WEEKDAYS[day.weekday()]}.", published=day)
    assert date.first == day


OFTEN = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "on",
    "May",
    "March",
    "3",
    "12",
    "2024",
    "2.75",
    "last",
    "next",
    "year",
    "years",
]
WORDS = st.one_of(
    st.sampled_from([*OFTEN, "Monday", "first", "quarter", "ago", "early", ",", ".", "-", "'", "\n"]),
    st.sampled_from([*sorted(default_lexicon().derive(build_grammar).words), *SAMPLES]),
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)), st.one_of(st.none(), DAYS))
def test_any_text_is_accepted_and_every_span_lies_in_it(text: str, published: datetime.date | None) -> None:
    dates = extract_dates(text, published=published)
    assert all(text[date.span.start : date.span.end] == date.span.text for date in dates)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(dates))
    assert all(date.first <= date.last for date in dates if date.first and date.last)


@given(st.lists(WORDS).map(" ".join))
def test_a_prefix_shifts_the_offsets_alone(text: str) -> None:
    prefix = "No more of this.\n\n"
    plain, moved = (extract_dates(t, published="2024-04-24") for t in (text, prefix + text))
    assert [(d.span.start + len(prefix), d.value) for d in plain] == [(d.span.start, d.value) for d in moved]


@pytest.mark.parametrize("published", ["0001-01-01", "0001-12-31", "9999-12-31", "9999-01-01"])
@pytest.mark.parametrize(
    "text",
    [
        "last year",
        "next century",
        "two decades ago",
        "three centuries from now",
        "on Friday",
        "next ten years",
        "Easter",
    ],
)
def test_the_ends_of_the_calendar_are_no_error(text: str, published: str) -> None:
    assert len(extract_dates(text, published=published)) <= 1


@pytest.mark.parametrize(
    "unit", ["and ", "Monday ", "2024-", "3 and ", "years of ", "3 May to ", "the first of ", "1 "]
)
def test_a_repeated_word_is_read(unit: str) -> None:
    extract_dates(unit * 2000, published="2024-04-24")


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("first quarter of 2023", "2023-Q1"),
        (" 3 May 2023 ", "2023-05-03"),
        ("May", "XXXX-05"),
        ("18:30", "XXXX-XX-XXT18:30"),
        ("1814", "1814"),
    ],
)
def test_an_expression_by_itself_is_read(expression: str, value: str) -> None:
    date = parse_date(expression)
    assert date
    assert date.value == value


@pytest.mark.parametrize(
    ("expression", "day"),
    [
        ("22 апреля 2024 года", "2024-04-22"),
        ("le 22 avril 2024", "2024-04-22"),
        ("2024年4月22日", "2024-04-22"),
        ("22 de abril de 2024", "2024-04-22"),
        ("2024-04-22T10:00:00Z", "2024-04-22"),
        (" Mon, 22 Apr 2024 10:00:00 +0300\n", "2024-04-22"),
    ],
)
def test_a_full_date_of_another_language_or_a_machine_is_read(expression: str, day: str) -> None:
    date = parse_date(expression)
    assert date
    assert (date.value, date.first, date.rule) == (day, datetime.date.fromisoformat(day), "date.absolute")
    assert expression[date.span.start : date.span.end] == date.span.text == expression.strip()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(lambda text: text + " 2024"))
@settings(max_examples=8, deadline=None)
def test_what_may_be_an_expression_is_no_error(expression: str) -> None:
    parse_date(expression)


@pytest.mark.parametrize(
    "expression", ["", "a good day", "avril 2024", "0000-00-00T00:00 2024", "3 May 2023 and more", "in May", "Rome"]
)
def test_what_is_no_expression_as_a_whole_is_none(expression: str) -> None:
    assert parse_date(expression) is None


EXAMPLES = [entry.examples for entry in default_lexicon().entries(DateRule)]
EXAMPLES += [entry.examples for entry in default_lexicon().entries(DatePhrase)]
EXPRESSIONS = sorted(
    {match[1] for examples in EXAMPLES for text in examples if (match := re.search(r"\[(.+?)\]", text))}
)


@given(
    st.lists(st.sampled_from(EXPRESSIONS), min_size=1, max_size=3),
    st.sampled_from([" to ", " and ", " of ", ", ", " from ", " after "]),
    st.none() | DAYS,
)
@example(["the first quarter", "the third quarter of 2023"], " to ", None)
@example(["Q1 2024", "Q3 2024"], " - ", None)
def test_what_stands_in_the_calendar_is_edtf_to_the_letter(
    expressions: list[str], joint: str, published: datetime.date | None
) -> None:
    for date in extract_dates(f"It ran from {joint.join(expressions)}.", published=published):
        for written in (date.edtf, *date.candidates):
            if written is not None:
                edtf.parse_edtf(written)
