"""The vocabulary of meetings: the words that tell of one, and by what means it is held."""

from typing import ClassVar, Literal

import attrs

from diplotext.lexicon.loading import Entry
from diplotext.terms import MeetingMode


@attrs.frozen(kw_only=True)
class MeetingCue(Entry):
    """A verb or noun that tells that people meet or speak.

    Attributes:
        lemma: the verb's or noun's base form.
        pos: "verb" or "noun".
        mode: by what means, unless other words tell.
        usual: by what means, where no words in the whole text tell.
        companions: words of which one must stand among the dependents ("sat down", "called on", "exchanged views").
        object: whom a verb names as its object takes part ("met the king"); else the object is what is talked about.
        prepositions: what stands before the other side.
        bare: no clause follows it ("called on the king", not "called on the king to abdicate").
        joint: those who do it together take part, without another side: "the ministers met".
    """

    table: ClassVar[str] = "meeting_cues"
    lemma: str
    pos: Literal["verb", "noun"]
    mode: MeetingMode
    usual: MeetingMode | None = None
    companions: tuple[str, ...] = ()
    object: bool = False
    prepositions: tuple[str, ...] = ()
    bare: bool = False
    joint: bool = True
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@attrs.frozen(kw_only=True)
class MeetingMeans(Entry):
    """A word beside a cue that tells by what means they meet: "by phone", "met virtually"."""

    table: ClassVar[str] = "meeting_means"
    word: str
    mode: MeetingMode
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@attrs.frozen(kw_only=True)
class MeetingSupport(Entry):
    """A verb whose subject takes part in the meeting that is its object: "held talks", "attended the meeting".

    Attributes:
        lemma: the verb's base form.
        prepositions: what stands before the meeting where it is no object: "took part in".
    """

    table: ClassVar[str] = "meeting_supports"
    lemma: str
    prepositions: tuple[str, ...] = ()
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@attrs.frozen(kw_only=True)
class MeetingParty(Entry):
    """A noun for people who meet for their state without being named: "officials", "her counterpart"."""

    table: ClassVar[str] = "meeting_parties"
    noun: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
