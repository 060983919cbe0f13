"""Who is meant by the nouns of a clause: by what the text says beside them, where the parse breaks names and lists."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from diplotext.clauses.arguments import SUBJECTS
from diplotext.records import Actor, Official, Organization
from diplotext.terms import without_article
from diplotext.visits.places import starting_in
from diplotext.visits.setting import Setting
from diplotext.visits.speakers import FIRST_PERSON, YOU, addressee_at, first_person, travels, unique

if TYPE_CHECKING:
    from spacy.tokens import Token

    from diplotext.clauses import Tree

# Between the names of a list: "X, Y", "X, and the Y", "X as well as his Y".
JOINT = re.compile(
    r"\s*(?:,|(?P<and>,?\s+(?:and|as well as|together with|along with)))\s+(?:(?:the|his|her|their|with|also)\s+){0,2}"
)
POSSESSIVE = re.compile(r"[’']s\b|[’'](?=\s)")
APPOSED = re.compile(r"\s*[—–,(-]+\s*(?:the\s+)?")
LINK = re.compile(r"\s+(?:(?:today|here)\s+)?(?:with\s+)?(?:the\s+)?(?:visiting\s+)?")
SOURCE = re.compile(r"\b(?:of|from)\b")
TOWARDS = re.compile(r"\b(?:to|in|at|for)\b")
MAX_NAME = 200
PAIR_REACH = 600
LIST_REACH = 600
PARTY_REACH = 300
CHAIN = 4
TOGETHER = ("we", "us", "our", "ours", "ourselves")
LED = ("led", "headed", "chaired")


def resolve(setting: Setting, nouns: Iterable["Token"]) -> tuple[Actor, ...]:
    """Who is meant by these nouns, states and media left out: no state travels."""
    found: list[Actor] = []
    for noun in nouns:
        apposition = next(
            (child for child in setting.tree.children(noun) if child.dep_ == "appos" and child.i > noun.i), None
        )
        if _is_owned_thing(setting, noun):
            # "her host, Minister Roe"
            found += _listed(setting, apposition)[:1] if apposition is not None else ()
            continue
        addressee = addressee_at(setting, noun.idx) if noun.lower_ in YOU else None
        if addressee is not None:
            found += addressee
            continue
        if noun.lower_ in FIRST_PERSON and _apposed(setting, noun) is None:
            speaker = first_person(setting, noun.idx)
            if speaker or noun.lower_ not in TOGETHER:
                found += speaker
                continue
        found += _leaders(setting, noun)
        listed = _listed(setting, _apposed(setting, noun) or noun)
        if any(actor.name for actor in listed):
            found += listed
            continue
        for start, end in _readings(setting, _antecedent(noun)):
            meant = [party for actor in setting.actors.at(start, end) for party in _with_state(setting, actor, noun)]
            meant = [actor for actor in meant if travels(actor)]
            if meant:
                found += meant
                break
        else:
            found += _new_party(setting, noun)
        found += listed[1:]
    return unique(found)


def _apposed(setting: Setting, noun: "Token") -> "Token | None":
    """The name that tells who "we" are: "We, the President of Peru and ..."."""
    dash = APPOSED.match(setting.reading.text, noun.idx + len(noun)) if noun.lower_ == "we" else None
    if dash is None:
        return None
    named = setting.actors.mentions_in(dash.end(), dash.end() + MAX_NAME)
    return (
        setting.reading.tokens(named[0][0].start, named[0][0].end)[0]
        if named and named[0][0].start == dash.end()
        else None
    )


def _antecedent(noun: "Token") -> "Token":
    """The first "he" or "she" that is a subject here and in the sentences before: the same person all along."""
    if noun.lower_ not in ("he", "she", "his", "her", "him"):
        return noun
    pronoun = "she" if noun.lower_ in ("she", "her") else "he"
    sentence, end = noun.sent, noun.i
    for _ in range(CHAIN):
        first = next((w for w in noun.doc[sentence.start : end] if w.lower_ == pronoun and w.dep_ in SUBJECTS), None)
        if first is None and sentence.end <= noun.i:
            break
        noun = first or noun
        # "President Roe said that she ..." begins anew
        named = any(w.dep_ in SUBJECTS and w.tag_.startswith("NNP") for w in noun.doc[sentence.start : noun.i])
        if named or sentence.start == 0:
            break
        sentence = noun.doc[sentence.start - 1].sent
        end = sentence.end
    return noun


def _readings(setting: Setting, noun: "Token") -> tuple[tuple[int, int], ...]:
    """The ranges to look a noun phrase up by; of "African leaders", "leaders" alone are others."""
    whole = (setting.tree.without_additions(noun), setting.tree.up_to_head(noun))
    alone = noun.lower_ not in setting.words.pairs or noun.left_edge.i == noun.i
    return (*whole, (noun.idx, noun.idx + len(noun))) if alone else whole


def _leaders(setting: Setting, noun: "Token") -> tuple[Actor, ...]:
    """Who leads a delegation: "a Danish delegation led by the minister"."""
    if noun.lower_ not in setting.words.parties:
        return ()
    verbs = (child for child in setting.tree.children(noun) if child.dep_ in ("acl", "relcl") and child.lower_ in LED)
    return resolve(setting, (agent for verb in verbs for agent in setting.tree.obliques(verb, "by")))


def _listed(setting: Setting, noun: "Token") -> tuple[Actor, ...]:
    """The person in whose name or title a noun stands, and those whom commas and "and" join to it.

    The text tells more than the parse, which breaks lists: "X of A, Y of B, and Z of C".
    """
    near = setting.actors.mentions_in(max(0, noun.idx - LIST_REACH), noun.idx + LIST_REACH)
    held = (at for at, (span, actor) in enumerate(near) if span.start <= noun.idx < span.end and travels(actor))
    at = next(held, None)
    if at is None:
        return ()

    def link(left: int) -> re.Match[str] | None:
        span, _ = near[left + 1]
        joint = JOINT.fullmatch(setting.reading.text, near[left][0].end, span.start)
        return None if joint is None or _starts_clause(setting, span.start, span.end) else joint

    first = last = at
    closed = False
    while not closed and last + 1 < len(near) and (joint := link(last)):
        closed = joint["and"] is not None
        last += 1
    last = last if closed else at
    while first > 0 and (joint := link(first - 1)) and (joint["and"] is None or first == last):
        closed = closed or joint["and"] is not None
        first -= 1
    return tuple(actor for _, actor in near[first : last + 1]) if closed else (near[at][1],)


def _starts_clause(setting: Setting, start: int, end: int) -> bool:
    """Whether a mention is the subject of a clause of its own: "met the king, and the queen left"."""
    root = setting.reading.tokens(start, end).root
    return root.dep_ in SUBJECTS and root.i < root.head.i and root.head.dep_ in ("conj", "ccomp")


def _is_owned_thing(setting: Setting, noun: "Token") -> bool:
    """Whether a noun is what somebody has: "the minister's support", "credentials of the envoy"."""
    if noun.lower_ in setting.words.parties or noun.lower_ in setting.words.pairs:
        return False
    if not any(
        child.dep_ == "poss" or (child.dep_ == "prep" and child.lower_ == "of") for child in setting.tree.children(noun)
    ):
        return False
    mentions = setting.actors.mentions_in(noun.left_edge.idx, noun.right_edge.idx + len(noun.right_edge))
    return bool(mentions) and not any(span.start <= noun.idx < span.end for span, _ in mentions)


def together(setting: Setting, subject: "Token") -> tuple[Actor, ...]:
    """Those who act together as a subject: "Ms Roe and Mr Doe"; "the two presidents" are the last two of two states."""
    nouns = setting.tree.listed(subject)
    pair = _last_two(setting, subject) if len(nouns) == 1 and subject.lower_ in setting.words.pairs else ()
    return pair or resolve(setting, nouns)


def _last_two(setting: Setting, pair: "Token") -> tuple[Actor, ...]:
    """The officials of two states whom the paragraph named last before "the two presidents"."""
    index = setting.reading.paragraph_at(pair.idx)
    start = setting.reading.paragraphs[index][0] if index is not None else pair.sent.start_char
    found: dict[str, Actor] = {}
    for _, actor in reversed(setting.actors.mentions_in(max(start, pair.idx - PAIR_REACH), pair.idx)):
        if isinstance(actor, Official) and actor.country is not None:
            found.setdefault(actor.country, actor)
    return tuple(found.values()) if len(found) == 2 else ()


def _new_party(setting: Setting, noun: "Token") -> tuple[Actor, ...]:
    """A party that nobody else speaks of: "a Danish delegation"; () unless it, or "the delegation", has a state."""
    if noun.lower_ not in setting.words.parties:
        return ()
    span = setting.reading.span(*setting.tree.without_additions(noun))
    name = without_article(span.text)
    party = Organization(name=name, kind="delegation", mentions=(span,), rule="visit.party")
    found = tuple(actor for actor in _with_state(setting, party, noun) if travels(actor))
    if found or not any(child.lower_ in ("the", "this") for child in setting.tree.children(noun)):
        return found
    # "the delegation", after "a Danish delegation"
    for earlier in reversed(noun.doc[max(0, noun.i - PARTY_REACH) : noun.i]):
        if earlier.lower_ == noun.lower_:
            return _new_party(setting, earlier)
    return ()


def party_of(setting: Setting, noun: "Token", country: str | None) -> tuple[Actor, ...]:
    """An unnamed party of a state that its phrase leaves open: "accompanied by a delegation"."""
    if noun.lower_ not in setting.words.parties:
        return ()
    span = setting.reading.span(*setting.tree.without_additions(noun))
    name = without_article(span.text)
    return (Organization(name=name, kind="delegation", country=country, mentions=(span,), rule="visit.party"),)


def right_before(setting: Setting, verb: "Token") -> tuple[Actor, ...]:
    """The official named right before a verb that the parse gives no subject: "..., the chancellor praised"."""
    first = next((child for child in verb.lefts if child.dep_ in ("aux", "auxpass", "neg", "advmod")), verb)
    named = setting.actors.mentions_in(max(0, first.idx - MAX_NAME), first.idx)
    last = next((pair for pair in reversed(named) if isinstance(pair[1], Official)), None)
    return (last[1],) if last and not setting.reading.text[last[0].end : first.idx].strip(" ,") else ()


def right_after(setting: Setting, token: "Token") -> tuple[Actor, ...]:
    """The official named right after a verb: "welcoming President ...", "met today with ..."."""
    link = LINK.match(setting.reading.text, token.idx + len(token))
    if link is None:
        return ()
    named = setting.actors.mentions_in(link.end(), link.end() + MAX_NAME)
    first = next((pair for pair in named if pair[0].start == link.end() and isinstance(pair[1], Official)), None)
    # "welcomed President Roe's decision" welcomes nobody
    owns = first is not None and POSSESSIVE.match(setting.reading.text, first[0].end) is not None
    return (first[1],) if first is not None and not owns else ()


def named_later(setting: Setting, token: "Token") -> tuple[Actor, ...]:
    """The first official named after a possessive: "during his visit to Oslo, the king ..."."""
    named = setting.actors.mentions_in(token.idx, token.sent.end_char)
    return tuple(actor for _, actor in named if isinstance(actor, Official))[:1]


def named_before(setting: Setting, token: "Token") -> tuple[Actor, ...]:
    """The first official of the sentence, named before a word."""
    named = setting.actors.mentions_in(token.sent.start_char, token.idx)
    return tuple(actor for _, actor in named if isinstance(actor, Official))[:1]


def _with_state(setting: Setting, actor: Actor, noun: "Token") -> tuple[Actor, ...]:
    """An unnamed party with the state that its phrase names; of two states, "envoys of Nepal and Peru", two parties."""
    unnamed = isinstance(actor, Organization) and actor.kind in ("delegation", "group") and actor.country is None
    if not unnamed or noun.lower_ not in setting.words.parties:
        return (actor,)
    after = noun.idx + len(noun)
    end = min(noun.right_edge.idx + len(noun.right_edge), after + 100)
    homes = {
        place.code: place
        for place in starting_in(setting.places, noun.left_edge.idx, end)
        if (place.start < noun.idx or SOURCE.search(setting.reading.text, after, place.start))
        and not TOWARDS.search(setting.reading.text, after, max(after, place.start))
    }
    if len(homes) == 1:
        return (attrs.evolve(actor, name=_party_name(setting, noun), country=next(iter(homes))),)
    parties = (attrs.evolve(actor, name=f"{noun.text} of {p.text}", country=code) for code, p in homes.items())
    return tuple(parties) or (actor,)


def _party_name(setting: Setting, noun: "Token") -> str:
    """An unnamed party as written: "Danish officials", "representatives of the United States"."""
    return without_article(setting.reading.span(noun.left_edge.idx, _end_of_source(setting.tree, noun)).text)


def _end_of_source(tree: "Tree", noun: "Token") -> int:
    sources = [child for child in tree.children(noun) if child.dep_ == "prep" and child.lower_ in ("of", "from")]
    last = sources[0].right_edge if sources else noun
    return last.idx + len(last)
