"""Abbreviations that a text itself explains: "Lakes and Rivers Institute (LRI)", then "LRI"."""

import re
from collections.abc import Iterator, Sequence

import attrs

from diplotext.actors.forms import Pieces
from diplotext.actors.mentions import OrganizationMention

_IN_BRACKETS = re.compile(r" \(([A-Z][A-Za-z0-9]{1,9})\)")
_WORDS_BEFORE = re.compile(r"(?:[A-Z][\w’'-]*,? (?:(?:and|of|for|the|on|in) ){0,2}){1,8}\Z")
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*")
_REACH = 120


def explained(text: str, pieces: Pieces, found: Sequence[OrganizationMention]) -> Iterator[OrganizationMention]:
    """The mentions, with the whole name where an abbreviation shows it, and those by the abbreviation alone.

    >>> from diplotext.actors.forms import cut
    >>> text = "The Lakes and Rivers Institute (LRI) spoke. LRI agreed."
    >>> short = OrganizationMention(start=14, end=30, name="Rivers Institute", kind="group", rule="organization.ending")
    >>> [mention.name for mention in explained(text, cut(text), [short])]
    ['Lakes and Rivers Institute', 'LRI', 'LRI']
    >>> [mention.name for mention in explained(text[:30], cut(text[:30]), [short])]
    ['Rivers Institute']
    """
    full: dict[str, OrganizationMention] = {}
    for mention in found:
        bracket = _IN_BRACKETS.match(text, mention.end)
        if bracket is None or mention.usual:
            yield mention
            continue
        start = _first_letter(text, mention, bracket[1])
        whole = attrs.evolve(mention, start=start, name=text[start : mention.end])
        full.setdefault(bracket[1], whole)
        yield whole
    for start, word in zip(pieces.starts, pieces.words, strict=True) if full else ():
        if word in full and full[word].start < start:
            yield attrs.evolve(
                full[word],
                start=start,
                end=start + len(word),
                name=word,
                rule="organization.abbreviation",
                full=full[word],
            )


def _first_letter(text: str, mention: OrganizationMention, short: str) -> int:
    """Where the name begins that the abbreviation stands for: at the mention, or at a capitalised word before it."""
    before = _WORDS_BEFORE.search(text[max(0, mention.start - _REACH) : mention.start])
    if before is None or mention.name[0] == short[0]:
        return mention.start
    starts = [mention.start - len(before[0]) + word.start() for word in _CAPITALISED.finditer(before[0])]
    fitting = (start for start in reversed(starts) if _abbreviates(short, text[start : mention.end]))
    return next(fitting, mention.start)


def _abbreviates(short: str, name: str) -> bool:
    """The name begins with the first letter and has the others in that order.

    >>> _abbreviates("LaRI", "Lakes and Rivers Institute"), _abbreviates("LRI", "Rivers Institute")
    (True, False)
    """
    letters = iter(name.lower())
    return name[0] == short[0] and all(letter in letters for letter in short.lower())
