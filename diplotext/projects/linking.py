"""What the text ties to a project: its kind, figures, milestones and countries."""

import bisect
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from diplotext.actors.places.find import Place
from diplotext.lexicon.projects import ProjectTopic
from diplotext.projects.context import Context
from diplotext.projects.merging import Group
from diplotext.projects.words import Words
from diplotext.records import Date, Figure, Party
from diplotext.terms import ProjectKind, ProjectStatus

if TYPE_CHECKING:
    from diplotext.reading import Reading

CLOSE = 40
HEADING = 300
MIN_NAMED = 3
_GOES_ON = re.compile(r"(?:It|Its|Their|This|They)\b")
# what money and goods are for tells more than that they are money and goods
_BETWEEN = ("discussed", "proposed", "agreed")
_AIDED = ("humanitarian", "health", "defence", "education", "energy", "agriculture", "water", "telecom", "transport")
_TOLD_BY_TOPIC = ("project.commitment", "project.donated", "project.delivery")


def figures_of(reading: "Reading", context: Context, group: Group) -> tuple[Figure, ...]:
    """The figures in the sentences of the project that no other project stands nearer to.

    A sum that is given for a project describes both: "a $5 million loan for the dam".
    """
    known = group.main.status == "operating"
    return tuple(
        figure
        for sentence in context.ranges(group)
        for figure in reading.figures_in(*sentence)
        if not _is_in_title(group, figure)
        and not (group.is_money and figure.dimension == "count")  # of whom a loan helps nothing is lent
        and _describes(context, group, sentence, figure)
        and (not (known and group.main.head == "") or _beside(group, figure))
    )


def _describes(context: Context, group: Group, sentence: tuple[int, int], figure: Figure) -> bool:
    nearest = context.nearest(sentence, figure.span.start)
    if nearest in (group, None):
        return True
    if figure.dimension != "money" or nearest is None or not nearest.is_money:
        return False
    behind = [mention[2] for mention in context.mentions_in(figure.span.end, sentence[1]) if mention[2] is not nearest]
    return bool(behind) and behind[0] is group and not group.is_money


def _is_in_title(group: Group, figure: Figure) -> bool:
    """The number belongs to a known name: "the Three Seas Initiative"."""
    return any(m.programme and m.start <= figure.span.start < m.end for m in group.mentions if m.head == "")


def _beside(group: Group, figure: Figure) -> bool:
    """A long-standing programme is described by what stands at its name, not by all that is told under it."""
    return any(
        -CLOSE <= figure.span.start - end <= CLOSE or start <= figure.span.start < end for start, end in group.spans
    )


def dates_of(reading: "Reading", context: Context, group: Group, status: ProjectStatus) -> tuple[Date, ...]:
    """The calendar dates in the sentences that mention the project, and in one behind that goes on with "it".

    The day on which it was only talked about is no milestone: "They discussed the dam on Monday".
    """
    talk = status in ("discussed", "proposed", "unknown")
    return tuple(
        date
        for sentence in context.ranges(group)
        for date in reading.dates_in(*sentence)
        if date.kind == "date"
        and date.edtf
        and not (talk and date.precision == "day" and date.anchor)
        and (
            context.nearest(sentence, date.span.start) is group
            or (not context.mentions_in(*sentence) and _GOES_ON.match(reading.text, sentence[0]))
        )
    )


@attrs.frozen
class Ties:
    """The places of a document that may tie a project to a country: their codes and starts; the main countries."""

    codes: list[str]
    starts: list[int]
    main: tuple[str, ...]

    def inside(self, start: int, end: int) -> list[str]:
        """The codes of the places that begin in a range, in text order."""
        return self.codes[bisect.bisect_left(self.starts, start) : bisect.bisect_left(self.starts, end)]


def read_ties(places: Sequence[Place], text: str) -> Ties:
    """The ties of a document; the two that it names most often, not just in passing, are the main ones."""
    # "Bank of China" ties China to nothing, nor does "Soviet" in a recollection tie a state that is gone
    places = [place for place in places if not place.embedded and not place.dissolved]
    places = [place for place in places if text[place.end : place.end + 1] != "$"]  # "US$5"
    codes = [place.code for place in places]
    named = Counter(codes).most_common(2)
    enough = max(min(MIN_NAMED, named[0][1]), named[0][1] // 4) if named else 0
    main = tuple(code for code, count in named if count >= enough)
    return Ties(codes, [place.start for place in places], main)


def countries_of(
    ties: Ties, context: Context, group: Group, parties: tuple[Party, ...], status: ProjectStatus
) -> tuple[str, ...]:
    """The countries in the name, as parties, and as places in the project's sentences.

    Sentences that name the project count before those that only point back to it. What two sides discuss or agree is
    tied to both, even where its sentences name fewer: then the document's main countries are added.
    """
    found = [code for mention in group.mentions for code in ties.inside(mention.start, mention.end)]
    found += [code for party in parties if (code := getattr(party.actor, "country", None))]
    if len(set(found)) < 2:
        named = [context.sentence_at(mention.start) for mention in group.mentions]
        short = [context.sentence_at(start) for start, _ in group.short]
        for sentences in (named, short, context.ranges(group)):
            found += [code for sentence in sentences for code in ties.inside(*sentence)]
            if found:
                break
    found = list(dict.fromkeys(found))
    if not found or (len(found) == 1 and status in _BETWEEN):
        found = list(dict.fromkeys((*found, *ties.main)))[: max(2, len(found))]
    return tuple(found)


def kind_of(context: Context, words: Words, group: Group) -> ProjectKind:
    """The kind that a head noun tells, else a telling word of the names: "the Clean Rivers Initiative".

    What a sum or goods are for may stand around them: in their sentence, else in the heading of the text.
    """
    for mention in group.mentions:
        # "$5 million in new energy funding", "the Border Security Programme, a joint venture of both"
        money = (mention.kind == "finance" and mention.rule == "project.amount") or mention.head == "venture"
        if mention.programme or (mention.kind != "other" and mention.rule not in _TOLD_BY_TOPIC and not money):
            return mention.kind
    told = [topic for m in group.mentions for topic in _topics(context.text, words, (m.start, m.end))]
    if group.main.of_means and all(topic.weak for topic in told):
        for stretch, wanted in ((context.sentence_at(group.main.start), _AIDED), ((0, HEADING), ("humanitarian",))):
            kinds = Counter(topic.kind for topic in _topics(context.text, words, stretch) if not topic.weak)
            for kind, _ in kinds.most_common(1):
                if kind in wanted and (group.is_money or wanted is _AIDED):
                    return kind
    told.sort(key=lambda topic: topic.weak)
    return told[0].kind if told else next((m.kind for m in group.mentions if m.kind != "other"), "other")


def _topics(text: str, words: Words, stretch: tuple[int, int]) -> list[ProjectTopic]:
    return [words.topics[match.group().lower()] for match in words.topic.finditer(text, *stretch)]
