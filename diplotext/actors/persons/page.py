"""The words of a reading with what is known of each: the vocabulary of offices and names reads them through this."""

import bisect
from typing import TYPE_CHECKING

import attrs

from diplotext.actors.mentions import OrganizationMention
from diplotext.actors.persons.known import Directory
from diplotext.actors.persons.words import Vocabulary, Words, words_of
from diplotext.actors.places.find import SETTLEMENTS, Place
from diplotext.layout import sentence_breaks

if TYPE_CHECKING:
    from diplotext.reading import Reading

_LONGEST_BODY = 14
_NAMED = ("international", "company", "media", "government")


@attrs.frozen(kw_only=True, eq=False)
class Page:
    """Words, and what stands at them.

    Attributes:
        words: the words of the text.
        vocabulary: nouns of office and classes of words.
        directory: the table of office-holders.
        states: first word of the mention of a state, its people or capital -> (end, code).
        places: the same for every place.
        state_words: every word of a mention of a state.
        bodies: words of the names of international organisations.
        firms: words of the names of companies and media.
        named: first word of the name of an organisation or company -> its end.
        dated: words of dates.
        labels: the words at which a speaker's label begins, in text order.
        sentences: the offsets at which sentences begin, 0 first.
        small: the words that the text has in small letters.
    """

    words: Words
    vocabulary: Vocabulary
    directory: Directory
    states: dict[int, tuple[int, str]]
    places: dict[int, tuple[int, str]]
    state_words: frozenset[int]
    bodies: frozenset[int]
    firms: frozenset[int]
    named: dict[int, int]
    dated: frozenset[int]
    labels: tuple[int, ...]
    sentences: tuple[int, ...]
    small: frozenset[str]

    def __len__(self) -> int:
        return len(self.words)

    def lower(self, at: int) -> str:
        """The word at an index in lower case; "" outside the text."""
        return self.words.lower[at] if 0 <= at < len(self.words) else ""

    def capital(self, at: int) -> bool:
        """The word begins with a capital letter."""
        return self.words.capital(at)

    def isa(self, at: int, *groups: str) -> bool:
        """The word is of one of the classes."""
        word = self.lower(at)
        return any(word in self.vocabulary.groups[group] for group in groups)

    def possessive(self, at: int) -> bool:
        """The word is the ending of a possessive."""
        return self.lower(at) in ("'s", "’s", "'", "’")

    def joined(self, at: int) -> bool:
        """The word stands right behind the one before it, without a space."""
        return 0 < at < len(self.words) and self.words.starts[at] == self.words.ends[at - 1]

    def apart(self, at: int) -> bool:
        """A line or a paragraph begins with the word."""
        return at in self.words.lines

    def sentence(self, at: int) -> tuple[int, int]:
        """The offsets between which the sentence of a word stands."""
        number = bisect.bisect_right(self.sentences, self.words.starts[at])
        return self.sentences[number - 1], self.sentences[number] if number < len(self.sentences) else self.words.ends[
            -1
        ]

    def labels_turn(self, at: int) -> bool:
        """A speaker's label begins with the word, or with the article before it."""
        return self.label_before(at) == at - (self.lower(at - 1) == "the")  # "THE PRESIDENT:"

    def label_before(self, at: int) -> int | None:
        """The last word at or before another at which a speaker's label begins."""
        following = bisect.bisect_right(self.labels, at)
        return self.labels[following - 1] if following else None

    def breaks(self, at: int) -> bool:
        """A line begins with the word, or the text begins or ends there."""
        return not 0 < at < len(self.words) or self.apart(at)

    def phrase(self, start: int, end: int) -> str:
        """The words of a range in lower case, joined by spaces."""
        return " ".join(self.words.lower[start:end])


def page_of(
    reading: "Reading",
    vocabulary: Vocabulary,
    directory: Directory,
    places: tuple[Place, ...],
    organizations: tuple[OrganizationMention, ...],
) -> Page:
    """Look the words of a reading up among its places, organisations, dates and labels."""
    words = words_of(reading)
    index = {start: i for i, start in enumerate(words.starts)}
    found = [(place, covered(index, words, place.start, place.end)) for place in places]
    known = [(place, words_in) for place, words_in in found if words_in]
    states = [(place, words_in) for place, words_in in known if place.form not in SETTLEMENTS]
    names = [(o, covered(index, words, o.start, o.end)) for o in organizations if o.kind in _NAMED]
    # a state has a Security Council too
    international = (part for o, part in names if o.kind == "international" and o.name != "Security Council")
    bodies = frozenset(i for part in international for i in part)
    firms = (covered(index, words, o.start, o.end) for o in organizations if o.kind in ("company", "media"))
    dated = (covered(index, words, date.span.start, date.span.end) for date in reading.dates)
    labels = (index.get(turn.label[0]) for turn in reading.turns if turn.label)
    return Page(
        words=words,
        vocabulary=vocabulary,
        directory=directory,
        states={words_in[0]: (words_in[-1] + 1, place.code) for place, words_in in states},
        places={words_in[0]: (words_in[-1] + 1, place.code) for place, words_in in known},
        state_words=frozenset(i for _, words_in in states for i in words_in),
        bodies=bodies | supranational(words, vocabulary),
        firms=frozenset(i for part in firms for i in part),
        named={part[0]: part[-1] + 1 for _, part in names if part},
        dated=frozenset(i for words_in in dated for i in words_in),
        labels=tuple(sorted({label for label in labels if label is not None})),
        sentences=(0, *(begin for _, begin in sentence_breaks(reading.text, lexicon=reading.lexicon))),
        small=frozenset(text for text in words.texts if text.islower()),
    )


def supranational(words: Words, vocabulary: Vocabulary) -> frozenset[int]:
    """Words of unknown bodies whose name tells that they are of several states, and of their abbreviations.

    "the Monetary Institute of Eastern Africa (MIEA)": a region and a noun of a body in one capitalised name.
    """
    regions, nouns = vocabulary.groups["continent"] | vocabulary.groups["continental"], vocabulary.groups["body_noun"]
    found: set[int] = set()
    short: set[str] = set()
    for at, lower in enumerate(words.lower):
        if lower not in regions or not words.capital(at) or at in found:
            continue
        first, last = _run(words, at)
        if nouns & set(words.lower[first:last]):
            found |= set(range(first, last))
            if words.lower[last : last + 1] == ["("] and words.lower[last + 2 : last + 3] == [")"]:
                short.add(words.texts[last + 1])
    return frozenset(found | {i for i, text in enumerate(words.texts) if text in short})


def _run(words: Words, at: int) -> tuple[int, int]:
    """The capitalised name around a word, small words between its parts."""
    first = last = at
    small = ("of", "and", "for", "the", "on", "&")
    while first > max(0, at - _LONGEST_BODY) and (words.capital(first - 1) or words.lower[first - 1] in small):
        first -= 1
    while last < min(len(words), at + _LONGEST_BODY) and (words.capital(last) or words.lower[last] in small):
        last += 1
    return first, last


def covered(index: dict[int, int], words: Words, start: int, end: int) -> range:
    """The words that begin in ``text[start:end]``, if one begins at its start."""
    first = index.get(start)
    if first is None:
        return range(0)
    last = first
    while last < len(words) and words.starts[last] < end:
        last += 1
    return range(first, last)
