"""How far a project is, at publication, by the verbs and phrases around its mentions."""

import bisect
import re
from typing import TYPE_CHECKING

from diplotext.clauses import Standing
from diplotext.lexicon.projects import StatusCue
from diplotext.projects.context import Context
from diplotext.projects.merging import Group
from diplotext.projects.words import StatusWords
from diplotext.terms import ProjectStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

    from diplotext.reading import Reading

REACH = 300
MODAL_REACH = 45
MAX_CUES = 40
_THERE = re.compile(r"-(?:built|owned|operated|run|made)\b")
# "the construction of six ships": the cue is part of the mention
_GOODS = ("project.donated", "project.delivery")
_ENDS = ("cancelled", "suspended")


def status_of(reading: "Reading", words: StatusWords, context: Context, group: Group) -> ProjectStatus:
    """The status that the cue nearest to the first mention with one tells.

    The end of a project goes before all, and a weak cue behind all; cues that another project is nearer to count where
    it has none of its own ("they launched the hub and the Grand Challenge"). The lexicon says what the future, a wish
    or a negation makes of a cue.
    """
    known = next((mention.status for mention in group.mentions if mention.status != "unknown"), None)
    for owned in (True, False):
        for span in group.spans:
            cues = _cues(reading, words, context, group if owned else None, span)
            if cues:
                status = min(cues)[-1]
                # a programme of long standing goes on whatever is agreed, built or delivered under it
                return known if known and status not in _ENDS else status
    return known or _unsaid(reading.text, group)


def _unsaid(text: str, group: Group) -> ProjectStatus:
    """What goes without saying: money and goods are committed, a "Chinese-built" line is there."""
    if group.is_money:
        return "agreed"
    if group.main.rule in _GOODS:
        return "under_construction" if text.startswith(("construction", "building"), group.main.start) else "agreed"
    there = any(_THERE.search(text, mention.start, mention.end) for mention in group.mentions)
    return "operating" if there else "unknown"


def _cues(
    reading: "Reading", words: StatusWords, context: Context, group: Group | None, span: tuple[int, int]
) -> list[tuple[int, int, int, ProjectStatus]]:
    """The cues of one mention's sentence that are the project's, or any: order, distance, rank, status."""
    sentence = context.sentence_at(span[0])
    first, last = max(sentence[0], span[0] - REACH), min(sentence[1], span[1] + REACH)
    goods = any(m.start == span[0] and m.rule in _GOODS for m in group.mentions) if group else False
    found: list[tuple[int, int, int, ProjectStatus]] = []
    for rank, (pattern, entry) in enumerate(words.cues):
        for match in list(pattern.finditer(reading.text, first, last))[:MAX_CUES]:
            distance = max(span[0] - match.end(), match.start() - span[1], 0)
            inside = not goods and match.start() >= span[0] and match.end() <= span[1]
            nearest = context.nearest(sentence, match.start() if distance else span[0])
            if inside or (group is not None and nearest is not group):
                continue
            # "work on the dam has not begun": the mention stands inside the cue, and the verb behind it
            around = match.start() < span[0] and span[1] < match.end()
            status = _told(reading, words, match, entry, first, match.start() + around * (match.group().rfind(" ") + 1))
            if status is not None:
                aside = _is_aside(reading, match)
                order = 0 if status in _ENDS else 3 if entry.weak else 1 + aside
                found.append((order, 0 if aside else distance, rank, status))
    return found


def _told(
    reading: "Reading", words: StatusWords, match: re.Match[str], entry: StatusCue, first: int, verb: int
) -> ProjectStatus | None:
    """What a cue tells in its sentence from `first` on, with its verb at `verb`; None where it tells nothing."""
    before = re.split(r"[.;:!?\n]|, ", reading.text[max(0, verb - MODAL_REACH) : verb])[-1]
    past = match.group().split()[0].lower() in words.past
    wish = words.intent.search(before)
    said = wish is not None and wish.group().startswith("would ") and words.reported.search(reading.text, first, verb)
    ahead = bool(said or words.future.search(before))  # "said that Norway would lend": he tells what is to come
    governing = _token_at(reading, verb)
    standing = Standing() if governing is None else reading.clauses.standing(governing.i)
    if standing.denied:  # "will not be built" is over, "has not been built" is yet to come
        return "cancelled" if ahead and entry.undone else entry.undone
    if match.group().lower().endswith((" of", "ing")) and words.talk.search(before):
        return "discussed"
    if (wish and not said) or standing.supposed or standing.asked:
        return None if entry.status in _ENDS else "discussed" if entry.status == "discussed" else "proposed"
    if ahead:
        return entry.ahead or entry.status
    if past and entry.done:
        return entry.status if before.endswith("being ") else entry.done
    if before.endswith(" to ") and entry.ahead:
        return None  # "help to build"
    token = _token_at(reading, match.start())
    noun = token is not None and len(token) == len(match.group()) and token.tag_.startswith("NN")
    if token is not None and token.tag_ == "VBG" and token.dep_ in ("pcomp", "csubj"):
        return None  # "the task of building the bridge"
    # "the new building", "a joint offer": one word that looks like a verb and is none
    return None if noun and match.group().lower() not in entry.forms else entry.status


def _is_aside(reading: "Reading", match: re.Match[str]) -> bool:
    """A participle without an auxiliary: "the dam, built by Norway, still operates"."""
    token = _token_at(reading, match.start())
    if token is None or token.tag_ != "VBN":
        return False
    verb = token.head if token.dep_ == "conj" else token
    return not any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _token_at(reading: "Reading", offset: int) -> "Token | None":
    at = bisect.bisect_left(reading.doc, offset, key=lambda token: token.idx)
    return reading.doc[at] if at < len(reading.doc) and reading.doc[at].idx == offset else None
