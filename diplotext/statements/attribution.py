"""Cues in running prose, each with its source and its content."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.lexicon.cues import Cue
from diplotext.lexicon.inflection import singular
from diplotext.statements.complements import content, passive
from diplotext.statements.cues import Sense, Senses
from diplotext.statements.extents import trim
from diplotext.statements.leading import parenthetical
from diplotext.statements.sources import find_source, passes_on, quoted_through
from diplotext.statements.telling import is_nobodys, is_said
from diplotext.statements.tree import LONGEST, Range, SpeechTree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PASSIVE = frozenset(("infinitive", "request", "preposition", "object"))
_GAP = 4
_AFTERTHOUGHTS = frozenset(("WDT", "WP", "WRB", "VBG", "CC", "IN", "RB"))
_SHORT = 2
# "according to plan", "according to their needs": who says so?
_MEASURES = frozenset(
    (
        "need",
        "needs",
        "plan",
        "plans",
        "schedule",
        "timetable",
        "principle",
        "principles",
        "law",
        "laws",
        "rules",
        "terms",
    )
)
_DUMB = frozenset(("that", "this", "estimates", "our", "my"))
_VERB_TAGS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))


@attrs.frozen(kw_only=True)
class Attribution:
    """A cue, its source and its content, as token ranges.

    Attributes:
        cue: the group that the cue belongs to.
        at: the cue's token.
        source: the mention beside it, or None.
        content: None where the cue only introduces a quotation.
        built: how the content is attached: "clause", "left", "infinitive", "request", "object", "preposition".
        addressee: who was told.
        outlet: who passed it on: "Roe was quoted by Nord Wire as saying".
        rest: where the content goes on after an attribution in its middle ("Trade, he said, has doubled").
    """

    cue: Cue
    at: int
    source: Range | None
    content: Range | None
    built: str
    addressee: Range | None = None
    outlet: Range | None = None
    rest: Range | None = None


def find_attributions(
    doc: "Doc", tree: SpeechTree, index: dict[str, Senses], quoted: list[bool]
) -> Iterator[Attribution]:
    """Find the cues outside quotations, with what they attribute to whom.

    Args:
        doc: a parsed Doc.
        tree: its children.
        index: form -> senses.
        quoted: for each token, whether it stands in a quotation.
    """
    before: Attribution | None = None
    words = tree.clauses.parse.words
    for i, word in enumerate(words):
        senses = index.get(word)
        according = word == "according" and words[i + 1 : i + 2] == ["to"]
        if quoted[i] or not (senses or according):
            continue
        token = doc[i]
        if according:
            found = _according(token, tree)
        else:
            speaker = before.source if before is not None and _goes_on(doc, before, token, tree) else None
            found = _attribution(token, senses or (), tree, index, speaker)
        if found is not None:
            if before is None or before.content is None or not before.content[0] <= token.i < before.content[1]:
                before = found
            yield found


def _goes_on(doc: "Doc", before: Attribution, token: "Token", tree: SpeechTree) -> bool:
    """The same speaker right behind his words: "said that it rained and warned of floods", "..., adding that"."""
    start = -1 if before.content is None else before.content[1]
    if token.i >= tree.ends[before.at] or before.source is None:
        return False
    if token.dep_ == "acl" or tree.child(token, "oprd") is not None:  # "the strategy, called the Lima Plan"
        return False
    if not start <= token.i <= start + _GAP or tree.child(token, "nsubj", "agent") is not None:
        return False
    between = doc[start : token.i]
    return len(between) > 0 and all(
        other.is_punct or other.tag_ in ("CC", "RB") or other.dep_ in ("aux", "advmod") for other in between
    )


def _attribution(
    token: "Token", senses: Senses, tree: SpeechTree, index: dict[str, Senses], speaker: Range | None
) -> Attribution | None:
    """What a cue attributes; `speaker` is who goes on, if the one before does."""
    kinds = [sense for sense in senses if _fits(token, sense, tree)]
    state = tree.child(token, "auxpass") is not None or token.dep_ == "acomp"
    if token.tag_ == "VBN" and state and tree.child(token, "agent") is None:
        # "is committed to peace" is a state and no promise
        kinds = [sense for sense in kinds if sense.cue.word == "adjective"] or kinds
    if not kinds or (token.dep_ in ("aux", "auxpass", "amod", "compound")):
        return None
    if tree.denied(token) or not is_said(token, tree) or _names(token, tree) or passes_on(token, tree):
        return None
    kinds = [sense for sense in kinds if not _spoilt(token, sense.cue, tree)]
    if not kinds:
        return None
    passed = quoted_through(token, tree)
    source, outlet = passed or (speaker or find_source(token, kinds[0], tree), None)
    if _remark(token, tree) if source is None else _mute(source, tree):
        return None
    lead = source if outlet is None or source is None else (min(source[0], outlet[0]), source[1])
    parted = parenthetical(token, kinds[0].cue, lead, tree)
    if parted is not None:
        return Attribution(cue=kinds[0].cue, at=token.i, source=source, content=parted[0],
                           built="parenthetical", outlet=outlet, rest=parted[1])  # fmt: skip
    for built in ("clause", "left", "request", "infinitive", "preposition", "object"):
        for cue in (sense.cue for sense in kinds):
            found = content(built, token, cue, lead, tree, index)
            if found is not None:
                if is_nobodys(token, built, cue, tree):
                    return None
                split = built in _PASSIVE and cue.word == "verb"
                said, rest = passive(built, token, found, tree, index) if split else (found, None)
                return Attribution(
                    cue=cue, at=token.i, source=source, content=said, built=built, rest=rest,
                    addressee=_addressee(token, cue, tree), outlet=outlet,
                )  # fmt: skip
    cue = kinds[0].cue
    if cue.word == "verb" and cue.form == "statement" and ("clause" in cue.takes or "quote" in cue.takes):
        return Attribution(cue=cue, at=token.i, source=source, content=None, built="quote", outlet=outlet)
    return None


def _remark(noun: "Token", tree: SpeechTree) -> bool:
    """The reporter's own word for what was said: "... - a claim that nobody believed"."""
    first = tree.doc[noun.left_edge.i]
    return first.lower_ in ("a", "an") and first.i > 0 and tree.doc[first.i - 1].is_punct


