"""Who holds an office that is mentioned without a name: "the President", "the Russian leader"."""

import bisect

from diplotext.actors.mentions import FINITE, Mention, StateMention
from diplotext.actors.persons.cast import Cluster, is_relative, is_supported
from diplotext.actors.persons.page import Page
from diplotext.actors.resolving.service import SINGULAR, Home, is_labelled, mention_country

# A text with more office-holders than this is a list; the nearest ones are tried.
_BUSY = 60
# So many mentions of a person tell what all tell.
_SAMPLE = 60
_NEAR = 8
_HEADS = frozenset(("head_of_state", "head_of_government", "monarch"))
# Before an office: nobody who was named.
_SOME = ("a", "an", "one", "another")
# Nouns for a holder of any office.
_ANYBODY = ("diplomat", "official", "politician")


def add_offices(
    page: Page, mentions: list[Mention], clusters: list[Cluster], states: list[StateMention], home: Home
) -> list[Cluster]:
    """Give mentions of an office without a name to the person who holds it; what is left are unnamed office-holders.

    Args:
        page: the words of the text.
        mentions: all mentions of persons and offices, in text order.
        clusters: the persons.
        states: mentions of states, in text order.
        home: the state where the text was issued.
    """
    unnamed: list[Cluster] = []
    for mention in mentions:
        if mention.name or mention.plural or not mention.offices:
            continue
        code = mention_country(page, mention, states)
        at = bisect.bisect_right(clusters, mention.start, key=lambda c: c.start)
        around = clusters if len(clusters) <= _BUSY else clusters[max(0, at - _BUSY) : at + 1]
        known = next((c for c in unnamed[-_BUSY:] if _same_office(page, c, mention, code)), None)
        holder = _holder(page, mention, code, around, known=known, home=home) or known
        if holder is None:
            holder = Cluster()
            unnamed.append(holder)
        holder.take(page, mention)
        if holder.country is None:
            holder.serve(code, "context" if holder.names else "text")
    return unnamed


def _same_office(page: Page, cluster: Cluster, mention: Mention, code: str | None) -> bool:
    first = cluster.mentions[0]
    return (
        first.role_class == mention.role_class
        and _head(page, first) == _head(page, mention)
        and code in (None, cluster.country)
    )


def _head(page: Page, mention: Mention) -> str:
    """The noun of the office, in lower case: "president"."""
    return page.lower(mention.offices[0].noun - 1) if mention.offices else ""


def _holder(
    page: Page,
    mention: Mention,
    code: str | None,
    clusters: list[Cluster],
    *,
    known: Cluster | None,
    home: Home,
) -> Cluster | None:
    """Who of the persons is meant by "the President", "the Russian leader"."""
    before = page.lower(mention.start - 1)
    if before == "another" or (before in _SOME and _head(page, mention) in _ANYBODY):
        return None  # "one diplomat said"
    fitting = _fitting(page, mention, code, clusters)
    if not code and home.code and home.day and mention.role_class and home.has(mention.role_class):
        # "PRIME MINISTER:" in what a state publishes is its own
        fitting = [c for c in fitting if c.country_from != "known" or home.is_held_by(c, mention.role_class)]
        if page.labels_turn(mention.start):
            publisher = [c for c in fitting if c.country == home.code]
            return publisher[0] if publisher else None
    fitting = [c for c in fitting if {_head(page, mention), "counterpart"} & c.nouns] or fitting
    if code:
        same = [c for c in fitting if c.country == code] or _known(clusters, mention, code)
        if same or (known and known.country == code):
            return _last_named(page, same, mention)
        return _addressee(page, mention, clusters) or _named_before(page, mention, clusters)
    if mention.definite and mention.role_class in SINGULAR | {"deputy_head"} and all(map(_has_own_state, fitting)):
        # "Jane Roe will meet President of Ruritania ... The President will": the host needs no state
        # all heads of states are in the table: who is not there is none on a day that is told
        untitled = [] if home.day and mention.role_class in SINGULAR else _untitled(page, clusters, mention)[:1]
        fitting = _known(clusters, mention, code) or untitled or fitting
        # "The President will visit Ruritania. Ruritania's President Roe": of the publisher's state and of another
        own = any(c.country in (None, home.code) for c in fitting)
        if home.code and fitting and not own and (known or not _before(fitting, mention)):
            return None
    hosts = [c for c in fitting if not _has_own_state(c) and c.start < mention.start]
    return hosts[0] if hosts else _last_named(page, fitting, mention)


