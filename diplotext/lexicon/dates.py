"""Entries of the date grammar: words, rules over them, fixed phrases, and what stands around dates."""

from typing import ClassVar, Literal

import attrs

from diplotext.lexicon.loading import Entry


@attrs.frozen(kw_only=True)
class DateWord(Entry):
    """A word of the date grammar.

    Attributes:
        kind: the class by which rules name it ("MONTH").
        value: what it says there: a number, a unit, a direction, a TIMEX3 code.
        forms: as written.
        short: abbreviations, with or without a full stop.
        capital: it is one of these words only if capitalised ("May", "Sun").
    """

    table: ClassVar[str] = "dates_words"
    kind: str
    value: str
    forms: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    capital: bool = False


@attrs.frozen(kw_only=True)
class DateRule(Entry):
    """A rule of the date grammar.

    Attributes:
        name: the rule's id is "date." and this name.
        level: 1 for words, 2 for what is made of smaller expressions, 3 for coordination, 4 for ranges.
        pattern: see `diplotext.dates.grammar`.
        form: the function in `diplotext.dates.forms` that makes a meaning of the parts.
        value: what the form needs to know beside the parts.
        modifier: "start", "mid", "end" or "approx".
        examples: "in [early May] => 2024-05": the expression in brackets and its TIMEX3 value, published 2024-04-24.
        counter_examples: sentences in which the rule finds nothing.
    """

    table: ClassVar[str] = "dates_rules"
    name: str
    level: int = 1
    pattern: str
    form: str
    value: str = ""
    modifier: str = ""
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class DatePhrase(Entry):
    """Fixed phrases with a meaning of their own: feasts, vague references, recurrences.

    Attributes:
        form: "feast" (value "MM-DD", or as in the table), "reference", "recurrence", "fixed_length" (the TIMEX3 value).
        capital: written with a capital ("Christmas").
    """

    table: ClassVar[str] = "dates_phrases"
    form: Literal["feast", "reference", "recurrence", "fixed_length"]
    value: str
    forms: tuple[str, ...]
    capital: bool = False
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class DateContext(Entry):
    """Words around an expression that tell what it is.

    Attributes:
        name: the test in `diplotext.dates.context` that uses them.
    """

    table: ClassVar[str] = "dates_contexts"
    name: str
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