def _mute(source: Range, tree: SpeechTree) -> bool:
    """Whether the head of the source cannot speak; a document can, and "talks with Roe" is Roe's as little.

    Nor can "that" or "this", nor bare "estimates": "Estimates suggest that it grew" is told by the reporter.
    """
    if source[1] - source[0] == 1 and tree.doc[source[0]].lower_ in _DUMB:
        return True
    head = next((tree.doc[i] for i in range(*source) if not source[0] <= tree.doc[i].head.i < source[1]), None)
    return head is not None and head.lower_ in tree.known.mute and not head.tag_.startswith("NNP")


def _names(token: "Token", tree: SpeechTree) -> bool:
    """A name and no words: "a river called the Drin", "no doubt"."""
    if any(child.lower_ == "no" for child in tree.children(token) if child.dep_ == "det"):
        return True
    if token.tag_ != "VBN":
        return False
    return token.dep_ == "acl" and tree.child(token, "oprd") is not None and tree.child(token, "agent") is None


def _spoilt(token: "Token", cue: Cue, tree: SpeechTree) -> bool:
    """Another sense: "welcomed the envoy to the palace" is a greeting, "the hall shows paintings" no finding."""
    if cue.subjects:
        subject = tree.subject(token)
        if subject is None or singular(subject.lower_) not in cue.subjects:
            return True
    if cue.objects:
        thing = tree.child(token, "dobj", "nsubjpass")
        if thing is None or singular(thing.lower_) not in cue.objects:
            return True
    if not cue.unless or ("object" in cue.takes and not _is_greeted(token, tree)):
        return False
    return any(
        child.i > token.i and child.dep_ in ("prep", "xcomp") and child.lower_ in cue.unless
        for child in tree.children(token)
    )


def _is_greeted(token: "Token", tree: SpeechTree) -> bool:
    """Whether the object is somebody: "welcomed the envoy to Lima", but not "welcomed its accession to the pact"."""
    thing = tree.child(token, "dobj", "nsubjpass")
    return thing is None or thing.tag_ in ("NNP", "NNPS", "PRP") or thing.lower_ in tree.known.persons


def _fits(token: "Token", sense: Sense, tree: SpeechTree) -> bool:
    particles = {
        child.lower_ for child in tree.children(token) if child.dep_ == "prt" or child.lower_ == sense.particle
    }
    if bool(particles) != bool(sense.particle) or (particles and sense.particle not in particles):
        return False  # "hammer out", "call in" are no cues; "point out" is
    if sense.cue.word == "verb":
        return token.tag_ in _VERB_TAGS
    if sense.cue.light_only and not (token.dep_ == "dobj" and token.head.lower_ in sense.light):
        return False
    return token.tag_.startswith("NN" if sense.cue.word == "noun" else ("JJ", "VBN"))


def _addressee(token: "Token", cue: Cue, tree: SpeechTree) -> Range | None:
    if "person" not in cue.takes:
        return None
    told = tree.child(token, "dobj", "dative")
    return None if told is None else tree.mention(told)


def _according(token: "Token", tree: SpeechTree) -> Attribution | None:
    """The phrase "According to X, p", "p, according to X" and "p, according to X, q"."""
    to = tree.child(token, "prep")
    source = None if to is None else tree.child(to, "pobj")
    if source is None or source.lower_ in _MEASURES or source.i in tree.dated:
        return None
    mention = tree.mention(source)
    start, end = max(tree.starts[token.i], token.i - LONGEST), min(tree.ends[token.i], token.i + LONGEST)
    before = trim(tree.doc, start, token.i)
    behind = max(mention[1], min(tree.span(source)[1], end))
    after = trim(tree.doc, behind, end) if behind < end and tree.doc[min(behind, end - 1)].is_punct else None
    said, rest = (after, None) if before is None or before[1] - before[0] < _SHORT else (before, after)
    if said is None or said[1] - said[0] < _SHORT:
        return None
    if rest is not None and tree.doc[rest[0]].tag_ in _AFTERTHOUGHTS:  # "..., according to the survey, up from 3"
        rest = None
    cue = Cue(name="according_to", lemmas=("according",), takes=("clause",))
    return Attribution(cue=cue, at=token.i, source=mention, content=said, built="according", rest=rest)
