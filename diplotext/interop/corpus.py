"""A corpus on disk, from a JSON Lines file or a folder of texts to one file of records, resumable.

Beside the output, in ``OUTPUT.parts``, numbered parts of a fixed number of documents are written whole or not at all;
a run that was interrupted goes on behind the last of them. When all are there, they are put together in one step.
"""

import csv
import errno
import functools
import itertools
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeAlias

import attrs

from diplotext.interop.sources import Source
from diplotext.interop.stream import extract_many
from diplotext.interop.tables import (
    Code,
    Table,
    arrow_schema,
    check_codes,
    check_table,
    columns_of,
    rows_of,
    to_arrow,
)
from diplotext.result import Extraction
from diplotext.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language

    from diplotext.lexicon import Lexicon

__all__ = ["FORMATS", "Summary", "extract_corpus", "write_whole"]

# So many documents are lost at most by an interruption.
PART = 200

Write: TypeAlias = Callable[..., None]
Join: TypeAlias = Callable[..., None]


@attrs.frozen(kw_only=True)
class Summary:
    """What a corpus run did.

    Attributes:
        documents: number of documents in the output.
        resumed: how many of them an earlier, interrupted run had read.
        faults: "id: error" of the first twenty documents that this run could not read.
        failed: number of documents that this run could not read.
        undated: number of documents without a day of publication that this run read.
    """

    documents: int
    resumed: int
    faults: tuple[str, ...]
    failed: int
    undated: int = 0


def extract_corpus(  # noqa: PLR0913 those of `extract_many`, and where from and to
    source: Path | Source,
    output: Path,
    *,
    kind: Table = "visits",
    codes: Sequence[Code] = (),
    nlp: "Language | str | None" = None,
    lexicon: "Lexicon | None" = None,
    n_process: int = 1,
    progress: bool = False,
    min_confidence: float | None = None,
) -> Summary:
    """Extract one kind of record from every document of a corpus, or go on where an interrupted run stopped.

    Args:
        source: a ``.jsonl`` file of objects with "text" and, optionally, "published", "home" and "id"; a folder of
            ``.txt`` files; or a `Source` of several, with what is known of them.
        output: ``.parquet`` or ``.csv`` for a table of `kind`, ``.jsonl`` for whole extractions.
        kind: as in `to_frame`.
        codes: as in `to_frame`.
        nlp: as in `extract_many`.
        lexicon: as in `extract_many`.
        n_process: as in `extract_many`.
        progress: show a progress bar on standard error.
        min_confidence: as in `extract_many`.

    Raises:
        ValueError: the output's ending is unknown, or an interrupted run was of another corpus or had other options.
        OSError: the source cannot be read, the output cannot be written, or another run is writing it.
    """
    write, join = _format(output)
    source = source if isinstance(source, Source) else Source(paths=(source,))
    table = {"kind": check_table(kind), "codes": list(check_codes(codes))}
    if output.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(output))
    parts = output.with_name(output.name + ".parts")
    # Whole extractions are the same whatever the table would have been.
    told = {} if output.suffix == ".jsonl" else table
    settings = source.settings() | told | {"min_confidence": min_confidence, "version": __version__}
    read = functools.partial(extract_many, nlp=nlp, lexicon=lexicon, n_process=n_process, min_confidence=min_confidence)
    with _alone(parts):
        _begin(parts, settings)
        return _run(
            source,
            output,
            parts,
            read=read,
            write=functools.partial(write, **table),
            join=functools.partial(join, **table),
            progress=progress,
        )


def write_whole(output: Path, extractions: Sequence[Extraction], *, kind: Table, codes: Sequence[Code] = ()) -> None:
    """Write extractions that are there already, in the form of the output's ending; errors as in `extract_corpus`."""
    write, join = _format(output)
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "part"
        write(part, batch=extractions, kind=kind, codes=codes)
        _whole(output, lambda path: join(path, [part], kind=kind, codes=codes))


def _format(output: Path) -> "tuple[Write, Join]":
    if output.suffix not in FORMATS:
        raise ValueError(f"{output}: the name must end in {', '.join(FORMATS)}")
    return FORMATS[output.suffix]


