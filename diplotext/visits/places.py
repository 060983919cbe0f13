"""Where a visit goes: the places that follow a cue, and the stops of a tour."""

import bisect
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, TypeVar

import attrs

from diplotext.lexicon.inflection import plural
from diplotext.lexicon.visits import VisitCue, VisitFrame
from diplotext.visits.words import BE_FORMS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

    from diplotext.actors.places.find import Place
    from diplotext.clauses import Tree
    from diplotext.visits.setting import Setting

HOST_FORMS = ("host", "hosts", "hosted", "hosting")
REACH = 30
LOCATIVE = ("in", "at")
INSIDE_PHRASE = ("DT", "JJ", "JJS", "NNP", "NNPS", "NN", "NNS", "POS", "PRP$", "HYPH", "CD", "``", "''", "VBG")
PLACE_NOUNS = frozenset(
    form
    for noun in ("capital", "city", "town", "republic", "kingdom", "state", "province", "region", "port", "island")
    for form in (noun, plural(noun))
) | {"south", "north", "east", "west", "centre", "center"}
TOPICAL = frozenset({"about", "including", "regarding", "concerning", "over"})
CAPITAL = re.compile(r"\s+(?:capital|seat of government)\b(?!\s+(?:market|flow|control|investment|good|gain)s?\b)")
RECEIVERS = {"subject": "nsubj", "passive": "nsubjpass"}
MAX_JOINT = 4
JOINTS = (",", ";", "and", "or", "&", "then")


@attrs.frozen(kw_only=True)
class Stop:
    """A country and the places in it that the text names.

    Attributes:
        country: its code, or None.
        places: cities and venues as written.
        start: offset of its first mention, -1 where the text names no place.
        end: offset behind its last mention.
        capital: it is named by its capital.
        adverb: it is meant by "here".
    """

    country: str | None
    places: tuple[str, ...]
    start: int
    end: int
    capital: bool = False
    adverb: bool = False


def destinations(
    setting: "Setting", sentence: "Sentence", token: "Token", cue: VisitCue, frame: VisitFrame
) -> tuple[Stop, ...]:
    """The stops that a cue leads to, one for each country in text order; () where the sentence names none."""
    here = [
        stop
        for stop in starting_in(setting.stops, sentence.start_char, sentence.end_char)
        if not _qualifies(token, stop, frame)
    ]
    after = [stop for stop in here if stop.start > token.idx and _distance(token, stop) <= REACH]
    before = [stop for stop in here if stop.start < token.idx]
    tree = setting.tree
    named = _subject_place(tree, here, token, frame) or _by_country([stop for stop in before if _names(token, stop)])
    if named:
        return named
    # "Kenya, where the minister will represent Oman": the place is what the clause hangs on
    if before and _is_relative(setting.tree, token):
        return _by_country(before[-1:])
    for number, stop in enumerate(after):
        apart = setting.tree.is_parted(token.idx, stop.start) or _is_of_other_trip(setting, token, stop)
        if not apart and _leads_to(setting.tree, token, stop, cue, frame):
            return _by_country(_chain(setting, token, after[number:]))
    if frame.place == "held":
        for stop in here:
            # "In Jakarta, the ministers met": the place stands before
            if (
                stop.start < token.idx
                and _link(token.doc, stop, -1)[0] in LOCATIVE
                and not _is_apart(setting.tree, token, stop)
            ):
                return _by_country([stop, *(s for s in here if s.start < token.idx and s.country == stop.country)])
    return ()


def _is_relative(tree: "Tree", verb: "Token") -> bool:
    """Whether a clause hangs on the place before it: "Astana, where she is due to be received"."""
    if verb.lower_ in BE_FORMS and any(child.dep_ in ("xcomp", "acomp", "attr") for child in tree.children(verb)):
        # "Astana, where she is to speak" tells of the speech, and of no stay
        return False
    while not any(child.lower_ == "where" for child in tree.children(verb)):
        if verb.dep_ not in ("xcomp", "acomp"):
            return False
        verb = verb.head
    return True


