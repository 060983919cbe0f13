"""Find the mentions of projects that are specific enough to be told apart."""

import bisect
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.actors.places import Place
from diplotext.lexicon.projects import ProjectNoun
from diplotext.projects.extent import is_name, left_edge, place_at, place_end, quoted_name
from diplotext.projects.words import Words
from diplotext.records import ProjectKind, ProjectStatus

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from diplotext.reading import Reading

BUILD_REACH = 60
LOOK_BACK = 50
SUM_REACH = 100
_PREFIXED = ("project", "exercise")  # "Project Condor", "Exercise Northern Wind"
_ABBREVIATION = re.compile(
    r"[”\"]? \((?:(?:the|or|also|known as|hereinafter|hereafter|henceforth|abbreviated as) )*[“\"]?"
    r"([A-Z][A-Za-z0-9&+-]{1,11})[”\"]?\)|, (?:or|known as) (?:the )?([A-Z]{2,8}),"
)
_HEDGE = "about|some|nearly|over|up|to|more|than|at|least|around|almost|approximately|an|additional|the"
_JOINED = re.compile(r"\s(?:(?:in|of|for|to|worth of|as)\s)?(?:(?:a|an|the|its|new|additional|further)\s){0,2}")
_VALUED = re.compile(rf"[^.;\n]{{0,60}}\b(?:worth|valued at|of|totall?ing|amounting to)\s(?:(?:{_HEDGE})\s){{0,3}}")
_GOODS = re.compile(r"(?: of [a-z]+(?: [a-z]+(?= to\b))?)")  # "20 tons of medicines"
_COMPOUND = re.compile(r"\b[A-Z][\w.]*-(?:\w+ed|built|led|run)\b")  # "a Chinese-owned factory"
_CLAUSE = re.compile(r"[^.;:!?\n]*\Z")
_ARTICLE = re.compile(
    r"\b(?:an?|another|the construction of|the first|its|their|his|our|two|three|the)\s\Z", re.IGNORECASE
)
_ELSE = "and|which|that|by|over|as|after|when|while|during|who|through|since|from|at|with|this|next|last"
_PURPOSE = re.compile(
    r" (?:to|for|in|into|towards?|on) (?:(?:the|a|an|new|support|help|of) ){0,4}[\w’'-]+"
    rf"(?:(?! (?:{_ELSE})\b) [\w’'-]+){{0,9}}"
)
_RUN_UP = re.compile(r" (?:(?!and\b|but\b|to\b|that\b)[\w’'-]+ ){0,4}\Z|\s\Z")


@attrs.frozen(kw_only=True)
class Mention:
    """A stretch of text that names or describes one project.

    Attributes:
        head: the last word of its head noun in lower case, "" for a programme without one.
        aliases: abbreviations in brackets behind the name.
        programme: the known programme that it names, "" for others.
        status: what goes without saying of a known programme.
        passing: it is only where something took place, or what a misfortune befell.
    """

    start: int
    end: int
    kind: ProjectKind
    head: str
    rule: str
    aliases: tuple[str, ...] = ()
    programme: str = ""
    status: ProjectStatus = "unknown"
    passing: bool = False

    @property
    def named(self) -> bool:
        """It has a proper name; otherwise it is described."""
        return self.rule in ("project.named", "project.programme")


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
        return self.prefixed or _end(self.reading.doc[self.last - 1])

    @property
    def quoted(self) -> int | None:
        """Where a quoted name behind the head noun ends."""
        return quoted_name(self.reading, self.end)

    @property
    def where(self) -> int | None:
        """Where the place behind the head noun ends."""
        return self.place_behind(self.end)

    def place_behind(self, end: int, *, only_span: bool = False) -> int | None:
        """Where a place that follows at `end` ends."""
        return place_end(self.reading, self.words, self.places, end, only_span=only_span)


def find_mentions(reading: "Reading", words: Words, places: tuple[Place, ...]) -> tuple[Mention, ...]:
    """Find names and descriptions of projects.

    Returns:
        Mentions in text order, without overlap: of two that overlap the longer one, then the earlier.
    """
    found = sorted(
        (*_programmes(reading.text, words), *_headed(reading, words, places)),
        key=lambda mention: (mention.start - mention.end, mention.start),
    )
    kept = _without_overlap(found, [])
    return tuple(_without_overlap(list(_commitments(reading, words)), kept))


