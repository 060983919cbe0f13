"""Drafts become records: speakers resolved, figures and dates inside, what is nested in what."""

import bisect
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from diplotext.lexicon.cues import GroupNoun
from diplotext.records import Actor, Organization, Statement
from diplotext.statements.acts import act_of
from diplotext.statements.draft import Draft, Range

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.lexicon import Lexicon
    from diplotext.reading import Reading

# "called on all countries": nobody in particular.
_EVERYBODY = re.compile(r"(?:all|any|some|every|each|many|most|no)\b", re.IGNORECASE)
_OWNERS = frozenset(("thank", "praise"))
_OWNER = re.compile(r"[’']s?\s")
_COMPLEMENT = re.compile(r"\s(?:of|in|from|at)\s")
# Statements hardly nest deeper than turn, quotation and report; a bound keeps the search linear.
_LOOK_BACK = 12


def to_statements(
    reading: "Reading", actors: "Actors", drafts: Sequence[Draft], outer: Sequence[Statement] | None
) -> tuple[Statement, ...]:
    """Make the records, in text order; `outer` are the statements that they may be nested in; None for each other."""
    unique = {(draft.content, draft.source): draft for draft in drafts}
    ordered = sorted(
        unique.values(), key=lambda draft: (draft.content[0][0], -draft.content[-1][1], draft.cue or (0, 0))
    )
    ranges = [(d.content[0][0], d.content[-1][1]) for d in ordered]
    outside = [(s.content[0].start, s.content[-1].end) for s in outer] if outer is not None else ranges
    return tuple(
        _to_statement(reading, actors, draft, _within(outside, span, own=number if outer is None else None))
        for number, (draft, span) in enumerate(zip(ordered, ranges, strict=True))
    )


def _within(outside: Sequence[Range], span: Range, *, own: int | None) -> int | None:
    last = own if own is not None else bisect.bisect_right(outside, (span[0], span[1]))
    for index in range(last - 1, max(-1, last - 1 - _LOOK_BACK), -1):
        if outside[index][0] <= span[0] and span[1] <= outside[index][1] and outside[index] != span:
            return index
    return None


def _to_statement(reading: "Reading", actors: "Actors", draft: Draft, within: int | None) -> Statement:
    speakers = () if draft.source is None else actors.at(*draft.source)
    return Statement(
        speakers=speakers,
        speaker_span=None if draft.source is None else reading.span(*draft.source),
        cue=None if draft.cue is None else reading.span(*draft.cue),
        content=tuple(reading.span(*piece) for piece in draft.content),
        kind=draft.kind,
        act=act_of(reading, actors, draft, speakers),
        addressee=_one(reading, actors, draft.addressee),
        target=_one(reading, actors, draft.target, owners=draft.act in _OWNERS),
        medium=None if draft.medium is None else reading.span(*draft.medium),
        said_on=draft.said_on,
        within=within,
        figures=tuple(figure for piece in draft.content for figure in reading.figures_in(*piece)),
        dates=tuple(date for piece in draft.content for date in reading.dates_in(*piece)),
        rule=draft.rule,
    )


def _one(reading: "Reading", actors: "Actors", mention: Range | None, *, owners: bool = False) -> Actor | None:
    """Who is told or meant; None where it is a thing ("condemned the attacks", "asked for Oslo's help").

    Whose deed is thanked for or praised is meant with it: "thanked for Oslo's help".
    """
    if mention is None:
        return None
    words = reading.text[slice(*mention)]
    owner = _OWNER.search(words) if owners else None
    if owner is not None:
        mention = mention[0], mention[0] + owner.start()
    found = actors.at(*mention)
    if not found or _EVERYBODY.match(words):
        return None
    actor = found[0]
    if isinstance(actor, Organization) and actor.kind == "group":
        return actor if _is_group(words, reading.lexicon) else None
    thing = owner is None and _OWNER.search(words) and not any(span.end == mention[1] for span in actor.mentions)
    return None if thing else actor


def _is_group(words: str, lexicon: "Lexicon") -> bool:
    """Whether a noun phrase is headed by a name or by a noun of a group."""
    head = _COMPLEMENT.split(words)[0].split()[-1]
    return head[0].isupper() or is_group_noun(head, lexicon)


def is_group_noun(noun: str, lexicon: "Lexicon") -> bool:
    """Whether one can speak to what a noun means: reporters, the authorities, a panel."""
    return any(
        noun in entry.nouns or (entry.endings and noun.endswith(entry.endings) and not noun.endswith(entry.but))
        for entry in lexicon.entries(GroupNoun)
    )
