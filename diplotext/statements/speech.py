"""Quotations that are speech, and the attributions that they belong to."""

import bisect
import re
from collections.abc import Sequence

import attrs

from diplotext.layout import Quotation, sentence_breaks
from diplotext.lexicon import Lexicon
from diplotext.lexicon.function_words import function_words

_END = re.compile(r"[,.!?…;—–-]['’\"”»]?\s*$")
# What the parse may leave between a quotation and its speaker: "Rep. Roe (D) said", a title cut off by its full stop.
_TITLES = re.compile(r"[,—–-]?\s?(?:[A-Z][\w.'’-]{0,30}\s){0,5}[A-Z][\w.'’-]{0,30}")
# “We agreed on gas”: words that open a sentence, and no name.
_SUBJECT = re.compile(r"(?:I|We|You|He|She|It|They|This|That|There)\b")
_MARKS = " \t\n\xa0'\"“”‘’«»"
_LEADS = re.compile(r":|,?\s?(?:''|[“„«\"])")
_NEW_SENTENCE = re.compile(r"[\s\"'”’»]{1,4}(?:He|She|They|It|The|A|An|His|Her|Their|This|That)\b")
_LONGEST_OPENER = 12
FAR = 220
SHORT = 3


@attrs.frozen
class SpeechCue:
    """An attribution that may belong to a quotation.

    Attributes:
        start, end: characters of its source, cue and addressee together.
        index: its number.
        reports: it has words of its own to attribute, outside quotation marks ("He added that").
    """

    start: int
    end: int
    index: int
    reports: bool = False


@attrs.define
class Speech:
    """Quotations that make one statement.

    Attributes:
        pieces: character ranges without marks.
        cue: index of the attribution that introduces them; None for a floating quotation.
    """

    pieces: list[tuple[int, int]]
    cue: int | None = None


def is_speech(text: str, quotation: Quotation, lexicon: Lexicon) -> bool:
    """Whether a quotation may stand alone as words said: no name, title or scare quote."""
    said = text[quotation.start : quotation.end]
    words = len(said.split())
    if _is_title(said, lexicon):
        return False
    after = text[quotation.end : quotation.end + 3].strip(_MARKS)[:1]
    sentence = _END.search(said) is not None or after in {",", "."} or _SUBJECT.match(said) is not None
    return words >= SHORT and (sentence or words >= 7)


def hides_cues(text: str, quotation: Quotation, lexicon: Lexicon) -> bool:
    """Whether the words in a quotation are no cues of the text around it: speech, a title, “Thank you,” he said."""
    said = text[quotation.start : quotation.end]
    return (
        is_speech(text, quotation, lexicon) or _is_title(said, lexicon) or said.rstrip(_MARKS).endswith((",", "!", "?"))
    )


def attach(
    text: str,
    paragraph: tuple[int, int],
    quotations: Sequence[Quotation],
    cues: Sequence[SpeechCue],
    lexicon: Lexicon,
) -> list[Speech]:
    """Give each quotation of a paragraph to the attribution beside it.

    The attribution right behind it comes first ("...," she replied), then the one that an earlier piece of the same
    statement has ("...," he said, "..."), then the one that leads to it (he said: "...").

    Args:
        text: the whole text.
        paragraph: its range.
        quotations: outer ones in the paragraph that are no part of an indirect content.
        cues: in text order.
        lexicon: tells abbreviations from ends of sentences.

    Returns:
        In text order.
    """
    found: list[Speech] = []
    by_start, by_end = sorted(cues, key=_start), sorted(cues, key=_end)
    starts, ends = [cue.start for cue in by_start], [cue.end for cue in by_end]
    for quotation in quotations:
        piece = (quotation.start, quotation.end)
        first_after = bisect.bisect_left(starts, quotation.end)
        last_before = bisect.bisect_right(ends, quotation.start)
        before, after = by_end[max(0, last_before - 1) : last_before], by_start[first_after : first_after + 1]
        near = bool(before) and quotation.start - before[-1].end <= FAR
        gap = text[before[-1].end : quotation.start].rstrip(_MARKS) if near else ""
        lead = near and _introduces(gap, lexicon)
        led = lead and gap.rstrip().endswith((",", ":"))
        trail = bool(after) and _follows(text, quotation, after[0])
        previous = found[-1] if found else None
        if trail and not led:
            found.append(Speech([piece], after[0].index))
        elif previous and previous.cue is not None and _continues(text, previous, piece, by_start, starts, lexicon):
            previous.pieces.append(piece)
        elif lead and (led or not _is_title(text[quotation.start : quotation.end], lexicon)):
            found.append(Speech([piece], before[-1].index))
        elif is_speech(text, quotation, lexicon) and _starts_sentence(text, paragraph[0], quotation.start):
            found.append(Speech([piece], None))
    return found


