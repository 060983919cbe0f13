"""Where sentences end, by their marks: the parse of a small model often breaks them at a quotation mark.

Beside `layout.sentence_breaks` because what is cut out of a sentence is cut at tokens, and the parse knows more than
words where a full stop may end one: after "U.S." or "Inc.", and before a figure.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENDS = frozenset((".", "!", "?", "…", "...", "?!", "!!", "!?", "..", "...."))
_CLOSERS = frozenset(("”", '"', "''", "’", "'", ")", "]", "»", "“"))


def sentence_bounds(tokens: "Sequence[Token]", words: Sequence[str]) -> tuple[list[int], list[int]]:
    """For each token, the first token of its sentence and the one after its last; `words` are the tokens' texts."""
    starts: list[int] = []
    ends: list[int] = []
    start = 0
    for index in range(len(words)):
        if index + 1 == len(words) or _ends_here(tokens, words, index):
            starts += [start] * (index + 1 - start)
            ends += [index + 1] * (index + 1 - start)
            start = index + 1
    return starts, ends


def _ends_here(tokens: "Sequence[Token]", words: Sequence[str], index: int) -> bool:
    """A full stop with the quotation mark that closes after it, then white space and a capital; or a new paragraph."""
    word, after = words[index], words[index + 1]
    if after.isspace():
        return "\n" in after and not word.isspace()
    if word.isspace():
        # two blanks after a full stop are a token of their own
        return "\n" in word or (index > 0 and _closed(tokens, words, index - 1, index + 1))
    if word[-1] not in ".!?…" and word not in _CLOSERS:  # most words end nothing
        return False
    return bool(tokens[index].whitespace_) and _closed(tokens, words, index, index + 1)


def _closed(tokens: "Sequence[Token]", words: Sequence[str], index: int, after: int) -> bool:
    """Whether a sentence may end with one token and the next begin with another."""
    if words[after].islower():
        return False
    if words[index] in _CLOSERS and index > 0 and not tokens[index - 1].whitespace_:
        index -= 1
    return words[index] in _ENDS or (words[index].endswith(".") and _starts(tokens[after]))


def _starts(token: "Token") -> bool:
    """After "U.S." or "Inc." only the parse can tell; without one the sentence goes on."""
    return bool(token.is_sent_start) and not token.is_punct