def _without_overlap(found: list[Mention], kept: list[Mention]) -> list[Mention]:
    """Add to `kept`, in text order, what overlaps with nothing there."""
    starts = [mention.start for mention in kept]
    for mention in found:
        at = bisect.bisect_left(starts, mention.start)
        if (at and kept[at - 1].end > mention.start) or (at < len(kept) and kept[at].start < mention.end):
            continue
        starts.insert(at, mention.start)
        kept.insert(at, mention)
    return kept


def _programmes(text: str, words: Words) -> Iterator[Mention]:
    for match in words.titles.finditer(text):
        behind = words.patterns["vague"].match(text, match.end() + 1)  # "the Belt and Road Forum"
        if behind is None:
            entry = words.programmes[match.group()]
            yield Mention(
                start=match.start(), end=match.end(), kind=entry.kind, head="", rule="project.programme",
                aliases=_aliases(text, match.end()), status=entry.status, programme=entry.forms[0],
            )  # fmt: skip


def _headed(reading: "Reading", words: Words, places: tuple[Place, ...]) -> Iterator[Mention]:
    starts = [token.idx for token in reading.doc]
    for match in words.heads.finditer(reading.text):
        first = bisect.bisect_left(starts, match.start())
        last = bisect.bisect_left(starts, match.end())
        # "<b>line</b": a head inside a longer token is none
        if first < last and starts[first] == match.start() and _end(reading.doc[last - 1]) == match.end():
            yield from _judge(reading, words, places, first, last)


def _judge(reading: "Reading", words: Words, places: tuple[Place, ...], first: int, last: int) -> Iterator[Mention]:
    """The mention around the head noun ``doc[first:last]``; none where it is not specific."""
    doc, text = reading.doc, reading.text
    head = text[doc[first].idx : _end(doc[last - 1])].lower()
    while last < len(doc) and doc[last].lower_ in words.groups["back"]:  # "the Lakeside railway project"
        last += 1
    left = left_edge(reading, words, places, first)
    prefixed = _prefixed_name(doc, head, first, last)
    if prefixed is None and (_goes_on(reading, last) or _is_vague(reading, words, head, left, first)):
        return  # "railway workers", "an existing railway line"
    phrase = Phrase(reading, words, places, left, first, last, head, prefixed)
    for noun in words.nouns[head]:
        rule = _rule(phrase, noun)
        if rule is not None:
            yield _mention(phrase, noun, rule)
            return


def _mention(phrase: "Phrase", noun: ProjectNoun, rule: str) -> Mention:
    text, words = phrase.reading.text, phrase.words
    start, end = _reach(phrase, rule)
    aliases = tuple(filter(None, (alias for pair in _ABBREVIATION.findall(text, start, end) for alias in pair)))
    title = words.titles.search(text, start, end) if rule == "project.named" else None  # "the Turkish Stream project"
    known = words.programmes[title.group()] if title else None
    return Mention(
        start=start,
        end=end,
        kind=known.kind if known else noun.kind,
        head=phrase.head.split()[-1],
        rule=rule,
        aliases=aliases + _aliases(text, end),
        programme=known.forms[0] if known else "",
        status=known.status if known else "unknown",
        passing=_is_passing(text, words, noun, start),
    )


def _goes_on(reading: "Reading", last: int) -> bool:
    """The head noun is followed by another noun, whose modifier it is: "the port authority"."""
    doc = reading.doc
    if last >= len(doc) or "\n" in reading.text[_end(doc[last - 1]) : doc[last].idx + 1]:
        return False
    hyphen = doc[last].text in ("-", "–") and reading.text[_end(doc[last - 1])] == doc[last].text  # "museum-reserve"
    return hyphen or (doc[last].tag_.startswith("NN") and doc[last].lower_ != "commitment")


