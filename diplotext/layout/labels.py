"""Labels of speakers: "PRESIDENT BIDEN:", "Q", "Foreign Minister Ana Roe (via interpreter):"."""

import collections
import re
from collections.abc import Sequence

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.actors import ActorWords, Title
from diplotext.lexicon.patterns import alternatives

_LABEL = re.compile(
    r"(?:#{1,6}\s?)?[*_]{0,3}[“\"]?([^\W\d_][^\n:“”\"?!*_]{0,120}?|Q\d{0,2}|A\d{0,2})[*_]{0,3}"
    r"(?:\s?[(\[][^()\[\]\n]{1,40}[)\]])?\s?:[*_]{0,3}(?=\s|$)"
)
# "Q    On what?", "Q. On what?", "A – On grain."
_LETTER = re.compile(r"(Q\d{0,2})(?:\s?[.)–—-])?(?=\s{1,8}\S)|(A\d{0,2})(?:(?:\s?[.)]|\s[–—-])(?=\s\S)|(?=\s{2,8}\S))")
_DIRECTION = re.compile(r"\s*[(\[][^()\[\]\n]{1,60}[)\]]\.?\s+(?=\S)")
_QUESTION = re.compile(
    r"(?:(?:questions?|reporters?|journalists?|correspondents?)(?:\s(?:from|of|for|by)\s[^()\d]{1,60})?|q|moderators?|"
    r"interviewer|presenter|host|anchor|press)\s?\d{0,2}$",
    re.IGNORECASE,
)
# Whose words are those of the speaker before: "TRANSLATOR:".
_VOICE = re.compile(r"(?:the\s)?(?:translator|interpreter|translation|interpretation)$", re.IGNORECASE)
_ANSWER = re.compile(r"(?:A\d{0,2}|answer)$", re.IGNORECASE)
# Nobody in particular: what they call out is no statement.
_CROWD = re.compile(
    r"(?:the\s)?(?:audience(?:\smembers?)?|crowd|voices?|participants?|visitors?|guests?|remark|response|reply|replica|"
    r"unidentified\s\w+|all)(?:\s\d{1,2})?$",
    re.IGNORECASE,
)
# The classes of office whose nouns mean nothing else: "Major Projects:" is no officer.
_SURE_CLASSES = frozenset(
    ("head_of_state", "head_of_government", "deputy_head", "foreign_minister", "minister", "ambassador",
     "spokesperson", "monarch")
)  # fmt: skip
_NAME_WORD = re.compile(r"(?:[^\W\d_]{1,3}[-’'])?[^\W\d_][\w.'’-]*,?$")
# The words of a title that are written small, beside its nouns and the particles of names.
_SMALL_WORDS = frozenset(
    ("of", "the", "and", "for", "to", "in", "on", "at", "a", "foreign", "prime", "vice", "deputy", "affairs")
)
_TWO_CAPITALS = re.compile(r"\b[A-Z][\w.’'-]*\s(?=([A-Z][\w’-]*))")
_SENTENCE_END = '.,!?…:;)]"”’»—–-*_'
_OCCASION = re.compile(r"\b(?:press|news) conference|\binterview|\bdoorstop|\btranscript|\bremarks\b", re.IGNORECASE)
_FURTHEST_LEAD = 1_500
_QUOTING = ('"', "“", "„", "«", "‘")
_LONGEST = 16
_WITH = re.compile(r"\binterview(?:s?\s(?:with|of)|ed)\s([^.\n]{1,80})")
_OFTEN = 0.5
_SOON = 2
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my)\b", re.IGNORECASE)


@attrs.frozen(eq=False)
class Offices:
    """Patterns of what tells a speaker by his office.

    Attributes:
        sure: nouns of office that mean nothing else, and courtesy titles.
        all: every noun of office.
        small: words of a title or a name that are written small.
        things: words that no speaker has in his name ("Subjects", "Media Contacts").
    """

    sure: re.Pattern[str]
    all: re.Pattern[str]
    small: frozenset[str]
    things: frozenset[str]


def build_offices(lexicon: Lexicon) -> Offices:
    """Build the patterns; for `Lexicon.derive`."""
    titles = lexicon.entries(Title)
    groups = {words.group: words.forms for words in lexicon.entries(ActorWords)}
    polite = groups["honorific"]
    sure = [noun for title in titles if title.role_class in _SURE_CLASSES for noun in title.nouns]
    every = [noun for title in titles for noun in title.nouns]
    small = _SMALL_WORDS | frozenset(groups["particle"])
    return Offices(_words([*sure, *polite]), _words([*every, *polite]), small, frozenset(groups["not_a_name"]))


