"""Who takes part in a visit: those who travel, those who receive them, and those of whom the place decides."""

import bisect
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from diplotext.lexicon.visits import VisitCue
from diplotext.records import Actor, Official, Organization, Person, without_article
from diplotext.visits.places import starting_in
from diplotext.visits.setting import Setting
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

if TYPE_CHECKING:
    from spacy.tokens import Token

LINK = re.compile(r"\s+(?:(?:today|here)\s+)?(?:with\s+)?(?:the\s+)?")
SOURCE = re.compile(r"\b(?:of|from)\b")
TOWARDS = re.compile(r"\b(?:to|in|at|for)\b")
SUPPORTED = ("on", "during", "for", "after", "before", "following", "within", "as")
AT_TALKS = ("at", "in", "throughout", "since")
MAX_NAME = 200
PAIR_REACH = 600


@attrs.frozen(kw_only=True)
class Parties:
    """Who a clause names, by part.

    Attributes:
        guests: those who travel for certain.
        hosts: those whom the guests meet.
        either: those of whom the destination decides which they are.
    """

    guests: tuple[Actor, ...] = ()
    hosts: tuple[Actor, ...] = ()
    either: tuple[Actor, ...] = ()


def parties_of(setting: Setting, token: "Token", cue: VisitCue) -> Parties:
    """Tell who takes part in what a cue tells."""
    if cue.pos == "noun":
        return _parties_of_noun(setting, token, cue)
    subject, objects = resolve(setting, subjects(token)), resolve(setting, direct_objects(token))
    companions = resolve(setting, prepositional(token, "with"))
    if not objects and cue.role in ("host", "meet", "invite") and not is_passive(token):
        objects = _right_after(setting, token)
    if cue.role in ("host", "invite"):
        if is_passive(token):
            return Parties(guests=subject, hosts=resolve(setting, prepositional(token, "by")))
        return Parties(guests=objects, hosts=subject)
    # "joined the president in a conversation" is a meeting
    if cue.role in ("meet", "joint") or (cue.role == "attend" and objects):
        return Parties(either=unique((*subject, *objects, *companions)))
    return Parties(guests=subject, hosts=companions if cue.role == "be" else ())


def _parties_of_noun(setting: Setting, token: "Token", cue: VisitCue) -> Parties:
    owners = [noun for child in children(token) if child.dep_ == "poss" for noun in conjuncts(child)]
    owners += prepositional(token, "of", "by", "between")
    owner = resolve(setting, owners)
    if not owner:
        owner = _by_verb(setting, token, cue)
    if not owner and any(noun.tag_ == "PRP$" for noun in owners):
        owner = _named_later(setting, token)
    if cue.role == "talks":
        return Parties(either=unique((*owner, *resolve(setting, prepositional(token, "with")))))
    hosts = _speaker_at(setting, token.idx) if any(noun.lower_ == "your" for noun in owners) else ()
    return Parties(guests=owner, hosts=hosts)


def _by_verb(setting: Setting, token: "Token", cue: VisitCue) -> tuple[Actor, ...]:
    """Whose visit it is by the verb that governs the noun: "paid a visit", "said during a visit"."""
    verb = verb_of(token)
    if verb is None or token.dep_ not in ("dobj", "pobj", "attr"):
        return ()
    if token.dep_ == "dobj" and token.head.i == verb.i:
        governs = verb.lower_ in setting.words.supports
    else:
        governs = token.head.lower_ in SUPPORTED or (cue.role == "talks" and token.head.lower_ in AT_TALKS)
    if not governs:
        return ()
    return resolve(setting, prepositional(verb, "by") if is_passive(verb) else subjects(verb))


def _speaker_at(setting: Setting, offset: int) -> tuple[Actor, ...]:
    """Who speaks the turn at an offset: the host who says "your visit"."""
    index = bisect.bisect_right(setting.reading.turns, offset, key=lambda turn: turn.start) - 1
    label = setting.reading.turns[index].label if index >= 0 else None
    return travellers_at(setting, *label) if label else ()


def travellers_at(setting: Setting, start: int, end: int) -> tuple[Actor, ...]:
    """Those meant by a mention who can be on a trip."""
    return tuple(actor for actor in setting.actors.at(start, end) if travels(actor))


