"""A user's additions: every table takes them, from a mapping and from TOML, and they stay with their lexicon."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import pytest

from diplotext import Lexicon, extract_figures
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.kinds import user_kinds


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
