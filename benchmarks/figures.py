"""Measure the speed of extract_figures, its growth with the length of a text, and quantulum3 where it is installed.

    python benchmarks/figures.py [TEXTS.jsonl]

Times are processor time of one core. quantulum3 runs without its classifier, on a part of the texts.
"""

import importlib.util
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from diplotext import extract_figures

DEFAULT_TEXTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "throughput.jsonl"
PEER_CHARACTERS = 50_000


def characters_per_second(read: Callable[[str], object], texts: list[str]) -> float:
    """Speed over all texts, after one warm-up call."""
    read("5 tons")
    start = time.process_time()
    for text in texts:
        read(text)
    return sum(map(len, texts)) / (time.process_time() - start)


def quantulum() -> Callable[[str], object]:
    """The parser of quantulum3 without its classifier."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False
    parse: Callable[[str], object] = parser.parse
    return parse


def main() -> None:
    """Print the table."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_TEXTS
    texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")]
    print(f"diplotext   {characters_per_second(extract_figures, texts):12,.0f} characters/s")
    whole = "\n".join(texts)
    for size in (100_000, 1_000_000, 10_000_000):
        text = (whole * (size // len(whole) + 1))[:size]
        print(f"  one text of {size:10,} {characters_per_second(extract_figures, [text]):12,.0f} characters/s")
    if importlib.util.find_spec("quantulum3"):
        print(f"quantulum3  {characters_per_second(quantulum(), [whole[:PEER_CHARACTERS]]):12,.0f} characters/s")
    else:
        print("quantulum3  not installed")


if __name__ == "__main__":
    main()
