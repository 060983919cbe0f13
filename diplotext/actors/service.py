"""Which state an office-holder serves: the words of the office, else what the context leaves.

A text that leaves the state of its own president unsaid has a host: the state that it is about and that no guest
serves. Whoever is met, thanked or received serves the state named beside him; all others serve the host.
"""

import bisect
import collections
from collections.abc import Iterable

import attrs

from diplotext.actors.cast import Cluster, serves_body
from diplotext.actors.company import counterparts, delegates
from diplotext.actors.offices import HEADS, Office
from diplotext.actors.page import Page
from diplotext.actors.persons import FINITE, Mention, StateMention
from diplotext.terms import RoleClass

# One state has one of these at a time: two presidents in a text belong to two states.
SINGULAR: frozenset[RoleClass] = frozenset(("head_of_state", "head_of_government", "foreign_minister", "monarch"))
# A text with more office-holders than this is a list; the first ones settle whose state is taken.
_BUSY = 60
_MENTIONS = 4
# So many mentions of a person tell what all tell.
_SAMPLE = 60
_REACH = 60
# Words of the offices that may stand before the one beside a name.
_OTHER_OFFICES = 16
# Places that one list of stops has, and the words between two of them.
_LIST = 8
_JOINT = 3
# What the parts of the evidence weigh. The most-named state of the text:
_MOST = 5.0
# a state beside a mention of a head of state; beside one who is met, or out of office:
_BESIDE = 4.0
_BESIDE_GUEST = 8.0
# A state that is told so often is more than a place in passing.
_TWICE = 2.0
# The state of a guest is told beside the guest; the one whose name is left out is the host's.
_GUEST = 0.4
# An institution of a state, and a city in it, beside a mention of the state itself.
_INSTITUTION = 4.0
_CITY = 0.5
# In news the state whose head has been told is the one that the text is about.
_TOLD = 1.3


@attrs.frozen(kw_only=True, eq=False)
class Context:
    """The states of a text.

    Attributes:
        states: mentions of states and of institutions that tell one, in text order.
        claimed: offsets of those that stand inside the mention of a person or an office.
        weights: how much of the text each state has.
        hosts: states that the text's own institutions tell ("the White House").
        destinations: mentions of states as places that somebody travels to.
    """

    states: list[StateMention]
    claimed: frozenset[int]
    weights: dict[str, float]
    hosts: frozenset[str]
    destinations: list[StateMention]


def context_of(
    page: Page,
    mentions: Iterable[Mention],
    states: list[StateMention],
    hints: list[str],
    cities: list[StateMention],
    author: str | None,
) -> Context:
    """Weigh the states of a text.

    Args:
        page: the words of the text.
        mentions: all mentions of persons and offices.
        states: all mentions of states, in text order.
        hints: codes that institutions in the text tell.
        cities: all mentions of cities and regions.
        author: code of the state whose body signs the text.
    """
    index = {start: at for at, start in enumerate(page.words.starts)}
    # "President Roe visited Malta": where he goes he does not serve
    visited = frozenset(state for state in states if _is_destination(page, index.get(state.start, 0)))
    destinations = [state for state in states if state in visited]
    states = [state for state in states if state not in visited]
    homes = [city.code for city in cities if not _is_destination(page, index.get(city.start, 0))]
    weights: dict[str, float] = {}
    for codes, weight in (([state.code for state in states], 1.0), (hints, _INSTITUTION), (homes, _CITY)):
        for code in codes:
            weights[code] = weights.get(code, 0.0) + weight
    if author:
        weights[author] = max(weights.values(), default=0.0) + _INSTITUTION
    # "U.S." once in a text about two other states makes no host of it
    hosts = frozenset(code for code in hints if weights[code] * 2 >= max(weights.values()))
    claimed = frozenset(state.start for mention in mentions for state in _inside(page, mention, states))
    return Context(states=states, claimed=claimed, weights=weights, hosts=hosts, destinations=destinations)


def _is_destination(page: Page, at: int) -> bool:
    """ "visited Malta", "a visit to Malta", "arrived in the Republic of Malta"."""
    before = _first_listed(page, at) - 1
    while page.lower(before) in ("the", "republic", "kingdom", "of", "neighbouring", "neighboring"):
        before -= 1
    if page.isa(before, "travel"):
        return True
    return page.lower(before) in ("to", "in", "into", "for") and any(
        page.isa(i, "travel") for i in range(before - 3, before)
    )