def _is_vague(reading: "Reading", words: Words, head: str, left: int, first: int) -> bool:
    """A word before the head noun says that it is a body, a meeting, a text, a figure of speech, or an old thing."""
    doc = reading.doc
    if words.titles.search(reading.text, doc[left].idx, _end(doc[first])):
        return False
    before = reading.text[doc[max(0, left - 1)].idx : doc[first].idx]
    line = head.rsplit(maxsplit=1)[-1].rstrip("s") in ("line", "link", "road", "route")
    return bool(
        words.patterns["vague"].search(before)
        or (line and any(doc[i].lower_ in words.groups["figurative"] for i in range(left, first)))
    )


def _prefixed_name(doc: "Doc", head: str, first: int, last: int) -> int | None:
    """Where the name behind its head noun ends: "Project Condor"."""
    if head not in _PREFIXED or not doc[first].text[:1].isupper():
        return None
    index = last
    while index < min(len(doc), last + 4) and doc[index].tag_ in ("NNP", "CD") and doc[index].text[:1] not in "\n ":
        index += 1
    return _end(doc[index - 1]) if index > last else None


def _rule(phrase: "Phrase", noun: ProjectNoun) -> str | None:
    """Which rule makes the head noun specific, if any."""
    if noun.needs == "count":
        return "project.donated" if _counted(phrase) else None
    if noun.needs == "amount":
        return "project.amount" if _has_amount(phrase) else None
    single = phrase.head in noun.forms
    named = phrase.prefixed or phrase.quoted or (single and _is_proper(phrase, noun))
    if noun.needs == "name":
        return "project.named" if named else None
    built = _is_built(phrase)
    if noun.needs == "site" and not (built or _is_told(phrase)):
        return None  # "She visited the Lakeside Museum"
    if named:
        return "project.named"
    if phrase.where:
        return "project.placed"
    if phrase.reading.figures_in(phrase.start, phrase.end):
        return "project.sized"
    return "project.built" if built or _COMPOUND.search(phrase.reading.text, phrase.start, phrase.end) else None


def _is_proper(phrase: "Phrase", noun: ProjectNoun) -> bool:
    """A capitalised word before the head noun gives it a name: "the Rogun plant", no "Chinese plant"."""
    doc, words, last = phrase.reading.doc, phrase.words, phrase.reading.doc[phrase.last - 1].lower_
    owner = max((i for i in range(phrase.left, phrase.first) if doc[i].tag_ == "POS"), default=phrase.left - 1)
    named = [i for i in range(owner + 1, phrase.first) if is_name(doc[i])]  # "China's new port" has no name
    name = phrase.reading.text[phrase.start : phrase.end]
    if (named and name[:1] in ("“", '"', "«")) or words.titles.search(name):
        return True  # "the “Silver Wave” programme", "the North-South corridor"
    titled = doc[phrase.first].text[:1].isupper()
    general = words.groups["general"] if noun.needs == "name" or not titled else frozenset[str]()
    forms = [_form(phrase.places, doc[i]) for i in named if doc[i].lower_ not in general]
    if noun.needs != "name":  # "the Southern Gas Corridor", but no "southern gas corridor"
        return any(form != "demonym" for form in forms) or len(forms) > 1
    # "the Green Harbour Initiative", "the Lakeside project", but no "Iranian programme" and no "Lakeside initiatives"
    site = last == "project" and any(form in ("city", "region", "venue") for form in forms)
    return (titled or last in words.groups["back"]) and (site or None in forms)


def _form(places: tuple[Place, ...], token: "Token") -> str | None:
    """As what a word names a place; an abbreviation before a noun is an adjective: "a U.S. base"."""
    place = place_at(places, token.idx)
    return None if place is None else "demonym" if place.text.isupper() and place.form == "name" else place.form


def _is_built(phrase: "Phrase") -> bool:
    """A verb of building stands before the phrase in its clause, and the phrase is no known one: "build a dam"."""
    before = phrase.reading.text[max(0, phrase.start - BUILD_REACH) : phrase.start]
    return bool(_ARTICLE.search(before)) and any(
        not re.search(r"[.;:\n]|, ", before[match.end() :]) for match in phrase.words.patterns["build"].finditer(before)
    )


def _is_told(phrase: "Phrase") -> bool:
    """Behind the phrase its clause goes on with its building: "the stadium was completed"."""
    clause = re.split(r"[.;:\n]", phrase.reading.text[phrase.end : phrase.end + BUILD_REACH], maxsplit=1)[0]
    return bool(phrase.words.patterns["told"].search(clause))


