"""Running prose: quotations and reported speech, paragraph by paragraph."""

import bisect
import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from diplotext.layout import Quotation, find_dateline
from diplotext.statements.attribution import Attribution, find_attributions
from diplotext.statements.cues import cue_index, speech_words
from diplotext.statements.draft import Draft, Range
from diplotext.statements.extents import clause_end, trim
from diplotext.statements.following import said_below
from diplotext.statements.headlines import headline_draft
from diplotext.statements.introducing import announced_by, introducer, subject_before
from diplotext.statements.nesting import without_own
from diplotext.statements.reports import Report, characters, continued, direct, extent, floating, indirect, stripped
from diplotext.statements.speech import SpeechCue, attach, hides_cues
from diplotext.statements.tree import LONGEST, SpeechTree
from diplotext.statements.voice import is_authors

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

    from diplotext.reading import Reading

# What goes on with a sentence behind a quotation that is its subject or its object.
_GOING_ON = frozenset(("VBD", "VBZ", "VBP", "MD", "CC", "IN", "TO"))
# The last speaker stands near; a bound keeps the search linear.
_LOOK_BACK = 20


def prose_drafts(reading: "Reading") -> Iterator[Draft]:
    """Drafts of all attributions and quotations; in a turn only what is attributed to others than its speaker."""
    doc = reading.doc
    tree = _tree(reading)
    outer = [quotation for quotation in reading.quotations if quotation.depth == 0]
    turns = {index for turn in reading.turns for index in range(turn.first, turn.last + 1)}
    if is_authors(reading):
        turns = set(range(len(reading.paragraphs)))
    by_paragraph = _group(reading, outer)
    cues: dict[int, list[Attribution]] = {}
    if doc.has_annotation("DEP"):
        closed = [quotation for quotation in outer if hides_cues(reading.text, quotation, reading.lexicon)]
        for found in find_attributions(doc, tree, reading.lexicon.derive(cue_index), _quoted(tree, closed)):
            index = reading.paragraph_at(doc[found.at].idx)
            if index is not None:
                cues.setdefault(index, []).append(found)
    last: Range | None = None
    for index in range(len(reading.paragraphs)):
        here = cues.get(index, [])
        if index in turns:
            yield from (indirect(reading, found, ()) for found in here if _nested(reading, found))
            continue
        headline = headline_draft(reading, index)
        if headline is not None:
            yield headline
            continue
        drafts = list(without_own(reading, _paragraph(reading, tree, index, by_paragraph.get(index, []), here, last)))
        if doc.has_annotation("DEP"):
            drafts, end = said_below(reading, tree, index, here, drafts)
            turns.update(range(index + 1, end + 1))
        yield from drafts
        sources = [d for d in drafts if d.source is not None and d.form == "statement"]
        last = sources[-1].source if sources else None


def _tree(reading: "Reading") -> SpeechTree:
    dated = frozenset(reading.tokens(date.span.start, date.span.end).start for date in reading.dates)
    cuts = (find_dateline(reading.text, start, end) for start, end in reading.paragraphs)
    openings = frozenset(reading.tokens(cut + 1, cut + 2).start for cut in cuts if cut is not None)
    return SpeechTree(reading, reading.lexicon.derive(speech_words), dated=dated, openings=openings)


def _nested(reading: "Reading", found: Attribution) -> bool:
    """Inside a turn only another's words count; what "we agreed" or "we noted" counts for both sides."""
    if found.content is None or found.cue.form == "attitude":
        return False
    if found.source is None:  # "it was noted that" is nobody's words; "I would like to reaffirm that" his who speaks
        return found.built == "clause" and found.cue.word == "verb" and reading.doc[found.at].tag_ != "VB"
    words = reading.doc[found.source[0] : found.source[1]].text.lower().split()
    if words in (["i"], ["me"]):
        return False
    if words == ["we"]:  # "we agreed", and what both sides did in the talks: "we noted"
        return found.cue.act == "agree" or (reading.doc[found.at].tag_ == "VBD" and found.cue.word == "verb")
    if found.built == "object":  # "President Doe expressed regret": a named person's act, not a topic
        named = _is_name(reading, found.source) or words[0] == "both" or words[:2] == ["the", "two"]
        return found.cue.word == "verb" and found.cue.act == "express" and named
    return found.cue.word == "verb" and found.built in ("clause", "left", "according", "infinitive")


def _is_name(reading: "Reading", source: Range) -> bool:
    return any(token.tag_ in ("NNP", "NNPS") for token in reading.doc[source[0] : source[1]])


def _paragraph(
    reading: "Reading",
    tree: SpeechTree,
    index: int,
    quotations: list[Quotation],
    found: list[Attribution],
    last: Range | None,
) -> list[Report]:
    doc, text = reading.doc, reading.text
    contents = sorted(characters(doc, item.content) for item in found if item.content)
    reach = list(itertools.accumulate((end for _, end in contents), max))
    free = [quotation for quotation in quotations if not _inside(contents, reach, quotation)]
    speaking = [
        SpeechCue(*extent(doc, item), number, reports=_reports(doc, item, quotations))
        for number, item in enumerate(found)
        if _may_quote(item)
    ]
    speeches = attach(text, reading.paragraphs[index], free, speaking, reading.lexicon)
    reports, left_over = [], []
    for speech in speeches:
        pieces = tuple(stripped(text, piece) for piece in speech.pieces)
        if speech.cue is not None:
            item = found[speech.cue]
            wide = _widened(reading, tree, item, found, pieces)
            draft = direct(reading, item, wide, "direct" if wide == pieces else "mixed")
            reports.append(Report(draft=draft, found=item))
            last = reports[-1].draft.source or last
        else:
            start = pieces[0][0]
            near = introducer(reading, index, speech.pieces[-1]) or _last_source(reading, found, start)
            source = near or last or announced_by(reading, index, start) or subject_before(reading, index, start)
            left_over.append((pieces, source))
    used = {speech.cue for speech in speeches if speech.cue is not None}
    reports += [
        Report(draft=indirect(reading, item, quotations), found=item)
        for number, item in enumerate(found)
        if number not in used and item.content is not None
    ]
    return _with_left_over(reading, tree, reports, left_over)


