"""Lexicon files are checked when they are read, and all faults are told at once."""

from decimal import Decimal
from pathlib import Path
from typing import ClassVar, Literal

import attrs
import pytest

from diplotext import LexiconError
from diplotext.lexicon.loading import MAX_LENGTH, Entry, read_entries, read_toml


@attrs.frozen(kw_only=True)
class Gadget(Entry):
    table: ClassVar[str] = "gadgets"
    name: str
    size: Literal["small", "large"] = "small"
    forms: tuple[str, ...] = ()
    factor: Decimal | None = None
    count: int = 0
    plain: bool = False

    def __attrs_post_init__(self) -> None:
        if self.name == "forbidden":
            raise ValueError("no such gadget")


def faults_of(*raw: dict[str, object]) -> tuple[str, ...]:
    with pytest.raises(LexiconError) as caught:
        read_entries(Gadget, raw, source="test")
    return caught.value.faults


def test_values_are_converted_to_the_types_of_the_fields() -> None:
    (gadget,) = read_entries(Gadget, [{"name": "a", "forms": ["b", "c"], "factor": "1.07"}], source="test")
    assert gadget == Gadget(name="a", forms=("b", "c"), factor=Decimal("1.07"))


def test_all_faults_are_told_at_once_each_with_its_place() -> None:
    faults = faults_of({"size": "huge"}, {"name": 3, "colour": "red"})
    assert faults == (
        "'huge' is not one of 'small', 'large' @ test[gadgets 1].size",
        "missing @ test[gadgets 1].name",
        "expected str, not int @ test[gadgets 2].name",
        "no such field; the fields are name, size, forms, factor, count, plain @ test[gadgets 2].colour",
    )


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ({"name": "a", "forms": "b"}, "expected a list of strings, not str"),
        ({"name": "a", "forms": [1]}, "expected str, not int"),
        ({"name": "a", "factor": "many"}, "'many' is not a number"),
        ({"name": "a", "count": True}, "expected int, not bool"),
        ({"name": "x" * (MAX_LENGTH + 1)}, f"longer than {MAX_LENGTH} characters"),
        ({"name": "forbidden"}, "no such gadget"),
    ],
)
def test_each_kind_of_fault_is_named(raw: dict[str, object], fault: str) -> None:
    assert faults_of(raw)[0].startswith(fault + " @ test[gadgets 1]")


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplotext.lexicon.loading.MAX_ENTRIES", 1)
    assert "more than 1 entries" in faults_of({"name": "a"}, {"name": "b"})[0]


def test_too_long_a_list_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplotext.lexicon.loading.MAX_ENTRIES", 1)
    assert "more than 1 entries @ test[gadgets 1].forms" in faults_of({"name": "a", "forms": ["b", "c"]})


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("x = " + "[" * 100_000, "nested too deeply"),
        ("a" * 201, "larger than 200 bytes"),
        ("[[units]]\nname = '\udcff'", "can't decode byte"),
    ],
)
def test_a_hostile_file_is_a_lexicon_error(
    content: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if len(content) < 1_000:
        monkeypatch.setattr("diplotext.lexicon.loading.MAX_BYTES", 200)
    path = tmp_path / "own.toml"
    path.write_bytes(content.encode("utf-8", errors="surrogateescape"))
    with pytest.raises(LexiconError, match=rf"{fault}.* @ own\.toml"):
        read_toml(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file here")
def test_an_endless_file_is_refused() -> None:
    with pytest.raises(LexiconError, match="larger than"):
        read_toml(Path("/dev/zero"))


def test_a_file_that_is_no_toml_is_a_lexicon_error(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[[units]\n")
    with pytest.raises(LexiconError, match=r"own\.toml"):
        read_toml(path)


def test_a_table_that_is_no_array_is_a_lexicon_error(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[units]\nname = 'league'\n")
    with pytest.raises(LexiconError, match=r"\[\[units\]\]"):
        read_toml(path)
