"""How far the name of an agreement reaches, and what it is about."""

import bisect
import re
from typing import TYPE_CHECKING

import attrs

from diplotext.clauses.climbing import is_infinitive
from diplotext.records import Span

if TYPE_CHECKING:
    from diplotext.reading import Reading

_TITLE = re.compile(
    r"(?:\s+(?:(?:of|on|for|in|to|between|with|against|concerning|regarding)(?:\s+the)?|and|&))?\s+[A-Z0-9][\w.’'&/–-]*"
)
_ABBREVIATION = re.compile(r"\s*\((?:the\s+)?[“\"]?([A-Z][\w&-]{1,14})[”\"]?\)")
_INSIDE = ("on", "of", "for", "between", "about", "concerning", "regarding", "to", "over", "with", "among", "against")
_CUT = re.compile(r"\s+(?:with (?:respect|regard) to|in accordance with|by which|under which)\b")
# Before the first word that the parse takes in: "the U.S.-Peru | Trade Agreement", "the 1951 | Treaty".
_PREFIX = re.compile(r"(?:(?:\d{4}|[A-Z][\w.]*[-–][A-Z][\w.]*|U\.S\.|[A-Z]{2,5})\s){1,3}$")
_BEFORE_DAY = ("on", "in", "dated", "of", "by")
_PREFIX_REACH = 40
_NUMBER = re.compile(r"\d{1,2}[.)]\s+")  # "1. Agreement on ports"
_SUBJECT_MATTER = ("on", "for", "about", "concerning", "regarding", "over", "of")
_OWN = ("DT", "PRP$", "PDT", "WDT")
MAX_TITLE = 25


@attrs.frozen(kw_only=True)
class Name:
    """The name of an agreement in one place.

    Attributes:
        start: offset of its first character, without article.
        end: offset after its last one.
        proper: it is called by a proper name.
        told: something beside its noun says which one it is: a complement or a modifier.
        own: a complement or a noun does: "free trade agreement", not "great deal".
        definite: "the", "this" or a possessive stands before it.
        indefinite: "a" does.
        topic: what it is about.
        short: the abbreviation behind it.
    """

    start: int
    end: int
    proper: bool
    told: bool
    own: bool
    definite: bool
    indefinite: bool
    topic: Span | None = None
    short: str | None = None


def name_at(reading: "Reading", noun: int) -> Name:
    """Read the name whose head noun is a token."""
    clauses, parse, text = reading.clauses, reading.clauses.parse, reading.text
    first, last = _phrase(reading, noun)
    own = range(first, noun)
    while first < noun and (parse.tags[first] in _OWN or parse.words[first] in ("following", "'s", "’s")):
        first += 1
    start, end = clauses.characters((first, last))
    number = _NUMBER.match(text, start, end)
    start = number.end() if number is not None else start
    proper = parse.texts[noun][:1].isupper() and any(parse.texts[i][:1].isupper() for i in range(first, noun))
    if parse.texts[noun][:1].isupper():
        stop = clauses.characters(clauses.sentence(noun))[1]
        end = max(end, _title_end(text, parse.offsets[noun] + len(parse.texts[noun]), stop))
        proper = proper or end > parse.offsets[noun] + len(parse.texts[noun])
    short = _ABBREVIATION.match(text, end)
    if short is not None:
        end = _end_of_rest(reading, noun, short.end())
    if proper:
        prefix = _PREFIX.search(text, max(0, start - _PREFIX_REACH), start)
        start = prefix.start() if prefix is not None else start
    return Name(
        start=start,
        end=end,
        proper=proper,
        told=last > noun + 1 or any(parse.tags[i][:2] in ("JJ", "NN", "VB", "CD") for i in range(first, noun)),
        own=last > noun + 1 or any(parse.labels[i] == "compound" for i in range(first, noun)),
        definite=any(
            parse.words[i] in ("the", "this", "that", "these", "those") or parse.labels[i] == "poss" for i in own
        ),
        indefinite=any(parse.words[i] in ("a", "an") for i in own),
        topic=_topic(reading, noun),
        short=short[1] if short else None,
    )


