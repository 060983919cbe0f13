"""Find what tells of a meeting: a verb or a noun, and who takes part by its clause."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.actors.resolving.meant import Resolver
from diplotext.lexicon.meetings import MeetingCue
from diplotext.meetings.slots import day_of, means_of, places_of, topics_of
from diplotext.meetings.status import settled, state_of
from diplotext.meetings.words import Words
from diplotext.records import Actor, Meeting, Official, Organization, Span

if TYPE_CHECKING:
    from diplotext.clauses.parse import Parse
    from diplotext.reading import Reading

MAX_SENTENCE = 400
_BESIDE = ("after", "during", "at", "following", "before", "in", "for", "by", "throughout", "since", "on", "from", "as")
_OWNERS = ("of", "between", "among", "by")
_OURS = ("we", "us", "our", "ours", "they", "their", "them", "both", "two")


@attrs.frozen(kw_only=True, eq=False)
class Setting:
    """What the finder of mentions needs: the text, who is meant by a noun, the vocabulary."""

    reading: "Reading"
    resolver: Resolver
    words: Words


def find_mentions(setting: Setting) -> Iterator[Meeting]:
    """Yield a meeting for each cue that tells of one, in text order."""
    clauses = setting.reading.clauses
    parse, words = clauses.parse, setting.words
    for i, word in enumerate(parse.words):
        table = words.verbs if parse.tags[i].startswith("VB") else words.nouns if parse.is_noun(i) else None
        cues = table.get(word, ()) if table is not None else ()
        for cue in cues:
            if cue.companions and not any(parse.words[c] in cue.companions for c in parse.children(i)):
                continue
            if (cue.pos == "noun" and parse.labels[i] == "compound") or (cue.bare and _leads_on(parse, i)):
                continue
            if any(parse.words[c] in words.again for c in parse.children(i)):
                continue  # "will meet annually", "frequent consultations"
            found = _meeting(setting, i, cue)
            if found is not None:
                yield found
            break


def _leads_on(parse: "Parse", i: int) -> bool:
    """Whether a word asks for something: "called on them to leave", "our call for peace", "calls to Peru to leave"."""
    clause = ("xcomp", "ccomp", "advcl", "acl")
    return any(
        (parse.labels[c] in clause and parse.tags[c] == "VB") or (parse.is_noun(i) and parse.words[c] == "for")
        for c in parse.children(i)
    )


def _meeting(setting: Setting, i: int, cue: MeetingCue) -> Meeting | None:
    reading = setting.reading
    start, end = reading.clauses.sentence(i)
    if end - start > MAX_SENTENCE:
        return None
    turn = reading.turn_at(reading.clauses.parse.offsets[i])
    if turn is not None and turn.role == "question":
        return None
    state = state_of(reading.clauses, setting.words, i)
    if state is None:
        return None
    one, other = _of_verb(setting, i, cue) if cue.pos == "verb" else _of_noun(setting, i, cue)
    party = tuple(dict.fromkeys((*one, *other)))
    if not is_between_sides(party):
        return None
    day = day_of(reading, i)
    return Meeting(
        participants=party,
        countries=tuple(dict.fromkeys(actor.country for actor in party if actor.country)),
        mode=means_of(reading, setting.words, i) or cue.mode,
        status=settled(state, day, reading.published),
        postponed=state == "postponed",
        date=day,
        places=places_of(setting.resolver.actors, reading, i),
        topics=topics_of(reading, setting.words, i),
        evidence=(_evidence(reading, i),),
        rule=f"meeting.{cue.pos}.{cue.lemma}",
    )


def _of_verb(setting: Setting, i: int, cue: MeetingCue) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The sides of what a verb tells: its subject, and its object or those behind its preposition."""
    clauses, meant = setting.reading.clauses, setting.resolver.meant
    predicate = clauses.predicate(i)
    doers = meant(predicate.agents if predicate.passive and cue.object else predicate.subjects)
    # "discussed trade with the king": the parse may hang the other side on what is discussed
    objects = () if cue.object else predicate.objects
    with_them = meant(n for word in (i, *objects) for n in clauses.obliques(word, *cue.prepositions))
    undergoers = meant(predicate.undergoers) if cue.object else ()
    others = tuple(dict.fromkeys((*undergoers, *with_them)))
    things = cue.object and any(clauses.parse.tags[n] in ("NN", "NNS") for n in predicate.objects)
    if not others and (things or not (cue.joint and _together(setting, predicate.subjects))):
        return (), ()  # "to meet the challenges"
    return doers, others


