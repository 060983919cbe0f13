"""The entry class for what tells a full stop inside a sentence from one at its end."""

from typing import ClassVar, Literal

import attrs

from diplotext.lexicon.loading import Entry


@attrs.frozen(kw_only=True)
class SentenceWords(Entry):
    """A closed class of words around full stops.

    Attributes:
        group: the name of the class.
        forms: its words, in lower case, without a full stop.
        examples: sentences with one of them; for "opening" two sentences.
        counter_examples: for "opening" one sentence, else two.
    """

    table: ClassVar[str] = "sentences"
    group: Literal["abbreviation", "shortened", "opening"]
    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
