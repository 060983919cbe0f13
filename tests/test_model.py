"""Which language model is used, and what happens without one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

import diplotext
from diplotext import ModelNotFoundError, load, model

TEXT = """JOINT PRESS CONFERENCE IN ABUJA

President Ana Reyes arrived in Nigeria on Tuesday for a three-day state visit, her office said. “We shall open the dam
at Kitui in May,” she told reporters; Prime Minister Jan Novak, who had invited her, did not answer questions.

MS OKORO: Is the loan of $40 million signed?

THE PRESIDENT: I don't think that's for me to say."""
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def test_the_model_comes_with_the_package_and_is_loaded_once() -> None:
    nlp = load()
    assert nlp is load()
    assert nlp.pipe_names == ["tok2vec", "tagger", "parser"]
    assert model.load_copy() is not nlp


def test_the_model_is_small_and_names_whose_it_is() -> None:
    folder = Path(model.__file__).parent / "model_en"
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 6_000_000
    assert "ExplosionAI" in (folder / "LICENSE").read_text(encoding="utf-8")
    assert "OntoNotes" in (folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["en", "xx_no_such_model", "no/such/folder", ""])
def test_a_named_model_that_is_missing_is_an_error_with_its_remedy(name: str) -> None:
    with pytest.raises(ModelNotFoundError, match=r"spacy download en_core_web_trf(.|\n)*leave it out"):
        load(name)
    with pytest.raises(ModelNotFoundError, match="spacy download"):
        diplotext.extract(TEXT, nlp=name)
    with pytest.raises(ModelNotFoundError, match="spacy download"):
        diplotext.extract_many([TEXT], nlp=name)


def test_a_pipeline_that_cannot_parse_is_an_error_with_its_remedy() -> None:
    blank = spacy.blank("en")
    with pytest.raises(ValueError, match=r"needs a tagger and a parser.*leave nlp out"):
        diplotext.extract(TEXT, nlp=blank)
    with pytest.raises(ValueError, match="no component"):
        diplotext.extract_many([TEXT], nlp=blank)


def test_what_is_no_pipeline_at_all_is_refused() -> None:
    with pytest.raises(TypeError, match="not int"):
        diplotext.extract(TEXT, nlp=3)  # type: ignore[arg-type]


def test_a_folder_serves_as_a_name(tmp_path: Path) -> None:
    load().to_disk(tmp_path)
    assert diplotext.extract(TEXT, nlp=str(tmp_path)) == diplotext.extract(TEXT)
    assert diplotext.extract(TEXT, nlp=spacy.load(tmp_path)) == diplotext.extract(TEXT)


@pytest.mark.parametrize("threads", ["1", "2", "3"])
def test_the_number_of_threads_changes_no_record(threads: str) -> None:
    program = "import sys, diplotext; sys.stdout.write(diplotext.extract(sys.argv[1] * 30).to_json())"
    environment = {**os.environ, **dict.fromkeys(THREADS, threads)}
    command = [sys.executable, "-c", program, TEXT + "\n\n"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == diplotext.extract((TEXT + "\n\n") * 30).to_json()


@pytest.mark.parametrize(
    "program",
    [
        "assert 'spacy.cli' not in sys.modules and not hasattr(spacy, 'no_such_name')",
        "assert callable(spacy.cli.download) and 'spacy.cli' in sys.modules",
        "import spacy.cli.train; assert callable(spacy.cli.train.train_cli)",
        "from spacy.cli import download; assert download.__module__ == 'spacy.cli.download'",
        "assert 'spacy_version' in spacy.info(silent=True)",
    ],
)
def test_the_command_line_of_spacy_is_there_when_it_is_asked_for(program: str) -> None:
    start = "import sys, diplotext; diplotext.load(); import spacy; "
    subprocess.run([sys.executable, "-c", start + program], check=True)
