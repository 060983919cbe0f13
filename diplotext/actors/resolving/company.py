"""In whose company somebody stands: the members of one delegation serve one state, who invites the one visited."""

import bisect
from collections.abc import Iterator, Sequence

from diplotext.actors.mentions import Mention
from diplotext.actors.persons.cast import Cluster
from diplotext.actors.persons.offices import HEADS
from diplotext.actors.persons.page import Page

# Two names are a pair; three that are joined are a delegation.
_DELEGATION = 3
# Words between a state and the list of its side, and between a state and the noun of its side.
_SIDE = 12
_BESIDE = 3
# Words between an invitation and the one who invites, and from there to the state that is visited.
_INVITED = 6
_FAR = 60


def delegates(page: Page, mentions: Sequence[Mention], holders: dict[Mention, Cluster]) -> dict[Cluster, str]:
    """By person, the state of the delegation that he is listed in.

    "Peru's delegation included Trade Minister Jane Roe and Ambassador John Poe"; and three or more who are joined, of
    whom the text gives one a state: "Ministers Jane Roe and John Poe, and the Peruvian co-chair, Ann Moe, attended".

    Args:
        page: the words of the text.
        mentions: those of all office-holders, in text order.
        holders: by mention, the office-holder.
    """
    found: dict[Cluster, str] = {}
    for group in _lists(page, mentions):
        members = [holders[mention] for mention in group]
        told = {member.country for member in members if member.country}
        led = page.lower(group[0].start - 1) == "by"  # "a Chilean delegation led by Trade Minister Roe"
        code = _side_before(page, group[0]) if len(group) > 1 or led else None
        below_heads = not any(member.kinds & HEADS for member in members)
        if code is None and below_heads and len(members) >= _DELEGATION and len(told) == 1:
            (code,) = told
        if code and told <= {code}:
            for member in members:
                found.setdefault(member, code)
    return found


def inviters(page: Page, mentions: Sequence[Mention], holders: dict[Mention, Cluster]) -> dict[Cluster, str]:
    """By person, the state that his guest will visit: "At the invitation of Minister Roe, Poe will visit Chile".

    Args:
        page: the words of the text.
        mentions: those of all office-holders, in text order.
        holders: by mention, the office-holder.
    """
    found: dict[Cluster, str] = {}
    for mention in mentions:
        if "invitation" not in page.words.lower[max(0, mention.start - _INVITED) : mention.start]:
            continue
        _, end = page.sentence(mention.start)
        states = (i for i in range(mention.end, min(len(page), mention.end + _FAR)) if page.words.starts[i] < end)
        visited = next((page.states[i][1] for i in states if i in page.states and _is_destination(page, i)), None)
        if visited:
            found.setdefault(holders[mention], visited)
    return found


def _is_destination(page: Page, at: int) -> bool:
    """ "visit Malta", "a visit to Malta"."""
    before = at - 1 - (page.lower(at - 1) == "the")
    return page.isa(before, "travel") or (page.lower(before) == "to" and page.isa(before - 1, "travel"))


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
