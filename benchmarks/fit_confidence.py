"""Fit the weights of `diplotext/lexicon/confidence.csv`, and say how well they hold on documents left out.

    python benchmarks/fit_confidence.py ../shared                        leave documents out, print the calibration
    python benchmarks/fit_confidence.py ../shared --write                fit on all of them; write weights, the table
                                                                         of calibration, and the worth of each rule

The folder holds `data/` (annotated texts) and `eval/` (the scorers). A record is right if it is found and right in what
identifies it, as `eval/tasks.py` has it. Texts that rules were tuned on look better than others, so that they count
less: `WEIGHTS`. Verdicts by eye on texts without annotation stand in `judged.csv` beside this file (document, kind,
first and last offset of what the record stands on, right or wrong); no text is kept.
"""

import argparse
import csv
import json
import math
import pathlib
import sys
from collections import defaultdict

import numpy as np

from diplotext.confidence import document_traits, traits_of
from diplotext.confidence.scale import BIAS
from diplotext.kinds import KINDS, Found
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.confidence import Rule
from diplotext.reading import read

HERE = pathlib.Path(__file__).parent
PAGE = HERE.parent / "docs" / "how-to" / "confidence.md"
RULES = HERE / "rules.csv"
MARKS = "<!-- calibration -->\n", "<!-- end -->\n"
TARGET = HERE.parent / "diplotext" / "lexicon" / "confidence.csv"
WEIGHTS = {"gold": 0.3, "read": 0.5, "count": 1.5, "judged": 1.0}
FEWEST = 8
LEAST = 0.05
RIDGE = 4.0
FOLDS = 8


def annotated(folder: pathlib.Path):
    """The documents that have annotations, with what each counts for."""
    for name in ("gold", "unseen", "wider"):
        for path in sorted((folder / "data").glob(f"{name}.*jsonl")):
            for line in path.open(encoding="utf-8"):
                document = json.loads(line)
                yield document, WEIGHTS[document.get("fold", "gold")]


def judged(folder: pathlib.Path):
    """Document -> kind -> span of a record -> whether it was judged right."""
    verdicts: dict[str, dict[str, dict[tuple[int, int], bool]]] = defaultdict(lambda: defaultdict(dict))
    path = HERE / "judged.csv"
    for row in csv.DictReader(path.open(encoding="utf-8")) if path.exists() else ():
        verdicts[row["document"]][row["kind"]][int(row["start"]), int(row["end"])] = row["verdict"] == "right"
    for path in (folder / "data").glob("reading*.jsonl"):
        for line in path.open(encoding="utf-8"):
            document = json.loads(line)
            if document["id"] in verdicts:
                yield document, verdicts[document["id"]]


def samples(folder: pathlib.Path):
    """Kind -> (document, traits, right, weight) of every record whose worth is known."""
    sys.path.insert(0, str(folder / "eval"))
    import adapter
    import tasks

    found: dict[str, list[tuple[str, tuple[str, ...], bool, float]]] = defaultdict(list)
    for document, weight in annotated(folder):
        records, general = records_of(document, adapter)
        right = right_ones(document, records, adapter, tasks)
        for kind, indices in right.items():
            for index, record in enumerate(shown(kind, records[kind])):
                traits = (*general, *traits_of(record))
                found[kind].append((document["id"], traits, index in indices, weight))
    for document, verdicts in judged(folder):
        records, general = records_of(document, adapter)
        for kind, spans in verdicts.items():
            for record in records[kind]:
                span = stands_on(kind, record)
                if span in spans:
                    found[kind].append((document["id"], (*general, *traits_of(record)), spans[span], WEIGHTS["judged"]))
    found["attitudes"] = found["statements"]
    return found


def records_of(document, adapter):
    """Every record of a document by kind, and the traits of the document."""
    day = adapter.published(document.get("published") or document.get("dct"))
    reading = read(document["text"], published=day, home=document.get("home"))
    return Found(reading=reading, kinds=KINDS).every(), document_traits(reading)


def stands_on(kind: str, record) -> tuple[int, int]:
    """First and last offset of what a record stands on."""
    span = next(k for k in KINDS if k.name == kind).spans(record)[0]
    return span.start, span.end


def shown(kind: str, records):
    """The records that are scored: named officials, statements with content, dates with a place in the calendar."""
    if kind == "officials":
        return [record for record in records if record.name]
    if kind == "dates":
        return [record for record in records if record.edtf and record.kind != "set"]
    return records


