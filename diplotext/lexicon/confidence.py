"""Entries of ``confidence.csv``: what a trait of a record adds to its confidence."""

from typing import ClassVar

import attrs

from diplotext.lexicon.loading import Entry


@attrs.frozen(kw_only=True)
class Weight(Entry):
    """The weight of one trait, in log-odds.

    Attributes:
        kind: the kind of record, "visits".
        trait: what holds of the record, "country from text"; "every record" holds of all.
        weight: added to the log-odds that a record is right.
    """

    table: ClassVar[str] = "confidence"
    kind: str
    trait: str
    weight: float


@attrs.frozen(kw_only=True)
class Rule(Entry):
    """What a family of rules reads.

    Attributes:
        prefix: how the ids of the rules begin, "visit.go".
        says: what the rules see, in plain words.
        example: a text of ours in which one of them makes a record; empty for rules that only add to the records of
            others, and for those that read whole documents.
    """

    table: ClassVar[str] = "rules"
    prefix: str
    says: str
    example: str = ""
