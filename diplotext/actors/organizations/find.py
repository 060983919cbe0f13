"""Where a text names organisations: international ones, bodies of states, sides, companies and outlets."""

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from diplotext.actors.forms import Forms, Hit, Pieces, cut, find_forms, index_forms
from diplotext.actors.mentions import OrganizationMention
from diplotext.actors.organizations.abbreviations import explained
from diplotext.actors.places.find import Place
from diplotext.lexicon import Lexicon
from diplotext.lexicon.organizations import Body, BodyWords, Institution, InternationalOrganization
from diplotext.terms import OrganizationKind

# "Ministry of Foreign Affairs, Trade and Tourism of": capitalised words, joined by small ones, eight at most; over a
# comma only where "and" follows.
_FIELD_AFTER = re.compile(
    r" (of|for|on) (?:the )?([A-Z][\w’'-]*"
    r"(?:(?: (?:(?:and|&) |(?:of|for) (?:the )?)?|, (?=(?:[A-Z][\w-]*,? ){1,4}and [A-Z]))[A-Z][\w’'-]*){0,7})"
)
_CAPITALISED = re.compile(r"(?:[A-Z][\w’'&.-]*[\w&-] ){1,4}\Z")
_OTHER_NAME = re.compile(r" (?:Corps|District|Forces?|Service|Agency|Academy|College|Street|House|Square|Day)\b")
_LOOSE_END = re.compile(r"(?:[’']s?|[ ,]*(?: (?:and|of|for|the|&))*[ ,]*)\Z")
_STATE_AFTER = re.compile(r" (of|in) (?:the )?\Z")
_WORD = re.compile(r"[\w’'-]+")
_BEFORE_WORD = re.compile(r"[\s(\[“\"‘]")
_POSSESSIVE = ("'s ", "’s ", "' ", "’ ")
_STATES = ("name", "region", "capital")
_REACH = 60


def find_organizations(
    text: str, places: Sequence[Place], lexicon: Lexicon, *, pieces: Pieces | None = None
) -> tuple[OrganizationMention, ...]:
    """Find the mentions of organisations.

    International organisations and other known ones are found by their names and abbreviations; ministries,
    parliaments, agencies, sides and delegations by their form, with a state or a field of work beside the noun
    ("Norway's foreign ministry", "Ministry of Energy", "the Norwegian side"); companies, outlets, universities and the
    like by the last or the first word of a capitalised name ("Fjord Shipping", "Gulf Tribune", "University of Oslo").
    The longest mention wins. An abbreviation that the text explains ("Lakes Institute (LI)") is found by itself too.

    Args:
        text: any string.
        places: what `find_places` found in it.
        lexicon: the vocabulary in use.
        pieces: the words of the text, if they are at hand.

    Returns:
        Mentions in text order, without overlap; () if there are none.

    >>> from diplotext.actors.places.find import find_places
    >>> from diplotext.lexicon import default_lexicon
    >>> text = "NATO and Norway's foreign ministry thanked the Danish side. Good government matters."
    >>> found = find_organizations(text, find_places(text, default_lexicon()), default_lexicon())
    >>> [(mention.name, mention.kind, mention.country) for mention in found]
    [('NATO', 'international', None), ("Norway's foreign ministry", 'ministry', 'NO'), ('Danish side', 'delegation', 'DK')]
    >>> find_organizations("nobody", (), default_lexicon())
    ()
    """  # noqa: E501 the output of a doctest is one line
    pieces = pieces or cut(text)
    hits = find_forms(pieces, lexicon.derive(build_forms))
    setting = _Setting(
        text=text,
        places=places,
        starts=[place.start for place in places],
        words=lexicon.derive(_word_groups),
        spelled_out={hit.value.name.usual for hit in hits if hit.value.name and " " in hit.form and not hit.value.noun},
    )
    found: list[OrganizationMention] = []
    own: dict[str, OrganizationMention] = {}
    for hit in hits:
        mention = _body(setting, hit) or _named(setting, hit, own) or _opening(setting, hit)
        mention = mention or _ending(setting, hit)
        if mention:
            found.append(mention)
            if hit.value.noun and mention.country:
                own.setdefault(hit.form, mention)
    return tuple(_without_overlap([*explained(text, pieces, _without_overlap(found))]))


@attrs.frozen(kw_only=True)
class _Setting:
    """The text, its places and where they start, classes of words, and the usual names of what it spells out."""

    text: str
    places: Sequence[Place]
    starts: list[int]
    words: dict[str, frozenset[str]]
    spelled_out: set[str]


def _mention(
    setting: _Setting,
    span: tuple[int, int],
    kind: OrganizationKind,
    rule: str,
    country: str | None = None,
    usual: str = "",
) -> OrganizationMention:
    return OrganizationMention(
        start=span[0],
        end=span[1],
        name=setting.text[span[0] : span[1]],
        kind=kind,
        country=country or None,
        usual=usual,
        rule=f"organization.{rule}",
    )


# ------------------------------------------------------------------ by name


