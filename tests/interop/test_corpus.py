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
from diplotext.interop.sources import Source

ROOT = Path(__file__).parents[2]

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


def test_the_home_of_a_corpus_holds_for_documents_that_name_none(tmp_path: Path) -> None:
    source, output = tmp_path / "c.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"text": "They met."}\n{"text": "They met.", "home": "SG"}\n', encoding="utf-8")
    extract_corpus(Source(paths=(source,), home="NO"), output)
    homes = [Extraction.from_json(line).home for line in output.read_text(encoding="utf-8").splitlines()]
    assert homes == ["NO", "SG"]
    with pytest.raises(ValueError, match="you probably mean 'NO'"):
        Source(paths=(source,), home="no")


def test_an_interrupted_run_of_something_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, output = make_corpus(tmp_path, 3), tmp_path / "out.csv"
    with monkeypatch.context() as broken:
        broken.setattr(corpus, "_whole", fail_at("000000000-", corpus._whole))
        with pytest.raises(KeyboardInterrupt):
            extract_corpus(source, output)
    with pytest.raises(ValueError, match="a different kind; remove it to start again"):
        extract_corpus(source, output, kind="dates")
    make_corpus(tmp_path, 4)
    with pytest.raises(ValueError, match="a different source"):
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


def test_two_runs_do_not_share_a_folder_of_parts(tmp_path: Path) -> None:
    source, output = make_corpus(tmp_path, 3), tmp_path / "out.jsonl"
    with corpus._alone(tmp_path / "out.jsonl.parts"):
        with pytest.raises(BlockingIOError, match=r"another run is writing there: .*out\.jsonl\.parts"):
            extract_corpus(source, output)
        done = run(str(source), "--output", str(output))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert extract_corpus(source, output).documents == 3


def run(*arguments: str, before: str = "") -> "subprocess.CompletedProcess[str]":
    """The command line in a process of its own."""
    script = f"{before}\nimport sys\nfrom diplotext.__main__ import main\nsys.exit(main())"
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.skipif(sys.platform == "win32", reason="the limit on a file's size is Unix's")
@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".parquet"])
def test_a_disk_that_is_full_is_one_line_and_the_run_goes_on_when_there_is_room(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, output, whole = make_corpus(tmp_path, 12), tmp_path / f"dates{ending}", tmp_path / f"whole{ending}"
    monkeypatch.setattr(corpus, "PART", 5)
    extract_corpus(source, whole, kind="dates")
    # Not even a part fits; then each part does, the whole does not.
    for limit in (1_000, whole.stat().st_size - 1):
        done = run(
            str(source),
            "--output",
            str(output),
            before="from diplotext.interop import corpus; corpus.PART = 5; import resource; "
            f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))",
        )
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
        assert done.stderr.startswith("diplotext: error: ")
        assert not output.exists()
        assert not list(tmp_path.rglob("*.unfinished"))
    assert extract_corpus(source, output, kind="dates").resumed == 12
    assert output.read_bytes() == whole.read_bytes()


def test_an_output_that_cannot_be_written_is_told_before_anything_is_read(tmp_path: Path) -> None:
    source = make_corpus(tmp_path, 3)
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "file").write_text("")
    for output in (tmp_path / "folder.csv", tmp_path / "no" / "out.csv", tmp_path / "file" / "out.csv"):
        with pytest.raises(OSError, match=output.parent.name):
            extract_corpus(source, output)
    assert {path.name for path in tmp_path.iterdir()} == {"corpus.jsonl", "folder.csv", "file"}


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
