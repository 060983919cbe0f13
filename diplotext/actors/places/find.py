"""Where a text names countries, their people, capitals, cities, regions, venues and seats of power.

Find, then resolve: `diplotext.actors.places.gazetteer` finds the longest known form at each word; here the words around
it, and what else the text names, decide whether it is a place and which one.
"""

import bisect
import re
from collections.abc import Container, Mapping, Sequence

import attrs

from diplotext.actors.forms import Pieces, cut
from diplotext.actors.places.gazetteer import Form, Mention, Sense, find_mentions
from diplotext.lexicon import Lexicon
from diplotext.lexicon.geography import Country, Homograph, Namesake, PlaceWords

__all__ = ["SETTLEMENTS", "Form", "Place", "find_places"]

# Forms that name a place where things happen and stand for no state.
SETTLEMENTS: tuple[Form, ...] = ("city", "region", "venue")
_MARKS = ",;:!?)"
_REACH = 60
# "Paris, Texas", "London, Ontario": where a city is followed by its state.
_WITH_STATES = ("US", "CA", "AU")


@attrs.frozen(kw_only=True)
class Place:
    """A mention of a place or of a country's people.

    Attributes:
        start: offset of the first character, without article.
        end: offset after the last one, without possessive ending.
        text: as written.
        code: the country: ISO 3166-1 alpha-2, or ISO 3166-3 alpha-4 for a dissolved state.
        form: as what it is named: "Russia" name, "Russian" and "Russians" demonym, "Moscow" capital, "Sochi" city,
            "Siberia" region, "Kremlin" seat (it stands for a government), "Konstantinovsky Palace" venue.
        name: the place's usual name, for a demonym that of its country ("Russia") or region.
        candidates: the countries that the form may stand for, where several remain; `code` is the likeliest.
        embedded: the mention is part of the name of something else ("Paris Agreement", "Bank of China").
    """

    start: int
    end: int
    text: str
    code: str
    form: Form
    name: str
    candidates: tuple[str, ...] = ()
    embedded: bool = False

    @property
    def dissolved(self) -> bool:
        """The country is gone: its code is one of ISO 3166-3, of four letters."""
        return len(self.code) == 4


@attrs.frozen
class Around:
    """The words beside a mention: one before, one after, and two after; "" where there is none in the sentence."""

    before: str
    before_two: str
    after: str
    after_two: str


def find_places(text: str, lexicon: Lexicon, *, pieces: Pieces | None = None) -> tuple[Place, ...]:
    """Find every mention of a country, its people, a capital, city, region, venue or seat of power.

    The longest name wins ("New Guinea" is no Guinea). Forms count as written, or all in capitals. What is also a
    common word counts after a locative word only ("in Nice"), what is also a person's name not beside the rest of one
    ("Michael Jordan"). Of countries that share a form, the one of the nearest unambiguous mention wins. "The Republic"
    is the state whose full name went before. Organisations and what lies in no one country ("Central Asia") are left
    out.

    Args:
        text: any string.
        lexicon: the vocabulary in use.
        pieces: the words of the text, if they are at hand.

    Returns:
        Places in text order, without overlap; () if there are none.

    >>> from diplotext.lexicon import default_lexicon
    >>> text = "The Kremlin said that Georgian and Danish ministers meet in Nice. Nice! Michael Jordan is not here."
    >>> [(place.text, place.code, place.form) for place in find_places(text, default_lexicon())]
    [('Kremlin', 'RU', 'seat'), ('Georgian', 'GE', 'demonym'), ('Danish', 'DK', 'demonym'), ('Nice', 'FR', 'city')]
    >>> find_places("us and them", default_lexicon())
    ()
    """
    mentions = _drop_strangers(text, find_mentions(pieces or cut(text), lexicon), lexicon)
    evidence = _evidence(mentions, lexicon.derive(_namesakes))
    places = [
        _place(text, mention, _settle(text, mention, mentions, index, evidence, lexicon), lexicon)
        for index, mention in enumerate(mentions)
    ]
    return tuple(sorted((*places, *_short_for_states(text, places, lexicon)), key=lambda place: place.start))


# ------------------------------------------------------------------ is it a place?


