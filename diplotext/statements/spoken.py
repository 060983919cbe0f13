"""Documents that are speech: each paragraph of a turn is a statement of its speaker."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from diplotext.layout import sentence_breaks
from diplotext.lexicon.cues import Courtesy, Performative
from diplotext.lexicon.patterns import alternatives
from diplotext.statements.draft import Draft, Range
from diplotext.terms import Act

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.lexicon import Lexicon
    from diplotext.reading import Reading

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_ADVERBS = r"(?:[a-z]{2,14}ly|very|also|most|again|once\s+again|so)"
_ADVERB = re.compile(rf"\b{_ADVERBS}\s+")
_LONGEST_COURTESY = 200
_ANSWERING = re.compile(r"\b(?:responded|answered|answers|replied|told|spoke|talked|gave|granted|took)\b")
# "our interview with Ana Roe", "we talked to Ana Roe"; "in an interview with the Herald" names no person and goes on.
_INTERVIEWED = re.compile(
    r"\b(?:[Ii]nterview(?:s|ed)?(?:\s(?:with|of))?|questions\s(?:to|for)|(spoke|speaks|talked|talks|sat\sdown)\s(?:with|to))\s"
)
# "(Applause.)", "[Laughter]": a paragraph that is no speech.
_DIRECTION = re.compile(r"[>\s]*[(\[][^()\[\]]{1,200}[)\]][.]?\s*")
# "(In English.) More than two.": how it is said, before what is said.
_ASIDE = re.compile(r"[(\[][A-Z][^()\[\]\n]{1,60}[)\]][.]?\s+(?=\S)")
_CLOSING = '"”’»)] '
# "I have a question about the talks." and "Ana Roe of the Harbour Times." only lead to what is asked.
_SHORTEST_ASSERTION = 9
_FURTHEST_LEAD = 2_000
_NEAR = 60
_FEWEST_DIGITS = 7
_MANY = 4


def spoken_drafts(reading: "Reading", actors: "Actors") -> Iterator[Draft]:
    """A draft for each paragraph that is somebody's words; questions, courtesies and stage directions left out."""
    guest = None
    for turn in reading.turns:
        if turn.label is None and guest is None:
            guest = _interviewee(reading, actors, reading.paragraphs[reading.turns[0].first][0])
        for index in range(turn.first, turn.last + 1):
            start, end = reading.paragraphs[index]
            start = turn.start if index == turn.first else start
            aside = _ASIDE.match(reading.text, start, end)
            start = aside.end() if aside else start
            words = reading.text[start:end]
            if turn.role == "question" and (turn.label is None or not asserts(words, reading.lexicon)):
                continue
            if only_asks(words, reading.lexicon):
                continue
            if start < end and not (
                is_courtesy(words, reading.lexicon) or _DIRECTION.fullmatch(words) or is_directory(words)
            ):
                yield Draft(
                    content=((start, end),), source=turn.label or guest, cue=None, kind="direct",
                    act=first_performative(words, reading.lexicon), form="statement", rule=f"statement.{turn.role}",
                )  # fmt: skip


def asserts(words: str, lexicon: "Lexicon") -> bool:
    """Whether a questioner tells something beside asking: a sentence of some length that is no question."""
    at = 0
    for end, begin in (*sentence_breaks(words, lexicon=lexicon), (len(words), len(words))):
        sentence = words[at:end]
        if not sentence.rstrip(_CLOSING).endswith("?") and len(sentence.split()) >= _SHORTEST_ASSERTION:
            return True
        at = begin
    return False


def only_asks(words: str, lexicon: "Lexicon") -> bool:
    """Whether every sentence is a question: "Is that why you came?"."""
    ends = [end for end, _ in sentence_breaks(words, lexicon=lexicon)]
    return all(words[:end].rstrip(_CLOSING).endswith("?") for end in (*ends, len(words)))


