"""Words below the line that introduces them: "The envoy said:" above a paragraph, "They agreed to:" above a list."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from diplotext.statements.attribution import Attribution
from diplotext.statements.cues import cue_index
from diplotext.statements.draft import Draft, Range
from diplotext.statements.reports import characters, stripped
from diplotext.statements.sources import find_source
from diplotext.statements.spoken import first_performative

if TYPE_CHECKING:
    from diplotext.reading import Reading
    from diplotext.statements.tree import SpeechTree

# "• a yearly dialogue", "(b) a line between Lima and Quito", "2. ..."
_ITEM = re.compile(r"\s{0,8}(?:[•*▪●◦·–—.-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_QUOTED = re.compile(r"\s*[\"“„«'‘]")
_OWN = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|[Mm]y)\b")
_MOST_ITEMS = 40
_MOST_PARAGRAPHS = 8
_LONGEST_TAIL = 60
_FEWEST_WORDS = 4
_NEAR = 5


def said_below(
    reading: "Reading", tree: "SpeechTree", index: int, found: Sequence[Attribution], drafts: list[Draft]
) -> tuple[list[Draft], int]:
    """Add what stands below a paragraph that ends with a colon.

    Args:
        reading: a parsed text.
        tree: its tree.
        index: the paragraph.
        found: its attributions, in text order.
        drafts: what they and the quotations make.

    Returns:
        The drafts, and the last paragraph that belongs to them.
    """
    start, end = reading.paragraphs[index]
    if not reading.text[start:end].rstrip().endswith(":") or index + 1 == len(reading.paragraphs):
        return drafts, index
    items = _items(reading, index + 1)
    if items:
        return _with_items(reading, tree, index, drafts, items), index + len(items)
    item = found[-1] if found else None
    if item is None or item.source is None or item.content is not None or item.built != "quote":
        return drafts, index
    at = reading.doc[item.at]
    tail = reading.text[at.idx + len(at) : end]
    if len(tail) > _LONGEST_TAIL or "." in tail or _QUOTED.match(reading.text, *reading.paragraphs[index + 1]):
        return drafts, index
    last = _last_of_speech(reading, index + 1)
    source, cue = characters(reading.doc, item.source), (at.idx, at.idx + len(at))
    below = [_paragraph(reading, number, source, cue) for number in range(index + 1, last + 1)]
    return [*drafts, *(draft for draft in below if draft is not None)], last


def _paragraph(reading: "Reading", number: int, source: Range, cue: Range) -> Draft | None:
    words = reading.text[slice(*reading.paragraphs[number])]
    if len(words.split()) < _FEWEST_WORDS:
        return None
    return Draft(
        content=(reading.paragraphs[number],), source=source, cue=cue, kind="direct", form="statement",
        act=first_performative(words, reading.lexicon), rule="statement.below",
    )  # fmt: skip


def _last_of_speech(reading: "Reading", first: int) -> int:
    """Up to the next line that introduces somebody; else as long as the paragraphs speak of "I" or "we"."""
    paragraphs = [reading.text[slice(*span)] for span in reading.paragraphs[first : first + _MOST_PARAGRAPHS]]
    for number, words in enumerate(paragraphs[1:], 1):
        if words.rstrip().endswith((" said:", " says:", " stated:", " added:")):
            return first + number - 1
    number = 1
    while number < len(paragraphs) and _OWN.search(paragraphs[number]) and not paragraphs[number].endswith(":"):
        number += 1
    return first + number - 1


def _items(reading: "Reading", first: int) -> list[Range]:
    """The items of a list, without their marks and the marks behind them."""
    found = []
    for span in reading.paragraphs[first : first + _MOST_ITEMS]:
        match = _ITEM.match(reading.text, *span)
        if match is None:
            break
        found.append((match.end(), match.end() + len(reading.text[match.end() : span[1]].rstrip(" ;,."))))
    return [item for item in found if item[0] < item[1]]


def _with_items(
    reading: "Reading", tree: "SpeechTree", index: int, drafts: list[Draft], items: Sequence[Range]
) -> list[Draft]:
    """The items belong to what goes up to the colon, else to the verb right before it."""
    start, end = reading.paragraphs[index]
    colon = start + len(reading.text[start:end].rstrip()) - 1
    for number, draft in enumerate(drafts):
        if draft.form == "statement" and draft.content[-1][1] >= colon - 1:
            grown = attrs.evolve(draft, content=(*(stripped(reading.text, p) for p in draft.content), *items))
            return [*drafts[:number], grown, *drafts[number + 1 :]]
    index_of_cues = reading.lexicon.derive(cue_index)
    for token in reversed(list(reading.tokens(start, colon))[-_NEAR:]):
        senses = [s for s in index_of_cues.get(token.lower_, ()) if s.cue.form == "statement" and s.cue.word == "verb"]
        if senses and token.tag_.startswith("VB") and not tree.denied(token):
            source = find_source(token, senses[0], tree)
            draft = Draft(
                content=tuple(items), source=None if source is None else characters(reading.doc, source),
                cue=(token.idx, token.idx + len(token)), kind="indirect", act=senses[0].cue.act, form="statement",
                rule=f"statement.list.{senses[0].cue.name}",
            )  # fmt: skip
            return [*drafts, draft]
    return drafts