def _words(forms: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives(forms)})(?![\w-])", re.IGNORECASE)


@attrs.frozen
class Label:
    """A label at the start of a paragraph.

    Attributes:
        paragraph: its index.
        start, end: its characters, without its colon and without what stands in brackets.
        words: offset where the words begin that it introduces.
        name: its text.
        office: it names an office, or a courtesy title.
        sure: it names one that means nothing else.
        leads: one begins or ends it; "SEEKING JUSTICE FOR ALL" is a heading.
        heading: it is marked as one: "### Ana Roe:".
    """

    paragraph: int
    start: int
    end: int
    words: int
    name: str
    office: bool
    sure: bool
    leads: bool
    heading: bool

    @property
    def asks(self) -> bool:
        """It says itself that a question follows: "Q", "Question from the daily Steppe"."""
        return _QUESTION.match(self.name) is not None

    @property
    def answers(self) -> bool:
        """It says that an answer follows, and not whose: "A", "Answer"."""
        return _ANSWER.match(self.name) is not None

    @property
    def voices(self) -> bool:
        """It gives the words of the speaker before it in another language: "TRANSLATOR"."""
        return _VOICE.match(self.name) is not None

    @property
    def crowd(self) -> bool:
        """It names nobody in particular: "AUDIENCE", "Remark"."""
        return _CROWD.match(self.name) is not None


def find_labels(text: str, paragraphs: tuple[tuple[int, int], ...], lexicon: Lexicon) -> list[Label]:
    """Find the labels that count: they name an office, come again, or stand beside others that count."""
    offices = lexicon.derive(build_offices)
    found = [label for number in range(len(paragraphs)) if (label := _label(text, number, paragraphs[number], offices))]
    counts = collections.Counter(label.name for label in found)
    sure = {label.name for label in found if _is_sure(label, counts)}
    known = _introduced(text, found) if sure else set()
    if not sure and len(found) == 1 and _is_introduced(text, found[0], paragraphs):
        return found
    found = [
        label
        for number, label in enumerate(found)
        if sure
        and (
            label.name in known
            or _belongs(label, sure)
            or _asks_next(text, paragraphs, found[number : number + 2], sure)
        )
    ]
    named = sum(_gives_name(text, label, paragraphs, offices) for label in found)
    quoted = len(found) == 1 and text[found[0].words : found[0].words + 1] in _QUOTING
    return [] if quoted or 2 * named > len(found) else found


def _introduced(text: str, labels: Sequence[Label]) -> set[str]:
    """The labels of one word that end a full name before them: "Roe" behind "President Ana Roe"."""
    first: dict[str, int] = {}
    for match in _TWO_CAPITALS.finditer(text):
        first.setdefault(match[1].lower(), match.end())
    return {label.name for label in labels if first.get(label.name.lower(), label.start) < label.start}


def _gives_name(text: str, label: Label, paragraphs: tuple[tuple[int, int], ...], offices: Offices) -> bool:
    """Whether a name follows instead of a speech: "Head of State: President Roe.", "Minister of Justice: Ana Roe."."""
    words = text[label.words : paragraphs[label.paragraph][1]]
    return " " in words and words.endswith(".") and _names_speaker(words[:-1], offices)


def _is_introduced(text: str, label: Label, paragraphs: tuple[tuple[int, int], ...]) -> bool:
    """Whether the only label speaks in the first person, and is a full name that was named before.

    An office in capitals under "Press conference" is one too.
    """
    start, end = paragraphs[label.paragraph][0], paragraphs[min(label.paragraph + _SOON, len(paragraphs) - 1)][1]
    announced = label.office and label.name.isupper() and _OCCASION.search(text, 0, min(start, _FURTHEST_LEAD))
    return (
        (bool(announced) or (" " in label.name and text.find(label.name, 0, start) >= 0))
        and text[label.words : label.words + 1] not in _QUOTING
        and _FIRST_PERSON.search(text, label.words, end) is not None
    )