def _first_listed(page: Page, at: int) -> int:
    """The first place of a list that a place stands in: "travelled to Oslo, Riga and Valletta"."""
    for _ in range(_LIST):
        last = at - 1
        while page.lower(last) in (",", "and", "&") and at - last < _JOINT:
            last -= 1
        first = next((i for i in (last, last - 1, last - 2) if i in page.places), None)
        if last == at - 1 or first is None or page.places[first][0] != last + 1:
            break
        at = first
    return at


def _inside(page: Page, mention: Mention, states: list[StateMention]) -> list[StateMention]:
    """The states that a mention holds."""
    first = bisect.bisect_left(states, page.words.starts[mention.start], key=lambda state: state.start)
    last = bisect.bisect_left(states, page.words.ends[mention.end - 1], key=lambda state: state.start)
    return states[first:last]


# ------------------------------------------------------------ what the words of a mention tell


def mention_country(page: Page, mention: Mention, states: list[StateMention]) -> str | None:
    """The state that the words of the mention name: the first in it, as "Assistant to the President of X"."""
    if mention.of:
        return mention.of
    for office in mention.offices:
        start, end = page.words.starts[office.start], page.words.ends[office.end - 1]
        limit = _receiver(page, office, end)
        inside = [state.code for state in _inside(page, mention, states) if start <= state.start < limit]
        if inside and not serves_body(page, office):
            return inside[0]
    return None


def _receiver(page: Page, office: Office, end: int) -> int:
    """Where "to Chile" begins in "Ambassador of Peru to Chile": what stands behind receives."""
    if office.role_class not in ("ambassador", "envoy"):
        return end
    to = next((i for i in range(office.noun, office.end) if page.lower(i) == "to"), office.end - 1)
    return page.words.starts[to] if page.lower(to) == "to" else end


# ------------------------------------------------------------ what stands beside a mention


def beside(page: Page, mention: Mention, context: Context) -> str | None:
    """The state named nearest to a mention in its sentence, behind it rather than before it; no other's."""
    start, end = page.words.starts[mention.start], page.words.ends[mention.end - 1]
    first, last = page.sentence(mention.start)
    last = min(last, _second_verb(page, mention))
    low = bisect.bisect_left(context.states, first, key=lambda state: state.start)
    high = bisect.bisect_left(context.states, last, key=lambda state: state.start)
    near = [
        (state.start - end if state.start >= end else 30 + start - state.end, state.code)
        for state in context.states[low:high]
        if state.start not in context.claimed
    ]
    return min(near)[1] if near else None


def _second_verb(page: Page, mention: Mention) -> int:
    """Where the second finite verb behind a mention begins: "Roe, who met Poe, thanked Chile"."""
    verbs = (i for i in range(mention.end, min(len(page), mention.end + _REACH)) if page.words.tags[i] in FINITE)
    next(verbs, None)
    second = next(verbs, None)
    return page.words.starts[second] if second is not None else page.words.ends[-1]


def affinity(page: Page, cluster: Cluster, context: Context) -> "collections.Counter[str]":
    """How often each state stands beside the person."""
    found = (beside(page, mention, context) for mention in cluster.mentions[:_MENTIONS])
    return collections.Counter(code for code in found if code)


def _is_met(page: Page, mention: Mention) -> bool:
    """The mention is the object of a meeting: "met with", "received", "thanked", and no verb between."""
    first, _ = page.sentence(mention.start)
    for at in range(mention.start - 1, max(-1, mention.start - _REACH), -1):
        if page.words.starts[at] < first or (page.words.tags[at] in FINITE and not page.isa(at, "meeting")):
            return False
        if page.isa(at, "meeting"):
            return True
    return False


# ------------------------------------------------------------ what the context leaves


