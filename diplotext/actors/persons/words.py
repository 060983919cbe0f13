"""The words of a reading as plain lists, and the vocabulary of offices and names in the form that look-ups want."""

import re
from typing import TYPE_CHECKING

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.actors import ActorWords, Title
from diplotext.lexicon.function_words import function_words
from diplotext.lexicon.inflection import plural
from diplotext.lexicon.patterns import alternatives
from diplotext.terms import RoleClass

if TYPE_CHECKING:
    from diplotext.reading import Reading

LONGEST_TITLE = 6
_LINE_END = re.compile(r"[\n\r\u2028\u2029]|\s{4}")


@attrs.frozen(kw_only=True, eq=False)
class Vocabulary:
    """Look-ups built from the lexicon.

    Attributes:
        titles: noun of office as lower-case words -> (role class, is a plural).
        first_words: the first words of the titles.
        groups: class of words -> its forms.
    """

    titles: dict[tuple[str, ...], tuple[RoleClass, bool]]
    first_words: frozenset[str]
    groups: dict[str, frozenset[str]]


def build_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Build the look-ups; for `Lexicon.derive`."""
    titles: dict[tuple[str, ...], tuple[RoleClass, bool]] = {}
    for entry in lexicon.entries(Title):
        for noun in entry.nouns:
            words = tuple(noun.lower().replace("-", " - ").split())
            titles[words] = (entry.role_class, False)
            titles.setdefault(_plural_title(words), (entry.role_class, True))
            if words[-1] == "general" and "-" not in words:  # "Governor-General"
                titles.setdefault((*words[:-1], "-", "general"), (entry.role_class, False))
            if words[0].endswith("."):  # tokens of "Lt. Gen."
                titles[(words[0][:-1], ".", *words[1:])] = (entry.role_class, False)
    groups = {entry.group: frozenset(entry.forms) for entry in lexicon.entries(ActorWords)}
    return Vocabulary(titles=titles, first_words=frozenset(words[0] for words in titles), groups=groups)


@attrs.frozen(kw_only=True, eq=False)
class Phrases:
    """Patterns of what stands in and around phrases that mean somebody.

    Attributes:
        pair: nouns of two persons.
        sides: nouns of two states.
        crowd: people at the head of a sentence.
        crowd_says: unnamed people who are quoted.
        quoted: those people.
        for_state: words that mean no more than the state beside them.
        led: what may stand before the name of an organisation that is meant: "a report by the".
        trailed: what may stand behind it: ", which", "of Chile".
        complement: where the head of a noun phrase ends.
    """

    pair: re.Pattern[str]
    sides: re.Pattern[str]
    crowd: re.Pattern[str]
    crowd_says: re.Pattern[str]
    quoted: re.Pattern[str]
    for_state: re.Pattern[str]
    led: re.Pattern[str]
    trailed: re.Pattern[str]
    complement: re.Pattern[str]


def build_phrases(lexicon: Lexicon) -> Phrases:
    """Build the patterns; for `Lexicon.derive`."""
    forms = {entry.group: alternatives(entry.forms) for entry in lexicon.entries(ActorWords)}
    owners = alternatives(function_words(lexicon, "article", "determiner") | {"both"})
    links = alternatives(function_words(lexicon, "preposition", "conjunction"))
    behind = alternatives(function_words(lexicon, "preposition", "relative"))
    return Phrases(
        pair=re.compile(rf"\b({forms['pair']})\b", re.IGNORECASE),
        sides=re.compile(rf"\b(?:{forms['sides']})\b", re.IGNORECASE),
        crowd=re.compile(rf"(?:The\s+)?((?:[\w.’'-]+\s+){{0,3}}?(?:{forms['crowd']}))\b"),
        crowd_says=re.compile(rf"\b((?:{forms['sources']})) (?:also )?(?:{forms['saying']})\b", re.IGNORECASE),
        quoted=re.compile(forms["sources"], re.IGNORECASE),
        for_state=re.compile(rf"\b(?:{forms['for_state']})\b|[’']s?\b|\W+", re.IGNORECASE),
        led=re.compile(
            rf"(?:.{{0,80}}\b(?:by|from)\s+)?(?:(?i:{owners})\s+)?(?:(?!(?:{links})\b)[a-z][\w-]*\s+){{0,3}}", re.DOTALL
        ),
        trailed=re.compile(rf"\s*(?:[(,;:.”\"–—]|[’']s?\Z|(?:{behind}|itself|members?|and others)\b|\Z)"),
        complement=re.compile(rf"\b(?:{behind})\b|,"),
    )


def _plural_title(words: tuple[str, ...]) -> tuple[str, ...]:
    """The noun before "of" or "for" takes the plural: "heads of state", "foreign ministers"."""
    cut = next((i for i, word in enumerate(words) if word in ("of", "for") and i), len(words))
    return (*words[: cut - 1], plural(words[cut - 1].rstrip(".")), *words[cut:])


@attrs.frozen(kw_only=True, eq=False)
class Words:
    """Words as parallel lists: the text of each, lower case, Penn tag, start and end offset.

    Attributes:
        lines: the words before which a line ends that ends a paragraph.
    """

    texts: list[str]
    lower: list[str]
    tags: list[str]
    starts: list[int]
    ends: list[int]
    lines: frozenset[int]

    def __len__(self) -> int:
        return len(self.texts)

    def capital(self, index: int) -> bool:
        """The word at `index` begins with a capital letter."""
        return 0 <= index < len(self.texts) and self.texts[index][:1].isupper()


def words_of(reading: "Reading") -> Words:
    """The tokens of a reading as lists, without those that are white space."""
    parse = reading.clauses.parse
    kept = [i for i, text in enumerate(parse.texts) if not text.isspace()]
    texts, starts = [parse.texts[i] for i in kept], [parse.offsets[i] for i in kept]
    ends = [start + len(text) for start, text in zip(starts, texts, strict=True)]
    return Words(
        texts=texts,
        lower=[parse.words[i] for i in kept],
        tags=[parse.tags[i] for i in kept],
        starts=starts,
        ends=ends,
        lines=frozenset(
            at
            for at in range(1, len(starts))
            if starts[at] > ends[at - 1] and _LINE_END.search(reading.text, ends[at - 1], starts[at])
        ),
    )
