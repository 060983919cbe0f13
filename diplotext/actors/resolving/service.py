"""Which state an office-holder serves: the words of the text, else the table of office-holders, else the publisher's.

What none of them tells stays open: a state that is only spoken of in the text is nobody's.
"""

import bisect
import collections
import datetime

import attrs

from diplotext.actors.mentions import Mention, StateMention
from diplotext.actors.persons.cast import Cluster, is_met, serves_body
from diplotext.actors.persons.known import Directory, Sought
from diplotext.actors.persons.offices import HEADS, Office
from diplotext.actors.persons.page import Page
from diplotext.actors.resolving.company import delegates, inviters
from diplotext.terms import CountrySource, RoleClass

# One state has one of these at a time.
SINGULAR: frozenset[RoleClass] = frozenset(("head_of_state", "head_of_government", "foreign_minister", "monarch"))
# Offices of a government, which its own releases name without the state.
_OF_GOVERNMENT = SINGULAR | {"deputy_head", "minister", "spokesperson", "legislator"}
_OF_STATE = SINGULAR | {"deputy_head", "minister"}
# So many mentions of a person tell what all tell.
SAMPLE = 60
# Mentions of the state that a text is about.
_OFTEN = 5


def set_told(page: Page, clusters: list[Cluster], states: list[StateMention]) -> None:
    """Give those whose office or name is told with a state that state.

    Args:
        page: the words of the text.
        clusters: persons and unnamed office-holders.
        states: mentions of states and of institutions that tell one, in text order.
    """
    for cluster in clusters:
        if cluster.country is None:
            codes = (mention_country(page, mention, states) for mention in cluster.mentions)
            cluster.serve(next(filter(None, codes), None), "text")


def set_known(page: Page, clusters: list[Cluster], directory: Directory, day: datetime.date | None) -> None:
    """Give those whom the table of office-holders knows the state that they serve; a body of several states has none.

    What the text says wins.
    """
    for cluster in clusters:
        holder = directory.find(sought_of(page, cluster, day)) if cluster.names and cluster.country is None else None
        if holder:
            cluster.known_as = holder.office
        if holder and holder.country:
            cluster.serve(holder.country, "known")
        elif holder:
            cluster.international = True


def sought_of(page: Page, cluster: Cluster, day: datetime.date | None) -> Sought:
    """What the text tells of a person, to be looked up."""
    offices = [office for mention in cluster.mentions[:SAMPLE] for office in mention.offices]
    words = [i for office in offices for i in range(office.start, office.end)]
    return Sought(
        name=max(cluster.names, key=len),
        classes=frozenset(office.role_class for office in offices),
        fields=frozenset(page.lower(i) for i in words if page.isa(i, "portfolio")) - {"affairs"},
        former=bool(offices) and all(office.tense == "former" for office in offices),
        day=day,
    )


def settle(page: Page, clusters: list[Cluster], states: list[StateMention], home: "Home") -> None:
    """Give those whose state is open that of the one whom they serve, of their delegation, or the publisher's.

    A lawmaker serves the state that the text is about, wherever it was issued: parliaments are news at home.
    """
    subject = _subject(states)
    holders = {mention: cluster for cluster in clusters for mention in cluster.mentions}
    mentions = sorted((m for c in clusters if c.held for m in c.mentions), key=lambda m: m.start)
    sides = inviters(page, mentions, holders) | delegates(page, mentions, holders)
    unsettled = [c for c in clusters if c.country is None and c.held and not c.international]
    guest = _guest(states, home.code)
    abroad = _abroad(page, clusters, states, home.code)
    for cluster in sorted(unsettled, key=lambda c: any(m.superior for m in c.mentions)):
        superior = next((holders.get(m.superior) for m in cluster.mentions if m.superior), None)
        if superior and superior is not cluster:
            cluster.serve(superior.country, superior.country_from)
        elif cluster in sides:
            cluster.serve(sides[cluster], "text")
        elif subject and current(cluster) == {"legislator"} and "representative" not in cluster.nouns:
            cluster.serve(subject, "context")
        elif home.code and _may_serve(page, cluster, clusters, home):
            own = not _beside(page, cluster.mentions[0], abroad)
            cluster.serve(home.code if own else None, home.source)
        elif guest and current(cluster) & _OF_STATE and any(_is_guest(page, m) for m in cluster.mentions[:SAMPLE]):
            cluster.serve(guest, "context")


def _abroad(page: Page, clusters: list[Cluster], states: list[StateMention], home: str | None) -> list[int]:
    """Where other states than the publisher's and their officials stand, in text order."""
    foreign = [state.start for state in states if state.code != home]
    guests = [m for c in clusters if c.country not in (None, home) for m in c.mentions]
    return sorted(foreign + [page.words.starts[mention.start] for mention in guests])


