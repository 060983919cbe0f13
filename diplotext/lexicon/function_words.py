"""The closed classes of English: articles, prepositions, conjunctions and the like."""

from typing import TYPE_CHECKING, ClassVar, Literal

import attrs

from diplotext.lexicon.loading import Entry

if TYPE_CHECKING:
    from diplotext.lexicon import Lexicon

WordClass = Literal["article", "determiner", "preposition", "conjunction", "relative", "auxiliary", "frequency"]


@attrs.frozen(kw_only=True)
class FunctionWords(Entry):
    """A closed class.

    Attributes:
        group: the name of the class.
        forms: its words, in lower case.
        examples: phrases in which one of them is found.
        counter_examples: phrases in which none is found.
    """

    table: ClassVar[str] = "function_words"
    group: WordClass
    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


def function_words(lexicon: "Lexicon", *groups: WordClass) -> frozenset[str]:
    """The words of one or several classes.

    >>> from diplotext.lexicon import default_lexicon
    >>> sorted(function_words(default_lexicon(), "article", "conjunction"))
    ['a', 'an', 'and', 'but', 'nor', 'or', 'the']
    """
    return frozenset(form for entry in lexicon.entries(FunctionWords) if entry.group in groups for form in entry.forms)
