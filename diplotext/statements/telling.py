"""Whether a verb of saying tells that something was said, or only that it could be, is to be, or should be said."""

from typing import TYPE_CHECKING

from diplotext.lexicon.cues import Cue
from diplotext.statements.tree import SUBJECTS, SpeechTree

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEPTH = 4
# "after warning of floods", "by saying that": what was done; "for warning of floods" only names a topic.
_DONE = frozenset(("by", "after", "before", "since", "upon", "than", "as"))
_BE = frozenset(("be", "is", "was", "are", "were", "been"))
# "It is regrettable to observe that", but "She is pleased to announce that".
_EMPTY = frozenset(("it", "there", "that", "this"))
# "The role of the port was noted": in the talks; "the port was closed and the date disclosed" is told by the reporter.
_IN_TALKS = frozenset(
    ("noted", "stressed", "emphasized", "emphasised", "underlined", "underscored", "highlighted", "reaffirmed",
     "reiterated", "affirmed", "recalled")
)  # fmt: skip
# Nobody is named by "was condemned", and yet somebody did it.
_DONE_BY_SOMEBODY = frozenset(("condemn", "praise", "thank", "congratulate"))


def is_said(token: "Token", tree: SpeechTree) -> bool:
    """Whether a verb that may be a cue is told as done.

    Not: an infinitive below "helped", "was expected" or an object ("left some to wonder"), or right behind a noun ("a
    way to report"); an imperative; a gerund behind most prepositions ("known for criticizing").
    """
    if token.tag_ == "VBG" and token.dep_ == "pcomp":
        return token.head.lower_ in _DONE or tree.child(token, *SUBJECTS) is not None  # "with Lima calling it a farce"
    if token.lower_ == "encouraging":  # what one does, more often than what one says
        return False
    if token.tag_ != "VB":
        return not (token.tag_ == "VBG" and token.i > 0 and tree.doc[token.i - 1].lower_ == "worth")
    for _ in range(_DEPTH):
        if token.dep_ != "conj" or token.head.tag_ != "VB" or tree.child(token, "aux", *SUBJECTS) is not None:
            break
        token = token.head
    auxiliary = tree.child(token, "aux")
    if auxiliary is None:
        helped = token.dep_ == "ccomp" and tree.known.governors.get(token.head.lower_) is False
        return not helped and tree.subject(token) is not None
    return auxiliary.tag_ != "TO" or _is_said_below(token, tree)


def _is_said_below(infinitive: "Token", tree: SpeechTree) -> bool:
    above = infinitive.head
    if infinitive.dep_ == "relcl":
        return False
    if infinitive.dep_ != "xcomp":
        return True
    if above.lower_ in _BE:
        subject, state = tree.child(above, *SUBJECTS), tree.child(above, "acomp", "attr")
        if state is not None and state.lower_ in tree.known.governors:
            return tree.known.governors[state.lower_]
        return state is None or subject is None or subject.lower_ not in _EMPTY
    known = tree.known.governors.get(above.lower_)
    asked = tree.child(above, "dobj")
    if asked is not None and above.i < asked.i < infinitive.i and asked.lower_ not in tree.known.mute:
        return known is True
    return known is not False


def is_nobodys(token: "Token", built: str, cue: Cue, tree: SpeechTree) -> bool:
    """Whether a passive names nobody who says it: "the date was specified", "she was asked to".

    What can only be said was said: "the importance of trade was stressed", "concern was voiced".
    """
    if token.tag_ != "VBN" or cue.word != "verb" or tree.child(token, "agent") is not None:
        return False
    subject = tree.child(token, "nsubjpass")
    if subject is None and tree.child(token, "auxpass") is None:
        return False
    if built == "object":
        if subject is not None and subject.lower_ in _EMPTY:
            return True
        words = token.lower_ in _IN_TALKS or (subject is not None and subject.lower_ in tree.known.said)
        return cue.form == "statement" and cue.act not in _DONE_BY_SOMEBODY and not words
    if built == "preposition":
        return "person" in cue.takes  # "she is to be briefed on the plan"
    return built == "request" and token.dep_ in ("ccomp", "relcl", "advcl", "acl")
