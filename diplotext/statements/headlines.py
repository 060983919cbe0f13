"""Headlines that attribute: "Roe: Talks will resume", "Talks will resume — Roe", "ROE SAYS TALKS WILL RESUME"."""

import re
from typing import TYPE_CHECKING

from diplotext.lexicon.cues import Cue
from diplotext.statements.cues import cue_index, headline_nouns
from diplotext.statements.draft import Draft, Range

if TYPE_CHECKING:
    from diplotext.reading import Reading

_SHORTEST, _LONGEST = 3, 30
_LATEST = 3
_LONGEST_LINE = 240
_NAME = r"(?:[A-Z][\w.’'-]{0,30} ){0,4}[A-Z][\w.’'-]{1,30}"
_BEFORE = re.compile(rf"(?P<who>{_NAME})(?: (?:on|to|about) (?:[A-Z][\w’'-]{{0,30}} ?){{1,4}})?: ")
_BEHIND = re.compile(rf"\s(?:[—–]|-{{1,2}})\s(?P<who>{_NAME}|(?:[A-Z][\w’'-]{{1,30}} )?[a-z]{{2,20}})\.?\s*$")
_WORD = re.compile(r"\S+")
_LATEST_VERB = 6
_OPENING, _CLOSING = "\"“‘' ", "\"”’'. "


def headline_draft(reading: "Reading", index: int) -> Draft | None:
    """What a headline, one of the first lines of a text, attributes to somebody.

    Who stands before a colon or behind a dash must be told again in the text, or be one as "Poll" or "Sources": "Fact
    Sheet: ..." is no speaker. In a line of capitals the verb tells it: "ROE CONDEMNS RAID".
    """
    start, end = reading.paragraphs[index]
    if index >= _LATEST:
        return None
    line = reading.text[start : min(end, start + _LONGEST_LINE)]
    match = _BEFORE.match(line) if index == 0 else None
    if match is not None:
        return _attributed(
            reading, end, (start + match.start("who"), start + match.end("who")), (start + match.end(), end)
        )
    if index + 1 == len(reading.paragraphs) or end - start > _LONGEST_LINE:
        return None
    match = _BEHIND.search(line)
    if match is not None:
        who = (start + match.start("who"), start + match.end("who"))
        return _attributed(reading, end, who, (start, start + match.start()))
    return _in_capitals(reading, start, end) if line.isupper() else None


def _who(match: re.Match[str], start: int) -> Range:
    return start + match.start("who"), start + match.end("who")


def _attributed(reading: "Reading", end: int, who: Range, content: Range) -> Draft | None:
    words = reading.text[slice(*content)]
    if not _SHORTEST <= len(words.split()) <= _LONGEST or not _is_known(reading, who, end):
        return None
    first = content[0] + len(words) - len(words.lstrip(_OPENING))
    return Draft(
        content=((first, content[0] + len(words.rstrip(_CLOSING))),), source=who, cue=None,
        kind="direct" if words[0] in _OPENING else "indirect", act="assert", form="statement",
        rule="statement.headline",
    )  # fmt: skip


def _is_known(reading: "Reading", who: Range, end: int) -> bool:
    last = reading.text[slice(*who)].split()[-1]
    if last.lower() in reading.lexicon.derive(headline_nouns):
        return True
    again = rf"[a-z,.] (?:[A-Z]\w* )?{re.escape(last)}(?!\w)"
    return (
        last[0].isupper() and re.search(again, reading.text[end:], re.IGNORECASE if last.isupper() else 0) is not None
    )


def _in_capitals(reading: "Reading", start: int, end: int) -> Draft | None:
    """The first verb of saying in the present, with what stands before and behind it."""
    words = list(_WORD.finditer(reading.text, start, end))
    for number, word in enumerate(words[1:_LATEST_VERB], 1):
        cue = _says(reading, word[0].lower())
        if cue is None:
            continue
        behind = number + 1
        led = behind < len(words) and words[behind][0].lower() in cue.prepositions
        behind += led
        if len(words) - behind < _SHORTEST - 1 or not (led or cue.takes):  # "... ENDS TALKS WITH PROGRESS"
            return None
        content = (words[behind].start(), words[-1].start() + len(words[-1][0].rstrip(_CLOSING)))
        return Draft(
            content=(content,), source=(start, words[number - 1].end()), cue=word.span(), kind="indirect", act=cue.act,
            form="statement", rule=f"statement.headline.{cue.name}",
        )  # fmt: skip
    return None


def _says(reading: "Reading", word: str) -> Cue | None:
    """The group of a verb of saying in the present; "reports" and "calls" are nouns as well."""
    senses = reading.lexicon.derive(cue_index).get(word, ()) if word.endswith("s") else ()
    if any(sense.cue.word == "noun" for sense in senses):
        return None
    return next((s.cue for s in senses if s.cue.form == "statement" and not s.particle and not s.cue.subjects), None)
