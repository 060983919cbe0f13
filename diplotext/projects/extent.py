"""How far the name or description of a project reaches to the left and to the right of its head noun."""

import bisect
import re
from typing import TYPE_CHECKING

import attrs

from diplotext.actors.places.find import Place
from diplotext.projects.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from diplotext.reading import Reading

MAX_MODIFIERS = 12
MAX_BRACKET = 7
MAX_QUOTED = 80
MAX_PLACE = 12
MAX_STOPS = 4
_MODIFIER_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "HYPH", "POS", "$", "``", "''"})
_PLACE_TAGS = _MODIFIER_TAGS - {"``", "''", "$"} | {"DT", "FW"}
_CLOSED_BY = {"”": "“", '"': '"', "»": "«", "’": "‘", "'": "'"}
_OPENERS = frozenset('.!?:;"“”‘')
_QUOTED = re.compile(
    r" (?:called |dubbed |titled |entitled |named |known as |code-?named )?(?:the )?"
    r"(?:“[A-Z0-9][^”\n]{2,60}”|\"[A-Z0-9][^\"\n]{2,60}\"|«[A-Z0-9][^»\n]{2,60}»|‘[A-Z0-9][^’\n]{2,60}’)"
)
_INTRODUCED = re.compile(
    r",? (?:called|dubbed|titled|entitled|named|known as|code-?named) (?:the )?"
    r"[A-Z][\w&’'-]*(?: (?:(?:of|for|and|the|in) ){0,2}[A-Z0-9][\w&’'-]*){0,7}"
)
_NEXT_STOP = re.compile(r"(?:,? (?:and|to|via|through)|,) (?:the )?(?=[A-Z])")
_LINKED_WITH = re.compile(r"(?:,? (?:and|to|with|via|through)|,) (?:the )?(?=[A-Z])")


@attrs.frozen
class Phrase:
    """A head noun ``doc[first:last]`` with its modifiers from ``doc[left]`` on.

    Attributes:
        head: the head noun in lower case, without "project" behind it.
        prefixed: where a name behind the head noun ends, if it has one: "Project Condor".
    """

    reading: "Reading"
    words: Words
    places: tuple[Place, ...]
    left: int
    first: int
    last: int
    head: str
    prefixed: int | None

    @property
    def start(self) -> int:
        """The offset of the first character."""
        return self.reading.doc[self.left].idx

    @property
    def end(self) -> int:
        """The offset behind the head noun, or the name behind it."""
        return self.prefixed or end_of(self.reading.doc[self.last - 1])

    @property
    def quoted(self) -> int | None:
        """Where a quoted name behind the head noun ends."""
        return quoted_name(self.reading, self.words, self.end)

    @property
    def where(self) -> int | None:
        """Where the place behind the head noun ends."""
        return self.place_behind(self.end)

    def place_behind(self, end: int, *, only_span: bool = False) -> int | None:
        """Where a place that follows at `end` ends."""
        return place_end(self.reading, self.words, self.places, end, only_span=only_span)


def left_edge(reading: "Reading", words: Words, places: tuple[Place, ...], first: int, last: int) -> int:
    """Index of the first token of the name that ends in the head noun ``doc[first:last]``."""
    doc, index = reading.doc, first
    several = doc[last - 1].tag_ == "NNS"  # "the Silver Wave and Golden Sun projects" are two
    while index and first - index < MAX_MODIFIERS:
        step = _step_left(reading, words, places, index)
        if step == index or (several and doc[index - 1].lower_ == "and"):
            break
        index = step
    while index < first and _is_loose(reading, words, index):
        index += 1
    owner = max((i for i in range(index, first) if doc[i].tag_ == "POS"), default=index)
    if any(is_name(doc[i]) for i in range(owner + 1, first)):  # "Kenya's Lamu port"
        index = owner + (owner > index)
    opening = doc[index].text
    if index < first and opening in _CLOSED_BY.values() and not _closes(reading, index, first):
        index += 1
    return index


