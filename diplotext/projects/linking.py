"""What the text ties to a project: its figures, milestones, countries, parties and status."""

import bisect
import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from diplotext.actors.places import Place
from diplotext.projects.merging import Group
from diplotext.projects.words import Words
from diplotext.records import Date, Figure, Organization, Party, ProjectKind, ProjectStatus

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.reading import Reading

PARTY_REACH = 40
MAX_IN_SENTENCE = 100
_BREAK = re.compile(r"(?<![A-Z])[.!?][\"”’)]*\s+(?=[A-Z“\"‘])|\n+")


@attrs.frozen(kw_only=True, eq=False)
class Context:
    """The sentences of a text, and where in them which project is mentioned (start, end, number of the group)."""

    sentences: tuple[tuple[int, int], ...]
    groups: tuple[Group, ...]
    spans: tuple[tuple[int, int, int], ...]

    def index(self, offset: int) -> int:
        """The number of the sentence that holds the character at `offset`."""
        return max(0, bisect.bisect_right(self.sentences, (offset, float("inf"))) - 1)


def read_context(text: str, groups: tuple[Group, ...]) -> Context:
    """Cut the text into sentences."""
    ends = [match.end() for match in _BREAK.finditer(text)]
    sentences = tuple(zip([0, *ends], [*ends, len(text)], strict=True))
    spans = sorted((*span, number) for number, group in enumerate(groups) for span in _spans(group))
    return Context(sentences=sentences, groups=groups, spans=tuple(spans))


def _spans(group: Group) -> list[tuple[int, int]]:
    return sorted([(mention.start, mention.end) for mention in group.mentions] + list(group.others))


def ranges(context: Context, group: Group, text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of the group, and the one behind each that goes on about it in the same paragraph."""
    found = sorted({context.index(start) for start, _ in _spans(group)})
    following = {
        i + 1
        for i in found
        if i + 1 < len(context.sentences)
        and nearest(context, context.sentences[i + 1], 0) is None
        and "\n" not in text[slice(*context.sentences[i])]
    }
    return tuple(context.sentences[i] for i in sorted({*found, *following}))


def nearest(context: Context, sentence: tuple[int, int], offset: int) -> Group | None:
    """The group whose mention in the sentence is nearest to `offset`."""
    first = bisect.bisect_left(context.spans, (sentence[0], -1, -1))
    inside = [
        (min(abs(offset - start), abs(offset - end)), number)
        for start, end, number in context.spans[first : first + MAX_IN_SENTENCE]
        if start < sentence[1]
    ]
    return context.groups[min(inside)[1]] if inside else None


def figures_of(
    reading: "Reading", context: Context, group: Group, where: tuple[tuple[int, int], ...]
) -> tuple[Figure, ...]:
    """The figures in the sentences of the project that no other project stands nearer to."""
    return tuple(
        figure
        for sentence in where
        for figure in reading.figures_in(*sentence)
        if nearest(context, sentence, figure.span.start) in (group, None)
    )


def dates_of(
    reading: "Reading", context: Context, group: Group, where: tuple[tuple[int, int], ...]
) -> tuple[Date, ...]:
    """The calendar dates in the sentences that mention the project."""
    return tuple(
        date
        for sentence in where
        for date in reading.dates_in(*sentence)
        if date.kind == "date" and date.edtf and nearest(context, sentence, date.span.start) is group
    )


def countries_of(places: tuple[Place, ...], group: Group, where: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    """The countries in the project's sentences, and where these name fewer than two, the document's two main ones."""
    starts = [place.start for place in places]

    def codes(start: int, end: int) -> list[str]:
        return [place.code for place in places[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]]

    named = [code for mention in group.mentions for code in codes(mention.start, mention.end)]
    near = [code for sentence in where for code in codes(*sentence)]
    found = list(dict.fromkeys(named if len(set(named)) > 1 else named + near))
    if len(found) < 2:
        common = Counter(place.code for place in places).most_common(2)
        found = list(dict.fromkeys(found + [code for code, _ in common]))[: max(2, len(found))]
    return tuple(found)


def kind_of(text: str, words: Words, group: Group) -> ProjectKind:
    """The kind that a head noun tells, else a telling word of the names: "the Clean Rivers Initiative"."""
    for mention in group.mentions:
        if mention.kind != "other":
            return mention.kind
    for mention in group.mentions:
        topic = words.topic.search(text, mention.start, mention.end) if mention.rule == "project.named" else None
        if topic:
            return words.topics[topic.group().lower()]
    return "other"


def status_of(text: str, words: Words, context: Context, group: Group) -> ProjectStatus:
    """The status whose cue stands nearest in its sentence to the first mention that has one."""
    known = next((mention.status for mention in group.mentions if mention.status != "unknown"), None)
    if known:
        return known
    for start, end in _spans(group):
        first, last = context.sentences[context.index(start)]
        cues = [
            (max(start - match.end(), match.start() - end, 0), rank, status)
            for rank, (status, pattern) in enumerate(words.status)
            for match in pattern.finditer(text, max(first, start - 300), min(last, end + 300))
        ]
        if cues:
            nearest_cue = min(cues)[2]
            # "the dam, built by Norway, still operates"
            works = nearest_cue == "completed" and any(status == "operating" for _, _, status in cues)
            return "operating" if works else nearest_cue
    # a sum of money that nobody calls planned is committed
    return "agreed" if any(mention.rule == "project.amount" for mention in group.mentions) else "unknown"


def parties_of(words: Words, text: str, actors: "Actors", where: tuple[tuple[int, int], ...]) -> tuple[Party, ...]:
    """The states and bodies right behind a cue such as "financed by"."""
    mentions = sorted((m.start, i) for i, actor in enumerate(actors.organizations) for m in actor.mentions)
    found: dict[tuple[Organization, str], Party] = {}
    for start, end in where:
        for role, pattern in words.roles:
            for match in pattern.finditer(text, start, end):
                at = bisect.bisect_left(mentions, (match.end(), -1))
                if at < len(mentions) and mentions[at][0] - match.end() < PARTY_REACH and mentions[at][0] < end:
                    actor = actors.organizations[mentions[at][1]]
                    found.setdefault((actor, role), Party(actor=actor, role=role))
    return tuple(found.values())
