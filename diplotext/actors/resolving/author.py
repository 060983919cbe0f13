"""Who writes a text in the first person: whom its by-line or signature names, else somebody of its state."""

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from diplotext.records import Official

if TYPE_CHECKING:
    from diplotext.actors.resolving.reference import Actors
    from diplotext.reading import Reading

# "Statement made by", "TRANSCRIPT OF", "Delivered by"
_BYLINE = re.compile(
    r"\b(?:(?:statement|address|speech|remarks|message|letter|foreword)s?(?:\s+\(\w+\))?(?:\s+(?:made|delivered|given|issued))?\s+by"
    r"|delivered\s+by|transcript\s+of)\b\W+",
    re.IGNORECASE,
)
# "MEDIA RELEASE", "The Hon.": what a line that names its author may say beside the name.
_BESIDE = re.compile(
    r"(?:\W|\d|\b(?:media|press|news|release|transcript|the|his|her|excellency|hon|honou?rable|right|rt|he|mr|ms|mrs|dr|sir|senator|mp)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b){0,80}",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(r"[’']s?\s(?:\w+\s){0,2}(?:remarks|speech|statement|address|message|letter)\b", re.IGNORECASE)
_TITLE = 200
_FIRST_PERSON = re.compile(r"\bI\b(?!\.)")
_HEAD = 800
_FIRST_LINES = 6
_LAST_LINES = 3
_REACH = 150
_BESIDE_REACH = 40
_LONGEST_LINE = 200
_MAX_SEARCHED = 200


def find_author(reading: "Reading", actors: "Actors") -> Official | None:
    """Find the official who says "I" in a text that is no dialogue, outside of quotations.

    Returns:
        Whom a by-line or a line of its own in the heading names, or a signature at the end. Where none names anybody
        and the publisher's state is known, somebody of it without name and role, whose mention is the first "I". None
        for a text that does not say "I", and where its author has no office.
    """
    own = first_own_word(reading)
    if own is None:
        return None
    named = next(itertools.chain(_headed(reading, actors, own), _alone(reading, actors, own)), None)
    if named is not None or reading.home is None:
        return named
    span = reading.span(own, own + 1)
    return Official(name=None, country=reading.home, country_from="home", mentions=(span,), rule="official.author")


def first_own_word(reading: "Reading") -> int | None:
    """Where a text that is no dialogue says "I" for the first time, outside of quotations; None where it does not."""
    if reading.turns:
        return None
    for match in itertools.islice(_FIRST_PERSON.finditer(reading.text), _MAX_SEARCHED):
        token = reading.tokens(match.start(), match.end())
        quoted = any(quotation.start <= match.start() < quotation.end for quotation in reading.quotations)
        if len(token) == 1 and token[0].tag_ == "PRP" and not quoted:
            return match.start()
    return None


def _headed(reading: "Reading", actors: "Actors", own: int) -> Iterator[Official]:
    """Whom the heading names behind "Statement by", or before "'s remarks"."""
    for span, actor in actors.mentions_in(0, min(own, _TITLE)):
        if isinstance(actor, Official) and _OWN_WORDS.match(reading.text, span.end):
            yield actor
    for byline in _BYLINE.finditer(reading.text, 0, min(own, _HEAD)):
        yield from _first(actors, byline.end(), min(own, byline.end() + _REACH))


def _alone(reading: "Reading", actors: "Actors", own: int) -> Iterator[Official]:
    """Whom one of the first or last lines names, and says nothing else; nobody of another state."""
    lines = (*reading.paragraphs[:_FIRST_LINES], *reading.paragraphs[-_LAST_LINES:])
    for start, end in lines:
        if start <= own < end or end - start > _LONGEST_LINE:
            continue
        named = actors.mentions_in(start, end)
        ends = (start, *(span.end for span, _ in named))
        starts = (*(span.start for span, _ in named), end)
        if named and all(_BESIDE.fullmatch(reading.text, a, b) for a, b in zip(ends, starts, strict=True)):
            ours = (a for a in _first(actors, start, end + _REACH) if reading.home in (None, a.country))
            yield from ours


def _first(actors: "Actors", start: int, end: int) -> Iterator[Official]:
    """The first official of a range; of an office, the person whose name follows it: "MINISTER FOR TRADE  Ann Roe"."""
    found = [(span, actor) for span, actor in actors.mentions_in(start, end) if isinstance(actor, Official)][:2]
    if not found:
        return
    (span, first), (beside, second) = found[0], found[-1]
    yield (
        second if first.name is None and second.name is not None and beside.start - span.end < _BESIDE_REACH else first
    )