def _together(setting: Setting, subjects: tuple[int, ...]) -> bool:
    """Whether several act together: "Ms Roe and Mr Doe", "the two ministers", "we"."""
    parse = setting.reading.clauses.parse
    return len(subjects) > 1 or any(
        parse.tags[s] in ("NNS", "NNPS", "DT", "CD") or parse.words[s] in _OURS for s in subjects
    )


def _of_noun(setting: Setting, i: int, cue: MeetingCue) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The sides of what a noun tells: its owner or the subject of its verb, and those behind "with" or "between"."""
    clauses, meant = setting.reading.clauses, setting.resolver.meant
    parse = clauses.parse
    verb = clauses.governor(i)
    own = [n for c in parse.children(i) if parse.labels[c] == "poss" for n in clauses.listed(c)]
    owners = meant([*own, *clauses.obliques(i, *_OWNERS)])
    with_them = meant(clauses.obliques(i, *(p for p in cue.prepositions if p not in _OWNERS)))
    if not with_them and verb is not None and parse.labels[i] == "dobj":
        with_them = meant(clauses.obliques(verb, "with"))
    if len(owners) > 1 and not own:
        return owners, with_them
    doers = owners or _by_verb(setting, i, verb)
    if not with_them and not _is_plural(setting, doers, verb, own):
        return (), ()
    return doers, with_them


def _is_plural(setting: Setting, doers: tuple[Actor, ...], verb: int | None, own: list[int]) -> bool:
    return len(doers) > 1 and _together(setting, tuple(own) or (setting.reading.clauses.subjects(verb) if verb else ()))


def _by_verb(setting: Setting, i: int, verb: int | None) -> tuple[Actor, ...]:
    """Who takes part by the verb that governs the noun: "held talks", "said after talks"."""
    clauses = setting.reading.clauses
    parse = clauses.parse
    if verb is None:
        return ()
    predicate = clauses.predicate(verb)
    if parse.labels[i] in ("dobj", "attr", "nsubjpass"):
        prepositions = setting.words.supports.get(parse.words[verb])
        if prepositions is None:
            return ()
        return setting.resolver.meant(predicate.agents if predicate.passive else predicate.subjects)
    if parse.labels[i] == "pobj" and (
        parse.words[parse.heads[i]] in _BESIDE
        or parse.words[parse.heads[i]] in setting.words.supports.get(parse.words[verb], ())
    ):
        return setting.resolver.meant(predicate.agents or predicate.subjects)
    return ()


def is_between_sides(party: tuple[Actor, ...]) -> bool:
    """Whether those who meet are of two states or organisations, as far as the text tells."""
    if len(party) < 2:
        return False
    sides = {side_of(actor) for actor in party}
    return len(sides) > 1


def side_of(actor: Actor) -> str | None:
    """For whom an actor acts: a state's code, an international organisation's name, or None."""
    if actor.country:
        return actor.country
    if isinstance(actor, Organization):
        return actor.name if actor.kind == "international" else None
    return actor.organization if isinstance(actor, Official) else None


def _evidence(reading: "Reading", i: int) -> Span:
    """The clause around a cue, within its sentence."""
    clauses = reading.clauses
    parse = clauses.parse
    head = i if parse.tags[i].startswith("VB") else clauses.governor(i)
    first, last = clauses.subtree(head if head is not None else i)
    start, end = clauses.sentence(i)
    first, last = max(first, start), min(last, end)
    while last > i + 1 and parse.is_punctuation(last - 1):
        last -= 1
    return reading.span(*clauses.characters((min(first, i), max(last, i + 1))))
