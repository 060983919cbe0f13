"""The table of known office-holders: with whom a name, an office and a day agree."""

import datetime

import pytest

import diplotext
from diplotext import Lexicon, LexiconError
from diplotext.actors.persons.known import Sought, build_directory
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.loading import read_lines
from diplotext.lexicon.office_holders import OfficeHolder

DAY = datetime.date(2024, 4, 24)


def find(
    name: str, *classes: str, day: datetime.date | None = DAY, former: bool = False, lexicon: Lexicon | None = None
) -> OfficeHolder | None:
    directory = (lexicon or default_lexicon()).derive(build_directory)
    sought = Sought(name=tuple(name.split()), classes=classes, day=day, former=former)  # type: ignore[arg-type]
    return directory.find(sought)


def country(name: str, *classes: str, day: datetime.date | None = DAY, former: bool = False) -> str | None:
    holder = find(name, *classes, day=day, former=former)
    return (holder.country or holder.organization) if holder else None


def test_every_row_of_the_table_is_checked_when_it_is_read_as_entries() -> None:
    entries = default_lexicon().entries(OfficeHolder)
    assert len(entries) == len(read_lines(OfficeHolder)) - 1 > 11_000


@pytest.mark.parametrize(
    ("name", "role_class", "expected"),
    [
        ("biden", "head_of_state", "US"),
        ("joe biden", "head_of_state", "US"),
        ("joseph biden", "head_of_state", "US"),
        ("von leyen", "international", None),
        ("leyen", "international", "European Commission"),
        ("montenegro", "head_of_government", "PT"),
        ("zelensky", "head_of_state", "UA"),
        ("zelenskyy", "head_of_state", "UA"),
        ("erdogan", "head_of_state", "TR"),
        ("erdoğan", "head_of_state", "TR"),
        ("xi", "head_of_state", "CN"),
        ("xi jinping", "head_of_state", "CN"),
        ("modi", "head_of_government", "IN"),
    ],
)
def test_a_surname_or_a_fuller_name_in_any_spelling_is_known_with_its_office(
    name: str, role_class: str, expected: str | None
) -> None:
    assert country(name, role_class) == expected


def test_a_surname_alone_needs_the_office() -> None:
    assert country("wong", "military") is None


def test_a_full_name_needs_no_office() -> None:
    assert country("narendra modi") == "IN"


def test_the_day_decides_between_two_holders_of_one_surname() -> None:
    found = [find("bush", "head_of_state", day=datetime.date(year, 5, 1)) for year in (1990, 2003)]
    assert [holder and holder.start[:4] for holder in found] == ["1989", "2001"]
    assert country("biden", "head_of_state", day=datetime.date(1999, 1, 1)) is None


def test_who_has_left_office_is_known_for_a_year_and_as_a_former_holder_ever_after() -> None:
    assert country("tillerson", "foreign_minister", day=datetime.date(2018, 9, 1)) == "US"
    assert country("tillerson", "foreign_minister", day=datetime.date(2023, 9, 1)) is None
    assert country("tillerson", "foreign_minister", day=datetime.date(2023, 9, 1), former=True) == "US"


def test_heads_are_remembered_by_their_surnames() -> None:
    assert country("whitlam", "head_of_government", day=datetime.date(2008, 9, 1)) == "AU"


def test_of_two_spellings_the_one_of_the_text_wins() -> None:
    assert country("lee", "head_of_government", day=datetime.date(2016, 10, 1)) == "SG"
    assert country("li", "head_of_government", day=datetime.date(2016, 10, 1)) == "CN"


def test_a_namesake_with_another_given_name_is_not_known() -> None:
    assert country("peter modi", "head_of_government") is None


def test_a_minister_of_another_field_is_not_known() -> None:
    rows = [
        {"name": "Ann Roe", "country": "CL", "office": "minister", "title": "Minister of Defence", "start": "2024",
         "end": "2025"},
    ]  # fmt: skip
    directory = Lexicon({"office_holders": rows}).derive(build_directory)
    for field, found in (("defense", True), ("health", False)):
        sought = Sought(name=("roe",), classes=frozenset(("minister",)), fields=(field,), day=DAY)
        assert (directory.find(sought) is not None) == found


def test_without_a_day_all_candidates_must_serve_one_state() -> None:
    assert country("erdogan", "head_of_state", day=None) == "TR"
    assert country("kim", "head_of_government", "minister", day=None) in (None, "KR")
    assert country("lee", "head_of_government", day=None) is None


def test_a_users_rows_join_the_table_or_replace_it() -> None:
    row = {"name": "Ama Mensah", "country": "GH", "office": "head_of_state", "start": "2024-01", "end": "2024-12"}
    joined = Lexicon({"office_holders": [row]})
    alone = Lexicon({"office_holders": [row]}, without=["office_holders"])
    assert [find("mensah", "head_of_state", lexicon=lexicon) is not None for lexicon in (joined, alone)] == [True, True]
    assert [find("biden", "head_of_state", lexicon=lexicon) is not None for lexicon in (joined, alone)] == [True, False]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"country": "XX"}, "not a country code"),
        ({"country": ""}, "either a country"),
        ({"name": "Roe, Ama"}, "is not a name"),
        ({"start": "May 2024"}, "neither a month nor a year"),
        ({"end": ""}, "needs as_of"),
        ({"end": "2019"}, "before it begins"),
        ({"office": "king"}, "not one of"),
    ],
)
def test_a_faulty_row_is_an_error_that_names_the_remedy(change: dict[str, str], fault: str) -> None:
    row = {"name": "Ama Mensah", "country": "GH", "office": "head_of_state", "start": "2024-01", "end": "2024-12"}
    with pytest.raises(LexiconError, match=fault):
        Lexicon({"office_holders": [row | change]})


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Macron met reporters and spoke of Ukraine.", [("FR", "known")]),
        ("President Emmanuel Macron of Chile met reporters.", [("CL", "text")]),
        ("Prime Minister Elna Marku spoke on Monday. She warned of floods in Bangladesh.", [(None, None)]),
        ("The ambassador, Lea Kim, criticised Iran.", [(None, None)]),
        ("Foreign Minister Wei Ming Tor spoke on Monday.", [("SG", "home")]),
        ("Mr Macron spoke. The President was pleased.", [("FR", "known")]),
    ],
)
def test_the_country_comes_from_the_text_then_the_table_then_the_publisher(
    text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    home = "SG" if expected[0][1] == "home" else None
    officials = diplotext.extract_officials(text, published="2025-04-24", home=home)
    assert [(official.country, official.country_from) for official in officials] == expected


@pytest.mark.model
def test_a_person_without_an_office_in_the_text_may_be_known() -> None:
    (person,) = diplotext.extract("Volodymyr Zelenskyy said talks would go on.", published="2024-04-24").persons
    assert (person.country, person.country_from) == ("UA", "known")
