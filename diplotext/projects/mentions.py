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
_PREFIXED = ("project", "exercise")  # "Project Condor", "Exercise Northern Wind"
_ABBREVIATION = re.compile(
    r"[”\"]? \((?:(?:the|or|also|known as|hereinafter|hereafter|henceforth|abbreviated as) )*[“\"]?"
    r"([A-Z][A-Za-z0-9&+-]{1,11})[”\"]?\)|, (?:or|known as) (?:the )?([A-Z]{2,8}),"
)
_JOINED = re.compile(r"\s(?:(?:in|of|for|to|worth of|as)\s)?(?:(?:a|an|the|its|new|additional|further)\s){0,2}")
_VALUED = re.compile(
    r"[^.;\n]{0,60}\b(?:worth|valued at|of|totall?ing|amounting to)\s(?:(?:about|some|nearly|over|up|to|more|than|at|least|"
    r"around|almost|approximately|an|additional|the)\s){0,3}"
)
_GOODS = re.compile(r"(?: of [a-z]+(?: [a-z]+(?= to\b))?)?")  # "20 tons of medicines"
_COMPOUND = re.compile(r"\b[A-Z][\w.]*-(?:\w+ed|built|led|run)\b")  # "a Chinese-owned factory"
_CLAUSE = re.compile(r"[^.;:!?\n]*\Z")
_ARTICLE = re.compile(r"\b(?:an?|another|the construction of|the first|its|their|his|our|two|three|the)\s\Z", re.IGNORECASE)
_PURPOSE = re.compile(
    r" (?:to|for|in|into|towards?|on) (?:(?:the|a|an|new|support|help|of) )*[\w’'-]+(?:(?! (?:and|which|that|by|over|as|"
    r"after|when|while|during|who|through|since|from|at|with|this|next|last)\b) [\w’'-]+){0,9}"
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
            mention = _judge(reading, words, places, first, last)
            if mention is not None:
                yield mention


def _judge(reading: "Reading", words: Words, places: tuple[Place, ...], first: int, last: int) -> Mention | None:
    """The mention around the head noun ``doc[first:last]``, or None where it is not specific."""
    doc, text = reading.doc, reading.text
    head = text[doc[first].idx : _end(doc[last - 1])].lower()
    noun = words.nouns[head]
    while last < len(doc) and doc[last].lower_ in words.groups["back"]:  # "the Lakeside railway project"
        last += 1
    left = left_edge(reading, words, places, first)
    owner = max((i for i in range(left, first) if doc[i].tag_ == "POS"), default=left)
    if any(is_name(doc[i]) for i in range(owner + 1, first)):  # "Kenya's Lamu port"
        left = owner + (owner > left)
    prefixed = _prefixed_name(doc, head, first, last)
    if prefixed is None and (_goes_on(reading, last) or _is_vague(reading, words, head, left, first)):
        return None  # "railway workers", "an existing railway line"
    start, end = doc[left].idx, prefixed or _end(doc[last - 1])
    quoted = quoted_name(reading, end) if noun.needs in ("name", "place") else None
    where = place_end(reading, words, places, end, only_span=False)
    plural = head not in noun.forms
    proper = bool(prefixed or quoted) or (not plural and _is_proper(reading, noun, words, places, (left, first, last)))
    rule = _rule(reading, noun, words, (start, end), proper=proper, placed=where is not None)
    if rule is None:
        return None
    reach = _reach(reading, words, places, rule, quoted or end, where)
    if rule in ("project.amount", "project.donated"):
        start, reach = _with_amount(reading, start, reach)
        reach = place_end(reading, words, places, _GOODS.match(text, reach).end(), only_span=False) or reach
    inside = tuple(filter(None, (alias for pair in _ABBREVIATION.findall(text, start, end) for alias in pair)))
    programme = words.titles.search(text, start, reach)  # "the Turkish Stream project"
    known = words.programmes[programme.group()] if programme and rule == "project.named" else None
    return Mention(
        start=start, end=reach, kind=known.kind if known else noun.kind, head=head.split()[-1], rule=rule,
        aliases=inside + _aliases(text, reach), programme=known.forms[0] if known else "",
        status=known.status if known else "unknown", passing=_is_passing(text, words, noun, start),
    )  # fmt: skip


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
    before = reading.text[doc[max(0, left - 1)].idx : doc[first].idx]
    line = head.split()[-1].rstrip("s") in ("line", "link", "road", "route")
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


def _is_proper(
    reading: "Reading", noun: ProjectNoun, words: Words, places: tuple[Place, ...], bounds: tuple[int, int, int]
) -> bool:
    """A capitalised word before the head noun gives it a name: "the Rogun plant", no "Chinese plant"."""
    doc, (left, first, last) = reading.doc, bounds
    owner = max((i for i in range(left, first) if doc[i].tag_ == "POS"), default=left - 1)  # "China's new port"
    named = [i for i in range(owner + 1, first) if is_name(doc[i]) and doc[i].lower_ not in words.groups["general"]]
    forms = [_form(places, doc[i]) for i in named]
    name = reading.text[doc[left].idx : _end(doc[last - 1])]
    if (named and name[:1] in ("“", '"', "«")) or words.titles.search(name):
        return True  # "the “Silver Wave” programme", "the North-South corridor"
    if noun.needs != "name":
        return any(form != "demonym" for form in forms) or len(named) > 1
    # "the Green Harbour Initiative", "the Lakeside project", but no "Iranian programme" and no "Lakeside initiatives"
    titled = doc[first].text[:1].isupper() or doc[last - 1].lower_ in words.groups["back"]
    site = doc[last - 1].lower_ == "project" and any(form in ("city", "region", "venue") for form in forms)
    return titled and (site or None in forms)


def _form(places: tuple[Place, ...], token: "Token") -> str | None:
    """As what a word names a place; an abbreviation before a noun is an adjective: "a U.S. base"."""
    place = place_at(places, token.idx)
    return None if place is None else "demonym" if place.text.isupper() and place.form == "name" else place.form


def _rule(
    reading: "Reading", noun: ProjectNoun, words: Words, span: tuple[int, int], *, proper: bool, placed: bool
) -> str | None:
    """Which rule makes the head noun specific, if any."""
    if noun.needs == "count":
        return "project.donated" if _counted(reading, span[1]) else None
    if noun.needs == "amount":
        return "project.amount" if _has_amount(reading, words, *span) else None
    if noun.needs == "name":
        return "project.named" if proper else None
    built = _is_built(reading, words, span)
    if noun.needs == "site" and not (built or _is_told(reading, words, span)):
        return None  # "She visited the Lakeside Museum"
    if proper:
        return "project.named"
    if placed:
        return "project.placed"
    if reading.figures_in(*span):
        return "project.sized"
    if _COMPOUND.search(reading.text, *span):
        return "project.built"
    return "project.built" if built and _ARTICLE.search(reading.text[max(0, span[0] - BUILD_REACH) : span[0]]) else None


def _is_built(reading: "Reading", words: Words, span: tuple[int, int]) -> bool:
    """A verb of building stands before the phrase in its clause."""
    text = reading.text
    before = text[max(0, span[0] - BUILD_REACH) : span[0]]
    return any(not re.search(r"[.;:\n]|, ", before[match.end() :]) for match in words.patterns["build"].finditer(before))


def _is_told(reading: "Reading", words: Words, span: tuple[int, int]) -> bool:
    """Behind the phrase its clause goes on with its building: "the stadium was completed"."""
    clause = re.split(r"[.;:\n]", reading.text[span[1] : span[1] + BUILD_REACH], maxsplit=1)[0]
    return bool(words.patterns["told"].search(clause))


def _reach(
    reading: "Reading", words: Words, places: tuple[Place, ...], rule: str, end: int, where: int | None
) -> int:
    """Where the mention ends: a name takes only the stretch behind it, a description any place."""
    if rule == "project.named":
        return place_end(reading, words, places, end, only_span=True) or end
    reach = where or end
    return place_end(reading, words, places, reach, only_span=False) or reach


# ------------------------------------------------------------------ money and deliveries


def _has_amount(reading: "Reading", words: Words, start: int, end: int) -> bool:
    """A sum of money stands in the phrase, right before it, or after it: "a loan worth $5 million"."""
    sums = [f for f in reading.figures_in(max(0, start - 40), end + 100) if f.dimension == "money"]
    near = any(_belongs(reading.text, (f.span.start, f.span.end), (start, end)) for f in sums)
    around = reading.text[max(0, start - LOOK_BACK) : end + LOOK_BACK]
    clause = re.split(r"[.;\n]", around[: end - max(0, start - LOOK_BACK)])[-1]
    return near and not words.patterns["stock"].search(clause)


def _belongs(text: str, figure: tuple[int, int], span: tuple[int, int]) -> bool:
    return bool(
        (figure[0] >= span[0] - 1 and figure[1] <= span[1])
        or (figure[1] <= span[0] and _JOINED.fullmatch(text, figure[1], span[0]))
        or (figure[0] > span[1] and _VALUED.fullmatch(text, span[1], figure[0]))
    )


def _with_amount(reading: "Reading", start: int, end: int) -> tuple[int, int]:
    """The phrase with the sum beside it: "a loan worth $5 million", "$5 million in food aid"."""
    for figure in reading.figures_in(max(0, start - 40), end + 100):
        if _belongs(reading.text, (figure.span.start, figure.span.end), (start, end)):
            start = min(start, figure.span.start)
            end = max(end, figure.span.end) if "," not in reading.text[end : figure.span.start] else end
    return start, end


def _counted(reading: "Reading", end: int) -> bool:
    """A figure stands right behind: "a donation of 90,000 doses"."""
    return any(
        re.fullmatch(r" of (?:[a-z]+ ){0,3}", reading.text[end : figure.span.start])
        for figure in reading.figures_in(end, end + LOOK_BACK)
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
