"""Where a text names organisations: international ones, bodies of states, sides, companies and outlets."""

import bisect
import re
from collections.abc import Iterator, Sequence

import attrs

from diplotext.actors.forms import Forms, cut, find_forms, index_forms
from diplotext.actors.places import Place
from diplotext.lexicon import Lexicon
from diplotext.lexicon.inflection import plural
from diplotext.lexicon.organizations import Body, BodyWords, InternationalOrganization
from diplotext.records import OrganizationKind, without_article

# "Ministry of Foreign Affairs, Trade and Tourism of": capitalised words, joined by small ones, eight at most.
_FIELD_AFTER = re.compile(
    r" (?:of|for) (?:the )?([A-Z][\w’'-]*(?:(?:,? (?:and |of |for |the |& )?)[A-Z][\w’'-]*){0,7})"
)
_CAPITALISED = re.compile(r"(?:[A-Z][\w’'&.-]*[\w&-] ){1,4}\Z")
_WORD = re.compile(r"[\w’'-]+")
_STATES = ("name", "region", "capital")
_REACH = 60


@attrs.frozen(kw_only=True)
class OrganizationMention:
    """A mention of an organisation, a body of a state, a side, a company or an outlet.

    Attributes:
        start: offset of the first character, without article.
        end: offset after the last one.
        name: as written.
        kind: "international", "ministry", "government", "delegation", "company", "media" or "group".
        country: the state of a ministry, government or delegation that stands beside it or in it; else None.
        full_name: the usual full name of an international organisation ("North Atlantic Treaty Organization"), else "".
        rule: which rule found it.
    """

    start: int
    end: int
    name: str
    kind: OrganizationKind
    country: str | None = None
    full_name: str = ""
    rule: str


def find_organizations(text: str, places: Sequence[Place], lexicon: Lexicon) -> tuple[OrganizationMention, ...]:
    """Find the mentions of organisations.

    International organisations and well-known bodies are found by their names and abbreviations; ministries,
    parliaments and agencies by their form, with a state or a field of work beside the noun ("Norway's foreign
    ministry", "Ministry of Energy"); companies and outlets by the last word of a capitalised name ("Fjord Shipping",
    "Gulf Tribune"); sides and delegations by their state ("the Norwegian side") or number ("both sides").
    The longest mention wins.

    Args:
        text: any string.
        places: what `find_places` found in it.
        lexicon: the vocabulary in use.

    Returns:
        Mentions in text order, without overlap; () if there are none.

    >>> from diplotext.actors.places import find_places
    >>> from diplotext.lexicon import default_lexicon
    >>> text = "NATO and Norway's foreign ministry thanked the Danish side. Good government matters."
    >>> found = find_organizations(text, find_places(text, default_lexicon()), default_lexicon())
    >>> [(mention.name, mention.kind, mention.country) for mention in found]
    [('NATO', 'international', None), ("Norway's foreign ministry", 'ministry', 'NO'), ('Danish side', 'delegation', 'DK')]
    >>> find_organizations("nobody", (), default_lexicon())
    ()
    """  # noqa: E501 the output of a doctest is one line
    found = [
        *_named(text, lexicon),
        *_bodies(text, places, lexicon),
        *_ending(text, places, lexicon),
        *_counted(text, lexicon),
    ]
    return _without_overlap(found)


def _named(text: str, lexicon: Lexicon) -> Iterator[OrganizationMention]:
    """International organisations and other bodies by their own names."""
    guarded = _words(lexicon, "guarded")
    hits = find_forms(cut(text), lexicon.derive(build_names))
    spelled_out = {hit.value.name for hit in hits if " " in hit.form}
    for hit in hits:
        if (
            hit.form.lower() in guarded
            and text[max(0, hit.start - 4) : hit.start].lower() != "the "
            and hit.value.name not in spelled_out
        ):
            continue
        yield OrganizationMention(
            start=hit.start,
            end=hit.end,
            name=text[hit.start : hit.end],
            kind=hit.value.kind,
            full_name=hit.value.name if hit.value.kind == "international" else "",
            rule=f"organization.{'international' if hit.value.kind == 'international' else 'name'}",
        )


def _bodies(text: str, places: Sequence[Place], lexicon: Lexicon) -> Iterator[OrganizationMention]:
    """Ministries, parliaments, embassies and sides, by a noun with a state or a field of work beside it."""
    nouns, kinds = lexicon.derive(_nouns)
    fields, bare = _words(lexicon, "field"), _words(lexicon, "no_complement")
    starts = [place.start for place in places]
    for match in nouns.finditer(text):
        noun = match[0].lower()
        start, end, inside = _fields_before(text, match.start(), fields), match.end(), None
        state = _place_before(text, places, starts, start)
        if noun not in bare:
            end, inside = _complement(text, match, places, starts, _words(lexicon, "office_stop"))
        of_states = bool(state or inside)
        if state:
            start, state = _with_others(text, places, starts, state, plural_noun=noun.endswith("s"))
        named = kinds[noun] == "ministry" and match[0][0].isupper() and match.span() != (start, end)
        if of_states or named:
            country = state or inside
            yield OrganizationMention(
                start=start,
                end=end,
                name=text[start:end],
                kind=kinds[noun],
                country=country.code if country else None,
                rule=f"organization.{kinds[noun]}",
            )


def _fields_before(text: str, start: int, fields: frozenset[str]) -> int:
    """Where the words for a field of work begin: "foreign" of "foreign ministry"."""
    left = text[max(0, start - _REACH) : start]
    while left.endswith(" "):
        word = left[:-1].rpartition(" ")[2]
        if word.lower() not in fields or (word.lower() == "and" and not left[:-5].endswith(" ")):
            break
        left = left[: -len(word) - 1]
        start -= len(word) + 1
    return start


