"""Find the mentions of visits: a cue, who travels, who receives them, and where."""

import bisect
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.lexicon.visits import VisitCue
from diplotext.records import Actor, Date, Official, Organization, Person, Span, VisitKind, VisitStatus, without_article
from diplotext.visits.places import Stop, destinations
from diplotext.visits.slots import is_recalled, kind_of, period_of, purpose_of, status_of, topics_of
from diplotext.visits.syntax import (
    children,
    conjuncts,
    direct_objects,
    full_phrase,
    is_passive,
    phrase,
    prepositional,
    subjects,
    verb_of,
)
from diplotext.visits.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from diplotext.actors import Actors
    from diplotext.actors.places import Place
    from diplotext.reading import Reading

LINK = re.compile(r"\s+(?:(?:today|here)\s+)?(?:with\s+)?(?:the\s+)?")
SOURCE = re.compile(r"\b(?:of|from)\b")
TOWARDS = re.compile(r"\b(?:to|in|at|for)\b")
MAX_SENTENCE = 400
SUPPORTED = ("on", "during", "for", "after", "before", "following", "within", "as")


@attrs.frozen(kw_only=True, eq=False)
class Mention:
    """One clause that tells of a visit, before the mentions of a trip are merged.

    Attributes:
        party: those of whom some travel; who is decided by the destination.
        guests: those who travel for certain.
        hosts: those whom the guests meet.
        stop: country and places, or None where the clause does not say.
        leg: number of the stop in a tour, None for a single one.
        domestic: a trip at home counts, because the text calls it a visit.
    """

    cue: int
    evidence: Span
    guests: tuple[Actor, ...]
    hosts: tuple[Actor, ...]
    party: tuple[Actor, ...]
    stop: Stop | None
    leg: int | None
    domestic: bool
    kind: VisitKind
    status: VisitStatus
    postponed: bool
    start: Date | None
    end: Date | None
    invited_by: Actor | None
    purpose: Span | None
    topics: tuple[Span, ...]
    rule: str


@attrs.frozen(kw_only=True, eq=False)
class Setting:
    """What the finders of mentions need: the reading, its cast, its places, the vocabulary."""

    reading: "Reading"
    actors: "Actors"
    places: "tuple[Place, ...]"
    stops: tuple[Stop, ...]
    words: Words


def find_mentions(setting: Setting) -> Iterator[Mention]:
    """Yield the mentions of visits that verbs and nouns tell, in text order."""
    doc, words = setting.reading.doc, setting.words
    if not (doc.has_annotation("DEP") and doc.has_annotation("SENT_START")):
        return
    for sentence in doc.sents:
        if len(sentence) > MAX_SENTENCE or words.non_visits.search(sentence.text):
            continue
        for token in sentence:
            cue = _cue(token, words)
            if cue is not None:
                yield from _mentions_at(setting, sentence, token, cue)


def _cue(token: "Token", words: Words) -> VisitCue | None:
    if token.tag_.startswith("VB"):
        cue = words.verbs.get(token.lower_)
        if cue is None or not cue.companion:
            return cue
        # "took part in the forum", but "took a decision"
        return cue if any(child.lower_ == cue.companion for child in children(token)) else None
    return words.nouns.get(token.lower_) if token.tag_ in ("NN", "NNS") and token.dep_ != "compound" else None


