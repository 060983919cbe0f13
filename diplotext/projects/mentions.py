"""Find the mentions of projects that are specific enough to be told apart."""

import bisect
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.actors.places import Place
from diplotext.lexicon.projects import ProjectNoun
from diplotext.projects.words import Words
from diplotext.records import ProjectKind, ProjectStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

    from diplotext.reading import Reading

MAX_MODIFIERS = 10
BUILD_REACH = 60
_MODIFIER_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "HYPH", "POS", "$", "``", "''"})
_CAPITALS = r"[A-Z](?:[\w’'-]|\.(?=\w))*(?: (?:of )?[A-Z][\w-]*){0,4}"
_WHERE = re.compile(
    rf" (?:in|at|on|between|linking|connecting|from|near|of|to|for) (?:the )?(?:[a-z]+ ){{0,2}}{_CAPITALS}"
    rf"(?:(?:,? and|,| to|,? which) (?:the )?{_CAPITALS}){{0,3}}"
)
_OPENERS = frozenset('.!?:;"“”‘')
_ABBREVIATION = re.compile(r" \(([A-Z][A-Za-z0-9&-]{1,11})\)")
_JOINED = re.compile(r"\s(?:(?:in|of|for|to|worth of|as)\s)?(?:(?:a|an|the|its)\s)?")
_VALUED = re.compile(r"[^.;\n]{0,60}\b(?:worth|valued at|of|total+ing)\s(?:[a-z]+\s){0,2}")


@attrs.frozen(kw_only=True)
class Mention:
    """A stretch of text that names or describes one project.

    Attributes:
        head: its head noun in lower case, "" for a programme without one.
        aliases: abbreviations in brackets behind the name.
        status: what goes without saying of a known programme.
    """

    start: int
    end: int
    kind: ProjectKind
    head: str
    rule: str
    aliases: tuple[str, ...] = ()
    status: ProjectStatus = "unknown"


def find_mentions(reading: "Reading", words: Words, places: tuple[Place, ...]) -> tuple[Mention, ...]:
    """Find names and descriptions of projects.

    Returns:
        Mentions in text order, without overlap: of two that overlap the longer one, then the earlier.
    """
    found = sorted(
        (*_programmes(reading.text, words), *_headed(reading, words, places)),
        key=lambda mention: (mention.start - mention.end, mention.start),
    )
    kept: list[Mention] = []
    starts: list[int] = []
    for mention in found:
        at = bisect.bisect_left(starts, mention.start)
        if (at and kept[at - 1].end > mention.start) or (at < len(kept) and kept[at].start < mention.end):
            continue
        starts.insert(at, mention.start)
        kept.insert(at, mention)
    return tuple(kept)


def _programmes(text: str, words: Words) -> Iterator[Mention]:
    for match in words.titles.finditer(text):
        entry = words.programmes[match.group()]
        yield Mention(
            start=match.start(), end=match.end(), kind=entry.kind, head="", rule="project.programme",
            aliases=_aliases(text, match.end()), status=entry.status,
        )  # fmt: skip


def _headed(reading: "Reading", words: Words, places: tuple[Place, ...]) -> Iterator[Mention]:
    starts = [token.idx for token in reading.doc]
    for match in words.heads.finditer(reading.text):
        first = bisect.bisect_left(starts, match.start())
        last = bisect.bisect_left(starts, match.end())
        # "<b>line</b": a head inside a longer token is none
        if first < last and starts[first] == match.start() and _end(reading.doc[last - 1]) == match.end():
            mention = _judge(reading, words, places, first, last)
            if mention is not None:
                yield mention


def _judge(reading: "Reading", words: Words, places: tuple[Place, ...], first: int, last: int) -> Mention | None:
    """The mention around the head noun ``doc[first:last]``, or None where it is not specific."""
    doc, text = reading.doc, reading.text
    head = text[doc[first].idx : _end(doc[last - 1])].lower()
    noun = words.nouns[head]
    while last < len(doc) and doc[last].lower_ in words.back:  # "the Lakeside railway project"
        last += 1
    if last < len(doc) and doc[last].tag_.startswith("NN") and doc[last].lower_ != "commitment":
        return None  # "the port authority", "railway workers"
    left = _modifiers(reading, first)
    start, end = doc[left].idx, _end(doc[last - 1])
    if any(doc[i].lower_ in words.vague for i in range(max(0, left - 1), last)):
        return None  # "an existing railway line" is no undertaking
    named = [i for i in range(left, first) if _is_name(doc[i])]
    where = _where(reading, end)
    if head not in noun.forms and (noun.needs == "name" or (noun.needs == "place" and where is None)):
        return None  # "Russian railways", "joint projects": many, none of them told apart
    # "the Green Harbour Initiative", "the Lakeside project", but no "Iranian programme" and no "Lakeside initiatives"
    titled = doc[first].text[:1].isupper() or doc[last - 1].lower_ in words.back
    proper = bool(named) and (noun.needs != "name" or (titled and _beyond_places(reading, places, named)))
    rule = _rule(reading, noun, words, (start, end), proper=proper, placed=where is not None)
    if rule is None:
        return None
    end = where if where and (rule != "project.named" or text[end + 1 : end + 3] not in ("in", "on", "at")) else end
    inside = tuple(_ABBREVIATION.findall(text, start, end))  # "Clean Rivers (CLERI) project"
    return Mention(
        start=start, end=end, kind=noun.kind, head=head.split()[-1], rule=rule, aliases=inside + _aliases(text, end)
    )


