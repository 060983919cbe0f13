"""By which way something was said: "in an interview with Harbour News", "on Twitter", "by telephone"."""

import re
from typing import TYPE_CHECKING

import attrs

from diplotext.lexicon.cues import Medium
from diplotext.statements.draft import Range

if TYPE_CHECKING:
    from diplotext.lexicon import Lexicon
    from diplotext.reading import Reading

_DETERMINER = r"(?:an?|the|his|her|its|their|our|my|this|that|another|one|[\w’'.-]{1,30}[’']s?)"
_BETWEEN = r"(?!(?:the|an?|his|her|its|their|that|and|of|to|for|with|in|on|at|by)\b)"
_NOUN_PHRASE = frozenset(
    ("DT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "PRP$", "CD", "HYPH", "``", "''", "VBN", "FW")
)
_LONGEST_PHRASE = 12


@attrs.frozen
class MediumPhrase:
    """A phrase that tells the medium.

    Attributes:
        start, end: its characters.
        partner: who is interviewed by, written to, spoken with; None if nobody is named.
        group: the name of its entry.
    """

    start: int
    end: int
    partner: Range | None
    group: str


def media_pattern(lexicon: "Lexicon") -> tuple[re.Pattern[str], tuple[Medium, ...]]:
    """A pattern with one group for each entry, and the entries; names are met in their own case ("on X")."""
    media = lexicon.entries(Medium)
    return re.compile("|".join(f"({_alternatives(medium)})" for medium in media)), media


def _alternatives(medium: Medium) -> str:
    lead = rf"\b(?i:{_joined(medium.prepositions)})\s+"
    options = []
    if medium.nouns:
        words = rf"{_DETERMINER}\s+(?:{_BETWEEN}[\w’'-]{{1,30}}\s+){{0,4}}?"
        bare = rf"(?:{_BETWEEN}[a-z-]{{1,30}}\s+){{0,2}}?"
        behind = "".join(rf"|(?<=\b{verb}\s){words}" for verb in medium.verbs)
        options.append(rf"(?i:(?:{lead}(?:{words}|{bare}){behind})(?:{_joined(medium.nouns)}))")
    if medium.names:
        options.append(rf"{lead}(?:{_joined(medium.names)})")
    return rf"(?:{'|'.join(options)})\b(?![’'-]\w)"


def _joined(forms: tuple[str, ...]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


def find_media(reading: "Reading") -> tuple[MediumPhrase, ...]:
    """Find the phrases of media, in text order, each with what belongs to it."""
    pattern, media = reading.lexicon.derive(media_pattern)
    found = []
    for match in pattern.finditer(reading.text):
        medium = media[(match.lastindex or 1) - 1]
        end, partner = _complement(reading, match.end(), medium)
        found.append(MediumPhrase(match.start(), end, partner, medium.name))
    return tuple(found)


def _complement(reading: "Reading", end: int, medium: Medium) -> tuple[int, Range | None]:
    """Where the phrase ends with its complement, and who stands in it."""
    if not medium.complements:
        return end, None
    lead = re.compile(rf"\s+({_joined(medium.complements)})\s+").match(reading.text, end)
    if lead is None:
        return end, None
    place = noun_phrase(reading, lead.end())
    if place is None:
        return end, None
    return place[1], (place if lead[1] in medium.partners else None)


def noun_phrase(reading: "Reading", start: int) -> Range | None:
    """The noun phrase that begins at an offset, by tags alone: it ends before a date, a preposition, a verb.

    "of" goes on with it, and "and" between names.
    """
    tokens = reading.tokens(start, min(len(reading.text), start + 12 * _LONGEST_PHRASE))[:_LONGEST_PHRASE]
    day = next((date.span.start for date in reading.dates_in(start, start + 12 * _LONGEST_PHRASE)), len(reading.text))
    last = None
    for number, token in enumerate(tokens):
        after = tokens[number + 1].tag_ if number + 1 < len(tokens) else ""
        linked = (token.lower_ == "of" and last is not None) or (
            token.lower_ in ("and", "&") and after in ("NNP", "NNPS") and last is not None
        )
        if token.idx >= day or not (token.tag_ in _NOUN_PHRASE or linked):
            if token.tag_ in ("PRP", "WP") and number == 0:
                return token.idx, token.idx + len(token)
            break
        if token.tag_.startswith("NN"):
            last = token.idx + len(token)
    return None if last is None else (start, last)
