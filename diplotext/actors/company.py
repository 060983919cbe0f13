"""In whose company somebody stands: the members of one delegation serve one state, those who meet serve two."""

import bisect
import collections
from collections.abc import Iterator, Sequence

from diplotext.actors.cast import Cluster
from diplotext.actors.offices import HEADS
from diplotext.actors.page import Page
from diplotext.actors.persons import Mention

_LEADERS = HEADS - {"deputy_head"}
# Two names are a pair; three that are joined are a delegation.
_DELEGATION = 3
# Words between two who meet, between a state and the list of its side, and between a state and the noun of its side.
_REACH = 40
_SIDE = 12
_BESIDE = 3


def delegates(page: Page, mentions: Sequence[Mention], holders: dict[int, Cluster]) -> dict[int, str]:
    """By person, the state of the delegation that he is listed in.

    "Peru's delegation included Trade Minister Jane Roe and Ambassador John Poe"; and three or more who are joined, of
    whom the text gives one a state: "Ministers Jane Roe and John Poe, and the Peruvian co-chair, Ann Moe, attended".

    Args:
        page: the words of the text.
        mentions: those of all office-holders, in text order.
        holders: by mention, the office-holder.
    """
    found: dict[int, str] = {}
    for group in _lists(page, mentions):
        members = [holders[id(mention)] for mention in group]
        told = {member.country for member in members if member.country}
        code = _side_before(page, group[0]) if len(group) > 1 else None
        below_heads = not any(member.kinds & HEADS for member in members)
        if code is None and below_heads and len(members) >= _DELEGATION and len(told) == 1:
            (code,) = told
        if code and told <= {code}:
            for member in members:
                found.setdefault(id(member), code)
    return found


def counterparts(page: Page, mentions: Sequence[Mention], holders: dict[int, Cluster]) -> dict[int, set[str]]:
    """By person, the states of those whom he meets or talks to: "Adviser Roe met with the Premier of Peru, John Poe".

    Only heads and those of the same office tell: a president may receive a minister of his own, told by the state.
    """
    found: dict[int, set[str]] = collections.defaultdict(set)
    for one, other, third in zip(mentions, mentions[1:], (*mentions[2:], None), strict=False):
        if not _meet(page, one, other, third):
            continue
        for person, met in ((holders[id(one)], holders[id(other)]), (holders[id(other)], holders[id(one)])):
            equal = met.kinds & HEADS or met.nouns & person.nouns
            if person.country is None and met.country and person is not met and equal:
                found[id(person)].add(met.country)
    return found


def _lists(page: Page, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Runs of mentions that only commas and "and" join."""
    group: list[Mention] = []
    for mention in mentions:
        if group and not _joined(page, group[-1], mention):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _joined(page: Page, left: Mention, right: Mention) -> bool:
    gap = range(left.end, right.start)
    return 0 < len(gap) <= _BESIDE and all(page.lower(i) in (",", ";", "and", "the") for i in gap)


def _side_before(page: Page, mention: Mention) -> str | None:
    """The state whose side a list in the same sentence is: "on the Peruvian side were", "Peru's team included"."""
    first, _ = page.sentence(mention.start)
    start = max(bisect.bisect_left(page.words.starts, first), mention.start - _SIDE)
    for at in range(mention.start - 1, start - 1, -1):
        state = page.states.get(at)
        if state and any(page.isa(i, "delegation") for i in range(state[0], min(state[0] + _BESIDE, mention.start))):
            return state[1]
    return None


def _meet(page: Page, one: Mention, other: Mention, third: Mention | None) -> bool:
    """A word of meeting stands between the two, or behind both ("Roe and Poe met"; but not "Roe and Poe met Moe")."""
    first, last = page.sentence(one.start)
    if not first <= page.words.starts[other.start] < last or other.start - one.end > _REACH:
        return False
    if any(page.isa(i, "meeting", "encounter") for i in range(one.end, other.start)):
        return True
    alone = third is None or page.words.starts[third.start] >= last
    # "Deputy Premier Roe of Peru and Deputy Premier Poe spoke" are of one government
    leaders = not {one.role_class, other.role_class} - _LEADERS
    behind = range(other.end, other.end + _BESIDE)
    return alone and leaders and _joined(page, one, other) and any(page.isa(i, "encounter") for i in behind)
