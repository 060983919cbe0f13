"""Write the student before its training: the teacher's tagger and parser on the first windows of its shared layer.

python training/start.py --teacher en_core_web_sm --depth 2 --out SCRATCH/start
"""

import argparse
from pathlib import Path

import spacy
from slim import KEPT, TEACHER
from spacy.language import Language
from spacy.util import load_model_from_config


def shallow(teacher: str, depth: int) -> Language:
    """The teacher with so many windows."""
    every = spacy.load(teacher)
    full = spacy.load(teacher, exclude=[name for name in every.component_names if name not in KEPT])
    config = full.config.copy()
    config["components"]["tok2vec"]["model"]["encode"]["depth"] = depth
    student = load_model_from_config(config, auto_fill=True)
    student.from_bytes(full.to_bytes(), exclude=["tok2vec"])
    new, old = (nlp.get_pipe("tok2vec").model for nlp in (student, full))  # type: ignore[attr-defined]
    new.initialize(X=[full.make_doc("They met.")])
    for mine, theirs in zip(parametric(new), parametric(old), strict=False):
        for name in theirs.param_names:
            mine.set_param(name, theirs.get_param(name).copy())
    return student


def parametric(model):  # type: ignore[no-untyped-def]
    """The layers that have parameters, from the words up."""
    return [node for node in model.walk(order="dfs_pre") if node.param_names]


def main() -> None:
    """Write the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teacher", default=TEACHER)
    parser.add_argument("--depth", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    shallow(args.teacher, args.depth).to_disk(args.out)


if __name__ == "__main__":
    main()
