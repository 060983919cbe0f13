"""Measure extract_dates: its speed, its growth with the length of a text, its first call, and dateparser beside it.

    python benchmarks/dates.py [TEXTS.jsonl]

Times are processor time of one core. dateparser searches a part of the texts, in English alone.
"""

import itertools
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from dateparser.search import search_dates

from diplotext import extract_dates

DEFAULT_TEXTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "throughput.jsonl"
PEER_CHARACTERS = 50_000
PUBLISHED = "2024-04-24"
FIRST_CALL = f"""
import time
from diplotext import extract_dates
start = time.process_time()
extract_dates("They met on Monday.", published="{PUBLISHED}")
print((time.process_time() - start) * 1000)
"""
MEMORY = f"""
from pathlib import Path
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
before = resident()
from diplotext import extract_dates
extract_dates("They met on Monday.", published="{PUBLISHED}")
print(resident() - before)
"""


def characters_per_second(read: Callable[[str], object], texts: list[str]) -> float:
    """Speed over all texts, after one warm-up call."""
    read("They met on 3 May 2023.")
    start = time.process_time()
    for text in texts:
        read(text)
    return sum(map(len, texts)) / (time.process_time() - start)


def read_with_diplotext(text: str) -> object:
    """The expressions that diplotext finds."""
    return extract_dates(text, published=PUBLISHED)


def read_with_dateparser(text: str) -> object:
    """The expressions that dateparser finds."""
    return search_dates(text, languages=["en"])


def fresh(script: str) -> float:
    """The number that a script prints in a fresh interpreter; the least of three runs."""
    command = [sys.executable, "-c", script]
    return min(float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(3))


def sample(texts: list[str], characters: int) -> list[str]:
    """The first texts that together have so many characters."""
    ends = itertools.accumulate(map(len, texts))
    return [text for text, end in zip(texts, ends, strict=True) if end <= characters]


def main() -> None:
    """Print the table."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_TEXTS
    texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")]
    whole = "\n".join(texts)
    speed = characters_per_second(read_with_diplotext, texts)
    print(f"diplotext    {speed:12,.0f} characters/s")
    for size in (100_000, 1_000_000, 10_000_000):
        text = (whole * (size // len(whole) + 1))[:size]
        print(f"  one text of {size:10,} {characters_per_second(read_with_diplotext, [text]):12,.0f} characters/s")
    peer = characters_per_second(read_with_dateparser, sample(texts, PEER_CHARACTERS))
    print(f"dateparser   {peer:12,.0f} characters/s")
    print(f"ratio        {speed / peer:12,.0f}")
    print(f"first call   {fresh(FIRST_CALL):12,.0f} ms")
    if Path("/proc/self/statm").exists():
        print(f"memory       {fresh(MEMORY):12,.0f} MB")


if __name__ == "__main__":
    main()
