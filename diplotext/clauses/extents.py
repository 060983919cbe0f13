"""How far a noun phrase reaches, as half-open token ranges."""

from typing import TypeAlias

from diplotext.clauses.parse import Parse

Range: TypeAlias = tuple[int, int]

# No phrase of prose is longer; a degenerate parse makes a chain as long as the text.
LONGEST = 160
DASHES = ("—", "–", "―", "-", "--")
_CLAUSES = ("relcl", "acl", "advcl", "dep", "parataxis")
_BEHIND = ("conj", "cc", "punct", "relcl", "acl", "prep", "appos")


def subtree(parse: Parse, i: int) -> Range:
    """All that hangs on a word, near it."""
    first, last = i, i
    for _ in range(LONGEST):
        left = next(iter(parse.children(first)), first)
        if left >= first or i - left > LONGEST:
            break
        first = left
    for _ in range(LONGEST):
        right = next(reversed(parse.children(last)), last)
        if right <= last or right - i > LONGEST:
            break
        last = right
    return first, last + 1


def up_to_head(parse: Parse, noun: int) -> Range:
    """Determiners, titles and adjectives before a noun, and the noun."""
    return subtree(parse, noun)[0], noun + 1


def without_additions(parse: Parse, noun: int) -> Range:
    """A noun phrase up to the first preposition, comma, "and" or clause behind its head."""
    start, end = subtree(parse, noun)
    for child in parse.children(noun):
        if child > noun and parse.labels[child] in _BEHIND:
            end = min(end, max(noun + 1, subtree(parse, child)[0]))
    return start, end


def joined(parse: Parse, noun: int) -> Range:
    """A noun with its modifiers before it and what "of" and "and" join to it: "the Bank of Peru and its partners"."""
    start, end = noun, noun + 1
    for child in parse.children(noun):
        if child < noun and parse.labels[child] in ("compound", "amod", "poss", "nmod"):
            start = min(start, subtree(parse, child)[0])
        of = parse.labels[child] == "prep" and parse.words[child] == "of"
        if child > noun and (of or parse.labels[child] in ("conj", "cc")):
            end = subtree(parse, child)[1]
    return start, end


def mention(parse: Parse, noun: int) -> Range:
    """A noun phrase with its titles, what is joined to it and its apposition, but no clause about it.

    It begins behind a dash ("after the vote — Roe") and ends before a bracket ("Roe (a member of the board)").
    """
    start, end = subtree(parse, noun)
    for child in parse.children(noun):
        # "accused by the union | of lying"
        if child > noun and (parse.labels[child] in _CLAUSES or parse.child(child, "pcomp") is not None):
            end = min(end, subtree(parse, child)[0])
    for at in range(noun - 1, start, -1):
        if parse.words[at] in DASHES and parse.spaces[at]:
            start = at + 1
            break
    for at in range(noun + 1, end):
        if parse.words[at] == "(" and end - at > 3:
            end = at
            break
    while end > noun + 1 and parse.is_punctuation(end - 1):
        end -= 1
    return start, end
