"""From mentions to persons: which mentions are one person, what office they hold, and for which state."""

import bisect
import collections
import re

import attrs

from diplotext.actors.persons import Mention, StateMention
from diplotext.actors.words import Words
from diplotext.records import RoleClass

# One state has one of these at a time: two presidents in a text belong to two states.
SINGULAR: frozenset[RoleClass] = frozenset(
    ("head_of_state", "head_of_government", "deputy_head", "foreign_minister", "monarch")
)
NEAR = 250
# A text with more office-holders than this is a list; the first ones settle whose state is taken.
BUSY = 60
# What being the most-named state of the text weighs against standing beside the mention (4, or 8 for a minister).
BASE = 5.0
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


@attrs.define(kw_only=True, eq=False)
class Cluster:
    """All mentions of one person or one unnamed office."""

    names: list[tuple[str, ...]] = attrs.Factory(list)
    mentions: list[Mention] = attrs.Factory(list)
    country: str | None = None
    gender: str = ""
    international: bool = False

    @property
    def named(self) -> bool:
        """The text gives a name."""
        return bool(self.names)

    def classes(self) -> set[RoleClass]:
        """The role classes of all mentions."""
        return {mention.role_class for mention in self.mentions if mention.role_class}

    def held(self) -> bool:
        """The text gives the person an office."""
        return any(mention.role for mention in self.mentions)


def name_words(
    words: Words, span: tuple[int, int], particles: frozenset[str], suffixes: frozenset[str]
) -> tuple[str, ...]:
    """A name as comparable words: lower case, without particles, suffixes and initials' stops."""
    joined = "".join(
        word if i + 1 == span[1] or words.starts[i + 1] == words.ends[i] else word + " "
        for i, word in enumerate(words.lower[span[0] : span[1]], span[0])
    )
    kept = tuple(word.rstrip(".") for word in _WORD.findall(joined) if word not in suffixes and word not in particles)
    return kept or (joined,)


