"""From mentions to persons: which mentions are one person, and who of them is a person at all."""

import bisect
import collections
import re

import attrs

from diplotext.actors.mentions import Mention
from diplotext.actors.persons.offices import Office
from diplotext.actors.persons.page import Page
from diplotext.terms import CountrySource, RoleClass

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_LONGEST_LIST = 30
# So many mentions of a person tell what all tell.
_SAMPLE = 60
_NEAR = 3


@attrs.define(kw_only=True, eq=False)
class Cluster:
    """All mentions of one person or one unnamed office, in text order.

    Attributes:
        names: the names as comparable words.
        kinds: the role classes of all mentions.
        nouns: the nouns of office of all mentions, in lower case.
        country: the state that is served, and what tells it.
        known_as: the office that the person is known to hold.
    """

    names: list[tuple[str, ...]] = attrs.Factory(list)
    mentions: list[Mention] = attrs.Factory(list)
    kinds: set[RoleClass] = attrs.Factory(set)
    nouns: set[str] = attrs.Factory(set)
    country: str | None = None
    country_from: CountrySource | None = None
    known_as: str | None = None
    gender: str = ""
    international: bool = False

    def take(self, page: Page, mention: Mention) -> None:
        """Add a mention."""
        bisect.insort(self.mentions, mention, key=lambda m: m.start)
        self.kinds |= {office.role_class for office in mention.offices}
        self.nouns |= {page.lower(office.noun - 1) for office in mention.offices}

    def serve(self, country: str | None, source: CountrySource | None) -> None:
        """Set the state that is served, if one is told."""
        if country:
            self.country, self.country_from = country, source

    @property
    def held(self) -> bool:
        """The text gives the person an office."""
        return bool(self.kinds)

    @property
    def start(self) -> int:
        """The first word of the first mention."""
        return self.mentions[0].start

    def last_before(self, at: int) -> Mention | None:
        """The last mention that begins before a word."""
        index = bisect.bisect_left(self.mentions, at, key=lambda m: m.start)
        return self.mentions[index - 1] if index else None


def name_words(page: Page, span: tuple[int, int]) -> tuple[str, ...]:
    """A name as comparable words: lower case, without particles, suffixes and initials' stops."""
    words, groups = page.words, page.vocabulary.groups
    joined = "".join(
        word if i + 1 == span[1] or words.starts[i + 1] == words.ends[i] else word + " "
        for i, word in enumerate(words.lower[span[0] : span[1]], span[0])
    )
    idle = groups["suffix"] | groups["particle"]
    kept = (word.rstrip(".") for word in _WORD.findall(joined) if word not in idle)
    return tuple(_without_particle(word, groups["particle"]) for word in kept) or (joined,)


def _without_particle(word: str, particles: frozenset[str]) -> str:
    """ "el-Masri" and "Masri" are one name."""
    first, hyphen, rest = word.partition("-")
    return rest if hyphen and rest and first in particles else word


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


def gather(page: Page, mentions: list[Mention]) -> list[Cluster]:
    """Merge the named mentions into persons, in text order."""
    keyed = [(name_words(page, mention.name), mention) for mention in mentions if mention.name]
    clusters: list[Cluster] = []
    by_word: dict[str, list[Cluster]] = collections.defaultdict(list)
    # The fullest names first, so that a surname finds its owner wherever it stands.
    for key, mention in sorted(keyed, key=lambda item: (-len(item[0]), item[1].start)):
        fitting = [c for c in by_word[key[-1]] + by_word[key[0]] if any(same_person(key, name) for name in c.names[:8])]
        fitting = [c for c in dict.fromkeys(fitting) if not _are_two(page, c, mention)]
        if not fitting:
            clusters.append(Cluster())
            fitting = clusters[-1:]
        cluster = fitting[0] if len(key) > 1 else _nearest(page, fitting, mention)
        if key not in cluster.names:
            cluster.names.append(key)
            for word in key:
                by_word[word].append(cluster)
        cluster.take(page, mention)
    for cluster in clusters:
        cluster.gender = _gender(page, cluster.mentions)
        cluster.international = "international" in cluster.kinds or any(
            serves_body(page, office) for mention in cluster.mentions for office in mention.offices
        )
    return sorted(clusters, key=lambda c: c.start)


def _are_two(page: Page, cluster: Cluster, mention: Mention) -> bool:
    """Somebody and a relative of the same name: "President Roe" and "your wife, Dr. Jane Roe"."""
    sample = cluster.mentions[:_SAMPLE]
    genders = {_gender(page, [mention]), _gender(page, sample)} - {""}
    relative = any(is_relative(page, m) for m in sample)
    apart = relative != is_relative(page, mention) and bool(mention.offices if relative else cluster.kinds)
    return len(genders) > 1 or apart


