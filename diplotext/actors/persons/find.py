"""Where a text mentions persons and offices: names with a title, names without one, offices without a name.

Offices first, each with the name that follows it; then the names in between; then what stands in apposition.
"""

import itertools

import attrs

from diplotext import countries
from diplotext.actors.mentions import Mention
from diplotext.actors.persons.appositions import join, opens_apposition, share, states_of
from diplotext.actors.persons.names import behind_honorific, is_plausible, name_end
from diplotext.actors.persons.offices import Office, joined_end, office_at, title_at
from diplotext.actors.persons.page import Page

_REACH = 12
_FULL = 2
_NAME = 4
_CODE = 7


def find_mentions(page: Page) -> list[Mention]:
    """All mentions in text order; they overlap only where one office names the holder of another."""
    offices = _find_holders(page)
    found: list[Mention] = []
    for mention in sorted((*offices, *_find_names(page, offices)), key=lambda m: (m.start, -m.end)):
        _read_on(page, mention)
        if not (found and join(page, found[-1], mention)):
            found.append(mention)
    _set_superiors(page, found)
    return share(page, found)


def _find_holders(page: Page) -> list[Mention]:
    found: list[Mention] = []
    at = floor = 0
    while at < len(page):
        mention = _holder(page, at, floor)
        if mention is None:
            at += 1
            continue
        found += _distribute(page, mention)
        at = floor = _holder_inside(page, mention) or max(found[-1].end, at + 1)
    return found


def _find_names(page: Page, taken: list[Mention]) -> list[Mention]:
    """Names in the gaps between the mentions of offices."""
    found: list[Mention] = []
    at = 0
    for start, end in [*((mention.start, mention.end) for mention in taken), (len(page), len(page))]:
        while at < start:
            mention = _named(page, at)
            if mention and mention.end <= start:
                found.append(mention)
            at = mention.end if mention else at + 1
        at = max(at, end)
    return found


# ------------------------------------------------------------ an office and its holder


def _holder(page: Page, at: int, floor: int) -> Mention | None:
    """A mention that begins with, or is, a noun of office."""
    office = office_at(page, at, floor)
    if office is None or _is_precedent(page, office) or _is_great(page, office):
        return None
    led = _name_before(page, office, floor)
    if led:
        office = attrs.evolve(office, start=led[1])
        return Mention(start=_with_honorific(page, led[0], floor), end=office.end, name=led, offices=(office,))
    definite = page.lower(office.start - 1) in ("the", "his", "her", "their", "its", "our", "my", "your")
    start = _with_honorific(page, office.start, floor)
    for end in dict.fromkeys((joined_end(page, office), office.end, office.noun)):
        name = _name_behind(page, office, end, definite=definite) if end else None
        if name:
            office = attrs.evolve(office, end=end)
            style = page.phrase(start, office.start) or page.phrase(end + (page.lower(end) == ","), name[0])
            return Mention(start=start, end=name[1], name=name, offices=(office,), definite=definite, honorific=style)
    end = office.end + _is_branch(page, office, office.end, name_end(page, office.end))
    office = attrs.evolve(office, end=end)
    thing = page.isa(end - 1, "named_thing") and page.lower(office.noun) != "of"  # "head of the School"
    if thing or (page.capital(end) and page.isa(end, "named_thing")):
        return None  # "Prime Minister Cup"
    if _names_a_thing(page, office) or _is_abstract(page, office):
        return None
    return Mention(start=start, end=end, offices=(office,), definite=definite)


def _is_precedent(page: Page, office: Office) -> bool:
    """ "the first head of state to visit", which is no office but a record; not "the first president of Ruritania"."""
    if page.words.texts[office.start] not in ("first", "last", "only"):
        return False
    return page.lower(office.end) == "to" or page.phrase(office.noun, office.noun + 2) in ("of a", "of any")


def _is_great(page: Page, office: Office) -> bool:
    """ "Major Events of the Year", "OFFICIAL SENSITIVE": an adjective before a capitalised word."""
    if office.noun != office.start + 1 or not page.capital(office.noun):
        return False
    plural = page.words.tags[office.noun] in ("NNS", "NNPS")
    return (office.role_class == "military" and plural) or page.words.texts[office.start] in ("Official", "OFFICIAL")


def _name_before(page: Page, office: Office, floor: int) -> tuple[int, int] | None:
    """The holder's name that no comma parts from the office: "HE Jane Roe President of Chile", "JANE ROE MAYOR"."""
    start, stop = office.start, name_end(page, office.start)
    titled = title_at(page, stop)
    if stop < start + _FULL or not titled or titled[0] > office.noun:
        return None
    behind = name_end(page, behind_honorific(page, office.end))
    if behind > office.end and not _is_code(page, office.end, behind):
        return None  # "Acme Motors President Jane Roe"
    shouted = page.breaks(start) and all(page.words.texts[i].isupper() for i in range(start, stop))
    return (start, stop) if shouted or _with_honorific(page, start, floor) < start else None


