"""Where sentences end, by their marks: the parse of a small model often breaks them at a quotation mark."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ENDS = frozenset((".", "!", "?", "…", "...", "?!", "!!", "!?", "..", "...."))
_CLOSERS = frozenset(("”", '"', "''", "’", "'", ")", "]", "»", "“"))


def sentence_bounds(doc: "Doc") -> tuple[list[int], list[int]]:
    """For each token, the first token of its sentence and the one after its last."""
    starts, ends = [0] * len(doc), [0] * len(doc)
    start = 0
    for index in range(len(doc)):
        if index + 1 == len(doc) or _ends_here(doc, index):
            for member in range(start, index + 1):
                starts[member], ends[member] = start, index + 1
            start = index + 1
    return starts, ends


def _ends_here(doc: "Doc", index: int) -> bool:
    """A full stop with the quotation mark that closes after it, then white space and a capital; or a new paragraph."""
    token, after = doc[index], doc[index + 1]
    if token.is_space or after.is_space:
        return "\n" in token.text or ("\n" in after.text and not token.is_space) or _blank_between(doc, index)
    return bool(token.whitespace_) and not after.is_lower and _closed(doc, index, after)


def _blank_between(doc: "Doc", index: int) -> bool:
    """Two blanks after a full stop are a token of their own."""
    if not doc[index].is_space or index == 0 or index + 2 > len(doc):
        return False
    return not doc[index + 1].is_lower and not doc[index + 1].is_space and _closed(doc, index - 1, doc[index + 1])


def _closed(doc: "Doc", index: int, after: "Token") -> bool:
    token = doc[index]
    if token.text in _CLOSERS and index > 0 and not doc[index - 1].whitespace_:
        token = doc[index - 1]
    return token.text in _ENDS or (token.text.endswith(".") and _starts(after))


def _starts(token: "Token") -> bool:
    """After "U.S." or "Inc." only the parse can tell; without one the sentence goes on."""
    return bool(token.is_sent_start) and not token.is_punct
