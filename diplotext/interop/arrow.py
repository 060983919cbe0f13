"""The cluster: one function from Arrow batches to Arrow batches, for Spark, Ray Data, DuckDB and Polars."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from diplotext.interop.stream import private_pipeline, read_items
from diplotext.interop.tables import Table, arrow_schema, to_arrow
from diplotext.lexicon import Lexicon, resolve_lexicon

if TYPE_CHECKING:
    import pyarrow

__all__ = ["arrow_schema", "extract_batches"]


def extract_batches(
    batches: "Iterable[pyarrow.RecordBatch]", *, kind: Table = "visits", lexicon: Lexicon | None = None
) -> "Iterator[pyarrow.RecordBatch]":
    """Read the documents of Arrow batches and give batches of their records.

    The function pickles, also with its options bound by `functools.partial`; the model is loaded once a process.

    Args:
        batches: with a column "text" and, optionally, "published" (a date, a timestamp or an ISO string), "home"
            (an ISO code) and "id"; other columns are passed over.
        kind: which records, as in `to_frame`.
        lexicon: None for the packaged vocabulary.

    Returns:
        One batch for each batch, with the schema ``arrow_schema(kind)``; without rows where nothing was found.

    Raises:
        ValueError: there is no such kind, or a batch has no column "text".
    """
    import pyarrow as pa  # noqa: PLC0415

    schema = arrow_schema(kind)
    lexicon = resolve_lexicon(lexicon)
    with private_pipeline() as pipeline:
        for batch in batches:
            names = [name for name in ("id", "text", "published", "home") if name in batch.schema.names]
            if "text" not in names:
                raise ValueError(f"the batch needs a column 'text'; its columns are {', '.join(batch.schema.names)}")
            items = batch.select(names).to_pylist()
            found = to_arrow(read_items(items, pipeline, lexicon), kind).combine_chunks()
            yield found.to_batches()[0] if found.num_rows else pa.RecordBatch.from_pylist([], schema=schema)