def _names_a_thing(page: Page, office: Office) -> bool:
    """ "President Abraham Stone Airport": capitals behind the office that end in the noun of a thing."""
    stop = office.noun
    while stop < len(page) and stop - office.noun < _REACH and page.capital(stop) and not page.apart(stop):
        stop += 1
    return stop > office.noun and page.isa(stop - 1, "named_thing")


def _is_abstract(page: Page, office: Office) -> bool:
    """ "equality and justice", "in general": such a bare noun behind a conjunction or a preposition is nobody."""
    bare = office.end == office.start + 1 and not page.capital(office.start) and page.isa(office.start, "abstract")
    return bare and page.words.tags[office.start - 1 : office.start] in (["CC"], ["IN"], ["TO"])


def _with_honorific(page: Page, start: int, floor: int) -> int:
    """Go left over "His Majesty", "H.E."."""
    for length in (3, 2, 1):
        first = start - length
        if first >= floor and behind_honorific(page, first) == start:
            return first
    return start


def _name_behind(page: Page, office: Office, end: int, *, definite: bool) -> tuple[int, int] | None:
    """The name behind an office, with an abbreviation, an honorific or a comma between them."""
    end = _behind_abbreviation(page, end)
    start = end if _is_given_name(page, office, end) else behind_honorific(page, end)
    stop = name_end(page, start + (start == end and _is_given_name(page, office, end)))
    if page.apart(end) and not _is_line(page, office, stop, styled=start > end):
        return None  # only "Prime Minister", and on a line below it "Jane Doe"
    if stop > start and (_is_code(page, start, stop) or _is_branch(page, office, start, stop)):
        return None
    if stop > start:
        # "the minister Jane Doe", but not "the minister Tuesday"
        return (start, stop) if page.capital(office.noun - 1) or stop - start > 1 or start > end else None
    if page.lower(end) != ",":
        return None
    first = _behind_demonym(page, end + 1)
    start = behind_honorific(page, first)
    stop = name_end(page, start)
    told = definite or end > office.noun or office.noun - office.start > 1 or not page.capital(office.start)
    full = stop - start > 1 or (start > end + 1 and stop > start)
    # "the Prime Minister of Sweden, Jane Doe and John Roe" and "Pope, Nobles and Pine" are lists
    listed = not office.plural and page.lower(stop) == "and" and name_end(page, stop + 1) > stop + 2
    listed = listed or _is_of_another(page, office, stop, definite=definite)
    plausible = start > first or is_plausible(page, start, stop)
    return (start, stop) if told and full and not listed and plausible else None


def _behind_abbreviation(page: Page, at: int) -> int:
    """Go right over "(FM)", which says the office once more."""
    short = page.words.texts[at + 1 : at + 2] if page.lower(at) == "(" and page.lower(at + 2) == ")" else []
    return at + 3 if short and short[0].isupper() and len(short[0]) < _CODE else at


def _is_code(page: Page, start: int, stop: int) -> bool:
    """ "MINISTER FOR TRADE  MR 12": the number of a release."""
    word = page.words.texts[start]
    return stop == start + 1 and word.isupper() and len(word) < _NAME and page.lower(stop)[:1].isdigit()


def _is_branch(page: Page, office: Office, start: int, stop: int) -> bool:
    """ "Jane Roe, Director of Acme Iberia, said": the last word between the commas is no name."""
    before = office.start - 1
    apposed = page.lower(before) == "," and page.capital(before - 1) and before - 1 not in page.state_words
    return apposed and stop == start + 1 and start == office.end > office.noun and page.lower(stop) == ","


def _is_given_name(page: Page, office: Office, at: int) -> bool:
    """A title behind an office that is a given name: "Minister Amir Khan Roe", "Prime Minister Sheikh Roe"."""
    if not page.isa(at, "given_title") or not page.capital(at) or office.role_class == "monarch":
        return False
    length = name_end(page, at + 1) - at - 1
    return length == 1 or (length > 1 and page.lower(at) != "sheikh")


def _is_line(page: Page, office: Office, stop: int, *, styled: bool) -> bool:
    """The office begins a line, or a style does the next, and a name ends that, with "MP" behind it or without."""
    behind = stop + (page.words.texts[stop : stop + 1] == ["MP"])
    return (styled or page.breaks(office.start)) and page.breaks(behind)


def _behind_demonym(page: Page, at: int) -> int:
    """ "their chairman, Belgian Jane Roe"."""
    state = page.states.get(at)
    if not state or state[0] != at + 1 or not page.capital(at + 1):
        return at
    return at + any(match.form == "adjective" for match in countries.lookup(page.words.texts[at]))


def _is_of_another(page: Page, office: Office, stop: int, *, definite: bool) -> bool:
    """Whether the names on both sides have their office behind them: "A, President of X, B, President of Y"."""
    before = office.start - 1 - definite
    capital = page.capital(before - 1) or page.lower(before - 2) == "-"  # "Tae-hyun"
    named = page.lower(before) == "," and capital and before - 1 not in page.state_words
    behind = stop + 1 + (page.lower(stop + 1) == "the")
    return named and page.lower(stop) == "," and office_at(page, behind, behind) is not None