def _fitting(page: Page, mention: Mention, code: str | None, clusters: list[Cluster]) -> list[Cluster]:
    """Those who hold an office of the kind."""
    head = _head(page, mention)
    if (head == "leader" and mention.role_class != "legislator") or (head == "state" and mention.role_class in _HEADS):
        return [c for c in clusters if c.kinds & _HEADS]
    if head == "counterpart":  # "his Ukrainian counterpart": of any office
        return [c for c in clusters if c.held]
    if head in _ANYBODY and mention.definite and code:  # "the senior Chinese diplomat", whatever his post
        return [c for c in _before(clusters, mention) if c.held and not c.kinds & _HEADS]
    if mention.role_class == "official":
        return [c for c in clusters if head in c.nouns and _same_field(page, c, mention)]
    fitting = [c for c in clusters if mention.role_class in c.kinds]
    if mention.role_class in ("executive", "international"):
        fitting = [c for c in fitting if _same_field(page, c, mention)]
    if mention.role_class == "minister" and all(code not in (None, c.country) for c in _before(fitting, mention)):
        # "Foreign Minister Roe left. The minister will see Trade Minister Poe"
        ministers = [c for c in clusters if "foreign_minister" in c.kinds]
        fitting = _before(ministers, mention) or fitting or ministers
    if mention.role_class == "minister":
        # "the energy minister" is not Trade Minister Poe
        own = _portfolio(page, [mention])
        fitting = [c for c in fitting if not own or own & (_portfolio(page, c.mentions[:_SAMPLE]) or own)]
    # "his Ukrainian counterpart, Jane Roe" has the office of another
    return fitting + [c for c in _before(clusters, mention) if "counterpart" in c.nouns and c not in fitting]


def _known(clusters: list[Cluster], mention: Mention, code: str | None) -> list[Cluster]:
    """Those without an office in the text who are known to hold one of the kind: "Roe said ... the President said".

    "The President of Ruritania arrived. Jane Roe met ...": behind a state's office the full name may follow.
    """
    known = [c for c in clusters if c.known_as == mention.role_class and not c.held and code in (None, c.country)]
    before = _before(known, mention)
    return before or [c for c in known if code and len(max(c.names, key=len)) > 1]


def _same_field(page: Page, cluster: Cluster, mention: Mention) -> bool:
    """No conflict between what two offices are of: "the President of the Court" is not "President of the Bank Roe"."""
    own = _complement(page, [mention])
    others = _complement(page, cluster.mentions[:_SAMPLE])
    return not own or not others or bool(own & others)


def _complement(page: Page, mentions: list[Mention]) -> set[str]:
    """The capitalised words behind the nouns of office."""
    ranges = (range(office.noun, office.end) for mention in mentions for office in mention.offices)
    return {page.lower(i) for words in ranges for i in words if page.capital(i)}


def _portfolio(page: Page, mentions: list[Mention]) -> set[str]:
    """What the offices are concerned with: "energy", "foreign"."""
    ranges = (range(office.start, office.end) for mention in mentions for office in mention.offices)
    return {page.lower(i) for words in ranges for i in words if page.isa(i, "portfolio")} - {"affairs"}


def _before(clusters: list[Cluster], mention: Mention) -> list[Cluster]:
    """Those who are named before a mention."""
    return [c for c in clusters if c.start < mention.start]


def _last_named(page: Page, fitting: list[Cluster], mention: Mention) -> Cluster | None:
    """The one named last before the mention, of several in one sentence the first; else the only one of the text."""
    before = [(last.start, c) for c in fitting if (last := c.last_before(mention.start))]
    if not before:
        return fitting[0] if len(fitting) == 1 else None
    sentence, _ = page.sentence(max(start for start, _ in before))
    there = [(_first_from(page, c, sentence), c) for start, c in before if page.words.starts[start] >= sentence]
    return min(there, key=lambda item: item[0])[1]


def _first_from(page: Page, cluster: Cluster, offset: int) -> int:
    """The first mention that begins at an offset or behind it, else the last."""
    index = bisect.bisect_left(cluster.mentions, offset, key=lambda m: page.words.starts[m.start])
    return cluster.mentions[min(index, len(cluster.mentions) - 1)].start


