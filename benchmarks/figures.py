"""Measure the speed of extract_figures, its growth with the length of a text, and quantulum3 where it is installed.

    python benchmarks/figures.py [TEXTS.jsonl]

Times are processor time of one core. Both tools read the same texts in the same run; quantulum3 runs without its
classifier, on as many of the texts as it reads within a minute.
"""

import importlib.util
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from diplotext import extract_figures

DEFAULT_TEXTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "throughput.jsonl"
SIZES = (100_000, 1_000_000, 10_000_000)
PATIENCE = 60.0


def characters_per_second(read: Callable[[str], object], texts: Sequence[str]) -> tuple[float, int]:
    """Speed over the texts that are read within the patience, and how many they are, after one warm-up call."""
    read("5 tons")
    start = time.process_time()
    count = characters = 0
    for text in texts:
        read(text)
        count, characters = count + 1, characters + len(text)
        if time.process_time() - start > PATIENCE:
            break
    return characters / (time.process_time() - start), count


def quantulum() -> Callable[[str], object] | None:
    """The parser of quantulum3 without its classifier, or None where it is not installed."""
    if not importlib.util.find_spec("quantulum3"):
        return None
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False
    parse: Callable[[str], object] = parser.parse
    return parse


def main() -> None:
    """Print the table: speed on the texts, the ratio to quantulum3, and the growth with the length of one text."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_TEXTS
    texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")]
    speed, count = characters_per_second(extract_figures, texts)
    print(f"diplotext   {speed:12,.0f} characters/s ({count} texts)")
    peer = quantulum()
    if peer:
        peer_speed, count = characters_per_second(peer, texts)
        same, _ = characters_per_second(extract_figures, texts[:count])
        print(f"quantulum3  {peer_speed:12,.0f} characters/s ({count} texts)")
        print(f"ratio       {same / peer_speed:12,.0f} on the same {count} texts")
    else:
        print("quantulum3  not installed")
    whole = "\n".join(texts)
    seconds = []
    for size in SIZES:
        text = (whole * (size // len(whole) + 1))[:size]
        speed, _ = characters_per_second(extract_figures, [text])
        seconds.append(size / speed)
        growth = f", {seconds[-1] / seconds[-2]:.1f} times the time before" if len(seconds) > 1 else ""
        print(f"  one text of {size:10,} {speed:12,.0f} characters/s{growth}")


if __name__ == "__main__":
    main()
