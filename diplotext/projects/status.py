"""How far a project is, at publication: what the words that govern its mentions, or stand beside them, tell."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

import attrs

from diplotext.lexicon.projects import StatusCue
from diplotext.projects.extent import head_of
from diplotext.projects.merging import Group
from diplotext.projects.words import StatusWords
from diplotext.terms import ProjectStatus

if TYPE_CHECKING:
    from diplotext.clauses.parse import Parse
    from diplotext.reading import Reading

MAX_STEPS = 10
MAX_MENTIONS = 60
MAX_ABOVE = 2
MAX_HEADED = 25
_THERE = re.compile(r"-(?:built|owned|operated|run|made)\b")
_ENDS = ("cancelled", "suspended")
_FACTS = ("operating", "completed", "under_construction")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_ARGUMENTS = (*_SUBJECTS, "dobj", "dative", "oprd", "compound", "nummod", "poss", "xcomp", "ccomp")
_PAPER = ("proposed", "discussed")
_MODALS: dict[str, ProjectStatus] = {"will": "agreed", "would": "proposed", "could": "proposed", "might": "proposed"}
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
        below: the words between it and the mention.
    """

    token: int
    entry: StatusCue
    above: tuple[int, ...] = ()
    below: tuple[int, ...] = ()


def status_of(reading: "Reading", words: StatusWords, group: Group) -> ProjectStatus:
    """The status that the first mention with a telling word has.

    The end of a project goes before all, what is only discussed and weak words behind all.
    """
    known = next((mention.status for mention in group.mentions if mention.status != "unknown"), None)
    told = [
        telling for span in group.spans[:MAX_MENTIONS] if (telling := _telling(reading, words, span, group.main.site))
    ]
    if group.main.of_means:  # who speaks of a sum does not say that it is not given yet; nothing is built of it
        told = [telling for telling in told if telling[1] not in ("discussed", "under_construction")]
    status = min(told, key=lambda telling: telling[0])[1] if told else None
    if known is not None:  # a programme of long standing goes on whatever is agreed, built or delivered under it
        return status if status in _ENDS or (status == "operating" and known == "agreed") else known
    if status == "under_construction" and (group.main.running or group.main.head in words.events):
        return "operating"  # a programme that is implemented, an exercise under way
    return status or _unsaid(reading.text, group)


def is_untold(reading: "Reading", words: StatusWords, group: Group) -> bool:
    """No word at its mentions says anything of its progress, not even that it is not so."""
    parse = reading.clauses.parse
    roots = [head_of(reading, *span) for span in group.spans[:MAX_MENTIONS]]
    return not any(event for root in roots for event in (*_governing(parse, words, root), *_beside(parse, words, root)))


def _unsaid(text: str, group: Group) -> ProjectStatus:
    """What goes without saying: money and goods are committed, a "Chinese-built" line and a programme are there."""
    if group.is_money:
        return "agreed"
    if group.main.rule == "project.donated":
        return "completed"
    if group.main.rule == "project.delivery":
        return "under_construction" if text.startswith(("construction", "building"), group.main.start) else "agreed"
    if group.main.rule == "project.sized" and group.main.plan:  # "a $4 million initiative", "our $4 million programme"
        return "agreed" if text.endswith((" a ", " an ", "new "), 0, group.main.start) else "operating"
    there = any(_THERE.search(text, mention.start, mention.end) for mention in group.mentions)
    return "operating" if there or group.main.running else "unknown"


