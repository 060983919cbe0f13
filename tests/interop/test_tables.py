from pathlib import Path
from typing import Any

import attrs
import pyarrow.parquet
import pytest

import diplotext
from diplotext.interop.tables import TABLES, Table, arrow_schema, columns_of, to_arrow, to_frame
from tests.interop.made import EMPTY, FULL


@pytest.mark.parametrize("kind", TABLES)
def test_an_empty_result_has_the_same_columns(kind: Table) -> None:
    assert to_arrow([], kind).schema == to_arrow(FULL, kind).schema == arrow_schema(kind)
    assert list(to_frame([], kind).dtypes) == list(to_frame([FULL], kind).dtypes)
    assert to_arrow([FULL, EMPTY], kind).num_rows == (2 if kind == "documents" else 1)
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
    assert row["first_day"].isoformat() == "2024-05-03"


def test_a_lone_surrogate_does_not_break_a_table() -> None:
    broken = attrs.evolve(EMPTY, id="a\ud800", error="\udfff")
    assert to_arrow(broken, "documents")["document"].to_pylist() == ["a\ufffd"]


def test_an_unknown_kind_is_refused_with_the_kinds() -> None:
    with pytest.raises(ValueError, match="no table of 'trips'; the tables are documents, visits"):
        diplotext.to_frame([], "trips")  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", TABLES)
def test_every_column_is_documented(kind: Table) -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "tables.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## {kind}\n")[2].partition("\n## ")[0]
    rows = [f"| `{column.name}` | {column.type} | {column.description} |" for column in columns_of(kind)]
    assert section.strip().splitlines()[2:] == rows