def _reach(phrase: "Phrase", rule: str) -> tuple[int, int]:
    """Where the mention begins and ends: a name takes only the stretch behind it, a description any place."""
    if rule == "project.named":
        end = phrase.quoted or phrase.end
        return phrase.start, phrase.place_behind(end, only_span=True) or end
    if rule in ("project.amount", "project.donated"):
        start, end = _with_amount(phrase)
        return start, phrase.place_behind(end) or end
    end = phrase.where or phrase.end
    return phrase.start, phrase.place_behind(end) or end


# ------------------------------------------------------------------ money and deliveries


def _has_amount(phrase: "Phrase") -> bool:
    """A sum of money stands in the phrase, right before it, or after it: "a loan worth $5 million"."""
    text, start, end = phrase.reading.text, phrase.start, phrase.end
    clause = re.split(r"[.;\n]", text[max(0, start - LOOK_BACK) : end])[-1]
    return not phrase.words.patterns["stock"].search(clause) and any(
        figure.dimension == "money" and _belongs(text, (figure.span.start, figure.span.end), (start, end))
        for figure in phrase.reading.figures_in(max(0, start - LOOK_BACK), end + SUM_REACH)
    )


def _belongs(text: str, figure: tuple[int, int], span: tuple[int, int]) -> bool:
    return bool(
        (figure[0] >= span[0] - 1 and figure[1] <= span[1])
        or (figure[1] <= span[0] and _JOINED.fullmatch(text, figure[1], span[0]))
        or (figure[0] > span[1] and _VALUED.fullmatch(text, span[1], figure[0]))
    )


def _with_amount(phrase: "Phrase") -> tuple[int, int]:
    """The phrase with the figure beside it: "a loan worth $5 million", "$5 million in food aid"."""
    text, start, end = phrase.reading.text, phrase.start, phrase.end
    for figure in phrase.reading.figures_in(max(0, start - LOOK_BACK), end + SUM_REACH):
        if _belongs(text, (figure.span.start, figure.span.end), (start, end)):
            start = min(start, figure.span.start)
            end = max(end, figure.span.end) if "," not in text[end : figure.span.start] else end
    goods = _GOODS.match(text, end)
    return start, goods.end() if goods else end


def _counted(phrase: "Phrase") -> bool:
    """A figure stands right behind: "a donation of 90,000 doses"."""
    return any(
        re.fullmatch(r" of (?:[a-z]+ ){0,3}", phrase.reading.text[phrase.end : figure.span.start])
        for figure in phrase.reading.figures_in(phrase.end, phrase.end + LOOK_BACK)
    )


def _commitments(reading: "Reading", words: Words) -> Iterator[Mention]:
    """A sum that somebody gives for a purpose: "pledged $5 million to rebuild schools"."""
    text = reading.text
    for figure in reading.figures:
        if figure.dimension != "money":
            continue
        before = text[max(0, figure.span.start - LOOK_BACK) : figure.span.start]
        gives = [m for m in words.patterns["give"].finditer(before) if _RUN_UP.match(before, m.end())]
        purpose = _PURPOSE.match(text, figure.span.end) if gives else None
        if purpose:
            yield Mention(
                start=figure.span.start, end=purpose.end(), kind="finance", head="", rule="project.commitment"
            )


# ------------------------------------------------------------------ small things


def _is_passing(text: str, words: Words, noun: ProjectNoun, start: int) -> bool:
    """The site is a venue or a victim: "arrived at the airport", "the attack on the port"."""
    if noun.needs not in ("place", "site"):
        return False
    before = text[max(0, start - LOOK_BACK) : start]
    return any(
        re.fullmatch(r" (?:the |a |an |his |her |their |its )?(?:[a-z]+ ){0,1}", before[match.end() :])
        for group in ("venue", "incident")
        for match in words.patterns[group].finditer(before)
    )


def _aliases(text: str, end: int) -> tuple[str, ...]:
    match = _ABBREVIATION.match(text, end)
    return (match.group(1) or match.group(2),) if match else ()


def _end(token: "Token") -> int:
    return token.idx + len(token)
