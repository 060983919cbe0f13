"""The clauses of one text: what is asked of its parse, answered once."""

import bisect
import functools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

import attrs

from diplotext.clauses import arguments, extents
from diplotext.clauses.arguments import Tense
from diplotext.clauses.climbing import is_infinitive
from diplotext.clauses.extents import Range
from diplotext.clauses.parse import Parse
from diplotext.clauses.polarity import Standing, negation, standing_of
from diplotext.clauses.sentences import sentence_bounds
from diplotext.clauses.words import clause_index

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from diplotext.lexicon import Lexicon
    from diplotext.records import Date, Figure

    R = TypeVar("R", Date, Figure)


@attrs.frozen(kw_only=True)
class Predicate:
    """A verb with what belongs to it; tokens are told by their index (``token.i``).

    Attributes:
        at: the verb.
        passive: its subject is whom it is done to: "the envoy was received by the mayor".
        subjects: its grammatical subjects, taken over from the verb above where it has none of its own.
        agents: who does it by "by", of a passive.
        objects: its direct objects.
        obliques: preposition -> the nouns behind it.
        complement: the verb of the clause that is its object: what is said, planned, asked for.
        governor: the verb above, whatever stands between.
        tense: of which time it speaks.
        standing: whether it is denied, supposed, asked; its modal.
    """

    at: int
    passive: bool
    subjects: tuple[int, ...]
    agents: tuple[int, ...]
    objects: tuple[int, ...]
    obliques: Mapping[str, tuple[int, ...]]
    complement: int | None
    governor: int | None
    tense: Tense | None
    standing: Standing

    @property
    def doers(self) -> tuple[int, ...]:
        """Who does it: of a passive the agents, which may be unnamed; else the subjects."""
        return self.agents if self.passive else self.subjects

    @property
    def undergoers(self) -> tuple[int, ...]:
        """To whom or what it is done: of a passive the subjects, else the objects."""
        return self.subjects if self.passive else self.objects


