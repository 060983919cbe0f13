"""Parse the raw texts with the teacher, paragraph by paragraph as `extract` cuts them, and write them as training data.

    python training/silver.py --out SCRATCH/silver           the whole of ../shared/data/raw_text.jsonl.gz
    python training/silver.py --out SCRATCH/silver --every 4 every fourth text

One shard a hundred texts, in an order that the seed decides, so that any first shards are a sample of the whole.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import DocBin

from diplotext.layout import find_paragraphs, find_turns, parsed_apart, unwrap
from diplotext.model import load
from diplotext.parsing import batches_of, pieces_of, without_surrogates

TEACHER = "en_core_web_sm"
RAW = Path(__file__).resolve().parents[2] / "shared" / "data" / "raw_text.jsonl.gz"
TEXTS_A_SHARD = 100
SEED = 23


def pieces(source: str) -> list[str]:
    """What `extract` gives to the model, one string a piece."""
    paragraphs = find_paragraphs(source)
    text = without_surrogates(unwrap(source, paragraphs))
    words = {paragraphs[turn.first][0]: turn.start for turn in find_turns(text, paragraphs)}
    ranges = (
        piece
        for start, end in parsed_apart(text, paragraphs, words=words)
        for piece in pieces_of(text, start, end, longest=5_000)
    )
    return [text[start:end] for start, end in ranges]


def shards(raw: Path, every: int) -> Iterator[list[str]]:
    """The pieces of a hundred texts at a time."""
    with gzip.open(raw, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    random.Random(SEED).shuffle(texts)  # noqa: S311
    texts = texts[::every]
    for start in range(0, len(texts), TEXTS_A_SHARD):
        yield [piece for text in texts[start : start + TEXTS_A_SHARD] for piece in pieces(text)]


def main() -> None:
    """Write the shards."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raw", type=Path, default=RAW)
    parser.add_argument("--teacher", default=TEACHER)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    nlp = load(args.teacher)
    for number, texts in enumerate(shards(args.raw, args.every)):
        path = args.out / f"{number:03d}.spacy"
        if path.exists():
            continue
        docs = (doc for batch in batches_of(texts) for doc in nlp.pipe(batch))
        half = path.with_suffix(".half")
        DocBin(attrs=["NORM", "TAG", "DEP", "HEAD"], docs=docs).to_disk(half)
        half.rename(path)
        print(path, len(texts), flush=True)


if __name__ == "__main__":
    main()