def _telling(
    reading: "Reading", words: StatusWords, span: tuple[int, int], site: bool
) -> tuple[int, ProjectStatus] | None:
    """What one mention is told of, with its order: ends, else what governs it, what is only discussed, weak words.

    Of the words that govern it the outermost decides ("signed a contract on the construction of the dam"), unless a
    word beside it tells a fact ("discussed the dam, which opened in May").
    """
    parse, root = reading.clauses.parse, head_of(reading, *span)
    above = (*_governing(parse, words, root), *_behind_colon(parse, words, reading.tokens(*span).end))
    governing, facts, weak = _sorted(reading, words, above)
    beside, more, weaker = _sorted(reading, words, _beside(parse, words, root))
    ends = [status for status in (*governing, *beside) if status in _ENDS]
    if ends:
        return 0, ends[0]
    if governing[-1:] == ["proposed"] and "discussed" in governing:
        governing.append("discussed")  # "they plan to discuss it"
    if governing[-2:] == ["discussed", "agreed"]:
        governing.append("proposed")  # "they agreed to study it"
    facts = sorted((status for status in (*facts, *more, *beside) if status in _FACTS), key=_FACTS.index)
    if facts and not set(governing[-1:]) & set(_FACTS):
        return 1, facts[0]
    told = governing[-1:] or beside[:1]
    if told:
        return (2 if told[0] == "discussed" else 1), told[0]
    adjacent = weak + weaker or _adjacent(reading, words, span, site)
    return (3, adjacent[0]) if adjacent else None


def _sorted(
    reading: "Reading", words: StatusWords, events: Iterable[_Event]
) -> tuple[list[ProjectStatus], list[ProjectStatus], list[ProjectStatus]]:
    """What events tell, the inner first; what goes without saying of them; what weak words tell."""
    parse = reading.clauses.parse
    strong, facts, weak, paper = list[ProjectStatus](), list[ProjectStatus](), list[ProjectStatus](), False
    for event in events:
        status = _value(reading, words, event)
        if event.entry.wished and (event.entry.weak or status not in (*_FACTS, *_ENDS)):
            facts.append(event.entry.wished)  # "urged them to complete the dam"
        if status == "completed" and any(parse.words[i] in words.phases for i in event.below):
            status = "under_construction"  # "completed the first phase of the dam"
        if status == "completed" and event.entry.weak and event.below:
            status = event.entry.ahead  # "gave fuel for the plant"
        if status is not None and not (paper and status in _FACTS):
            (weak if event.entry.weak else strong).append(status)
        # who completes the study of a dam, or opens the talks on it, does neither with the dam
        paper = paper or (parse.is_noun(event.token) and event.entry.status in _PAPER)
    return strong, facts, weak


def _adjacent(reading: "Reading", words: StatusWords, span: tuple[int, int], site: bool) -> list[ProjectStatus]:
    """What the words right at a mention tell where the parse leads nowhere: "launched the", "will bring"."""
    parse, tokens = reading.clauses.parse, reading.tokens(*span)
    behind = parse.words[tokens.end] if tokens.end < len(parse.words) else ""
    if behind == ":":  # "Lakeside Port Expansion: The agency will support it"
        verb = _first_finite(parse, tokens.end + 1)
        behind = parse.words[verb] if verb is not None else ""
    if behind in _MODALS and (site or behind == "will"):  # "the dam would cost $5 million"
        return [_MODALS[behind]]
    before = next((i for i in range(tokens.start - 1, -1, -1) if parse.tags[i] not in ("DT", "JJ")), None)
    entry = None if before is None or not parse.is_verb(before) else words.at(parse, before, "dobj")
    status = _value(reading, words, _Event(before, entry)) if before is not None and entry is not None else None
    return [status] if status is not None else []


def _governing(parse: "Parse", words: StatusWords, root: int) -> Iterator[_Event]:
    """The telling words above a mention and what completes them: "is under construction"."""
    found, path, aim = list[tuple[int, _Event]](), list[int](), False
    for token, label in _chain(parse, words, root):
        here = _told_at(parse, words, token, label, (root, *path))
        aim = aim or label in ("acl", "advcl")
        here = [event for event in here if not (aim and event.entry.weak)]  # "gave $5 million to support the programme"
        goes_on = parse.labels[token] == "ccomp" and parse.heads[token] > token  # "the dam is full, is operating well"
        if label == "nsubj" and parse.is_verb(token) and not here and not goes_on:
            break  # "the construction of the dam may become a symbol"
        path.append(token)
        found += [(len(path), event) for event in here]
    for depth, event in found:
        yield attrs.evolve(event, above=(*event.above, *path[depth:]), below=tuple(path[: depth - 1]))


