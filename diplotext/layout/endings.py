"""Where a speaker's turn ends although no label follows: a line of signs, a foot, a dateline, the reporter's words."""

import re

from diplotext.layout.datelines import find_dateline

_CLOSING_LINE = re.compile(r"(?:END\b|#{3}|\*\s?\*|-{3}|_{3}|\d{1,2}:\d\d\s?[AaPp]\.?[Mm]\b.{0,8}$)")
# What an outlet or a press office puts under a text.
_FOOT = re.compile(
    r"(?:Contacts?\b.{0,3}:|For (?:more|further) information\b|Follow us\b|Sources?:|Photos?\b.{0,20}:|"
    r"Press (?:Service|Office|Center|Centre) of\b|Copyright\b|©|Read (?:more|also)\b|See also\b|Published in\b|"
    r"About (?:the )?[A-Z][^.!?]{0,60}$|Editor['’]s note\b)"
)
_SAID = r"(?:said|says|told|added|noted|stressed|concluded|recalled|explained|continued)\b"
# “Without it,” he told reporters.
_REPORTED = re.compile(rf"[\"”»]\s(?:(?:he|she|they|[A-Z]\w{{1,30}}(?:\s[A-Z]\w{{1,30}}){{0,3}})\s{_SAID}|{_SAID})")
_QUOTED = re.compile(r"[“\"«][^“”\"«»\n]*[”\"»]")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my)\b")


def last_spoken(text: str, paragraphs: tuple[tuple[int, int], ...], first: int, last: int, speaker: str) -> int:
    """Find the last paragraph of a turn.

    Args:
        text: the whole text.
        paragraphs: half-open ranges.
        first: the paragraph where the turn begins, which always belongs to it.
        last: the last one that it may hold.
        speaker: the last word of the speaker's name if the turn is the last one, so that the reporter may come after
            it; "" if that is open.

    Returns:
        An index from `first` to `last`.
    """
    own = re.compile(rf"\b{re.escape(speaker)}\s(?:also\s|then\s)?{_SAID}", re.IGNORECASE) if speaker else None
    for index in range(first + 1, last + 1):
        start, end = paragraphs[index]
        if (
            _CLOSING_LINE.match(text, start, end)
            or _FOOT.match(text, start, end)
            or find_dateline(text, start, end) is not None
            or (own is not None and _is_reported(text[start:end], own))
        ):
            return index - 1
    return last


def is_reported(words: str) -> bool:
    """Whether a paragraph is a reporter's: it quotes somebody and says so, in nobody's first person.

    >>> is_reported("“We shall stay,” he told reporters.")
    True
    >>> is_reported("“We shall stay,” he told me.")
    False
    """
    return _REPORTED.search(words) is not None and _FIRST_PERSON.search(_QUOTED.sub("", words)) is None


def _is_reported(words: str, own: re.Pattern[str]) -> bool:
    bare = _QUOTED.sub("", words)
    return is_reported(words) or (own.search(bare) is not None and _FIRST_PERSON.search(bare) is None)
