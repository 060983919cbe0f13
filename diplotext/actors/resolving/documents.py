"""Who speaks through a document: whoever issued "the statement", and "we" of a communiqué."""

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from diplotext.lexicon.actors import ActorWords
from diplotext.lexicon.patterns import alternatives
from diplotext.records import Actor

if TYPE_CHECKING:
    from diplotext.actors.resolving.reference import Actors
    from diplotext.lexicon import Lexicon
    from diplotext.reading import Reading

# "We, the Leaders of the Group of Ten (G10), met": up to the verb.
_WE_THE = re.compile(r"\bwe, (?:the )?([^.;:\n]{2,200}?),? (?!(?:and|the|of|for)\b)(?=[a-z]+ )", re.IGNORECASE)
_OPENING = 3_000
_FEW = 6
_BACK = 5_000


def document_pattern(lexicon: "Lexicon") -> tuple[re.Pattern[str], frozenset[str]]:
    """What is issued, behind an article, and the verbs of issuing; for `Lexicon.derive`."""
    forms = {entry.group: entry.forms for entry in lexicon.entries(ActorWords)}
    things = alternatives(forms["issued"])
    return re.compile(rf"(?:the|this|that) (?:[\w-]+ ){{0,2}}?({things})", re.IGNORECASE), frozenset(forms["issuing"])


def issuer(reading: "Reading", actors: "Actors", phrase: str, start: int) -> tuple[Actor, ...]:
    """Who issued "the statement": of its earlier mentions the doer of the verb, or who stands behind "by" or "of"."""
    pattern, verbs = reading.lexicon.derive(document_pattern)
    found = pattern.fullmatch(phrase)
    if not found:
        return ()
    earlier = list(
        re.compile(rf"\b{re.escape(found[1])}\b", re.IGNORECASE).finditer(reading.text, max(0, start - _BACK), start)
    )
    for match in itertools.islice(reversed(earlier), _FEW):
        for first, last, issued in _issuers(reading, match.start(), verbs):
            own = reading.text[first:last].lower()
            meant = () if pattern.fullmatch(own) else actors.at(first, last)
            if meant and (issued or meant[0].rule != "organization.group"):  # "statement of intent"
                return meant
    return ()


def _issuers(reading: "Reading", start: int, verbs: frozenset[str]) -> Iterator[tuple[int, int, bool]]:
    """Who may have issued what is named at an offset: where he is named, and whether a verb says that he issued it."""
    clauses, parse = reading.clauses, reading.clauses.parse
    for token in reading.tokens(start, start + 1):
        verb = clauses.governor(token.i)
        told = clauses.predicate(verb) if verb is not None and parse.words[verb] in verbs else None
        issued = told is not None and token.i in told.undergoers
        by = next(filter(None, (clauses.obliques(token.i, word) for word in ("from", "by", "of"))), ())
        for noun in (told.doers if told and issued else by)[:1]:
            first, last = clauses.mention(noun)
            yield parse.offsets[first], parse.offsets[last - 1] + len(parse.texts[last - 1]), issued


def we_of(reading: "Reading", actors: "Actors") -> tuple[Actor, ...]:
    """Who "we" are in a text without turns that says so: "We, the Leaders of the Group of Ten"; else ().

    Of what is named there, a body of several states is meant first, then persons, then states.
    """
    opening = _WE_THE.search(reading.text, 0, _OPENING)
    if opening and not reading.turns:
        bodies, persons, states = actors.named_in(*opening.span(1))
        return bodies[:1] or persons or states
    return ()