def _run(
    source: Source,
    output: Path,
    parts: Path,
    *,
    read: Callable[..., Iterator[Extraction]],
    write: Write,
    join: Join,
    progress: bool,
) -> Summary:
    """Read what is not read yet, part by part, and put the parts together."""
    finished = sorted(parts.glob(f"[0-9]*{output.suffix}"))
    # "000000200-000000400.parquet" holds the documents 200 to 399.
    resumed = documents = int(finished[-1].stem.partition("-")[2]) if finished else 0
    faults: list[str] = []
    failed = undated = 0
    results = read(itertools.islice(source.documents(), resumed, None))
    results = _shown(results, resumed, source) if progress else results
    while batch := list(itertools.islice(results, PART)):
        part = parts / f"{documents:09d}-{documents + len(batch):09d}{output.suffix}"
        _whole(part, functools.partial(write, batch=batch))
        finished.append(part)
        documents += len(batch)
        bad = [f"{result.id}: {result.error}" for result in batch if result.error]
        faults += bad[: 20 - len(faults)]
        failed += len(bad)
        undated += sum(result.published is None and not result.error for result in batch)
    _whole(output, lambda path: join(path, finished))
    shutil.rmtree(parts)
    return Summary(documents=documents, resumed=resumed, faults=tuple(faults), failed=failed, undated=undated)


@contextmanager
def _alone(parts: Path) -> Iterator[None]:
    """Make the folder of parts and hold it against another run; a killed run holds it no longer."""
    parts.mkdir(exist_ok=True)
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:  # not on Windows
        yield
        return
    with (parts / "lock").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BlockingIOError(errno.EAGAIN, "another run is writing there", str(parts)) from None
        yield


def _begin(parts: Path, settings: dict[str, Any]) -> None:
    """Make the folder of parts, or check that the one found belongs to the same run."""
    manifest = parts / "manifest.json"
    try:
        found = json.loads(manifest.read_text(encoding="utf-8"))
    except FileNotFoundError:
        for stray in parts.glob("[0-9]*"):
            stray.unlink()
        _whole(manifest, lambda path: path.write_text(json.dumps(settings), encoding="utf-8"))
        return
    if found != settings:
        changed = ", ".join(sorted(name for name in settings | found if found.get(name) != settings.get(name)))
        raise ValueError(f"{parts} belongs to an interrupted run with a different {changed}; remove it to start again")


def _whole(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file so that it is there whole or not at all."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        write(unfinished)
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _shown(results: Iterator[Extraction], resumed: int, source: Source) -> Iterator[Extraction]:
    from tqdm import tqdm  # noqa: PLC0415

    total = sum(1 for _ in source.documents())
    return iter(tqdm(results, initial=resumed, total=total, unit=" documents"))


def _write_jsonl(path: Path, batch: Sequence[Extraction], **_: Any) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.writelines(extraction.to_json() + "\n" for extraction in batch)


def _join_lines(path: Path, parts: Sequence[Path], **_: Any) -> None:
    with path.open("wb") as file:
        _append(file, parts)


def _write_csv(path: Path, batch: Sequence[Extraction], *, kind: Table, codes: Sequence[Code]) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        csv.writer(file).writerows(row for extraction in batch for row in rows_of(extraction, kind, codes=codes))


def _join_csv(path: Path, parts: Sequence[Path], *, kind: Table, codes: Sequence[Code]) -> None:
    with path.open("wb") as file:
        file.write(",".join(column.name for column in columns_of(kind, codes=codes)).encode() + b"\r\n")
        _append(file, parts)


def _append(file: IO[bytes], parts: Iterable[Path]) -> None:
    for part in parts:
        with part.open("rb") as content:
            shutil.copyfileobj(content, file)


def _write_parquet(path: Path, batch: Sequence[Extraction], *, kind: Table, codes: Sequence[Code]) -> None:
    import pyarrow.parquet  # noqa: PLC0415

    pyarrow.parquet.write_table(to_arrow(batch, kind, codes=codes), path)


def _join_parquet(path: Path, parts: Sequence[Path], *, kind: Table, codes: Sequence[Code]) -> None:
    import pyarrow.parquet  # noqa: PLC0415

    with pyarrow.parquet.ParquetWriter(path, arrow_schema(kind, codes=codes)) as writer:
        for part in parts:
            writer.write_table(pyarrow.parquet.read_table(part))


FORMATS: dict[str, tuple[Write, Join]] = {
    ".parquet": (_write_parquet, _join_parquet),
    ".csv": (_write_csv, _join_csv),
    ".jsonl": (_write_jsonl, _join_lines),
}
