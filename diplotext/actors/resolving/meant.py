"""Who is meant by the nouns of a clause: by what the text says beside them, where the parse breaks names and lists."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import attrs

from diplotext.actors.resolving.reference import Actors
from diplotext.records import Actor, Official, Organization, Person
from diplotext.terms import without_article

if TYPE_CHECKING:
    from diplotext.reading import Reading

# Between the names of a list: "X, Y", "X, and the Y", "X as well as his Y".
_JOINT = re.compile(
    r"\s*(?:,|(?P<and>,?\s+(?:and|as well as|together with|along with)))\s+(?:(?:the|his|her|their|with|also)\s+){0,2}"
)
_AND = re.compile(r",?\s+and\s")
_REACH = 600
_SUBJECTS = ("nsubj", "nsubjpass")
_FIRST_PERSON = ("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves")
_THINGS = ("it", "itself", "that", "this", "which", "what")
_TOGETHER = ("we", "us", "our", "ours", "ourselves")


@attrs.frozen(kw_only=True, eq=False)
class Resolver:
    """What it takes to tell who is meant by a noun.

    Attributes:
        reading: the text.
        actors: its cast.
        author: tells who says "I" outside of turns and quotations.
        parties: nouns for people who act for their state without being named ("officials").
    """

    reading: "Reading"
    actors: Actors
    author: Callable[[], Official | None]
    parties: frozenset[str]

    def meant(self, nouns: Iterable[int]) -> tuple[Actor, ...]:
        """Who is meant by these nouns, each once; things, companies and media are nobody."""
        found = dict.fromkeys(actor for noun in nouns for actor in self._one(noun))
        return tuple(actor for actor in found if acts_for_state(actor))

    def _one(self, noun: int) -> tuple[Actor, ...]:
        parse, clauses = self.reading.clauses.parse, self.reading.clauses
        word = parse.words[noun]
        if word in _FIRST_PERSON:
            return self._first_person(noun)
        at, end = parse.offsets[noun], parse.offsets[noun] + len(parse.texts[noun])
        listed = self._listed(at)
        if listed:
            return listed
        party = word in self.parties
        if word in _THINGS or not (party or parse.tags[noun].startswith(("NNP", "PRP", "DT", "WP"))):
            return ()
        spans = [clauses.characters(tokens) for tokens in (clauses.mention(noun), clauses.without_additions(noun))]
        spans = spans[::-1] if party else spans  # "the Danish delegation and a Dutch trade delegation"
        for start, stop in (*spans, (at, end)):
            meant = self.actors.at(start, stop)
            # a new group is one only where its noun is a noun for people: "officials", not "the next conference"
            kept = [actor for actor in meant if party or getattr(actor, "kind", None) != "group"]
            if kept:
                return tuple(self._with_state(actor, noun) for actor in kept)
        return ()

    def _first_person(self, noun: int) -> tuple[Actor, ...]:
        """Who says "I" or "we"; both sides where the speaker leaves it open who "we" are."""
        parse, reading = self.reading.clauses.parse, self.reading
        start, end = parse.offsets[noun], parse.offsets[noun] + len(parse.texts[noun])
        turn = reading.turn_at(start)
        if turn is not None and turn.role == "question":
            return ()
        quoted = turn is not None or any(q.start <= start < q.end for q in reading.quotations)
        author = None if quoted else self.author()
        if author is not None:
            return (author,)
        return self.actors.speaker_at(start) or (self.actors.at(start, end) if parse.words[noun] in _TOGETHER else ())

    def _listed(self, at: int) -> tuple[Actor, ...]:
        """The person in whose name or title a character stands, and those whom commas and "and" join to it.

        The text tells more than the parse, which breaks lists: "X of A, Y of B, and Z of C".
        """
        near = self.actors.mentions_in(max(0, at - _REACH), at + _REACH)
        first = next((n for n, (span, _) in enumerate(near) if span.start <= at < span.end), None)
        if first is None:
            return ()
        last, closed = first, False
        while not closed and last + 1 < len(near):
            span = near[last + 1][0]
            joint = _JOINT.fullmatch(self.reading.text, near[last][0].end, span.start)
            if joint is None or self._starts_clause(span.start, span.end):
                break
            closed = joint["and"] is not None
            last += 1
        # "talks with President A, Premier B and senior officials"
        closed = closed or (last > first and _AND.match(self.reading.text, near[last][0].end) is not None)
        return tuple(actor for _, actor in near[first : last + 1]) if closed else (near[first][1],)

    def _starts_clause(self, start: int, end: int) -> bool:
        """Whether a mention is the subject of a clause of its own: "met the king, and the queen left"."""
        parse = self.reading.clauses.parse
        root = self.reading.clauses.head_in(start, end)
        if root is None or parse.labels[root] not in _SUBJECTS:
            return False
        return root < parse.heads[root] and parse.labels[parse.heads[root]] in ("conj", "ccomp")

    def _with_state(self, actor: Actor, noun: int) -> Actor:
        """An unnamed party with the state that its phrase names: "Danish officials"."""
        if not isinstance(actor, Organization) or actor.kind not in ("delegation", "group") or actor.country:
            return actor
        start, end = self.reading.clauses.characters(self.reading.clauses.without_additions(noun))
        tail = self.reading.clauses.characters(self.reading.clauses.mention(noun))[1]
        homes = {p.code for p in self.actors.places if start <= p.start < max(end, tail) and not p.embedded}
        name = without_article(self.reading.source[start:end])
        return attrs.evolve(actor, country=homes.pop()) if len(homes) == 1 and name else actor


def acts_for_state(actor: Actor) -> bool:
    """Whether an actor is a person, or a body or group that acts for a state or an international organisation."""
    return isinstance(actor, Official | Person) or actor.kind not in ("company", "media")