def _is_apart(tree: "Tree", token: "Token", stop: Stop) -> bool:
    """Whether a place before a cue is another's: "those who work in Oman follow our meeting", "since Oslo and ..."."""
    target = token.doc.char_span(stop.start, stop.end, alignment_mode="expand")
    if target is None or target.root.head.dep_ != "prep":
        return True
    if target.root.head.i == token.sent.start:
        return False
    verb = tree.verb_of(token)
    governor = target.root.head.head
    return governor.i != token.i and governor.i not in {verb.i, *(head.i for head in tree.ancestors(verb))}


def _subject_place(tree: "Tree", stops: list[Stop], token: "Token", frame: VisitFrame) -> tuple[Stop, ...]:
    """The place that receives or is visited: "Malta hosted the queen", "Rome hosts talks", "Oslo was visited by"."""
    hosted = token.tag_.startswith("NN") and token.dep_ == "dobj" and token.head.lower_ in HOST_FORMS
    role = "nsubj" if hosted else RECEIVERS.get(frame.receiver or "")
    for child in tree.children(token.head if hosted else token):
        if child.dep_ == role:
            return _by_country([stop for stop in stops if stop.start <= child.idx < stop.end][:1])
    return ()


def _qualifies(token: "Token", stop: Stop, frame: VisitFrame) -> bool:
    """Whether a place only qualifies a noun, "Ghana's economy", and not the trip, "her Ghana trip"."""
    target = token.doc.char_span(stop.start, stop.end, alignment_mode="expand")
    if target is None or target.root.dep_ not in ("poss", "compound", "nmod"):
        return False
    if frame.alone == "always" and _names(token, stop):
        return False
    return target.root.head.i >= target.end and target.root.head.lower_ not in PLACE_NOUNS


def _names(token: "Token", stop: Stop) -> bool:
    """Whether a place stands in front of a noun for a trip, "her two-day Ghana trip", and owns nothing."""
    target = token.doc.char_span(stop.start, stop.end, alignment_mode="expand")
    return target is not None and target.root.dep_ in ("compound", "nmod") and target.root.head.i == token.i


def _distance(token: "Token", stop: Stop) -> int:
    target = token.doc.char_span(stop.start, stop.end, alignment_mode="expand")
    return REACH + 1 if target is None else target.start - token.i


def _leads_to(tree: "Tree", token: "Token", stop: Stop, cue: VisitCue, frame: VisitFrame) -> bool:
    target = token.doc.char_span(stop.start, stop.end, alignment_mode="expand")
    if stop.adverb:
        # "arrived here", "his visit here"; not "here, we discussed"
        return target is not None and target.root.head.i == token.i
    if target is not None and _is_elsewhere(tree, token, target, frame):
        return False
    if frame.place == "hung" and not _hangs_on(token, target):
        return False
    # "talked about the war in Sudan"
    if frame.object == "either" and target is not None and _names_topic(token.doc[token.i + 1 : target.start]):
        return False
    if target is not None and _is_inside(token, target, cue):
        return True
    word, bare = _link(token.doc, stop, token.i)
    if word == "":
        return cue.direct
    return word in cue.prepositions and (word != "of" or bare)


def _is_of_other_trip(setting: "Setting", token: "Token", stop: Stop) -> bool:
    """Whether a place belongs to another noun for a trip: "our talks will build on her visit to Oslo"."""
    between = (word for word in token.doc[token.i + 1 : token.i + REACH] if word.idx < stop.start)
    return any(
        frame.alone == "always"
        for word in between
        if word.tag_.startswith("NN") and word.head.i != token.i
        for frame in setting.words.frames_of(word.lower_, "noun")
    )


def _is_inside(token: "Token", target: "Sentence", cue: VisitCue) -> bool:
    """Whether what a cue leads to lies in a place: "will travel to a castle in southern Oman"."""
    goal = target.root.head.head
    way = goal.head
    leads = target.root.head.lower_ in ("in", "near", "outside") and goal.tag_.startswith("NN")
    return leads and way.dep_ == "prep" and way.lower_ in cue.prepositions and way.head.i == token.i


