"""The fields of a Date beside its span and value."""

import datetime
from typing import Any

import pytest

from diplotext import extract_dates, parse_date

PUBLISHED = "2024-04-24"


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("on April 22", {"kind": "date", "precision": "day", "assumed": ("year",), "anchor": "published"}),
        ("on 22 April 2024", {"assumed": (), "anchor": None, "modifier": None, "candidates": ()}),
        ("yesterday", {"assumed": ("year", "month", "day"), "anchor": "published", "first": day("2024-04-23")}),
        ("on Monday", {"assumed": ("year", "month", "day"), "precision": "day"}),
        ("from 3 to 5 May", {"first": day("2024-05-03"), "last": day("2024-05-05"), "precision": "day"}),
        (
            "last week",
            {"value": "2024-W16", "edtf": "2024-04-15/2024-04-21", "first": day("2024-04-15"), "precision": "week"},
        ),
        ("this weekend", {"edtf": "2024-04-27/2024-04-28", "first": day("2024-04-27"), "precision": "week"}),
        ("early May", {"modifier": "start", "precision": "month", "last": day("2024-05-31")}),
        ("mid-2024", {"modifier": "mid", "precision": "year"}),
        ("late September", {"modifier": "end", "edtf": "2023-09"}),
        ("the end of 2022", {"modifier": "end", "first": day("2022-01-01"), "last": day("2022-12-31")}),
        ("since 2014", {"modifier": "after", "edtf": "2014"}),
        ("until 2030", {"modifier": "before", "edtf": "2030"}),
        ("by 2030", {"modifier": "before"}),
        ("around 2030", {"modifier": "approx"}),
        ("no later than 31 December 2024", {"modifier": "before"}),
        ("prior to 2014", {"modifier": "before"}),
        ("starting from 2014", {"modifier": "after"}),
        ("beginning in May 2014", {"modifier": "after"}),
        ("more than 30 years", {"modifier": None}),
        ("from early May to late June", {"modifier": None, "edtf": "2024-05/2024-06"}),
        ("in the first quarter of 2023", {"precision": "quarter", "last": day("2023-03-31")}),
        ("in autumn 2001", {"precision": "season", "edtf": "2001-23", "last": day("2001-11-30")}),
        ("in the second half of the year", {"value": "2024-H2", "edtf": "2024-41"}),
        ("from Q1 2023 to Q3 2023", {"value": "2023-Q1/2023-Q3", "edtf": "2023-01/2023-09"}),
        ("from last week to next week", {"edtf": "2024-04-15/2024-05-05"}),
        ("in winter 2001", {"edtf": "2001-24", "first": day("2001-12-01"), "last": day("2002-02-28")}),
        ("in the second half of 2023", {"precision": "half", "first": day("2023-07-01")}),
        ("in the 1970s", {"precision": "decade", "edtf": "197X", "last": day("1979-12-31")}),
        ("in the 21st century", {"precision": "century", "edtf": "20XX", "first": day("2000-01-01")}),
        ("on 04/05/2024", {"edtf": "2024-05-04", "candidates": ("2024-04-05",)}),
        ("on 22/04/2024", {"candidates": ()}),
        ("on 05/05/2024", {"candidates": ()}),
        ("Monday morning", {"kind": "time", "edtf": "2024-04-22", "precision": "day"}),
        ("at noon", {"kind": "time", "edtf": None, "first": None, "precision": None}),
        ("three years", {"kind": "duration", "edtf": None, "first": None, "precision": "year"}),
        ("over the past four years", {"kind": "duration", "edtf": "2020/2024", "first": day("2020-01-01")}),
        ("over the next three months", {"kind": "duration", "edtf": "2024-04/2024-07", "last": day("2024-07-31")}),
        ("every year", {"kind": "set", "edtf": None, "precision": None}),
        ("now", {"kind": "date", "edtf": None, "first": None, "precision": None, "anchor": None}),
        ("in FY2024", {"kind": "date", "edtf": "2024", "value": "FY2024", "precision": "year"}),
        ("the first nine months of 2023", {"kind": "duration", "edtf": "2023-01/2023-09"}),
    ],
)
def test_the_fields_say_what_the_table_of_records_says(text: str, fields: dict[str, Any]) -> None:
    (date,) = extract_dates(text, published=PUBLISHED)
    assert {name: getattr(date, name) for name in fields} == fields


def test_a_date_counted_from_another_says_so() -> None:
    *_, date = extract_dates("They met on 3 May 2023 and again the next day.", published=PUBLISHED)
    assert (date.anchor, date.assumed) == ("mention", ("year", "month", "day"))


@pytest.mark.parametrize("place", ["MOSCOW, ", "ROME, Italy, ", "", "Released on\n"])
def test_the_dateline_is_the_anchor_where_no_publication_date_is_given(place: str) -> None:
    first, second = extract_dates(f"{place}April 24, 2024 - They met on Monday.")
    assert (first.anchor, second.anchor, second.value) == (None, "dateline", "2024-04-22")


@pytest.mark.parametrize(
    "text", ["He left on April 24, 2024, and returned on Monday.", "x" * 500 + "\nApril 24, 2024\nMonday"]
)
def test_a_date_in_a_sentence_or_far_below_is_no_dateline(text: str) -> None:
    assert extract_dates(text)[-1].anchor is None


def test_a_user_may_not_change_the_grammar() -> None:
    from diplotext import Lexicon, LexiconError

    with pytest.raises(LexiconError, match="no such table"):
        Lexicon({"dates_rules": []})


@pytest.mark.parametrize(
    ("expression", "value", "modifier"),
    [
        ("around 2010", "2010", "approx"),
        ("roughly 2020", "2020", "approx"),
        ("c. 1850", "1850", "approx"),
        ("by May 2030", "2030-05", "before"),
        ("since 2014", "2014", "after"),
        ("le 14 juillet 2023", "2023-07-14", None),
        ("14. Juli 2023", "2023-07-14", None),
    ],
)
def test_an_expression_may_have_a_modifier_or_another_language(expression: str, value: str, modifier: str) -> None:
    found = parse_date(expression)
    assert found is not None
    assert (found.value, found.modifier) == (value, modifier)


def test_a_month_of_two_languages_leaves_both_readings() -> None:
    (found,) = extract_dates("The law of 14 listopada 2023 says so.")
    assert (found.edtf, found.candidates) == ("2023-11-14", ("2023-10-14",))


@pytest.mark.parametrize("text", ["31 April", "On Feb 29, 2015", "30 to 31 June 2023"])
def test_a_day_that_no_month_has_is_one_expression_without_a_value(text: str) -> None:
    (found,) = extract_dates(text, published=PUBLISHED)
    assert (found.value, found.edtf, found.first) == (None, None, None)
