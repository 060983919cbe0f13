"""Write floors.toml from a report of the evaluation: `python run.py --json | python benchmarks/set_floors.py DATA`.

A floor lies half a point below the measured value and is never lowered, unless ``--lower`` says so. What was measured
goes to measured.json and into the tables of README.md and docs/limits.md.
"""

import argparse
import hashlib
import json
import sys
import tomllib
from pathlib import Path

import accuracy

FLOORS = Path(__file__).with_name("floors.toml")
MARGIN = 0.5


def main() -> None:
    """Raise the floors to the report that is read from standard input."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of the data sets")
    parser.add_argument("--lower", action="store_true", help="lower floors too")
    args = parser.parse_args()
    old = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    lines = ["# Written by set_floors.py: F1 and accuracies that the tests hold.\n"]
    measured: dict[str, dict[str, dict[str, float]]] = {}
    for name, tasks in json.load(sys.stdin).items():
        file = name.partition("-")[0]  # "unseen-count": a fold of the file unseen
        digest = hashlib.sha256((args.data / f"{file}.dev.jsonl").read_bytes()).hexdigest()[:16]
        lines.append(f'\n[{name}]\ndigest = "{digest}"\n')
        for task, measures in tasks.items():
            if not isinstance(measures, dict) or not measures or task == "confidence":
                continue
            lines.append(f'\n[{name}."{task}"]\n')
            for measure, value in measures.items():
                if measure == "visits_per_document":
                    continue
                score = round(value["F"] if isinstance(value, dict) else value, 1)
                measured.setdefault(name, {}).setdefault(task, {})[measure] = score
                floor = max(0.0, round(score - MARGIN, 1))
                before = old.get(name, {}).get(task, {}).get(measure, floor)
                lines.append(f'"{measure}" = {floor if args.lower else max(floor, before)}\n')
    FLOORS.write_text("".join(lines), encoding="utf-8")
    accuracy.MEASURED.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    accuracy.write(measured)


if __name__ == "__main__":
    main()
