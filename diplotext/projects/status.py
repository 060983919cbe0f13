"""How far a project is, at publication: what the words that govern its mentions, or stand beside them, tell."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.lexicon.projects import StatusCue
from diplotext.projects.merging import Group
from diplotext.projects.words import StatusWords
from diplotext.terms import ProjectStatus

if TYPE_CHECKING:
    from diplotext.clauses.parse import Parse
    from diplotext.reading import Reading

MAX_STEPS = 10
MAX_MENTIONS = 60
MAX_ABOVE = 2
_THERE = re.compile(r"-(?:built|owned|operated|run|made)\b")
_ENDS = ("cancelled", "suspended")
_FACTS = ("operating", "completed", "under_construction")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_ARGUMENTS = (*_SUBJECTS, "dobj", "dative", "oprd", "compound", "nummod", "poss", "xcomp", "ccomp")
_TAKING = ("invest", "participat", "engag")  # "invested in the dam"
_AIMS = ("support", "favour", "favor", "pursuit")  # "in support of the dam"
_BE = ("is", "are", "was", "were", "be", "been")
_BESIDE = ("acomp", "attr", "prep", "oprd", "advmod", "prt", "xcomp")
_BEHIND = ("acl", "relcl", "amod", "prep", "acomp")


@attrs.frozen
class _Event:
    """A word that tells something of a project's progress.

    Attributes:
        token: its index.
        entry: what it tells.
        above: the words that govern it, from the inside out.
    """

    token: int
    entry: StatusCue
    above: tuple[int, ...]


def status_of(reading: "Reading", words: StatusWords, group: Group) -> ProjectStatus:
    """The status that the first mention with a telling word has.

    The end of a project goes before all, what is only discussed and weak words behind all.
    """
    known = next((mention.status for mention in group.mentions if mention.status != "unknown"), None)
    told = [telling for span in group.spans[:MAX_MENTIONS] if (telling := _telling(reading, words, span))]
    if group.main.of_means:  # who speaks of a sum does not say that it is not given yet; nothing is built of it
        told = [telling for telling in told if telling[1] not in ("discussed", "under_construction")]
    status = min(told, key=lambda telling: telling[0])[1] if told else None
    if known is not None:  # a programme of long standing goes on whatever is agreed, built or delivered under it
        return status if status in _ENDS or (status == "operating" and known == "agreed") else known
    return status or _unsaid(reading.text, group)


def is_untold(reading: "Reading", words: StatusWords, group: Group) -> bool:
    """No word at its mentions says anything of its progress, not even that it is not so."""
    parse = reading.clauses.parse
    roots = [reading.tokens(*span).root.i for span in group.spans[:MAX_MENTIONS]]
    return not any(event for root in roots for event in (*_governing(parse, words, root), *_beside(parse, words, root)))


def _unsaid(text: str, group: Group) -> ProjectStatus:
    """What goes without saying: money and goods are committed, a "Chinese-built" line and a programme are there."""
    if group.is_money:
        return "agreed"
    if group.main.rule == "project.donated":
        return "completed"
    if group.main.rule == "project.delivery":
        return "under_construction" if text.startswith(("construction", "building"), group.main.start) else "agreed"
    there = any(_THERE.search(text, mention.start, mention.end) for mention in group.mentions)
    return "operating" if there or group.main.running else "unknown"


def _telling(reading: "Reading", words: StatusWords, span: tuple[int, int]) -> tuple[int, ProjectStatus] | None:
    """What one mention is told of, with its order: ends, else what governs it, what is only discussed, weak words.

    Of the words that govern it the outermost decides ("signed a contract on the construction of the dam"), unless a
    word beside it tells a fact ("discussed the dam, which opened in May").
    """
    parse, root = reading.clauses.parse, reading.tokens(*span).root.i
    governing, beside, weak = list[ProjectStatus](), list[ProjectStatus](), list[ProjectStatus]()
    above = (*_governing(parse, words, root), *_behind_colon(parse, words, reading.tokens(*span).end))
    for events, found in ((above, governing), (_beside(parse, words, root), beside)):
        for event in events:
            status = _value(reading, words, event)
            if status is not None:
                (weak if event.entry.weak else found).append(status)
    ends = [status for status in (*governing, *beside) if status in _ENDS]
    if ends:
        return 0, ends[0]
    if governing[-1:] == ["proposed"] and "discussed" in governing:
        governing.append("discussed")  # "they plan to discuss it"
    facts = sorted((status for status in beside if status in _FACTS), key=_FACTS.index)
    if facts and not set(governing[-1:]) & set(_FACTS):
        return 1, facts[0]
    told = governing[-1:] or beside[:1]
    if told:
        return (2 if told[0] == "discussed" else 1), told[0]
    adjacent = weak or _adjacent(reading, words, span)
    return (3, adjacent[0]) if adjacent else None


def _adjacent(reading: "Reading", words: StatusWords, span: tuple[int, int]) -> list[ProjectStatus]:
    """What the words right at a mention tell where the parse leads nowhere: "launched the", "will bring"."""
    parse, tokens = reading.clauses.parse, reading.tokens(*span)
    if tokens.end < len(parse.words) and parse.words[tokens.end] == "will":
        return ["agreed"]
    before = next((i for i in range(tokens.start - 1, -1, -1) if parse.tags[i] not in ("DT", "JJ")), None)
    entry = None if before is None or not parse.is_verb(before) else words.at(parse, before)
    status = _value(reading, words, _Event(before, entry, ())) if before is not None and entry is not None else None
    return [status] if status is not None else []


def _governing(parse: "Parse", words: StatusWords, root: int) -> Iterator[_Event]:
    """The telling words above a mention and what completes them: "is under construction"."""
    found, path = list[tuple[int, StatusCue]](), list[int]()
    for token, label in _chain(parse, words, root):
        verb = parse.is_verb(token)
        here = list[tuple[int, StatusCue]]()
        entry = words.at(parse, token)
        # who builds or signs is not what is built or signed, and what works is the subject of "works"
        fits = entry and (entry.takes == "any" or (verb and label == "nsubj") == (entry.takes == "subject"))
        # "it is open whether Norway built the dam"
        if entry and fits and (verb or label != "ccomp"):
            here.append((token, entry))
        # "the dam is open and serves ships", but not "praised the building and the dam"
        labels = (*_BESIDE, "dobj", "conj") if label in _SUBJECTS else _BESIDE if label != "ccomp" else ()
        for child in parse.children(token) if verb else ():
            other = words.at(parse, child) if parse.labels[child] in labels and child not in (root, *path) else None
            if other is not None and other is not entry:
                here.append((child, other))
        goes_on = parse.labels[token] == "ccomp" and parse.heads[token] > token  # "the dam is full, is operating well"
        if label == "nsubj" and verb and not here and not goes_on:
            break  # "the construction of the dam may become a symbol"
        path.append(token)
        found += here
    for token, entry in found:
        above = path[path.index(token) + 1 :] if token in path else path[path.index(parse.heads[token]) :]
        yield _Event(token, entry, tuple(above))


def _chain(parse: "Parse", words: StatusWords, i: int) -> Iterator[tuple[int, str]]:
    """The words above a mention whose telling holds for it, each with what the one below is to it."""
    for _ in range(MAX_STEPS):
        label, head = parse.labels[i], parse.heads[i]
        purpose = label in ("acl", "advcl") and any(parse.words[c] == "to" for c in parse.children(i))
        purpose = purpose or (label == "acl" and parse.words[i] in words.about)  # "a draft regarding the dam"
        if head == i or not (label in _ARGUMENTS or label in ("pobj", "pcomp", "prep", "appos", "conj") or purpose):
            return
        if (label == "prep" and not _leads(parse, words, i, head)) or (label == "conj" and parse.is_verb(i)):
            return
        # "housing construction and a hospital", but not "a building and a hospital"
        apart = label == "conj" and parse.child(head, "det") is not None
        if label not in ("pobj", "pcomp", "appos") and not apart and parse.words[head] not in words.about:
            yield head, label
        i = head


def _leads(parse: "Parse", words: StatusWords, preposition: int, head: int) -> bool:
    """A preposition before what a word is about, and not before the place where it happens."""
    aim = parse.child(preposition, "pobj")
    if parse.words[preposition] == "as":
        return aim is not None and parse.words[aim] == "part"  # "lent $5 million as part of the programme"
    if parse.words[preposition] != "in":
        return parse.words[preposition] in words.about
    taken = parse.is_noun(head) or parse.words[head].startswith(_TAKING)
    return taken or (aim is not None and parse.words[aim] in _AIMS)


def _behind_colon(parse: "Parse", words: StatusWords, end: int) -> Iterator[_Event]:
    """The main verb of what follows a name as its heading: "The Lakeside Dam: the bank plans to lend $5 million"."""
    if end + 1 >= len(parse.words) or parse.words[end] != ":":
        return
    verb = end + 1
    while not parse.is_verb(verb) and parse.heads[verb] > end and parse.heads[verb] != verb:
        verb = parse.heads[verb]
    entry = words.at(parse, verb) if parse.is_verb(verb) else None
    if entry is not None:
        yield _Event(verb, entry, ())


def _beside(parse: "Parse", words: StatusWords, root: int) -> Iterator[_Event]:
    """The telling words that describe a mention: "the planned dam", "the dam, which opened in May"."""
    renamed = [c for child in parse.children(root) if parse.labels[child] == "appos" for c in parse.children(child)]
    for child in (*parse.children(root), *renamed):
        hyphened = child > 0 and parse.words[child - 1] == "-"  # "Chinese-built"
        if parse.labels[child] in _BEHIND and not hyphened:
            joined = [c for c in parse.children(child) if parse.labels[c] == "conj"]
            for at in (child, *joined):
                entry = words.at(parse, at)
                if entry is not None:
                    yield _Event(at, entry, ())


def _value(reading: "Reading", words: StatusWords, event: _Event) -> ProjectStatus | None:
    """What an event tells, by its tense and modality and by whether it is denied or only supposed."""
    parse, entry, i = reading.clauses.parse, event.entry, event.token
    above = event.above[:1] if parse.is_noun(i) and parse.labels[i] in ("nsubj", "nsubjpass") else ()
    standing = reading.clauses.standing(next((j for j in above if parse.is_verb(j)), i))  # "work has not begun"
    near = (i, *[j for j in event.above if parse.is_verb(j)][:MAX_ABOVE])
    modals = [reading.clauses.standing(j).modality for j in near if parse.is_verb(j)]
    # "said that Norway would lend": he tells what is to come
    reported = "would" in modals and any(parse.labels[j] == "ccomp" and parse.heads[j] < j for j in near)
    ahead = reported or "will" in modals or "must" in modals or any(_is_ahead(parse, words, j) for j in near)
    if standing.denied:  # "will not be built" is over, "has not been built" is yet to come
        return "cancelled" if ahead and entry.undone else entry.undone
    if standing.supposed or standing.asked or (not reported and ("would" in modals or "may" in modals)):
        return None if entry.status in _ENDS else "discussed" if entry.status == "discussed" else "proposed"
    if ahead:
        return entry.ahead or entry.status
    if not parse.is_verb(i):
        return entry.status
    helpers = [parse.words[c] for c in parse.children(i) if parse.labels[c] in ("aux", "auxpass")]
    if parse.tags[i] in ("VBD", "VBN") and entry.done:
        return entry.status if "being" in helpers else entry.done
    aimless = parse.tags[i] == "VB" or (parse.tags[i] == "VBG" and parse.labels[i] in ("pcomp", "csubj"))
    return None if aimless and entry.ahead else entry.status


def _is_ahead(parse: "Parse", words: StatusWords, i: int) -> bool:
    """It is still to come: "is to open", "expected to open", "once it opens", "the early opening"."""
    below = parse.children(i)
    if any(parse.words[c] in words.future and parse.labels[c] in ("amod", "mark", "advmod") for c in below):
        return parse.tags[i] not in ("VBD", "VBN")
    if not any(parse.words[c] == "to" and parse.labels[c] == "aux" for c in below):
        return False
    head = parse.heads[i]
    return parse.words[head] in words.future or parse.words[head] in _BE or parse.labels[i] in ("acl", "relcl")