def _step_left(reading: "Reading", words: Words, places: tuple[Place, ...], index: int) -> int:
    """One word, place or quoted name further to the left; the same index where the name ends."""
    doc = reading.doc
    token = doc[index - 1]
    if "\n" in reading.text[token.idx : doc[index].idx]:
        return index
    place = place_at(places, token.idx)
    if place is not None and place.start < token.idx:  # "the Dar es Salaam port"
        return next(i for i in range(index - 1, -1, -1) if doc[i].idx <= place.start)
    if token.text in _CLOSED_BY and token.idx + 1 < doc[index].idx:  # "the “Silver Wave” project"
        return _opening(reading, index - 1) or index - 1
    if token.text == ")":  # "Clean Rivers (CLERI) project"
        return next((i for i in range(index - 2, max(-1, index - MAX_BRACKET), -1) if doc[i].text == "("), index)
    hyphened = "-" in (doc[index].text, doc[index - 2].text if index > 1 else "")  # "Chinese-built railway"
    joins = index > 1 and (
        (
            token.lower_ in ("of", "for", "and", "&")
            and is_name(doc[index - 2])
            and is_name(doc[index])
            and doc[index - 2].lower_ not in words.nouns  # "the Lakeside Hub and Silver Wave Initiative" are two
        )
        or (token.lower_ == "and" and _pairs(doc[index - 2], doc[index]))
    )
    passed = token.tag_ in _MODIFIER_TAGS or hyphened or joins or token.is_space or token.text in ("–", "-")
    return index - 1 if passed else index


def _opening(reading: "Reading", closing: int) -> int | None:
    """The token that opens the quotation that ``doc[closing]`` closes."""
    doc = reading.doc
    wanted = _CLOSED_BY[doc[closing].text]
    for index in range(closing - 1, max(-1, closing - MAX_MODIFIERS), -1):
        if "\n" in doc[index].text or doc[closing].idx - doc[index].idx > MAX_QUOTED:
            return None
        if doc[index].text == wanted:
            return index
    return None


def _closes(reading: "Reading", index: int, last: int) -> bool:
    """The quotation mark ``doc[index]`` is closed before the head noun."""
    return any(_CLOSED_BY.get(token.text) == reading.doc[index].text for token in reading.doc[index + 1 : last])


def _is_loose(reading: "Reading", words: Words, index: int) -> bool:
    """A word at the left end that is no part of the name: "of Urban Transport Project", "Constructing a Bridge"."""
    token = reading.doc[index]
    return (
        token.tag_ in ("POS", "HYPH", "''", "_SP")
        or token.text in ("–", "-", ")", "”", "»")
        or token.lower_ in ("of", "for", "and", "&")
        or (token.lower_.endswith("ing") and token.lower_ in words.groups["build"])
    )


def _pairs(left: "Token", right: "Token") -> bool:
    """Two plain words that share the head noun: "a new storage and export terminal"."""
    return left.text.islower() and right.text.islower() and {left.tag_, right.tag_} <= {"NN", "NNS", "JJ"}


def quoted_name(reading: "Reading", words: Words, end: int) -> int | None:
    """Where a name behind the head noun ends: "the project “Silver Wave”", "a project called Silver Wave"."""
    quoted = _QUOTED.match(reading.text, end)
    match = quoted or _INTRODUCED.match(reading.text, end)
    if match is None or (quoted is None and words.heads.search(reading.text, *match.span())):
        return None  # "a project known as the Silver Wave Corridor": the corridor is found by itself
    return match.end()


