"""Headlines that attribute: "Roe: Talks will resume"."""

import re
from typing import TYPE_CHECKING

from diplotext.statements.cues import headline_nouns
from diplotext.statements.draft import Draft

if TYPE_CHECKING:
    from diplotext.reading import Reading

_SHORTEST, _LONGEST = 3, 30
_HEADLINE = re.compile(
    r"(?P<who>(?:[A-Z][\w.’'-]{0,30} ){0,4}[A-Z][\w.’'-]{1,30})(?: (?:on|to|about) (?:[A-Z][\w’'-]{0,30} ?){1,4})?: "
)


def headline_draft(reading: "Reading") -> Draft | None:
    """What the first paragraph of a text attributes to the name before its colon; there must be one.

    The name must be told again in the text, or be one as "Poll" or "Sources": "Fact Sheet: ..." is no speaker.
    """
    start, end = reading.paragraphs[0]
    match = _HEADLINE.match(reading.text, start, min(end, start + 200))
    if match is None or not _SHORTEST <= len(reading.text[match.end() : end].split()) <= _LONGEST:
        return None
    last = match["who"].split()[-1]
    known = last.lower() in reading.lexicon.derive(headline_nouns)
    if not known and re.search(rf"[a-z,] (?:[A-Z]\w* )?{re.escape(last)}\b", reading.text[end:]) is None:
        return None
    content = reading.text[match.end() : end]
    first = match.end() + len(content) - len(content.lstrip("\"“‘' "))
    return Draft(
        content=((first, match.end() + len(content.rstrip("\"”’'. "))),), source=match.span("who"), cue=None,
        kind="direct" if first > match.end() else "indirect", act="assert", form="statement",
        rule="statement.headline",
    )  # fmt: skip
