"""Who takes part in a visit: those who travel, those who receive them, and those of whom the place decides."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from diplotext.clauses.arguments import SUBJECTS
from diplotext.lexicon.visits import VisitCue, VisitFrame, VisitPart
from diplotext.records import Actor
from diplotext.visits.places import starting_in
from diplotext.visits.resolving import TOGETHER, named_before, named_later, party_of, resolve, right_after, right_before
from diplotext.visits.setting import Setting
from diplotext.visits.speakers import speaker_at, unique
from diplotext.visits.status import governed

if TYPE_CHECKING:
    from spacy.tokens import Token

WITH = re.compile(r"\bwith\s+(?:(?:the|his|her|their)\s+)?$")
SUPPORTED = ("on", "during", "for", "after", "before", "following", "within", "as", "from")
AT_TALKS = ("at", "in", "throughout", "since", "during", "for", "after", "before", "following")
MAX_BEHIND = 40
AT_INVITATION = ("at", "on", "upon", "by")


@attrs.frozen(kw_only=True)
class Parties:
    """Who a clause names, by part.

    Attributes:
        guests: those who travel for certain.
        hosts: those whom the guests meet.
        either: those of whom the destination decides which they are.
        opposite: those of them who stand on the other side of a meeting than its subject.
        inviter: who asks the guests to come.
        delegation: those who travel along.
    """

    guests: tuple[Actor, ...] = ()
    hosts: tuple[Actor, ...] = ()
    either: tuple[Actor, ...] = ()
    opposite: tuple[Actor, ...] = ()
    inviter: Actor | None = None
    delegation: tuple[Actor, ...] = ()


def parties_of(setting: Setting, token: "Token", cue: VisitCue) -> Parties:
    """Tell who takes part in what a cue tells."""
    frame = setting.words.frames[cue.role]
    if cue.pos == "noun":
        invites = frame.subject == "inviter"
        return _of_invitation(setting, token, None) if invites else _of_noun(setting, token, cue, frame)
    if _is_invited_to(setting, token):
        return _of_invitation(setting, token.head, token)
    if setting.tree.is_passive(token):
        agents = setting.tree.obliques(token, "by") or _agents_behind(setting, token)
        parts = ((frame.passive, _actors_of(setting, token)), (frame.agent, resolve(setting, agents)))
        with_them = (frame.companion, _companions(setting, token, cue))
        return _with_delegation(setting, _shared((*parts, with_them)), frame.agent, agents)
    return _invites(setting, token) or _of_active(setting, token, cue, frame)


def _agents_behind(setting: Setting, verb: "Token") -> list["Token"]:
    """Who does what a passive says, where the parse hangs "by" on a noun: "accompanied on her visit by the king"."""
    tree = setting.tree
    nouns = (noun for child in tree.children(verb) if child.dep_ == "prep" for noun in tree.children(child))
    return [agent for noun in nouns for agent in tree.obliques(noun, "by")]


def _of_active(setting: Setting, token: "Token", cue: VisitCue, frame: VisitFrame) -> Parties:
    subject = (_actors_of(setting, token) or _told_later(setting, token)) if frame.subject else ()
    nouns = setting.tree.objects(token)
    objects = resolve(setting, nouns)
    companions = _companions(setting, token, cue)
    if not objects and frame.object is not None and (frame.place == "held" or frame.subject == "inviter"):
        objects = right_after(setting, token)
    if not objects and frame.subject is None and nouns and nouns[0].tag_ == "PRP":
        # "the queen began a trip that will take her to Cairo"
        objects = named_before(setting, token)
    if frame.needs_object and not (objects or companions):
        return Parties()
    either = unique(
        (*(objects if frame.object == "either" else ()), *(companions if frame.companion == "either" else ()))
    )
    if frame.subject == "either" or either:
        return _meeting_of(subject, either or _counterparts(setting, setting.tree.subjects(token)))
    parties = _shared(((frame.subject, subject), (frame.object, objects), (frame.companion, companions)))
    return _with_delegation(setting, parties, frame.companion, setting.tree.obliques(token, "with"))


def _shared(parts: Iterable[tuple[VisitPart | None, tuple[Actor, ...]]]) -> Parties:
    """The parties of a clause from what its frame takes each of its parts for."""
    told: dict[VisitPart | None, tuple[Actor, ...]] = {}
    for part, actors in parts:
        told[part] = unique((*told.get(part, ()), *actors))
    return Parties(
        guests=told.get("guest", ()),
        hosts=told.get("host", ()),
        either=told.get("either", ()),
        inviter=next(iter(told.get("inviter", ())), None),
        delegation=told.get("delegation", ()),
    )


def _with_delegation(setting: Setting, parties: Parties, part: VisitPart | None, nouns: list["Token"]) -> Parties:
    """The parties with those who travel along, none of another state; "a delegation" has the guests' state."""
    if part != "delegation" or not parties.guests:
        return parties
    home = next((actor.country for actor in parties.guests if actor.country), None)
    along = [actor for actor in parties.delegation if actor.country in (None, home)]
    along += [party for noun in nouns if not resolve(setting, [noun]) for party in party_of(setting, noun, home)]
    return attrs.evolve(parties, delegation=unique(along))


