"""Where the documents of a run come from, and what is known of each: its text, day of publication, state and name."""

import csv
import datetime
import errno
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from diplotext.countries import check_home
from diplotext.inputs import check_published

__all__ = ["Source", "day_in"]

_DAY = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d\d)\2(\d\d)(?!\d)")


@attrs.frozen(kw_only=True)
class Source:
    """Texts, folders of ``.txt`` files and ``.jsonl`` files, read one after the other.

    A document's own "published" and "home" count first, then those of the metadata, then the day in the file's name,
    then `published` and `home`.

    Attributes:
        paths: the files and folders.
        published: the day of publication of documents for which none is known.
        home: ISO code of the state where documents were issued for which none is known.
        published_from_name: read the day of publication from the names of text files ("2024-05-17 visit.txt").
        metadata: a CSV file with the columns "id" (the document's, or its file's name) and "published" or "home".
    """

    paths: tuple[Path, ...]
    published: datetime.date | None = attrs.field(default=None, converter=check_published)
    home: str | None = attrs.field(default=None, converter=check_home)
    published_from_name: bool = False
    metadata: Path | None = None

    def __attrs_post_init__(self) -> None:
        for path in self.paths:
            path.stat()
            if path.is_dir() and not _texts(path):
                raise FileNotFoundError(errno.ENOENT, "no .txt files in this folder", str(path))

    @property
    def is_one_text(self) -> bool:
        """There is one document, and its text is a file."""
        return len(self.paths) == 1 and not self.paths[0].is_dir() and self.paths[0].suffix != ".jsonl"

    def documents(self) -> Iterator[dict[str, Any]]:
        """The documents, as mappings that `extract_many` takes.

        A line that is no JSON object, or a file that is not UTF-8, gives one that says so as its "error".

        Raises:
            OSError: a file cannot be read.
            ValueError: the metadata are not as they must be.
        """
        known = _read_metadata(self.metadata) if self.metadata else {}
        for path in self.paths:
            for document, file in _read(path):
                told = known.get(str(document["id"])) or known.get(file.name, {})
                day = day_in(file.name) if self.published_from_name and file.suffix != ".jsonl" else None
                yield document | {
                    "published": document.get("published") or told.get("published") or day or self.published,
                    "home": document.get("home") or told.get("home") or self.home,
                }

    def settings(self) -> dict[str, Any]:
        """What must be the same for a run to go on, as plain data."""
        return {
            "source": self._fingerprint(),
            "published": str(self.published or ""),
            "home": self.home,
            "published_from_name": self.published_from_name,
        }

    def _fingerprint(self) -> str:
        """Hexadecimal digits that change when the files do (by names, sizes and times)."""
        content = hashlib.sha256()
        for root in (*self.paths, *filter(None, [self.metadata])):
            for path in _texts(root) if root.is_dir() else [root]:
                state = path.stat()
                name = path.relative_to(root) if root.is_dir() else path.name
                content.update(f"{name}\0{state.st_size}\0{state.st_mtime_ns}\n".encode(errors="surrogateescape"))
        return content.hexdigest()[:16]


def day_in(name: str) -> datetime.date | None:
    """The first day in a file's name, written as year, month and day.

    >>> day_in("2024-05-17 visit.txt"), day_in("visit_20240517.txt"), day_in("report 2024-13-01.txt")
    (datetime.date(2024, 5, 17), datetime.date(2024, 5, 17), None)
    """
    for found in _DAY.finditer(name):
        try:
            return datetime.date(int(found[1]), int(found[3]), int(found[4]))
        except ValueError:
            continue
    return None


def _read(path: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    """The documents of a file or folder, each with the file it stands in."""
    if path.is_dir():
        for file in _texts(path):
            yield _document_of(file, file.relative_to(path).as_posix()), file
    elif path.suffix == ".jsonl":
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _document_in(line, f"line {number}"), path
    else:
        yield _document_of(path, path.name), path


def _document_of(file: Path, name: str) -> dict[str, Any]:
    try:
        return {"id": name, "text": file.read_bytes().decode("utf-8-sig")}
    except UnicodeDecodeError as error:
        return {"id": name, "error": f"not UTF-8 (byte {error.start}); convert it first, as with iconv"}


def _document_in(line: bytes, name: str) -> dict[str, Any]:
    try:
        content = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return {"id": name, "error": f"not UTF-8 (byte {error.start} of the line)"}
    except json.JSONDecodeError as error:
        return {"id": name, "error": f"no JSON: {error.msg} (column {error.colno})"}
    except (ValueError, RecursionError):
        return {"id": name, "error": "no JSON that can be read"}
    if not isinstance(content, dict):
        return {"id": name, "error": f'a JSON {type(content).__name__}, not an object with a "text"'}
    return {"id": name} | content


def _texts(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.txt"))


def _read_metadata(path: Path) -> Mapping[str, Mapping[str, Any]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        columns = rows.fieldnames or ()
        if "id" not in columns or not {"published", "home"} & set(columns):
            raise ValueError(
                f"{path}: metadata need the columns id and published or home, not {', '.join(columns) or 'none'}"
            )
        return {row["id"]: _checked(row, f"{path}, line {rows.line_num}") for row in rows}


def _checked(row: Mapping[str, str | None], where: str) -> Mapping[str, Any]:
    try:
        published = check_published((row.get("published") or "").strip() or None)
        return {"published": published, "home": check_home((row.get("home") or "").strip() or None)}
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None
