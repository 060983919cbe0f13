"""Which act it is: what the cue does, its object's noun, or what the speaker says of himself: "said he would sign"."""

from typing import TYPE_CHECKING

from diplotext.records import Actor, Organization
from diplotext.statements.cues import Sense, cue_index
from diplotext.statements.draft import Draft
from diplotext.statements.spoken import first_performative, performative_at
from diplotext.terms import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

    from diplotext.actors import Actors
    from diplotext.reading import Reading

_FIRST = frozenset(("we", "i"))
_SELF = frozenset(("he", "she", "they"))
_PLURAL = frozenset(("NNS", "NNPS"))
_FUTURE = frozenset(("will", "would", "'ll", "’ll", "shall"))
_BUILT = ("clause", "left", "according", "parenthetical", "quotation")
_FEELINGS = frozenset(("hope", "fear", "want", "look_forward", "support"))
# "We strongly condemn this": what a quotation opens with.
_OPENING = 8
# "He said in May that he would sign": the subject stands near the beginning.
_NEAR = 10
_PERFECT = frozenset(("has", "have", "had", "'ve", "’ve"))


def act_of(reading: "Reading", actors: "Actors", draft: Draft, speakers: tuple[Actor, ...]) -> Act:
    """The act of a draft: that of a cue which says one, else the one that its content tells of the speaker."""
    if draft.act != "assert" or draft.form == "attitude" or draft.cue is None:
        return draft.act
    if draft.rule.endswith(".announce") and _promises_money(reading, draft):
        return "commit"
    return _of_content(reading, actors, draft, speakers)


def _promises_money(reading: "Reading", draft: Draft) -> bool:
    """Whether a sum is announced: "announced $3 million for the port"."""
    found = reading.figures_in(*draft.content[0]) if draft.rule.startswith("statement.object") else ()
    return any(figure.dimension == "money" for figure in found)


def _of_content(reading: "Reading", actors: "Actors", draft: Draft, speakers: tuple[Actor, ...]) -> Act:
    """The act that a reported content tells of the speaker."""
    if draft.cue is None:
        return draft.act
    if draft.kind == "direct":
        words = reading.text[slice(*draft.content[0])]
        found = performative_at(words, reading.lexicon)
        return first_performative(words, reading.lexicon) if found and found[0] <= _OPENING else "assert"
    if draft.rule.split(".")[1] not in _BUILT:
        return "assert"
    subject = next((t for t in reading.tokens(*draft.content[0])[:_NEAR] if t.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or any(child.dep_ == "neg" for child in subject.head.children):
        return "assert"
    if draft.rule.endswith(".announce") and _is_future(subject.head):
        return "commit"
    own = _is_speaker(reading, draft, subject) or _is_own(actors, subject, speakers)
    return _of_himself(reading, subject.head) if own else "assert"


def _is_speaker(reading: "Reading", draft: Draft, subject: "Token") -> bool:
    """Whether the pronoun that is the subject means the speaker: "the envoy said she", not "aides said she"."""
    if subject.lower_ in _FIRST:
        return True
    if subject.lower_ not in _SELF or draft.source is None:
        return False
    source = reading.tokens(*draft.source).root
    if draft.cue is not None and draft.content[0][0] < draft.cue[0]:  # "He has left, a source said"
        return source.lower_ == subject.lower_
    return (source.tag_ in _PLURAL or source.lower_ == "they") == (subject.lower_ == "they")


def _is_own(actors: "Actors", subject: "Token", speakers: tuple[Actor, ...]) -> bool:
    """Whether the subject names the speaker, or the state or the body that the speaker stands for."""
    countries = {speaker.country for speaker in speakers} - {None}
    return any(
        actor in speakers or (isinstance(actor, Organization) and actor.country in countries)
        for actor in actors.at(subject.left_edge.idx, subject.idx + len(subject))
    )


def _of_himself(reading: "Reading", verb: "Token") -> Act:
    """What a speaker says that he feels, will do or does by his words."""
    if any(child.lower_ in _PERFECT for child in verb.children if child.dep_ == "aux"):
        return "assert"  # "said that Oslo has been urging"
    index = reading.lexicon.derive(cue_index)
    below = {child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod")}
    words = [verb, *(child for child in verb.children if child.dep_ == "acomp")]
    senses = [sense for word in words for sense in index.get(word.lower_, ())]
    fitting = [_of_sense(sense) for sense in senses if not sense.particle or sense.particle in below]
    act = next((act for act in fitting if act != "assert"), None)
    return act or ("commit" if _is_future(verb) else "assert")


def _is_future(verb: "Token") -> bool:
    return verb.lower_ != "be" and any(child.lower_ in _FUTURE for child in verb.children if child.dep_ == "aux")


def _of_sense(sense: Sense) -> Act:
    """The act of a cue in the first person; a feeling is expressed, what one thinks is asserted."""
    if sense.cue.word == "adjective":
        return "express"
    if sense.cue.word == "noun":
        return "assert"
    if sense.cue.form == "statement":
        return sense.cue.act
    return "express" if sense.cue.name in _FEELINGS else "assert"
