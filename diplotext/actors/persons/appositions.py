"""What stands side by side: names and offices in apposition, rows of titles, lists that share an office."""

import attrs

from diplotext.actors.mentions import FINITE, Mention
from diplotext.actors.persons.names import behind_honorific, name_end
from diplotext.actors.persons.offices import HEADS, Office, title_at
from diplotext.actors.persons.page import Page

_BETWEEN = frozenset(("DT", "PRP$", "JJ", "JJS", "RB", "NN", "NNP", "VBN", "VBG", "POS", "HYPH", "CD"))
_PAIR = 2


def join(page: Page, left: Mention, right: Mention) -> bool:
    """Take the right mention into the left one if both are one person in apposition."""
    if right.start < left.end:
        return False
    if right.name and left.name is None and (_is_rank(page, left, right) or _is_second_post(page, left, right)):
        left.offices += right.offices
        left.name, left.of, left.end = right.name, left.of or right.of, right.end
        return True
    if not left.name or right.name or right.plural:
        return False
    office = right.offices[0]
    if left.offices and right.start == left.end + 1 and page.lower(left.end) == "and" and _in_apposition(left):
        # "the Assistant to the President and Head of the Department"
        left.offices = (*left.offices[:-1], attrs.evolve(left.offices[-1], end=_agencies(page, office)))
        left.end = left.offices[-1].end
        return True
    if right.start == left.end and page.words.texts[right.start : right.end] == ["MP"]:
        left.offices, left.end = (*left.offices, office), right.end
        return True
    if right.start == left.end and page.words.texts[left.end - 1] == "MP" and office.end > office.noun:
        left.offices, left.end = (*left.offices, office), right.end  # "Helen Price MP Prime Minister of Ruritania"
        return True
    if _is_apposition(page, left, right):
        left.offices += (attrs.evolve(office, start=_opening(page, left.end), end=_agencies(page, office)),)
        left.description, left.end = None, left.offices[-1].end
        return True
    return False


def _in_apposition(mention: Mention) -> bool:
    """Its last office stands behind the name."""
    return bool(mention.name) and mention.offices[-1].start >= (mention.name or (0, 0))[1]


def _is_rank(page: Page, left: Mention, right: Mention) -> bool:
    """ "Emir of Qatar Sheikh Roe", "the President's Special Envoy for X, Ambassador Roe"."""
    if not left.offices or left.plural or not right.offices:
        return False
    style, office = right.offices[0], left.offices[0]
    behind = right.start - (page.lower(left.end) == ",")
    # "Qatar's emir, Sheikh Roe, spoke", but not "the emir, Sheikh Roe and Sheikh Poe"
    told = office.end > office.noun or (office.noun - office.start > 1 and page.lower(right.end) != "and")
    return behind == left.end and page.isa(style.noun - 1, "style") and (told or right.start == left.end)


def _is_second_post(page: Page, left: Mention, right: Mention) -> bool:
    """ "Acting President of Ruritania, Prime Minister Jane Roe visited": no list goes on, so both are hers."""
    if not (left.offices and right.offices) or left.plural or left.definite:
        return False
    first = left.offices[0]
    beside = page.lower(left.end) == "," and right.start == left.end + 1 and right.offices[0].start == right.start
    opens = page.breaks(first.start) or page.lower(first.start - 1) in (".", "”", '"')
    return opens and beside and first.end > first.noun and page.lower(right.end) not in (",", "and")


def _is_apposition(page: Page, left: Mention, right: Mention) -> bool:
    """ "Jane Doe, the longtime head of X,": an office behind a name, and no new subject or list."""
    if not left.name:
        return False
    if _is_signed(page, left, right):
        return True
    if not opens_apposition(page, left.end) and not _is_appointed(page, left):
        return False
    if any(page.apart(i) for i in range(left.end + 1, right.start)) or page.labels_turn(right.start):
        return False  # "Talks with Jane Roe, Lima", and below it "PRIME MINISTER:"
    if page.isa(right.start, "honorific") and page.isa(right.start, "male", "female"):
        return False  # "from the Daily News, Mr President"
    # "brunch with President Roe, the Second Gentleman, First Lady Jane Roe": a list
    behind = right.end + 1
    if left.offices and page.lower(right.end) == "," and page.capital(behind) and title_at(page, behind):
        return False
    # "Senator Jane Roe, the President of Chile and the Mayor of Lima": a list
    if left.offices and right.definite and page.lower(right.end) == "and" and not _in_apposition(left):
        return False
    gap = range(left.end + 1, right.start)
    bare = right.end == _bare_end(right) and not right.definite
    if bare and left.name[1] - left.name[0] == 1:
        return False  # "Polk, Pope and Pine counties", "Welcome Jane, Prime Minister"
    if len(gap) > 4 or any(page.words.tags[i] not in _BETWEEN or title_at(page, i) for i in gap):
        return False
    stop = right.end
    if _is_vague(page, right.offices[0]):
        return False
    if page.breaks(stop):
        return True
    named = behind_honorific(page, stop) != stop or name_end(page, stop) != stop
    # "In talks with Jane Doe, the Prime Minister said": the office is another's
    subject = page.lower(left.end) == "," and right.definite and page.words.tags[stop : stop + 1] != []
    return not named and not (subject and page.words.tags[stop] in FINITE)