class Clauses:
    """What the parse of a text says, by token index (``token.i``); each answer is found when asked for, and kept.

    Args:
        doc: a Doc, tagged and parsed; without a parse nothing governs anything.
        lexicon: its words of denying and supposing.

    Attributes:
        parse: words, tags, labels and heads.
    """

    def __init__(self, doc: "Doc", lexicon: "Lexicon") -> None:
        self.parse = Parse(doc)
        self._index = lexicon.derive(clause_index)
        self._standings: dict[int, Standing] = {}
        self._predicates: dict[int, Predicate] = {}

    def predicate(self, i: int) -> Predicate:
        """A verb with its subjects, objects, obliques, complement, tense and standing."""
        if i not in self._predicates:
            self._predicates[i] = self._predicate(i)
        return self._predicates[i]

    def standing(self, i: int) -> Standing:
        """How the event that a verb or noun tells stands to the facts: denied, supposed, asked, or none of these."""
        if i not in self._standings:
            self._standings[i] = standing_of(self.parse, self._index, i)
        return self._standings[i]

    def negated(self, i: int) -> bool:
        """Whether a word is denied in its own clause, whatever stands above it: "was not cancelled"."""
        return negation(self.parse, self._index, i)[0] is not None

    def is_passive(self, verb: int) -> bool:
        """Whether a verb form is passive: "was received by", "hosted by"."""
        return arguments.is_passive(self.parse, verb)

    def is_infinitive(self, verb: int) -> bool:
        """Whether a verb stands with "to": "plans to visit", not "who will visit"."""
        return is_infinitive(self.parse, verb)

    def is_apart(self, word: int, verb: int) -> bool:
        """Whether a clause with a subject of its own stands between a word and the verb that it may belong to."""
        return arguments.is_apart(self.parse, word, verb)

    def subjects(self, i: int) -> tuple[int, ...]:
        """The grammatical subjects of a verb, taken over from above where it has none of its own."""
        return tuple(arguments.subjects_of(self.parse, i))

    def objects(self, i: int) -> tuple[int, ...]:
        """The direct objects of a verb."""
        return tuple(arguments.objects_of(self.parse, i))

    def obliques(self, i: int, *prepositions: str) -> tuple[int, ...]:
        """The nouns that a verb or noun governs through one of these prepositions."""
        return tuple(arguments.obliques_of(self.parse, i, *prepositions))

    def listed(self, i: int) -> tuple[int, ...]:
        """A word and those joined to it: "A, B and C"."""
        return tuple(arguments.listed(self.parse, i))

    def governor(self, noun: int) -> int | None:
        """The verb whose subject or object a noun is, or that it modifies through a preposition."""
        return arguments.governor_of(self.parse, noun)

    def verb_above(self, i: int) -> int | None:
        """The nearest verb above a word, whatever stands between."""
        return arguments.verb_above(self.parse, i)

    def tense(self, verb: int) -> Tense | None:
        """Of which time a verb speaks: the past, the present or the future."""
        return arguments.tense_of(self.parse, verb)

    def mention(self, noun: int) -> Range:
        """The tokens of a noun phrase: titles, joined nouns and apposition, but no clause about it."""
        return extents.mention(self.parse, noun)

    def up_to_head(self, noun: int) -> Range:
        """The tokens of a noun phrase up to its head."""
        return extents.up_to_head(self.parse, noun)

    def without_additions(self, noun: int) -> Range:
        """The tokens of a noun phrase up to the first preposition, comma, "and" or clause behind its head."""
        return extents.without_additions(self.parse, noun)

    def joined(self, noun: int) -> Range:
        """The tokens of a noun with its modifiers before it and what "of" and "and" join to it."""
        return extents.joined(self.parse, noun)

    def subtree(self, i: int) -> Range:
        """All tokens that hang on a word."""
        return extents.subtree(self.parse, i)

    def characters(self, tokens: Range) -> Range:
        """Token range to characters of the text."""
        last = tokens[1] - 1
        return self.parse.offsets[tokens[0]], self.parse.offsets[last] + len(self.parse.texts[last])

    @functools.cached_property
    def sentences(self) -> tuple[list[int], list[int]]:
        """For each token, the first token of its sentence and the one after its last."""
        return sentence_bounds(self.parse)

    def sentence(self, i: int) -> Range:
        """The tokens of the sentence that holds a token."""
        starts, ends = self.sentences
        return starts[i], ends[i]

    def at(self, offset: int) -> int | None:
        """The token that begins at a character of the text, or None."""
        at = bisect.bisect_left(self.parse.offsets, offset)
        return at if at < len(self.parse.offsets) and self.parse.offsets[at] == offset else None

    def head_in(self, start: int, end: int) -> int | None:
        """The token in ``text[start:end]`` on which the others hang: the head of a name, a date, a figure."""
        first = bisect.bisect_right(self.parse.offsets, start) - 1
        if not self.parse.offsets or start >= self.parse.offsets[-1] + len(self.parse.texts[-1]):
            return None
        last = bisect.bisect_left(self.parse.offsets, end)
        inside = range(max(0, first), last)
        return next((i for i in inside if self.parse.heads[i] == i or self.parse.heads[i] not in inside), None)

    def governed(self, verb: int, found: "Iterable[R]") -> "tuple[R, ...]":
        """Of dates or figures those whose nearest verb is `verb`: what it tells the time or the measure of."""
        heads = ((record, self.head_in(record.span.start, record.span.end)) for record in found)
        return tuple(record for record, head in heads if head is not None and self.verb_above(head) == verb)

    def _predicate(self, i: int) -> Predicate:
        parse = self.parse
        return Predicate(
            at=i,
            passive=arguments.is_passive(parse, i),
            subjects=self.subjects(i),
            agents=tuple(arguments.agents_of(parse, i)),
            objects=self.objects(i),
            obliques={name: self.obliques(i, name) for name in arguments.prepositions_of(parse, i)},
            complement=arguments.complement_of(parse, i),
            governor=arguments.verb_above(parse, i),
            tense=arguments.tense_of(parse, i),
            standing=self.standing(i),
        )
