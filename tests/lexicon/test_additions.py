"""A user's additions: every table takes them, from a mapping and from TOML, and they stay with their lexicon."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import pytest

from diplotext import Lexicon, LexiconError, extract_figures
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.kinds import user_kinds
from diplotext.lexicon.visits import VisitCue, VisitParty


def as_toml(table: str, entry: dict[str, Any]) -> str:
    lines = [f"{name} = {json.dumps(value, default=str)}" for name, value in entry.items() if value is not None]
    return f"[[{table}]]\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize("table", sorted(user_kinds()))
def test_every_table_takes_additions_from_a_mapping_and_from_toml(table: str, tmp_path: Path) -> None:
    kind = user_kinds()[table]
    known = default_lexicon().entries(kind)
    entry = attrs.asdict(known[0], recurse=False)
    path = tmp_path / "mine.toml"
    path.write_text(as_toml(table, entry), encoding="utf-8")
    for lexicon in (Lexicon({table: [entry]}), Lexicon.from_toml(path)):
        assert lexicon.entries(kind) == (*known, known[0])
        assert lexicon.digest != default_lexicon().digest
    assert default_lexicon().entries(kind) == known


def test_two_lexicons_in_two_threads_do_not_see_each_other() -> None:
    text = "They shipped 40 poods and 3 leagues of rope."
    lexicons = [
        Lexicon({"units": [{"name": name, "dimension": "mass", "forms": [form]}]})
        for name, form in (("pood", "poods"), ("coil", "leagues"))
    ]

    def read(number: int) -> set[tuple[str | None, str | None]]:
        return {(figure.unit, figure.dimension) for figure in extract_figures(text, lexicon=lexicons[number % 2])}

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(read, range(40)))
    for number, units in enumerate(found):
        assert (("pood", "mass") in units, ("coil", "mass") in units) == (number % 2 == 0, number % 2 == 1)


@pytest.mark.parametrize(
    ("additions", "fault"),
    [
        ([1], "expected a mapping of table to entries, not list @ additions"),
        ("units", "expected a mapping of table to entries, not str @ additions"),
        ({1: []}, "no such table; the tables are "),
        ({"units": {"name": "pood"}}, "expected a list of entries, not dict @ additions[units]"),
        ({"units": None}, "expected a list of entries, not NoneType @ additions[units]"),
        ({"units": ["pood"]}, "expected a mapping of field to value, not str @ additions[units 1]"),
        (
            {"units": [{"name": "pood", "dimension": "mass", "forms": []}]},
            "at least one is needed @ additions[units 1]",
        ),
        ({"units": [{"name": "pood", "dimension": "weight", "forms": ["pood"]}]}, "'weight' is not one of 'age', "),
        ({"cues": [{"name": "x", "lemmas": ["intone"], "takes": ["claus"]}]}, "'claus' is not one of 'clause', "),
        (
            {"places": [{"name": "Kirkmoor", "country": "Scotland"}]},
            "'Scotland' is not a country code; write ISO 3166-1",
        ),
        ({"institutions": [{"name": "X", "kind": "media", "country": "ZZ"}]}, "'ZZ' is not a country code"),
        ({"organizations": [{"name": "X", "seat": "ZZ"}]}, "'ZZ' is not a country code"),
        ({"currencies": [{"code": "zorkmid"}]}, "'zorkmid' is not a currency code; write ISO 4217"),
        ({"visit_cues": [{"lemma": "dash", "pos": "verb", "role": "gone"}]}, "'gone' is not one of 'go', "),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_may_stand_there(additions: Any, fault: str) -> None:
    with pytest.raises(LexiconError) as caught:
        Lexicon(additions)
    assert caught.value.faults[0].startswith(fault)
    assert str(caught.value).startswith("1 fault in the lexicon:\n")


def test_what_is_left_out_are_names_of_tables() -> None:
    for without in (3, [3]):
        with pytest.raises(LexiconError, match="expected names of tables, not"):
            Lexicon(without=without)  # type: ignore[arg-type]


def test_examples_are_ours_to_give() -> None:
    Lexicon({"visit_cues": [{"lemma": "dash", "pos": "verb", "role": "go"}], "visit_parties": [{"noun": "retinue"}]})
    assert all(cue.examples for cue in default_lexicon().entries(VisitCue))
    assert all(party.examples for party in default_lexicon().entries(VisitParty))


def test_later_changes_of_the_additions_do_not_reach_the_lexicon() -> None:
    units: list[dict[str, Any]] = [{"name": "pood", "dimension": "mass", "forms": ["pood", "poods"]}]
    lexicon = Lexicon({"units": units})
    units[0]["name"] = "berkovets"
    assert [figure.unit for figure in extract_figures("40 poods", lexicon=lexicon)] == ["pood"]
