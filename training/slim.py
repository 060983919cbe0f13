"""Make `diplotext/model_en` from the teacher: its tagger and parser, their shared layer, its tokenizer.

    python training/slim.py --teacher en_core_web_sm --out diplotext/model_en

What no rule reads is left out: named entities, lemmas, coarse tags, the strings of its training corpus. The embedding
tables, two thirds of what is left, are rounded to 16 bits.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy
import spacy
from spacy.language import Language
from spacy.strings import StringStore

TEACHER = "en_core_web_sm"
KEPT = ("tok2vec", "tagger", "parser")
META = {
    "name": "diplotext",
    "version": "1.0.0",
    "description": "Tagger and parser of en_core_web_sm 3.8.0, slimmed for diplotext.",
    "author": "Explosion; slimmed by the diplotext developers",
    "email": "",
    "url": "https://spacy.io/models/en#en_core_web_sm",
    "license": "MIT",
}
GENERATED = ("config.cfg", "meta.json", "tokenizer", "vocab", *KEPT)


def slim(teacher: str) -> Language:
    """The teacher without what no rule reads."""
    every = spacy.load(teacher)
    nlp = spacy.load(teacher, exclude=[name for name in every.component_names if name not in KEPT])
    nlp.meta = {**nlp.meta, **META, "performance": {}, "sources": []}
    for name in KEPT:
        for node in nlp.get_pipe(name).model.walk():  # type: ignore[attr-defined]
            if node.name == "hashembed":
                node.set_param("E", node.get_param("E").astype(numpy.float16))
    return nlp


def main() -> None:
    """Write the model's folder; its README and licences stay as they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teacher", default=TEACHER)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    for name in GENERATED:
        path = args.out / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    nlp = slim(args.teacher)
    nlp.to_disk(args.out)
    labels = sorted({label for name in ("tagger", "parser") for label in nlp.pipe_labels[name]})
    StringStore(labels).to_disk(args.out / "vocab" / "strings.json")
    total = sum(path.stat().st_size for path in args.out.rglob("*") if path.is_file())
    print(json.dumps({"bytes": total}))


if __name__ == "__main__":
    main()