def _label(text: str, index: int, paragraph: tuple[int, int], offices: Offices) -> Label | None:
    start, end = paragraph
    match = _LABEL.match(text, start, end)
    # "Head of State: President Roe" in a fact sheet is no speech: it is no sentence
    if match and not (
        any(kind.match(match[1]) for kind in (_QUESTION, _ANSWER, _CROWD))
        or (text[end - 1] in _SENTENCE_END and _names_speaker(match[1], offices))
    ):
        return None
    match = match or _LETTER.match(text, start, end)
    if match is None or _names_thing(match[match.lastindex or 1], offices):
        return None
    words = match.end()
    while words < end and text[words].isspace():
        words += 1
    direction = _DIRECTION.match(text, words, end)  # "(In Russian.) We agree."
    group = match.lastindex or 1
    name = match[group]
    sure = offices.sure.search(name) is not None
    return Label(
        index, *match.span(group), direction.end() if direction else words, name,
        office=sure or offices.all.search(name) is not None, sure=sure,
        leads=bool(offices.all.match(name) or offices.all.fullmatch(name.split()[-1])),
        heading=text[start] == "#",
    )  # fmt: skip


def _names_thing(label: str, offices: Offices) -> bool:
    """ "Subjects", "Media Contacts": a heading of a release."""
    if any(kind.match(label) for kind in (_QUESTION, _ANSWER, _VOICE, _CROWD)):
        return False
    return all(word.lower() in offices.things for word in label.split())


def _names_speaker(label: str, offices: Offices) -> bool:
    words = label.split()
    return len(words) <= _LONGEST and all(
        word.lower().removesuffix(",") in offices.small
        or (_NAME_WORD.match(word) and not (word[0].islower() and word.islower()))
        or offices.all.match(word)
        for word in words
    )


def _is_sure(label: Label, counts: "collections.Counter[str]") -> bool:
    several = len(counts) > 1
    if label.answers or label.crowd or label.voices:
        return False
    if label.asks:
        return counts[label.name] > 1 or several
    if len(label.name.split()) > 1 and (label.sure or (label.leads and label.name.isupper())):
        return True
    return several and (counts[label.name] > 1 or label.heading)


def _belongs(label: Label, sure: set[str]) -> bool:
    """Whether a label stands beside the sure ones: a full name, an answer, or written like them (ROE, DOE)."""
    if label.name in sure or label.answers or label.crowd or label.voices or len(label.name.split()) > 1:
        return True
    return label.name.isupper() and any(name.isupper() and len(name) > 1 for name in sure)


def _asks_next(text: str, paragraphs: tuple[tuple[int, int], ...], pair: Sequence[Label], sure: set[str]) -> bool:
    """Whether a label asks the sure one after it: "Herald: Is it done?", "Minister Ana Roe: It is."."""
    asked = text[paragraphs[pair[0].paragraph][1] - 1] == "?"
    return asked and len(pair) > 1 and pair[1].name in sure and pair[1].paragraph == pair[0].paragraph + 1


def questioners(text: str, labels: Sequence[Label], ends: Sequence[int], lead: tuple[int, int]) -> set[str]:
    """The labels of those who ask.

    Where some labels say so themselves, who only asks and was not named before does too ("Le Courrier" beside "Q").
    Else who asks has no office, and ends turns with a question mark more often than the others; or an interview is
    announced before the first label, and only others are named there.

    Args:
        text: the whole text.
        labels: in text order.
        ends: where the words of each end.
        lead: what stands before the first label, if it announces an interview; else empty.
    """
    names = dict.fromkeys(label.name for label in labels)
    # "Ana Roe" after "President of Peru Ana Roe" is the same person
    titled = {label.name.split()[-1] for label in labels if label.office}
    plain = {label.name for label in labels if label.name.split()[-1] not in titled and not label.crowd}
    turns = collections.Counter(label.name for label in labels)
    asked = collections.Counter(
        label.name
        for label, end in zip(labels, ends, strict=True)
        if text[max(label.words, end - 4) : end].rstrip('*_)"” ').endswith("?")
    )
    shares = {name: asked[name] / turns[name] for name in names}
    saying = {label.name for label in labels if label.asks}
    if saying:
        return saying | {name for name in plain - _introduced(text, labels) if shares[name] == 1}
    most = max(shares.values())
    asking = {name for name in plain if shares[name] >= _OFTEN and shares[name] == most > min(shares.values())}
    announced = text[slice(*lead)]
    named: set[str] = set()
    for told in (" ".join(_WITH.findall(announced)), announced):  # "Jon Doe's interview with Ana Roe" names both
        words = set(re.findall(r"\w[\w-]*", told.lower()))
        named = named or {name for name in names if name.split()[-1].lower() in words}
    if named:
        asking |= plain - named
    return asking if len(asking) < len(names) else set()
