r"""The date grammar, compiled from the lexicon: each token is one symbol, each rule a regular expression over symbols.

A pattern is a sequence of atoms with ``( ) | ?`` as in regular expressions:

- ``MONTH`` is a token of that class, ``DAY|ORD`` of one of these; ``{month}`` is an expression of that kind that a
  lower level has found; a lower-case word or a mark stands for itself, ``-`` for every dash;
- ``day:DAY`` hands the token's value to the form as "day";
- ``!of`` and ``&of`` look ahead; ``WORD`` and ``STOP`` are what follows a run of the grammar's own tokens;
- ``<`` and ``>`` bound what becomes the expression, where it is not the whole match;
- ``\(`` is a parenthesis of the text; ``$count`` stands for the macro of that name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from diplotext.dates.forms import FORMS, Form
from diplotext.dates.kinds import all_kinds
from diplotext.dates.numbers import SAMPLES, number_values
from diplotext.lexicon import Lexicon
from diplotext.lexicon.dates import DatePhrase, DateRule, DateWord

Values = Mapping[str, str]

# A token must be one of these to be worth looking at; "the", "of" and numbers alone make no expression.
CORE = frozenset(
    [
        "MONTH",
        "WEEKDAY",
        "WEEKDAYS",
        "SHORTDAY",
        "SEASON",
        "DAYPART",
        "UNIT",
        "UNITS",
        "LONG",
        "CENTURY",
        "CAL",
        "DECADENAME",
        "DEICTIC",
        "YEAR",
        "DECADE",
        "CLOCK",
        "AMPM",
        "ISO",
        "FIGURES",
        "YEARS",
        "HHMM",
        "FY",
        "HEADWORD",
        "NTH",
        "PAIR",
    ]
)
_ATOM = re.compile(r"\\[()]|[()?<>]|\$\w+|(?:\w+:)?(?:\{[\w|]+\}|[^\s()?<>]+)")
_DASHES = "-–—‐‑−"
_SIGNS = "".join(chr(code) for code in range(256) if chr(code) not in r"\^$.|?*+()[]{}-&~#")


@attrs.frozen
class Rule:
    """A compiled rule.

    Attributes:
        captures: group of the pattern, name of the part, and the classes that it may be of.
    """

    name: str
    pattern: re.Pattern[str]
    captures: tuple[tuple[str, str, tuple[str, ...]], ...]
    form: Form
    value: str
    modifier: str


@attrs.frozen
class Level:
    """The rules that look at the same symbols; `anywhere` finds where one of them could begin."""

    rules: tuple[Rule, ...]
    anywhere: re.Pattern[str]


@attrs.frozen
class Grammar:
    """Everything that `find_mentions` needs.

    Attributes:
        token: splits a text into tokens.
        words: a token as written -> its symbol and values.
        symbols: the classes of a token or an expression -> its symbol.
        core: the symbols of which a run needs one.
        levels: applied one after the other.
    """

    token: re.Pattern[str]
    words: Mapping[str, tuple[str, Values]]
    symbols: Mapping[frozenset[str], str]
    core: frozenset[str]
    levels: tuple[Level, ...]


def build_grammar(lexicon: Lexicon) -> Grammar:
    """Compile the lexicon's words, rules and phrases."""
    words = lexicon.entries(DateWord)
    phrases = lexicon.entries(DatePhrase)
    rules = [*lexicon.entries(DateRule), *(rule for phrase in phrases for rule in _phrase_rules(phrase))]
    macros = {rule.name: rule.pattern for rule in rules if rule.form == "macro"}
    sources = [(rule, _expand(rule.pattern, macros)) for rule in rules if rule.form != "macro"]
    values = _word_values(words, sources, phrases)
    symbols = _symbols([*values.values(), *map(number_values, SAMPLES)], _uses(pattern for _, pattern in sources))
    members = _members(symbols)
    compiled = [(rule.level, _compile(rule, pattern, members)) for rule, pattern in sources]
    return Grammar(
        token=_token_pattern(words),
        words={form: (symbols[frozenset(found)], found) for form, found in values.items()},
        symbols=symbols,
        core=frozenset(symbol for classes, symbol in symbols.items() if classes & CORE),
        levels=tuple(_level([rule for level, rule in compiled if level == n]) for n in (1, 2, 3, 4)),
    )


