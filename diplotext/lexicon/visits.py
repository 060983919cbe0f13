"""The vocabulary of visits: the words that tell of one, what kind it is, and whether it took place."""

from typing import ClassVar, Literal

import attrs

from diplotext.lexicon.loading import Entry
from diplotext.terms import VisitKind

VisitRole = Literal[
    "go", "host", "meet", "see", "attend", "invite", "be", "visit", "talks", "joint", "leave", "carry", "accompany",
]  # fmt: skip
VisitPart = Literal["guest", "host", "either", "inviter", "delegation"]
StatusEffect = Literal["planned", "proposed", "cancelled", "postponed", "ongoing", "completed", "accepted"]


@attrs.frozen(kw_only=True)
class VisitCue(Entry):
    """A verb or noun that tells of a visit.

    Attributes:
        lemma: the verb's or noun's base form.
        pos: "verb" or "noun".
        role: which of the visit_frames says what its clause tells.
        prepositions: what introduces the destination.
        direct: the destination may be the direct object ("visited Ankara").
        domestic: the text calls it a visit, so that one at home counts.
        companions: words of which one must stand among the dependents ("take part", "call on", "address the summit").
    """

    table: ClassVar[str] = "visit_cues"
    lemma: str
    pos: Literal["verb", "noun"]
    role: VisitRole
    prepositions: tuple[str, ...] = ()
    direct: bool = False
    domestic: bool = False
    companions: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class VisitFrame(Entry):
    """What the cues of one role ask of their clause.

    Attributes:
        role: the role of the cues.
        subject: what the subject of an active verb is, or the owner of a noun ("her visit").
        object: what the direct object is.
        passive: what the subject of a passive verb is.
        agent: what "by" introduces.
        companion: what "with" introduces. "guest": travels; "host": receives; "either": which of the two the place
            decides; "inviter": asks to come; "delegation": travels along.
        needs_object: nothing is told without a person as object ("saw the king", not "saw the need").
        place: how the place stands: "led": behind a preposition of the cue; "hung": right on the verb; "held": there
            or before it ("in Lima, the ministers met"); "none": the cue leads nowhere.
        receiver: which subject may be the place ("Malta hosted", "Oslo was visited by").
        home: without a place it is where the host is at home.
        abroad: nobody does it in his own country ("visited Malta").
        alone: without a place it can be part of a trip told elsewhere: "always", "pair" where two are named.
        adds: what else it says of such a trip: from when to when, whom they met, when it ended, that an invitation
            was accepted, who travels along.
        purpose: "to ..." and "for ..." behind it say why.
    """

    table: ClassVar[str] = "visit_frames"
    role: VisitRole
    subject: VisitPart | None = None
    object: VisitPart | None = None
    passive: VisitPart | None = None
    agent: VisitPart | None = None
    companion: VisitPart | None = None
    needs_object: bool = False
    place: Literal["led", "hung", "held", "none"]
    receiver: Literal["subject", "passive"] | None = None
    home: bool = False
    abroad: bool = False
    alone: Literal["always", "pair"] | None = None
    adds: Literal["tour", "meeting", "end", "acceptance", "company"] | None = None
    purpose: bool = False
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class VisitSupport(Entry):
    """A verb whose subject makes the visit that is its object ("paid a visit").

    Attributes:
        lemma: the verb's base form.
        ends: its day is the last one of the visit ("concluded a visit on Friday").
    """

    table: ClassVar[str] = "visit_supports"
    lemma: str
    ends: bool = False
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class VisitKindWord(Entry):
    """A word before "visit" that says what kind it is."""

    table: ClassVar[str] = "visit_kinds"
    word: str
    kind: VisitKind
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class VisitStatusCue(Entry):
    """A word that governs or qualifies a visit and says whether it takes place.

    Attributes:
        lemma: a verb's base form, or the word as it is.
        pos: "verb" (all its forms), "noun" that the visit hangs on ("the cancellation of the visit"), or "word" (an
            adjective or adverb beside the visit).
        particle: a particle that must follow ("called off").
    """

    table: ClassVar[str] = "visit_status"
    lemma: str
    pos: Literal["verb", "noun", "word"]
    effect: StatusEffect
    particle: str | None = None
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class NonVisit(Entry):
    """A phrase that shows that nobody travelled: a call, a letter, an exchange of visits in general."""

    table: ClassVar[str] = "non_visits"
    phrase: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class VisitGreeting(Entry):
    """Words with which a host receives a guest who is there as they are spoken.

    Attributes:
        phrase: lower-case words; "…" stands for the guest.
        present: they need no place behind them.
    """

    table: ClassVar[str] = "visit_greetings"
    phrase: str
    present: bool = False
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class VisitParty(Entry):
    """A noun for an unnamed party that travels for its state: "a delegation", "representatives".

    Attributes:
        noun: in lower case, singular or plural.
        examples: sentences in which it is found.
        counter_examples: sentences in which it is not.
    """

    table: ClassVar[str] = "visit_parties"
    noun: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class VisitPair(Entry):
    """A plural word for those who meet: "the two presidents", "they"."""

    table: ClassVar[str] = "visit_pairs"
    word: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class VisitTopic(Entry):
    """A word that introduces what was talked about: "discussed trade", "talks on energy".

    Attributes:
        lemma: the base form.
        pos: "verb" or "noun".
        prepositions: what stands before the topics; () if they are the direct object.
    """

    table: ClassVar[str] = "visit_topics"
    lemma: str
    pos: Literal["verb", "noun"]
    prepositions: tuple[str, ...] = ()
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class VisitRegion(Entry):
    """A part of the world that lies in several countries: who tours it visits countries that the text tells elsewhere.

    Attributes:
        name: as written in running text.
    """

    table: ClassVar[str] = "visit_regions"
    name: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
