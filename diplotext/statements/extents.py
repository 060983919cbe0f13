"""How far a reported content reaches: mostly to the end of the sentence, unless the reporter speaks again."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from diplotext.statements.cues import Senses
from diplotext.statements.tree import DASHES, LONGEST, SUBJECTS, Range, SpeechTree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# No sentence of prose nests deeper.
_DEPTH = 16
_MARKS = frozenset((",", ";", "("))
_ATTRIBUTION = 12
_RELATIVE = 8
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_CIRCUMSTANCE = frozenset(("during", "after", "before", "since", "via", "amid", "following"))
_CONCESSIVE = frozenset(("though", "although", "while"))
_ASIDES = frozenset(("VBG", "WP", "WP$", "WRB"))
# "... - a claim that nobody believed", "... - though he gave no reason"
_GLOSSING = frozenset(("a", "an", "the", "though", "although", "as", "while", "even", "which"))
# "..., and they discussed trade"
_TOPICS = frozenset(("discussed", "reviewed", "met", "exchanged", "talked"))
_PLACES = frozenset(("in", "at", "on", "before"))


def last_possible(token: "Token", tree: SpeechTree) -> int:
    """Where anything to the right of a cue must end: its sentence, or the clause that it stands in.

    "The man who said that he was ill left" goes on after what was said: the clause hangs on a word before a later verb.
    """
    end = tree.ends[token.i]
    current = token
    for _ in range(_DEPTH):
        head = current.head
        if head.i == current.i or head.i >= end:
            break
        if head.i > current.i and current.dep_ not in ("ccomp", "parataxis", "dep"):
            return min(end, max(current.right_edge.i + 1, token.i + 1))
        current = head
    return end


def clause_end(cue: "Token", start: int, tree: SpeechTree, index: dict[str, Senses]) -> int:
    """Where a content clause to the right of its cue ends."""
    limit = min(last_possible(cue, tree), start + LONGEST)
    for at in _joints(tree, start + 1, limit - 1):
        if _breaks(tree.doc, at, limit) or reporter_goes_on(cue, at, tree, index):
            return at
    return limit


def _joints(tree: SpeechTree, start: int, end: int) -> Iterator[int]:
    """Where a clause may end: at a mark, "and" and the like."""
    parse = tree.clauses.parse
    for at in range(start, end):
        text = parse.texts[at]
        if text in _MARKS or text in DASHES or parse.tags[at] == "CC" or parse.words[at] in _CONCESSIVE:
            yield at


def _breaks(doc: "Doc", at: int, limit: int) -> bool:
    """Where the reporter's sentence breaks: "...; the others left", "... - a claim that nobody believed"."""
    text = doc[at].text
    if text == ";" or (text == "(" and _closes(doc, at, limit)):
        return True
    lone = text in DASHES and doc[at].whitespace_ and doc[at + 1].lower_ in _GLOSSING
    return bool(lone) and not any(doc[later].text in DASHES for later in range(at + 1, limit))


def _closes(doc: "Doc", at: int, limit: int) -> bool:
    """Whether a remark in brackets closes the sentence: "... (see page 3)."."""
    close = next((later for later in range(at + 1, limit) if doc[later].text == ")"), limit)
    return close + 2 >= limit


def object_end(cue: "Token", target: "Token", tree: SpeechTree, index: dict[str, Senses]) -> int:
    """Where the object of a speech act ends: "condemned the attack on the port | during a visit", "| - a first"."""
    limit = min(last_possible(cue, tree), target.i + LONGEST)
    for child in tree.children(cue):
        if child.i > target.i and _circumstance(child, tree) and not _goes_on_with_of(cue, child, tree):
            limit = max(target.i + 1, min(limit, child.left_edge.i))
    # "accused the firm, which denies it, of fraud": what follows the aside belongs to the object
    last = max((c.i for c in tree.children(cue) if c.dep_ in ("prep", "oprd") and c.i < limit), default=0)
    for at in _joints(tree, target.i + 1, limit - 1):
        if (
            _breaks(tree.doc, at, limit)
            or (at > last and _aside(tree.doc, at, limit))
            or _next_verb(cue, at, tree)
            or reporter_goes_on(cue, at, tree, index)
        ):
            return at
    return limit


def _goes_on_with_of(cue: "Token", child: "Token", tree: SpeechTree) -> bool:
    """Whether the object goes on behind it: "welcomed the signature in Lima today of the pact"."""
    after = child.right_edge.i + 1
    return after < tree.ends[cue.i] and any(later.lower_ == "of" and later.i > child.i for later in tree.children(cue))


