"""How far the name of an agreement reaches, and what it is about."""

import re
from typing import TYPE_CHECKING

import attrs

from diplotext.records import Span

if TYPE_CHECKING:
    from diplotext.reading import Reading

_TITLE = re.compile(
    r"(?:\s+(?:of|on|for|and|in|the|to|between|with|against|concerning|regarding|&)){0,3}\s+[A-Z0-9][\w.’'&/–-]*"
)
_ABBREVIATION = re.compile(r"\s*\((?:the\s+)?[“\"]?([A-Z][\w&-]{1,14})[”\"]?\)")
_INSIDE = ("on", "of", "for", "between", "about", "concerning", "regarding", "to", "over", "with", "among", "against")
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
        definite: "the", "this" or a possessive stands before it.
        topic: what it is about.
        short: the abbreviation behind it.
    """

    start: int
    end: int
    proper: bool
    told: bool
    definite: bool
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
    proper = parse.texts[noun][:1].isupper() and any(parse.texts[i][:1].isupper() for i in range(first, noun))
    if parse.texts[noun][:1].isupper():
        stop = clauses.characters(clauses.sentence(noun))[1]
        end = max(end, _title_end(text, parse.offsets[noun] + len(parse.texts[noun]), stop))
        proper = proper or end > parse.offsets[noun] + len(parse.texts[noun])
    abbreviation = _ABBREVIATION.match(text, end)
    return Name(
        start=start,
        end=abbreviation.end() if abbreviation else end,
        proper=proper,
        told=first < noun or last > noun + 1,
        definite=any(
            parse.words[i] in ("the", "this", "that", "these", "those") or parse.labels[i] == "poss" for i in own
        ),
        topic=_topic(reading, noun),
        short=abbreviation[1] if abbreviation else None,
    )


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
    while last > noun + 1 and parse.is_punctuation(last - 1):
        last -= 1
    return first, last


def _behind(reading: "Reading", noun: int) -> list[int]:
    """The prepositions and infinitives behind a noun that say which agreement it is, wherever the parse hangs them."""
    clauses, parse = reading.clauses, reading.clauses.parse
    found = []
    for child in parse.children(noun):
        names = parse.labels[child] == "prep" and parse.words[child] in _INSIDE
        purpose = parse.labels[child] in ("acl", "relcl") and parse.tags[child] == "VB"
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