def is_relative(page: Page, mention: Mention) -> bool:
    """ "his wife, Jane Roe", "First Lady Jane Roe"."""
    if any(page.lower(office.noun - 1) in ("lady", "gentleman") for office in mention.offices):
        return True
    behind = range(mention.start - _NEAR, mention.start)
    if page.isa(mention.start, "married") and page.lower(mention.start - 1) in ("and", "by"):
        return True  # "the President and Mrs. Roe"
    return any(page.isa(i, "kin") and all(page.lower(j) == "," for j in range(i + 1, mention.start)) for i in behind)


def serves_body(page: Page, office: Office) -> bool:
    """An office of a body of several states: "EU envoy to Chile"; not "Chile's ambassador to the EU"."""
    named = next((i for i in range(office.start, office.end) if i in page.bodies), None)
    if named is None or any(i in page.state_words for i in range(office.start, named)):
        return False
    return not any(page.lower(i) in ("to", "for", "on") for i in range(office.noun, named))


def is_private(page: Page, cluster: Cluster) -> bool:
    """Every office of the person is one of a firm: "Acme Ltd Chairman", "Acme CEO"."""
    offices = [office for mention in cluster.mentions[:_SAMPLE] for office in mention.offices]
    told = cluster.country or cluster.known_as
    return bool(offices) and not told and all(_is_of_firm(page, office) for office in offices)


def _is_of_firm(page: Page, office: Office) -> bool:
    words = range(office.start, office.end)
    if office.role_class not in ("executive", "official", "international", "deputy_head"):
        return False
    if any(i in page.state_words or i in page.bodies or page.isa(i, "government_noun") for i in words):
        return False
    if any(i in page.firms or page.isa(i, "firm") for i in words):
        return True
    alone = office.end == office.noun and page.isa(office.noun - 1, "executive")  # "Acme CEO"
    return alone and office.noun - office.start == 2 and not page.isa(office.start, "portfolio", "field")


def _nearest(page: Page, fitting: list[Cluster], mention: Mention) -> Cluster:
    """Of several people with one surname the one whose office fits, else the one named last before."""
    if len(fitting) == 1:
        return fitting[0]
    if mention.role_class:
        fitting = [c for c in fitting if mention.role_class in c.kinds] or fitting
    gender = _gender(page, [mention])
    fitting = [c for c in fitting if not gender or _gender(page, c.mentions[:_SAMPLE]) in ("", gender)] or fitting

    def distance(cluster: Cluster) -> float:
        before = cluster.last_before(mention.start)
        return mention.start - before.start if before else float("inf")

    return min(fitting, key=distance)


def _gender(page: Page, mentions: list[Mention]) -> str:
    groups = page.vocabulary.groups
    for mention in mentions:
        forms = {mention.honorific}
        for office in mention.offices:
            forms |= set(page.words.lower[office.start : office.end])
        if forms & groups["female"]:
            return "f"
        if forms & groups["male"]:
            return "m"
    return ""


def is_supported(page: Page, cluster: Cluster) -> bool:
    """A run of capitals is a person if it has an office or honorific, speaks, labels a turn, or is described."""
    for mention in cluster.mentions:
        if mention.offices or mention.description or mention.honorific or page.labels_turn(mention.start):
            return True
        if mention.name and len(name_words(page, mention.name)) > 1 and _acts(page, mention):
            return True
    return False


def _acts(page: Page, mention: Mention) -> bool:
    """The name stands beside a word of saying or meeting: "Jane Doe said", "met Jane Doe", "Jane Doe, who"."""
    before, after = page.lower(mention.start - 1), mention.end
    if page.lower(after + (page.lower(after) == ",")) == "who" or is_met(page, mention):
        return True
    if page.isa(after, "saying") or page.isa(mention.start - 1, "person_noun") or before in ("said", "says"):
        return True
    return before == "to" and page.lower(mention.start - 2) == "according"


def is_met(page: Page, mention: Mention) -> bool:
    """ "met Jane Doe", "held talks with John Roe, Jane Doe and Ann Poe"."""
    at = mention.start - 1
    while at > mention.start - _LONGEST_LIST and (page.capital(at) or page.lower(at) in (",", "and")):
        at -= 1
    if page.lower(at) == "with":
        return any(page.isa(i, "encounter") for i in range(at - 3, at))
    return page.isa(at, "encounter") and page.lower(at) != "meeting"
