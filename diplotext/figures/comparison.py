"""What the words around a quantity say of it: "more than", "grew by", "5 percent growth"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.figures import number_words
from diplotext.lexicon.inflection import verb_forms
from diplotext.terms import Change, Comparator

Kind: TypeAlias = Literal["counted", "relative", "duration", "absolute"]

_REACH = 90
_OBJECT_REACH = 5
_CLAUSE = re.compile(r"(?<!\bc)(?<!\bca)(?<!\bapprox)(?<!\bApprox)[.;!?]\s|\n|[()]")
_STOPS = re.compile(r"[.;!?()]")
_ARTICLE = re.compile(
    r" (?:an?|the|another|further|additional|whopping|staggering|just|only|its|their|some kind of"
    r"|an? total of|an average(?: of)?)$"
)
_SUM = re.compile(r"[$€£¥][\d.]+[a-z]*")
_DURING = (" in", " over", " for", " within", " during", " after", " in the", " over the")
_LEVEL_BEFORE = (" above", " below")  # "snow fell above 900 metres", "it rose above 5 percent"
_BETWEEN = re.compile(r" (?:anywhere |somewhere )?between$")
_AFTER = re.compile(r"[ -](?:(?:annual|net|overall|sharp|slight|further|real|average|price|tax|pay) ){0,2}([a-z]+)\b")
_COMPARATOR_AFTER = re.compile(
    r"(?: or (?:(?P<at_least>more|above|higher|over)|(?P<up_to>less|fewer|under|below)|(?P<approx>so|thereabouts))\b"
    r"|,? (?P<least>at least|at the very least|at a minimum)\b|,? (?P<most>at most|at the most|at maximum)\b"
    r"|(?P<plus>\+|-plus\b))"
)
_MEANING: Mapping[str, Comparator] = {"plus": "at_least", "least": "at_least", "most": "up_to"}
_HIGHER = re.compile(r" ([a-z]+)(?= (?:at|on|in|by)\b|[.,;]|$)")
_AT_RATE = re.compile(r" (?:[a-z-]+ ){0,2}(?:rate|pace|clip)\b")
_OF_WHOLE = re.compile(r" of\b(?! (?:its|their|his|her) (?:value|worth|strength|size|weight)\b)")
_TO_LEVEL = re.compile(r" to (?:[a-z]+ ){0,2}(?:[A-Z]{1,3} ?)?[$€£¥₽]?\d")
LEVEL = frozenset(("was", "is", "were", "are", "be", "at", "of", "reached", "amounted", "stood", "averaged", "hit"))


@attrs.frozen(eq=False, kw_only=True)
class Comparison:
    """Words that qualify a quantity.

    Attributes:
        comparators: last word -> phrase -> comparator, matched at the end of what stands before; the longest first.
        changes: verb form -> direction.
        amounts: forms of verbs whose object is an amount, no change ("lost five million tons", "raised $2 million"),
            and whether a level after it makes it one ("lost $2 to $71").
        nouns: noun -> direction ("a 5 percent rise").
        directions: words of direction after an amount ("2 percent higher").
        amount_nouns: nouns that only a relative amount makes a change ("a $5 billion loss" is none).
        phrasal: forms of verbs whose "up" is no direction ("gave up").
        links: words that part a verb from what follows ("rose in May | 5 percent").
        lasting: words after which "over" compares a length of time ("for over two years").
        moves: words of change, and verbs of moving from one level to another in any direction ("went from 2 to 10").
        passives: irregular participles that "by" and an agent follow ("led by").
        clauses: words that begin a clause of their own ("it rose after it ...").
        levels: forms of verbs whose object or complement is a level ("amounted to 300").
        topics: preposition -> words after which it is no comparator ("talked about", "a row over").
    """

    comparators: Mapping[str, Mapping[str, Comparator]]
    changes: Mapping[str, Change]
    amounts: Mapping[str, bool]
    nouns: Mapping[str, Change]
    directions: Mapping[str, Change]
    amount_nouns: frozenset[str]
    phrasal: frozenset[str]
    links: frozenset[str]
    topics: Mapping[str, frozenset[str]]
    lasting: frozenset[str]
    moves: frozenset[str]
    passives: frozenset[str]
    clauses: frozenset[str]
    levels: frozenset[str]


def build_comparison(lexicon: Lexicon) -> Comparison:
    """Collect the qualifying words of a lexicon."""
    words = lexicon.derive(number_words)
    comparators: dict[str, dict[str, Comparator]] = {}
    for phrase in sorted(words["comparator"], key=len, reverse=True):
        same_end = comparators.setdefault(phrase.split()[-1], {})
        same_end[phrase] = words["comparator"][phrase]  # type: ignore[assignment]
    changes: dict[str, Change] = {}
    nouns: dict[str, Change] = {}
    after: dict[str, Change] = {}
    directions: tuple[Change, Change] = ("increase", "decrease")
    for direction in directions:
        changes |= dict.fromkeys(_forms(words[f"{direction}_verb"]), direction)
        nouns |= {form: direction for noun in words[f"{direction}_noun"] for form in (noun, noun + "s")}
        after |= dict.fromkeys(words[f"{direction}_after"], direction)
    amounts = {form: value == "level" for verb, value in words["amount_verb"].items() for form in verb_forms(verb)}
    return Comparison(
        comparators=comparators,
        changes=changes,
        amounts=amounts,
        nouns=nouns,
        directions=after,
        amount_nouns=frozenset(words["amount_noun"]),
        phrasal=_forms(words["phrasal_verb"]),
        links=frozenset(words["stop"]),
        topics={
            "about": frozenset(words["topic_before"]),
            "over": frozenset((*_forms(words["over_verb"]), *words["over_noun"])),
            "around": _forms(words["around_verb"]),
        },
        lasting=frozenset(words["lasting"]),
        levels=_forms(words["level_verb"]),
        passives=frozenset(words["passive"]),
        clauses=frozenset(words["clause"]),
        moves=frozenset((*changes, *nouns, *_forms(words["shift_verb"]))),
    )


def _forms(verbs: Iterable[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in verb_forms(verb))


def compare(
    text: str, start: int, end: int, *, kind: Kind, comparison: Comparison
) -> tuple[Comparator | None, Change | None]:
    """Read what stands before and after the quantity ``text[start:end]``.

    Args:
        text: the whole text.
        start: where the quantity begins.
        end: where it ends.
        kind: "counted" things ("two cuts" measures no change), a "relative" amount (percent, points, degrees),
            a "duration", or another "absolute" amount.
        comparison: the words.

    Returns:
        Its comparator and the direction of the change that it measures, each None where nothing is said.
    """
    clause = clause_before(text, start)
    comparator, before = _comparator(_BETWEEN.sub("", clause), comparison)
    if clause.endswith(" the"):
        comparator = None  # "15 percent below the five-year average"
    if kind == "duration" and comparator == "over" and not _compares(clause, comparison):
        comparator = None
    if kind == "duration" and clause.endswith(_DURING):
        return comparator, None  # "the worst slump in 75 years"
    if clause.endswith(_LEVEL_BEFORE):
        return comparator, None
    attribute = kind == "relative" and clause.endswith((" a", " an"))  # "gained a 5 percent stake"
    change = _change_before(before, text, end, "absolute" if attribute else kind, comparison)
    if change is None and kind != "counted" and (after := _AFTER.match(text, end)):
        relative = kind == "relative" or after[1] not in comparison.amount_nouns
        change = comparison.nouns.get(after[1]) if relative else None
    if change is None and kind in ("relative", "absolute") and (after := _HIGHER.match(text, end)):
        change = comparison.directions.get(after[1])  # "closed 2 percent higher"
    if text.startswith(" short", end):
        change = None  # "fell 2,000 tons short"
    if comparator is None and (after := _COMPARATOR_AFTER.match(text, end)) and after.lastgroup:
        comparator = _MEANING.get(after.lastgroup, after.lastgroup)  # type: ignore[arg-type]
    return comparator, change


def clause_before(text: str, start: int) -> str:
    """The words before in the same clause, in lower case, with single spaces; commas are words."""
    before = text[max(0, start - _REACH, text.rfind("\n", max(0, start - _REACH), start) + 1) : start]
    if _STOPS.search(before):
        before = _CLAUSE.split(before)[-1]
    return " " + " ".join(before.lower().replace(",", " , ").split())


def starts_from(before: str, comparison: Comparison) -> bool:
    """Tell whether a clause ends in "from", or in "from" and a comparator: "it fell from nearly"."""
    return _comparator(before, comparison)[1].endswith(" from")


def comparator_before(text: str, start: int, comparison: Comparison) -> Comparator | None:
    """The comparator that stands right before: "more than | 300"."""
    return _comparator(clause_before(text, start), comparison)[0]


def said_before(text: str, start: int, comparison: Comparison) -> list[str]:
    """The words of the clause before a quantity, without its comparator: "expectancy is | around 73"."""
    return _comparator(clause_before(text, start), comparison)[1].split()


def ends_in_comparator(before: str, comparison: Comparison) -> bool:
    """Tell whether a clause ends in a comparator: "it took nearly"."""
    return _comparator(before, comparison)[0] is not None


def _comparator(before: str, comparison: Comparison) -> tuple[Comparator | None, str]:
    """The comparator at the end, and what stands before it: "fell by | more than"."""
    bare = _ARTICLE.sub("", before)
    for phrase in dict.fromkeys((before, bare)):
        ending = comparison.comparators.get(phrase.rpartition(" ")[2], {})
        for words, meaning in ending.items():
            if phrase.endswith(" " + words) and not _is_topic(phrase, words, comparison):
                return meaning, phrase[: -len(words)].rstrip()
    return None, bare


def _compares(clause: str, comparison: Comparison) -> bool:
    """Tell "for over ten years" from "it adds $84 billion over ten years": the time in which it does."""
    *before, last = clause.split()
    return last != "over" or not before or before[-1] in comparison.lasting


def _is_topic(before: str, words: str, comparison: Comparison) -> bool:
    """Tell "they talked about 5 tons", "a row over 5 tons", "chose $5 over $3": no rough or least amount is meant."""
    if words not in comparison.topics:
        return False
    word = next(iter(before.split()[-2:-1]), "")
    return word in comparison.topics[words] or (words == "over" and _SUM.fullmatch(word) is not None)


def _change_before(before: str, text: str, end: int, kind: Kind, comparison: Comparison) -> Change | None:
    *rest, last = _ARTICLE.sub("", before).split() or [""]
    if last == "by" or (last == "in" and text.endswith("half", 0, end)):  # "cut the time in half"
        said = _of_one_clause(rest, comparison)
        return _nearest(said, comparison.changes) or _nearest(said, comparison.nouns)
    if last == "at" and _AT_RATE.match(text, end):
        return _nearest(rest[-2:], comparison.changes)  # "grew at a 3 percent annual rate"
    if last in ("of", "in") and rest:
        noun = next(iter(rest[-2:-1] if rest[-1] == "rate" else rest[-1:]), "")
        if rest[-1] in ("rate", "pace") and "at" in rest[-4:-1]:
            return _nearest(rest[-7:], comparison.changes)  # "grew at an annual rate of 3 percent"
        amount = noun in comparison.amount_nouns and kind != "relative"  # "a loss of $5 million"
        return comparison.nouns.get(noun) if noun not in ("up", "down") and not amount else None
    if last in ("up", "down"):
        # "gave up 30 yards" is no rise, "ended down 2 percent" is a fall
        phrasal = rest and rest[-1] in comparison.phrasal and (last == "up" or kind != "relative")
        return None if kind == "counted" or phrasal else comparison.nouns[last]
    if last in comparison.amounts:
        share = _OF_WHOLE.match(text, end)  # "gained 60 percent of the vote"
        measures = (kind == "relative" and not share) or (comparison.amounts[last] and _TO_LEVEL.match(text, end))
        return comparison.changes.get(last) if measures else None
    if last in comparison.changes:
        return comparison.changes[last] if kind != "counted" else None
    if kind != "relative":
        return None
    if last in LEVEL or last.endswith(":"):
        said = [word for word in _after_comma([*rest, last.rstrip(":")]) if word not in ("up", "down")]
        return _nearest(said, comparison.nouns)  # "growth amounted to 4 percent"
    return _of_object([*rest, last], comparison)


def _nearest(words: Sequence[str], directions: Mapping[str, Change]) -> Change | None:
    return next((directions[word] for word in reversed(words) if word in directions), None)


def _of_one_clause(words: list[str], comparison: Comparison) -> list[str]:
    """The words of the innermost clause before "by"; none where "by" names an agent: "a round led by two funds"."""
    if not words or (
        words[-1] not in comparison.moves and (words[-1].endswith("ed") or words[-1] in comparison.passives)
    ):
        return []
    if words[-2:-1] == ["to"]:
        return words[-1:]  # "raised the bar to win | by half a metre"
    start = next((number for number in range(len(words), 0, -1) if words[number - 1] in comparison.clauses), 0)
    return words[start:]


def _after_comma(words: list[str]) -> list[str]:
    return words[len(words) - words[::-1].index(",") :] if "," in words else words


def _of_object(words: list[str], comparison: Comparison) -> Change | None:
    """The verb before a short object: "raised tariffs | 5 percent"."""
    for word in reversed(words[-_OBJECT_REACH:]):
        if word in comparison.changes:
            return comparison.changes[word]
        if word in comparison.links or not word.isalpha():
            return None
    return None