def is_directory(words: str) -> bool:
    """Whether a line only tells numbers to call, or a page: "Office: 02 555 0100", "2"; "60 million." is an answer."""
    digits = sum(char.isdigit() for char in words)
    return (digits >= _FEWEST_DIGITS and _MANY * digits >= len(words)) or words.strip().isdigit()


def is_courtesy(words: str, lexicon: "Lexicon") -> bool:
    """Whether a paragraph only greets, thanks or addresses somebody: courtesies and names."""
    if len(words) > _LONGEST_COURTESY:
        return False
    known, small = lexicon.derive(courtesy_words)
    bare = words.rstrip().endswith((",", "!")) and len(words.split()) <= 12  # "Mr President, ladies and gentlemen,"
    found = _WORD.findall(words)
    polite = bare or not found or any(word.lower() in known for word in found)
    return polite and all(
        word.lower() in known or word.lower() in small or (word[0].isupper() and (number > 0 or bare))
        for number, word in enumerate(found)
    )


def courtesy_words(lexicon: "Lexicon") -> tuple[frozenset[str], frozenset[str]]:
    """The words of which courtesies are made, and the small words between them; for `Lexicon.derive`."""
    entries = lexicon.entries(Courtesy)
    words, small = (
        frozenset(word for entry in entries if entry.small == wanted for word in entry.words)
        for wanted in (False, True)
    )
    return words, small


def first_performative(words: str, lexicon: "Lexicon") -> Act:
    """The act of the first performative, else "assert"."""
    _, acts = lexicon.derive(performative_pattern)
    found = performative_at(words, lexicon)
    return acts[_without_adverbs(words[slice(*found)])] if found else "assert"


def performative_at(words: str, lexicon: "Lexicon") -> Range | None:
    """Where the first performative stands."""
    found = lexicon.derive(performative_pattern)[0].search(words)
    return found.span() if found else None


def performative_pattern(lexicon: "Lexicon") -> tuple[re.Pattern[str], dict[str, Act]]:
    """A pattern of the phrases by which a speaker does something, and bare phrase -> act; for `Lexicon.derive`."""
    entries = lexicon.entries(Performative)
    acts = {_without_adverbs(phrase): entry.act for entry in entries for phrase in entry.phrases}
    phrases = alternatives(phrase.lower() for entry in entries for phrase in entry.phrases)
    spaced = phrases.replace(r"\ ", rf"\s+(?:{_ADVERBS}\s+)?")
    return re.compile(rf"\b(?:{spaced})\b", re.IGNORECASE), acts


def _without_adverbs(phrase: str) -> str:
    return " ".join(_ADVERB.sub("", phrase.lower()).split())


def _interviewee(reading: "Reading", actors: "Actors", before: int) -> Range | None:
    """Who answers: whom the lead says was interviewed, else the subject of its last verb of answering."""
    start = max(0, before - _FURTHEST_LEAD)
    asked = None
    for match in _INTERVIEWED.finditer(reading.text, start, before):
        near = actors.mentions_in(match.end(), min(before, match.end() + _NEAR))
        if match[1]:  # "the premier spoke to our Jane Poe": who speaks is the guest, unless only one is named
            near = actors.mentions_in(max(start, match.start() - _NEAR), match.start())[-1:] or near
        asked = (near[0][0].start, near[0][0].end) if near else asked
    cue = None
    for match in _ANSWERING.finditer(reading.text, start, before):
        cue = match
    if cue is None or asked is not None:
        return asked
    for token in reading.tokens(cue.start(), cue.end()):
        for child in token.children:
            if child.dep_ == "nsubj":
                return _name_around(reading, actors, child.idx)
    named = actors.mentions_in(start, cue.start())
    return (named[-1][0].start, named[-1][0].end) if named else None


def _name_around(reading: "Reading", actors: "Actors", offset: int) -> Range:
    """The mention at an offset, else its word."""
    for span, _ in actors.mentions_in(max(0, offset - _LONGEST_COURTESY), offset + _LONGEST_COURTESY):
        if span.start <= offset < span.end:
            return span.start, span.end
    token = reading.tokens(offset, offset + 1)
    return token.start_char, token.end_char
