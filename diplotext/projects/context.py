"""The sentences of a text, and which project each of their words is nearest to."""

import bisect
import re

import attrs

from diplotext.layout import sentence_breaks
from diplotext.lexicon import Lexicon
from diplotext.projects.merging import Group

_NEXT = re.compile(r", (?:and|while|as well as) |; ")
MAX_IN_SENTENCE = 100
MAX_SENTENCE = 1500


@attrs.frozen(kw_only=True, eq=False)
class Context:
    """The sentences of a text, and where in them which project is mentioned.

    Attributes:
        text: the whole text.
        sentences: half-open ranges in text order.
        groups: the projects.
        spans: start, end and number of the group of every mention, in text order.
        asides: where mentions begin that only say what a project is part of; nothing else in their sentence is theirs.
    """

    text: str
    sentences: tuple[tuple[int, int], ...]
    groups: tuple[Group, ...]
    spans: tuple[tuple[int, int, int], ...]
    asides: frozenset[int] = frozenset()

    def index(self, offset: int) -> int:
        """The number of the sentence that holds the character at `offset`."""
        return max(0, bisect.bisect_right(self.sentences, (offset, float("inf"))) - 1)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds the character at `offset`."""
        return self.sentences[self.index(offset)]

    def mentions_in(self, start: int, end: int) -> tuple[tuple[int, int, Group], ...]:
        """Start, end and project of the first mentions that begin in ``text[start:end]``."""
        first = bisect.bisect_left(self.spans, (start, -1, -1))
        return tuple(
            (begin, stop, self.groups[number])
            for begin, stop, number in self.spans[first : first + MAX_IN_SENTENCE]
            if begin < end
        )

    def nearest(self, sentence: tuple[int, int], offset: int) -> Group | None:
        """The project whose mention in the sentence is nearest to `offset`."""
        inside = self.mentions_in(*sentence)
        holder = next((mention[2] for mention in inside if mention[0] <= offset < mention[1]), None)
        if holder is not None:
            return holder
        # "the line, part of the corridor, was opened": the line was
        inside = tuple(mention for mention in inside if mention[0] not in self.asides) or inside
        if not inside:
            return None
        before = next((mention for mention in reversed(inside) if mention[1] <= offset), None)
        behind = next((mention for mention in inside if mention[0] > offset), None)
        if before and behind and self._parted(offset, before[1], behind[0]):
            return before[2]
        return min(inside, key=lambda mention: max(mention[0] - offset, offset - mention[1], 0))[2]

    def _parted(self, offset: int, before: int, behind: int) -> bool:
        """ "the dam, with a price tag of $5 million, and the port": a comma and "and" part the sum from the port."""
        return _NEXT.search(self.text, offset, behind) is not None and _NEXT.search(self.text, before, offset) is None

    def ranges(self, group: Group) -> tuple[tuple[int, int], ...]:
        """The sentences of a project, and the one behind each that goes on about it in the same paragraph."""
        found = sorted({self.index(start) for start, _ in group.spans})
        following = {
            i + 1
            for i in found
            if i + 1 < len(self.sentences)
            and not self.mentions_in(*self.sentences[i + 1])
            and "\n" not in self.text[slice(*self.sentences[i])]
        }
        return tuple(self.sentences[i] for i in sorted({*found, *following}))


def read_context(text: str, groups: tuple[Group, ...], lexicon: Lexicon) -> Context:
    """Cut the text into sentences; one that never ends is cut where it is too long for one."""
    ends = [begin for _, begin in sentence_breaks(text, lexicon=lexicon)]
    ends = sorted(
        {
            *ends,
            *(cut for a, b in zip([0, *ends], [*ends, len(text)], strict=True) for cut in range(a, b, MAX_SENTENCE)),
        }
        - {0}
    )
    sentences = tuple(zip([0, *ends], [*ends, len(text)], strict=True))
    spans = sorted((*span, number) for number, group in enumerate(groups) for span in group.spans)
    return Context(text=text, sentences=sentences, groups=groups, spans=tuple(spans))
