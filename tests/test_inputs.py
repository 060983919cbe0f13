"""A caller's mistake raises at once and names the remedy."""

import datetime
from typing import Any

import pytest

import diplotext
from diplotext.countries import check_home
from diplotext.inputs import check_published

DAY = datetime.date(2024, 4, 24)


@pytest.mark.parametrize(
    "published",
    [DAY, datetime.datetime(2024, 4, 24, 23, 59, tzinfo=datetime.UTC), "2024-04-24", "2024-04-24T10:00:00+03:00"],
)
def test_dates_datetimes_and_iso_strings_are_taken(published: object) -> None:
    assert check_published(published) == DAY


def test_no_publication_date_is_taken() -> None:
    assert check_published(None) is None


@pytest.mark.parametrize("published", ["24.04.2024", "", "2024-02-30", "April 24, 2024"])
def test_another_string_is_refused_and_the_iso_form_named(published: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        check_published(published)


def test_a_number_is_no_publication_date() -> None:
    with pytest.raises(TypeError, match="ISO string"):
        check_published(20240424)


@pytest.mark.parametrize("function", [diplotext.extract, diplotext.extract_dates, diplotext.extract_figures])
def test_bytes_are_refused_with_the_remedy(function: object) -> None:
    assert callable(function)
    with pytest.raises(TypeError, match="decode"):
        function(b"bytes")
    with pytest.raises(TypeError, match="must be a str, not NoneType"):
        function(None)


def test_a_lexicon_of_another_type_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Lexicon\.from_toml"):
        diplotext.extract_dates("today", lexicon={})  # type: ignore[arg-type]


@pytest.mark.parametrize(("home", "meant"), [("sg", "SG"), ("SGP", "SG"), ("Singapore", "SG"), ("dnk", "DK")])
def test_a_home_that_is_no_code_is_refused_and_the_code_named(home: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f"not '{home}'; you probably mean '{meant}'"):
        check_home(home)


@pytest.mark.parametrize("home", ["", "XX", "EU", "no state"])
def test_a_home_that_is_no_state_is_refused(home: str) -> None:
    with pytest.raises(ValueError, match="ISO 3166-1 alpha-2"):
        check_home(home)


def test_a_home_of_another_type_is_refused() -> None:
    with pytest.raises(TypeError, match="not int"):
        check_home(47)


@pytest.mark.model
@pytest.mark.parametrize(
    "function",
    [
        diplotext.extract, diplotext.extract_officials, diplotext.extract_statements, diplotext.extract_visits,
        diplotext.extract_projects, diplotext.extract_meetings, diplotext.extract_agreements,
    ],
)  # fmt: skip
def test_every_function_that_reads_officials_takes_the_home(function: Any) -> None:
    function("She left.", home="SG")
    with pytest.raises(ValueError, match="home"):
        function("She left.", home="sg")


@pytest.mark.model
def test_an_extraction_holds_the_home() -> None:
    assert diplotext.extract("She left.", home="SG").home == "SG"
    assert diplotext.extract("She left.").home is None


def test_a_text_that_is_neither_string_nor_doc_is_refused() -> None:
    with pytest.raises(TypeError, match="str or a spaCy Doc"):
        diplotext.extract_visits(3.5)  # type: ignore[arg-type]
