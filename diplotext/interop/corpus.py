"""A corpus on disk, from a JSON Lines file or a folder of texts to one file of records, resumable.

Beside the output, in ``OUTPUT.parts``, numbered parts of a fixed number of documents are written whole or not at all;
a run that was interrupted goes on behind the last of them. When all are there, they are put together in one step.
"""

import csv
import errno
import functools
import hashlib
import itertools
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeAlias

import attrs

from diplotext.countries import check_home
from diplotext.interop.stream import Item, extract_many
from diplotext.interop.tables import Table, arrow_schema, check_table, columns_of, rows_of, to_arrow
from diplotext.result import Extraction
from diplotext.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language

    from diplotext.lexicon import Lexicon

__all__ = ["FORMATS", "Summary", "extract_corpus", "read_corpus"]

# So many documents are lost at most by an interruption.
PART = 200

Write: TypeAlias = Callable[..., None]
Join: TypeAlias = Callable[[Path, Sequence[Path], Table], None]


@attrs.frozen(kw_only=True)
class Summary:
    """What a corpus run did.

    Attributes:
        documents: number of documents in the output.
        resumed: how many of them an earlier, interrupted run had read.
        faults: "id: error" of the first twenty documents that this run could not read.
        failed: number of documents that this run could not read.
    """

    documents: int
    resumed: int
    faults: tuple[str, ...]
    failed: int


def extract_corpus(  # noqa: PLR0913 those of `extract_many`, and where from and to
    source: Path,
    output: Path,
    *,
    kind: Table = "visits",
    home: str | None = None,
    nlp: "Language | str | None" = None,
    lexicon: "Lexicon | None" = None,
    n_process: int = 1,
    progress: bool = False,
) -> Summary:
    """Extract one kind of record from every document of a corpus, or go on where an interrupted run stopped.

    Args:
        source: a ``.jsonl`` file of objects with "text" and, optionally, "published", "home" and "id"; or a folder
            of ``.txt``.
        output: ``.parquet`` or ``.csv`` for a table of `kind`, ``.jsonl`` for whole extractions.
        kind: as in `to_frame`.
        home: ISO code of the state where documents were issued that name none themselves.
        nlp: as in `extract_many`.
        lexicon: as in `extract_many`.
        n_process: as in `extract_many`.
        progress: show a progress bar on standard error.

    Raises:
        ValueError: the output's ending is unknown, `home` is no country's code, or an interrupted run was of another
            corpus, kind or home.
        OSError: the source cannot be read, the output cannot be written, or another run is writing it.
    """
    check_table(kind)
    if output.suffix not in FORMATS:
        raise ValueError(f"{output}: write to a file that ends in {', '.join(FORMATS)}")
    if output.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(output))
    parts = output.with_name(output.name + ".parts")
    settings = {"source": _fingerprint(source), "kind": kind, "home": check_home(home), "version": __version__}
    with _alone(parts):
        _begin(parts, settings)
        results = functools.partial(extract_many, nlp=nlp, lexicon=lexicon, n_process=n_process)
        return _run(source, output, parts, home=home, kind=kind, read=results, progress=progress)


def _run(
    source: Path,
    output: Path,
    parts: Path,
    *,
    home: str | None,
    kind: Table,
    read: Callable[..., Iterator[Extraction]],
    progress: bool,
) -> Summary:
    """Read what is not read yet, part by part, and put the parts together."""
    write, join = FORMATS[output.suffix]
    finished = sorted(parts.glob(f"[0-9]*{output.suffix}"))
    # "000000200-000000400.parquet" holds the documents 200 to 399.
    resumed = documents = int(finished[-1].stem.partition("-")[2]) if finished else 0
    faults: list[str] = []
    failed = 0
    results = read(itertools.islice(read_corpus(source, home=home), resumed, None))
    results = _shown(results, resumed, source) if progress else results
    while batch := list(itertools.islice(results, PART)):
        part = parts / f"{documents:09d}-{documents + len(batch):09d}{output.suffix}"
        _whole(part, functools.partial(write, batch=batch, kind=kind))
        finished.append(part)
        documents += len(batch)
        bad = [f"{result.id}: {result.error}" for result in batch if result.error]
        faults += bad[: 20 - len(faults)]
        failed += len(bad)
    _whole(output, lambda path: join(path, finished, kind))
    shutil.rmtree(parts)
    return Summary(documents=documents, resumed=resumed, faults=tuple(faults), failed=failed)


