"""Where an office stands: its noun, what modifies it on the left, and its complement on the right."""

import attrs

from diplotext.actors.persons.names import behind_honorific, is_surname, name_end
from diplotext.actors.persons.page import Page
from diplotext.actors.persons.words import LONGEST_TITLE
from diplotext.terms import RoleClass, Tense

_LONGEST = 24
HEADS: frozenset[RoleClass] = frozenset(("head_of_state", "head_of_government", "monarch", "deputy_head"))
_GOVERNING: frozenset[RoleClass] = HEADS | {"foreign_minister", "minister"}
_LEFT = 10
_NOUNS = frozenset(("NN", "NNS", "JJ", "NNP"))


@attrs.frozen(kw_only=True)
class Office:
    """A role phrase, in words (half-open).

    Attributes:
        start: its first word, without article.
        noun: behind the noun of office.
        end: behind its complement ("of Foreign Affairs of Norway").
        role_class: the class of the last noun of office.
        plural: "Presidents".
    """

    start: int
    noun: int
    end: int
    role_class: RoleClass
    tense: Tense
    plural: bool = False


def title_at(page: Page, at: int) -> tuple[int, RoleClass, bool] | None:
    """The longest noun of office that begins at a word: where it ends, its class, whether it is a plural."""
    lower = page.words.lower
    if at >= len(lower) or lower[at] not in page.vocabulary.first_words:
        return None
    for length in range(min(LONGEST_TITLE, len(lower) - at), 0, -1):
        hit = page.vocabulary.titles.get(tuple(lower[at : at + length]))
        if hit and not any(map(page.apart, range(at + 1, at + length))):
            return at + length, hit[0], hit[1]
    return None


def office_at(page: Page, at: int, floor: int) -> Office | None:
    """The office whose noun begins at a word; no word before `floor` belongs to it."""
    title = title_at(page, at)
    if title is None or (
        page.words.tags[at] in ("VB", "VBZ", "VBD", "VBP", "RB", "MD") and not page.capital(at)  # "talks head to"
    ):
        return None
    noun, role_class, plural = title
    if page.isa(at - 1, "male", "female") and is_surname(page, at) and not title_at(page, at - 1):
        return None  # "Mr Major"
    if (
        _is_adjective(page, noun)
        or _is_modifier(page, at, noun)
        or (page.named.get(at, 0) > noun and not page.possessive(noun))
    ):
        return None  # "chief economist", "First Deputy Fuel and Energy Minister", "General Motors"
    # "the US President's national security advisor" is one role
    if page.possessive(noun) and not plural and any(title_at(page, i) for i in range(noun + 1, noun + 4)):
        return None
    # "Helen Price MP", "HELEN PRICE, MP"
    named = page.capital(at - 1) or (page.lower(at - 1) == "," and page.capital(at - 2))
    postnominal = page.words.texts[at] == "MP" and (named or not page.capital(noun))
    while page.capital(noun) and not postnominal and not page.apart(noun):  # "Press Secretary": titles in a row are one
        more = title_at(page, noun)
        rank = page.isa(noun - 1, "style") or (noun - 1 == at and page.isa(at, "modifier"))
        if more is None or (page.isa(noun, "style") and not rank):
            break  # "Secretary of State Cardinal Roe"
        noun, role_class, plural = more
    if page.lower(noun) == "-" and page.isa(noun + 1, "designate"):
        noun += 2
    noun += page.lower(noun) == "elect" and page.capital(noun)  # "President Elect Jane Roe"
    if page.phrase(at - 3, at) == "- in -" and page.lower(at - 4) != "commander":
        return None  # "Editor-in-Chief Jane Roe"
    start = at if postnominal else first_word(page, at, floor)
    end = complement_end(page, noun, role_class=role_class, plural=plural)
    role_class = _class_in(page, start, noun, end, role_class)
    tense = tense_of(page, start, noun)
    return Office(start=start, noun=noun, end=end, role_class=role_class, plural=plural, tense=tense)


