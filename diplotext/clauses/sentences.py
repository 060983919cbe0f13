"""Where sentences end, by their marks: the parse of a small model often breaks them at a quotation mark.

Beside `layout.sentence_breaks` because what is cut out of a sentence is cut at tokens, and the parse knows more than
words where a full stop may end one: after "U.S." or "Inc.", and before a figure.
"""

from diplotext.clauses.parse import Parse

_ENDS = frozenset((".", "!", "?", "…", "...", "?!", "!!", "!?", "..", "...."))
_CLOSERS = frozenset(("”", '"', "''", "’", "'", ")", "]", "»", "“"))


def sentence_bounds(parse: Parse) -> tuple[list[int], list[int]]:
    """For each token, the first token of its sentence and the one after its last."""
    starts: list[int] = []
    ends: list[int] = []
    start, size = 0, len(parse.texts)
    for i in range(size):
        if i + 1 == size or _ends_here(parse, i):
            starts += [start] * (i + 1 - start)
            ends += [i + 1] * (i + 1 - start)
            start = i + 1
    return starts, ends


def _ends_here(parse: Parse, i: int) -> bool:
    """A full stop with the quotation mark that closes after it, then white space and a capital; or a new paragraph."""
    word, after = parse.texts[i], parse.texts[i + 1]
    if after.isspace():
        return "\n" in after and not word.isspace()
    if word.isspace():
        # two blanks after a full stop are a token of their own
        return "\n" in word or (i > 0 and _closed(parse, i - 1, i + 1))
    if word[-1] not in ".!?…" and word not in _CLOSERS:  # most words end nothing
        return False
    return parse.spaces[i] and _closed(parse, i, i + 1)


def _closed(parse: Parse, i: int, after: int) -> bool:
    """Whether a sentence may end with one token and the next begin with another."""
    if parse.texts[after].islower():
        return False
    if parse.texts[i] in _CLOSERS and i > 0 and not parse.spaces[i - 1]:
        i -= 1
    # after "U.S." or "Inc." only the parse can tell; without one the sentence goes on
    begins = parse.begins[after] and not parse.is_punctuation(after)
    return parse.texts[i] in _ENDS or (parse.texts[i].endswith(".") and begins)