def _counterparts(setting: Setting, nouns: list["Token"]) -> tuple[Actor, ...]:
    """The other side of those who say "we met", "our talks"."""
    ours = (noun for noun in nouns if noun.lower_ in TOGETHER)
    return unique(actor for noun in ours for actor in setting.actors.at(noun.idx, noun.idx + len(noun)))


def _meeting_of(subject: tuple[Actor, ...], others: tuple[Actor, ...]) -> Parties:
    return Parties(
        either=unique((*subject, *others)),
        opposite=unique(actor for actor in others if actor not in subject) if subject else (),
    )


def _actors_of(setting: Setting, verb: "Token") -> tuple[Actor, ...]:
    """Who does what a verb says."""
    told = setting.tree.subjects(verb)
    found = resolve(setting, told)
    if not found and verb.dep_ in ("relcl", "acl") and verb.head.dep_ == "attr":
        # "the queen was the first leader to visit Peru"
        be = verb.head.head
        found = resolve(setting, setting.tree.subjects(be)) or right_before(setting, be)
    return found or (() if told and told[0].tag_ == "PRP" else right_before(setting, verb))


def _told_later(setting: Setting, verb: "Token") -> tuple[Actor, ...]:
    """Who is named only behind a verb: "where he arrived on Monday, the king ...", "after visiting Oslo, the king"."""
    own = [child.lower_ for child in setting.tree.children(verb) if child.dep_ in SUBJECTS]
    ahead = own[-1] in ("he", "she", "they") if own else verb.tag_ == "VBG"
    return named_later(setting, verb) if ahead else ()


def _invites(setting: Setting, verb: "Token") -> Parties | None:
    """Who is asked to do what a verb says, and by whom: "invited the queen to visit"."""
    head = verb.head
    if verb.dep_ != "xcomp" or not _asks(setting, head.lower_, "verb"):
        return None
    if setting.tree.is_passive(head):
        inviters = resolve(setting, setting.tree.obliques(head, "by"))
        return Parties(guests=_actors_of(setting, head), inviter=next(iter(inviters), None))
    guests = resolve(setting, setting.tree.objects(head)) or right_after(setting, head) or _actors_of(setting, verb)
    return Parties(guests=guests, inviter=next(iter(_actors_of(setting, head)), None))


def _is_invited_to(setting: Setting, verb: "Token") -> bool:
    """Whether a verb says what an invitation asks for: "the invitation to visit"."""
    return verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB" and _asks(setting, verb.head.lower_, "noun")


def _asks(setting: Setting, word: str, pos: str) -> bool:
    """Whether a word asks somebody to come."""
    return any(frame.subject == "inviter" for frame in setting.words.frames_of(word, pos))


def _of_invitation(setting: Setting, noun: "Token", asked_for: "Token | None") -> Parties:
    """Who is asked to come, and by whom: "accepted the king's invitation", "extended an invitation to the queen"."""
    if noun.head.lower_ in AT_INVITATION:
        return Parties()
    owners = setting.tree.owners(noun) + setting.tree.obliques(noun, "of", "from")
    verb = setting.tree.governor(noun)
    for word in (verb, asked_for):
        owners += setting.tree.obliques(word, "from") if word is not None else []
    inviters = resolve(setting, owners)
    asked = setting.tree.obliques(noun, "to") + (setting.tree.obliques(verb, "to") if verb is not None else [])
    guests = resolve(setting, asked)
    governor = _actors_of(setting, verb) if verb is not None and not setting.tree.is_passive(verb) else ()
    if guests:
        return Parties(guests=guests, inviter=next(iter(inviters or governor), None))
    return Parties(guests=governor, inviter=next(iter(inviters), None))