def _level(rules: list[Rule]) -> Level:
    anywhere = "|".join(re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in rules)
    return Level(tuple(rules), re.compile(anywhere))


def _phrase_rules(phrase: DatePhrase) -> Iterable[DateRule]:
    """One rule for each form: its words in a row."""
    for form in phrase.forms:
        words = re.findall(r"['’]s|\w+|\S", form.lower())
        yield DateRule(
            name=phrase.form,
            pattern=" ".join("'s" if word == "’s" else word for word in words),
            form=phrase.form,
            value=phrase.value,
            examples=phrase.examples,
        )


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    return re.sub(r"\$(\w+)", lambda match: f"({macros[match[1]]})", pattern)


def _word_values(
    words: Iterable[DateWord], sources: list[tuple[DateRule, str]], phrases: Iterable[DatePhrase]
) -> dict[str, dict[str, str]]:
    """Every spelling of every word of the grammar, with its classes and their values."""
    values: dict[str, dict[str, str]] = {}
    for word in words:
        for form in (*word.forms, *word.short, *(short + "." for short in word.short)):
            for spelling in _spellings(form, capital=word.capital):
                values.setdefault(spelling, {})[word.kind] = word.value
    for spelling, found in _compound_numbers(words):
        values.setdefault(spelling, {}).update(found)
    for found in values.values():
        # "ninety-eight" in "nineteen ninety-eight"
        if len(found.get("NUM", "")) == len("98"):
            found["TENS"] = found["NUM"]
    for atom in {atom for _, pattern in sources for atom in _literals(pattern)}:
        for spelling in _DASHES if atom == "-" else _spellings(atom):
            values.setdefault(spelling, {})["=" + atom] = atom
    # A phrase's longest word is what it is noticed by: "being" in "for the time being".
    for phrase in phrases:
        for form in phrase.forms:
            head = max(re.findall(r"\w+", form), key=len)
            for spelling in _spellings(head, capital=phrase.capital):
                values.setdefault(spelling, {})["HEADWORD"] = head
    return values


def _spellings(form: str, *, capital: bool = False) -> set[str]:
    forms = {form, form.lower(), form.capitalize(), form.upper()} - ({form.lower()} if capital else set())
    return forms | {form.replace("'", "’") for form in forms}


def _compound_numbers(words: Iterable[DateWord]) -> Iterable[tuple[str, dict[str, str]]]:
    """ "twenty-five", "thirty-first", with a hyphen or a space."""
    numbers = [(word.kind, int(word.value), word.forms[0]) for word in words if word.kind in ("NUM", "ORD")]
    tens = [(value, form) for kind, value, form in numbers if kind == "NUM" and value >= 20]
    for kind, one, form in numbers:
        if one <= 9:
            for ten, name in tens:
                for gap in "-", " ":
                    for spelling in _spellings(name + gap + form):
                        yield spelling, {kind: str(ten + one)}


def _token_pattern(words: Iterable[DateWord]) -> re.Pattern[str]:
    words = tuple(words)
    shorts = "|".join(sorted({short for word in words for short in word.short}, key=len, reverse=True))
    numbers = [(word.forms[0], int(word.value)) for word in words if word.kind in ("NUM", "ORD")]
    tens = "|".join(form for form, value in numbers if value in range(20, 100, 10) and form.endswith("ty"))
    ones = "|".join(form for form, value in numbers if value <= 9)
    months = "|".join(form for word in words if word.kind == "MONTH" for form in word.forms)
    return re.compile(
        rf"(?i:(?:{shorts})\.|(?:{tens})[- ](?:{ones})(?![^\W_])|[ap]\.\ ?m(?:\.|(?!\w)))"
        r"|(?i:o['’]clock(?!\w))|[^\W\d_]+"
        r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
        # "the 27" September": an ordinal's raised letters as a scan has them
        rf"|[0-9]{{1,2}}(?:™|['’]?[\"”»])(?=\ (?i:{months})(?![^\W_]))"
        r"|[0-9]+(?:[.,:/][0-9]+)*(?:(?i:st|nd|rd|th|(?<=0)['’]?s)(?![^\W_]))?"
        # "in '68", but "'20 years ago, we met'"
        r"|['’](?:s(?![^\W_])|[0-9]0s|[0-9]{2}(?![\w'’%]| [a-z]{3,12}s\b|[-.,][0-9]))"
        r"|\n|\S"
    )


