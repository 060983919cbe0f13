import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from diplotext.__main__ import main
from diplotext.interop.schema import packaged_schema

TEXT = "On 3 May, President Ana Lund of Norway paid a working visit to Sweden."
ROOT = Path(__file__).parents[1]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "visit.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.model
def test_the_default_is_a_report_without_colour_codes(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([str(file), "--published", "2024-05-04"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith("visit.txt · published 2024-05-04")
    assert "2024-05-03" in out
    assert "\x1b" not in out
    assert err == ""


@pytest.mark.model
def test_the_home_is_an_option(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([str(file), "--home", "NO", "--format", "jsonl"]) == 0
    assert json.loads(capfd.readouterr().out)["home"] == "NO"
    assert main([str(file), "--home", "Norway"]) == 2
    assert "you probably mean 'NO'" in capfd.readouterr().err


@pytest.mark.model
@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_follows_the_schema(file: Path, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([str(file), "--format", name]) == 0
    out = capfd.readouterr().out
    assert (out.count("\n") == 1) == (name == "jsonl")
    jsonschema.validate(json.loads(out), packaged_schema())


@pytest.mark.model
def test_html_is_a_whole_page_and_goes_where_it_is_sent(file: Path, tmp_path: Path) -> None:
    assert main([str(file), "--format", "html", "--output", str(tmp_path / "x.html")]) == 0
    assert (tmp_path / "x.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.model
def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfOn 3 May 2024.")))
    assert main(["-", "--format", "jsonl"]) == 0
    assert json.loads(capfd.readouterr().out)["text"] == "On 3 May 2024."


def test_faults_are_one_line_and_exit_code_two(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "latin.txt").write_bytes("caf\xe9".encode("latin-1"))
    (tmp_path / "bad.toml").write_text("[[", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text("", encoding="utf-8")
    for arguments in (
        ["missing.txt"],
        [str(tmp_path / "latin.txt")],
        ["-", "--published", "2024-02-31"],
        ["-", "--format", "xml"],
        ["-", "--processes", "0"],
        [],
        [str(tmp_path / "c.jsonl"), "--output", "out.xlsx"],
        [str(tmp_path / "c.jsonl"), "--output", "out.csv", "--kind", "trips"],
        [str(tmp_path / "c.jsonl"), "--output", str(tmp_path / "no" / "out.csv")],
    ):
        try:
            code: object = main(arguments)
        except SystemExit as stop:
            code = stop.code
        out, err = capfd.readouterr()
        assert (code, out, err.count("\n")) == (2, "", 1), (arguments, err)
        assert err.startswith("diplotext: error: ")


@pytest.mark.model
def test_an_unwritable_output_and_a_full_disk_are_one_line(file: Path, tmp_path: Path) -> None:
    runs = [[str(file), "--output", str(tmp_path / "no" / "x.json")]]
    if Path("/dev/full").exists():
        runs.append([str(file), "--output", "/dev/full"])
    for arguments in runs:
        done = subprocess.run(
            [sys.executable, "-m", "diplotext", *arguments], capture_output=True, text=True, check=False, cwd=ROOT
        )
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


@pytest.mark.model
def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    source = tmp_path / "c.jsonl"
    source.write_text((json.dumps({"text": TEXT * 50}) + "\n") * 200, encoding="utf-8")
    command = [sys.executable, "-m", "diplotext", str(source), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.model
def test_a_corpus_is_printed_or_written_as_a_table(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "c.jsonl"
    source.write_text(json.dumps({"id": "a", "text": TEXT}) + "\nnot json\n", encoding="utf-8")
    assert main([str(source)]) == 0
    assert capfd.readouterr().out.startswith("a")
    assert main([str(source), "--output", str(tmp_path / "dates.csv")]) == 0
    assert "2 documents, 1 could not be read" in capfd.readouterr().err
    assert (tmp_path / "dates.csv").read_text(encoding="utf-8").count("\n") == 2
