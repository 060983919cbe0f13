"""The vocabulary of visits: the words that tell of one, what kind it is, and whether it took place."""

from typing import ClassVar, Literal

import attrs

from diplotext.lexicon.loading import Entry
from diplotext.terms import VisitKind

VisitRole = Literal["go", "host", "meet", "attend", "invite", "be", "visit", "talks", "joint", "leave", "carry"]
StatusEffect = Literal["planned", "proposed", "cancelled", "postponed", "ongoing", "completed", "accepted"]


@attrs.frozen(kw_only=True)
class VisitCue(Entry):
    """A verb or noun that tells of a visit.

    Attributes:
        lemma: the verb's or noun's base form.
        pos: "verb" or "noun".
        role: "go": the subject travels; "host": the object does; "meet": whoever is not at home does; "attend": the
            subject is where the event is; "invite": the object is asked to come; "be": the subject is there;
            "visit": a noun for the trip; "talks": a noun for a meeting; "joint": the subject and whoever it acts with
            are together, which tells whom a visitor met on a trip that is told elsewhere; "leave": the subject's stay
            ends; "carry": a trip takes the object there.
        prepositions: what introduces the destination.
        direct: the destination may be the direct object ("visited Ankara").
        companions: words of which one must stand among the dependents ("take part", "call on", "address the summit").
    """

    table: ClassVar[str] = "visit_cues"
    lemma: str
    pos: Literal["verb", "noun"]
    role: VisitRole
    prepositions: tuple[str, ...] = ()
    direct: bool = False
    companions: tuple[str, ...] = ()
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
    """A noun for an unnamed party that travels for its state: "a delegation", "representatives"."""

    table: ClassVar[str] = "visit_parties"
    noun: str
    examples: tuple[str, ...]
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
