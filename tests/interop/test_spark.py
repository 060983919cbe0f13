import functools
import shutil
import sys

import pytest

from diplotext.interop.arrow import arrow_schema, extract_batches


@pytest.mark.model
@pytest.mark.long
def test_spark_runs_the_same_function_in_local_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed (extra spark)")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, which is not here")
    from pyspark.sql import SparkSession
    from pyspark.sql.pandas.types import from_arrow_schema

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        rows = [(f"d{n}", "On 3 May 2024 they met.") for n in range(40)]
        articles = spark.createDataFrame(rows, "id string, text string")
        read = functools.partial(extract_batches, kind="dates")
        found = articles.mapInArrow(read, from_arrow_schema(arrow_schema("dates"))).collect()
    finally:
        spark.stop()
    assert sorted((row.document, row.edtf) for row in found) == sorted((name, "2024-05-03") for name, _ in rows)