def _named(setting: _Setting, hit: "Hit[_Form]", own: Mapping[str, OrganizationMention]) -> OrganizationMention | None:
    """What is known by its own name."""
    known, text, start = hit.value.name, setting.text, hit.start
    if known is None:
        return None
    sure = known.usual in setting.spelled_out
    if hit.form in own and not sure:  # "the Security Council" in a text about Norway's
        return _mention(setting, (start, hit.end), own[hit.form].kind, own[hit.form].kind, own[hit.form].country)
    if hit.form.lower() in setting.words["guarded"] and not sure and text[max(0, start - 4) : start].lower() != "the ":
        return None  # "WHO IS NEXT", but "the WHO"
    start += 4 * hit.form.startswith("The ")
    if known.kind not in ("government", "ministry"):
        rule = "international" if known.kind == "international" else "name"
        return _mention(setting, (start, hit.end), known.kind, rule, known.country, known.usual)
    state = _place_before(setting, start)
    owned = state is not None and (state.form == "demonym" or text[state.end : start] != " " or state.text.isupper())
    start = state.start if state and owned else start  # "U.S. State Department"
    if state and owned and state.code != known.country:  # "the Canadian House of Commons"
        return _mention(setting, (start, hit.end), known.kind, "name", state.code)
    return _mention(setting, (start, hit.end), known.kind, "name", known.country, known.usual)


# ------------------------------------------------------------------ by noun


def _body(setting: _Setting, hit: "Hit[_Form]") -> OrganizationMention | None:
    """A ministry, parliament, embassy or side, by a noun with a state or a field of work beside it."""
    kind = hit.value.noun
    if kind is None or _is_part(setting.text, hit):
        return None
    noun = hit.form.lower()
    start, end, inside = _fields_before(setting, hit.start), hit.end, None
    state = _place_before(setting, start)
    if noun not in setting.words["no_complement"]:
        end, inside = _complement(setting, hit)
    if state:
        start = state.start
    elif not inside and not _is_name(hit, start, end):
        return None
    country = state or inside
    return _mention(setting, (start, end), kind, kind, country.code if country else None)


def _is_part(text: str, hit: "Hit[_Form]") -> bool:
    """The noun is the first half of a word, or inside a longer name: "army-backed", "Army Corps"."""
    if text[hit.end : hit.end + 1] == "-":
        return True
    return hit.form.istitle() and " " not in hit.form and bool(_OTHER_NAME.match(text, hit.end))


def _is_name(hit: "Hit[_Form]", start: int, end: int) -> bool:
    """ "Foreign Ministry", "the foreign ministry", "Presidential Administration": no state is needed."""
    if hit.value.noun == "ministry":
        return (start, end) != (hit.start, hit.end)
    several = " " in hit.form and hit.form.split()[-1][0].isupper()
    return hit.value.noun == "government" and hit.value.name is None and several


def _fields_before(setting: _Setting, start: int) -> int:
    """Where the words for a field of work begin: "foreign" of "foreign ministry"."""
    left = setting.text[max(0, start - _REACH) : start]
    fields = setting.words["field"]
    while left.endswith(" "):
        word = _BEFORE_WORD.split(left[:-1])[-1]
        if word.lower() not in fields:
            break
        left = left[: -len(word) - 1]
        start -= len(word) + 1
    return start + 4 * setting.text.startswith("and ", start)


def _place_before(setting: _Setting, end: int) -> Place | None:
    """The state whose name or adjective stands right before an offset, with a possessive ending or without."""
    at = bisect.bisect_left(setting.starts, end) - 1
    if at < 0 or setting.places[at].form in ("city", "venue"):
        return None
    between = setting.text[setting.places[at].end : end]
    return setting.places[at] if between == " " or between in _POSSESSIVE else None


def _complement(setting: _Setting, hit: "Hit[_Form]") -> tuple[int, Place | None]:
    """The end of "Ministry of Energy of Norway", and the state in it."""
    text, places, end = setting.text, setting.places, hit.end
    field = _FIELD_AFTER.match(text, end) if text[hit.start].isupper() else None
    if field and (field[1] != "on" or hit.form.lower() in setting.words["on"]):
        at = bisect.bisect_left(setting.starts, field.start(2))
        inside = places[at] if at < len(places) and places[at].start < field.end(2) else None
        joined = inside and text[inside.start - 5 : inside.start].endswith(
            (" and ", ", ")
        )  # "Department of Trade and Peru's envoys"
        if inside and inside.form in _STATES and not joined:
            return inside.end, inside
        end = _field_end(setting, field, inside.start if inside and joined else field.end(2)) or end
    at = bisect.bisect_left(setting.starts, end)
    link = _STATE_AFTER.match(text[end : places[at].start]) if at < len(places) else None
    if link is None or places[at].form not in _STATES:
        return end, None
    abroad = link[1] == "in" and hit.form.lower() in setting.words["abroad"]  # "the embassy in Oslo" is not Norway's
    return places[at].end, None if abroad else places[at]


