"""What stands around an expression: whether it is a date at all, and on which side of today it lies."""

import re
from collections.abc import Mapping, Sequence

from diplotext.lexicon import Lexicon
from diplotext.lexicon.dates import DateContext
from diplotext.lexicon.inflection import Irregular
from diplotext.lexicon.loading import read_table
from diplotext.records import Modifier

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|['’]ll|%")
_SENTENCE_END = re.compile(r"[.!?;:](?=\s)|\n")
_WINDOW = 100
# Months that are verbs, names or words too.
_DOUBTFUL_MONTHS = ("may", "march", "mar", "august", "april", "june", "jan", "dec", "sep", "jun")
_DOUBTFUL_SEASONS = ("spring", "fall")


def build_contexts(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """Name of a test -> the words that it looks for."""
    contexts = {entry.name: frozenset(entry.forms) for entry in lexicon.entries(DateContext)}
    verbs = [entry for entry in read_table(Irregular) if entry.kind == "verb"]
    irregular = {form for verb in verbs for form in verb.forms if form != verb.lemma and not form.endswith("s")}
    return {**contexts, "past": frozenset(irregular) - contexts["ahead"] - contexts["no_past"] - {"am", "are"}}


def is_date(text: str, start: int, end: int, rule: str, lexicon: Lexicon) -> bool:
    """Whether the words around an expression leave it a date.

    A year inside a name is none ("Agenda 2030", "the 2018 Forum"), nor is a number that counts ("2000 men"), nor a
    word that is something else there ("they may", "Mr. March", "prices fall").
    """
    if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
        return False
    contexts = lexicon.derive(build_contexts)
    tests = {"date.year": _is_year, "date.month": _is_month, "date.season": _is_season, "date.clock": _is_clock}
    tests |= {
        "date.weekday": _is_weekday,
        "date.recurrence": _is_word,
        "date.reference": _is_word,
        "date.feast": _is_feast,
    }
    tests |= {"date.many": _is_many}
    test = tests.get(rule)
    return test is None or test(text, start, end, contexts)


def modifier_before(text: str, start: int, lexicon: Lexicon) -> Modifier | None:
    """What the word before an expression makes of it: "by 2030", "since 2014", "around noon"."""
    contexts = lexicon.derive(build_contexts)
    word = _word_before(text, start).lower()
    modifiers: tuple[Modifier, ...] = ("before", "after", "approx")
    return next((modifier for modifier in modifiers if word in contexts[modifier]), None)


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
    return told or int(_word_before(text, start) in contexts["ahead_weakly"])


def _told(words: Sequence[str], before: Sequence[str], contexts: "Contexts") -> int:
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


Contexts = Mapping[str, frozenset[str]]


def _is_year(text: str, start: int, end: int, contexts: Contexts) -> bool:
    if end - start > 4:
        return True
    before, after = _word_before(text, start), _word_after(text, end)
    # "$1990", "+1990", "1990%", "No.1990", "1.1990"
    if (text[start - 1 : start] in "$€£+#*@=_&:." and start) or text[end : end + 1] in tuple("%°$€£_@"):
        return False
    if before.lower() in contexts["counting"] or after.lower() in contexts["counted"]:
        return False
    timely = before.lower() in contexts["time_preposition"]
    if not timely and (before[:1].isupper() and text[start - 1 : start] in " -–" and not _opens(text, start, before)):
        return False
    if not timely and _is_name(text, end):
        return False
    return 1900 <= int(text[start:end]) < 2100 or (timely and not after.endswith("s"))


def _is_name(text: str, end: int) -> bool:
    """Whether a name goes on after a year: "2018 Forum", "2015 Paris Agreement", but not "2016 US election"."""
    match = re.compile(r" ((?:[A-Z][\w&.-]* ?(?:(?:of|on|for|and|the) )?){1,8})").match(text, end)
    if not match:
        return False
    follows = text[match.end() : match.end() + 1]
    words = match[1].split()
    return not (follows.islower() and len(words) == 1 and match[1].endswith(" "))


def _is_month(text: str, start: int, end: int, contexts: Contexts) -> bool:
    month = text[start:end].rstrip(".").lower()
    if month not in _DOUBTFUL_MONTHS:
        return True
    before, after = _word_before(text, start), _word_after(text, end)
    if before.lower() in contexts["person_title"]:
        return False
    if before.lower() in contexts["time_preposition"]:
        return True
    named = (before[:1].isupper() and start >= 1 and text[start - 1] == " ") or after[:1].isupper()
    # "May Allah protect", "March on", "April Harris": with no preposition only months that are hardly anything else
    return not named and month in ("april", "june", "august")


def _is_season(text: str, start: int, end: int, contexts: Contexts) -> bool:
    season = text[start:end]
    before = _word_before(text, start).lower()
    if season[0].isupper() and not _begins_sentence(text, start):
        return before == "the" and not _word_after(text, end)[:1].isupper()
    if season.lower() in _DOUBTFUL_SEASONS:
        return before in contexts["time_preposition"] - {"to", "on", "at", "and", "for", "or"}
    return season.lower() != "the fall" or not text.startswith((" of", " in", " from"), end)


def _is_clock(text: str, start: int, end: int, contexts: Contexts) -> bool:
    """ "won 3:1", "John 3:16" are no times."""
    bare = text[start:end].replace(":", "").isdigit()
    return not bare or _word_before(text, start).lower() in contexts["time_preposition"] | contexts["approx"]


def _is_weekday(text: str, start: int, end: int, contexts: Contexts) -> bool:
    """ "the Sunday Times", "Black Monday", "Good Friday" are names."""
    before, after = _word_before(text, start), _word_after(text, end)
    if before == "the" and after[:1].isupper() and text[end : end + 1] == " ":
        return False
    spaced = text[start - 1 : start] == " "
    return not (
        spaced
        and before[:1].isupper()
        and before.isalpha()
        and not _begins_sentence(text, start - len(before) - 1)
        and before.lower() not in contexts["time_preposition"]
        and len(before) in (4, 5, 6)
        and before in ("Black", "Good", "Bloody", "Holy", "Ash")
    )


def _is_word(text: str, start: int, end: int, contexts: Contexts) -> bool:
    """A capital within a sentence makes a name of it: "the Daily Telegraph"; "as soon as", "by now" are idioms."""
    word = text[start:end]
    if word[0].isupper() and not _begins_sentence(text, start):
        return word.isupper() and len(word) > 4 and text[end : end + 9].isupper()
    if word.lower() == "soon" and _word_after(text, end) == "as":
        return False
    return not (word[0].isupper() and _word_after(text, end)[:1].isupper())


def _is_feast(text: str, start: int, end: int, contexts: Contexts) -> bool:
    return not (_word_after(text, end)[:1].isupper() and text[end : end + 1] == " ")


def _is_many(text: str, start: int, end: int, contexts: Contexts) -> bool:
    """A bare plural is a length after "for" or "over", none in "these days" or "our years together"."""
    before = _word_before(text, start).lower()
    if before == "the":
        return _word_before(text, start - 4).lower() in ("over", "through", "throughout", "for")
    return before in contexts["length_before"] or not before


def _word_before(text: str, start: int) -> str:
    window = text[max(0, start - 24) : start]
    words = re.findall(r"[^\W_]+(?:['’.][^\W_]+)*\.?|[(\n]", window)
    glued = window[-1:] in (" ", "-", "–", "(", "\n", "\u00a0")
    return words[-1] if words and glued else ""


def _word_after(text: str, end: int) -> str:
    match = _WORD.match(text, end + 1) if text[end : end + 1] in (" ", "-", "\u00a0") else None
    return match[0] if match else ""


def _opens(text: str, start: int, before: str) -> bool:
    """Whether the word before an expression begins the sentence."""
    return _begins_sentence(text, start - len(before) - 1)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 6) : start].rstrip(" \t\"'“‘’”(")
    return not before or before[-1] in ".!?:;\n•-–—"
