import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet
import pytest

from diplotext import Extraction, extract
from diplotext.interop import corpus
from diplotext.interop.corpus import extract_corpus

pytestmark = pytest.mark.model


def make_corpus(folder: Path, number: int) -> Path:
    path = folder / "corpus.jsonl"
    lines = [json.dumps({"id": f"d{n}", "text": f"On {n % 28 + 1} May 2024 they met. " * 5}) for n in range(number)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".parquet"])
def test_an_interrupted_run_goes_on_and_gives_the_same_file(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "PART", 4)
    source = make_corpus(tmp_path, 10)
    whole, resumed = tmp_path / f"whole{ending}", tmp_path / f"resumed{ending}"
    assert extract_corpus(source, whole, kind="dates").documents == 10
    with monkeypatch.context() as broken:
        broken.setattr(corpus, "_whole", fail_at("000000008", corpus._whole))
        with pytest.raises(KeyboardInterrupt):
            extract_corpus(source, resumed, kind="dates")
    assert not resumed.exists()
    summary = extract_corpus(source, resumed, kind="dates")
    assert (summary.documents, summary.resumed, summary.failed) == (10, 8, 0)
    assert resumed.read_bytes() == whole.read_bytes()
    assert [path.name for path in tmp_path.iterdir() if "parts" in path.name] == []


def fail_at(name: str, whole: object) -> object:
    def write(path: Path, write: object) -> None:
        if path.name.startswith(name):
            raise KeyboardInterrupt
        whole(path, write)  # type: ignore[operator]

    return write


def test_an_interrupted_run_of_something_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, output = make_corpus(tmp_path, 3), tmp_path / "out.jsonl"
    with monkeypatch.context() as broken:
        broken.setattr(corpus, "_whole", fail_at("000000000-", corpus._whole))
        with pytest.raises(KeyboardInterrupt):
            extract_corpus(source, output)
    with pytest.raises(ValueError, match="another kind; remove it to begin anew"):
        extract_corpus(source, output, kind="dates")
    make_corpus(tmp_path, 4)
    with pytest.raises(ValueError, match="another source"):
        extract_corpus(source, output)


def test_a_folder_is_read_by_name_and_faults_are_counted(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    (folder / "b").mkdir(parents=True)
    (folder / "b" / "two.txt").write_text("On 3 May 2024.", encoding="utf-8")
    (folder / "a.txt").write_bytes(b"\xff\xfe")
    summary = extract_corpus(folder, tmp_path / "out.jsonl")
    bad, good = map(Extraction.from_json, (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert (bad.id, good.id, summary.failed) == ("a.txt", "b/two.txt", 1)
    assert good.dates == extract("On 3 May 2024.").dates


def test_lines_that_are_no_object_are_faults_of_their_own(tmp_path: Path) -> None:
    source = tmp_path / "corpus.jsonl"
    source.write_text('not json\n\n[1]\n{"text": "Hello."}\n', encoding="utf-8")
    summary = extract_corpus(source, tmp_path / "documents.csv", kind="documents")
    assert (summary.documents, summary.failed, len(summary.faults)) == (3, 2, 2)
    assert summary.faults[0].startswith("line 1: ")


@pytest.mark.long
def test_killed_at_twenty_random_points_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    source, output = make_corpus(tmp_path, 12_000), tmp_path / "dates.parquet"
    command = [sys.executable, "-m", "diplotext", str(source), "--output", str(output)]
    chance = random.Random(1)  # noqa: S311
    for _ in range(20):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.5, 5))
        process.kill()
        process.wait()
    subprocess.run(command, check=True)
    documents = pyarrow.parquet.read_table(output)["document"].to_pylist()
    assert documents == [f"d{n}" for n in range(12_000) for _ in range(5)]