def _field_end(setting: _Setting, field: re.Match[str], stop: int) -> int:
    """Where the field of work ends, at most at `stop`; 0 if nothing is left.

    It ends before an office ("Department of Energy Secretary") and before a name ("Ministry of Energy Jane Doe").
    """
    name = field[2][: stop - field.start(2)]
    words = list(_WORD.finditer(name))
    fields = [word[0].lower() in setting.words["field"] for word in words]
    capital = [word[0][0].isupper() for word in words]
    for at, word in enumerate(words):
        after_field = at > 0 and fields[at - 1] and capital[at - 1]
        person = after_field and all(capital[at : at + 2]) and not any(fields[at : at + 2]) and at + 1 < len(words)
        if person or word[0].lower() in setting.words["office_stop"]:
            name = name[: word.start()]
            break
    name = _LOOSE_END.sub("", name)
    return field.start(2) + len(name) if name else 0


# ------------------------------------------------------------------ by the first or last word of a name


def _opening(setting: _Setting, hit: "Hit[_Form]") -> OrganizationMention | None:
    """ "University of Oslo", "Central Election Commission of Norway", "Swedish Development Agency"."""
    kind = hit.value.opening
    if kind is None or _is_half(setting, hit):
        return None
    start = _capitals_before(setting, hit.start)
    end, inside = _complement(setting, hit)
    at = bisect.bisect_left(setting.starts, start)
    first = setting.places[at] if at < len(setting.places) and setting.places[at].start == start < hit.start else None
    state = first or _place_before(setting, start) or inside
    if end == hit.end and not state:
        return None
    start = min(start, state.start) if state else start
    if kind != "government":
        return _mention(setting, (start, end), kind, "opening")
    return _mention(setting, (start, end), kind if state else "group", "opening", state.code if state else None)


def _ending(setting: _Setting, hit: "Hit[_Form]") -> OrganizationMention | None:
    """A company, an outlet or a university."""
    start = _capitals_before(setting, hit.start)
    if hit.value.ending is None or start == hit.start or _is_half(setting, hit):
        return None
    if setting.text[start : hit.start].split()[-1].lower() in setting.words["not_company"]:
        return None
    return _mention(setting, (start, hit.end), hit.value.ending, "ending")


def _is_half(setting: _Setting, hit: "Hit[_Form]") -> bool:
    """ "Co-operation", "West Bank"."""
    place = bisect.bisect_right(setting.starts, hit.start) - 1
    return setting.text[hit.end : hit.end + 1] == "-" or (place >= 0 and setting.places[place].end >= hit.end)


def _capitals_before(setting: _Setting, start: int) -> int:
    """Where the capitalised words before an offset begin, without those that open a sentence."""
    before = _CAPITALISED.search(setting.text[max(0, start - _REACH) : start])
    words = before[0].split() if before else []
    while words and words[0].lower() in setting.words["opener"]:
        del words[0]
    return start - len(" ".join(words)) - 1 if words else start


def _without_overlap(found: list[OrganizationMention]) -> list[OrganizationMention]:
    """In text order; of those that overlap, the longest, but no department of a body that is named itself."""
    kept: list[OrganizationMention] = []
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end == kept[-1].end or mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept


# ------------------------------------------------------------------ what the lexicon gives


@attrs.frozen
class _Known:
    usual: str
    kind: OrganizationKind
    country: str = ""


@attrs.frozen
class _Form:
    """What a form may be: a name, a noun of bodies, the last or the first word of a name."""

    name: _Known | None = None
    noun: OrganizationKind | None = None
    ending: OrganizationKind | None = None
    opening: OrganizationKind | None = None


def build_forms(lexicon: Lexicon) -> Forms[_Form]:
    """Everything that organisations are found by; of two names that are alike, the first counts."""
    names = dict(reversed([*_names(lexicon)]))
    bodies = lexicon.entries(Body)
    nouns = {form: body.kind for body in bodies for noun in body.nouns for form in _cases(noun)}
    endings = {form: body.kind for body in bodies for form in body.endings}
    openings = {noun.capitalize(): body.kind for body in bodies for noun in body.openings}
    return index_forms(
        {
            form: _Form(names.get(form), nouns.get(form), endings.get(form), openings.get(form))
            for form in (*names, *nouns, *endings, *openings)
        }
    )


def _names(lexicon: Lexicon) -> Iterator[tuple[str, _Known]]:
    for organization in lexicon.entries(InternationalOrganization):
        known = _Known(organization.name, "international")
        for form in (organization.name, *organization.abbreviations, *organization.names):
            yield form, known
    for institution in lexicon.entries(Institution):
        known = _Known(institution.name, institution.kind, institution.country)
        for form in (institution.name, *institution.names):
            yield form, known


def _cases(noun: str) -> tuple[str, ...]:
    """A noun as it may be written: "foreign office", "Foreign Office", "FOREIGN OFFICE"."""
    titled = " ".join(word if word in ("of", "the") else word[0].upper() + word[1:] for word in noun.split())
    return (noun, titled, noun.upper()) if noun.islower() else (noun,)


def _word_groups(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    return {entry.group: frozenset(entry.forms) for entry in lexicon.entries(BodyWords)}
