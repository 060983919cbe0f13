"""What stands around an expression: its modifier, and on which side of today the words put it."""

import re
from collections.abc import Mapping, Sequence

from diplotext.lexicon import Lexicon
from diplotext.lexicon.dates import DateContext
from diplotext.lexicon.inflection import Irregular
from diplotext.lexicon.loading import read_table
from diplotext.terms import Modifier

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|['’]ll|%")
_WORD_BEFORE = re.compile(r"((?<![^\W_])[^\W_]+(?:['’.][^\W_]+)*\.?|\()[-– \u00a0]{0,2}$")
_SENTENCE_END = re.compile(r"[.!?;:](?=\s)|\n")
# Up to three words, and nothing but space between them and what they modify.
_LAST_WORDS = re.compile(r"(?:(?<![^\W_])[^\W_]+\.?\s){1,3}$")
_LONGEST_MODIFIER = 40
_WINDOW = 100

Contexts = Mapping[str, frozenset[str]]


def build_contexts(lexicon: Lexicon) -> Contexts:
    """Name of a test -> the words that it looks for."""
    contexts = {entry.name: frozenset(entry.forms) for entry in lexicon.entries(DateContext)}
    verbs = [entry for entry in read_table(Irregular) if entry.kind == "verb"]
    irregular = {form for verb in verbs for form in verb.forms if form != verb.lemma and not form.endswith("s")}
    return {**contexts, "past": frozenset(irregular) - contexts["ahead"] - contexts["no_past"] - {"am", "are"}}


def build_modifiers(lexicon: Lexicon) -> Mapping[str, Modifier]:
    """The words before an expression that modify it."""
    contexts = lexicon.derive(build_contexts)
    modifiers: tuple[Modifier, ...] = ("before", "after", "approx")
    return {form: modifier for modifier in modifiers for form in contexts[modifier]}


def modifier_before(text: str, start: int, lexicon: Lexicon) -> Modifier | None:
    """What the words before an expression make of it: "by 2030", "since 2014", "no later than noon"."""
    modifiers = lexicon.derive(build_modifiers)
    words = _LAST_WORDS.search(text, max(0, start - _LONGEST_MODIFIER), start)
    last = words[0].lower().split() if words else []
    return next((found for n in range(len(last)) if (found := modifiers.get(" ".join(last[n:])))), None)


def direction_by_words(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Of which time the words around an expression speak: -1 the past, 1 the future, 0 unknown.

    The nearest cue before it in its sentence decides; without one, the nearest after it. A cue is a word such as
    "will" or "due", or a verb in the past.
    """
    contexts = lexicon.derive(build_contexts)
    before = text[max(0, start - _WINDOW) : start]
    before = before[max((match.end() for match in _SENTENCE_END.finditer(before)), default=0) :]
    after = text[end : end + _WINDOW]
    stop = _SENTENCE_END.search(after)
    after = after[: stop.start()] if stop else after
    words = [*reversed(_WORD.findall(before))]
    told = _told(words, [*words[1:], ""], contexts)
    if not told:
        words = _WORD.findall(after)
        told = _told(words, ["", *words], contexts)
    return told or int(word_before(text, start) in contexts["ahead_weakly"])


def _told(words: Sequence[str], before: Sequence[str], contexts: Contexts) -> int:
    """What the first cue among words says, each given with the word before it."""
    for word, previous in zip(words, before, strict=False):
        regular = word.endswith("ed") and len(word) > 4 and word.islower() and word not in contexts["no_past"]
        if word in contexts["ahead"]:
            return 1
        if word in contexts["back"]:
            return -1
        if regular or word in contexts["past"]:
            # "is to be signed on Friday": a participle after "be" is no past
            return 1 if previous == "be" else -1
    return 0


def word_before(text: str, start: int) -> str:
    """The word just before an offset, or a parenthesis; empty if another sign or a line break stands between."""
    match = _WORD_BEFORE.search(text, max(0, start - 24), start)
    return match[1] if match else ""


def word_after(text: str, end: int) -> str:
    """The word just after an offset; empty if a sign stands between."""
    match = _WORD.match(text, end + 1) if text[end : end + 1] in (" ", "-", "\u00a0") else None
    return match[0] if match else ""
