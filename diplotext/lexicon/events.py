"""Which event of the PLOVER and CAMEO schemes a record tells."""

from typing import ClassVar, Literal

import attrs

from diplotext.lexicon.loading import Entry

EventType = Literal["AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE"]


@attrs.frozen(kw_only=True)
class EventCode(Entry):
    """The codes of records of one kind; of several entries the first that fits counts.

    Attributes:
        record: the kind of record.
        statuses: the record has one of these; () for any.
        means: a meeting is held by one of these; () for any.
        acts: a statement is one of these acts.
        sides: so many states take part, or more.
        type: PLOVER event type.
        mode: PLOVER mode, where the type has modes and the record tells it.
        cameo: CAMEO code, where it is clear.
        why: what the codes are made from, for the page of the documentation.
    """

    table: ClassVar[str] = "event_codes"
    record: Literal["visits", "meetings", "agreements", "statements"]
    statuses: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    sides: int = 0
    type: EventType
    mode: str | None = None
    cameo: str | None = None
    why: str