def _class_in(page: Page, start: int, noun: int, end: int, role_class: RoleClass) -> RoleClass:
    """The class that the words around the noun leave: a company's president is no head of state."""
    if role_class == "legislator" and page.lower(noun - 1) == "representative" and end > noun:
        return "envoy"
    if page.lower(noun - 1) == "diplomat" and any(page.isa(i, "foremost") for i in range(start, noun)):
        return "foreign_minister"  # "the top U.S. diplomat"
    if role_class not in ("head_of_state", "head_of_government", "deputy_head"):
        return role_class
    if end == start + 1 and page.lower(end) == "," and _is_company(page, end + 1):
        return "executive"  # "Jane Roe, President, Harbour Foundation"
    around = range(start, end)
    if any(i in page.places or page.isa(i, "republic") for i in around if i != noun - 1):
        return role_class
    organized = any(i in page.named or i in page.bodies or _is_body(page, i) for i in around)
    return "executive" if organized or (page.lower(noun) == "of" and end > noun) else role_class


def _is_company(page: Page, at: int) -> bool:
    """Capitals that end in the noun of a body begin at a word, or a body's name that is known."""
    stop = at
    while page.capital(stop) and stop - at < _LEFT and not page.apart(stop):
        stop += 1
    return at in page.firms or (stop > at + 1 and page.isa(stop - 1, "body_noun", "named_thing"))


def _is_body(page: Page, at: int) -> bool:
    """ "the Executive Commission president"."""
    return page.isa(at, "body_noun") and page.capital(at) and page.isa(at - 1, "modifier", "field", "portfolio")


def _is_modifier(page: Page, at: int, noun: int) -> bool:
    """ "First Deputy Fuel and Energy Minister", "Chief Sustainability Officer": the office is still to come."""
    if page.words.texts[at] == "Chief" and noun == at + 1:
        behind = range(noun, min(noun + 4, len(page)))
        stop = next((i for i in behind if not page.capital(i)), noun + 4)
        return any(page.isa(i, "person_noun") or page.lower(i) == "officer" for i in range(noun, stop))
    if page.lower(at) != "deputy" or noun != at + 1 or not page.isa(noun, "portfolio") or not page.capital(noun):
        return False
    return any(title_at(page, i) for i in range(noun, noun + 5))


def _is_adjective(page: Page, noun: int) -> bool:
    """ "the chief economist", "a major disaster", "the general mood"."""
    if not page.isa(noun - 1, "adjectival") or page.capital(noun - 1):
        return False
    # "China's deputy permanent representative": the office is still to come
    return title_at(page, noun) is not None or page.words.tags[noun : noun + 1] in (["NN"], ["NNS"], ["JJ"])


def tense_of(page: Page, start: int, end: int) -> Tense:
    """What the words of a role, and the one before it, say about its time."""
    words = set(page.words.lower[max(0, start - 1) : end])
    groups = page.vocabulary.groups
    if words & groups["former"]:
        return "former"
    if words & groups["acting"]:
        return "acting"
    return "designate" if words & groups["designate"] else "current"


# ------------------------------------------------------------ to the left


def first_word(page: Page, at: int, floor: int) -> int:
    """Go left over what modifies a noun of office: demonyms, possessive states, ministries, "deputy"."""
    start = at
    while start > floor and at - start < _LEFT and _modifies(page, start - 1, start):
        start -= 1
    return start + page.possessive(start)


def _modifies(page: Page, before: int, start: int) -> bool:
    """The word belongs to the role that begins behind it."""
    if before in page.dated or page.apart(start) or page.words.texts[before] == "MP":
        return False
    if before in page.state_words or page.isa(before, "former", "acting", "modifier"):
        return True
    lower = page.lower(before)
    if page.possessive(before):
        # "Norway's Foreign Minister", "the President's envoy"; a person's own adviser is told by the person
        return before - 1 in page.state_words or page.isa(before - 1, "portfolio") or _is_title_end(page, before - 1)
    if lower == "-":
        return page.lower(before - 1) in ("co", "ex", "vice", "under", "then")
    if lower == "and" and before - 1 in page.state_words and start in page.state_words:
        return True  # "the Polish and Czech presidents"
    if lower == "and":
        # "Industry and Trade Minister"
        return (
            page.capital(start)
            and page.capital(before - 1)
            and page.isa(before - 1, "portfolio")
            and not title_at(page, before - 1)
            and not title_at(page, start)
        )
    field = page.isa(before, "portfolio", "field")
    if not page.capital(before):
        return field and not page.capital(start) and page.words.tags[before] in _NOUNS  # "army chief"
    word = page.words.texts[before]
    acronym = _is_acronym(word) and not page.words.texts[start].isupper()  # "WHO chief"
    proper = field or acronym or before in page.bodies or page.words.tags[before] in ("NNP", "NNPS")
    return proper and not page.isa(before, "honorific") and (field or not page.isa(before, "not_a_name"))


