"""Running prose: quotations and reported speech, paragraph by paragraph."""

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diplotext.layout import Quotation
from diplotext.records import Act, StatementKind
from diplotext.statements.attribution import Attribution, find_attributions
from diplotext.statements.clauses import Tree
from diplotext.statements.cues import act_nouns, cue_index
from diplotext.statements.draft import Draft, Range
from diplotext.statements.introducing import introducer, subject_before
from diplotext.statements.nesting import Report, without_own
from diplotext.statements.speech import SpeechCue, attach, is_speech, is_title

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from diplotext.reading import Reading

# The last speaker stands near; a bound keeps the search linear.
_LOOK_BACK = 20


def prose_drafts(reading: "Reading") -> Iterator[Draft]:
    """Drafts of all attributions and quotations; in a turn only what is attributed to others than its speaker."""
    doc = reading.doc
    outer = [quotation for quotation in reading.quotations if quotation.depth == 0]
    turns = {index for turn in reading.turns for index in range(turn.first, turn.last + 1)}
    by_paragraph = _group(reading, outer)
    cues: dict[int, list[Attribution]] = {}
    if doc.has_annotation("DEP"):
        closed = [q for q in outer if is_speech(reading.text, q) or is_title(reading.text[q.start : q.end])]
        for found in find_attributions(doc, Tree(doc), reading.lexicon.derive(cue_index), _quoted(doc, closed)):
            index = reading.paragraph_at(doc[found.at].idx)
            if index is not None:
                cues.setdefault(index, []).append(found)
    last: Range | None = None
    for index in range(len(reading.paragraphs)):
        here = cues.get(index, [])
        if index in turns:
            yield from (_indirect(reading, found, ()) for found in here if _nested(reading, found))
            continue
        drafts = list(without_own(reading, _paragraph(reading, index, by_paragraph.get(index, []), here, last)))
        yield from drafts
        sources = [d for d in drafts if d.source is not None and d.form == "statement"]
        last = sources[-1].source if sources else None


def _nested(reading: "Reading", found: Attribution) -> bool:
    """Inside a turn only another's words count; what "we agreed" counts for both sides."""
    if found.content is None or found.cue.form == "attitude":
        return False
    if found.source is None:  # "it was noted that": nobody's words, and so not the speaker's
        return found.built == "clause"
    words = reading.doc[found.source[0] : found.source[1]].text.lower().split()
    if words in (["we"], ["i"], ["you"]):
        return words == ["we"] and found.cue.act == "agree"
    if found.built == "object":  # "President Doe expressed regret": a named person's act, not a topic
        return found.cue.word == "verb" and found.cue.act == "express" and _is_name(reading, found.source)
    return found.cue.word == "verb" and found.built in ("clause", "left", "according", "infinitive")


def _is_name(reading: "Reading", source: Range) -> bool:
    return any(token.tag_ in ("NNP", "NNPS") for token in reading.doc[source[0] : source[1]])


def _paragraph(
    reading: "Reading", index: int, quotations: list[Quotation], found: list[Attribution], last: Range | None
) -> list[Report]:
    doc, text = reading.doc, reading.text
    contents = sorted(_characters(doc, item.content) for item in found if item.content and item.built != "object")
    reach = list(itertools.accumulate((end for _, end in contents), max))
    free = [quotation for quotation in quotations if not _inside(contents, reach, quotation)]
    speaking = [
        SpeechCue(*_extent(doc, item), number, reports=_reports(doc, item, quotations))
        for number, item in enumerate(found)
        if item.cue.form == "statement" and item.cue.word == "verb" and {"clause", "quote"} & set(item.cue.takes)
    ]
    speeches = attach(text, reading.paragraphs[index], free, speaking)
    used = {speech.cue for speech in speeches if speech.cue is not None}
    reports = []
    for speech in speeches:
        pieces = tuple(_stripped(text, piece) for piece in speech.pieces)
        if speech.cue is not None:
            item = found[speech.cue]
            reports.append(Report(draft=_direct(reading, item, pieces), found=item))
            last = reports[-1].draft.source or last
            continue
        source = (
            introducer(reading, index, speech.pieces[-1])
            or _last_source(reading, found, pieces[0][0])
            or last
            or subject_before(reading, index, pieces[0][0])
        )
        if source is not None:
            reports.append(Report(draft=_floating(pieces, source)))
    reports += [
        Report(draft=_indirect(reading, item, quotations), found=item)
        for number, item in enumerate(found)
        if number not in used and item.content is not None
    ]
    return reports


def _reports(doc: "Doc", item: Attribution, quotations: Sequence[Quotation]) -> bool:
    """Whether what the cue attributes stands behind it, outside quotation marks."""
    if item.content is None or item.content[0] <= item.at:
        return False
    start = doc[item.content[0]].idx
    before = bisect.bisect_right(quotations, start, key=lambda quotation: quotation.start)
    return before == 0 or quotations[before - 1].end <= start


def _floating(pieces: tuple[Range, ...], source: Range) -> Draft:
    """A quotation without a cue of its own belongs to the last speaker."""
    return Draft(
        content=pieces, source=source, cue=None, kind="direct", act="assert", form="statement",
        rule="statement.floating_quotation",
    )  # fmt: skip


