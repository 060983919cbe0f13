"""Whether what a word tells happened at all: denied, only supposed, asked; and what its modal says."""

from typing import Literal, TypeAlias

import attrs

from diplotext.clauses.climbing import Link, carried, shares
from diplotext.clauses.parse import MAX_STEPS, SUBJECTS, Parse
from diplotext.clauses.words import BE, HAVE, ClauseIndex, Governor

Modality: TypeAlias = Literal["will", "would", "may", "must"]

MODALITIES: tuple[Modality, ...] = ("will", "would", "may", "must")
# A question is no longer.
_LONGEST_QUESTION = 60
_LONGEST_PHRASE = 10
# What stands between a word and what is before its phrase.
_FUNCTION = ("aux", "auxpass", "advmod", "neg", "det", "amod", "poss", "compound", "nummod", "case")
_NEGATING = ("neg", "advmod", "preconj", "cc", "det", "dep")
_COUNTERFACTUAL = ("would", "could", "should", "might", "'d", "’d")


@attrs.frozen(kw_only=True)
class Standing:
    """How an event stands to the facts.

    Attributes:
        denied: it did not, does not or will not happen: "did not go", "nobody went", "refused to go", "yet to go",
            "instead of going"; two negations cancel each other ("did not refuse to go").
        barren: it is its object alone that denies it: "signed no treaty"; who "reported no arrests" did report.
        called_off: it was to happen, and will not, or later: "cancelled", "put off"; "not cancelled" is not.
        supposed: it is only thought of as a case: "if she goes", "had she gone", "would have gone".
        asked: it stands in a question.
        modality: its modal, shared with a verb that it is joined to ("would go and see").
        cue: the token that decided, or None.
    """

    denied: bool = False
    barren: bool = False
    called_off: bool = False
    supposed: bool = False
    asked: bool = False
    modality: Modality | None = None
    cue: int | None = None

    @property
    def is_told(self) -> bool:
        """Whether it is told as something that happened or is to happen."""
        return not (self.denied or self.supposed or self.asked)


def standing_of(parse: Parse, index: ClauseIndex, i: int) -> Standing:
    """Read how the event that a verb or noun tells stands to the facts, from its clause and those above it.

    A negation holds for what its verb governs: complements ("did not agree to go"), purposes ("did not come to see
    her"), joined verbs with the same subject and auxiliary. It does not hold for what stands only beside it ("did not
    meet her during his visit"), nor for a noun that is taken for granted ("did not praise her visit").
    """
    cue, barrier = negation(parse, index, i)
    denied, called_off = cue is not None, False
    supposed = supposition(parse, index, i)
    word = i
    link = None if barrier else carried(parse, index, word)
    for _ in range(MAX_STEPS):
        if link is None:
            break
        effect = effect_on(parse, index, link, word)
        if effect == "restores":
            denied, cue = False, link.above
            break
        if effect == "denied":
            denied, cue = not denied, link.above
        elif effect == "called_off":
            called_off = True
        at, barrier = negation(parse, index, link.above, below=word)
        if at is not None and called_off:
            called_off = False  # "was not cancelled"
        elif at is not None and (not link.given or effect in ("happens", "denied")):
            denied, cue = not (denied and not link.joined), at
        if supposed is None:
            supposed = link.above if effect == "supposed" else supposition(parse, index, link.above)
        word = link.above
        link = None if barrier else carried(parse, index, word)
    return Standing(
        denied=denied,
        barren=denied and cue is not None and cue in parse.children(i) and parse.labels[cue] in ("dobj", "attr"),
        called_off=called_off,
        supposed=supposed is not None,
        asked=is_asked(parse, word),
        modality=modality_of(parse, index, i),
        cue=cue if cue is not None else supposed,
    )


