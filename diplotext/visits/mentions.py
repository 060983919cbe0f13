"""Find the mentions of visits: a cue, who travels, who receives them, and where."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.lexicon.visits import VisitCue
from diplotext.records import Actor, Date, Span, VisitKind, VisitStatus
from diplotext.visits.parties import parties_of, resolve, together, unique
from diplotext.visits.places import Stop, destinations
from diplotext.visits.setting import Setting
from diplotext.visits.slots import is_recalled, kind_of, period_of, purpose_of, status_of, topics_of
from diplotext.visits.syntax import SUBJECTS, children, conjuncts, prepositional, verb_of
from diplotext.visits.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from diplotext.reading import Reading

MAX_SENTENCE = 400
PLURAL = ("NNS", "NNPS", "PRP", "DT", "CD")


@attrs.frozen(kw_only=True, eq=False)
class Mention:
    """One clause that tells of a visit, before the mentions of a trip are merged.

    Attributes:
        party: those of whom some travel; who is decided by the destination.
        guests: those who travel for certain.
        hosts: those whom the guests meet.
        stop: country and places, or None where the clause does not say.
        leg: number of the stop in a tour, None for a single one.
        domestic: a trip at home counts, because the text calls it a visit.
        weak: it only tells who was met on a trip that is told elsewhere, by those of the country visited.
    """

    cue: int
    evidence: Span
    guests: tuple[Actor, ...] = ()
    hosts: tuple[Actor, ...] = ()
    party: tuple[Actor, ...] = ()
    stop: Stop | None = None
    leg: int | None = None
    domestic: bool = False
    weak: bool = False
    kind: VisitKind = "unspecified"
    status: VisitStatus
    postponed: bool = False
    start: Date | None = None
    end: Date | None = None
    invited_by: Actor | None = None
    purpose: Span | None = None
    topics: tuple[Span, ...] = ()
    rule: str


def find_mentions(setting: Setting) -> Iterator[Mention]:
    """Yield the mentions of visits that verbs and nouns tell, in text order."""
    doc, words = setting.reading.doc, setting.words
    if not (doc.has_annotation("DEP") and doc.has_annotation("SENT_START")):
        return
    for sentence in doc.sents:
        if len(sentence) > MAX_SENTENCE or words.non_visits.search(sentence.text):
            continue
        for token in sentence:
            cue = _cue(token, words)
            if cue is not None:
                yield from _mentions_at(setting, sentence, token, cue)
            if token.dep_ in SUBJECTS:
                yield from _joint_subject(setting, sentence, token)


def _cue(token: "Token", words: Words) -> VisitCue | None:
    if token.tag_.startswith("VB"):
        cue = words.verbs.get(token.lower_)
        if cue is None or not cue.companion:
            return cue
        # "took part in the forum", but "took a decision"
        return cue if any(child.lower_ == cue.companion for child in children(token)) else None
    return words.nouns.get(token.lower_) if token.tag_ in ("NN", "NNS") and token.dep_ != "compound" else None


def _mentions_at(setting: Setting, sentence: "Sentence", token: "Token", cue: VisitCue) -> Iterator[Mention]:
    reading, words = setting.reading, setting.words
    status = status_of(token, words)
    if status is None:
        return
    parties = parties_of(setting, token, cue)
    guests, hosts = parties.guests, parties.hosts
    legs = destinations(setting.stops, sentence, token, cue)
    if not legs and cue.role == "host":
        legs = _home_of(hosts, guests)
    if cue.role == "joint" or (not legs and cue.role == "host"):
        yield from _meeting(setting, sentence, token, unique((*guests, *hosts, *parties.either)))
        return
    # only "the visit" and "met with" add to a trip told elsewhere
    if cue.role != "visit" and not ((legs and guests) or parties.either):
        return
    start, end = period_of(reading, sentence, token)
    if status.state == "ongoing" and is_recalled(start, reading.published):
        # "two years ago I was in Peru, and now I am in Chile"
        start, end = None, None
    inviter = _inviter(setting, sentence, hosts if cue.role == "invite" else ())
    met = () if cue.role == "invite" else hosts
    offered: VisitStatus = "proposed" if status.state == "completed" else status.settled(start, reading)
    for number, stop in enumerate(legs or (None,)):
        yield Mention(
            cue=token.idx,
            evidence=_evidence(reading, sentence, token),
            guests=guests,
            hosts=met,
            party=parties.either,
            stop=stop,
            leg=number if len(legs) > 1 else None,
            domestic=cue.role == "go" and cue.lemma == "visit",
            kind=kind_of(token, words),
            status=offered if cue.role == "invite" else status.settled(start, reading),
            postponed=status.state == "postponed",
            start=start,
            end=end,
            invited_by=inviter,
            purpose=purpose_of(reading, token, cue),
            topics=topics_of(reading, sentence, token, cue),
            rule=f"visit.{cue.role}.{cue.lemma}",
        )


def _joint_subject(setting: Setting, sentence: "Sentence", subject: "Token") -> Iterator[Mention]:
    """The meeting of those who act together: "Mr Kiplagat and Ms Roe toured the port"."""
    verb = subject.head
    if verb.tag_.startswith(("VB", "MD")) and (subject.tag_ in PLURAL or any(True for _ in conjuncts(subject)[1:])):
        yield from _meeting(setting, sentence, verb, together(setting, subject))


def _meeting(setting: Setting, sentence: "Sentence", token: "Token", party: tuple[Actor, ...]) -> Iterator[Mention]:
    """What only tells who was met: some of these persons by the others, if some are on a trip."""
    status = status_of(token, setting.words)
    if status is None or len(party) < 2:
        return
    start, _ = period_of(setting.reading, sentence, token)
    yield Mention(
        cue=token.idx,
        evidence=_evidence(setting.reading, sentence, token),
        party=party,
        weak=True,
        status=status.settled(start, setting.reading),
        rule="visit.meeting",
    )


def _home_of(hosts: tuple[Actor, ...], guests: tuple[Actor, ...]) -> tuple[Stop, ...]:
    """Where a host receives a foreign guest if the text does not say: at home."""
    homes = {actor.country for actor in hosts if actor.country}
    abroad = {actor.country for actor in guests if actor.country}
    if len(homes) == 1 and abroad and not homes & abroad:
        return (Stop(country=homes.pop(), places=(), start=-1, end=-1),)
    return ()


def _inviter(setting: Setting, sentence: "Sentence", hosts: tuple[Actor, ...]) -> Actor | None:
    if hosts:
        return hosts[0]
    for token in sentence:
        # "at the invitation of the king"
        if token.lower_ == "invitation" and token.i > 1 and token.nbor(-2).lower_ == "at":
            found = resolve(setting, prepositional(token, "of", "from"))
            return found[0] if found else None
    return None


def _evidence(reading: "Reading", sentence: "Sentence", token: "Token") -> Span:
    """The clause around the cue: from its verb's first word to its last, within the sentence."""
    head = token if token.tag_.startswith("VB") else verb_of(token) or token
    start, end = head.left_edge.idx, head.right_edge.idx + len(head.right_edge)
    start, end = max(start, sentence.start_char), min(end, sentence.end_char)
    text = reading.text[start:end]
    return reading.span(start, start + len(text.rstrip(" \n\t.,;")))