def _told_at(parse: "Parse", words: StatusWords, token: int, label: str, below: tuple[int, ...]) -> list[_Event]:
    """What a word above a mention tells, and what completes it.

    Args:
        parse: the clauses.
        words: the cues.
        token: the word.
        label: what the one below is to it.
        below: the words from the mention up to it.
    """
    verb = parse.is_verb(token)
    entry = words.at(parse, token, label)
    # "it is open whether Norway built the dam"
    told = entry is not None and (verb or label != "ccomp") and not (entry.weak and label == "xcomp")  # "has to build"
    own = [_Event(token, entry)] if entry is not None and told else []
    # "the dam is open and serves ships", but not "praised the building and the dam"
    labels = (*_BESIDE, "dobj", "conj") if label in _SUBJECTS else _BESIDE if label != "ccomp" else ()
    completing = list[_Event]()
    for child in parse.children(token) if verb else ():
        if parse.labels[child] not in labels or child in below:
            continue
        other = words.at(parse, child, _voice(parse, child, label))
        if other is not None:
            completing += [_Event(child, other, (token,))] if other is not entry else []
        elif parse.labels[child] in ("xcomp", "acomp"):  # "is due to be completed", "is set to become operational"
            for i in parse.children(child):
                inner = words.at(parse, i, _voice(parse, i, label)) if parse.labels[i] in _BESIDE else None
                completing += [_Event(i, inner, (child, token))] if inner is not None else []
    # "is expected to open": what is expected tells more
    return completing if completing and verb and parse.words[token] in words.future else own + completing


def _chain(parse: "Parse", words: StatusWords, i: int) -> Iterator[tuple[int, str]]:
    """The words above a mention whose telling holds for it, each with what the one below is to it."""
    for _ in range(MAX_STEPS):
        label, head = parse.labels[i], parse.heads[i]
        purpose = label in ("acl", "advcl") and any(parse.words[c] == "to" for c in parse.children(i))
        purpose = purpose or (label == "acl" and parse.words[i] in words.about)  # "a draft regarding the dam"
        if head == i or not (label in _ARGUMENTS or label in ("pobj", "pcomp", "prep", "appos", "conj") or purpose):
            return
        if label == "conj" and parse.is_verb(i):
            if not any(parse.words[c] == "to" for c in parse.children(i)):
                return
            i = head  # "they hope to lend and to build"
            continue
        if label == "prep" and not _leads(parse, words, i, head):
            return
        # "housing construction and a hospital", but not "a building and a hospital"
        apart = label == "conj" and parse.child(head, "det") is not None
        if label not in ("pobj", "pcomp", "appos") and not apart and parse.words[head] not in words.about:
            yield head, label
        i = head


def _leads(parse: "Parse", words: StatusWords, preposition: int, head: int) -> bool:
    """A preposition before what a word is about, and not before the place where it happens."""
    pair = (parse.words[head], parse.words[preposition])
    if preposition == head + 1 and any(phrase == pair for phrase, _ in words.phrases.get(pair[0], ())):
        return True  # "they look at the dam"
    aim = parse.child(preposition, "pobj")
    if parse.words[preposition] == "as":
        return aim is not None and parse.words[aim] == "part"  # "lent $5 million as part of the programme"
    if parse.words[preposition] == "under" and not parse.is_noun(head):
        return False  # "under the programme, schools were built"
    if parse.words[preposition] != "in":
        return parse.words[preposition] in words.about
    # "invested in the dam"
    taken = parse.is_noun(head) or parse.tags[head] == "CD" or parse.words[head] in words.sharing
    return taken or (aim is not None and parse.words[aim] in _AIMS)


def _behind_colon(parse: "Parse", words: StatusWords, end: int) -> Iterator[_Event]:
    """The main verb of what follows a name as its heading: "The Lakeside Dam: the bank plans to lend $5 million"."""
    if end + 1 >= len(parse.words) or parse.words[end] != ":":
        return
    first = _first_finite(parse, end + 1)
    verb = parse.heads[first] if first is not None and parse.labels[first] in ("aux", "auxpass") else first
    entry = words.at(parse, verb, "dobj") if verb is not None and parse.is_verb(verb) else None
    if verb is not None and entry is not None:
        yield _Event(verb, entry)