def _reports(doc: "Doc", item: Attribution, quotations: Sequence[Quotation]) -> bool:
    """Whether what the cue attributes stands behind it, outside quotation marks."""
    if item.content is None or item.content[0] <= item.at:
        return False
    start = doc[item.content[0]].idx
    before = bisect.bisect_right(quotations, start, key=lambda quotation: quotation.start)
    return before == 0 or quotations[before - 1].end <= start


def _may_quote(item: Attribution) -> bool:
    takes = item.cue.takes
    return item.cue.form == "statement" and item.cue.word == "verb" and ("clause" in takes or "quote" in takes)


def _widened(
    reading: "Reading", tree: SpeechTree, item: Attribution, found: Sequence[Attribution], pieces: tuple[Range, ...]
) -> tuple[Range, ...]:
    """With the words before it in its sentence: "On most days, “the port is calm,” she said" is all hers."""
    first = reading.tokens(*pieces[0]).start
    start = max(tree.starts[first], first - LONGEST)
    if item.at < first:
        return _to_the_right(reading, tree, item, pieces)
    if item.source is not None and item.source[0] < first:
        return pieces
    spoken = bisect.bisect_left(found, start, key=_at) < bisect.bisect_left(found, first, key=_at)
    if spoken or not any(word[0].isalnum() for word in (reading.doc[i].text for i in range(start, first))):
        return pieces
    return ((reading.doc[start].idx, pieces[0][1]), *pieces[1:])


def _at(item: Attribution) -> int:
    return item.at


def _to_the_right(
    reading: "Reading", tree: SpeechTree, item: Attribution, pieces: tuple[Range, ...]
) -> tuple[Range, ...]:
    """With the words behind it in its sentence: "She said “the port” is calm" is all hers."""
    last = reading.tokens(*pieces[-1])
    after = last.end + 1  # behind the closing mark
    open_end = len(last) > 0 and not last[-1].is_punct and after < tree.ends[item.at] and reading.doc[after].is_lower
    if not open_end or len(pieces) > 1 or reading.doc[after].tag_ not in _GOING_ON:
        return pieces
    if reading.doc[after].tag_ == "IN" and _is_sentence(last):  # "said “We agreed” in Lima"
        return pieces
    end = clause_end(reading.doc[item.at], after, tree, reading.lexicon.derive(cue_index))
    said = trim(reading.doc, last.start, end)
    return pieces if said is None else ((pieces[0][0], characters(reading.doc, said)[1]),)


def _is_sentence(words: "SpacySpan") -> bool:
    """Whether quoted words are a sentence of their own: a capital, and a subject with its verb."""
    return words[0].is_title and any(word.dep_ == "nsubj" and word.head in words for word in words)


def _with_left_over(
    reading: "Reading",
    tree: SpeechTree,
    reports: list[Report],
    left_over: Sequence[tuple[tuple[Range, ...], Range | None]],
) -> list[Report]:
    """Quotations without a cue: the next sentence goes on with what was said before, the others stand alone."""
    before = {
        tree.ends[report.found.at]: number
        for number, report in enumerate(reports)
        if report.found is not None and report.draft.cue is not None and report.hull[1] <= report.draft.cue[0]
    }
    alone = []
    for pieces, source in left_over:
        number = before.get(tree.starts[reading.tokens(*pieces[0]).start])
        if number is not None:
            reports[number] = attrs.evolve(reports[number], draft=continued(reports[number].draft, pieces))
        elif source is not None:
            alone.append(Report(draft=floating(pieces, source)))
    return reports + alone


def _inside(contents: Sequence[Range], reach: Sequence[int], quotation: Quotation) -> bool:
    """Whether a quotation stands inside a content that begins before it; `reach` is the furthest end so far."""
    earlier = bisect.bisect_left(contents, (quotation.start - 1, 0))
    return earlier > 0 and reach[earlier - 1] > quotation.start


def _last_source(reading: "Reading", found: list[Attribution], before: int) -> Range | None:
    """The last one who spoke in this paragraph before an offset."""
    last = bisect.bisect_left(found, before, key=lambda item: reading.doc[item.at].idx)
    for item in reversed(found[max(0, last - _LOOK_BACK) : last]):
        if item.source is not None and item.cue.form == "statement":
            return characters(reading.doc, item.source)
    return None


def _quoted(tree: SpeechTree, quotations: Sequence[Quotation]) -> list[bool]:
    """For each token, whether it begins in a quotation."""
    offsets = tree.clauses.parse.offsets
    flags = [False] * len(offsets)
    for quotation in quotations:
        first, last = bisect.bisect_left(offsets, quotation.start), bisect.bisect_left(offsets, quotation.end)
        flags[first:last] = [True] * (last - first)
    return flags


def _group(reading: "Reading", quotations: Sequence[Quotation]) -> dict[int, list[Quotation]]:
    grouped: dict[int, list[Quotation]] = {}
    starts = [start for start, _ in reading.paragraphs]
    for quotation in quotations:
        grouped.setdefault(bisect.bisect_right(starts, quotation.start) - 1, []).append(quotation)
    return grouped