def negation(parse: Parse, index: ClauseIndex, i: int, *, below: int | None = None) -> tuple[int | None, bool]:
    """The token that denies a word in its own phrase or clause, and whether nothing above can matter any more.

    Args:
        parse: the parse.
        index: the words.
        i: a verb, noun, adjective.
        below: the dependent that was looked at before, whose own "no" is counted already.
    """
    at = _phrase_before(parse, index, i)
    if at is not None:
        return at, parse.words[at] != "without"
    if not parse.is_verb(i):
        return _none_of(parse, index, i), False
    for child in parse.children(i):
        if child == below:
            continue
        word, label = parse.words[child], parse.labels[child]
        subject = label in SUBJECTS or (label in ("dobj", "attr") and below is None)
        if subject and (word in index.groups["nobody"] or _none_of(parse, index, child) is not None):
            return child, False
        if label in _NEGATING and _negates(parse, index, i, child):
            return child, False
        if label == "prep" and _never_so(parse, index, child):
            return child, False
    return None, False


def _negates(parse: Parse, index: ClauseIndex, i: int, child: int) -> bool:
    """Whether a dependent of a verb is "not" or the like: not "not only", not "flew not to Lima but to Quito"."""
    word = parse.words[child]
    if word == "longer":
        return child > 0 and parse.words[child - 1] == "no"
    after = parse.words[child + 1] if child + 1 < len(parse.words) else ""
    if word not in index.groups["negator"] or after in index.groups["only"]:
        return False
    if child > i:
        return word != "nor" and (parse.words[i] in BE or parse.words[i] in HAVE or parse.tags[i] == "MD")
    # "did not arrive until Monday"
    until = any(parse.words[other] == "until" for other in parse.children(i))
    return not (until and any(parse.words[other] == "did" for other in parse.children(i)))


def _none_of(parse: Parse, index: ClauseIndex, i: int) -> int | None:
    """The "no" of a noun phrase: "no minister", "neither Paris nor Berlin", "not a single visit"."""
    if parse.words[i] in index.groups["open"]:
        return None
    for child in parse.children(i):
        word = parse.words[child]
        if child < i and word in index.groups["none"]:
            return child
        if child < i and word == "not" and parse.labels[child] in ("neg", "preconj"):
            after = parse.words[child + 1]
            return None if after in index.groups["only"] else child
    if parse.labels[i] == "conj" and parse.heads[i] < i and parse.is_noun(parse.heads[i]):
        joined = parse.heads[i]
        return next((c for c in parse.children(joined) if c < joined and parse.words[c] in index.groups["none"]), None)
    return None


def _never_so(parse: Parse, index: ClauseIndex, preposition: int) -> bool:
    """ "under no circumstances", "at no time"."""
    noun = parse.child(preposition, "pobj")
    return (
        noun is not None
        and parse.words[noun] in index.groups["never_so"]
        and any(parse.words[child] == "no" for child in parse.children(noun))
    )


def _phrase_before(parse: Parse, index: ClauseIndex, i: int) -> int | None:
    """Where a phrase as "instead of" or "yet to" begins right before a word and its auxiliaries or determiners."""
    for j in range(i - 1, max(-1, i - _LONGEST_PHRASE), -1):
        for phrase in index.before.get(parse.words[j], ()):
            start = j + 1 - len(phrase)
            if start >= 0 and tuple(parse.words[start : j + 1]) == phrase:
                return start
        if parse.heads[j] != i or parse.labels[j] not in _FUNCTION:
            return None
    return None


