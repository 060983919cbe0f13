"""Who is meant by a mention: names, offices, pronouns, pairs of leaders, sides and states."""

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import attrs

from diplotext.actors.organizations.bodies import Bodies
from diplotext.actors.persons.offices import HEADS
from diplotext.actors.persons.words import Phrases, build_phrases
from diplotext.actors.places.find import Place
from diplotext.actors.resolving.author import find_author, first_own_word
from diplotext.actors.resolving.documents import issuer, we_of
from diplotext.records import Actor, Official, Organization, Person, Span
from diplotext.terms import without_article

if TYPE_CHECKING:
    from diplotext.layout import Quotation
    from diplotext.reading import Reading

T = TypeVar("T")

_SINGULAR_PRONOUN = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_FIRST = frozenset(("i", "me", "my", "mine", "myself"))
_SECOND = frozenset(("you", "your", "yours", "yourself"))
_IT = frozenset(("it", "its", "itself"))
_WE = frozenset(("we", "us", "our", "ours", "ourselves", "we both", "both of us"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves", "both", "the two", "the pair", "the duo"))
_MINISTERS = frozenset(("foreign_minister", "minister", "head_of_government"))
# The classes of office that a noun for two persons asks for.
_RANKS = {
    "president": frozenset(("head_of_state",)),
    "minister": _MINISTERS,
    "premier": _MINISTERS,
    "chancellor": _MINISTERS,
    "secretarie": _MINISTERS,
}
# "the", "both the two"; the second group tells that there are two.
_LED = re.compile(r"\b(the|both|two)\s*(two|(?<=both)|(?<=two))?\s*$", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:He|She)\b")
_GROUP_NOUN = re.compile(r"[\w’'-]+s$|people$|media$|press$|police$")
_NAME_PHRASE = re.compile(
    r"(?:[Tt]he\s+)?[A-Z][\w.&’'-]*(?:\s+(?:(?:(?:of|for|and|on|at|in|&)\s+)?(?:the\s+)?)[A-Z][\w.&’'-]*){0,14}"
)
_GENITIVE = re.compile(r"[’']s? ")
_JOINED = re.compile(r"\s*(?:,|and|, and|as well as|together with|along with)\s+(?:the\s+)?")
SCAN_BACK = 12
_IT_BACK = 3
# A text without full stops is one sentence: so much of it before a word is looked at.
LONGEST_SENTENCE = 2_000


@attrs.frozen(kw_only=True, eq=False)
class Actors:
    """The cast of one document.

    Attributes:
        officials: all office-holders, named or not, in the order of their first mention.
        persons: named persons without office.
        organizations: states, governments, ministries, bodies, companies, delegations.
        places: every place that the text names.
    """

    officials: tuple[Official, ...]
    persons: tuple[Person, ...]
    organizations: tuple[Organization, ...]
    places: tuple[Place, ...]
    _reading: "Reading"
    _mentions: tuple[tuple[int, int, Actor], ...]
    _genders: dict[Actor, str]
    _sentences: tuple[int, ...]
    _political: tuple[Place, ...]
    _states: dict[str, Organization]
    _bodies: Bodies
    _pairs: dict[str, tuple[Actor, ...]] = attrs.field(factory=dict, init=False)
    _answers: dict[tuple[int, int], tuple[Actor, ...]] = attrs.field(factory=dict, init=False)
    _quotations: "tuple[Quotation, ...]" = attrs.field(init=False)
    _located: tuple[tuple[Span, Actor], ...] = attrs.field(init=False)
    _starts: list[int] = attrs.field(init=False)

    @_quotations.default
    def _outer_ones(self) -> "tuple[Quotation, ...]":
        return tuple(quotation for quotation in self._reading.quotations if quotation.depth == 0)

    @_located.default
    def _with_spans(self) -> tuple[tuple[Span, Actor], ...]:
        return tuple((self._reading.span(start, end), actor) for start, end, actor in self._mentions)

    @_starts.default
    def _where_they_begin(self) -> list[int]:
        return [start for start, _, _ in self._mentions]

    def at(self, start: int, end: int) -> tuple[Actor, ...]:
        """Who is meant by the mention ``text[start:end]``: a name, a role, a pronoun, "the two leaders".

        Returns:
            One actor, several for a plural mention, () where the text leaves it open. A noun phrase that names a
            group of people nobody knew before ("analysts", "Western officials") gives a new `Organization` of kind
            "group".
        """
        key = start, end
        if key not in self._answers:
            self._answers[key] = self._meant(start, end)
        return self._answers[key]

    def _meant(self, start: int, end: int) -> tuple[Actor, ...]:
        phrase = self._reading.text[start:end].strip().strip("“”\"'‘’ ").lower()
        if not phrase:
            return ()
        pronoun = self._pronoun(phrase, start)
        if pronoun is not None:
            return pronoun
        if phrase.endswith(" and i"):
            return self._with_speaker(start, end)
        inside = self._joint(start, end)
        if inside:
            return inside
        return (
            self._whole_state(start, end)
            or (() if self._bodies.inside(start, end) else self._plural_phrase(phrase))
            or self._organization(start, end)
            or self._state(start, end)
            or issuer(self._reading, self, phrase, start)
            or self._unknown(start, end)
        )

    def mentions_in(self, start: int, end: int) -> tuple[tuple[Span, Actor], ...]:
        """Mentions of persons and offices that lie wholly in ``text[start:end]``, in text order."""
        first, last = bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)
        return tuple(pair for pair in self._located[first:last] if pair[0].end <= end)

    def named_in(self, start: int, end: int) -> tuple[tuple[Actor, ...], tuple[Actor, ...], tuple[Actor, ...]]:
        """The bodies of several states, the persons and the states that ``text[start:end]`` names."""
        bodies = (body for _, _, body in self._bodies.inside(start, end) if body.kind == "international")
        persons = (actor for _, actor in self.mentions_in(start, end))
        states = (self._states.get(place.code) for place in self._places_in(start, end))
        return tuple(dict.fromkeys(bodies)), tuple(dict.fromkeys(persons)), tuple(dict.fromkeys(filter(None, states)))

    def _places_in(self, start: int, end: int) -> tuple[Place, ...]:
        """The mentions of states, their peoples and capitals that begin in ``text[start:end]``."""
        first = bisect.bisect_left(self._political, start, key=lambda place: place.start)
        last = bisect.bisect_left(self._political, end, key=lambda place: place.start)
        return self._political[first:last]

    @property
    def _phrases(self) -> Phrases:
        return self._reading.lexicon.derive(build_phrases)

    # ------------------------------------------------------------ mentions that name somebody

    def _joint(self, start: int, end: int) -> tuple[Actor, ...]:
        """The first mention in the range, and those that "and" or a comma joins to it."""
        text = self._reading.text
        first = bisect.bisect_left(self._starts, start)
        if first and self._mentions[first - 1][1] > start and self._mentions[first - 1][1] >= end - 1:
            first -= 1
        while self._is_owner(first, end):
            first += 1
        found: list[Actor] = []
        at = start
        for a, b, actor in _from(self._mentions, first):
            if a >= end:
                break
            between = text[at:a] if found else text[start:a]
            if found and not re.fullmatch(
                r"\s*(?:,|and|, and|as well as|together with|along with)\s*(?:the |his |her )?(?:[\w’']+ ){0,2}",
                between,
            ):
                break
            if (
                not found
                and re.search(r"\b(?:by|of|to|from|for|with|at)\b|,|[’']s? ", between)
                and not between.rstrip().endswith(("’s", "'s"))
            ):
                return ()
            if actor not in found:
                found.append(actor)
            at = b
        if len(found) == 1:
            rest = text[at:end]
            joined = re.match(r"\s+and\s+(?:other|the|his|her|their)?\s*", rest)
            if joined and at + joined.end() < end:
                found += [actor for actor in self._state(at + joined.end(), end) if actor not in found]
        return tuple(found)

    def _is_owner(self, index: int, end: int) -> bool:
        """Whether a mention owns the next one, who is meant: "Roe's spokesman, John Poe"."""
        if index + 1 >= len(self._mentions):
            return False
        last, start = self._mentions[index][1], self._mentions[index + 1][0]
        return start < end and _GENITIVE.fullmatch(self._reading.text, last, start) is not None

    def _organization(self, start: int, end: int) -> tuple[Actor, ...]:
        """ "NATO and the EU", "a report by the Ministry of Energy", "the ministry"; () for "NATO officials"."""
        text = self._reading.text
        found: list[Actor] = []
        at = start
        for first, last, body in self._bodies.inside(start, end):
            if not (_JOINED if found else self._phrases.led).fullmatch(text[at:first]):
                break
            if body not in found:
                found.append(body)
            at = last
        if not found:
            return self._bodies.meant_by(without_article(text[start:end]).lower(), start)
        joined = _JOINED.match(text, at, end)
        if joined and joined.end() < end:
            found += [actor for actor in self._state(joined.end(), end) if actor not in found]
        elif not self._phrases.trailed.match(text, at, end) and not self._bodies.is_kind_of(found[-1], text[at:end]):
            return ()
        return tuple(found)

    def _whole_state(self, start: int, end: int) -> tuple[Actor, ...]:
        """ "the United States", whose last word is no noun for two sides."""
        whole = [p for p in self._places_in(start, end) if p.end == end and p.start <= start + len("the ")]
        return self._state(start, end) if whole else ()

    def _state(self, start: int, end: int) -> tuple[Actor, ...]:
        """ "China", "the Azerbaijani side", "Ukraine and the United States", "Ankara"."""
        text = self._reading.text
        first = bisect.bisect_left(self._political, start, key=lambda p: p.start)
        found: list[Actor] = []
        rest = text[start:end]
        kept = 0
        for place in _from(self._political, first):
            if place.start >= end:
                break
            kept += place.end - place.start
            state = self._states.get(place.code)
            if state and state not in found:
                found.append(state)
        if not found:
            return ()
        others = self._phrases.for_state.sub("", rest)
        return tuple(found) if len(others) <= kept + 2 else ()

    def _unknown(self, start: int, end: int) -> tuple[Actor, ...]:
        """A group or body that nobody knew before; () for an individual without a name."""
        phrase = self._reading.text[start:end].strip()
        if len(phrase) > 120:
            return ()
        name = _NAME_PHRASE.search(phrase)
        if (
            name
            and len(without_article(name[0])) > 2
            and not (name.start() == 0 and " " not in name[0] and name[0] != phrase)
        ):
            whole = (
                name.start() == 0
                or " by " in phrase[: name.start() + 1]
                or " from " in phrase[: name.start() + 1]
                or name[0] == phrase
            )
            adjective = any(
                place.form == "demonym" and place.end == start + name.end()
                for place in self._places_in(start + name.start(), start + name.end())
            )
            label = name[0] if whole and not adjective else phrase
            return (self._group(start, end, without_article(label)),)
        first = self._phrases.complement.split(phrase, maxsplit=1)[0].strip()
        if _GROUP_NOUN.search(first) or phrase[:1].isupper():
            return (self._group(start, end, without_article(phrase)),)
        return ()

    def _group(self, start: int, end: int, name: str) -> Organization:
        return Organization(
            name=name, kind="group", mentions=(self._reading.span(start, end),), rule="organization.group"
        )

    # ------------------------------------------------------------ pronouns

    def _pronoun(self, phrase: str, start: int) -> tuple[Actor, ...] | None:
        if phrase in _SINGULAR_PRONOUN:
            return self._singular(start, phrase)
        if phrase in ("who", "whom", "whose", "which"):
            before = bisect.bisect_left(self._starts, start) - 1
            near = before >= 0 and 0 <= start - self._mentions[before][1] < 4
            return (self._mentions[before][2],) if near else ()
        if phrase in _FIRST:
            return self.speaker_at(start) or self._author
        if phrase in _SECOND:
            return tuple(actor for actor in self._principals() if actor not in self.speaker_at(start))[:1]
        if phrase in _IT:
            return self._it(start)
        if phrase in _WE:
            return self._we(start)
        return self._they(start) if phrase in _THEY else None

    def _we(self, start: int) -> tuple[Actor, ...]:
        """Those whom the text calls so; the two who meet, if the one who speaks is of them; else who speaks."""
        speaker = self.speaker_at(start) or tuple(author for author in self._author if author.name)
        told = we_of(self._reading, self)
        if told:
            return told
        if not speaker and not self._author and first_own_word(self._reading) is not None:
            return ()  # who writes "I" and "we" is not named
        both = (*speaker, *(actor for actor in self._labelled if actor not in speaker))
        spoken = len(both) > 1 and speaker and speaker[0] in self._labelled
        pair = tuple(sorted(both[:2], key=lambda actor: actor.mentions[0].start)) if spoken else self._principals()
        abroad = all(isinstance(actor, Official) and actor.country for actor in pair)
        alone = speaker and (speaker[0] not in pair or (speaker == self._author and not abroad))
        return speaker if alone else pair

    @property
    def _author(self) -> tuple[Actor, ...]:
        """Who writes the text in the first person."""
        if "I" not in self._pairs:
            author = find_author(self._reading, self)
            self._pairs["I"] = (author,) if author else ()
        return self._pairs["I"]

    @property
    def _labelled(self) -> tuple[Actor, ...]:
        """The first officials of two states who speak in turns."""
        if "labels" not in self._pairs:
            found: dict[str | None, Actor] = {}
            for turn in self._reading.turns:
                for actor in self._joint(*turn.label)[:1] if turn.label else ():
                    if isinstance(actor, Official) and actor.country:
                        found.setdefault(actor.country, actor)
            self._pairs["labels"] = tuple(found.values())
        return self._pairs["labels"]

    def _with_speaker(self, start: int, end: int) -> tuple[Actor, ...]:
        """ "Mr Roe and I", "the Prime Minister and I"."""
        speaker = self.speaker_at(start) or self._author
        named = tuple(actor for actor in self._joint(start, end) if actor not in speaker)
        return tuple(
            dict.fromkeys((*(named or tuple(a for a in self._principals() if a not in speaker)[:1]), *speaker))
        )

    def speaker_at(self, start: int) -> tuple[Actor, ...]:
        """Who says the words at an offset: the turn's label, or the mention beside the quotation; else ()."""
        turn = self._reading.turn_at(start)
        if turn is not None:
            return self._joint(*turn.label) if turn.label else self._persons_before(start, "")[:1]
        before = bisect.bisect_right(self._quotations, start, key=lambda quotation: quotation.start) - 1
        if self._is_quoted(start):
            return self._beside(self._quotations[before].start, self._quotations[before].end)
        return ()

    def _beside(self, start: int, end: int) -> tuple[Actor, ...]:
        """The person named right behind a quotation, else in its paragraph before it."""
        index = self._reading.paragraph_at(start)
        if index is None:
            return ()
        first, last = self._reading.paragraphs[index]
        after = [actor for span, actor in self.mentions_in(end, min(last, end + 80))]
        before = self._last_mention(first, start)
        return tuple((after or before)[:1]) or self._persons_before(start, "")[:1]

    def _last_mention(self, start: int, end: int) -> list[Actor]:
        """Whom the last mention wholly in a range means."""
        last = bisect.bisect_left(self._starts, end) - 1
        while last >= 0 and self._mentions[last][1] > end:
            last -= 1
        return [self._mentions[last][2]] if last >= 0 and self._mentions[last][0] >= start else []

    def _singular(self, start: int, pronoun: str) -> tuple[Actor, ...]:
        """ "he"; "him", who is not the only person named in the sentence before it."""
        gender = _SINGULAR_PRONOUN[pronoun]
        found = self._persons_before(start, gender)
        if self._is_object(start, pronoun):
            sentence = self._sentences[bisect.bisect_right(self._sentences, start) - 1]
            subject = self._persons_before(start, "")[:1] if self.mentions_in(sentence, start) else ()
            found = tuple(actor for actor in found if actor not in subject) or tuple(
                actor for actor in self._persons_before(sentence, gender) if actor not in subject
            )
        return found[:1]

    def _is_object(self, start: int, pronoun: str) -> bool:
        token = self._reading.tokens(start, start + 1)
        return pronoun in ("him", "her") and len(token) == 1 and token[0].tag_ == "PRP"

    def _persons_before(self, start: int, gender: str) -> tuple[Actor, ...]:
        """Persons of the sentence, then of those before it; in each the first-named, which is mostly the subject."""
        sentence = bisect.bisect_right(self._sentences, start) - 1
        for number in range(sentence, max(-1, sentence - SCAN_BACK), -1):
            stop = min(start, self._sentences[number + 1]) if number + 1 < len(self._sentences) else start
            found = tuple(
                dict.fromkeys(
                    actor
                    for _, actor in self.mentions_in(max(self._sentences[number], stop - LONGEST_SENTENCE), stop)
                    if self._genders.get(actor, "") in ("", gender) or not gender
                )
            )
            if found:
                return found
        return ()

    def _it(self, start: int) -> tuple[Actor, ...]:
        """The first body, else the first state, that the sentence names before, or the sentence before it."""
        sentence = bisect.bisect_right(self._sentences, start) - 1
        quoted = self._is_quoted(start)
        for number in range(sentence, max(-1, sentence - _IT_BACK), -1):
            begin = max(self._sentences[number], start - LONGEST_SENTENCE)
            stop = min(start, self._sentences[number + 1]) if number + 1 < len(self._sentences) else start
            named = [(first, body) for first, _, body in self._bodies.inside(begin, stop) if body.kind != "group"]
            found = sorted((*named, *self._bodies.stood_for(begin, stop)), key=lambda item: item[0])
            bodies = [body for first, body in found if quoted or not self._is_quoted(first)]
            places = [place for place in self._places_in(begin, stop) if place.form in ("name", "capital")]
            told = [place.code for place in places if quoted or not self._is_quoted(place.start)]
            states = [self._states[code] for code in told if code in self._states]
            if bodies or states:
                return tuple((bodies or states)[:1])
        return ()

    def _is_quoted(self, start: int) -> bool:
        before = bisect.bisect_right(self._quotations, start, key=lambda quotation: quotation.start) - 1
        return before >= 0 and start < self._quotations[before].end

    def _they(self, start: int) -> tuple[Actor, ...]:
        """The last plural mention, or two persons named in one sentence; else the two sides."""
        text = self._reading.text
        sentence = bisect.bisect_right(self._sentences, start) - 1
        for number in range(sentence, max(-1, sentence - 6), -1):
            stop = min(start, self._sentences[number + 1]) if number + 1 < len(self._sentences) else start
            begin = max(self._sentences[number], stop - LONGEST_SENTENCE)
            pair = self._phrases.pair.search(text, begin, stop)
            sides = self._phrases.sides.search(text, begin, stop)
            led = _LED.search(text, max(begin, pair.start() - 12), pair.start()) if pair else None
            if pair and led and (led[2] or not self._phrases.quoted.fullmatch(pair[1])):
                return self._plural_phrase("the two " + pair[1].lower())
            if sides and re.search(
                r"\b(?:both|two|the)\s*$", text[max(begin, sides.start() - 8) : sides.start()], re.IGNORECASE
            ):
                return self._plural_phrase("both sides")
            persons = tuple(dict.fromkeys(actor for _, actor in self.mentions_in(begin, stop)))
            subject = _SUBJECT.match(text, begin, stop)
            if len(persons) == 1 and subject:  # "He met Prime Minister Roe, and they agreed"
                persons = tuple(dict.fromkeys((*self._singular(begin, subject[0].lower()), *persons)))
            if len(persons) >= 2:
                return persons[:2]
            crowd = self._phrases.crowd.match(text, begin, stop)
            # "..., analysts said. They added"
            crowd = crowd or (self._phrases.crowd_says.search(text, begin, stop) if number < sentence else None)
            if crowd:
                return (self._group(crowd.start(), crowd.end(1), without_article(text[crowd.start() : crowd.end(1)])),)
        return self._two_states()

    # ------------------------------------------------------------ plural phrases

    def _plural_phrase(self, phrase: str) -> tuple[Actor, ...]:
        if (
            not re.match(r"(?:the|both|these|our|two|their|all)\b|presidents|leaders", phrase)
            or len(phrase.split()) > 6
        ):
            return ()
        pair = self._phrases.pair.search(phrase)
        if pair and self._phrases.quoted.fullmatch(pair[1]) and not re.search(r"\b(?:two|both)\b", phrase):
            return ()  # "the diplomats said"
        if pair and not re.search(r"\bother\b", phrase):
            wanted = self._principals(pair[1].lower())
            return wanted if len(wanted) == 2 else ()
        if self._phrases.sides.search(phrase):
            return self._two_states()
        return ()

    def _principals(self, noun: str = "leaders") -> tuple[Actor, ...]:
        """The two persons who meet: of the rank that the noun asks for, as the text names them first."""
        if noun not in self._pairs:
            self._pairs[noun] = self._pair(_RANKS.get(noun.removesuffix("s"), HEADS))
        return self._pairs[noun]

    def _pair(self, classes: frozenset[str]) -> tuple[Actor, ...]:
        named = sorted(self.officials, key=lambda official: official.name is None)
        fitting = sorted(named, key=lambda official: official.role_class not in classes)
        chosen: list[Official] = []
        for official in fitting:
            if official.tense == "former" or len(chosen) == 2:
                continue
            if not official.country or official.country not in [other.country for other in chosen]:
                chosen.append(official)
        return tuple(sorted(chosen, key=lambda official: official.mentions[0].start))

    def _two_states(self) -> tuple[Actor, ...]:
        sides = [self._states[code] for code in self._bodies.sides if code in self._states]
        states = sides if len(sides) > 1 else self._states.values()
        counted = sorted(states, key=lambda o: (-len(o.mentions), o.mentions[0].start))[:2]
        return tuple(sorted(counted, key=lambda o: o.mentions[0].start)) if len(counted) == 2 else ()


def _from(items: Sequence[T], first: int) -> Iterator[T]:
    """The items from an index on, without a copy of them."""
    return (items[at] for at in range(first, len(items)))
