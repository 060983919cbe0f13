"""Importing is light, and what needs no model never loads it."""

import subprocess
import sys

import pytest

import diplotext


def modules_after(code: str) -> set[str]:
    """The names of the top-level modules that a fresh interpreter has loaded after `code`."""
    script = f"import sys\n{code}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_import_loads_neither_spacy_nor_dateparser_nor_numpy() -> None:
    assert not {"spacy", "dateparser", "numpy", "pandas", "pyarrow"} & modules_after("import diplotext")


def test_dates_and_figures_never_load_spacy() -> None:
    code = (
        "import diplotext\n"
        "diplotext.extract_dates('on 3 May 2024, 04/05/2024', published='2024-05-04')\n"
        "diplotext.extract_figures('15 million tons')"
    )
    assert "spacy" not in modules_after(code)


def test_every_public_name_is_there() -> None:
    assert sorted(diplotext.__all__) == diplotext.__all__
    for name in diplotext.__all__:
        assert getattr(diplotext, name) is not None
    assert set(diplotext.__all__) <= set(dir(diplotext))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extract_treaties'"):
        _ = diplotext.extract_treaties


def test_extract_stays_a_function_whatever_was_imported_before_it() -> None:
    # A submodule of the same name would take its place in the package as soon as anything imported it.
    code = "import diplotext; diplotext.extract_visits; assert callable(diplotext.extract)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