def _place_before(text: str, places: Sequence[Place], starts: Sequence[int], end: int) -> Place | None:
    """The state whose name or adjective stands right before an offset, with a possessive ending or without."""
    at = bisect.bisect_left(starts, end) - 1
    if at < 0 or places[at].form in ("city", "venue"):
        return None
    between = text[places[at].end : end]
    possessive = between in ("'s ", "’s ", "' ", "’ ")
    return places[at] if possessive or between == " " else None


def _with_others(
    text: str, places: Sequence[Place], starts: Sequence[int], state: Place, *, plural_noun: bool
) -> tuple[int, Place | None]:
    """The start of "the Russian and Turkish sides", which belong to no one state; else of the state."""
    at = bisect.bisect_left(starts, state.start)
    first = at
    while plural_noun and first and text[places[first - 1].end : places[first].start] in (" and ", ", ", ", and "):
        first -= 1
    return places[first].start, state if first == at else None


def _complement(
    text: str, match: re.Match[str], places: Sequence[Place], starts: Sequence[int], stops: frozenset[str]
) -> tuple[int, Place | None]:
    """The end of "Ministry of Energy of Norway", and the state in it."""
    end = match.end()
    field = _FIELD_AFTER.match(text, end) if match[0][0].isupper() else None
    if field:
        inside = bisect.bisect_left(starts, field.start(1))
        if inside < len(places) and places[inside].start < field.end(1) and places[inside].form in _STATES:
            return places[inside].end, places[inside]
        stop = next((word.start() for word in _WORD.finditer(field[1]) if word[0].lower() in stops), len(field[1]))
        end = field.start(1) + len(field[1][:stop].rstrip(" ,")) if stop else end
    at = bisect.bisect_left(starts, end)
    if at < len(places) and places[at].form in _STATES and places[at].start - end < 12:
        between = text[end : places[at].start]
        if re.fullmatch(r" (?:of|in) (?:the )?", between):
            return places[at].end, places[at]
    return end, None


def _ending(text: str, places: Sequence[Place], lexicon: Lexicon) -> Iterator[OrganizationMention]:
    """Companies and outlets by the last word of their names."""
    endings, kinds = lexicon.derive(_endings)
    ends = {place.end for place in places}  # "West Bank"
    official = _words(lexicon, "not_company")
    for match in endings.finditer(text):
        left = text[max(0, match.start() - _REACH) : match.start()]
        before = _CAPITALISED.search(left)
        if before is None or match.end() in ends or before[0].split()[-1].lower() in official:
            continue
        words = before[0].split()
        while words and words[0] in ("The", "A", "An", "In", "And", "But", "For", "To", "From", "At"):
            del words[0]
        start = match.start() - len(" ".join(words)) - 1
        if words:
            yield OrganizationMention(
                start=start,
                end=match.end(),
                name=text[start : match.end()],
                kind=kinds[match[0]],
                rule=f"organization.{kinds[match[0]]}_form",
            )


def _counted(text: str, lexicon: Lexicon) -> Iterator[OrganizationMention]:
    """ "both sides", "the two countries", "the parties"."""
    for match in lexicon.derive(_groups).finditer(text):
        name = without_article(match[0])
        yield OrganizationMention(
            start=match.end() - len(name), end=match.end(), name=name, kind="group", rule="organization.counted"
        )


def _without_overlap(found: list[OrganizationMention]) -> tuple[OrganizationMention, ...]:
    """In text order; of those that overlap, the longest."""
    kept: list[OrganizationMention] = []
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return tuple(kept)


# ------------------------------------------------------------------ what the lexicon gives


@attrs.frozen
class _Named:
    name: str
    kind: OrganizationKind


def build_names(lexicon: Lexicon) -> Forms[_Named]:
    """Names and abbreviations of international organisations, then of other bodies with names of their own."""
    forms = [
        (form, _Named(entry.name, "international"))
        for entry in lexicon.entries(InternationalOrganization)
        for form in (entry.name, *entry.abbreviations, *entry.names)
    ]
    forms += [(name, _Named(name, body.kind)) for body in lexicon.entries(Body) for name in body.names]
    return index_forms(forms)


def _nouns(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, OrganizationKind]]:
    bodies = [body for body in lexicon.entries(Body) if body.kind != "group"]
    kinds: dict[str, OrganizationKind] = {}
    for body in bodies:
        for noun in body.nouns:
            kinds.setdefault(noun, body.kind)
    for noun in ("side", "delegation", "embassy"):
        kinds[plural(noun)] = kinds[noun]
    return _alternatives(kinds, flags=re.IGNORECASE), kinds


def _endings(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, OrganizationKind]]:
    kinds = {ending: body.kind for body in lexicon.entries(Body) for ending in body.endings}
    return _alternatives(kinds), kinds


def _groups(lexicon: Lexicon) -> re.Pattern[str]:
    nouns = [noun for body in lexicon.entries(Body) if body.kind == "group" for noun in body.nouns]
    counted = sorted(_words(lexicon, "counted") - {"the"}, key=len, reverse=True)
    several = rf"(?:{'|'.join(counted)}) (?:{'|'.join(sorted(nouns, key=len, reverse=True))})"
    return re.compile(rf"\b(?:{several}|the (?:sides|parties))\b", re.IGNORECASE)


def _alternatives(forms: dict[str, OrganizationKind], flags: int = 0) -> re.Pattern[str]:
    ordered = sorted(forms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})(?!\w)", flags)


def _words(lexicon: Lexicon, group: str) -> frozenset[str]:
    return lexicon.derive(_word_groups)[group]


def _word_groups(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    return {entry.group: frozenset(entry.forms) for entry in lexicon.entries(BodyWords)}
