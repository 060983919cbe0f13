"""The tables of accuracy in README.md and docs/limits.md, made from measured.json: `python benchmarks/accuracy.py`.

`set_floors.py` writes measured.json and these tables together with the floors; a test says when they differ.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MEASURED = Path(__file__).with_name("measured.json")
ROOT = MEASURED.parents[1]
BEGIN, END = "<!-- accuracy: written by benchmarks/accuracy.py -->\n", "<!-- accuracy: end -->\n"

# The data sets of a column: 51 texts that rules were tuned on; the folds of two further sets that nobody has read.
COLUMNS = {
    "gold": "51 texts tuned on",
    "unseen-count": "25 never read",
    "wider-count": "24 of other writers, not read",
}
# On the first of these, the tool that is used for it today, as measured by peers.py.
SHORT = (
    ("dates", "value", "dates: span and value", "41.4 dateparser.search"),
    ("figures", "value+unit", "figures: value and unit", "46.0 quantulum3"),
    ("officials", "name", "officials: name", "70.8 spaCy's persons"),
    ("visits", "visit", "visits: who and where to", "none"),
    ("meetings", "meeting", "meetings", "none"),
    ("statements", "end_to_end", "statements: content and source", "6.9 textacy"),
    ("projects", "project", "projects", "none"),
    ("agreements", "agreement", "agreements", "none"),
)
LONG = (
    ("dates", "relaxed", "dates: span"),
    ("dates", "value", "dates: span and value"),
    ("figures", "value", "figures: value"),
    ("figures", "value+unit", "figures: value and unit"),
    ("officials", "name", "officials: name"),
    ("officials", "country_accuracy", "officials: country (share)"),
    ("officials", "role_overlap", "officials: role (share)"),
    ("visits", "visit", "visits: who and where to"),
    ("visits", "met", "visits: counterparts"),
    ("visits", "status_accuracy", "visits: status (share)"),
    ("visits", "start_accuracy", "visits: first day (share)"),
    ("meetings", "meeting", "meetings"),
    ("statements", "content", "statements: content"),
    ("statements", "end_to_end", "statements: content and source"),
    ("statements", "act_accuracy", "statements: act (share)"),
    ("statements", "resolved_speaker_accuracy", "statements: resolved speaker (share)"),
    ("projects", "project", "projects"),
    ("projects", "status_accuracy", "projects: status (share)"),
    ("agreements", "agreement", "agreements"),
)
OTHERS = (
    ("meantime", "timex", "relaxed", "dates: span", "MEANTIME, 60 articles", "66.1 dateparser.search"),
    ("meantime", "timex", "value", "dates: span and value", "MEANTIME, 60 articles", "39.4 dateparser.search"),
    ("newsquant", "figures", "value", "figures: value", "NewsQuant, 297 sentences", "70.6 quantulum3"),
    ("newsquant", "figures", "value+unit", "figures: value and unit", "NewsQuant, 297 sentences", "44.4 quantulum3"),
    ("polnear", "statements", "content", "statements: content", "PolNeAR, 160 articles", "18.8 textacy"),
    ("polnear", "statements", "end_to_end", "statements: content and source", "PolNeAR, 160 articles", "9.7 textacy"),
    ("visits", "trips", "found", "visits: trips found (share)", "86 White House texts", "none"),
    ("visits", "trips", "right_day", "visits: right day (share)", "86 White House texts", "none"),
)


def main() -> None:
    """Write the tables anew."""
    write(json.loads(MEASURED.read_text(encoding="utf-8")))


def write(measured: dict[str, Any]) -> None:
    """Write the tables of both pages."""
    for name, lines in pages(measured).items():
        path = ROOT / name
        path.write_text(replaced(path.read_text(encoding="utf-8"), lines), encoding="utf-8")


def pages(measured: dict[str, Any]) -> dict[str, str]:
    """File -> its table."""
    return {"README.md": "".join(short(measured)), "docs/limits.md": "".join(long(measured))}


def replaced(page: str, table: str) -> str:
    """A page with its table replaced."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError("the page has no place for the table")
    return f"{before}{begin}\n{table}\n{end}{after}"


def short(measured: dict[str, Any]) -> Iterator[str]:
    """The table of the README."""
    yield f"| what | {' | '.join(COLUMNS.values())} | the tool used today, first column |\n|---|---|---|---|---|\n"
    for task, measure, what, peer in SHORT:
        yield f"| {what} | {_cells(measured, task, measure)} | {peer} |\n"


def long(measured: dict[str, Any]) -> Iterator[str]:
    """The tables of docs/limits.md."""
    yield f"| what | {' | '.join(COLUMNS.values())} |\n|---|---|---|---|\n"
    for task, measure, what in LONG:
        yield f"| {what} | {_cells(measured, task, measure)} |\n"
    yield "\nOn texts that others annotated, after guidelines of their own; some of their errors were read:\n\n"
    yield "| what | texts | diplotext | the tool used today |\n|---|---|---|---|\n"
    for name, task, measure, what, texts, peer in OTHERS:
        yield f"| {what} | {texts} | {measured[name][task][measure]} | {peer} |\n"


def _cells(measured: dict[str, Any], task: str, measure: str) -> str:
    return " | ".join(str(measured[name][task][measure]) for name in COLUMNS)


if __name__ == "__main__":
    main()
