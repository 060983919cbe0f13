"""Where sentences end, by their marks alone: no parse is needed."""

import re
from collections.abc import Iterator

import attrs

from diplotext.lexicon import Lexicon, resolve_lexicon
from diplotext.lexicon.actors import ActorWords, Title
from diplotext.lexicon.sentences import SentenceWords

_BREAK = re.compile(r"[.!?…][\"”’'»)\]]{0,3}\s+|[\n\r\u2028\u2029]\s*")
_LINE = re.compile(r"[\n\r\u2028\u2029]")
_OPENERS = frozenset("\"“„«‘'([")
_LAST_WORD = re.compile(r"\w[\w-]*\Z")  # "the CAFTA-DR. The" ends with no title
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 12


@attrs.frozen(eq=False)
class Abbreviations:
    """The words that are written with a full stop.

    Attributes:
        inside: no sentence ends with them: "Mrs.", "Gen.".
        open: some do: "Inc.".
        opening: the words that tell that one does.
    """

    inside: frozenset[str]
    open: frozenset[str]
    opening: frozenset[str]


def build_abbreviations(lexicon: Lexicon) -> Abbreviations:
    """Build the look-ups; for `Lexicon.derive`."""
    groups = {entry.group: frozenset(entry.forms) for entry in lexicon.entries(SentenceWords)}
    titles = [noun for title in lexicon.entries(Title) for noun in title.nouns]
    titles += [form for words in lexicon.entries(ActorWords) for form in words.forms]
    written = {word.removesuffix(".") for title in titles for word in title.lower().split() if word.endswith(".")}
    return Abbreviations(
        inside=groups["abbreviation"] | (written - groups["shortened"]),
        open=groups["shortened"],
        opening=groups["opening"],
    )


def sentence_breaks(
    text: str, start: int = 0, end: int | None = None, *, lexicon: Lexicon | None = None
) -> Iterator[tuple[int, int]]:
    r"""Yield where a sentence ends and where the next begins.

    A full stop ends a sentence if white space and a capital or an opening mark follow, and no abbreviation stands
    before it; after initials and the like ("U.S.", "Inc.") the next word must be one that no name begins with. A line
    ends one in any case.

    Args:
        text: the whole text.
        start: where to begin.
        end: where to stop; None for the end of the text.
        lexicon: None for the packaged one.

    Yields:
        The offset behind the mark that ends a sentence (where the line ends, if none does), and the offset of the next
        one's first character, in text order.

    >>> text = "Gen. Roe left.” He met U.S. Senators.\nTalks with J. Poe"
    >>> [(text[:end][-5:], text[begin:][:5]) for end, begin in sentence_breaks(text)]
    [('left.', 'He me'), ('tors.', 'Talks')]
    >>> list(sentence_breaks("At 5 p.m. Moscow time."))
    []
    """
    abbreviations = resolve_lexicon(lexicon).derive(build_abbreviations)
    for match in _BREAK.finditer(text, start, len(text) if end is None else end):
        if match[0].isspace():
            yield match.start(), match.end()
        elif _LINE.search(match[0]) or _ends(text, match.start(), match.end(), abbreviations):
            yield match.start() + 1, match.end()


def _ends(text: str, mark: int, following: int, abbreviations: Abbreviations) -> bool:
    """Whether the mark at one offset ends a sentence that the word at another offset may follow."""
    first = text[following : following + 1]
    if not (first.isupper() or first in _OPENERS):
        return False
    if text[mark] != ".":
        return True
    word = _LAST_WORD.search(text[max(0, mark - _LONGEST) : mark])
    before = word[0].lower() if word else ""
    if before in abbreviations.inside:
        return False
    if not (before in abbreviations.open or (len(before) == 1 and before.isalpha())):
        return True
    after = _WORD.match(text, following)
    return after is not None and after[0].lower() in abbreviations.opening
