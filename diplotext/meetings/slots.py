"""What a clause says of a meeting beside who: when, where, by what means, about what."""

from typing import TYPE_CHECKING

from diplotext.clauses.days import day_of as clause_day
from diplotext.meetings.words import Words
from diplotext.records import Date, Span
from diplotext.terms import MeetingMode

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.reading import Reading

_PLACE = ("in", "at")


def day_of(reading: "Reading", i: int) -> Date | None:
    """The day that the clause of a cue tells."""
    start, end = reading.clauses.characters(reading.clauses.sentence(i))
    return clause_day(reading.clauses, reading.dates_in(start, end), i)


def means_of(reading: "Reading", words: Words, i: int) -> MeetingMode | None:
    """By what means they meet where a word beside the cue tells: "a phone call", "spoke by video"."""
    parse = reading.clauses.parse
    verb = reading.clauses.governor(i) if not parse.tags[i].startswith("VB") else None
    for word in (i, *((verb,) if verb is not None else ())):
        for child in parse.children(word):
            for near in (child, *parse.children(child)) if parse.labels[child] in ("prep", "agent") else (child,):
                if parse.words[near] in words.means and near != i:
                    return words.means[parse.words[near]]
    return None


def places_of(actors: "Actors", reading: "Reading", i: int) -> tuple[str, ...]:
    """The places that hang on a cue or its verb: "met in Lima"."""
    clauses = reading.clauses
    verb = None if clauses.parse.tags[i].startswith("VB") else clauses.governor(i)
    nouns = [*clauses.obliques(i, *_PLACE), *(clauses.obliques(verb, *_PLACE) if verb is not None else ())]
    found: list[str] = []
    for noun in nouns:
        start, end = clauses.characters(clauses.without_additions(noun))
        found += [p.text for p in actors.places if start <= p.start < end and p.form != "demonym" and not p.embedded]
    return tuple(dict.fromkeys(found))


def topics_of(reading: "Reading", words: Words, i: int) -> tuple[Span, ...]:
    """What they talked about, a span for each item: "discussed trade and transport", "talks on energy"."""
    clauses = reading.clauses
    parse = clauses.parse
    start, end = clauses.sentence(i)
    for word in range(max(start, i), end):
        entry = words.topics.get(parse.words[word])
        if entry is None:
            continue
        items = clauses.obliques(word, *entry.prepositions) if entry.prepositions else clauses.objects(word)
        if items:
            return tuple(_item(reading, noun) for noun in items if parse.is_noun(noun) and parse.tags[noun] != "PRP")
    return ()


def _item(reading: "Reading", noun: int) -> Span:
    clauses = reading.clauses
    parse = clauses.parse
    start, end = clauses.subtree(noun)
    for child in parse.children(noun):
        if child > noun and parse.labels[child] in ("conj", "cc", "punct"):
            end = min(end, max(noun + 1, clauses.subtree(child)[0]))
    return reading.span(*clauses.characters((start, end)))
