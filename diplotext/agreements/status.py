"""What has become of an agreement: the words that govern it."""

from typing import TYPE_CHECKING

import attrs

from diplotext.agreements.words import Words
from diplotext.lexicon.agreements import AgreementStatusCue
from diplotext.terms import AgreementStatus

if TYPE_CHECKING:
    from diplotext.clauses import Clauses

_UPWARD = (
    "dobj",
    "pobj",
    "nsubj",
    "nsubjpass",
    "attr",
    "prep",
    "conj",
    "appos",
    "compound",
    "poss",
    "xcomp",
    "ccomp",
    "acl",
    "pcomp",
)
_FUTURE = ("signed", "agreed", "in_force", "ratified")


@attrs.frozen(kw_only=True)
class Telling:
    """What a word says of an agreement: the word, its entry, and the status."""

    at: int
    cue: AgreementStatusCue
    status: AgreementStatus


def telling_of(clauses: "Clauses", words: Words, noun: int) -> Telling | None:
    """The nearest word above or beside an agreement that says what has become of it; None if there is none.

    What is to be signed, agreed or in force is negotiated; what is denied says nothing.
    """
    parse = clauses.parse
    for child in parse.children(noun):
        if parse.labels[child] in ("acl", "relcl") and (found := _at(clauses, words, child)) is not None:
            return found
    step = noun
    for above in parse.ancestors(noun):
        label = parse.labels[step]
        if label not in _UPWARD:
            break
        if label == "nsubj" and parse.is_verb(above) and not _takes_subject(clauses, words, above):
            break
        found = _at(clauses, words, above)
        if found is not None:
            return found
        step = above
    for child in parse.children(noun):
        beside = words.beside.get(parse.words[child])
        if beside is not None and child < noun:
            return Telling(at=child, cue=beside, status=beside.status)
    return None


def _takes_subject(clauses: "Clauses", words: Words, verb: int) -> bool:
    """Whether a verb says something of its subject: "the agreement enters into force", not "the deal was signed"."""
    return any(cue.status == "in_force" for cue in words.verbs.get(clauses.parse.words[verb], ()))


def _at(clauses: "Clauses", words: Words, i: int) -> Telling | None:
    parse = clauses.parse
    word = parse.words[i]
    if parse.is_verb(i):
        below = [parse.words[g] for c in parse.children(i) for g in (c, *parse.children(c))]
        cue = next((c for c in words.verbs.get(word, ()) if c.particle is None or c.particle in below), None)
    else:
        cue = words.governors.get(word) if parse.is_noun(i) else words.beside.get(word)
    if cue is None:
        return None
    standing = clauses.standing(i)
    if standing.denied:
        return None
    status = "agreed" if cue.status == "negotiated" and _is_ended(clauses, words, i) else cue.status
    if status in _FUTURE and (standing.modality is not None or standing.supposed or _is_ahead(clauses, cue, i)):
        status = "negotiated"
    return Telling(at=i, cue=cue, status=status)


def _is_ahead(clauses: "Clauses", cue: AgreementStatusCue, i: int) -> bool:
    """Whether what a verb tells is to come: "will be signed", "is expected to sign", "looks forward to signing"."""
    parse = clauses.parse
    if not parse.is_verb(i):
        return cue.status in ("signed", "agreed") and _is_wished(clauses, i)
    if clauses.tense(i) == "future":
        return True
    return clauses.tense(i) in (None, "present") and parse.tags[i] in ("VB", "VBG") and parse.labels[i] in (
        "xcomp", "ccomp", "pcomp", "acl", "advcl",
    )  # fmt: skip


def _is_ended(clauses: "Clauses", words: Words, i: int) -> bool:
    """Whether talks are over: "the conclusion of negotiations for the agreement"."""
    parse = clauses.parse
    end = words.governors.get(parse.words[parse.heads[parse.heads[i]]])
    return parse.labels[i] == "pobj" and end is not None and end.status == "agreed"


def _is_wished(clauses: "Clauses", i: int) -> bool:
    parse = clauses.parse
    for above in (i, *parse.ancestors(i)):
        if parse.words[above] in ("forward", "look", "looked", "expect", "toward", "towards"):
            return True
        if parse.labels[above] == "conj" and parse.is_verb(above):
            return False  # "looked forward to the visit and welcomed the signing"
    return False