def _is_elsewhere(tree: "Tree", token: "Token", target: "Sentence", frame: VisitFrame) -> bool:
    """Whether a place belongs to another clause or to a topic: "talks on plans under way in Oman"."""
    verb = tree.verb_of(token)
    if tree.clauses.is_apart(target.root.i, verb.i):
        return True
    if frame.subject != "either" or target.root.head.dep_ != "prep":
        return False
    governor = target.root.head.head
    if governor.tag_.startswith("VB"):
        # "throughout the talks, she discussed operations in Oman"
        behind = governor.i > token.i and token.head.i != governor.i
        return behind or governor.i not in (token.i, *(head.i for head in tree.ancestors(token)))
    return token.tag_.startswith("NN") and governor.i != token.i and not governor.tag_.startswith(("CD", "NNP"))


def _hangs_on(verb: "Token", target: "Sentence | None") -> bool:
    """Whether a place is what a verb says, "is in Oman", and not what its complement says, "is pleased with ..."."""
    return target is not None and verb.dep_ not in ("aux", "auxpass") and target.root.head.head.i == verb.i


def _names_topic(between: "Sentence") -> bool:
    return any(token.lower_ in TOPICAL for token in between)


def _link(doc: "Doc", stop: Stop, floor: int) -> tuple[str | None, bool]:
    """The preposition before a place ("" if the token `floor` itself), and whether it stands right before it."""
    target = doc.char_span(stop.start, stop.end, alignment_mode="expand")
    if target is None:
        return None, False
    for steps, index in enumerate(range(target.start - 1, max(floor, target.start - 9, 0) - 1, -1)):
        token = doc[index]
        if index == floor:
            return "", steps == 0
        if token.lower_ == "of":
            if steps <= 1 and doc[index - 1].lower_ == "tour":
                return "of", True
            # "in the capital of Peru" is in Peru, "in support of Peru" is not
            if doc[index - 1].lower_ not in PLACE_NOUNS:
                return None, False
            continue
        if token.tag_ in ("IN", "TO", "RP") or token.lower_ in ("to", "in", "at", "for"):
            return token.lower_, steps <= 1
        if token.tag_ not in INSIDE_PHRASE:
            return None, False
    return None, False


def _chain(setting: "Setting", token: "Token", stops: list[Stop]) -> list[Stop]:
    """A place and those that are listed after it: "Accra, Ghana; Lomé, Togo; and, on 4 May, Cotonou"."""
    chain = stops[:1]
    for stop in stops[1:]:
        between = token.doc.char_span(chain[-1].end, stop.start, alignment_mode="contract")
        if between is None or len(between) == 0:
            break
        dates = setting.reading.dates_in(chain[-1].end, stop.start)
        rest = [word for word in between if not any(date.span.start <= word.idx < date.span.end for date in dates)]
        if len(rest) > MAX_JOINT:
            break
        if not all(word.lower_ in JOINTS or word.tag_ in ("DT", "IN", "TO") or word.is_space for word in rest):
            break
        chain.append(stop)
    return chain


def _by_country(stops: list[Stop]) -> tuple[Stop, ...]:
    merged: dict[str | None, Stop] = {}
    for stop in stops:
        before = merged.get(stop.country)
        if before is None:
            merged[stop.country] = stop
        else:
            merged[stop.country] = attrs.evolve(
                before, places=tuple(dict.fromkeys((*before.places, *stop.places))), end=max(before.end, stop.end)
            )
    return tuple(merged.values())


class _Located(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Located)


def starting_in(places: tuple[P, ...], start: int, end: int) -> tuple[P, ...]:
    """The places, in text order, that begin in ``text[start:end]``."""
    first = bisect.bisect_left(places, start, key=lambda place: place.start)
    return places[first : bisect.bisect_left(places, end, key=lambda place: place.start)]


def stops_of(places: "Iterable[Place]", text: str) -> tuple[Stop, ...]:
    """The places of a text that one can travel to; of demonyms only "the Kenyan capital"."""
    return tuple(
        Stop(
            country=place.code,
            places=() if place.form in ("name", "demonym") else (place.text,),
            start=place.start,
            end=place.end,
            capital=place.form in ("capital", "demonym"),
        )
        for place in places
        if (place.form != "demonym" or CAPITAL.match(text, place.end)) and not place.embedded
    )