def _bare_end(mention: Mention) -> int:
    """Where a mention ends that tells no more than the office: behind the noun of a head, else behind one word."""
    office = mention.offices[0]
    return office.noun if office.start == mention.start and office.role_class in HEADS else mention.start + 1


def _is_appointed(page: Page, mention: Mention) -> bool:
    """ "named Jane Doe as the minister"."""
    return page.lower(mention.end) == "as" and page.isa(mention.start - 1, "appointing")


def _is_signed(page: Page, left: Mention, right: Mention) -> bool:
    """A signature: the name on a line of its own, and on the next one the office."""
    lines = (left.start, left.end, right.end)
    gap = page.phrase(left.end, right.start).strip()
    return not gap and all(page.breaks(at) for at in lines)


def _is_vague(page: Page, office: Office) -> bool:
    """ "the first foreign leader": no office, as nothing says of what."""
    vague = page.lower(office.noun - 1) in ("leader", "official", "chief", "representative")
    return vague and office.end == office.noun and not any(page.capital(i) for i in range(office.start, office.noun))


def _opening(page: Page, at: int) -> int:
    """The first word of what stands in apposition: behind a comma and an article, or on a line of its own."""
    at += not page.apart(at)
    return at + (page.lower(at) in ("the", "a", "an", "its", "his", "her", "their", "our"))


def _agencies(page: Page, office: Office) -> int:
    """ ", Office of Caucasus Affairs, Department of State": the institutions that follow an office, step by step."""
    end = office.end
    if office.role_class in HEADS and end > office.noun:
        return end  # "President of Chile, Parliament House"
    while page.lower(end) == "," and page.capital(office.noun - 1):
        stop = end + 1
        while page.capital(stop) or (stop > end + 1 and page.lower(stop) in ("of", "for", "and", "the", "&")):
            stop += 1
        inside = range(end + 1, stop)
        agency = any(page.isa(i, "portfolio") for i in inside) and not any(title_at(page, i) for i in inside)
        if not agency or name_end(page, end + 1) == stop:
            break
        end = stop
        if page.lower(end) == "(" and page.lower(end + 2) == ")":
            end += 3
    return end


def share(page: Page, found: list[Mention]) -> list[Mention]:
    """Give an office of several to those listed before it: "Jane Doe and John Roe, ministers of Chile and Peru"."""
    kept: list[Mention] = []
    for mention in found:
        holders = _listed_before(page, kept, mention) if mention.plural else []
        if len(holders) < _PAIR:
            kept.append(mention)
            continue
        office = mention.offices[0]
        states = states_of(page, office)
        for number, holder in enumerate(holders):
            holder.offices = (attrs.evolve(office, plural=False),)
            holder.description = None
            holder.of = states[number] if len(states) == len(holders) else holder.of
    return kept


def _listed_before(page: Page, found: list[Mention], office: Mention) -> list[Mention]:
    """The named persons without office whose list a comma ends before an office."""
    at = office.start - office.definite - 1
    if page.lower(at) != ",":
        return []
    listed: list[Mention] = []
    for mention in reversed(found):
        if mention.end != at or mention.offices or not mention.name:
            break
        listed.insert(0, mention)
        at = mention.start - 1
        at -= page.lower(at) == "and" and page.lower(at - 1) == ","
        if page.lower(at) not in (",", "and"):
            break
    return listed


def states_of(page: Page, office: Office) -> list[str]:
    """The codes of the states that an office names, in text order."""
    found = (page.states.get(i) for i in range(office.start, office.end))
    return [state[1] for state in found if state]


def opens_apposition(page: Page, at: int) -> bool:
    """A comma, or "is the"."""
    return page.lower(at) == "," or (page.lower(at) in ("is", "was") and page.lower(at + 1) in ("the", "a", "an"))