def read_corpus(source: Path, *, home: str | None = None) -> Iterator[Item]:
    """Read the documents of a ``.jsonl`` file, or of a folder's ``.txt`` files by name.

    Each is a mapping as `extract_many` takes it; a line that is no JSON object, or a file that is not UTF-8, gives one
    that `extract_many` turns into an `Extraction` with an error. `home` is that of documents that name none.

    Raises:
        OSError: the source cannot be read.
    """
    for document in _read_folder(source) if source.is_dir() else _read_lines(source):
        yield document | {"home": document.get("home") or home}


def _read_lines(source: Path) -> Iterator[dict[str, Any]]:
    with source.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _document(line, f"line {number}")


def _document(line: bytes, name: str) -> dict[str, Any]:
    try:
        content = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {"id": name}
    return {"id": name} | content if isinstance(content, dict) else {"id": name}


def _read_folder(source: Path) -> Iterator[dict[str, Any]]:
    for path in _texts(source):
        yield {"id": path.relative_to(source).as_posix(), "text": _decoded(path.read_bytes())}


def _decoded(content: bytes) -> Any:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content  # `extract_many` says that it is no string


def _texts(source: Path) -> list[Path]:
    return sorted(source.rglob("*.txt"))


def _fingerprint(source: Path) -> str:
    """Eight hexadecimal digits that change when the corpus does (by names, sizes and times)."""
    root = source.parent if source.is_file() else source
    content = hashlib.sha256()
    for path in _texts(source) if source.is_dir() else [source]:
        state = path.stat()
        content.update(f"{path.relative_to(root)}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return content.hexdigest()[:16]


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
        changed = ", ".join(sorted(name for name in settings if found.get(name) != settings[name]))
        raise ValueError(f"{parts} is of an interrupted run with another {changed}; remove it to begin anew")


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


def _shown(results: Iterator[Extraction], resumed: int, source: Path) -> Iterator[Extraction]:
    from tqdm import tqdm  # noqa: PLC0415

    total = sum(1 for _ in read_corpus(source))
    return iter(tqdm(results, initial=resumed, total=total, unit=" documents"))


def _write_jsonl(path: Path, batch: Sequence[Extraction], kind: Table) -> None:  # noqa: ARG001
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.writelines(extraction.to_json() + "\n" for extraction in batch)


def _join_lines(path: Path, parts: Sequence[Path], kind: Table) -> None:  # noqa: ARG001
    with path.open("wb") as file:
        _append(file, parts)


def _write_csv(path: Path, batch: Sequence[Extraction], kind: Table) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        csv.writer(file).writerows(row for extraction in batch for row in rows_of(extraction, kind))


def _join_csv(path: Path, parts: Sequence[Path], kind: Table) -> None:
    with path.open("wb") as file:
        file.write(",".join(column.name for column in columns_of(kind)).encode() + b"\r\n")
        _append(file, parts)


def _append(file: IO[bytes], parts: Iterable[Path]) -> None:
    for part in parts:
        with part.open("rb") as content:
            shutil.copyfileobj(content, file)


def _write_parquet(path: Path, batch: Sequence[Extraction], kind: Table) -> None:
    import pyarrow.parquet  # noqa: PLC0415

    pyarrow.parquet.write_table(to_arrow(batch, kind), path)


def _join_parquet(path: Path, parts: Sequence[Path], kind: Table) -> None:
    import pyarrow.parquet  # noqa: PLC0415

    with pyarrow.parquet.ParquetWriter(path, arrow_schema(kind)) as writer:
        for part in parts:
            writer.write_table(pyarrow.parquet.read_table(part))


FORMATS: dict[str, tuple[Write, Join]] = {
    ".parquet": (_write_parquet, _join_parquet),
    ".csv": (_write_csv, _join_csv),
    ".jsonl": (_write_jsonl, _join_lines),
}