def _mentions_at(setting: Setting, sentence: "Sentence", token: "Token", cue: VisitCue) -> Iterator[Mention]:
    reading, words = setting.reading, setting.words
    status = status_of(token, words)
    if status is None:
        return
    guests, hosts, party = _parties(setting, token, cue)
    legs = destinations(setting.stops, sentence, token, cue)
    if not legs and cue.role == "host":
        legs = _home_of(hosts, guests)
    # only "the visit" and "met with" add to a trip told elsewhere
    if cue.role not in ("visit", "meet", "talks") and not (legs and guests):
        return
    if cue.role in ("meet", "talks") and not (legs or party):
        return
    start, end = period_of(reading, sentence, token)
    if status.state == "ongoing" and is_recalled(start, reading.published):
        # "two years ago I was in Peru, and now I am in Chile"
        start, end = None, None
    inviter = _inviter(setting, sentence, hosts if cue.role == "invite" else ())
    met = () if cue.role == "invite" else hosts
    offered: VisitStatus = "proposed" if status.state == "completed" else status.settled(start, reading)
    for number, stop in enumerate(legs or (None,)):
        yield Mention(
            cue=token.idx,
            evidence=_evidence(reading, sentence, token),
            guests=guests,
            hosts=met,
            party=party,
            stop=stop,
            leg=number if len(legs) > 1 else None,
            domestic=cue.role == "go" and cue.lemma == "visit",
            kind=kind_of(token, words),
            status=offered if cue.role == "invite" else status.settled(start, reading),
            postponed=status.state == "postponed",
            start=start,
            end=end,
            invited_by=inviter,
            purpose=purpose_of(reading, token, cue),
            topics=topics_of(reading, sentence, token, cue),
            rule=f"visit.{cue.role}.{cue.lemma}",
        )


def _parties(
    setting: Setting, token: "Token", cue: VisitCue
) -> tuple[tuple[Actor, ...], tuple[Actor, ...], tuple[Actor, ...]]:
    """Guests, hosts, and those of whom the destination decides which they are."""
    if cue.pos == "noun":
        return _parties_of_noun(setting, token, cue)
    subject, objects = _resolve(setting, subjects(token)), _resolve(setting, direct_objects(token))
    if not objects and cue.role in ("host", "meet", "invite") and not is_passive(token):
        objects = _right_after(setting, token)
    if cue.role in ("host", "invite"):
        if is_passive(token):
            return subject, _resolve(setting, prepositional(token, "by")), ()
        return objects, subject, ()
    if cue.role == "meet":
        return (), (), _unique((*subject, *objects, *_resolve(setting, prepositional(token, "with"))))
    return subject, _resolve(setting, prepositional(token, "with")) if cue.role == "be" else (), ()


def _parties_of_noun(
    setting: Setting, token: "Token", cue: VisitCue
) -> tuple[tuple[Actor, ...], tuple[Actor, ...], tuple[Actor, ...]]:
    owners = [noun for child in children(token) if child.dep_ == "poss" for noun in conjuncts(child)]
    owners += prepositional(token, "of", "by", "between")
    owner = _resolve(setting, owners)
    verb = verb_of(token)
    supporting = verb is not None and token.dep_ in ("dobj", "pobj", "attr")
    if supporting and verb is not None:
        by_verb = verb.lower_ in setting.words.supports if token.dep_ == "dobj" else token.head.lower_ in SUPPORTED
        if by_verb and not owner:
            owner = (
                _resolve(setting, prepositional(verb, "by")) if is_passive(verb) else _resolve(setting, subjects(verb))
            )
    if not owner and any(noun.tag_ == "PRP$" for noun in owners):
        owner = _named_later(setting, token)
    if cue.role == "talks":
        return (), (), _unique((*owner, *_resolve(setting, prepositional(token, "with"))))
    return owner, _speaker_at(setting, token.idx) if any(noun.lower_ == "your" for noun in owners) else (), ()


def _speaker_at(setting: Setting, offset: int) -> tuple[Actor, ...]:
    """Who speaks the turn at an offset: the host who says "your visit"."""
    index = bisect.bisect_right(setting.reading.turns, offset, key=lambda turn: turn.start) - 1
    label = setting.reading.turns[index].label if index >= 0 else None
    return tuple(actor for actor in setting.actors.at(*label) if travels(actor)) if label else ()


def _resolve(setting: Setting, nouns: Iterable["Token"]) -> tuple[Actor, ...]:
    """Who is meant by these nouns, states and media left out: no state travels."""
    found: list[Actor] = []
    for noun in nouns:
        for start, end in (full_phrase(noun), phrase(noun), (noun.idx, noun.idx + len(noun))):
            meant = [party for actor in setting.actors.at(start, end) for party in _with_state(setting, actor, noun)]
            meant = [actor for actor in meant if travels(actor)]
            if meant:
                found += meant
                break
        else:
            found += _new_party(setting, noun)
    return _unique(found)


