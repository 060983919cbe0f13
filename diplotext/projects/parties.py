"""Who does what in a project: funds, builds, operates, hosts it, or receives it."""

import bisect
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.actors.places.find import SETTLEMENTS
from diplotext.projects.context import Context
from diplotext.projects.extent import place_at
from diplotext.projects.merging import Group
from diplotext.projects.words import RoleWords
from diplotext.records import Actor, Organization, Party
from diplotext.terms import PartyRole

if TYPE_CHECKING:
    from spacy.tokens import Token

    from diplotext.actors import Actors
    from diplotext.reading import Reading

OBJECT_REACH = 160
MAX_TOKENS = 400
_WORD = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w&’'-]*(?:\.\w+)*)"
_NAME = re.compile(
    rf"\s(?:the |its |an? )?({_WORD}(?: (?:(?:of|for|and|&|de|du|the) ){{0,2}}{_WORD}){{0,7}})(?: ([a-z]+s)\b)?"
)
_GIVEN_TO = re.compile(r"\b(?:to|for)(?: the)?(?=\s)")
_ENDING = re.compile(r"(?:['’]s?|[.,;:])+\Z")
_AND = re.compile(r",? and (?:the )?|, (?:the )?")
_MONEY = ("project.amount", "project.commitment", "project.donated")


@attrs.frozen(kw_only=True, eq=False)
class Scene:
    """What the search for parties looks at: the text, its actors, and the project.

    Attributes:
        reading: the text.
        actors: its cast.
        words: the cues of parties.
        context: its sentences.
        group: the project.
    """

    reading: "Reading"
    actors: "Actors"
    words: RoleWords
    context: Context
    group: Group


def parties_of(scene: Scene) -> tuple[Party, ...]:
    """The states and bodies that the text says to have a part in a project, in text order; () if it names none."""
    found: dict[tuple[str, PartyRole], tuple[int, Actor]] = {}
    for start, actor, role in sorted(_found(scene), key=lambda item: item[0]):
        found.setdefault((actor.label, role), (start, actor))
    known: dict[str, Actor] = {}
    return tuple(
        Party(actor=known.setdefault(actor.label, actor), role=role) for (_, role), (_, actor) in found.items()
    )


def _found(scene: Scene) -> Iterator[tuple[int, Actor, PartyRole]]:
    for sentence in dict.fromkeys(scene.context.sentence_at(start) for start, _ in scene.group.spans):
        yield from _beside_phrases(scene, sentence)
        yield from _subjects(scene, sentence)
    for mention in scene.group.mentions:
        yield from _in_compound(scene, mention.start, mention.end)
        if mention.rule in _MONEY:
            yield from _in_money(scene, mention.start, mention.end)


def _beside_phrases(scene: Scene, sentence: tuple[int, int]) -> Iterator[tuple[int, Actor, PartyRole]]:
    """Behind "funded by", "loan from"; before "is home to"."""
    text = scene.reading.text

    def is_meant(offset: int) -> bool:
        return scene.context.nearest(sentence, offset) in (scene.group, None)

    for match in scene.words.by.finditer(text, *sentence):
        if is_meant(match.start()):
            yield from _actors_behind(scene, match.end(), scene.words.participles[match[1].lower()])
    for role, pattern in scene.words.before:
        for match in pattern.finditer(text, *sentence):
            if is_meant(match.start()):
                yield from _actors_behind(scene, match.end(), role)
    for role, pattern in scene.words.beyond:
        for match in pattern.finditer(text, *sentence):
            place = place_at(scene.actors.places, match.start() - 2)
            if place is not None and is_meant(match.start()):
                yield from _resolve(scene, place.start, place.end, role)


def _subjects(scene: Scene, sentence: tuple[int, int]) -> Iterator[tuple[int, Actor, PartyRole]]:
    """The subject of a verb whose object is the project: "Norway will build a dam"; to whom it is given."""
    clauses = scene.reading.clauses
    for verb in scene.reading.tokens(*sentence)[:MAX_TOKENS]:
        role = scene.words.verbs.get(verb.lower_) if verb.tag_.startswith("VB") else None
        if role is None or not _governs(scene, verb, sentence) or not clauses.standing(verb.i).is_told:
            continue
        doers = clauses.predicate(verb.i).doers
        finite = clauses.governor(doers[0]) if doers else None
        finite = verb.i if finite is None else finite
        role = scene.words.verbs.get(clauses.parse.words[finite], role)  # "lend Kenya $5 million to build the dam"
        if doers:
            yield from _resolve(scene, *clauses.characters(clauses.joined(doers[0])), role)
        given = clauses.parse.child(finite, "dative")
        if role == "funder" and given is not None and clauses.parse.is_noun(given):
            yield from _resolve(scene, *clauses.characters(clauses.joined(given)), "recipient")