def _is_title_end(page: Page, at: int) -> bool:
    return page.capital(at) and any(
        title is not None and title[0] == at + 1 for title in (title_at(page, i) for i in range(max(0, at - 3), at + 1))
    )


# ------------------------------------------------------------ to the right


def complement_end(page: Page, noun: int, *, role_class: RoleClass, plural: bool) -> int:
    """Go right over complements: "of Foreign Affairs of the Republic of X", "of Chile to Peru", "for Trade"."""
    at = noun
    if page.lower(at) in ("and", ",") and page.isa(at - 1, "portfolio") and _joins_field(page, at, at - 1):
        at = phrase_end(page, at + 1, plural=plural)  # "Minister for Foreign Affairs and Trade"
    while at < len(page) - 1 and at - noun < _LONGEST and _opens_complement(page, at, noun, role_class):
        first = at + (3 if page.phrase(at, at + 3) == "in charge of" else 1)
        stop = phrase_end(page, first, plural=plural)
        if stop == first or page.apart(at):
            break
        at = stop
        state = next((page.states[i][0] for i in range(first, stop) if i in page.states), None)
        if state and role_class in HEADS and not plural:
            return state  # "Prime Minister of Ruritania Parliament House"
    return at


def _opens_complement(page: Page, at: int, noun: int, role_class: RoleClass) -> bool:
    """The preposition belongs to the office: "ambassador to", "commander of forces in"."""
    word, after = page.lower(at), at + 1 + (page.lower(at + 1) == "the")
    if word in ("of", "for"):
        return word == "of" or role_class not in HEADS  # "thanked the President for his words"
    if word in ("to", "on"):
        return page.isa(noun - 1, "sent") and page.capital(after)
    if word == "in":
        return page.phrase(at, at + 3) == "in charge of" or (
            (page.isa(at - 1, "sent") or page.isa(at - 1, "abroad")) and after in page.places | _regions(page, after)
        )
    return word == "at" and role_class in ("official", "executive", "spokesperson") and page.capital(after)


def _regions(page: Page, at: int) -> dict[int, tuple[int, str]]:
    """Continents and the like, which are no places of one country: "forces in Africa"."""
    return {at: (at + 1, "")} if page.isa(at, "continent") else {}


def phrase_end(page: Page, at: int, *, plural: bool = False) -> int:
    """Where the noun phrase behind "of" or "for" ends; `at` if there is none."""
    first = at + (page.lower(at) in ("the", "a", "an", "its", "our"))
    title = title_at(page, first) if page.capital(first) else None
    if title and not title[2]:  # "spokesperson for President Roe", "Assistant to the President of Ruritania"
        # but "Adviser to the Vice President Dr. Roe": he is the adviser
        name = name_end(page, title[0]) if behind_honorific(page, title[0]) == title[0] else title[0]
        return name if name > title[0] else complement_end(page, title[0], role_class=title[1], plural=False)
    stop, known = first, at
    shouted = page.words.texts[at - 1].isupper()  # "MINISTER OF ENERGY DIAZ"
    while stop < len(page) and stop - at < 14 and not (stop > first and page.apart(stop)):
        if page.named.get(stop, 0) > stop:
            stop = known = page.named[stop]
        elif stop in page.places:
            stop = known = page.places[stop][0]
            if page.possessive(stop):
                stop += 1
        elif _continues(page, stop, first, plural=plural):
            stop += 1
            acronym = not shouted and _is_acronym(page.words.texts[stop - 1])
            if acronym or page.isa(stop - 1, "portfolio", "field", "continent"):
                known = stop
        else:
            break
    if known > at:
        # "Minister of Energy Jane Doe": what follows the last word of a portfolio or a state is the name
        return known
    return _before_name(page, first, stop, at)


