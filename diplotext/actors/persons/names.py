"""Where a personal name stands: its first words, particles, hyphens, initials and what follows it."""

from diplotext.actors.persons.page import Page

_LONGEST = 9
_SHORT = 3
# Tags that no word of a name has, though it begins with a capital at the head of a sentence.
_VERBS = (["VBP"], ["VBD"], ["MD"], ["RB"])
_NO_NAME_TAGS = frozenset(("MD", "PRP", "PRP$", "DT", "IN", "VBD", "CC", "WRB", "WP"))
_NAME_TAGS = frozenset(("NNP", "NNPS", "HYPH", "DT", "IN", "FW", ",", "NN", "JJ", "VBG", "VBN"))


def behind_honorific(page: Page, at: int) -> int:
    """The word behind "His Excellency", "Mr", "H.E. Dr."; `at` if there is none."""
    honorifics = page.vocabulary.groups["honorific"]
    for _ in range(4):  # "His Excellency Dr", "Yang Berhormat Dato’ Seri"
        length = next((n for n in (3, 2, 1) if page.phrase(at, at + n) in honorifics), 0) or _is_excellency(page, at)
        if not length or at >= len(page) or at in page.places:  # "Sri Lanka"
            break
        at += length
        at += page.lower(at) == "." and page.joined(at) and page.capital(at + 1)
        at += page.lower(at) in ("’", "'")
    return at


def _is_excellency(page: Page, at: int) -> bool:
    """ "HE Jane Doe", which is no "he"."""
    return page.words.texts[at : at + 1] == ["HE"] and page.capital(at + 1)


def name_end(page: Page, at: int) -> int:
    """Where the personal name that begins at a word ends; `at` if none does."""
    if at in page.state_words and at not in page.states:
        return at  # "New Zealand Closer Relations"
    stop, core = at, at
    while stop < len(page) and stop - at < _LONGEST:
        length = _part(page, at, stop, core)
        if not length:
            break
        stop += length
        if page.words.texts[stop - 1][:1].isalnum() and not _is_lower_particle(page, stop - 1):
            core = stop
    if core > at + 1 and all(i in page.places or i - 1 in page.places for i in range(at, core)):
        return at  # "Addis Ababa"
    # "Abraham Stone Street", "President Stone International Airport", but not "General Stone Major Conflict"
    if core > at and page.capital(core) and page.isa(core, "named_thing"):
        return at
    return core


def _part(page: Page, at: int, stop: int, core: int) -> int:
    """How many words from `stop` on belong to the name that began at `at`; 0 if it has ended."""
    words, text = page.words, page.words.texts[stop]
    begun = core > at
    if (stop in page.named and stop in page.bodies) or stop in page.dated or _ends_line(page, at, stop):
        return 0
    if stop in page.states:
        return int(_is_like_a_state(page, at, stop, begun=begun))
    if _is_postnominal(page, at, stop, begun=begun):
        return 0
    if begun and page.isa(stop, "suffix") and text[:1].isupper():
        return int(text != "I" or page.words.tags[stop + 1 : stop + 2] not in _VERBS)  # "With Minister Roe I agreed"
    if text == "," and begun and page.lower(stop + 1) in ("jr", "jr.", "sr", "sr."):
        return 2
    if text in ("-", "–") and begun and page.joined(stop) and page.joined(stop + 1):
        return 2  # "Ji-hoon": the part behind a hyphen may be in lower case
    if page.isa(stop, "particle") and (begun or _opens_a_name(page, stop)):
        # "el-Masri"
        return 2 if words.texts[stop + 1 : stop + 2] == ["-"] and page.joined(stop + 1) else 1
    return int(_is_name_word(page, stop, begun=begun))


def _ends_line(page: Page, at: int, stop: int) -> bool:
    """A line ends before the word, and with it the name, unless only initials stand there: "E. G." and "Roe" below."""
    return stop > at and page.apart(stop) and any(len(page.words.texts[i].rstrip(".")) > 1 for i in range(at, stop))


def _is_like_a_state(page: Page, at: int, stop: int, *, begun: bool) -> bool:
    """A surname that is a state: "Mr Jordan", or somebody known by the full name."""
    if page.states[stop][0] != stop + 1:
        return False
    if begun:
        return page.directory.has_name(tuple(page.words.lower[at : stop + 1]))
    return page.isa(stop - 1, "honorific")