def _addressee(page: Page, mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """ "MS. ROE: I welcome you as the Ruritanian President": the other one who speaks, if his state is not told."""
    if not _is_addressed(page, mention):
        return None
    apart = [c for c in clusters if c.country is None and not c.international and is_labelled(page, c)]
    partners = [c for c in apart if not _in_sentence(page, c, mention) and not _speaks(page, c, mention)]
    return partners[0] if len(partners) == 1 else None


def _named_before(page: Page, mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """ "Jane Roe arrived. The Ruritanian President said": the one without office who opens the sentence before."""
    first, _ = page.sentence(mention.start)
    opens = page.words.starts[mention.start - mention.definite] == first
    if page.labels or not opens or not first or mention.role_class not in SINGULAR | {"deputy_head"}:
        return None
    start, _ = page.sentence(mention.start - mention.definite - 1)
    free = [c for c in _untitled(page, clusters, mention) if c.country is None]
    return next((c for c in free if any(page.words.starts[m.start] == start for m in c.mentions)), None)


def _in_sentence(page: Page, cluster: Cluster, mention: Mention) -> bool:
    first, last = page.sentence(mention.start)
    index = bisect.bisect_left(cluster.mentions, first, key=lambda m: page.words.starts[m.start])
    return index < len(cluster.mentions) and page.words.starts[cluster.mentions[index].start] < last


def _speaks(page: Page, cluster: Cluster, mention: Mention) -> bool:
    """The mention stands in a turn of the person's."""
    label = page.label_before(mention.start)
    index = bisect.bisect_left(cluster.mentions, label or 0, key=lambda m: m.start)
    return label is not None and index < len(cluster.mentions) and cluster.mentions[index].start == label


def _is_addressed(page: Page, mention: Mention) -> bool:
    """ "MS. ROE: I welcome you as the President of Ruritania": the office of the one who is spoken to."""
    label = page.label_before(mention.start)
    words = range(max(label or 0, mention.start - _NEAR), mention.start)
    start, _ = page.sentence(mention.start)
    if page.lower(mention.start - 1 - mention.definite) != "as":
        return False  # "you have met the President of Ruritania"
    return label is not None and any(page.lower(i) in ("you", "your") and page.words.starts[i] >= start for i in words)


def _untitled(page: Page, clusters: list[Cluster], mention: Mention) -> list[Cluster]:
    """Persons without an office, named before, again and again or with "Mr", the likeliest first."""
    free = [c for c in clusters if not c.held and c.start < mention.start and _may_hold(page, c, mention)]
    return sorted(free, key=lambda c: (not any(m.honorific for m in c.mentions[:_SAMPLE]), -len(c.mentions)))


def _may_hold(page: Page, cluster: Cluster, mention: Mention) -> bool:
    """A person who may be meant by an office: no questioner ("Q:"), and no one beside "THE PRESIDENT:" with a label."""
    sample = cluster.mentions[:_SAMPLE]
    if any(is_relative(page, m) for m in sample):
        return False
    if any(m.honorific for m in sample):
        return True
    if is_labelled(page, cluster):
        # of who speaks the heading tells the office; in the turns it may be anybody's
        return page.label_before(mention.start) is None and len(cluster.names[0][-1]) > 1
    full = len(cluster.names[0]) > 1 and len(cluster.mentions) > 1
    return not _ends_in_noun(page, cluster) and (
        is_supported(page, cluster) or (full and any(_does_something(page, m) for m in sample))
    )


def _does_something(page: Page, mention: Mention) -> bool:
    """ "Jane Doe met", "Jane Doe warmly thanked"; at the head of a sentence also "Jane Doe and John Roe met"."""
    at = mention.end
    while at < len(page) and page.words.tags[at] == "RB":
        at += 1
    first, _ = page.sentence(mention.start)
    leads = first == page.words.starts[mention.start] and page.lower(at) in ("and", ",")
    return leads or (at < len(page) and page.words.tags[at] in FINITE)


def _ends_in_noun(page: Page, cluster: Cluster) -> bool:
    """ "Creek Fire", "Young Scientists": the last word is a plural, or the text has it in small letters too."""
    last = [m.name[1] - 1 for m in cluster.mentions[:_SAMPLE] if m.name]
    return any(page.words.tags[i] == "NNPS" or page.lower(i) in page.small for i in last)


def _has_own_state(cluster: Cluster) -> bool:
    """The text needs to say which state the person serves: it is not the host's."""
    return cluster.country_from == "text" or any(mention.of for mention in cluster.mentions[:_SAMPLE])