def resolve(setting: Setting, nouns: Iterable["Token"]) -> tuple[Actor, ...]:
    """Who is meant by these nouns, states and media left out: no state travels."""
    found: list[Actor] = []
    for noun in nouns:
        if _is_owned_thing(setting, noun):
            continue
        for start, end in (full_phrase(noun), phrase(noun), (noun.idx, noun.idx + len(noun))):
            meant = [party for actor in setting.actors.at(start, end) for party in _with_state(setting, actor, noun)]
            meant = [actor for actor in meant if travels(actor)]
            if meant:
                found += meant
                break
        else:
            found += _new_party(setting, noun)
    return unique(found)


def _is_owned_thing(setting: Setting, noun: "Token") -> bool:
    """Whether a noun is what somebody has: of "the minister's support", the minister is not meant."""
    if noun.lower_ in setting.words.parties or not any(child.dep_ == "poss" for child in children(noun)):
        return False
    mentions = setting.actors.mentions_in(noun.left_edge.idx, noun.right_edge.idx + len(noun.right_edge))
    return bool(mentions) and all(span.end <= noun.idx for span, _ in mentions)


def together(setting: Setting, subject: "Token") -> tuple[Actor, ...]:
    """Those who act together as a subject: "Ms Roe and Mr Doe"; "the two presidents" are the last two of two states."""
    nouns = conjuncts(subject)
    pair = _last_two(setting, subject) if len(nouns) == 1 and subject.lower_ in setting.words.pairs else ()
    return pair or resolve(setting, nouns)


def _last_two(setting: Setting, pair: "Token") -> tuple[Actor, ...]:
    """The officials of two states whom the paragraph named last before "the two presidents"."""
    index = setting.reading.paragraph_at(pair.idx)
    start = setting.reading.paragraphs[index][0] if index is not None else pair.sent.start_char
    found: dict[str, Actor] = {}
    for _, actor in reversed(setting.actors.mentions_in(max(start, pair.idx - PAIR_REACH), pair.idx)):
        if isinstance(actor, Official) and actor.country is not None:
            found.setdefault(actor.country, actor)
    return tuple(found.values()) if len(found) == 2 else ()


def _new_party(setting: Setting, noun: "Token") -> tuple[Actor, ...]:
    """A party that nobody else speaks of: "a Danish delegation"; () unless its state is named."""
    if noun.lower_ not in setting.words.parties:
        return ()
    span = setting.reading.span(*full_phrase(noun))
    name = without_article(span.text)
    party = Organization(name=name, kind="delegation", mentions=(span,), rule="visit.party")
    return tuple(actor for actor in _with_state(setting, party, noun) if travels(actor))


def _right_after(setting: Setting, token: "Token") -> tuple[Actor, ...]:
    """The official named right after a verb: "welcoming President ...", "met today with ..."."""
    link = LINK.match(setting.reading.text, token.idx + len(token))
    if link is None:
        return ()
    named = setting.actors.mentions_in(link.end(), link.end() + MAX_NAME)
    return tuple(actor for span, actor in named if span.start == link.end() and isinstance(actor, Official))[:1]


def _named_later(setting: Setting, token: "Token") -> tuple[Actor, ...]:
    """The first official named after a possessive: "during his visit to Oslo, the king ..."."""
    named = setting.actors.mentions_in(token.idx, token.sent.end_char)
    return tuple(actor for _, actor in named if isinstance(actor, Official))[:1]


def _with_state(setting: Setting, actor: Actor, noun: "Token") -> tuple[Actor, ...]:
    """An unnamed party with the state that its phrase names; of two states, "envoys of Nepal and Peru", two parties."""
    unnamed = isinstance(actor, Organization) and actor.kind in ("delegation", "group") and actor.country is None
    if not unnamed or noun.lower_ not in setting.words.parties:
        return (actor,)
    after = noun.idx + len(noun)
    end = min(noun.right_edge.idx + len(noun.right_edge), after + 100)
    codes = [
        place.code
        for place in starting_in(setting.places, noun.left_edge.idx, end)
        if (place.start < noun.idx or SOURCE.search(setting.reading.text, after, place.start))
        and not TOWARDS.search(setting.reading.text, after, max(after, place.start))
    ]
    return tuple(attrs.evolve(actor, country=code) for code in dict.fromkeys(codes)) or (actor,)


def travels(actor: Actor) -> bool:
    """Whether an actor can be on a trip: a person, or a delegation or group whose state is named."""
    if isinstance(actor, Official | Person):
        return True
    return isinstance(actor, Organization) and actor.kind in ("delegation", "group") and actor.country is not None


def unique(found: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors without repetition, in the order of their first mention."""
    return tuple(dict.fromkeys(found))
