"""Measure the visits of White House texts against the trips that the State Department's historian records.

    python benchmarks/visits.py [TRIPS.jsonl]

A line is {"text", "published", "trips": [{"visitor", "to", "start", "end", "date_derivable"}]}. Printed are the shares
of the recorded trips that are found with the right country and person, and with a first day inside the trip where the
text gives the day; and the trips of which the text does not say where they went: no paragraph with the visitor's name,
nor the two behind it, nor a heading puts anything in the country ("in Oslo", "to the White House", "Oval Office").
"""

import bisect
import itertools
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from diplotext import Visit, extract_visits
from diplotext.actors.places.find import find_places
from diplotext.lexicon import default_lexicon

DEFAULT_TRIPS = Path(__file__).resolve().parents[2] / "shared" / "data" / "visits.dev.jsonl"
WHERE = re.compile(r"\b(?:in|at|to|into|near|from|visit|visits|visited)\s+(?:[\w’'.-]+\s+){0,3}?$")
PARAGRAPH = re.compile(r"\n+")
HEADING = 80
TITLES = ("president", "prime", "minister", "chancellor", "king", "queen", "crown", "prince", "sheikh", "emir", "and")


def names_of(visitor: str) -> set[str]:
    """The words that a text may call somebody by."""
    return {word for word in re.findall(r"\w{3,}", visitor.casefold()) if word not in TITLES}


def says_where(text: str, trip: dict[str, Any]) -> bool:
    """Whether a text puts the visitor, or its heading anything, in the country of a trip."""
    names = names_of(trip["visitor"])
    starts = [0, *(match.end() for match in PARAGRAPH.finditer(text)), len(text)]
    near: set[int] = set()
    for number, (start, end) in enumerate(itertools.pairwise(starts)):
        if names & names_of(text[start:end]):
            near |= {number, number + 1, number + 2}
    for place in find_places(text, default_lexicon()):
        if place.code != trip["to"] or place.form == "demonym" or place.embedded:
            continue
        number = bisect.bisect_right(starts, place.start) - 1
        heading = starts[number + 1] - starts[number] <= HEADING and place.form != "name"
        if heading or (number in near and WHERE.search(text[starts[number] : place.start])):
            return True
    return False


def bound(visit: Visit) -> str:
    """The first day of a visit, "" if there is none."""
    return visit.start.edtf.split("/")[0] if visit.start and visit.start.edtf else ""


def same_person(recorded: str, visit: Visit) -> bool:
    """Whether a visit is that of a recorded visitor: a name in common."""
    return bool(names_of(recorded) & {word for actor in visit.visitors for word in names_of(actor.label)})


def main() -> None:
    """Print the shares."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_TRIPS
    if not path.exists():
        print(f"skipped: there is no file {path.name} of recorded trips")
        return
    counted = Counter[str]()
    for line in path.open(encoding="utf-8"):
        document = json.loads(line)
        visits = extract_visits(document["text"], published=document["published"])
        counted["visits"] += len(visits)
        counted["documents"] += 1
        for trip in document["trips"]:
            found = [v for v in visits if v.destination == trip["to"] and same_person(trip["visitor"], v)]
            told = says_where(document["text"], trip)
            counted["trips"] += 1
            counted["found"] += bool(found)
            counted["told"] += told
            counted["found and told"] += told and bool(found)
            if trip["date_derivable"]:
                counted["dated"] += 1
                counted["right day"] += any(trip["start"] <= bound(visit) <= trip["end"] for visit in found)
    report(counted)


def report(counted: Counter[str]) -> None:
    """Print what was counted."""

    def share(part: str, whole: str) -> str:
        return f"{100 * counted[part] / max(1, counted[whole]):5.1f}  ({counted[part]} of {counted[whole]})"

    print(f"found                        {share('found', 'trips')}")
    print(f"right day                    {share('right day', 'dated')}")
    print(f"found where the text says it {share('found and told', 'told')}")
    print(f"texts that do not say where  {counted['trips'] - counted['told']} of {counted['trips']} trips")
    print(f"visits in a document         {counted['visits'] / max(1, counted['documents']):5.2f}")


if __name__ == "__main__":
    main()
