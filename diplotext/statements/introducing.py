"""Whose words a quotation without a cue is: a name before its colon, a signature, the attribution of its last part."""

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from diplotext.layout import Quotation
from diplotext.statements.draft import Draft, Range
from diplotext.statements.speech import is_speech

if TYPE_CHECKING:
    from diplotext.reading import Reading

_LONGEST_SENTENCE = 60
_LONGEST_SIGNATURE = 120
_PERSONS = frozenset(("he", "she", "they"))
# "— Ana Roe, foreign minister of Peru": a name with what describes it, and nothing else.
_SIGNATURE = re.compile(
    r"[\"”»’']?[\s.]{0,3}(?:[—–―]|--|-)\s?"
    r"((?:[A-Z][\w.'’-]{0,30}\s(?:[a-z]{1,4}\s){0,2}){0,6}[A-Z][\w'’-]{1,30})"
    r"(?:,[^\n.!?\"“”]{1,80})?\.?\s*$",
    re.MULTILINE,
)


def introducer(reading: "Reading", paragraph: int, quotation: Range) -> Range | None:
    """Who is named around a quotation: its signature, else the name right before its colon.

    Args:
        reading: a parsed one; without a parse only signatures are found.
        paragraph: index of the quotation's paragraph.
        quotation: the characters between its marks.
    """
    return _signature(reading, paragraph, quotation[1]) or _before_colon(reading, paragraph, quotation[0])


def subject_before(reading: "Reading", paragraph: int, quotation: int) -> Range | None:
    """The subject of the sentence before a quotation: "President Roe was firm. “We stay.”"."""
    return _last_subject(reading, reading.paragraphs[paragraph][0], quotation, ("NNP",))


def announced_by(reading: "Reading", paragraph: int, quotation: int) -> Range | None:
    """The subject of a paragraph that ends with a colon before the one that the quotation begins."""
    start, end = reading.paragraphs[paragraph - 1] if paragraph else (0, 0)
    begins = quotation - reading.paragraphs[paragraph][0] < len("“‘x")
    if not (begins and reading.text[start:end].endswith(":")):
        return None
    return _last_subject(reading, start, end, ("NNP", "NN", "NNS"))


def _last_subject(reading: "Reading", start: int, end: int, tags: tuple[str, ...]) -> Range | None:
    subject = None
    for token in reading.tokens(start, end)[-_LONGEST_SENTENCE:]:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.i < token.head.i:
            subject = token
    if subject is None or not (subject.tag_ in tags or subject.lower_ in _PERSONS):
        return None
    named = next((token for token in subject.rights if token.dep_ == "appos"), subject)  # "the envoy, Ana Roe"
    return subject.left_edge.idx, named.idx + len(named)


def _before_colon(reading: "Reading", paragraph: int, quotation: int) -> Range | None:
    """The news was no surprise to Ana Roe: “Talks take years.”."""
    start = reading.paragraphs[paragraph][0]
    lead = reading.text[start:quotation].rstrip("\"“„«'‘`").rstrip()
    if not lead.endswith(":"):
        return None
    name = start + len(lead.rstrip(": "))
    tokens = reading.tokens(start, name)[-_LONGEST_SENTENCE:]
    first = len(tokens)
    while first > 0 and tokens[first - 1].tag_ == "NNP":
        first -= 1
    return None if first == len(tokens) else (tokens[first].idx, name)


def _signature(reading: "Reading", paragraph: int, end: int) -> Range | None:
    """A dash and a name behind a quotation, on its line or on the next."""
    text = reading.text
    for number in (paragraph, paragraph + 1)[: len(reading.paragraphs) - paragraph]:
        start, stop = reading.paragraphs[number]
        at = end if number == paragraph else start
        match = _SIGNATURE.match(text, at, min(stop, at + _LONGEST_SIGNATURE))
        if match:
            return match.span(1)
        if number == paragraph and text[end:stop].strip(" \"”»’'."):
            return None
    return None


def carried_over(reading: "Reading", drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Give each part of a quotation over several paragraphs to the speaker whom one of its parts names.

    A part without a cue takes the source of the first part that has one, before or behind it; a part that nobody
    was found for becomes a draft of its own.
    """
    spoken = {index for turn in reading.turns for index in range(turn.first, turn.last + 1)}
    pieces = sorted(((piece[0], n) for n, d in enumerate(drafts) if d.kind == "direct" for piece in d.content))
    changed: dict[Range, Draft] = {}
    for parts in _chains(reading, spoken):
        held = [_draft_at(drafts, pieces, part) for part in parts]
        named = next((draft for draft in held if draft is not None and draft.cue is not None), None)
        if named is None or named.source is None:
            continue
        for part, draft in zip(parts, held, strict=True):
            if draft is None and is_speech(reading.text, part, reading.lexicon):
                yield attrs.evolve(named, content=((part.start, part.end),), cue=None, act="assert",
                                   rule="statement.floating_quotation")  # fmt: skip
            elif draft is not None and draft.cue is None:
                changed[draft.content[0]] = attrs.evolve(draft, source=named.source)
    for draft in drafts:
        yield changed.get(draft.content[0], draft) if draft.cue is None else draft


def _chains(reading: "Reading", spoken: set[int]) -> Iterator[list[Quotation]]:
    """Quotations left open at the end of a paragraph, with those that open the paragraphs after it."""
    outer = [quotation for quotation in reading.quotations if quotation.depth == 0]
    chain: list[Quotation] = []
    last = -1
    for quotation in outer:
        index = reading.paragraph_at(quotation.start)
        if index is None or index in spoken:
            continue
        opens = quotation.start - reading.paragraphs[index][0] < len("“‘x")
        if chain and not chain[-1].closed and opens and index == last + 1:
            chain.append(quotation)
        else:
            if len(chain) > 1:
                yield chain
            chain = [quotation]
        last = index
    if len(chain) > 1:
        yield chain


def _draft_at(drafts: Sequence[Draft], pieces: Sequence[Range], part: Quotation) -> Draft | None:
    """The draft with a piece that begins in a quotation; `pieces` are offsets with the numbers of their drafts."""
    found = bisect.bisect_left(pieces, (part.start, 0))
    return drafts[pieces[found][1]] if found < len(pieces) and pieces[found][0] < part.end else None
