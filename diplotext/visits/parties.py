"""Who takes part in a visit: those who travel, those who receive them, and those of whom the place decides."""

import re
from typing import TYPE_CHECKING

import attrs

from diplotext.lexicon.visits import VisitCue
from diplotext.records import Actor
from diplotext.visits.resolving import TOGETHER, named_before, named_later, resolve, right_after, right_before
from diplotext.visits.setting import Setting
from diplotext.visits.speakers import speaker_at, unique
from diplotext.visits.syntax import (
    SUBJECTS,
    children,
    conjuncts,
    direct_objects,
    is_passive,
    prepositional,
    subjects,
    verb_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

WITH = re.compile(r"\bwith\s+(?:(?:the|his|her|their)\s+)?$")
SUPPORTED = ("on", "during", "for", "after", "before", "following", "within", "as", "from")
AT_TALKS = ("at", "in", "throughout", "since")
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
    """

    guests: tuple[Actor, ...] = ()
    hosts: tuple[Actor, ...] = ()
    either: tuple[Actor, ...] = ()
    opposite: tuple[Actor, ...] = ()
    inviter: Actor | None = None


def parties_of(setting: Setting, token: "Token", cue: VisitCue) -> Parties:
    """Tell who takes part in what a cue tells."""
    if cue.pos == "noun":
        invites = cue.role == "invite"
        return _parties_of_invitation(setting, token, None) if invites else _parties_of_noun(setting, token, cue)
    if _is_invited_to(setting, token):
        return _parties_of_invitation(setting, token.head, token)
    if cue.role == "carry":
        # "the queen began a trip that will take her to Cairo"
        carried = subjects(token) if is_passive(token) else direct_objects(token)
        pronoun = bool(carried) and carried[0].tag_ == "PRP"
        return Parties(guests=resolve(setting, carried) or (named_before(setting, token) if pronoun else ()))
    if is_passive(token):
        return _parties_of_passive(setting, token, cue)
    return _invites(setting, token) or _parties_of_active(setting, token, cue)


def _parties_of_passive(setting: Setting, token: "Token", cue: VisitCue) -> Parties:
    agents = resolve(setting, prepositional(token, "by"))
    subject = _actors_of(setting, token)
    if cue.role == "go":
        # "Oslo was visited by the queen"
        return Parties(guests=agents)
    if cue.role == "host":
        return Parties(guests=subject, hosts=agents)
    if cue.role == "invite":
        return Parties(guests=subject, inviter=next(iter(agents), None))
    if cue.role == "joint":
        # "the treaty was signed by the ministers"
        return Parties(either=agents)
    if cue.role == "attend" and not subject:
        # "Oman was represented in Rome by the minister"
        return Parties(guests=agents)
    # "she was joined at dinner by the minister"
    return Parties(either=unique((*subject, *agents, *_companions(setting, token, cue))))


def _parties_of_active(setting: Setting, token: "Token", cue: VisitCue) -> Parties:
    subject = _actors_of(setting, token) or _told_later(setting, token)
    objects = resolve(setting, direct_objects(token))
    companions = _companions(setting, token, cue)
    if not objects and cue.role in ("host", "meet", "invite"):
        objects = right_after(setting, token)
    if cue.role == "host":
        return Parties(guests=objects, hosts=subject)
    if cue.role == "invite":
        return Parties(guests=objects, inviter=next(iter(subject), None))
    # "joined the president in a conversation" is a meeting
    if cue.role in ("meet", "joint") or (cue.role == "attend" and objects):
        return _meeting_of(subject, unique((*objects, *companions)) or _counterparts(setting, subjects(token)))
    return Parties(guests=subject, hosts=companions if cue.role == "be" else ())


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
    told = subjects(verb)
    return resolve(setting, told) or (() if told and told[0].tag_ == "PRP" else right_before(setting, verb))


def _told_later(setting: Setting, verb: "Token") -> tuple[Actor, ...]:
    """Who is named only behind a verb: "where he arrived on Monday, the king ...", "after visiting Oslo, the king"."""
    own = [child.lower_ for child in children(verb) if child.dep_ in SUBJECTS]
    ahead = own[-1] in ("he", "she", "they") if own else verb.tag_ == "VBG"
    return named_later(setting, verb) if ahead else ()


def _invites(setting: Setting, verb: "Token") -> Parties | None:
    """Who is asked to do what a verb says, and by whom: "invited the queen to visit"."""
    head = verb.head
    if verb.dep_ != "xcomp" or not any(cue.role == "invite" for cue in setting.words.verbs.get(head.lower_, ())):
        return None
    if is_passive(head):
        inviters = resolve(setting, prepositional(head, "by"))
        return Parties(guests=_actors_of(setting, head), inviter=next(iter(inviters), None))
    guests = resolve(setting, direct_objects(head)) or right_after(setting, head) or _actors_of(setting, verb)
    return Parties(guests=guests, inviter=next(iter(_actors_of(setting, head)), None))


def _is_invited_to(setting: Setting, verb: "Token") -> bool:
    """Whether a verb says what an invitation asks for: "the invitation to visit"."""
    cues = setting.words.nouns.get(verb.head.lower_, ()) if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB" else ()
    return any(cue.role == "invite" for cue in cues)


def _parties_of_invitation(setting: Setting, noun: "Token", asked_for: "Token | None") -> Parties:
    """Who is asked to come, and by whom: "accepted the king's invitation", "extended an invitation to the queen"."""
    if noun.head.lower_ in AT_INVITATION:
        return Parties()
    owners = [child for child in children(noun) if child.dep_ == "poss"] + prepositional(noun, "of", "from")
    verb = verb_of(noun)
    for word in (verb, asked_for):
        owners += prepositional(word, "from") if word is not None else []
    inviters = resolve(setting, owners)
    asked = prepositional(noun, "to") + (prepositional(verb, "to") if verb is not None else [])
    guests = resolve(setting, asked)
    governor = _actors_of(setting, verb) if verb is not None and not is_passive(verb) else ()
    if guests:
        return Parties(guests=guests, inviter=next(iter(inviters or governor), None))
    return Parties(guests=governor, inviter=next(iter(inviters), None))


def _parties_of_noun(setting: Setting, token: "Token", cue: VisitCue) -> Parties:
    owners = [noun for child in children(token) if child.dep_ == "poss" for noun in conjuncts(child)]
    owners += prepositional(token, "of", "by", "between")
    owner = _received_on(setting, token) or _subject_behind(setting, token, owners) or resolve(setting, owners)
    if not owner:
        owner = _by_verb(setting, token, cue)
    if not owner and any(noun.lower_ in ("his", "her", "their") for noun in owners):
        owner = named_later(setting, token)
    if cue.role == "talks":
        verb = verb_of(token)
        ours = [*owners, *(subjects(verb) if verb is not None else ())]
        return _meeting_of(owner, _companions(setting, token, cue) or _counterparts(setting, ours))
    hosts = speaker_at(setting, token.idx) if any(noun.lower_ == "your" for noun in owners) else ()
    return Parties(guests=owner, hosts=hosts)


def _companions(setting: Setting, token: "Token", cue: VisitCue) -> tuple[Actor, ...]:
    """Those with whom a cue brings together: "met with X to review trade and with Y", "had lunch with X"."""
    found = resolve(setting, prepositional(token, "with", *cue.companions))
    if cue.role not in ("meet", "talks", "joint"):
        return found
    text, end = setting.reading.text, token.sent.end_char
    beside = (
        actor for span, actor in setting.actors.mentions_in(token.idx, end) if WITH.search(text, token.idx, span.start)
    )
    return unique((*found, *beside))


def _subject_behind(setting: Setting, noun: "Token", owners: list["Token"]) -> tuple[Actor, ...]:
    """Whom a possessive points ahead to: "during his visit, the commissioner met ..."."""
    verb = verb_of(noun)
    if verb is None or noun.dep_ != "pobj" or not any(owner.lower_ in ("his", "her") for owner in owners):
        return ()
    behind = [subject for subject in subjects(verb) if subject.i > noun.i]
    return resolve(setting, behind) if behind and verb.i > noun.i else ()


def _received_on(setting: Setting, noun: "Token") -> tuple[Actor, ...]:
    """Those who are received on a visit: "welcomed the queen on her first visit"."""
    verb = verb_of(noun)
    if verb is None or noun.dep_ != "pobj" or noun.head.lower_ not in ("on", "for", "during"):
        return ()
    if not any(cue.role == "host" for cue in setting.words.verbs.get(verb.lower_, ())):
        return ()
    return resolve(setting, subjects(verb) if is_passive(verb) else direct_objects(verb))


def _by_verb(setting: Setting, token: "Token", cue: VisitCue) -> tuple[Actor, ...]:
    """Whose visit it is by the verb that governs the noun: "paid a visit", "said during a visit"."""
    verb = verb_of(token)
    if verb is None or token.dep_ not in ("dobj", "pobj", "attr"):
        return ()
    if token.dep_ == "dobj" and token.head.i == verb.i:
        governs = verb.lower_ in setting.words.supports
    else:
        # "pulled out of a trip"
        governs = token.head.lower_ in SUPPORTED or verb.lower_ in setting.words.status_verbs
        governs = governs or (cue.role == "talks" and token.head.lower_ in AT_TALKS)
    if not governs:
        return ()
    if is_passive(verb):
        return resolve(setting, prepositional(verb, "by"))
    return _actors_of(setting, verb)