def _start(cue: SpeechCue) -> tuple[int, int]:
    return cue.start, cue.end


def _end(cue: SpeechCue) -> int:
    return cue.end


def _introduces(gap: str, lexicon: Lexicon) -> bool:
    return not _ends_sentence(gap, lexicon) and (
        gap.strip() in ("", ":", ",", "that", "that,") or gap.rstrip().endswith((":", ","))
    )


def _ends_sentence(stretch: str, lexicon: Lexicon) -> bool:
    """Whether a sentence ends within a stretch, and the next begins there."""
    return any(True for _ in sentence_breaks(stretch, lexicon=lexicon))


def _is_title(said: str, lexicon: Lexicon) -> bool:
    """Whether words are written like a title: “Fox and Friends”, “The Long Road to Lima”."""
    small = lexicon.derive(_small_words)
    words = [word for word in said.strip(_MARKS + ".,!?").split() if word not in small]
    return len(words) > 1 and all(word[0].isupper() or not word[0].isalpha() for word in words)


def _small_words(lexicon: Lexicon) -> frozenset[str]:
    return function_words(lexicon, "article", "preposition", "conjunction") | {"vs", "vs."}


def _follows(text: str, quotation: Quotation, cue: SpeechCue) -> bool:
    gap = text[quotation.end : min(cue.start, quotation.end + FAR)].strip(_MARKS)
    ends = text[quotation.start : quotation.end].rstrip(_MARKS)[-1:]
    leads = _LEADS.match(text, cue.end) is not None
    if (cue.reports or (leads and text[cue.start].isupper() and ends != "?")) and ends != ",":
        return False  # “It is time.” He added that trade had suffered. “It is time.” Ms. Roe said: “Let us go.”
    # “It is time.” She paused and said no more.
    if ends == "." and _NEW_SENTENCE.match(text, quotation.end, quotation.end + _LONGEST_OPENER):
        return False
    return (gap in ("", ",", "—", "–", "-") or _TITLES.fullmatch(gap) is not None) and (
        ends in (",", "?", "!", "…", "—", "-", ".") or gap != ""
    )


def _continues(
    text: str,
    previous: Speech,
    piece: tuple[int, int],
    cues: Sequence[SpeechCue],
    starts: Sequence[int],
    lexicon: Lexicon,
) -> bool:
    """The form "...," he said, "...": nothing but the attribution stands between."""
    gap_start = previous.pieces[-1][1]
    first = bisect.bisect_left(starts, gap_start)
    between = [cue for cue in cues[first : first + 2] if cue.end <= piece[0]]
    if not between:
        return len(text[gap_start : piece[0]].strip(" \"”“,.'’‘\xa0")) == 0
    if len(between) > 1 or between[0].index != previous.cue:
        return False
    rest = text[between[0].end : piece[0]].rstrip(_MARKS)
    if rest.strip(",. ") in ("", "but", "and", "that", "because"):
        return True
    return len(rest) <= FAR and not _ends_sentence(rest, lexicon) and rest.rstrip().endswith((",", ".", ":", ";", "—"))


def _starts_sentence(text: str, paragraph: int, start: int) -> bool:
    before = text[max(paragraph, start - FAR) : start].rstrip(_MARKS)
    return not before or before[-1] in '.!?:”"—'