def _of_noun(setting: Setting, token: "Token", cue: VisitCue, frame: VisitFrame) -> Parties:
    owners = setting.tree.owners(token)
    makers = [*setting.tree.obliques(token, "of", "by", "between"), *_makers_behind(setting, token)]
    owner = _received_on(setting, token) or _subject_behind(setting, token, owners) or resolve(setting, owners)
    if not owner:
        # "on my visit by the minister" is no visit of the minister
        owner = resolve(setting, makers)
        owners += makers
    if not owner:
        owner = _by_verb(setting, token, frame)
    if not owner and any(noun.lower_ in ("his", "her", "their") for noun in owners):
        owner = named_later(setting, token)
    if frame.subject == "either":
        verb = setting.tree.governor(token)
        ours = [*owners, *(setting.tree.subjects(verb) if verb is not None else ())]
        return _meeting_of(owner, _companions(setting, token, cue) or _counterparts(setting, ours))
    hosts = speaker_at(setting, token.idx) if any(noun.lower_ == "your" for noun in owners) else ()
    parties = Parties(guests=owner, hosts=hosts, delegation=_companions(setting, token, cue))
    return _with_delegation(setting, parties, frame.companion, setting.tree.obliques(token, "with"))


def _makers_behind(setting: Setting, noun: "Token") -> list["Token"]:
    """Whose trip it is by an "of" or "by" behind its place or days: "the visit to Oslo from 6 May of the king"."""
    end = min(noun.sent.end, noun.i + MAX_BEHIND)
    links = [word for word in noun.doc[noun.i + 1 : end] if word.lower_ in ("of", "by") and word.dep_ == "prep"]
    return [
        maker
        for word in links
        if word.head.i > noun.i and _is_place_or_day(setting, noun, word)
        for child in setting.tree.children(word)
        if child.dep_ == "pobj"
        for maker in setting.tree.listed(child)
    ]


def _is_place_or_day(setting: Setting, noun: "Token", link: "Token") -> bool:
    """Whether a preposition hangs on a date or, "by", on a place that follows a noun without a verb between."""
    word, text_end = link.head, link.idx
    if any(between.tag_.startswith(("VB", "MD")) for between in noun.doc[noun.i + 1 : link.i]):
        return False
    day = any(date.span.start <= word.idx < date.span.end for date in setting.reading.dates_in(noun.idx, text_end))
    stops = starting_in(setting.stops, noun.idx, text_end) if link.lower_ == "by" else ()
    return day or any(stop.start <= word.idx < stop.end for stop in stops)


def _companions(setting: Setting, token: "Token", cue: VisitCue) -> tuple[Actor, ...]:
    """Those with whom a cue brings together: "met with X to review trade and with Y", "had lunch with X"."""
    found = resolve(setting, setting.tree.obliques(token, "with", *cue.companions))
    frame = setting.words.frames[cue.role]
    if not frame.subject == frame.companion == "either":
        return found
    text, end = setting.reading.text, token.sent.end_char
    beside = (
        actor for span, actor in setting.actors.mentions_in(token.idx, end) if WITH.search(text, token.idx, span.start)
    )
    return unique((*found, *beside))


def _subject_behind(setting: Setting, noun: "Token", owners: list["Token"]) -> tuple[Actor, ...]:
    """Whom a possessive points ahead to: "during his visit, the commissioner met ..."."""
    verb = setting.tree.governor(noun)
    if verb is None or noun.dep_ != "pobj" or not any(owner.lower_ in ("his", "her") for owner in owners):
        return ()
    behind = [subject for subject in setting.tree.subjects(verb) if subject.i > noun.i]
    return resolve(setting, behind) if behind and verb.i > noun.i else ()


def _received_on(setting: Setting, noun: "Token") -> tuple[Actor, ...]:
    """Those who are received on a visit: "welcomed the queen on her first visit"."""
    verb = setting.tree.governor(noun)
    if verb is None or noun.dep_ != "pobj" or noun.head.lower_ not in ("on", "for", "during"):
        return ()
    if not any(frame.subject == "host" for frame in setting.words.frames_of(verb.lower_, "verb")):
        return ()
    return resolve(setting, setting.tree.undergoers(verb))


def _by_verb(setting: Setting, token: "Token", frame: VisitFrame) -> tuple[Actor, ...]:
    """Whose visit it is by the verb that governs the noun: "paid a visit", "said during a visit"."""
    verb = setting.tree.governor(token)
    if verb is None or token.dep_ not in ("dobj", "pobj", "attr"):
        return ()
    if token.dep_ == "dobj" and token.head.i == verb.i:
        governs = verb.lower_ in setting.words.supports
    else:
        # "pulled out of a trip"
        beside = AT_TALKS if frame.subject == "either" else SUPPORTED
        governs = token.head.lower_ in beside or governed(setting.tree, verb, setting.words) is not None
    if not governs:
        return ()
    if setting.tree.is_passive(verb):
        return resolve(setting, setting.tree.obliques(verb, "by"))
    return _actors_of(setting, verb)