def _uses(patterns: Iterable[str]) -> Counter[str]:
    """How often the patterns name each class."""
    atoms = (atom for pattern in patterns for atom in _ATOM.findall(pattern) if atom not in "()|?<>")
    return Counter(name for atom in atoms for name in _classes(_split(atom)[2]))


def _symbols(values: Iterable[Values], uses: Counter[str]) -> dict[frozenset[str], str]:
    """A symbol for each combination of classes, none of which means anything in a pattern.

    Those that the patterns need most come from Latin-1: sets of such letters are compiled ten times as fast.
    """
    combinations = {frozenset(found) for found in values if found} | all_kinds()
    combinations |= {frozenset({"WORD"}), frozenset({"STOP"})}
    ranked = sorted(combinations, key=lambda classes: (-sum(uses[name] for name in classes), sorted(classes)))
    return {classes: _SIGNS[n] if n < len(_SIGNS) else chr(0xE000 + n) for n, classes in enumerate(ranked)}


def _classes(atom: str) -> tuple[str, ...]:
    """The classes that an atom names: a literal's class begins with "="."""
    if atom.startswith("{"):
        return tuple("{" + kind + "}" for kind in atom.strip("{}").split("|"))
    atom = atom.removeprefix("\\")
    return tuple(part if part.isupper() else "=" + part for part in (atom.split("|") if len(atom) > 1 else [atom]))


def _split(atom: str) -> tuple[str, str, str]:
    """Name, look-ahead mark and bare atom."""
    name, colon, bare = atom.partition(":")
    if not (colon and bare and name.isidentifier()):
        name, bare = "", atom
    mark = bare[0] if len(bare) > 1 and bare[0] in "!&" else ""
    return name, mark, bare[len(mark) :]


def _literals(pattern: str) -> Iterable[str]:
    for atom in _ATOM.findall(pattern):
        if atom not in "()?<>" and atom != "|":
            yield from (name[1:] for name in _classes(_split(atom)[2]) if name.startswith("="))


def _members(symbols: Mapping[frozenset[str], str]) -> Mapping[str, set[str]]:
    """A class -> the symbols of the tokens and expressions that are of it."""
    members: dict[str, set[str]] = {}
    for classes, symbol in symbols.items():
        for name in classes:
            members.setdefault(name, set()).add(symbol)
    return members


def _compile(rule: DateRule, pattern: str, members: Mapping[str, set[str]]) -> Rule:
    captures: list[tuple[str, str, tuple[str, ...]]] = []
    pieces: list[str] = []
    for atom in _ATOM.findall(pattern):
        if atom in "()|?<>":
            pieces.append({"(": "(?:", "<": "(?P<span>", ">": ")"}.get(atom, atom))
            continue
        name, mark, bare = _split(atom)
        classes = _classes(bare)
        choice = "[" + "".join(sorted(set().union(*(members[name] for name in classes)))) + "]"
        if name:
            group = f"{name}_{len(captures)}"
            captures.append((group, name, classes))
            choice = f"(?P<{group}>{choice})"
        pieces.append({"!": f"(?!{choice})", "&": f"(?={choice})"}.get(mark, choice))
    form = FORMS[rule.form]
    return Rule("date." + rule.name, re.compile("".join(pieces)), tuple(captures), form, rule.value, rule.modifier)
