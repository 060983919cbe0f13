"""From a word to the one above it whose negation or doubt holds for it as well."""

import attrs

from diplotext.clauses.parse import SUBJECTS, Parse
from diplotext.clauses.words import ClauseIndex

# Prepositions that lead to what a word is about; what stands behind others stands only beside it ("before visiting").
_COMPLEMENTS = ("of", "in", "on", "to", "from", "off", "out", "for", "against", "with", "but")
_PLACES_OF_NOUNS = ("dobj", "obj", "attr", "oprd", "nsubj", "nsubjpass", "csubj")
# "no visit and no call", "neither came nor called" say it again; "but" ends it
_ENDS = ("but", "yet")


@attrs.frozen(kw_only=True)
class Link:
    """The step from a word to the one above it.

    Attributes:
        above: the word above.
        through: the preposition between the two, or None.
        joined: the word below is one of several that are joined; what denies one is said of it alone.
        given: the word below is taken for granted whatever is denied above: a subject, a definite noun.
    """

    above: int
    through: int | None = None
    joined: bool = False
    given: bool = False


def carried(parse: Parse, index: ClauseIndex, i: int) -> Link | None:
    """The word above that governs a word, or that it is joined to; None where a clause of its own begins."""
    label, head = parse.labels[i], parse.heads[i]
    if head == i:
        return None
    if label in ("pobj", "pcomp"):
        return _through(parse, index, i, head)
    if label == "conj":
        return Link(above=head, joined=True) if shares(parse, i) else None
    if label in ("xcomp", "acomp", "compound") or (label == "ccomp" and head < i and not _is_what(parse, i)):
        return Link(above=head)
    if label in ("acl", "relcl", "advcl") and head < i:
        return Link(above=head) if is_infinitive(parse, i) or _follows(parse, i) else None
    if label == "amod" and parse.tags[i] == "VBG" and parse.heads[head] == i - 1 and parse.labels[head] == "pobj":
        return _through(parse, index, i, i - 1)  # "refrained from visiting Oslo"
    if label in _PLACES_OF_NOUNS:
        return Link(above=head, given=label in SUBJECTS or is_given(parse, index, i))
    return None


def _through(parse: Parse, index: ClauseIndex, i: int, preposition: int) -> Link | None:
    above = parse.heads[preposition]
    if above == preposition or above > i or parse.words[preposition] not in _COMPLEMENTS:
        return None
    if parse.labels[above] == "prep":  # "out of the visit"
        preposition, above = above, parse.heads[above]
    noun = parse.labels[i] == "pobj"
    if not noun and parse.words[preposition] == "for":
        return None  # "did not apologise for going": he went
    return Link(above=above, through=preposition, given=noun and is_given(parse, index, i))


def _follows(parse: Parse, i: int) -> bool:
    """A gerund right behind its verb: "ruled out going"."""
    between = range(parse.heads[i] + 1, i)
    return parse.tags[i] == "VBG" and len(between) < 2 and all(parse.labels[j] == "prt" for j in between)


def _is_what(parse: Parse, i: int) -> bool:
    """ "avoided what he called a risk": he called it so."""
    return any(parse.words[child] == "what" for child in parse.children(i))


def is_given(parse: Parse, index: ClauseIndex, noun: int) -> bool:
    """Whether a noun is definite: "the visit", "his visit", "Roe's visit"; of those, that they are is not denied."""
    first = next((c for c in parse.children(noun) if parse.labels[c] in ("det", "poss")), None)
    if first is None:
        return False
    return parse.labels[first] == "poss" or parse.words[first] in index.groups["presupposing"]


def shares(parse: Parse, i: int, *, across: bool = False) -> bool:
    """Whether a word that is joined to another has its negation too: "did not go and see", "no A or B".

    Args:
        parse: the parse.
        i: a word with the label "conj".
        across: ask for the auxiliary alone, which "but" does not end: "should not only build but also guarantee".
    """
    head = parse.heads[i]
    joining = [parse.words[c] for c in parse.children(head) if parse.labels[c] == "cc" and head < c < i]
    if not across and any(word in _ENDS for word in joining):
        return False
    if not parse.is_verb(i):
        return parse.is_noun(i) and parse.is_noun(head)
    if any(parse.labels[c] in (*SUBJECTS, "aux") for c in parse.children(i)):
        return False
    subject = parse.child(head, *SUBJECTS)
    if subject is not None and parse.tags[subject] in ("NN", "DT") and parse.words[subject].startswith("no"):
        return True  # "nobody came and helped"
    finite = parse.tags[i] in ("VBD", "VBZ", "VBP") and "or" not in joining
    return parse.tags[i] == parse.tags[head] and not finite


def is_infinitive(parse: Parse, verb: int) -> bool:
    """Whether a verb stands with "to"."""
    return parse.tags[verb] == "VB" and any(
        parse.labels[c] == "aux" and parse.words[c] == "to" for c in parse.children(verb)
    )
