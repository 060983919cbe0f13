"""Measure what the statements cost beside the language model and the rest of the reading.

    python benchmarks/statements.py                      the share of each step
    python benchmarks/statements.py --texts FILE.jsonl   on other texts: one JSON object with "text" a line

One core, processor time, a text at a time, as `extract` reads; the median of some rounds.
"""

import argparse
import json
import os
import statistics
import time
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"

DEFAULT_TEXTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "throughput.jsonl"
CHARACTERS = 200_000
ROUNDS = 3


def shares(texts: list[str]) -> dict[str, float]:
    """Seconds of processor time for each step over all texts, once."""
    from diplotext import model
    from diplotext.actors import read_actors
    from diplotext.layout import find_paragraphs
    from diplotext.parsing import parse_paragraphs
    from diplotext.reading import read
    from diplotext.statements import read_statements

    nlp = model.load()
    spent = dict.fromkeys(("language model", "rest of the reading", "actors", "statements"), 0.0)
    for text in texts:
        clock = [time.process_time()]
        doc = parse_paragraphs(text, find_paragraphs(text), nlp)
        clock.append(time.process_time())
        reading = read(doc)
        clock.append(time.process_time())
        actors = read_actors(reading)
        clock.append(time.process_time())
        read_statements(reading, actors)
        clock.append(time.process_time())
        for step, first, last in zip(spent, clock, clock[1:], strict=False):
            spent[step] += last - first
    return spent


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=DEFAULT_TEXTS)
    texts, size = [], 0
    for line in parser.parse_args().texts.open(encoding="utf-8"):
        texts.append(json.loads(line)["text"])
        size += len(texts[-1])
        if size > CHARACTERS:
            break
    shares(texts[:1])  # the lexicon is read and the model is loaded once
    rounds = [shares(texts) for _ in range(ROUNDS)]
    total = statistics.median(sum(spent.values()) for spent in rounds)
    print(f"{size:,} characters, {size / total:,.0f} characters a second")
    for step in rounds[0]:
        seconds = statistics.median(spent[step] for spent in rounds)
        print(f"{step:22s} {1e6 * seconds / size:7.2f} s a million characters  {100 * seconds / total:5.1f} %")


if __name__ == "__main__":
    main()