def _continues(page: Page, stop: int, first: int, *, plural: bool) -> bool:
    """The word belongs to the noun phrase that begins at `first`."""
    lower = page.lower(stop)
    if behind_honorific(page, stop) != stop:
        return False  # "Ambassador of Slovenia H.E. Jane Doe"
    if page.possessive(stop) or lower == "-":
        return stop > first
    if lower in ("and", "&", ","):
        # "of Industry, Trade and Energy"; "the Presidents of Chile, Peru and Bolivia"
        if plural and (stop + 1 in page.states or page.lower(stop + 1) == "the"):
            return True
        return _joins_field(page, stop, first)
    if lower in ("on", "for"):  # "of the Council on Harbour Quality"
        behind = stop + 1 + (page.lower(stop + 1) == "the")
        body = stop > first and page.isa(stop - 1, "portfolio") and page.capital(stop - 1)
        return body and page.isa(behind, "portfolio", "field") and page.capital(behind)
    if lower == "the":
        return page.lower(stop - 1) in ("on", "for") or (plural and stop > first and stop + 1 in page.states)
    if page.isa(stop, "portfolio") or (page.isa(stop, "modifier", "field") and page.capital(stop + 1)):
        return True  # "of the opposition Movement"
    title = title_at(page, stop) if stop > first else None
    return page.capital(stop) and (title is None or title[2])  # "of the Joint Chiefs of Staff"


def _joins_field(page: Page, at: int, first: int) -> bool:
    """ "of Industry, Trade and Energy", "at the Macroeconomic and Financial Institute", not "of Trade and Jane Roe"."""
    if not page.capital(at + 1) or any(title_at(page, i) for i in range(at + 1, at + 4)):
        return False
    if page.lower(at) == "," and at - 1 in page.state_words:
        return False  # "President of Peru, Parliament House"
    long = page.lower(first - 1) == "the" or page.isa(at + 1, "continent", "continental")
    long = long or page.isa(at - 1, "portfolio", "field")
    reach = 4 if long and page.lower(at) == "and" else 1
    for i in range(at + 1, at + 1 + reach):
        if not page.capital(i) or page.isa(i, "portfolio", "field", "continent"):
            return page.capital(i)
    return False


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1 and "." not in word


def _before_name(page: Page, first: int, stop: int, at: int) -> int:
    """A phrase of unknown words: "head of Lukoil Jane Doe" ends before the last two."""
    length = sum(1 for i in range(first, stop) if page.words.texts[i] != "-")
    if length == 0:
        return at
    proper = all(page.words.tags[i] == "NNP" for i in (stop - 2, stop - 1)) and page.lower(stop - 2) != "-"
    return stop - 2 if length > 2 and proper and page.lower(first - 1) != "the" else stop


def joined_end(page: Page, office: Office) -> int:
    """Where a second post of the same person ends: "Deputy Premier and Minister of Finance"; 0 if there is none."""
    if page.lower(office.end) != "and" or office.plural:
        return 0
    small = not page.capital(office.noun - 1)  # "vice president and chief investment officer Jane Roe"
    for at in range(office.end + 1, min(office.end + 6, len(page))):
        second = office_at(page, at, at)
        if second and not second.plural and (page.capital(at) or small):
            bare = office.end == office.noun and office.role_class in HEADS
            # "the President and Prime Minister Roe" are two persons
            other = second.role_class in _GOVERNING or page.lower(second.noun - 1) in ("lady", "gentleman")
            two = bare and second.end == second.noun and other
            return 0 if two else second.end
        if not (page.capital(at) or page.isa(at, "modifier") or (small and page.words.tags[at] in _NOUNS)):
            break
    return 0
