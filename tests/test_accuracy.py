"""The accuracy on the annotated texts never drops below its floors.

``benchmarks/floors.toml`` holds, for each data set, the digest of its file and the floor of each measure. A floor may
be raised; to lower one is a decision that belongs in the changelog.
"""

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHARED

FLOORS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "benchmarks" / "floors.toml").read_text(encoding="utf-8")
)

pytestmark = [pytest.mark.accuracy, pytest.mark.model]


def _file_of(name: str) -> str:
    """The data set that a fold is a part of: "unseen-count" is one of "unseen"."""
    return name.partition("-")[0]


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    command = [sys.executable, str(SHARED / "eval" / "run.py"), *sorted(set(map(_file_of, FLOORS))), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


@pytest.mark.parametrize("name", FLOORS)
def test_the_texts_are_those_that_the_floors_were_measured_on(name: str) -> None:
    content = (SHARED / "data" / f"{_file_of(name)}.dev.jsonl").read_bytes()
    assert hashlib.sha256(content).hexdigest()[:16] == FLOORS[name]["digest"]


@pytest.mark.parametrize("name", FLOORS)
def test_no_measure_is_below_its_floor(name: str, report: dict[str, Any]) -> None:
    below = []
    for task, floors in FLOORS[name].items():
        if task == "digest":
            continue
        for measure, floor in floors.items():
            value = report[name][task][measure]
            value = value["F"] if isinstance(value, dict) else value
            if value < floor:
                below.append(f"{task} {measure}: {value} < {floor}")
    assert not below


def test_the_tables_of_the_readme_say_what_is_measured(report: dict[str, Any]) -> None:
    told = json.loads((Path(__file__).parents[1] / "benchmarks" / "measured.json").read_text(encoding="utf-8"))
    stale = []
    for name, tasks in told.items():
        for task, measures in tasks.items():
            for measure, value in measures.items():
                now = report[name][task][measure]
                now = now["F"] if isinstance(now, dict) else now
                if abs(now - value) > 1:
                    stale.append(f"{name} {task} {measure}: {value}, now {now}")
    assert not stale
