"""Entries of ``dates.toml``: the closed words of English time expressions."""

from typing import ClassVar

import attrs

from diplotext.lexicon.loading import Entry


@attrs.frozen(kw_only=True)
class DateWords(Entry):
    """A group of words and their values, written "word=value"."""

    table: ClassVar[str] = "dates"
    group: str
    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    @property
    def values(self) -> dict[str, str]:
        """Lower-cased word -> value."""
        return {word.lower(): value for word, _, value in (form.partition("=") for form in self.forms)}