def _rule(
    reading: "Reading", noun: ProjectNoun, words: Words, span: tuple[int, int], *, proper: bool, placed: bool
) -> str | None:
    """Which rule makes the head noun specific, if any."""
    if noun.needs == "amount":
        return "project.amount" if _has_amount(reading, *span) else None
    if proper or noun.needs == "name":
        return "project.named" if proper else None
    if placed:
        return "project.placed"
    if reading.figures_in(*span):
        return "project.sized"
    before = reading.text[max(0, span[0] - BUILD_REACH) : span[0]]
    built = any(not re.search(r"[.;:\n]|, ", before[match.end() :]) for match in words.build.finditer(before))
    article = re.search(r"\b(?:an?|another|the construction of|the first|its)\s$", before)  # "building a new harbour"
    return "project.built" if built and article else None


def _modifiers(reading: "Reading", first: int) -> int:
    """Index of the first token of the name that ends in the head noun ``doc[first]``."""
    doc, index = reading.doc, first
    while index and first - index < MAX_MODIFIERS:
        token = doc[index - 1]
        if "\n" in reading.text[token.idx : doc[index].idx]:
            break
        hyphened = "-" in (doc[index].text, doc[index - 2].text if index > 1 else "")  # "Chinese-built railway"
        joins = token.lower_ in ("of", "for") and index > 1 and all(map(_is_name, (doc[index - 2], doc[index])))
        if token.text == ")" and index > 3 and doc[index - 3].text == "(":  # "Clean Rivers (CLERI) project"
            index -= 3
            continue
        joins = joins or (token.lower_ == "and" and index > 1 and _pairs(doc[index - 2], doc[index]))
        if not (token.tag_ in _MODIFIER_TAGS or hyphened or joins or token.text in ("–", "-")):
            break
        index -= 1
    while index < first and doc[index].tag_ in ("POS", "HYPH", "''", "``"):
        index += 1
    return index


def _pairs(left: "Token", right: "Token") -> bool:
    """Two plain words that share the head noun: "a new storage and export terminal"."""
    return left.text.islower() and right.text.islower() and {left.tag_, right.tag_} <= {"NN", "NNS", "JJ"}


def _is_name(token: "Token") -> bool:
    """Capitalised, and not only because a sentence or heading starts there ("New railways")."""
    if not token.text[:1].isupper():
        return False
    opens = token.i == 0 or token.nbor(-1).text in _OPENERS or "\n" in token.nbor(-1).text
    return token.tag_ in ("NNP", "NNPS") or (not opens and token.tag_.startswith(("NN", "JJ")))  # "the Rogun plant"


def _beyond_places(reading: "Reading", places: tuple[Place, ...], named: list[int]) -> bool:
    """A capitalised word that is no country: "the Iranian programme" has no name, "the Green Harbour Programme" has."""

    def is_place(offset: int) -> bool:
        at = bisect.bisect_right(places, offset, key=lambda place: place.start) - 1
        return at >= 0 and offset < places[at].end

    return any(not is_place(reading.doc[i].idx) for i in named)


def _where(reading: "Reading", end: int) -> int | None:
    """Where the place behind the head noun ends: "a dam on the Nile"."""
    match = _WHERE.match(reading.text, end)
    if match is None or any(True for _ in reading.dates_in(end, match.end())):
        return None
    return match.end() - len(match.group()) + len(match.group().rstrip(".’'"))


def _has_amount(reading: "Reading", start: int, end: int) -> bool:
    """A sum of money stands in the phrase, right before it, or after it: "a loan worth $5 million"."""
    text = reading.text
    return any(
        figure.dimension == "money"
        and (
            (figure.span.start >= start - 1 and figure.span.end <= end)
            or (figure.span.end <= start and _JOINED.fullmatch(text, figure.span.end, start))
            or (figure.span.start > end and _VALUED.fullmatch(text, end, figure.span.start))
        )
        for figure in reading.figures_in(max(0, start - 40), end + 100)
    )


def _aliases(text: str, end: int) -> tuple[str, ...]:
    match = _ABBREVIATION.match(text, end)
    return (match.group(1),) if match else ()


def _end(token: "Token") -> int:
    return token.idx + len(token)