def right_ones(document, records, adapter, tasks) -> dict[str, set[int]]:
    """Kind -> indices of the right records, among those that are scored."""

    class View:
        """An extraction as the adapter wants it."""

    view = View()
    for kind, found in records.items():
        setattr(view, kind, found)
    predicted = adapter.extraction(view)
    right = {kind: indices for kind, (_, indices) in tasks.right_records(document, predicted).items()}
    for kind, match in (("meetings", tasks.meeting_match), ("agreements", tasks.agreement_match)):
        if kind in document:
            right[kind] = {j for _, j in tasks.one_to_one(document[kind], predicted[kind], match)}
    return right


def fit(rows) -> dict[str, float]:
    """Weights by ridge-regularised logistic regression; the bias is free."""
    counts: dict[str, int] = defaultdict(int)
    for _, traits, _, _ in rows:
        for trait in set(traits):
            counts[trait] += 1
    names = sorted(trait for trait, count in counts.items() if FEWEST <= count <= len(rows) - FEWEST)
    column = {name: number for number, name in enumerate(names, 1)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, 0] = 1
    for number, (_, traits, _, _) in enumerate(rows):
        for trait in traits:
            if trait in column:
                x[number, column[trait]] = 1
    y = np.array([right for _, _, right, _ in rows], dtype=float)
    w = np.array([weight for _, _, _, weight in rows])
    ridge = np.full(len(names) + 1, RIDGE)
    ridge[0] = 1e-6
    beta = np.zeros(len(names) + 1)
    for _ in range(40):  # Newton
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (w * (p - y)) + ridge * beta
        hessian = (x * (w * p * (1 - p) + 1e-9)[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if abs(step).max() < 1e-8:
            break
    return {BIAS: float(beta[0])} | {name: float(beta[number]) for name, number in column.items()}


def probability(weights: dict[str, float], traits) -> float:
    """What `confidence_of` gives for these weights."""
    return round(1 / (1 + math.exp(-weights[BIAS] - sum(weights.get(trait, 0.0) for trait in traits))), 2)


def left_out(rows):
    """(probability, right, weight) of every record, fitted on the other documents."""
    documents = sorted({row[0] for row in rows})
    for number in range(FOLDS):
        out = set(documents[number::FOLDS])
        weights = fit([row for row in rows if row[0] not in out])
        for document, traits, right, weight in rows:
            if document in out:
                yield probability(weights, traits), right, weight


def calibration(kind: str, pairs) -> str:
    """Print the calibration over ten bins, and give the row of the table: the texts that nobody tuned on."""
    pairs = [(p, right) for p, right, weight in pairs if weight >= 1]
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for p, right in pairs:
        bins[min(9, int(10 * p))].append((p, right))
    error = sum(abs(sum(p for p, _ in b) - sum(r for _, r in b)) for b in bins.values()) / max(1, len(pairs))
    sure = [right for p, right in pairs if p >= 0.8]
    share = 100 * len(sure) / max(1, len(pairs))
    row = f"| {kind} | {len(pairs)} | {100 * error:.1f} | {percent(sure):.1f} | {share:.1f} |"
    print(row)
    for number in sorted(bins):
        said, was = zip(*bins[number], strict=True)
        print(f"    {number / 10:.1f}  {len(was):4d}  said {percent(said):5.1f}  was {percent(was):5.1f}")
    return row


def worth(found) -> list[str]:
    """Family of rules -> how many of its records are right, on all texts."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for entry in sorted(default_lexicon().entries(Rule), key=lambda entry: entry.prefix):
        for kind in sorted(found.keys() - {"attitudes"}):
            for _, traits, right, _ in found[kind]:
                if f"rule {entry.prefix.rstrip('.')}" in traits:
                    counts[entry.prefix][0] += right
                    counts[entry.prefix][1] += 1
    return [f"{prefix},{right},{records}" for prefix, (right, records) in counts.items()]


def percent(values) -> float:
    """The mean in percent."""
    return 100 * sum(values) / max(1, len(values))


def main() -> None:
    """Fit, report, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    found = samples(options.folder)
    lines = ["kind,trait,weight"]
    rows = ["| kind | records | calibration error | precision at 0.8 and above | share |", "|---|---|---|---|---|"]
    for kind in sorted(found):
        rows.append(calibration(kind, list(left_out(found[kind]))))
        for trait, weight in sorted(fit(found[kind]).items(), key=lambda item: (item[0] != BIAS, item[0])):
            if trait == BIAS or abs(weight) >= LEAST:
                lines.append(f"{kind},{trait},{weight:.2f}")
    if options.write:
        TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
        RULES.write_text("\n".join(["prefix,right,records", *worth(found)]) + "\n", encoding="utf-8")
        before, rest = PAGE.read_text(encoding="utf-8").split(MARKS[0])
        after = rest.split(MARKS[1])[1]
        PAGE.write_text(before + MARKS[0] + "\n".join(rows) + "\n" + MARKS[1] + after, encoding="utf-8")


if __name__ == "__main__":
    main()
