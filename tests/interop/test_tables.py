import datetime
import itertools
from pathlib import Path
from typing import Any

import attrs
import pandas as pd
import pyarrow.parquet
import pytest

import diplotext
from diplotext import countries
from diplotext.interop.tables import TABLES, Table, arrow_schema, columns_of, to_arrow, to_frame
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.geography import StateNumber
from tests.interop.made import EMPTY, FULL


@pytest.mark.parametrize("kind", TABLES)
def test_an_empty_result_has_the_same_columns(kind: Table) -> None:
    assert to_arrow([], kind).schema == to_arrow(FULL, kind).schema == arrow_schema(kind)
    assert list(to_frame([], kind).dtypes) == list(to_frame([FULL], kind).dtypes)
    assert to_arrow([FULL, EMPTY], kind).num_rows == {"documents": 2, "participants": 12, "events": 3}.get(kind, 1)
    assert all(column.description for column in columns_of(kind))


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_survives_parquet(kind: Table, tmp_path: Path) -> None:
    table = to_arrow(FULL, kind)
    pyarrow.parquet.write_table(table, tmp_path / "t.parquet")
    assert pyarrow.parquet.read_table(tmp_path / "t.parquet") == table


def test_a_visit_is_one_flat_row() -> None:
    row: Any = to_frame(FULL, "visits").iloc[0].to_dict()
    assert (row["document"], row["visitors"], row["met"]) == ("doc-1", "Ana Lund", "Jo Park; Harbour Union")
    assert FULL.text[row["start"] : row["end"]] == row["evidence"]
    assert str(row["first_day"].date()) == "2024-05-03"


def test_a_lone_surrogate_does_not_break_a_table() -> None:
    broken = attrs.evolve(EMPTY, id="a\ud800", error="\udfff")
    assert to_arrow(broken, "documents")["document"].to_pylist() == ["a\ufffd"]


def test_an_unknown_kind_is_refused_with_the_kinds() -> None:
    with pytest.raises(ValueError, match="no table of 'trips'; the tables are documents, visits"):
        diplotext.to_frame([], "trips")  # type: ignore[arg-type]


def test_participants_are_one_row_an_actor_and_record() -> None:
    frame: Any = to_frame(FULL, "participants")
    rows = frame[["record", "kind", "role", "actor", "type", "label", "country"]].fillna("").to_numpy().tolist()
    assert rows[:8] == [
        ["v1", "visits", "visitor", "o1", "official", "Ana Lund", "NO"],
        ["v1", "visits", "met", "n1", "person", "Jo Park", ""],
        ["v1", "visits", "met", "g1", "organization", "Harbour Union", ""],
        ["v1", "visits", "inviter", "g1", "organization", "Harbour Union", ""],
        ["m1", "meetings", "participant", "o1", "official", "Ana Lund", "NO"],
        ["m1", "meetings", "participant", "g1", "organization", "Harbour Union", ""],
        ["s1", "statements", "speaker", "o1", "official", "Ana Lund", "NO"],
        ["s1", "statements", "target", "n1", "person", "Jo Park", ""],
    ]
    assert ["p1", "projects", "builder", "g1", "organization", "Harbour Union", ""] in rows


def test_participants_join_the_records_and_the_actors() -> None:
    visits: Any = to_frame(FULL, "visits")
    joined = visits.merge(to_frame(FULL, "participants"), on=["document", "record"], suffixes=("", "_of_actor"))
    officials = joined.merge(
        to_frame(FULL, "officials"), left_on=["document", "actor"], right_on=["document", "record"]
    )
    assert officials[["label", "destination", "role_class"]].to_numpy().tolist() == [
        ["Ana Lund", "SE", "head_of_state"]
    ]


def test_a_figure_or_date_names_the_records_that_hold_it() -> None:
    assert to_arrow(FULL, "figures")["held_by"].to_pylist() == ["s1; p1; t1"]
    assert to_arrow(FULL, "dates")["held_by"].to_pylist() == ["v1; m1; s1; p1; t1"]
    alone = attrs.evolve(EMPTY, figures=FULL.figures)
    assert to_arrow(alone, "figures")["held_by"].to_pylist() == [None]


def test_days_are_dates_to_pandas_and_arrow() -> None:
    for kind, column in (("visits", "first_day"), ("dates", "last"), ("documents", "published")):
        frame: Any = to_frame(FULL, kind)  # type: ignore[arg-type]
        assert str(frame[column].dtype).startswith("datetime64")
        assert str(arrow_schema(kind).field(column).type) == "date32[day]"  # type: ignore[arg-type]
        assert frame[column].dt.year.tolist() == [2024]


def test_other_codes_of_countries_stand_beside_them() -> None:
    row: Any = to_frame(FULL, "visits", codes=["alpha3", "cow", "gw"]).iloc[0]
    assert (row["origin"], row["origin_alpha3"], row["origin_cow"]) == ("NO", "NOR", "385")
    assert (row["destination_alpha3"], row["destination_cow"], row["destination_gw"]) == ("SWE", 380, 380)
    persons: Any = to_frame(FULL, "persons", codes=["cow"])
    assert persons["country_cow"].isna().tolist() == [True]


def test_the_numbers_of_a_state_are_those_of_the_year_of_publication() -> None:
    union = attrs.evolve(FULL.organizations[0], country="DE")
    for year, number in ((1984, 260), (1991, 255)):
        made = attrs.evolve(FULL, organizations=(union,), published=datetime.date(year, 1, 1))
        assert to_arrow(made, "organizations", codes=["cow"])["country_cow"].to_pylist() == [number]


def test_unknown_codes_are_refused_with_the_codes() -> None:
    for codes in ("cow", ["iso3"]):
        with pytest.raises(ValueError, match="codes must be a list of some of alpha3, cow, gw, not"):
            to_frame(FULL, "visits", codes=codes)  # type: ignore[arg-type]


def test_namibia_survives_csv(tmp_path: Path) -> None:
    lund = attrs.evolve(FULL.officials[0], country="NA")
    to_frame(attrs.evolve(FULL, officials=(lund,)), "officials").to_csv(tmp_path / "o.csv", index=False)
    frame = pd.read_csv(tmp_path / "o.csv", keep_default_na=False, na_values=[""])
    assert frame["country"].tolist() == ["NA"]
    assert frame["country_from"].isna().tolist() == [True]


def test_every_number_is_of_a_country_and_its_terms_do_not_overlap() -> None:
    terms: dict[tuple[str, str], list[StateNumber]] = {}
    for term in default_lexicon().entries(StateNumber):
        terms.setdefault((term.code, term.system), []).append(term)
    assert {code for code, _ in terms} <= set(countries.codes())
    for several in terms.values():
        for before, after in itertools.pairwise(several):
            assert before.last is not None
            assert before.last <= (after.first or 0)
