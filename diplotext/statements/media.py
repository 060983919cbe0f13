"""By which way something was said: "in an interview with Harbour News", "on Twitter", "by telephone"."""

import re
from typing import TYPE_CHECKING

import attrs

from diplotext.lexicon.cues import Medium
from diplotext.lexicon.function_words import function_words
from diplotext.lexicon.patterns import alternatives
from diplotext.statements.draft import Range

if TYPE_CHECKING:
    from diplotext.lexicon import Lexicon
    from diplotext.reading import Reading

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
        medium: its entry.
    """

    start: int
    end: int
    partner: Range | None
    medium: Medium


@attrs.frozen(eq=False)
class MediaPattern:
    """What the phrases of media look like.

    Attributes:
        lead: a quick pattern of the words that they begin with or follow; group 1 is a verb, which is no part of them.
        phrase: one group for each entry; names are met in their own case ("on X").
        media: the entries.
    """

    lead: re.Pattern[str]
    phrase: re.Pattern[str]
    media: tuple[Medium, ...]


def media_pattern(lexicon: "Lexicon") -> MediaPattern:
    """Build the patterns; for `Lexicon.derive`."""
    media = lexicon.entries(Medium)
    prepositions = {word for medium in media for word in medium.prepositions}
    verbs = {word for medium in media for word in medium.verbs}
    determiners = function_words(lexicon, "article", "determiner")
    determiner = rf"(?:{alternatives(determiners | {'one'})}|[\w’'.-]{{1,30}}[’']s?)"
    # "in the spotlight since her speech": no noun phrase goes over these
    bounds = determiners | function_words(lexicon, "preposition", "conjunction", "relative", "auxiliary")
    inside = rf"(?!(?:{alternatives(bounds | {'said', 'says'})})\b)"
    return MediaPattern(
        lead=re.compile(rf"\b(?:(?:{alternatives(prepositions)})(?=\s)|({alternatives(verbs)})\s)", re.IGNORECASE),
        phrase=re.compile("|".join(f"({_phrases(medium, determiner, inside)})" for medium in media)),
        media=media,
    )


def _phrases(medium: Medium, determiner: str, inside: str) -> str:
    """The phrases of a medium; `inside` stands before every word between its determiner and its noun."""
    lead = rf"\b(?i:{alternatives(medium.prepositions)})\s+"
    options = []
    if medium.nouns:
        words = rf"{determiner}\s+(?:{inside}[\w’'-]{{1,30}}\s+){{0,4}}?"
        bare = rf"(?:{inside}[a-z-]{{1,30}}\s+){{0,2}}?"
        behind = "|".join(rf"(?<=\b{verb}\s)" for verb in medium.verbs) or "(?!)"
        options.append(rf"(?i:(?:{lead}(?:{words}|{bare})|(?:{behind}){words})(?:{alternatives(medium.nouns)}))")
    if medium.names:
        options.append(rf"{lead}(?:{alternatives(medium.names)})")
    return rf"(?:{'|'.join(options)})\b(?![’'-]\w)"


def find_media(reading: "Reading") -> tuple[MediumPhrase, ...]:
    """Find the phrases of media, in text order, each with what belongs to it."""
    pattern = reading.lexicon.derive(media_pattern)
    found: list[MediumPhrase] = []
    for lead in pattern.lead.finditer(reading.text):
        start = lead.end() if lead[1] else lead.start()
        match = pattern.phrase.match(reading.text, start)
        if match is None or (found and start < found[-1].end):
            continue
        medium = pattern.media[(match.lastindex or 1) - 1]
        end, partner = _complement(reading, match.end(), medium)
        found.append(MediumPhrase(start, end, partner, medium))
    return tuple(found)


def _complement(reading: "Reading", end: int, medium: Medium) -> tuple[int, Range | None]:
    """Where the phrase ends with its complement, and who stands in it."""
    if not medium.complements:
        return end, None
    lead = re.compile(rf"\s+({alternatives(medium.complements)})\s+").match(reading.text, end)
    if lead is None:
        return end, None
    place = noun_phrase(reading, lead.end())
    if place is None:
        return end, None
    return place[1], (place if lead[1] in medium.partners else None)


def noun_phrase(reading: "Reading", start: int) -> Range | None:
    """The noun phrase that begins at an offset, by tags alone: it ends before a date, a verb, another determiner.

    "of" goes on with it, and "and" between names; other prepositions end it.
    """
    tokens = reading.tokens(start, min(len(reading.text), start + 12 * _LONGEST_PHRASE))[:_LONGEST_PHRASE]
    day = next((date.span.start for date in reading.dates_in(start, start + 12 * _LONGEST_PHRASE)), len(reading.text))
    last = None
    for number, token in enumerate(tokens):
        if token.is_space:
            continue
        after = tokens[number + 1].tag_ if number + 1 < len(tokens) else ""
        linked = (token.lower_ == "of" and last is not None) or (
            token.lower_ in ("and", "&") and (after in ("NNP", "NNPS") if last is not None else after == "JJ")
        )  # "Roe and Doe", "Chadian and Peruvian leaders"
        anew = last is not None and token.tag_ in ("DT", "PRP$") and tokens[number - 1].lower_ != "of"
        if token.idx >= day or anew or not (token.tag_ in _NOUN_PHRASE or linked):
            if token.tag_ in ("PRP", "WP") and number == 0:
                return token.idx, token.idx + len(token)
            break
        if token.tag_.startswith("NN"):
            last = token.idx + len(token)
    return None if last is None else (start, last)