def _governs(scene: Scene, verb: "Token", sentence: tuple[int, int]) -> bool:
    """The first project behind the verb is this one, and the verb says something of it."""
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "advcl"):  # "the dam, funded by Korea"
        return False
    mentions = scene.context.mentions_in(*sentence)
    if any(begin <= verb.head.idx < end for begin, end, _ in mentions):  # "the dam, which Norway built"
        return any(begin <= verb.head.idx < end and whose is scene.group for begin, end, whose in mentions)
    behind = scene.context.mentions_in(verb.idx, min(sentence[1], verb.idx + OBJECT_REACH))
    if not behind or behind[0][2] is not scene.group or scene.reading.clauses.is_passive(verb.i):
        return False
    start, end, _ = behind[0]
    if scene.reading.clauses.verb_above(scene.reading.tokens(start, end).root.i) != verb.i:
        return False
    loose = verb.lower_ in scene.words.loose
    money = any(figure.dimension == "money" for figure in scene.reading.figures_in(verb.idx, end))
    return money or not loose or any(m.start == start and m.rule in _MONEY for m in scene.group.mentions)


def _in_compound(scene: Scene, start: int, end: int) -> Iterator[tuple[int, Actor, PartyRole]]:
    """ "the China-financed railway", "a Chinese-built stadium"."""
    text = scene.reading.text
    for match in scene.words.compound.finditer(text, max(0, start - 30), end):
        first = text.rfind(" ", 0, match.start()) + 1
        place = place_at(scene.actors.places, match.start() - 1)
        yield from _resolve(scene, place.start if place else first, match.start(), scene.words.participles[match[1]])


def _in_money(scene: Scene, start: int, end: int) -> Iterator[tuple[int, Actor, PartyRole]]:
    """ "U.S. assistance for Peru": the state before the noun gives, the one behind "to" or "for" receives."""
    text = scene.reading.text
    given = _GIVEN_TO.search(text, start, min(len(text), end + 5))
    whose = place_at(scene.actors.places, given.end() + 1) if given else None
    if given and (whose is None or whose.form not in SETTLEMENTS):  # no "loan for the Tema port"
        yield from _actors_behind(scene, given.end(), "recipient")
    places = scene.actors.places
    first = bisect.bisect_left(places, start, key=lambda place: place.start)
    for place in places[first : first + 1]:
        if place.end <= (given.start() if given else end) and not re.search(
            r"\b(?:in|of|on|at) (?:the )?\Z", text[max(0, place.start - 9) : place.start]
        ):
            yield from _resolve(scene, place.start, place.end, "funder")


def _actors_behind(scene: Scene, offset: int, role: PartyRole) -> Iterator[tuple[int, Actor, PartyRole]]:
    """The names right behind a phrase: "funded by Japan and the World Bank"."""
    match = _NAME.match(scene.reading.text, offset)
    inside = match and any(
        begin <= match.start(1) and match.end(1) <= end and not whose.is_money
        for begin, end, whose in scene.context.mentions_in(offset, match.end())
    )
    if match is not None and not inside:  # no "loan for the Tema port"
        people = match[2] and scene.reading.tokens(*match.span(2)).root.tag_ == "NNS"  # "Korean engineers"
        yield from _resolve(scene, match.start(1), match.end(2) if people else match.end(1), role)


def _resolve(scene: Scene, start: int, end: int, role: PartyRole) -> Iterator[tuple[int, Actor, PartyRole]]:
    """Who is meant by a name or several that are joined."""
    text = scene.reading.text
    cuts = [(match.start(), match.end()) for match in _AND.finditer(text, start, end) if _joins(scene, match, end)]
    for first, last in zip([start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end], strict=True):
        stop = last - len(_ending[0]) if (_ending := _ENDING.search(text[first:last])) else last
        actor = _actor(scene, first, stop)
        itself = any(end <= stop for _, end, _ in scene.context.mentions_in(first, stop))
        if actor is not None and not itself:
            yield first, actor, role


def _joins(scene: Scene, match: re.Match[str], end: int) -> bool:
    """ "and" stands between two parties, not inside a name: "Ministry of Industry and Trade"."""
    text = scene.reading.text
    word = re.match(r"[\w.&-]+", text[match.end() : end])
    left = place_at(scene.actors.places, match.start() - 1) is not None
    right = place_at(scene.actors.places, match.end()) is not None
    return left or right or "the " in match.group() or "," in match.group() or (word is not None and word[0].isupper())


def _actor(scene: Scene, start: int, end: int) -> Organization | None:
    """The state or body; a city stands for its state, "Japan's government" for Japan."""
    place = place_at(scene.actors.places, start)
    if place is not None and end - 1 <= place.end:
        return next((known for known in scene.actors.organizations if known.country == place.code), None)
    if end <= start or not any(letter.isupper() for letter in scene.reading.text[start:end]):
        return None
    found = [actor for actor in scene.actors.at(start, end) if isinstance(actor, Organization)]
    return found[0] if found else None
