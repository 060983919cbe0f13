"""Measure what each step of `extract` takes, beside the plain model, and what starting takes.

    python benchmarks/steps.py                      over every eighth text of the shared throughput texts
    python benchmarks/steps.py --texts FILE.jsonl   on other texts: one JSON object with "text" a line

Everything runs on one core. Times are processor time, except those of starting, which a user waits for.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

os.environ["OMP_NUM_THREADS"] = "1"

from speed import DEFAULT_TEXTS, load_texts, plain_model

T = TypeVar("T")
EVERY = 8
START = """
import time
t0 = time.perf_counter()
import diplotext
t1 = time.perf_counter()
diplotext.extract_dates("They met on 3 May 2024.")
t2 = time.perf_counter()
diplotext.extract_figures("They signed for 15 million tons.")
t3 = time.perf_counter()
import resource, sys
try:  # ru_maxrss counts what the parent held when it forked
    peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(1000 * (t1 - t0), 1000 * (t2 - t1), 1000 * (t3 - t2), peak, "spacy" in sys.modules)
"""


class Clock:
    """Adds up the processor time of named steps."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, name: str, step: Callable[[], T]) -> T:
        """Run a step and add its time to its name."""
        start = time.process_time()
        result = step()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - start
        return result


def read_in_steps(text: str, clock: Clock) -> None:
    """Do what `extract` does, a step at a time."""
    from diplotext import model
    from diplotext.actors import read_actors
    from diplotext.dates import extract_dates
    from diplotext.figures import extract_figures
    from diplotext.layout import find_paragraphs, find_quotations, find_turns, unwrap
    from diplotext.parsing import parse_paragraphs
    from diplotext.projects import read_projects
    from diplotext.reading import read
    from diplotext.statements import read_statements
    from diplotext.visits import read_visits

    paragraphs = clock.time("layout", lambda: find_paragraphs(text))
    flow = unwrap(text, paragraphs)
    clock.time("layout", lambda: (find_quotations(flow, paragraphs), find_turns(flow, paragraphs)))
    clock.time("dates", lambda: extract_dates(text))
    clock.time("figures", lambda: extract_figures(text))
    doc = clock.time("parse (tagger and parser)", lambda: parse_paragraphs(flow, paragraphs, model.load()))
    reading = read(doc)
    actors = clock.time("actors", lambda: read_actors(reading))
    clock.time("statements", lambda: read_statements(reading, actors))
    clock.time("visits", lambda: read_visits(reading, actors))
    clock.time("projects", lambda: read_projects(reading, actors))


def print_steps(texts: list[str]) -> None:
    """One row a step: seconds, and their share of the plain model's."""
    read_in_steps(texts[0], Clock())
    plain = plain_model()
    plain(texts[0])
    clock = Clock()
    for text in texts:
        read_in_steps(text, clock)
        clock.time("plain spaCy model", lambda text=text: plain(text))  # type: ignore[misc]
    base = clock.seconds.pop("plain spaCy model")
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters\n")
    for name, seconds in clock.seconds.items():
        print(f"{name:28s} {seconds:8.2f} s {seconds / base:8.3f} of the plain model")
    total = sum(clock.seconds.values())
    print(f"{'all steps':28s} {total:8.2f} s {total / base:8.3f}\n{'plain spaCy model':28s} {base:8.2f} s    1.000")


def print_start() -> None:
    """What a fresh interpreter takes: the best of five."""
    runs = [
        subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(5)
    ]
    names = ("import diplotext, ms", "first extract_dates, ms", "first extract_figures, ms", "peak memory, MB")
    print()
    for at, name in enumerate(names):
        print(f"{name:28s} {min(float(run[at]) for run in runs):8.0f}")
    print(f"{'spaCy loaded':28s} {runs[0][4]:>8s}")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=DEFAULT_TEXTS)
    parser.add_argument("--every", type=int, default=EVERY, help="take every n-th text")
    args = parser.parse_args()
    print_steps(load_texts(args.texts)[:: args.every])
    print_start()


if __name__ == "__main__":
    main()