def settle_countries(page: Page, clusters: list[Cluster], context: Context) -> None:
    """Give each office-holder a state: the words of a mention, else a superior's, else what the context leaves."""
    for cluster in clusters:
        if cluster.country is None:
            codes = (mention_country(page, mention, context.states) for mention in cluster.mentions)
            cluster.country = next(filter(None, codes), None)
    told = {cluster.country for cluster in clusters if cluster.country and current(cluster) & SINGULAR}
    hosted = _has_host(clusters)
    factors = dict.fromkeys(told - context.hosts if hosted else told, _GUEST if hosted else _TOLD)
    scores = {code: weight * factors.get(code, 1.0) for code, weight in context.weights.items()}
    holders = {id(mention): cluster for cluster in clusters for mention in cluster.mentions}
    mentions = sorted((m for c in clusters if c.held for m in c.mentions), key=_start)
    abroad = _abroad(page, holders, clusters, context)
    for person, codes_met in counterparts(page, mentions, holders).items():
        abroad.setdefault(person, set()).update(codes_met - context.hosts)
    receivers = _receivers(page, holders, context)
    sides = delegates(page, mentions, holders)
    for code in sorted(set(receivers.values())):
        # "at the invitation of Minister Roe, ... will visit Chile": the text is Chile's as well
        scores[code] = scores.get(code, 0.0) + _INSTITUTION
    open_ones = [c for c in clusters if c.country is None and c.held and not c.international]
    for cluster in sorted(open_ones, key=lambda c: any(m.superior for m in c.mentions)):
        superior = next((holders.get(id(m.superior)) for m in cluster.mentions if m.superior), None)
        if superior and superior is not cluster:
            cluster.country = superior.country
        else:
            cluster.country = (
                sides.get(id(cluster))
                or receivers.get(id(cluster))
                or _from_context(page, cluster, clusters, context, scores, abroad.get(id(cluster), set()))
            )


def _abroad(page: Page, holders: dict[int, Cluster], clusters: list[Cluster], context: Context) -> dict[int, set[str]]:
    """By person, the states that he does not serve: where he travels to, and those of his counterparts."""
    mentions = sorted((m for c in clusters for m in c.mentions), key=lambda m: m.start)
    offsets = [page.words.starts[m.start] for m in mentions]
    foreign = [(state.start, state.code) for state in context.destinations]
    for mention in mentions:
        code = holders[id(mention)].country
        if code and any(page.lower(office.noun - 1) == "counterpart" for office in mention.offices):
            foreign.append((page.words.starts[mention.start], code))
    found: dict[int, set[str]] = {}
    for start, code in foreign:
        before = bisect.bisect_left(offsets, start) - 1
        if before >= 0 and page.sentence(mentions[before].start)[1] > start:
            found.setdefault(id(holders[id(mentions[before])]), set()).add(code)
    return found


def _receivers(page: Page, holders: dict[int, Cluster], context: Context) -> dict[int, str]:
    """By person, the state where he receives: "met Minister Roe of Peru, who is visiting Chile" in Chile."""
    mentions = sorted((m for c in {id(c): c for c in holders.values()}.values() for m in c.mentions), key=_start)
    offsets = [page.words.starts[m.start] for m in mentions]
    found: dict[int, str] = {}
    for state in context.destinations:
        before = bisect.bisect_left(offsets, state.start) - 1
        if before < 0:
            continue
        guest = mentions[before]
        home = holders[id(guest)].country
        first, last = page.sentence(guest.start)
        if home in (None, state.code) or not first <= state.start < last:
            continue
        low, high = bisect.bisect_left(offsets, first), bisect.bisect_left(offsets, last)
        for mention in mentions[low : min(high, low + _BUSY)]:
            receives = _invites(page, mention) or _meets_visitor(page, mention, guest)
            if receives and holders[id(mention)] is not holders[id(guest)]:
                found.setdefault(id(holders[id(mention)]), state.code)
    return found


def _start(mention: Mention) -> int:
    return mention.start


def _invites(page: Page, mention: Mention) -> bool:
    """ "at the invitation of the minister"."""
    for at in range(mention.start - 1, max(0, mention.start - _OTHER_OFFICES), -1):
        if page.lower(at) == "," or page.words.tags[at] in FINITE:
            return False
        if page.lower(at) in ("of", "from") and page.lower(at - 1) == "invitation":
            return True
    return False


def _meets_visitor(page: Page, mention: Mention, guest: Mention) -> bool:
    """ "met with the Norwegian minister, who is on a visit": the one who is met has come to the other."""
    comma = page.lower(guest.end) == ","
    words = range(mention.end, min(guest.start, mention.end + _REACH))
    return page.lower(guest.end + comma) == "who" and any(page.isa(i, "meeting") for i in words)


