"""Drafts from attributions and quotations, before it is known which of them count."""

import bisect
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from diplotext.layout import Quotation
from diplotext.statements.attribution import Attribution
from diplotext.statements.cues import act_nouns
from diplotext.statements.draft import Draft, Range
from diplotext.terms import Act, StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from diplotext.reading import Reading


@attrs.frozen(kw_only=True)
class Report:
    """A draft and the attribution that it was made from; None for a quotation without one."""

    draft: Draft
    found: Attribution | None = None

    @property
    def hull(self) -> Range:
        """From the first character of the content to the last."""
        return self.draft.content[0][0], self.draft.content[-1][1]


def floating(pieces: tuple[Range, ...], source: Range) -> Draft:
    """A quotation without a cue of its own belongs to the last speaker."""
    return Draft(
        content=pieces, source=source, cue=None, kind="direct", act="assert", form="statement",
        rule="statement.floating_quotation",
    )  # fmt: skip


def continued(draft: Draft, pieces: tuple[Range, ...]) -> Draft:
    """What was said before, with more of it: "“It holds,” she said. “It must.”"."""
    kind: StatementKind = "mixed" if draft.kind == "indirect" else draft.kind
    return attrs.evolve(draft, content=(*draft.content, *pieces), kind=kind)


def direct(reading: "Reading", item: Attribution, pieces: tuple[Range, ...], kind: StatementKind) -> Draft:
    """What a quotation beside a cue says."""
    doc = reading.doc
    return Draft(
        content=pieces, source=_optional(doc, item.source), cue=_cue_range(reading, item), kind=kind,
        act=item.cue.act, form="statement", addressee=_optional(doc, item.addressee),
        medium=_optional(doc, item.outlet), rule=f"statement.quotation.{item.cue.name}",
    )  # fmt: skip


def indirect(reading: "Reading", item: Attribution, quotations: Sequence[Quotation]) -> Draft:
    """What a cue attributes in the reporter's words, with the quotations that begin or end in it."""
    doc, text = reading.doc, reading.text
    start, end = characters(doc, item.content or (item.at, item.at + 1))
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
    pieces = [stripped(text, (start, end))]
    if item.rest is not None:
        pieces.append(stripped(text, characters(doc, item.rest)))
    return Draft(
        content=tuple(pieces), source=_optional(doc, item.source), cue=_cue_range(reading, item), kind=kind,
        act=_act(reading, item), form=item.cue.form, addressee=_optional(doc, item.addressee),
        medium=_optional(doc, item.outlet), rule=f"{item.cue.form}.{item.built}.{item.cue.name}",
    )  # fmt: skip


def _act(reading: "Reading", item: Attribution) -> Act:
    """The act of the cue, or of the noun that its object begins with: "reiterated their readiness"."""
    if item.cue.form == "attitude" or item.content is None:
        return item.cue.act
    if item.built == "request":  # "told them to stop", "warned them not to sail"
        return "request"
    if item.built == "preposition" and item.cue.name == "warn" and item.content[0] == item.at + 1:
        return "request"  # "warned Lima against a blockade"
    nouns = reading.lexicon.derive(act_nouns)
    if item.built == "object" and item.cue.act in ("assert", "express", "request"):
        for token in reading.doc[item.content[0] : item.content[0] + 6]:
            if token.tag_ in ("VBP", "VBZ", "VBD"):  # "what they call a model"
                break
            act = nouns.get((token.lower_, "")) or nouns.get((token.lower_, item.cue.name))
            if act is not None:
                return act
            if token.tag_ == "IN":
                break
    return item.cue.act


def stripped(text: str, piece: Range) -> Range:
    """Without white space and quotation marks at the ends."""
    start, end = piece
    while start < end and (text[start].isspace() or text[start] in '"“”„«»'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in '"“”„«»'):
        end -= 1
    return (start, end) if start < end else piece


def characters(doc: "Doc", span: Range) -> Range:
    """The characters of a range of tokens."""
    return doc[span[0]].idx, doc[span[1] - 1].idx + len(doc[span[1] - 1])


def _optional(doc: "Doc", span: Range | None) -> Range | None:
    return None if span is None or span[0] >= span[1] else characters(doc, span)


def _cue_range(reading: "Reading", item: Attribution) -> Range:
    token = reading.doc[item.at]
    end = token.idx + len(token)
    if item.built == "according":
        match = re.compile(r"\s+to\b").match(reading.text, end)
        end = match.end() if match else end
    return token.idx, end


def extent(doc: "Doc", item: Attribution) -> Range:
    """The characters of source, cue and addressee together, where they stand side by side."""
    start, end = doc[item.at].idx, doc[item.at].idx + len(doc[item.at])
    for span in (item.source, item.addressee, item.outlet):
        if span is not None and abs(span[0] - item.at) < 60 and abs(span[1] - item.at) < 60:
            first, last = characters(doc, span)
            start, end = min(start, first), max(end, last)
    return start, end
