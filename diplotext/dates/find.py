"""Where a text speaks of time, and what it says there; nothing is resolved here."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

import attrs

from diplotext.dates.grammar import Grammar, Level, Rule, build_grammar
from diplotext.dates.kinds import kinds_of
from diplotext.dates.meanings import Meaning, Range, Reference
from diplotext.dates.numbers import number_values
from diplotext.dates.parts import Parts
from diplotext.dates.plausible import is_date, is_present_day
from diplotext.lexicon import Lexicon

PartOfPeriod: TypeAlias = Literal["start", "mid", "end", "approx"]

# A run of the grammar's tokens is cut there, so that "and and and ..." costs no more than prose.
LONGEST_RUN = 120
# Expressions are nested no deeper within a level.
_PASSES = 4


@attrs.frozen
class Mention:
    """A temporal expression, found but not resolved."""

    start: int
    end: int
    rule: str
    meaning: Meaning
    modifier: str = ""


@attrs.frozen
class _Item:
    """A token of the grammar, or an expression that a rule made of some."""

    symbol: str
    start: int
    end: int
    values: Mapping[str, str]
    mention: Mention | None = None


def find_mentions(text: str, lexicon: Lexicon, *, sure: bool = False) -> Iterator[Mention]:
    """Find the temporal expressions of a text, in text order; of those that begin at one place the longest wins.

    Where the text is `sure` to be an expression, nothing is asked of what stands around it.
    """
    grammar = lexicon.derive(build_grammar)
    for run in _runs(text, grammar):
        items = run
        for level in grammar.levels:
            items = _settled(items, level, grammar)
        for it in (item.mention for item in items if item.mention):
            if sure or is_date(text, it.start, it.end, it.rule, lexicon):
                lasting = not sure and it.rule == "date.deictic" and is_present_day(text, it.start, it.end, lexicon)
                yield Mention(it.start, it.end, "date.reference", Reference("PRESENT_REF")) if lasting else it


def _runs(text: str, grammar: Grammar) -> Iterator[list[_Item]]:
    """Stretches of tokens that the grammar knows, each with a mark for what follows it."""
    run: list[_Item] = []
    hot = False
    words, core, symbols = grammar.words, grammar.core, grammar.symbols
    word_end, stop = symbols[frozenset({"WORD"})], symbols[frozenset({"STOP"})]
    for match in grammar.token.finditer(text):
        token = match[0]
        found = words.get(token)
        if found is None and token[0] in "0123456789'’":
            values = number_values(token)
            symbol = symbols.get(frozenset(values)) if values else None
            found = (symbol, values) if symbol else None
        if found is not None:
            run.append(_Item(found[0], match.start(), match.end(), found[1]))
            hot = hot or found[0] in core
            if len(run) < LONGEST_RUN:
                continue
        if token == "\n" and text[match.end() : match.end() + 1].islower():  # noqa: S105 - a kind of item
            # a ragged line inside a sentence: "in the third\nquarter"
            continue
        if hot:
            run.append(_Item(word_end if token[0].isalnum() else stop, match.start(), match.end(), {}))
            yield run
        if run:
            run, hot = [], False
    if hot:
        yield [*run, _Item(stop, len(text), len(text), {})]


def _settled(items: list[_Item], level: Level, grammar: Grammar) -> list[_Item]:
    """Apply a level's rules until they change nothing more: "early" waits for "May"."""
    for _ in range(_PASSES):
        before = items
        items = _reduced(before, level, grammar)
        if [item.symbol for item in items] == [item.symbol for item in before]:
            break
    return items


def _reduced(items: list[_Item], level: Level, grammar: Grammar) -> list[_Item]:
    """Apply a level's rules once from left to right, the longest first."""
    code = "".join(item.symbol for item in items)
    reduced: list[_Item] = []
    position = 0
    while found := level.anywhere.search(code, position):
        start = found.start()
        made = _best(code, start, items, level.rules, grammar)
        if made is None:
            reduced += items[position : start + 1]
            position = start + 1
        else:
            item, first, last = made
            reduced += [*items[position:first], item]
            position = last
    return reduced + items[position:]


def _best(
    code: str, start: int, items: list[_Item], rules: Iterable[Rule], grammar: Grammar
) -> tuple[_Item, int, int] | None:
    """The longest match at a place that has a meaning, with the range of items that it replaces."""
    matches = [
        (match.end(), -n, rule, match) for n, rule in enumerate(rules) if (match := rule.pattern.match(code, start))
    ]
    for _, _, rule, match in sorted(matches, key=lambda found: found[:2], reverse=True):
        first, last = match.span("span") if "span" in rule.pattern.groupindex else match.span()
        parts, inherited = _captured(rule, match, items)
        meaning = rule.form(parts)
        if meaning is None or first == last:
            continue
        modifier = rule.modifier or parts.tokens.get("edge", inherited)
        start_at, end_at = items[first].start, items[last - 1].end
        # "from early May to late June" is neither early nor late
        mention = Mention(start_at, end_at, rule.name, meaning, "" if isinstance(meaning, Range) else modifier)
        return _Item(grammar.symbols[kinds_of(meaning)], start_at, end_at, {}, mention), first, last
    return None


def _captured(rule: Rule, match: re.Match[str], items: list[_Item]) -> tuple[Parts, str]:
    """The captured parts of a match, and the modifier of the smaller expressions among them."""
    tokens: dict[str, str] = {}
    meanings: dict[str, Meaning] = {}
    modifier = ""
    for group, name, classes in rule.captures:
        if match[group] is None:
            continue
        item = items[match.start(group)]
        if item.mention and classes[0].startswith("{"):
            meanings[name] = item.mention.meaning
            modifier = modifier or item.mention.modifier
        else:
            tokens[name] = next(item.values[kind] for kind in classes if kind in item.values)
    return Parts(tokens, meanings, rule.value), modifier