def _holder_inside(page: Page, mention: Mention) -> int:
    """Where an office with its holder stands inside a role ("spokesperson for President Roe"); 0 if none does."""
    first, last = mention.role or (0, 0)
    for i in range(first + 1, last):
        title = title_at(page, i) if page.capital(i) and page.lower(i - 1) in ("for", "to", "of") else None
        if title and title[0] < last and not title[2] and name_end(page, title[0]) > title[0]:
            return i
    return 0


def _set_superiors(page: Page, found: list[Mention]) -> None:
    for outer, inner in itertools.pairwise(found):
        role = outer.role
        if role and inner.name and role[0] < inner.start < role[1]:
            outer.superior = inner
    for owner, owned in itertools.pairwise(found):
        # "Roe's spokesman, John Poe", but not "Roe's counterpart"
        offices = owned.offices[:1]
        if owned.superior is None and owner.name and any(_is_owned(page, owner, office) for office in offices):
            owned.superior = owner


def _is_owned(page: Page, owner: Mention, office: Office) -> bool:
    """Whether an office is that of somebody named right before it in the genitive."""
    return (
        page.possessive(owner.end)
        and owner.end + 1 == office.start
        and page.lower(office.noun - 1) not in ("counterpart", "number")
    )


def _distribute(page: Page, first: Mention) -> list[Mention]:
    """ "Presidents Doe and Roe": the title holds for both."""
    if first.name is None or not any(office.plural for office in first.offices):
        return [first]
    group = [first]
    _take_state(page, first)
    at = first.end
    while page.lower(at) in ("and", ",", "&"):
        start = behind_honorific(page, at + 1 + (page.lower(at) == "," and page.lower(at + 1) == "and"))
        stop = name_end(page, start)
        if stop == start:
            break
        group.append(attrs.evolve(first, start=start, end=stop, name=(start, stop), of=None))
        _take_state(page, group[-1])
        at = group[-1].end
    if len(group) == 1 and page.words.texts[first.end - 1].isupper():  # "FARM MINISTERS BACK CUTS"
        first.name, first.end = None, first.offices[-1].end
    states = states_of(page, first.offices[0])
    if len(states) == len(group):  # "the Presidents of Chile and Peru, Jane Doe and John Roe"
        for mention, code in zip(group, states, strict=True):
            mention.of = mention.of or code
    return group


# ------------------------------------------------------------ a name


def _named(page: Page, at: int) -> Mention | None:
    """A name with an honorific, or a bare name."""
    if not page.capital(at):
        return None
    start = behind_honorific(page, at)
    stop = name_end(page, start)
    if stop == start or (start == at and not is_plausible(page, start, stop)):
        return None
    return Mention(start=at, end=stop, name=(start, stop), honorific=page.phrase(at, start))


def _read_on(page: Page, mention: Mention) -> None:
    """Read on behind a name: "of Tanzania", ", a professor at X"."""
    if not mention.name:
        return
    if mention.end == mention.name[1]:
        mention.end = _behind_postnominals(page, mention.end)
    _take_state(page, mention)
    if not mention.offices:
        mention.description = _description(page, mention.end)


def _behind_postnominals(page: Page, at: int) -> int:
    """Go right over "AC CVO", which may be set off by commas."""
    while True:
        behind = at + (page.lower(at) == ",")
        if not (page.isa(behind, "postnominal") and page.words.texts[behind].isupper()):
            return at
        at = behind + 1


def _take_state(page: Page, mention: Mention) -> None:
    if page.lower(mention.end) == "of":
        place = page.places.get(mention.end + 1 + (page.lower(mention.end + 1) == "the"))
        if place:
            mention.of, mention.end = place[1], place[0]
    elif page.lower(mention.end) == "," and mention.offices:
        # "President Jane Doe, Republic of Chile" on a line of its own
        listed = page.states.get(mention.end + 1)
        if listed and _is_listed(page, mention.end + 1, listed[0]):
            mention.of, mention.end = listed[1], listed[0]


def _is_listed(page: Page, start: int, end: int) -> bool:
    """ "Republic of Chile" at the end of a line; not "Santiago", which may be where the talks are held."""
    found = countries.lookup(" ".join(page.words.texts[start:end]))
    named = any(match.form in ("name", "official", "former") for match in found)
    return named and (page.breaks(end) or page.lower(end) == ";")


def _description(page: Page, at: int) -> tuple[int, int] | None:
    """ ", a senior fellow at X,": what a private person is called."""
    if not opens_apposition(page, at):
        return None
    for i in range(at + 1, min(len(page), at + _REACH)):
        if page.lower(i) in (",", ".", ";", ":", "and", "who", "which", "said", "(", ")") or office_at(page, i, i):
            return None
        if page.isa(i, "person_noun"):
            stop = i + 1
            while stop < len(page) and stop - i < _REACH and page.lower(stop) not in (",", ".", ";", ":", "who", ")"):
                stop += 1
            return at + 1, stop
    return None