def _new_party(setting: Setting, noun: "Token") -> tuple[Actor, ...]:
    """A party that nobody else speaks of: "a Danish delegation"; () unless its state is named."""
    if noun.lower_ not in setting.words.parties:
        return ()
    span = setting.reading.span(*full_phrase(noun))
    name = without_article(span.text)
    party = Organization(name=name, kind="delegation", mentions=(span,), rule="visit.party")
    return tuple(actor for actor in _with_state(setting, party, noun) if travels(actor))


def _person_at(setting: Setting, start: int, end: int) -> tuple[Actor, ...]:
    """The official whose mention begins in ``text[start:end]``, for where the parse fails a long name."""
    for official in setting.actors.officials:
        if any(start <= mention.start < end for mention in official.mentions):
            return (official,)
    return ()


def _right_after(setting: Setting, token: "Token") -> tuple[Actor, ...]:
    """The official named right after a verb: "welcoming President ...", "met today with ..."."""
    end = token.idx + len(token)
    link = LINK.match(setting.reading.text, end)
    return _person_at(setting, link.end() if link else end, (link.end() if link else end) + 1)


def _named_later(setting: Setting, token: "Token") -> tuple[Actor, ...]:
    """The first official named after a possessive: "during his visit to Oslo, the king ..."."""
    sentence = token.sent
    mentions = [
        (mention.start, official)
        for official in setting.actors.officials
        for mention in official.mentions
        if token.idx < mention.start < sentence.end_char
    ]
    return (min(mentions, key=lambda pair: pair[0])[1],) if mentions else ()


def _with_state(setting: Setting, actor: Actor, noun: "Token") -> tuple[Actor, ...]:
    """An unnamed party with the state that its phrase names; of two states, "envoys of Nepal and Peru", two parties."""
    unnamed = isinstance(actor, Organization) and actor.kind in ("delegation", "group") and actor.country is None
    if not unnamed or noun.lower_ not in setting.words.parties:
        return (actor,)
    after = noun.idx + len(noun)
    end = min(noun.right_edge.idx + len(noun.right_edge), after + 100)
    codes = [
        place.code
        for place in setting.places
        if noun.left_edge.idx <= place.start < end
        and (place.start < noun.idx or SOURCE.search(setting.reading.text, after, place.start))
        and not TOWARDS.search(setting.reading.text, after, max(after, place.start))
    ]
    return tuple(attrs.evolve(actor, country=code) for code in dict.fromkeys(codes)) or (actor,)


def travels(actor: Actor) -> bool:
    """Whether an actor can be on a trip: a person, or a delegation or group whose state is named."""
    if isinstance(actor, Official | Person):
        return True
    return isinstance(actor, Organization) and actor.kind in ("delegation", "group") and actor.country is not None


def _home_of(hosts: tuple[Actor, ...], guests: tuple[Actor, ...]) -> tuple[Stop, ...]:
    """Where a host receives a foreign guest if the text does not say: at home."""
    homes = {actor.country for actor in hosts if actor.country}
    abroad = {actor.country for actor in guests if actor.country}
    if len(homes) == 1 and abroad and not homes & abroad:
        return (Stop(country=homes.pop(), places=(), start=-1, end=-1),)
    return ()


def _inviter(setting: Setting, sentence: "Sentence", hosts: tuple[Actor, ...]) -> Actor | None:
    if hosts:
        return hosts[0]
    for token in sentence:
        # "at the invitation of the king"
        if token.lower_ == "invitation" and token.i > 1 and token.nbor(-2).lower_ == "at":
            found = _resolve(setting, prepositional(token, "of", "from"))
            return found[0] if found else None
    return None


def _evidence(reading: "Reading", sentence: "Sentence", token: "Token") -> Span:
    """The clause around the cue: from its verb's first word to its last, within the sentence."""
    head = token if token.tag_.startswith("VB") else verb_of(token) or token
    start, end = head.left_edge.idx, head.right_edge.idx + len(head.right_edge)
    start, end = max(start, sentence.start_char), min(end, sentence.end_char)
    text = reading.text[start:end]
    return reading.span(start, start + len(text.rstrip(" \n\t.,;")))


def _unique(found: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(found))
