"""What the words around a quantity say of it: "more than", "grew by", "5 percent growth"."""

import re
from collections.abc import Mapping

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.figures import NumberWords
from diplotext.lexicon.inflection import verb_forms
from diplotext.records import Change, Comparator

_REACH = 90
_CLAUSE = re.compile(r"[.;:!?]\s|\n|[()]")
_ARTICLE = re.compile(r" (?:an?|the|another|further|additional|whopping|staggering|just|only|its|their|some kind of)$")
_AFTER = re.compile(r"[ -](?:(?:annual|net|overall|sharp|slight|further|real|average|price|tax|pay) ){0,2}([a-z]+)\b")
_COMPARATOR_AFTER = re.compile(
    r"(?: or (?:(?P<at_least>more|above|higher|over)|(?P<up_to>less|fewer|under|below)|(?P<approx>so))\b|(?P<plus>\+))"
)


@attrs.frozen(eq=False)
class Comparison:
    """Words that qualify a quantity.

    Attributes:
        comparators: phrase -> comparator, matched at the end of what stands before; the longest first.
        changes: verb form, noun or adverb -> direction.
        nouns: noun -> direction ("a 5 percent rise").
        phrasal: forms of verbs whose "up" is no direction ("gave up").
    """

    comparators: Mapping[str, Comparator]
    changes: Mapping[str, Change]
    nouns: Mapping[str, Change]
    phrasal: frozenset[str]


def build_comparison(lexicon: Lexicon) -> Comparison:
    """Collect the qualifying words of a lexicon."""
    words = {entry.group: entry.values for entry in lexicon.entries(NumberWords)}
    comparators: dict[str, Comparator] = {}
    for phrase in sorted(words["comparator"], key=len, reverse=True):
        comparators[phrase] = words["comparator"][phrase]  # type: ignore[assignment]
    changes: dict[str, Change] = {}
    nouns: dict[str, Change] = {}
    directions: tuple[Change, Change] = ("increase", "decrease")
    for direction in directions:
        for lemma in words[f"{direction}_verb"]:
            changes |= dict.fromkeys(verb_forms(lemma), direction)
        nouns |= dict.fromkeys(words[f"{direction}_noun"], direction)
    phrasal = frozenset(form for lemma in words["phrasal_verb"] for form in verb_forms(lemma))
    return Comparison(comparators, changes, nouns, phrasal)


def compare(
    text: str, start: int, end: int, *, counted: bool, comparison: Comparison
) -> tuple[Comparator | None, Change | None]:
    """Read what stands before and after the quantity ``text[start:end]``.

    Args:
        text: the whole text.
        start: where the quantity begins.
        end: where it ends.
        counted: it counts things; "two cuts" measures no change.
        comparison: the words.

    Returns:
        Its comparator and the direction of the change that it measures, each None where nothing is said.
    """
    before = _clause_before(text, start)
    comparator, before = _comparator(before, comparison)
    change = _change_before(before, comparison, counted=counted)
    if change is None and not counted and (after := _AFTER.match(text, end)):
        change = comparison.nouns.get(after[1])
    if comparator is None and (after := _COMPARATOR_AFTER.match(text, end)):
        comparator = "at_least" if after["plus"] else after.lastgroup  # type: ignore[assignment]
    return comparator, change


def _clause_before(text: str, start: int) -> str:
    """The words before in the same clause, in lower case, with single spaces."""
    before = _CLAUSE.split(text[max(0, start - _REACH) : start])[-1]
    return " " + " ".join(before.lower().replace(",", " ").split())


def _comparator(before: str, comparison: Comparison) -> tuple[Comparator | None, str]:
    """The comparator at the end, and what stands before it: "fell by | more than"."""
    bare = _ARTICLE.sub("", before)
    for words, meaning in comparison.comparators.items():
        for phrase in (before, bare):
            if phrase.endswith(" " + words):
                return meaning, phrase[: -len(words)].rstrip()
    return None, bare


def _change_before(before: str, comparison: Comparison, *, counted: bool) -> Change | None:
    words = _ARTICLE.sub("", before).split()[-7:]
    if not words:
        return None
    last, rest = words[-1], words[:-1]
    if last == "by":
        return next((comparison.changes[word] for word in reversed(rest) if word in comparison.changes), None)
    if last in ("of", "in") and rest:
        return comparison.nouns.get(rest[-1]) if rest[-1] not in ("up", "down") else None
    if last in ("up", "down"):
        # "gave up 30 yards" is no rise
        return None if counted or (rest[-1:] and rest[-1] in comparison.phrasal) else comparison.nouns[last]
    return comparison.changes.get(last)