def _first_finite(parse: "Parse", start: int) -> int | None:
    """The first finite verb or modal of the sentence that begins at a token."""
    ahead = takewhile(lambda i: parse.words[i] != ".", range(start, min(len(parse.words), start + MAX_HEADED)))
    return next((i for i in ahead if parse.tags[i] in ("VBZ", "VBP", "VBD", "MD")), None)


def _beside(parse: "Parse", words: StatusWords, root: int) -> Iterator[_Event]:
    """The telling words that describe a mention: "the planned dam", "the dam, which opened in May"."""
    renamed = [c for child in parse.children(root) if parse.labels[child] == "appos" for c in parse.children(child)]
    for child in (*parse.children(root), *renamed):
        hyphened = child > 0 and parse.words[child - 1] == "-"  # "Chinese-built"
        if parse.labels[child] in _BEHIND and not hyphened:
            joined = [c for c in parse.children(child) if parse.labels[c] == "conj"]
            for at in (child, *joined):
                told = _told_at(parse, words, at, _role(parse, child), (root, *joined))
                yield from (event for event in told if parse.labels[event.token] != "dobj")


def _voice(parse: "Parse", i: int, label: str) -> str:
    """What the subject of a verb is to the one that completes it: "has yet to be built"."""
    return "nsubjpass" if parse.tags[i] == "VBN" else "nsubj" if parse.labels[i] == "xcomp" else label


def _role(parse: "Parse", verb: int) -> str:
    """What the noun is to the verb of a clause behind it: "the dam, which opened"; "the dam, which they opened"."""
    if parse.labels[verb] != "relcl":
        return "nsubj" if parse.tags[verb] == "VBG" else "nsubjpass"
    subject = parse.child(verb, "nsubj")
    return "nsubj" if subject is not None and parse.tags[subject].startswith("W") else "nsubjpass"


def _value(reading: "Reading", words: StatusWords, event: _Event) -> ProjectStatus | None:
    """What an event tells, by its tense and modality and by whether it is denied or only supposed."""
    parse, entry, i = reading.clauses.parse, event.entry, event.token
    above = event.above[:1] if parse.is_noun(i) and parse.labels[i] in ("nsubj", "nsubjpass") else ()
    standing = reading.clauses.standing(next((j for j in above if parse.is_verb(j)), i))  # "work has not begun"
    near = (i, *[j for j in event.above if parse.is_verb(j)][:MAX_ABOVE])
    modals = [reading.clauses.standing(j).modality for j in near if parse.is_verb(j)]
    # "said that Norway would lend": he tells what is to come
    reported = "would" in modals and any(parse.labels[j] in ("ccomp", "acl") and parse.heads[j] < j for j in near)
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
    if parse.tags[i] == "VBG" and entry.status == "completed" and helpers:
        return "under_construction"  # "they are completing the dam"
    aimless = parse.tags[i] == "VB" or (parse.tags[i] == "VBG" and parse.labels[i] in ("pcomp", "csubj"))
    return None if aimless and entry.ahead else entry.status


def _is_ahead(parse: "Parse", words: StatusWords, i: int) -> bool:
    """It is still to come: "is to open", "expected to open", "once it opens", "the early opening"."""
    below = parse.children(i)
    if any(parse.words[c] in words.future and parse.labels[c] in ("amod", "mark", "advmod") for c in below):
        return parse.tags[i] not in ("VBD", "VBN")
    if parse.words[i] in words.future and any(parse.labels[c] == "xcomp" for c in below):
        return True  # "work is expected to begin"
    if not any(parse.words[c] == "to" and parse.labels[c] == "aux" for c in below):
        return False
    head = parse.heads[i]
    return parse.words[head] in words.future or parse.words[head] in _BE or parse.labels[i] in ("acl", "relcl")
