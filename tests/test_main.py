import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
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
    assert "3 May 2024" in out
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
    (tmp_path / "empty").mkdir()
    for arguments in (
        ["missing.txt"],
        [str(tmp_path / "latin.txt")],
        ["-", "--published", "2024-02-31"],
        ["-", "--format", "xml"],
        ["-", "--processes", "0"],
        [],
        [str(tmp_path / "c.jsonl"), "--output", "out.xlsx"],
        [str(tmp_path / "c.jsonl"), "--output", "out.csv", "--kind", "trips"],
        [str(tmp_path / "c.jsonl"), "--output", str(tmp_path / "no" / "visits.csv")],
        [str(tmp_path / "c.jsonl"), "--output", str(tmp_path / "x.csv")],
        [str(tmp_path / "c.jsonl"), "--format", "csv"],
        [str(tmp_path / "c.jsonl"), "--format", "json"],
        [str(tmp_path / "c.jsonl"), "--format", "jsonl", "--kind", "dates"],
        [str(tmp_path / "c.jsonl"), "--codes", "cow"],
        [str(tmp_path / "c.jsonl"), "--codes", "iso", "--format", "csv", "--kind", "visits"],
        [str(tmp_path / "c.jsonl"), "--output", str(tmp_path / "x.html")],
        [str(tmp_path / "c.jsonl"), "--output", str(tmp_path / "x.json"), "--format", "html"],
        [str(tmp_path / "c.jsonl"), "--output", str(tmp_path / "x")],
        [str(tmp_path / "c.jsonl"), "--min-confidence", "80"],
        [str(tmp_path / "c.jsonl"), "--metadata", str(tmp_path / "bad.toml")],
        [str(tmp_path / "c.jsonl"), "-"],
        [str(tmp_path / "empty")],
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


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    source = tmp_path / "c.jsonl"
    lines = [json.dumps({"id": "a", "text": TEXT, "published": "2024-05-04"}), "not json", "[1]"]
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return source


@pytest.mark.model
def test_a_corpus_is_printed_or_written_as_a_table(corpus: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([str(corpus)]) == 1
    out, err = capfd.readouterr()
    assert out.startswith("a · published")
    assert "not read: line 2: no JSON: Expecting value (column 1)\n" in err
    assert 'not read: line 3: a JSON list, not an object with a "text"\n' in err
    output = corpus.with_name("dates.csv")
    assert main([str(corpus), "--output", str(output)]) == 1
    assert "3 documents, 2 could not be read" in capfd.readouterr().err
    assert output.read_text(encoding="utf-8").count("\n") == 2


@pytest.mark.model
@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_one_text_is_written_as_the_table_that_is_asked_for(file: Path, tmp_path: Path, ending: str) -> None:
    output = tmp_path / f"x{ending}"
    options = ["--kind", "officials", "--codes", "alpha3,cow", "--output", str(output)]
    assert main([str(file), *options]) == 0
    frame: Any = pd.read_csv(output) if ending == ".csv" else pd.read_parquet(output)
    assert frame[["document", "name", "country_alpha3", "country_cow"]].to_numpy().tolist() == [
        ["visit.txt", "Ana Lund", "NOR", 385]
    ]


def test_a_table_without_a_kind_is_refused_with_the_kinds(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([str(file), "--output", str(file.with_name("x.csv"))]) == 2
    assert "add --kind with one of documents, visits" in capfd.readouterr().err


@pytest.mark.model
def test_a_table_is_printed_as_csv(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([str(file), str(file), "--format", "csv", "--kind", "participants"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert [line.startswith("document,published,record,kind,role") for line in lines] == [True, False, False]


def test_dates_and_figures_are_printed_without_the_model(file: Path) -> None:
    for kind, told in (("dates", "3 May 2024"), ("figures", "Nothing found.")):
        program = (
            "import sys; from diplotext.__main__ import main; "
            f"code = main([{str(file)!r}, '--kind', {kind!r}, '--published', '2024-05-04']); "
            "sys.exit(code or 9 * ('spacy' in sys.modules))"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
        assert told in done.stdout
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.model
def test_days_come_from_names_and_states_from_a_table(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("2024-05-04 a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    metadata = tmp_path / "metadata.csv"
    metadata.write_text("id,published,home\nb.txt,2023-05-10,NO\n", encoding="utf-8")
    options = ["--published-from-name", "--metadata", str(metadata), "--output", str(tmp_path / "documents.csv")]
    assert main([str(folder), *options]) == 0
    frame: Any = pd.read_csv(tmp_path / "documents.csv", keep_default_na=False)
    assert frame[["document", "published", "home"]].to_numpy().tolist() == [
        ["2024-05-04 a.txt", "2024-05-04", ""], ["b.txt", "2023-05-10", "NO"], ["c.txt", "", ""],
    ]  # fmt: skip
    assert "1 documents have no day of publication" in capfd.readouterr().err


@pytest.mark.model
def test_a_missing_day_of_publication_is_hinted_at(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([str(file)]) == 0
    assert "add --published 2024-04-24" in capfd.readouterr().err
    assert main([str(file), "--published", "2024-05-04"]) == 0
    assert capfd.readouterr().err == ""


@pytest.mark.model
def test_only_sure_records_are_written_if_asked_for(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([str(file), "--format", "jsonl", "--min-confidence", "1"]) == 0
    assert "visits" not in json.loads(capfd.readouterr().out)


@pytest.mark.model
def test_ctrl_c_says_that_the_same_command_goes_on(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("diplotext.interop.corpus._run", stop)
    assert main([str(corpus), "--output", str(corpus.with_name("visits.csv"))]) == 130
    assert capfd.readouterr().err == "diplotext: stopped; the same command goes on where it stopped\n"
