"""Find the mentions of agreements: a noun or a known name, what has become of it, and its parties."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.actors.resolving.meant import Resolver
from diplotext.agreements.names import Name, name_at
from diplotext.agreements.status import Telling, telling_of
from diplotext.agreements.words import Words
from diplotext.clauses.days import day_of
from diplotext.lexicon.agreements import AgreementNoun
from diplotext.records import Actor, Agreement
from diplotext.terms import AgreementStatus

if TYPE_CHECKING:
    from diplotext.actors.places.find import Place
    from diplotext.reading import Reading

_SIDES = ("between", "among", "with")
# What can become of a well-known agreement: others that are told join it, discuss it, work on its application.
_BROKEN = ("suspended", "terminated", "violated")
_CONCLUDED = ("signed", "agreed", "negotiated", "ratified", "terminated", "violated", "proposed", "suspended")


@attrs.frozen(kw_only=True, eq=False)
class Setting:
    """What the finder of mentions needs."""

    reading: "Reading"
    resolver: Resolver
    words: Words
    places: "tuple[Place, ...]"


@attrs.frozen(kw_only=True)
class Mention:
    """A mention of an agreement.

    Attributes:
        agreement: the record that it would make.
        noun: its noun, or its name where that is known.
        back: it can point back to another ("the agreement").
        alone: it makes a record where there is none to point back to.
        short: the abbreviation behind it.
        proper: it is a proper name.
        told: a word says what has become of it.
    """

    agreement: Agreement
    noun: str
    back: bool
    alone: bool
    short: str | None
    proper: bool
    told: bool


def find_mentions(setting: Setting) -> Iterator[Mention]:
    """Yield the mentions of agreements in text order."""
    parse, words, text = setting.reading.clauses.parse, setting.words, setting.reading.text
    known = [(match.start(), match.end()) for match in words.known.finditer(text)]
    at, free = 0, 0
    for i, word in enumerate(parse.words):
        start = parse.offsets[i]
        while at < len(known) and known[at][1] <= start:
            at += 1
        if start < free:
            continue
        if at < len(known) and known[at][0] <= start:
            found = _known(setting, *known[at])
        elif word in words.nouns and parse.is_noun(i) and parse.labels[i] != "compound":
            found = _described(setting, i)
        else:
            continue
        if found is not None:
            free = found.agreement.evidence[0].end
            yield found


def _known(setting: Setting, start: int, end: int) -> Mention | None:
    reading = setting.reading
    head = reading.clauses.head_in(start, end)
    name = reading.text[start:end]
    entry = setting.words.named.get(name)
    if head is None or entry is None:
        return None
    telling = telling_of(reading.clauses, setting.words, head)
    agreement = Agreement(
        name=reading.source[start:end],
        kind=entry.kind,
        status=telling.status if telling is not None and telling.status in _BROKEN else "in_force",
        evidence=(reading.span(start, end),),
        rule="agreement.known",
    )
    return Mention(
        agreement=agreement,
        noun=entry.names[0],
        back=False,
        alone=True,
        short=None,
        proper=True,
        told=telling is not None,
    )


def _described(setting: Setting, i: int) -> Mention | None:
    reading, words = setting.reading, setting.words
    clauses, parse = reading.clauses, reading.clauses.parse
    entry = words.nouns[parse.words[i]]
    name = name_at(reading, i)
    if _is_else(entry, name, parse.tags[i], parse.words[i - 1] if i else ""):
        return None
    telling = telling_of(clauses, words, i)
    if telling is not None and telling.status == "proposed" and name.proper and name.definite:
        telling = None  # "would like Peru to join the Ports Treaty"
    concluded = telling is not None and telling.status in _CONCLUDED
    specific = bool(clauses.obliques(i, "between", "on")) or (name.own and parse.tags[i] in ("NN", "NNP"))
    told = name.told and (concluded or (not entry.weak and (specific or telling is not None)))
    back = not name.proper and (name.definite or not told) and not clauses.obliques(i, *_SIDES, "on")
    named_on = i + 1 < len(parse.words) and parse.tags[i + 1] == "NNP" and parse.heads[i] == i + 1
    if not (name.proper or back or told) or named_on:
        return None
    return Mention(
        agreement=_agreement(setting, i, entry, name, telling),
        noun=entry.noun,
        back=back,
        alone=name.proper or told,
        short=name.short,
        proper=name.proper,
        told=telling is not None,
    )


def _agreement(setting: Setting, i: int, entry: AgreementNoun, name: Name, telling: Telling | None) -> Agreement:
    reading, clauses = setting.reading, setting.reading.clauses
    parties = _parties(setting, i, telling)
    start, end = clauses.characters(clauses.sentence(i))
    span = reading.span(name.start, name.end)
    return Agreement(
        name=span.text,
        kind=entry.kind,
        parties=parties,
        countries=_countries(setting, name, parties),
        status=telling.status if telling is not None else _untold(name),
        date=day_of(clauses, reading.dates_in(start, end), telling.at) if telling is not None else None,
        topic=name.topic,
        figures=reading.figures_in(name.start, name.end),
        evidence=(span,),
        rule=f"agreement.{entry.noun}",
    )


def _is_else(entry: AgreementNoun, name: Name, tag: str, before: str) -> bool:
    """Whether the noun means something else here: "reached important agreement", "a great deal"."""
    determined = name.definite or name.indefinite or name.own or name.proper
    return before in entry.never_after or (entry.counted and tag == "NN" and not determined)


def _untold(name: Name) -> AgreementStatus:
    """What has become of an agreement of which no word says it: "we need to talk about a Ports Treaty"."""
    if name.indefinite:
        return "proposed"
    return "in_force" if name.proper else "unknown"


def _parties(setting: Setting, i: int, telling: Telling | None) -> tuple[Actor, ...]:
    """Who concludes it: who stands between "between" and "with", and the subject of who signs or negotiates."""
    clauses, meant = setting.reading.clauses, setting.resolver.meant
    inside = meant(clauses.obliques(i, *_SIDES))
    if telling is None:
        return inside
    predicate = clauses.predicate(telling.at) if clauses.parse.is_verb(telling.at) else None
    if predicate is None:
        return inside or meant(clauses.obliques(telling.at, *_SIDES))
    with_them = meant(n for p in _SIDES for n in predicate.obliques.get(p, ()))
    if not telling.cue.sides or len(inside) > 1:
        return tuple(dict.fromkeys((*inside, *with_them)))
    doers = meant(predicate.agents if predicate.passive else predicate.subjects)
    return tuple(dict.fromkeys((*doers, *inside, *with_them)))


def _countries(setting: Setting, name: Name, parties: tuple[Actor, ...]) -> tuple[str, ...]:
    """The sides: the parties' states and those in the name."""
    named = [p.code for p in setting.places if name.start <= p.start < name.end and p.form in ("name", "demonym")]
    return tuple(dict.fromkeys((*(actor.country for actor in parties if actor.country), *named)))