def same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Two names may be one person's: the shorter is part of the longer, or they differ in a shortened given name only.

    >>> same_person(("roe",), ("jane", "roe")), same_person(("jane", "roe"), ("john", "roe"))
    (True, False)
    """
    if len(short) > len(full):
        short, full = full, short
    if set(short) <= set(full):
        return True
    if len(short) < 2 or short[-1] != full[-1]:
        return False
    one, two = short[0], full[0]
    return one[:3] == two[:3] or (1 in (len(one), len(two)) and one[0] == two[0])


def gather(mentions: list[Mention], words: Words, groups: dict[str, frozenset[str]]) -> list[Cluster]:
    """Merge the named mentions into persons, in text order."""
    named = [mention for mention in mentions if mention.name]
    keys = {
        id(mention): name_words(words, mention.name, groups["particle"], groups["suffix"])
        for mention in named
        if mention.name
    }
    clusters: list[Cluster] = []
    by_word: dict[str, list[Cluster]] = collections.defaultdict(list)
    # The fullest names first, so that a surname finds its owner wherever it stands.
    for mention in sorted(named, key=lambda m: (-len(keys[id(m)]), m.start)):
        key = keys[id(mention)]
        fitting = [c for c in by_word[key[-1]] + by_word[key[0]] if any(same_person(key, name) for name in c.names[:8])]
        fitting = list({id(c): c for c in fitting}.values())
        if len(key) > 1 or not fitting:
            cluster = fitting[0] if fitting else None
        else:
            cluster = _nearest(fitting, mention, words, groups)
        if cluster is None:
            cluster = Cluster()
            clusters.append(cluster)
        if key not in cluster.names:
            cluster.names.append(key)
            for word in key:
                by_word[word].append(cluster)
        cluster.mentions.append(mention)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda m: m.start)
        cluster.gender = _gender(cluster, words, groups)
        cluster.international = "international" in cluster.classes() or any(
            _names_body(mention, words, groups) for mention in cluster.mentions
        )
    return sorted(clusters, key=lambda c: c.mentions[0].start)


def _names_body(mention: Mention, words: Words, groups: dict[str, frozenset[str]]) -> bool:
    """The role is one in a body of several states: "Ambassador of the European Union"."""
    if not mention.role:
        return False
    phrase = " " + " ".join(words.lower[mention.role[0] : mention.role[1]]) + " "
    return any(f" {body} " in phrase for body in groups["body"])


def _nearest(fitting: list[Cluster], mention: Mention, words: Words, groups: dict[str, frozenset[str]]) -> Cluster:
    """Of several people with one surname the one whose office fits, else the one named last before."""
    if len(fitting) == 1:
        return fitting[0]
    if mention.role_class:
        fitting = [c for c in fitting if mention.role_class in c.classes()] or fitting
    gender = _gender(Cluster(mentions=[mention]), words, groups)
    fitting = [c for c in fitting if not gender or _gender(c, words, groups) in ("", gender)] or fitting

    def distance(cluster: Cluster) -> int:
        before = [mention.start - m.start for m in cluster.mentions if m.start <= mention.start]
        return min(before) if before else 10**9

    return min(fitting, key=distance)


def _gender(cluster: Cluster, words: Words, groups: dict[str, frozenset[str]]) -> str:
    for mention in cluster.mentions:
        forms = {mention.honorific}
        if mention.role:
            forms |= set(words.lower[mention.role[0] : mention.role[1]])
        if forms & groups["female"]:
            return "f"
        if forms & groups["male"]:
            return "m"
    return ""


def supported(cluster: Cluster, words: Words, groups: dict[str, frozenset[str]], labels: set[int]) -> bool:
    """A run of capitals is a person if it has an office or honorific, speaks, labels a turn, or is described."""
    for mention in cluster.mentions:
        if mention.role or mention.description or mention.honorific or words.starts[mention.start] in labels:
            return True
        if len(name_words(words, mention.name or (0, 0), frozenset(), frozenset())) < 2:
            continue
        before = words.lower[mention.start - 1] if mention.start else ""
        after = words.lower[mention.end] if mention.end < len(words) else ""
        speaks = after in groups["saying"] or before in groups["person_noun"] or before in ("said", "says", "to")
        if speaks and (before != "to" or (mention.start > 1 and words.lower[mention.start - 2] == "according")):
            return True
    return False


def add_offices(
    mentions: list[Mention], clusters: list[Cluster], finder_states: list[StateMention], words: Words
) -> list[Cluster]:
    """Give mentions of an office without a name to the person who holds it; what is left are unnamed office-holders."""
    unnamed: list[Cluster] = []
    for mention in mentions:
        if mention.name or not mention.role or mention.plural or not mention.role_class:
            continue
        code = mention_country(mention, finder_states, words)
        at = bisect.bisect_right(clusters, mention.start, key=lambda c: c.mentions[0].start)
        around = clusters if len(clusters) <= BUSY else clusters[max(0, at - BUSY) : at + 1]
        holder = office_holder(mention, code, around, words)
        if holder is None:
            holder = next((c for c in unnamed[-BUSY:] if _same_office(c, mention, code, words)), None)
        if holder is None:
            holder = Cluster(country=code)
            unnamed.append(holder)
        holder.mentions.append(mention)
        holder.country = holder.country or code
    return unnamed


def _same_office(cluster: Cluster, mention: Mention, code: str | None, words: Words) -> bool:
    first = cluster.mentions[0]
    return (
        first.role_class == mention.role_class
        and head(first, words) == head(mention, words)
        and code in (None, cluster.country)
    )


def head(mention: Mention, words: Words) -> str:
    """The role phrase before its complement, in lower case, without demonyms: "vice president"."""
    if not mention.role:
        return ""
    part = words.lower[mention.role[0] : mention.role[1]]
    cut = next((i for i, word in enumerate(part) if word in ("of", "for", "to") and i), len(part))
    return part[cut - 1]


def office_holder(mention: Mention, code: str | None, clusters: list[Cluster], words: Words) -> Cluster | None:
    """Who of the persons is meant by "the President", "the Russian leader"."""
    leader = head(mention, words) in ("leader", "state") and mention.role_class != "legislator"
    classes = {"head_of_state", "head_of_government", "monarch"} if leader else {mention.role_class}
    if mention.role_class == "official" and not leader:
        fitting = [c for c in clusters if any(m.role and head(m, words) == head(mention, words) for m in c.mentions)]
    else:
        fitting = [c for c in clusters if c.classes() & classes]
    if code:
        same = [c for c in fitting if c.country == code] or [c for c in fitting if c.country is None]
        # "Jane Roe met ... The Ruritanian President said": the one person to whom nothing else was given
        free = [
            c
            for c in clusters
            if not c.held()
            and any(m.start < mention.start for m in c.mentions)
            and (len(c.names[0]) > 1 or any(m.honorific for m in c.mentions))
        ]
        free = [c for c in free if any(m.honorific for m in c.mentions)] or free
        free = free or _untitled(clusters)
        if not same and mention.role_class in SINGULAR | {"official"} and free and mention.definite:
            same = [max(free, key=lambda c: len(c.mentions))]
        fitting = same
    elif not fitting and mention.definite and mention.role_class in SINGULAR:
        free = [c for c in clusters if not c.held()]
        fitting = [c for c in free if any(m.honorific for m in c.mentions)][:1]
    if not code and mention.definite and mention.role_class in SINGULAR and all(map(_has_own_state, fitting)):
        # "Jane Roe will meet President of Ruritania ... The President will": the host needs no state
        fitting = _untitled(clusters)[:1] or fitting
    before = [c for c in fitting if any(m.start < mention.start for m in c.mentions)]
    if not code and len(before) > 1:
        host = [c for c in before if not _has_own_state(c)]
        before = host[:1] or before
    if before:
        return max(before, key=lambda c: max(m.start for m in c.mentions if m.start < mention.start))
    return fitting[0] if len(fitting) == 1 else None


def _untitled(clusters: list[Cluster]) -> list[Cluster]:
    """Persons without an office whom the text names again and again or with "Mr", the likeliest first."""
    free = [c for c in clusters if not c.held() and len(c.mentions) > 1 and len(c.names[0]) > 1]
    return sorted(free, key=lambda c: (not any(m.honorific for m in c.mentions), -len(c.mentions)))


def _has_own_state(cluster: Cluster) -> bool:
    """The text needs to say which state the person serves: it is not the host's."""
    return any(mention.of for mention in cluster.mentions) or cluster.country is not None


