"""What only adds to a trip that is told elsewhere: whom they met, when they left, from when to when they toured."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from diplotext.records import Actor, Date, Span
from diplotext.terms import VisitStatus
from diplotext.visits.mention import Mention
from diplotext.visits.resolving import together
from diplotext.visits.setting import Setting
from diplotext.visits.slots import period_of, topics_of
from diplotext.visits.status import status_of

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from diplotext.reading import Reading

# The number or bullet of a paragraph is no evidence: "4. The king ...".
LIST_MARK = re.compile(r"\(?\d{1,3}[.)]\s+|[-–—•*]\s+")
PLURAL = ("NNS", "NNPS", "PRP", "DT", "CD")


def joint_subject(setting: Setting, sentence: "Sentence", subject: "Token") -> Iterator[Mention]:
    """The meeting of those who act together: "Mr Kiplagat and Ms Roe toured the port"."""
    verb = subject.head
    if verb.tag_.startswith(("VB", "MD")) and (subject.tag_ in PLURAL or len(setting.tree.listed(subject)) > 1):
        yield from meeting(setting, sentence, verb, together(setting, subject))


def meeting(setting: Setting, sentence: "Sentence", token: "Token", party: tuple[Actor, ...]) -> Iterator[Mention]:
    """What only tells who was met: some of these persons by the others, if some are on a trip."""
    status = status_of(token, setting.words, setting.tree)
    if status is None or len(party) < 2:
        return
    start, _ = period_of(setting.reading, sentence, token, setting.words, status.state)
    yield Mention(
        cue=token.idx,
        evidence=evidence_of(setting.reading, sentence, token),
        party=party,
        tells="meeting",
        status=status.settled(start, setting.reading),
        topics=topics_of(setting.reading, sentence, token, setting.words),
        rule="visit.meeting",
    )


def end_of_stay(
    setting: Setting,
    sentence: "Sentence",
    token: "Token",
    guests: tuple[Actor, ...],
    status: VisitStatus,
    day: Date | None,
) -> Iterator[Mention]:
    """The last day of a trip that is told elsewhere: "she left Tunis on Friday"."""
    evidence = evidence_of(setting.reading, sentence, token)
    if guests and day is not None:
        yield Mention(
            cue=token.idx, evidence=evidence, guests=guests, tells="end", status=status, end=day, rule="visit.leave"
        )


def acceptance(setting: Setting, sentence: "Sentence", token: "Token", guests: tuple[Actor, ...]) -> Iterator[Mention]:
    """That an invitation told before was accepted: "she accepted the invitation"."""
    yield Mention(
        cue=token.idx,
        evidence=evidence_of(setting.reading, sentence, token),
        guests=guests,
        tells="acceptance",
        status="planned",
        rule="visit.acceptance",
    )


def company(
    setting: Setting, sentence: "Sentence", token: "Token", guests: tuple[Actor, ...], delegation: tuple[Actor, ...]
) -> Iterator[Mention]:
    """Who travels along on a trip that is told elsewhere: "she is accompanied by the minister"."""
    if guests and delegation:
        yield Mention(
            cue=token.idx,
            evidence=evidence_of(setting.reading, sentence, token),
            guests=guests,
            delegation=delegation,
            tells="company",
            status="completed",
            rule="visit.company",
        )


def tour(
    setting: Setting,
    sentence: "Sentence",
    token: "Token",
    guests: tuple[Actor, ...],
    status: VisitStatus,
    days: tuple[Date | None, Date | None],
) -> Iterator[Mention]:
    """From when to when they toured a part of the world: "will visit the Gulf from 3 to 7 May"."""
    region = setting.words.regions.search(setting.reading.text, token.idx, sentence.end_char)
    if region is not None and guests and days[0] is not None:
        yield Mention(
            cue=token.idx,
            evidence=evidence_of(setting.reading, sentence, token),
            guests=guests,
            tells="tour",
            status=status,
            start=days[0],
            end=days[1],
            rule="visit.tour",
        )


def evidence_of(reading: "Reading", sentence: "Sentence", token: "Token") -> Span:
    """The clause around the cue: from its verb's first word to its last, within the sentence."""
    head = reading.tree.verb_of(token)
    start, end = head.left_edge.idx, head.right_edge.idx + len(head.right_edge)
    start, end = max(start, sentence.start_char), min(end, sentence.end_char)
    number = LIST_MARK.match(reading.text, start, end)
    start = number.end() if number is not None else start
    text = reading.text[start:end]
    return reading.span(start, start + len(text.rstrip(" \n\t.,;")))