def _circumstance(child: "Token", tree: SpeechTree) -> bool:
    """When it was done, or what else was going on: "Friday", "during a visit", "when they met"; no purpose."""
    if child.dep_ == "advcl":
        to = tree.child(child, "aux")
        return to is None or to.tag_ != "TO"
    if child.dep_ == "npadvmod" or child.lower_ in _CIRCUMSTANCE:
        return True
    return child.lower_ in _PLACES and any(
        tree.tells_when(noun) or any(map(tree.tells_when, tree.children(noun))) for noun in tree.children(child)
    )


def _aside(doc: "Doc", at: int, limit: int) -> bool:
    """The reporter's own explanation: ", which ...", ", leaving ...", " - a ..."."""
    if doc[at].text == ",":
        return doc[at + 1].tag_ in _ASIDES and doc[at + 1].lower_ != "including"
    if doc[at].text not in DASHES or not doc[at].whitespace_:
        return False
    return not any(doc[later].text in DASHES for later in range(at + 1, limit))


def _next_verb(cue: "Token", at: int, tree: SpeechTree) -> bool:
    """A row of verbs: "thanked the hosts, welcomed the truce and ..."."""
    after = tree.doc[at + 1]
    if tree.doc[at].text != "," or after.dep_ == "prep" or after.tag_ == "VBN":  # ", including the port"
        return False
    return after.tag_ == cue.tag_ and tree.child(after, *SUBJECTS) is None


def reporter_goes_on(cue: "Token", at: int, tree: SpeechTree, index: dict[str, Senses]) -> bool:
    """Whether the reporter tells on from here: "..., adding that", "... and warned that", ", but the minister left"."""
    doc = tree.doc
    token = doc[at]
    if token.text != "," and token.tag_ != "CC" and token.lower_ not in _CONCESSIVE:
        return False
    following, after = doc[at + 1], _word_after(doc, at + 1)
    if token.text == ",":
        goes_on = _states(after, index) and (after.tag_ == "VBG" or _in_a_row(cue, after, tree))
        return goes_on or attributed(tree, at, index) or _relates(tree, at, index)
    if following.tag_ == "PRP" and (token.tag_ == "CC" or token.lower_ in _CONCESSIVE) and at + 2 < len(doc):
        # "he says he hopes to win, but he knows it will be hard" is all his; ", but he refuses to say" is not
        return says(_word_after(doc, at + 2), index) or _word_after(doc, at + 2).lower_ in _TOPICS
    if token.tag_ != "CC" or following.is_punct or _complementizer(following):
        return False
    if token.head.i == cue.i:
        return _new_verb(cue, at, tree)
    if _another_says(cue, at, tree, index):
        return True
    if after.tag_ != cue.tag_ or tree.child(after, *SUBJECTS) is not None:
        return False
    if doc[at - 1].text == ",":
        return after.lower_ in index and after.tag_ in _FINITE  # "..., and looked forward to"
    return _states(after, index) and not _others_verb(after, tree)


def _in_a_row(cue: "Token", verb: "Token", tree: SpeechTree) -> bool:
    """A row of the reporter's verbs: "agreed that trade matters, stressed the need for roads and ..."."""
    alike = verb.tag_ == cue.tag_ and verb.tag_ in _FINITE
    return (
        alike and verb.dep_ != "acl" and tree.child(verb, *SUBJECTS, "oprd") is None
    )  # "the pact, called the Lima Pact"


def _relates(tree: SpeechTree, at: int, index: dict[str, Senses]) -> bool:
    """Whether the reporter tells what else is said: "..., which he says is old"."""
    if tree.doc[at + 1].tag_ not in ("WDT", "WP"):
        return False
    saying = next((t for t in tree.doc[at + 2 : min(tree.ends[at], at + _RELATIVE)] if t.tag_ in _FINITE), None)
    return saying is not None and saying.i > at + 2 and says(saying, index)


def _new_verb(cue: "Token", at: int, tree: SpeechTree) -> bool:
    """Whether a verb like the cue follows: "called for cuts and left", but not "for cuts, but on a small scale"."""
    verb = next((child for child in tree.children(cue) if child.dep_ == "conj" and child.i > at), None)
    if verb is None or not verb.tag_.startswith("V") or tree.child(verb, "expl") is not None:
        return False  # "he said that trade had grown, but there were some problems"
    if tree.child(cue, "ccomp") is not None and tree.child(verb, "nsubj", "nsubjpass") is not None:
        auxiliary = tree.child(verb, "aux")
        if auxiliary is not None and auxiliary.tag_ == "MD":  # "she says that it holds, but soon it won't"
            return False
    return verb.tag_ == cue.tag_ or "VBG" not in (verb.tag_, cue.tag_)


