"""A statement before its speaker is resolved: ranges of characters."""

from typing import Literal

import attrs

from diplotext.records import Date
from diplotext.terms import Act, StatementKind

Range = tuple[int, int]


@attrs.frozen(kw_only=True)
class Draft:
    """What becomes a `Statement`; all ranges in code points of the text."""

    content: tuple[Range, ...]
    source: Range | None
    cue: Range | None
    kind: StatementKind
    act: Act
    form: Literal["statement", "attitude"]
    addressee: Range | None = None
    target: Range | None = None
    medium: Range | None = None
    said_on: Date | None = None
    rule: str