def _has_host(clusters: list[Cluster]) -> bool:
    """The first head of state or government of the text is named without the state."""
    heads = [cluster for cluster in clusters if current(cluster) & HEADS]
    return not heads or min(heads, key=lambda c: c.start).country is None


def home_of(scores: dict[str, float]) -> str | None:
    """The state that a text is about; None if it is about none."""
    best = max(scores, key=lambda code: (scores[code], code), default=None)
    return best if best and scores[best] > 0 else None


def _from_context(
    page: Page,
    cluster: Cluster,
    clusters: list[Cluster],
    context: Context,
    text_scores: dict[str, float],
    abroad: set[str],
) -> str | None:
    singular = _unique(cluster)
    taken: set[str] = {
        other.country
        for other in clusters[:_BUSY]
        if other is not cluster and other.country and singular & _unique(other)
    }
    taken |= abroad
    if current(cluster) & HEADS and is_labelled(page, cluster):
        # "PRESIDENT ROE: ... PRIME MINISTER POE:": who speak in turns are of two states
        heads = (c for c in clusters[:_BUSY] if c is not cluster and current(c) & HEADS)
        taken |= {head.country for head in heads if head.country and is_labelled(page, head)}
        own = home_of({code: n for code, n in _spoken_for(page, cluster, context).items() if code not in taken})
        if own:
            return own
    if cluster.nouns & page.vocabulary.groups["clergy"]:
        # "President Roe received Pope Clement": a churchman is no official of the host
        taken |= context.hosts | {c.country for c in clusters[:_BUSY] if c.country and current(c) & HEADS}
    most = max(context.weights.values(), default=0.0) or 1.0
    scores = {code: _MOST * score / most for code, score in text_scores.items() if code not in taken}
    met = beside(page, cluster.mentions[0], context) if _is_met(page, cluster.mentions[0]) else None
    home = home_of(text_scores)
    for code, count in affinity(page, cluster, context).items():
        if code not in scores:
            continue
        if not current(cluster) or (code == met and code != home):
            scores[code] += _BESIDE_GUEST * count
        elif current(cluster) & HEADS and (not context.hosts or code in context.hosts):
            scores[code] += _BESIDE * count
    best = home_of(scores)
    if best is None or best == home:
        return best
    # what is left over when all others are taken must be told more than once: "she returned from Dubai"
    beside_him = scores[best] > _MOST * text_scores[best] / most
    return best if beside_him or context.weights.get(best, 0.0) >= _TWICE else None


def _spoken_for(page: Page, cluster: Cluster, context: Context) -> dict[str, float]:
    """How often each state opens a sentence in the person's turns: "PRESIDENT ROE: ... Kenya is grateful"."""
    starts = page.words.starts
    counts: dict[str, float] = {}
    for mention in cluster.mentions[:_SAMPLE]:
        if not page.labels_turn(mention.start):
            continue
        following = bisect.bisect_right(page.labels, mention.start)
        stop = starts[page.labels[following]] if following < len(page.labels) else page.words.ends[-1]
        low = bisect.bisect_left(context.states, starts[mention.start], key=lambda state: state.start)
        high = bisect.bisect_left(context.states, stop, key=lambda state: state.start)
        for state in context.states[low:high]:
            if page.sentence(bisect.bisect_left(starts, state.start))[0] == state.start:
                counts[state.code] = counts.get(state.code, 0.0) + 1
    return counts


def _unique(cluster: Cluster) -> set[str]:
    """The present offices of which a state has one: a vice president, but not a deputy prime minister."""
    classes = current(cluster)
    vice = "deputy_head" in classes and "president" in cluster.nouns
    return {*(classes & SINGULAR), *(("vice president",) if vice else ())}


def is_labelled(page: Page, cluster: Cluster) -> bool:
    """The person speaks in turns."""
    return any(page.labels_turn(mention.start) for mention in cluster.mentions)


def current(cluster: Cluster) -> set[RoleClass]:
    """The classes of the offices that the person holds at present."""
    offices = [office for mention in cluster.mentions[:_SAMPLE] for office in mention.offices]
    # "former President Roe ... President Roe"
    past = {office.role_class for office in offices if office.tense == "former"}
    return {office.role_class for office in offices} - past