def _drop_strangers(text: str, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """The mentions that are places at all."""
    homographs = lexicon.derive(_homographs)
    own_countries = {sense.code for mention in mentions if mention.key not in homographs for sense in mention.senses}
    kept: list[Mention] = []
    persons: set[str] = set()
    for mention in mentions:
        if all(not sense.code for sense in mention.senses):
            continue
        also = homographs.get(mention.key, frozenset())
        if also or mention.context:
            around = words_around(text, mention.start, mention.end)
            if mention.context or "word" in also:
                if not _is_located(text, mention, around, lexicon):
                    continue
            elif _is_person(text, mention, around, also, lexicon):
                persons.add(mention.key)
                continue
        kept.append(mention)
    # "Jim Jordan objected. Jordan left.": the bare name is the person's, unless the text speaks of the country too.
    return [
        mention
        for mention in kept
        if mention.key not in persons
        or any(sense.code in own_countries for sense in mention.senses)
        or words_around(text, mention.start, mention.end).before.lower() in _words(lexicon, "locative")
    ]


def words_around(text: str, start: int, end: int) -> Around:
    """The words beside ``text[start:end]``, a possessive ending skipped; "" over a mark or a line break."""
    left = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    before = left.split() if left.endswith(" ") else []
    if before and before[-1][-1] in _MARKS:
        before = []
    right = text[end : end + _REACH].partition("\n")[0]
    for ending in ("'s ", "’s ", "' ", "’ "):
        right = right.removeprefix(ending.rstrip()) if right.startswith(ending) else right
    after = right.split(None, 2)[:2] if right.startswith(" ") else []
    if after and after[0][-1] in _MARKS:
        after = after[:1]
    bare = [word.rstrip(_MARKS) for word in after] + ["", ""]
    return Around((before or [""])[-1], before[-2] if len(before) > 1 else "", bare[0], bare[1])


def _is_located(text: str, mention: Mention, around: Around, lexicon: Lexicon) -> bool:
    before = around.before.lower()
    if text[mention.end : mention.end + 2] == ", " and text[mention.end + 2 : mention.end + 3].isupper():
        return before in _words(lexicon, "locative") or before == ""
    located = before in _words(lexicon, "locative") or (
        before == "of" and around.before_two.lower() in _words(lexicon, "settlement")
    )
    return located and not around.after[:1].isupper()


def _is_person(text: str, mention: Mention, around: Around, also: frozenset[str], lexicon: Lexicon) -> bool:
    if also & {"surname", "name"} and _is_given_name(around.before, lexicon):
        return True
    following = around.after.rstrip(".'’").removesuffix("'s").removesuffix("’s")
    owns = text[mention.end : mention.end + 2] in ("'s", "’s")  # "Kenya's Treasury"
    return bool(
        also & {"given", "name"}
        and not owns
        and following[:1].isupper()
        and len(following) > 1
        and not following.isupper()
        and following.lower() not in _words(lexicon, "office")
        and following not in _exact_words(lexicon, "eponym")
        and not find_mentions(cut(following), lexicon)
        # "President of Georgia Davit Melua": the state of an office, then a name
        and around.before.lower() not in _words(lexicon, "locative") | {"of"}
    )


def _is_given_name(word: str, lexicon: Lexicon) -> bool:
    """ "Michael", "R.", "Mr." and the like before a surname."""
    if word.lower() in _words(lexicon, "honorific"):
        return True
    bare = word.strip("\"“'‘(")
    return (
        bare[:1].isupper()
        and ((bare.isalpha() and not (bare.isupper() and len(bare) > 1)) or (len(bare) == 2 and bare[1] == "."))
        and bare.lower() not in _words(lexicon, "opener")
        and bare.lower() not in _words(lexicon, "office")
        and not find_mentions(cut(bare), lexicon)
    )


# ------------------------------------------------------------------ which place is it?


def _evidence(mentions: Sequence[Mention], namesakes: Container[str]) -> Mapping[str, list[int]]:
    """Code, and "code:form" -> where the text names that country beyond doubt, in ascending order."""
    evidence: dict[str, list[int]] = {}
    for mention in mentions:
        if mention.key not in namesakes and len({sense.code for sense in mention.senses}) == 1:
            sense = mention.senses[0]
            evidence.setdefault(sense.code, []).append(mention.start)
            evidence.setdefault(f"{sense.code}:{sense.form}", []).append(mention.start)
    return evidence


def _settle(
    text: str,
    mention: Mention,
    mentions: Sequence[Mention],
    index: int,
    evidence: Mapping[str, list[int]],
    lexicon: Lexicon,
) -> tuple[Sense, ...]:
    """The senses that remain, the likeliest first."""
    senses = mention.senses
    namesakes = lexicon.derive(_namesakes).get(mention.key, {})
    senses += tuple(
        Sense(code, "region", mention.key) for code in namesakes if code not in {sense.code for sense in senses}
    )
    alone = len({sense.code for sense in senses}) == 1
    neighbour = _listed_with(text, mentions, index, alone=alone)
    if alone:
        elsewhere = neighbour in _WITH_STATES and neighbour != senses[0].code and senses[0].form in ("city", "capital")
        return (Sense(neighbour, "city", mention.key),) if neighbour and elsewhere else senses[:1]
    around = words_around(text, mention.start, mention.end)
    beside = {around.before.lower().rstrip("."), around.after.lower().rstrip("."), around.after_two.lower().rstrip(".")}

    def distance(sense: Sense) -> float:
        namesake = namesakes.get(sense.code)
        if sense.code == neighbour or (namesake and beside & set(namesake.cues)):
            return 0
        near = namesake.near if namesake else (sense.code,)
        return min((_nearest(evidence.get(code, ()), mention.start) for code in near), default=float("inf"))

    best = min(senses, key=distance)  # of equals, the first
    if distance(best) < float("inf"):
        return (best,)
    return senses


def _listed_with(text: str, mentions: Sequence[Mention], index: int, *, alone: bool) -> str | None:
    """The country after a comma ("Tripoli, Lebanon"), or that of the city before it ("Atlanta, Georgia")."""
    mention = mentions[index]
    if index + 1 < len(mentions) and text[mention.end : mentions[index + 1].start] == ", ":
        following = mentions[index + 1].senses[0]
        if following.form == "region" or (following.form == "name" and not alone):
            return following.code
    if index and text[mentions[index - 1].end : mention.start] == ", ":
        before = mentions[index - 1].senses[0]
        if before.form == "city":
            return before.code
    return None


def _nearest(offsets: Sequence[int], start: int) -> float:
    at = bisect.bisect_left(offsets, start)
    return min((abs(offset - start) for offset in offsets[max(0, at - 1) : at + 1]), default=float("inf"))


# ------------------------------------------------------------------ the record


def _place(text: str, mention: Mention, senses: tuple[Sense, ...], lexicon: Lexicon) -> Place:
    sense = senses[0]
    codes = tuple(dict.fromkeys(sense.code for sense in senses))
    return Place(
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        code=sense.code,
        form=sense.form,
        name=sense.name,
        candidates=codes if len(codes) > 1 else (),
        embedded=sense.form != "demonym" and _is_embedded(text, mention, lexicon),
    )


def _is_embedded(text: str, mention: Mention, lexicon: Lexicon) -> bool:
    around = words_around(text, mention.start, mention.end)
    joined = text[mention.end : mention.end + 1] == " "
    after = {around.after.rstrip(".'’"), f"{around.after} {around.after_two}"}
    before = {around.before, f"{around.before_two} {around.before}"}
    return bool((joined and after & _exact_words(lexicon, "eponym")) or before & _exact_words(lexicon, "eponym_before"))


def _short_for_states(text: str, places: Sequence[Place], lexicon: Lexicon) -> tuple[Place, ...]:
    """ "The Republic", after "Republic of Kazakhstan" has been written out."""
    nouns, full_names = lexicon.derive(_regimes)
    named = {noun: place for place in reversed(places) for noun in full_names.get(place.text, ())}
    states = {noun: {place.code for place in places if noun in full_names.get(place.text, ())} for noun in named}
    return tuple(
        attrs.evolve(named[match[1]], start=match.start(1), end=match.end(1), text=match[1], embedded=False)
        for match in (nouns.finditer(text) if named else ())
        if len(states.get(match[1], ())) == 1 and named[match[1]].start < match.start()
    )


# ------------------------------------------------------------------ what the lexicon gives


def _homographs(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in lexicon.entries(Homograph):
        for form in entry.forms:
            found[form] = found.get(form, frozenset()) | {entry.also}
    return found


def _namesakes(lexicon: Lexicon) -> dict[str, dict[str, Namesake]]:
    found: dict[str, dict[str, Namesake]] = {}
    for entry in lexicon.entries(Namesake):
        found.setdefault(entry.form, {})[entry.code] = entry
    return found


def _word_groups(lexicon: Lexicon) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    return {
        entry.group: (frozenset(entry.forms), frozenset(form.lower() for form in entry.forms))
        for entry in lexicon.entries(PlaceWords)
    }


def _words(lexicon: Lexicon, group: str) -> frozenset[str]:
    return lexicon.derive(_word_groups)[group][1]


def _exact_words(lexicon: Lexicon, group: str) -> frozenset[str]:
    return lexicon.derive(_word_groups)[group][0]


def _regimes(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """The pattern of "the Republic" standing alone, and full name -> the nouns in it."""
    nouns = sorted(_exact_words(lexicon, "regime"))
    alone = re.compile(rf"\b[Tt]he ({'|'.join(nouns)})\b(?!,? (?:of\b|[A-Z]))")
    full = {
        name: tuple(noun for noun in nouns if noun in name.split() or f" {noun}" in name)
        for country in lexicon.entries(Country)
        for name in (country.official or country.name, *country.names)
        if " " in name
    }
    return alone, {name: found for name, found in full.items() if found}