def place_end(reading: "Reading", words: Words, places: tuple[Place, ...], end: int, *, only_span: bool) -> int | None:
    """Where the place behind the head noun ends: "a dam on the Nile", "a line between Oslo and Bergen".

    Args:
        reading: the text.
        words: the vocabulary.
        places: of the text.
        end: the end of the head noun.
        only_span: take nothing but a stretch ("from X to Y", "linking X and Y").
    """
    first = bisect.bisect_left(reading.doc, end, key=lambda token: token.idx)
    if first >= len(reading.doc) or reading.text[end : reading.doc[first].idx] != " ":
        return None
    opener = reading.doc[first].lower_
    if opener not in words.groups["span" if only_span else "where"]:
        return None
    stop = _chunk_end(reading, words, places, first + 1)
    if stop is None:
        return None
    another = _NEXT_STOP if opener in ("between", "from") else _LINKED_WITH
    for _ in range(MAX_STOPS if opener in words.groups["span"] else 0):
        more = another.match(reading.text, stop)
        following = more and _chunk_end(
            reading, words, places, bisect.bisect_left(reading.doc, more.end(), key=lambda token: token.idx)
        )
        if not following:
            break
        stop = following
    return None if reading.dates_in(end, stop) else stop


def _chunk_end(reading: "Reading", words: Words, places: tuple[Place, ...], first: int) -> int | None:
    """The end of the noun phrase with a name that begins at ``doc[first]``."""
    doc, text = reading.doc, reading.text
    last_name, index = None, first
    stop = min(len(doc), first + MAX_PLACE)
    while index < stop:
        token = doc[index]
        if "\n" in text[doc[index - 1].idx : token.idx + 1] or (index == first and token.lower_ in ("a", "an")):
            break
        place = place_at(places, token.idx)
        joins = token.lower_ == "of" and last_name == index - 1 and index + 1 < stop and is_name(doc[index + 1])
        if place is None and not joins and token.tag_ not in _PLACE_TAGS:
            break
        if place is not None or is_name(token):
            last_name = index
        index += 1
        while place is not None and index < stop and doc[index].idx < place.end:
            last_name, index = index, index + 1
    if last_name is None:
        return None
    ends_in_adjective = doc[last_name].tag_ == "JJ" or doc[last_name].text.endswith("-")
    demonym = place_at(places, doc[last_name].idx)
    if ends_in_adjective or (demonym is not None and demonym.form == "demonym"):
        while last_name + 1 < index and doc[last_name + 1].tag_ in ("NN", "NNS"):  # "the Finnish border"
            last_name += 1
    if last_name + 1 < min(index, len(doc)) and doc[last_name + 1].lower_ in words.groups["area"]:
        last_name += 1  # "in the Kitui region"
    end = end_of(doc[last_name])
    site = words.heads.match(text, end + 1)  # "two reactors for the Paks nuclear power plant"
    if site and text[end] == " ":
        return site.end()
    return end - 1 if text[end - 1] == "." and text[end - 2].islower() else end


def is_name(token: "Token") -> bool:
    """Capitalised, and not only because a sentence or heading starts there ("New railways")."""
    if not token.text[:1].isupper():
        return False
    opens = token.i == 0 or token.nbor(-1).text in _OPENERS or "\n" in token.nbor(-1).text
    return token.tag_ in ("NNP", "NNPS") or (not opens and token.tag_.startswith(("NN", "JJ")))  # "the Rogun plant"


def place_at(places: tuple[Place, ...], offset: int) -> Place | None:
    """The place that holds the character at `offset`."""
    at = bisect.bisect_right(places, offset, key=lambda place: place.start) - 1
    return places[at] if at >= 0 and offset < places[at].end else None


def end_of(token: "Token") -> int:
    """The offset behind a token."""
    return token.idx + len(token)


def head_of(reading: "Reading", start: int, end: int) -> int:
    """The token that stands for a mention in the parse: its root, or the noun that is governed from without, too."""
    span = reading.tokens(start, end)
    if span.root.tag_ not in ("IN", "RP", "TO"):
        return span.root.i
    nouns = [token.i for token in span if token.tag_.startswith("NN") and not span.start <= token.head.i < span.end]
    return nouns[0] if nouns else span.root.i