def _beside(page: Page, mention: Mention, abroad: list[int]) -> bool:
    """Another state stands before in the sentence: "Talks in Ruritania with Minister Roe"; not "with our Minister"."""
    if _is_own(page, mention) or page.labels_turn(mention.start):
        return False  # "Press conference, Lima", and below it "PRIME MINISTER:"
    first, _ = page.sentence(mention.start)
    index = bisect.bisect_left(abroad, first)
    return index < len(abroad) and abroad[index] < page.words.starts[mention.start]


def _is_own(page: Page, mention: Mention) -> bool:
    """ "our Minister", "the President's Special Envoy"."""
    return page.lower(mention.start - 1) in ("our", "my") or any(page.possessive(o.start + 1) for o in mention.offices)


def _is_sent(page: Page, mention: Mention, home: str | None) -> bool:
    """ "our Ambassador", "Ambassador to Peru": the publisher's, where any other may be a guest."""
    receivers = (page.states.get(i) for office in mention.offices for i in range(office.noun, office.end))
    return _is_own(page, mention) or any(state and state[1] != home for state in receivers)


def _subject(states: list[StateMention]) -> str | None:
    """The state that a text is about: named again and again, and no less than all others together."""
    counts = collections.Counter(state.code for state in states)
    code, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=(None, 0))
    return code if count >= _OFTEN and count * 2 >= len(states) else None


def _guest(states: list[StateMention], home: str | None) -> str | None:
    """The one state that a text names beside the publisher's."""
    foreign = {state.code for state in states} - {home}
    return foreign.pop() if home and len(foreign) == 1 else None


def _is_guest(page: Page, mention: Mention) -> bool:
    """ "met Minister Roe", "welcomed the Minister"."""
    return is_met(page, mention) or page.isa(mention.start - 1 - mention.definite, "meeting")


@attrs.frozen(kw_only=True, eq=False)
class Home:
    """The state where a text was issued.

    Attributes:
        code: the caller's, else that of the body that signs the text; None if neither tells.
        source: "home" if the caller told it, "text" if the text's heading did.
        directory: the table of office-holders.
        day: when the text was published, or None.
    """

    code: str | None
    source: CountrySource
    directory: Directory
    day: datetime.date | None

    def has(self, role_class: RoleClass) -> bool | None:
        """The state has an office of the class on the day; None if the table does not know the state then."""
        return self.directory.has_office(self.code, role_class, self.day) if self.code and self.day else None

    def is_held_by(self, cluster: Cluster, role_class: RoleClass) -> bool:
        """The person is of another state, or holds an office of the class on the day, as far as the table knows."""
        if cluster.country != self.code or not self.code or not self.day:
            return True
        return self.directory.holds(max(cluster.names, key=len), self.code, role_class, self.day)


def _may_serve(page: Page, cluster: Cluster, clusters: list[Cluster], home: Home) -> bool:
    """A government's office without a state is the publisher's, unless he is met or the state's is another's.

    "Foreign Minister Jane Roe met Defence Minister John Poe": Poe may be a guest.
    """
    classes = current(cluster)
    first = cluster.mentions[0]
    governs = bool(classes & _OF_GOVERNMENT or cluster.nouns & page.vocabulary.groups["government_noun"])
    governs = governs or ("ambassador" in classes and _is_sent(page, first, home.code))
    if not governs or "counterpart" in cluster.nouns or is_met(page, first):
        return False
    labelled = page.labels_turn(first.start)  # of two of one state the one who speaks holds it: "as Mr Roe did"
    for role_class in classes & SINGULAR:
        if not labelled and any(c.country == home.code and role_class in current(c) for c in clusters):
            return False
        told = home.has(role_class)
        # the heads of all states are in the table, so that one who is named would have been known
        if told is False or (told and cluster.names and role_class in HEADS):
            return False
    return True


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


def _inside(page: Page, mention: Mention, states: list[StateMention]) -> list[StateMention]:
    """The states that a mention holds."""
    first = bisect.bisect_left(states, page.words.starts[mention.start], key=lambda state: state.start)
    last = bisect.bisect_left(states, page.words.ends[mention.end - 1], key=lambda state: state.start)
    return states[first:last]


def is_labelled(page: Page, cluster: Cluster) -> bool:
    """The person speaks in turns."""
    return any(page.labels_turn(mention.start) for mention in cluster.mentions)


def current(cluster: Cluster) -> set[RoleClass]:
    """The classes of the offices that the person holds at present."""
    offices = [office for mention in cluster.mentions[:SAMPLE] for office in mention.offices]
    # "former President Roe ... President Roe"
    past = {office.role_class for office in offices if office.tense == "former"}
    return {office.role_class for office in offices} - past