def _inside(contents: Sequence[Range], reach: Sequence[int], quotation: Quotation) -> bool:
    """Whether a quotation stands inside a content that begins before it; `reach` is the furthest end so far."""
    earlier = bisect.bisect_left(contents, (quotation.start - 1, 0))
    return earlier > 0 and reach[earlier - 1] > quotation.start


def _last_source(reading: "Reading", found: list[Attribution], before: int) -> Range | None:
    """The last one who spoke in this paragraph before an offset."""
    last = bisect.bisect_left(found, before, key=lambda item: reading.doc[item.at].idx)
    for item in reversed(found[max(0, last - _LOOK_BACK) : last]):
        if item.source is not None and item.cue.form == "statement":
            return _characters(reading.doc, item.source)
    return None


def _direct(reading: "Reading", item: Attribution, pieces: tuple[Range, ...]) -> Draft:
    doc = reading.doc
    return Draft(
        content=pieces, source=_optional(doc, item.source), cue=_cue_range(reading, item), kind="direct",
        act=item.cue.act, form="statement", addressee=_optional(doc, item.addressee),
        rule=f"statement.quotation.{item.cue.name}",
    )  # fmt: skip


def _indirect(reading: "Reading", item: Attribution, quotations: Sequence[Quotation]) -> Draft:
    doc, text = reading.doc, reading.text
    start, end = _characters(doc, item.content or (item.at, item.at + 1))
    kind: StatementKind = "indirect"
    first = max(0, bisect.bisect_left(quotations, start, key=lambda quotation: quotation.start) - 1)
    for number in range(first, len(quotations)):
        quotation = quotations[number]
        if quotation.start >= end:
            break
        if start < quotation.end:
            start = min(quotation.start, start)
            end = max(end, quotation.end)
            inside = quotation.start <= start and end <= quotation.end
            kind = "direct" if inside else "mixed"
    pieces = [_stripped(text, (start, end))]
    if item.rest is not None:
        pieces.append(_stripped(text, _characters(doc, item.rest)))
    return Draft(
        content=tuple(pieces), source=_optional(doc, item.source), cue=_cue_range(reading, item), kind=kind,
        act=_act(reading, item), form=item.cue.form, addressee=_optional(doc, item.addressee),
        rule=f"{item.cue.form}.{item.built}.{item.cue.name}",
    )  # fmt: skip


def _act(reading: "Reading", item: Attribution) -> Act:
    """The act of the cue, or of the noun that its object begins with: "reiterated their readiness"."""
    if item.cue.form == "attitude" or item.content is None:
        return item.cue.act
    nouns = reading.lexicon.derive(act_nouns)
    if item.built == "object" and item.cue.act in ("assert", "express", "request"):
        for token in reading.doc[item.content[0] : item.content[0] + 6]:
            if token.lower_ in nouns:
                return nouns[token.lower_].act
            if token.tag_ == "IN":
                break
    return item.cue.act


def _stripped(text: str, piece: Range) -> Range:
    """Without white space and quotation marks at the ends."""
    start, end = piece
    while start < end and (text[start].isspace() or text[start] in '"“”„«»'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in '"“”„«»'):
        end -= 1
    return (start, end) if start < end else piece


def _characters(doc: "Doc", span: Range) -> Range:
    return doc[span[0]].idx, doc[span[1] - 1].idx + len(doc[span[1] - 1])


def _optional(doc: "Doc", span: Range | None) -> Range | None:
    return None if span is None or span[0] >= span[1] else _characters(doc, span)


def _cue_range(reading: "Reading", item: Attribution) -> Range:
    token = reading.doc[item.at]
    end = token.idx + len(token)
    if item.built == "according":
        match = re.compile(r"\s+to\b").match(reading.text, end)
        end = match.end() if match else end
    return token.idx, end


def _extent(doc: "Doc", item: Attribution) -> Range:
    """The characters of source, cue and addressee together, where they stand side by side."""
    start, end = doc[item.at].idx, doc[item.at].idx + len(doc[item.at])
    for span in (item.source, item.addressee):
        if span is not None and abs(span[0] - item.at) < 60 and abs(span[1] - item.at) < 60:
            first, last = _characters(doc, span)
            start, end = min(start, first), max(end, last)
    return start, end


def _quoted(doc: "Doc", quotations: Sequence[Quotation]) -> list[bool]:
    flags = [False] * len(doc)
    number = 0
    for token in doc:
        while number < len(quotations) and quotations[number].end <= token.idx:
            number += 1
        flags[token.i] = number < len(quotations) and quotations[number].start <= token.idx
    return flags


def _group(reading: "Reading", quotations: Sequence[Quotation]) -> dict[int, list[Quotation]]:
    grouped: dict[int, list[Quotation]] = {}
    starts = [start for start, _ in reading.paragraphs]
    for quotation in quotations:
        grouped.setdefault(bisect.bisect_right(starts, quotation.start) - 1, []).append(quotation)
    return grouped
