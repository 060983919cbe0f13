"""Measure what finding the actors costs beside the language model and beside a whole extraction.

    python benchmarks/actors.py            the first 200 texts of the throughput data
    python benchmarks/actors.py 50 --data FILE

Process CPU time on one thread; each figure is the best of three runs.
"""

import argparse
import json
import os
import pathlib
import time
from collections.abc import Callable, Iterable

os.environ.setdefault("OMP_NUM_THREADS", "1")

SHARED = pathlib.Path(__file__).resolve().parents[2] / "shared"
RUNS = 3


def seconds(work: Callable[[], Iterable[object]]) -> float:
    """The best of a few runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        for _item in work():
            pass
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("texts", nargs="?", type=int, default=200)
    parser.add_argument("--data", type=pathlib.Path, default=SHARED / "data" / "throughput.jsonl")
    args = parser.parse_args()

    import diplotext
    from diplotext.actors import read_actors
    from diplotext.reading import read

    with args.data.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(args.texts), strict=False)]
    characters = sum(map(len, texts))
    nlp = diplotext.load()
    readings = [read(text) for text in texts]
    steps: tuple[tuple[str, Callable[[], Iterable[object]]], ...] = (
        ("the language model alone", lambda: nlp.pipe(texts)),
        ("reading (model, dates, figures, layout)", lambda: map(read, texts)),
        ("actors", lambda: map(read_actors, readings)),
        ("extract", lambda: map(diplotext.extract, texts)),
    )
    took = {name: seconds(work) for name, work in steps}
    print(f"{len(texts)} texts, {characters:,} characters")
    for name, best in took.items():
        print(f"{name:42s}{best:8.2f} s {characters / best:12,.0f} characters/s {100 * best / took['extract']:6.1f} %")


if __name__ == "__main__":
    main()