def _is_postnominal(page: Page, at: int, stop: int, *, begun: bool) -> bool:
    """ "Jane Roe AC CVO", but "MR K C" may be a name."""
    text = page.words.texts[stop]
    if not text.isupper() or not page.isa(stop, "postnominal"):
        return False
    before = at if begun else stop - 1
    while not begun and before > 0 and page.words.texts[before].isupper() and page.isa(before, "postnominal"):
        before -= 1  # "OM AC"
    return page.capital(before) and not (page.words.texts[before].isupper() and len(text) < _SHORT)


def _opens_a_name(page: Page, at: int) -> bool:
    at += page.isa(at + 1, "particle") and not page.capital(at + 1)  # "von der Leyen"
    return page.capital(at + 1) or (page.lower(at + 1) == "-" and page.joined(at + 1) and page.capital(at + 2))


def _is_lower_particle(page: Page, at: int) -> bool:
    return page.isa(at, "particle") and not page.capital(at)


def _is_name_word(page: Page, at: int, *, begun: bool) -> bool:
    text = page.words.texts[at]
    if not (text[:1].isupper() and text[:1].isalpha()):
        return False
    if text == "Q" and not begun and page.lower(at + 1) != ".":
        return False  # "Q Ms. Roe, did you sign?"
    if (
        text.isupper()
        and len(text) > 1
        and page.lower(at + 1) == "-"
        and page.words.texts[at + 2 : at + 3] == [page.lower(at + 2)]
    ):
        return False  # "the premier AI-enabled force"
    # "President Park Ji-hoon": what ends the name of a thing may begin a person's
    if page.isa(at, "not_a_name", "headline") and (begun or not _begins_two(page, at)):
        return False
    if page.isa(at, "portfolio", "modifier", "former", "acting"):
        return False
    if not begun and page.isa(at, "person_noun") and page.capital(at + 1):
        return False  # "Analyst Jane Doe"
    return page.words.tags[at] not in _NO_NAME_TAGS and (
        not is_title_word(page, at) or ((begun or _behind_title(page, at)) and is_surname(page, at))
    )


def _behind_title(page: Page, at: int) -> bool:
    """ "Mr Major", "Prime Minister Major"; not "Brigadier General"."""
    if page.isa(at - 1, "male", "female"):
        return True
    spans = (tuple(page.words.lower[max(0, at - length) : at]) for length in (1, 2, 3))
    classes = {page.vocabulary.titles[span][0] for span in spans if span in page.vocabulary.titles}
    return bool(classes) and not classes & {"military", "monarch"} and page.capital(at - 1)


def _begins_two(page: Page, at: int) -> bool:
    """A thing's noun at the head of a name of two words: "Park Ji-hoon", "To Lam", not "Park Street" or "Park said"."""
    return (
        (page.isa(at, "named_thing", "given_too") or page.words.texts[at] == "To")
        and page.capital(at + 1)
        and page.words.tags[at] in ("NNP", "NN")
        and not page.isa(at + 1, "not_a_name", "named_thing", "portfolio", "modifier")
        and at + 1 not in page.places
    )


def is_surname(page: Page, at: int) -> bool:
    """A rank that ends a name: "John Major said", not "Jane Doe King Faris"."""
    rank = page.vocabulary.titles.get((page.lower(at),))
    return rank is not None and rank[0] in ("military", "monarch") and not rank[1] and not page.capital(at + 1)


def is_title_word(page: Page, at: int) -> bool:
    """The word begins a noun of office."""
    lower = page.words.lower
    return lower[at] in page.vocabulary.first_words and any(
        tuple(lower[at : at + length]) in page.vocabulary.titles for length in (1, 2, 3)
    )


def is_plausible(page: Page, start: int, end: int) -> bool:
    """A bare run of capitals may be a name: tagged as proper nouns, none of them an acronym, no place, no article."""
    words = page.words
    if end - start == 1 and len(words.texts[start]) == 1:
        return False  # "Q"
    if page.lower(start - 1) in ("the", "a", "an", "es") or start in page.places:
        return False
    proper = [i for i in range(start, end) if words.capital(i)]
    if any(words.texts[i].isupper() and len(words.texts[i]) > 3 for i in proper):
        return page.labels_turn(start)
    return bool(proper) and all(words.tags[i] in _NAME_TAGS for i in range(start, end))