def _another_says(cue: "Token", at: int, tree: SpeechTree, index: dict[str, Senses]) -> bool:
    """Whether the reporter goes on with what others say: "..., and human rights groups warned that"."""
    if tree.doc[at - 1].text != ",":
        return False
    for token in tree.doc[at + 1 : min(tree.ends[at], at + _ATTRIBUTION)]:
        if token.tag_ in _FINITE:
            subject = tree.child(token, "nsubj")
            return token.tag_ == cue.tag_ and says(token, index) and subject is not None and at < subject.i < token.i
        if token.is_punct:
            return False
    return False


def _others_verb(verb: "Token", tree: SpeechTree) -> bool:
    """Whether it goes on with the content: "said that Lima had gone on strike and asked for help": Lima asked."""
    alike = ("VBD", "VBN") if verb.tag_ == "VBD" else (verb.tag_,)
    if verb.dep_ != "conj" or verb.head.tag_ not in alike:
        return False
    subject = tree.child(
        verb.head, "nsubj"
    )  # "noted that freight grew and called for a second track": no freight calls
    return subject is None or subject.tag_ not in ("NN", "NNS")


def _complementizer(token: "Token") -> bool:
    return token.lower_ == "that" and token.dep_ == "mark"


def attributed(tree: SpeechTree, at: int, index: dict[str, Senses]) -> bool:
    """Whether an attribution closes the sentence from here: ", a source said.", ", according to the ministry"."""
    if tree.doc[at + 1].lower_ == "according":
        return True
    end = tree.ends[at]
    for token in tree.doc[at + 1 : min(end, at + 1 + _ATTRIBUTION)]:
        if token.tag_ in _FINITE and says(token, index):
            closes = token.i + 1 >= end or tree.doc[token.i + 1].is_punct or _only_told(token, tree)
            return closes and any(child.dep_ == "nsubj" and child.i > at for child in tree.children(token))
    return False


def _only_told(verb: "Token", tree: SpeechTree) -> bool:
    """Whether nothing but who was told, when and where stands behind a verb: "told reporters on Monday."."""
    behind = [child for child in tree.children(verb) if child.i > verb.i and not child.is_punct]
    return all(child.dep_ in ("dobj", "dative", "prep", "npadvmod", "advmod") for child in behind) and (
        max((child.right_edge.i for child in behind), default=verb.i) + 2 >= tree.ends[verb.i]
    )


def _states(token: "Token", index: dict[str, Senses]) -> bool:
    """Whether a word may be a verb by which something is stated."""
    return any(sense.cue.word == "verb" and sense.cue.form == "statement" for sense in index.get(token.lower_, ()))


def says(token: "Token", index: dict[str, Senses]) -> bool:
    """Whether a word may be a verb of saying."""
    return any(
        not sense.particle
        and sense.cue.word == "verb"
        and sense.cue.form == "statement"
        and "clause" in sense.cue.takes
        for sense in index.get(token.lower_, ())
    )


def _word_after(doc: "Doc", at: int) -> "Token":
    """The word at `at`, or the one after an adverb or an auxiliary there: "and later added"."""
    for index in range(at, min(at + 2, len(doc))):
        if doc[index].tag_ != "RB" and doc[index].dep_ not in ("aux", "auxpass", "advmod"):
            return doc[index]
    return doc[min(at, len(doc) - 1)]


def trim(doc: "Doc", start: int, end: int) -> Range | None:
    """Drop "that", marks and white space from both ends; None if nothing is left."""
    start = _word_from(doc, start, end)
    if start < end and doc[start].lower_ == "that" and doc[start].tag_ == "IN":
        start = _word_from(doc, start + 1, end)
    while end > start and _trails(doc[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def _trails(token: "Token") -> bool:
    """What no content ends with: white space, marks, "and"."""
    return token.is_space or (token.is_punct and token.text not in ")]%") or token.lower_ in ("and", "but")


def _word_from(doc: "Doc", start: int, end: int) -> int:
    while start < end and (doc[start].is_space or (doc[start].is_punct and doc[start].text not in "([$")):
        start += 1
    return start