def supposition(parse: Parse, index: ClauseIndex, i: int) -> int | None:
    """The token by which a clause is only supposed: "if", "had she", "would have"."""
    if not parse.is_verb(i):
        return None
    children = parse.children(i)
    for child in children:
        if parse.labels[child] in ("mark", "advmod") and parse.words[child] in index.groups["supposing"]:
            return child
        if parse.labels[child] == "prep" and child < i and _names_case(parse, index, child):
            return child
    if parse.words[i] in index.groups["inverted"] and parse.child(i, "xcomp") is not None:
        subject = parse.child(i, *SUBJECTS)  # "were she to go"
        if subject is not None and subject > i and not _ends_as_question(parse, i):
            return i
    auxiliaries = [child for child in children if parse.labels[child] in ("aux", "auxpass") and child < i]
    subject = parse.child(i, *SUBJECTS)
    for aux in auxiliaries[:1]:
        inverted = subject is not None and aux < subject and parse.words[aux] in index.groups["inverted"]
        if inverted and not _ends_as_question(parse, i):
            return aux
    # "would have visited"
    perfect = any(parse.words[child] in HAVE and parse.tags[child] == "VB" for child in auxiliaries)
    modal = next((child for child in auxiliaries if parse.words[child] in _COUNTERFACTUAL), None)
    return modal if perfect else None


def _names_case(parse: Parse, index: ClauseIndex, preposition: int) -> bool:
    """ "in case she goes", but not "in this case"."""
    noun = preposition + 1
    return (
        parse.labels[noun] == "pobj"
        and parse.heads[noun] == preposition
        and any(g.effect == "supposed" and g.pos == "noun" for g in index.governors.get(parse.words[noun], ()))
    )


def effect_on(parse: Parse, index: ClauseIndex, link: Link, below: int) -> str | None:
    """What a word says of the one below it by its meaning: "refused", "cancelled", "took place"."""
    for governor in index.governors.get(parse.words[link.above], ()):
        if _is_of_class(parse, governor, link.above) and _has_particle(parse, governor, link, below):
            return governor.effect
    return None


def _is_of_class(parse: Parse, governor: Governor, i: int) -> bool:
    if governor.pos == "verb":
        return parse.is_verb(i)
    return parse.tags[i].startswith("NN") if governor.pos == "noun" else not parse.is_verb(i) or parse.tags[i] == "VBN"


def _has_particle(parse: Parse, governor: Governor, link: Link, below: int) -> bool:
    if governor.particle is None:
        return True
    if governor.pos == "noun" and governor.effect == "supposed":
        return parse.words[parse.heads[link.above]] == governor.particle
    if governor.particle == "to":
        return any(parse.words[child] == "to" for child in parse.children(below))
    if link.through is not None and parse.words[link.through] == governor.particle:
        return True
    return any(
        parse.words[c] == governor.particle and parse.labels[c] in ("prt", "advmod", "prep")
        for c in parse.children(link.above)
    )


def modality_of(parse: Parse, index: ClauseIndex, i: int) -> Modality | None:
    """The modal of a verb; "would visit and urge": the second verb has that of the first."""
    for _ in range(MAX_STEPS):
        for child in parse.children(i):
            if parse.labels[child] != "aux":
                continue
            if parse.words[child] in ("'d", "’d") and parse.tags[i] == "VBN":
                continue  # "he'd gone"
            for modality in MODALITIES:
                if parse.words[child] in index.groups[modality]:
                    return modality
        if parse.labels[i] != "conj" or not shares(parse, i, across=True):
            return None
        i = parse.heads[i]
    return None


def is_asked(parse: Parse, i: int) -> bool:
    """Whether a clause is a question: its sentence ends with its mark, and the auxiliary or a question word leads."""
    if not parse.is_verb(i) or not _ends_as_question(parse, i):
        return False
    subject = parse.child(i, *SUBJECTS)
    first = next((c for c in parse.children(i) if parse.labels[c] in ("aux", "auxpass")), i)
    asks = any(parse.tags[c] in ("WP", "WDT", "WRB") and c < i for c in parse.children(i))
    return asks or (subject is not None and first < subject)


def _ends_as_question(parse: Parse, i: int) -> bool:
    for j in range(i + 1, min(len(parse.words), i + _LONGEST_QUESTION)):
        if parse.words[j][-1] in ".!?\n":
            return parse.words[j][-1] == "?"
    return False