def mention_country(mention: Mention, states: list[StateMention], words: Words) -> str | None:
    """The state that the words of the mention name: the first in it, as "Assistant to the President of X"."""
    if mention.of:
        return mention.of
    if not mention.role:
        return None
    start, end = words.starts[mention.role[0]], words.ends[mention.role[1] - 1]
    inside = [state for state in states if start <= state.start < end]
    if not inside:
        return None
    if (
        mention.role_class == "ambassador"
        and len(inside) == 1
        and "to" in words.lower[mention.role[0] : mention.role[1]]
    ):
        before = words.lower.index("to", mention.role[0])
        return inside[0].code if inside[0].start < words.starts[before] else None
    return inside[0].code


def settle_countries(clusters: list[Cluster], states: list[StateMention], words: Words, hints: list[str]) -> None:
    """Give each office-holder a state: the mention's own words, else the state that the context leaves for the office.

    Args:
        clusters: persons and offices.
        states: mentions of states.
        words: the words of the text.
        hints: codes that institutions in the text tell ("the White House").
    """
    counts: collections.Counter[str] = collections.Counter(state.code for state in states)
    for code in hints:
        counts[code] += 2
    for cluster in clusters:
        if cluster.country is None:
            codes = [mention_country(mention, states, words) for mention in cluster.mentions]
            cluster.country = next((code for code in codes if code), None)
    # "U.S." once in a text about two other states makes no host of it
    hosts = {code for code in hints if counts[code] * 2 >= max(counts.values())}
    told: set[str | None] = {cluster.country for cluster in clusters if cluster.country}
    for cluster in clusters:
        if cluster.country is None and cluster.held() and not cluster.international:
            cluster.country = _from_context(cluster, clusters, counts, states, words, hosts, told)


def _from_context(
    cluster: Cluster,
    clusters: list[Cluster],
    counts: "collections.Counter[str]",
    states: list[StateMention],
    words: Words,
    hinted: set[str],
    told: set[str | None],
) -> str | None:
    singular = cluster.classes() & SINGULAR
    if all(mention.tense == "former" for mention in cluster.mentions if mention.role):
        singular = set()
    told_inside = {
        state.start
        for other in clusters[:BUSY]
        if other is not cluster
        for mention in other.mentions[:8]
        for state in _inside(mention, states, words)
    }
    taken = {
        other.country
        for other in clusters[:BUSY]
        if other is not cluster and singular & other.classes() and other.country
    }
    most = max(counts.values(), default=1)
    scores = {code: BASE * count / most for code, count in counts.items() if code not in taken}
    if not scores:
        return None
    for code in scores:
        # the state of a guest is told beside the guest; the one whose name is left out is the host's
        scores[code] *= 0.4 if code in told and code not in hinted else 1.0
    heads = bool(singular - {"foreign_minister"})
    for mention in cluster.mentions[:4]:
        beside = _beside(mention, states, words, told_inside)
        if not beside or beside not in scores:
            continue
        if not heads:
            # "Foreign Minister Roe on Ruritania's efforts": a minister without a state serves the one beside him
            scores[beside] += 8.0
        elif not hinted and beside not in told:
            scores[beside] += 4.0
    return max(scores, key=lambda code: (scores[code], code))


def _inside(mention: Mention, states: list[StateMention], words: Words) -> list[StateMention]:
    """The states that a mention holds."""
    first = bisect.bisect_left(states, words.starts[mention.start], key=lambda state: state.start)
    last = bisect.bisect_left(states, words.ends[mention.end - 1], key=lambda state: state.start)
    return states[first:last]


def _beside(mention: Mention, states: list[StateMention], words: Words, claimed: set[int]) -> str | None:
    """The state named nearest to a mention, behind it rather than before it; none that another's role names."""
    start, end = words.starts[mention.start], words.ends[mention.end - 1]
    near = [
        (state.start - end if state.start >= end else 30 + start - state.end, state.code)
        for state in states[
            bisect.bisect_left(states, start - NEAR, key=lambda state: state.start) : bisect.bisect_left(
                states, start + NEAR, key=lambda state: state.start
            )
        ]
        if state.start not in claimed
    ]
    return min(near)[1] if near else None