def _end_of_rest(reading: "Reading", noun: int, at: int) -> int:
    """Where a name ends that goes on behind its abbreviation: "Memorandum of Understanding (MoU) on ports"."""
    clauses, parse = reading.clauses, reading.clauses.parse
    after = bisect.bisect_left(parse.offsets, at)
    stop = clauses.sentence(noun)[1]
    if after >= stop or parse.words[after] not in _INSIDE or parse.labels[after] != "prep":
        return at
    end = next((i for i in range(after, clauses.subtree(after)[1]) if parse.words[i] in (",", ";", "(")), None)
    return clauses.characters((after, min(stop, end or clauses.subtree(after)[1])))[1]


def _title_end(text: str, at: int, stop: int) -> int:
    """Where the capitals of a title end: "Treaty on the Sea of Azov"."""
    for _ in range(MAX_TITLE):
        more = _TITLE.match(text, at, stop)
        if more is None:
            break
        at = more.end()
    while text[at - 1] in ".,":
        at -= 1
    return at


def _phrase(reading: "Reading", noun: int) -> tuple[int, int]:
    """The tokens of the noun phrase with the complements that name it: "on ...", "between ...", "to ..."."""
    clauses, parse = reading.clauses, reading.clauses.parse
    first, _ = clauses.up_to_head(noun)
    last = noun + 1
    for child in _behind(reading, noun):
        begin, end = clauses.subtree(child)
        if begin > last + 1:
            break
        last = max(last, end)
    for at in range(noun + 1, last):
        if parse.words[at] in (",", ";", "(", "—", "–") or parse.labels[at] in ("relcl", "advcl"):
            last = at
            break
    start, end = clauses.characters((noun, last))
    cut = _CUT.search(reading.text, start, end)
    ends = [date.span.start for date in reading.dates_in(start, end)] + ([cut.start() + 1] if cut else [])
    while last > noun + 1 and ends and parse.offsets[last - 1] >= min(ends):
        last -= 1
    while ends and last > noun + 1 and parse.words[last - 1] in _BEFORE_DAY:
        last -= 1
    while last > noun + 1 and parse.is_punctuation(last - 1):
        last -= 1
    return first, last


def _behind(reading: "Reading", noun: int) -> list[int]:
    """The prepositions and infinitives behind a noun that say which agreement it is, wherever the parse hangs them."""
    clauses, parse = reading.clauses, reading.clauses.parse
    found = []
    for child in parse.children(noun):
        names = parse.labels[child] == "prep" and parse.words[child] in _INSIDE
        purpose = parse.labels[child] in ("acl", "relcl") and is_infinitive(parse, child)
        if child > noun and (names or purpose):
            found.append(child)
        elif child > noun:
            break
    after = noun + 1
    if not found and after < len(parse.words) and parse.words[after] in _SUBJECT_MATTER:
        # "signed a pact on fisheries": the parse may hang the rest on the verb; "on Monday" is no part of it
        start, end = clauses.characters(clauses.subtree(after))
        inner = parse.child(after, "pobj", "pcomp")
        if inner is not None and not reading.dates_in(start, end):
            found.append(after)
    return found


def _topic(reading: "Reading", noun: int) -> Span | None:
    """What an agreement is about: "on ...", "for ...", else "to ..."."""
    clauses, parse = reading.clauses, reading.clauses.parse
    for child in _behind(reading, noun):
        inner = parse.child(child, "pobj", "pcomp")
        if parse.words[child] in _SUBJECT_MATTER and inner is not None:
            if parse.words[inner] == "understanding":
                return _topic(reading, inner)
            return reading.span(*clauses.characters(clauses.subtree(inner)))
        if parse.is_verb(child):
            return reading.span(*clauses.characters(clauses.subtree(child)))
    return None
