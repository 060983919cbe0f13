"""How far a project is, at publication, by the verbs and phrases around its mentions."""

import bisect
import re
from typing import TYPE_CHECKING

from diplotext.lexicon.projects import StatusCue
from diplotext.projects.context import Context
from diplotext.projects.merging import Group
from diplotext.projects.words import StatusWords
from diplotext.records import ProjectStatus

if TYPE_CHECKING:
    from diplotext.reading import Reading

REACH = 300
MODAL_REACH = 45
MAX_CUES = 40
# A known programme of long standing is not set back by what is agreed or planned under it.
_EARLY = ("proposed", "discussed", "agreed", "under_construction", "unknown")
_ENDS = ("cancelled", "suspended")


def status_of(reading: "Reading", words: StatusWords, context: Context, group: Group) -> ProjectStatus:
    """The status that the cue nearest to the first mention with one tells.

    The end of a project goes before all, and a weak cue behind all. What the future, a wish or a negation makes of a
    cue is told by the lexicon.
    """
    known = next((mention.status for mention in group.mentions if mention.status != "unknown"), "unknown")
    for start, end in group.spans:
        cues = _cues(reading, words, context, group, (start, end))
        if cues:
            status = min(cues)[-1]
            # "the dam, built by Norway, still operates"
            if status == "completed" and any(cue[-1] == "operating" and cue[0] == 1 for cue in cues):
                status = "operating"
            return known if known != "unknown" and status in _EARLY else status
    # a sum of money that nobody calls planned is committed
    money = any(mention.rule in ("project.amount", "project.commitment") for mention in group.mentions)
    return "agreed" if money and known == "unknown" else known


def _cues(
    reading: "Reading", words: StatusWords, context: Context, group: Group, span: tuple[int, int]
) -> list[tuple[int, int, int, ProjectStatus]]:
    """The cues of one mention's sentence that no other project is nearer to: order, distance, rank, status."""
    sentence = context.sentence_at(span[0])
    first, last = max(sentence[0], span[0] - REACH), min(sentence[1], span[1] + REACH)
    found: list[tuple[int, int, int, ProjectStatus]] = []
    for rank, (pattern, entry) in enumerate(words.cues):
        for match in list(pattern.finditer(reading.text, first, last))[:MAX_CUES]:
            distance = max(span[0] - match.end(), match.start() - span[1], 0)
            inside = match.start() >= span[0] and match.end() <= span[1]
            if inside or context.nearest(sentence, match.start() if distance else span[0]) is not group:
                continue
            status = _told(reading, words, match, entry)
            if status is not None:
                found.append((0 if status in _ENDS else 1 + entry.weak, distance, rank, status))
    return found


def _told(reading: "Reading", words: StatusWords, match: re.Match[str], entry: StatusCue) -> ProjectStatus | None:
    """What a cue tells in its place, or None where it tells nothing."""
    before = re.split(r"[.;:!?\n]|, ", reading.text[max(0, match.start() - MODAL_REACH) : match.start()])[-1]
    past = match.group().split()[0].lower() in words.past
    ahead = bool(words.future.search(before))
    if words.negation.search(before):  # "will not be built" is over, "has not been built" is yet to come
        return "cancelled" if ahead and entry.undone else entry.undone
    if words.intent.search(before):
        return "proposed" if entry.status not in ("discussed", *_ENDS) else None
    if ahead:
        return entry.ahead or entry.status
    if past and entry.done:
        return entry.status if before.endswith("being ") else entry.done
    if before.endswith(" to ") and entry.ahead:
        return None  # "help to build"
    return None if _is_noun(reading, match) and match.group().lower() not in entry.forms else entry.status


def _is_noun(reading: "Reading", match: re.Match[str]) -> bool:
    """One word that looks like a verb and is none: "the new building", "a joint offer"."""
    at = bisect.bisect_left(reading.doc, match.start(), key=lambda token: token.idx)
    token = reading.doc[at] if at < len(reading.doc) else None
    return token is not None and (token.idx, len(token)) == (match.start(), len(match.group())) and token.tag_[:2] == "NN"
