"""Find the mentions of projects that are specific enough to be told apart."""

import bisect
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.actors.places.find import Place
from diplotext.lexicon.projects import ProjectNoun
from diplotext.projects.extent import Phrase, end_of, is_name, left_edge
from diplotext.projects.money import find_arms, find_commitments, find_deliveries, find_gifts, with_amount
from diplotext.projects.specific import rule_of
from diplotext.projects.words import Words
from diplotext.terms import ProjectKind, ProjectStatus

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from diplotext.actors import Actors
    from diplotext.reading import Reading

MAX_WORDS = 8
MAX_TITLE = 12
LOOK_BACK = 50
HEADING = 400
LONG_LINE = 200
_SITES = ("place", "site")
_SMALL = ("of", "and", "for", "in", "the", "to", "&", "on")
_PREFIXED = ("project", "exercise", "exercises")  # "Project Condor", "Exercise Northern Wind"
_TOPIC_OPENERS = ("for", "on", "against", "to")  # "Partnership for Clean Rivers"
_ABBREVIATION = re.compile(
    r"[”\"]? \((?:(?:the|or|also|known as|hereinafter|hereafter|henceforth|abbreviated as) )*[“\"]?"
    r"([A-Z][A-Za-z0-9&+-]{1,11})[”\"]?\)|, (?:or|known as) (?:the )?([A-Z]{2,8}),"
)
_DETERMINER = re.compile(
    r" (?:the |a |an |his |her |their |its |(?:the )?(?:[A-Z][\w.&-]* ){0,4}[A-Z][\w.&-]*['’]s? )?(?:[a-z]+ )?"
)
_LEADS = re.compile(r" (?:at|to)\Z")
_NEXT_WORDS = re.compile(r" [\w-]+(?: [\w-]+)?")


@attrs.frozen(kw_only=True)
class Mention:
    """A stretch of text that names or describes one project.

    Attributes:
        head: the last word of its head noun in lower case, "" for a programme without one.
        aliases: abbreviations in brackets behind the name.
        programme: the known programme that it names, "" for others.
        status: what goes without saying of a known programme.
        site: it is a site, line or building.
        running: it is a programme or the like, which goes without saying to be there.
        plan: its head is a word that needs a name or a sum, as "programme".
        passing: it is only where something took place, or what a misfortune befell.
        located: it stands where a place would: "near the dam".
    """

    start: int
    end: int
    kind: ProjectKind
    head: str
    rule: str
    aliases: tuple[str, ...] = ()
    programme: str = ""
    status: ProjectStatus = "unknown"
    site: bool = False
    running: bool = False
    plan: bool = False
    passing: bool = False
    located: bool = False

    @property
    def of_means(self) -> bool:
        """It is a sum of money or a number of goods, which may be what another project takes."""
        return self.rule in ("project.amount", "project.commitment", "project.donated", "project.delivery")

    @property
    def named(self) -> bool:
        """It has a proper name; otherwise it is described."""
        return self.rule in ("project.named", "project.programme")


def find_mentions(reading: "Reading", words: Words, actors: "Actors") -> tuple[Mention, ...]:
    """Find names and descriptions of projects.

    Returns:
        Mentions in text order, without overlap: of two that overlap the longer one, then the earlier.
    """
    bodies = {
        (span.start, span.end)
        for body in actors.organizations
        if body.kind == "international"
        for span in body.mentions
    }
    found = sorted(
        (
            mention
            for mention in (*_programmes(reading.text, words), *_headed(reading, words, actors.places))
            if mention.programme or (mention.start, mention.end) not in bodies  # the World Food Programme
        ),
        key=lambda mention: (mention.start - mention.end, mention.start),
    )
    kept = _without_overlap(found, [])
    sums = [
        Mention(start=start, end=end, kind="finance", head="", rule="project.commitment")
        for start, end in find_commitments(reading, words)
    ]
    goods = [
        Mention(start=start, end=end, kind="other", head="", rule="project.delivery")
        for start, end in (
            *find_deliveries(reading, words),
            *find_gifts(reading, words),
            *find_arms(reading, words),
        )
    ]
    return tuple(_without_overlap(sums + goods, kept))


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
        behind = _NEXT_WORDS.match(text, match.end())
        if not words.patterns["vague"].search(behind.group() if behind else ""):  # "the Belt and Road Forum"
            entry = words.programmes[match.group()]
            yield Mention(
                start=match.start(), end=match.end(), kind=entry.kind, head="", rule="project.programme",
                aliases=_aliases(text, match.end()), status=entry.status, programme=entry.forms[0],
            )  # fmt: skip


def _headed(reading: "Reading", words: Words, places: tuple[Place, ...]) -> Iterator[Mention]:
    for last, word in enumerate(reading.clauses.parse.words):
        for head in words.lasts.get(word, ()):
            end = end_of(reading.doc[last])
            first = _first_token(reading, last, end - len(head))
            if first is not None and reading.text[end - len(head) : end].lower() == head:
                yield from _judge(reading, words, places, head, first, last + 1)
                break


def _first_token(reading: "Reading", last: int, start: int) -> int | None:
    """The token at the offset `start`, at most MAX_WORDS before `last`: "<b>line" and "sub-line" are no lines."""
    for index in range(last, max(-1, last - MAX_WORDS), -1):
        if reading.doc[index].idx <= start:
            joined = start > 0 and reading.text[start - 1] in "-’'"
            return index if reading.doc[index].idx == start and not joined else None
    return None


def _judge(
    reading: "Reading", words: Words, places: tuple[Place, ...], head: str, first: int, last: int
) -> Iterator[Mention]:
    """The mention around the head noun ``doc[first:last]``; none where it is not specific."""
    doc = reading.doc
    closing = words.groups["back"] | words.groups["work"]
    while last < len(doc) and doc[last].lower_.removesuffix("s") in closing:  # "the Lakeside dam expansion project"
        last += 1
    left = left_edge(reading, words, places, first, last)
    prefixed = _prefixed_name(doc, words, head, first, last)
    if prefixed is None and (
        _goes_on(reading, last) or _is_vague(reading, words, head, left, first) or _is_field(reading, left, last)
    ):
        return  # "railway workers", "an existing railway line"
    phrase = Phrase(reading, words, places, left, first, last, head, prefixed)
    for noun in words.nouns[head]:
        rule = rule_of(phrase, noun)
        if rule is not None:
            yield _mention(phrase, noun, rule)
            return


def _mention(phrase: Phrase, noun: ProjectNoun, rule: str) -> Mention:
    text, words = phrase.reading.text, phrase.words
    start, end = _reach(phrase, rule)
    inside = _ABBREVIATION.findall(text, start, end) if rule == "project.named" else ()
    aliases = tuple(filter(None, (alias for pair in inside for alias in pair)))
    title = words.titles.search(text, start, end) if rule == "project.named" else None  # "the Turkish Stream project"
    known = words.programmes[title.group()] if title else None
    site = noun.needs in _SITES and phrase.reading.doc[phrase.last - 1].lower_ not in words.groups["back"]
    return Mention(
        start=start,
        end=end,
        kind=known.kind if known else _kind(phrase, noun),
        head=phrase.head.split()[-1],
        rule=rule,
        aliases=aliases + (_aliases(text, end) if rule not in ("project.built", "project.sized") else ()),
        programme=known.forms[0] if known else "",
        status=known.status if known else "unknown",
        site=site,
        running=rule in ("project.named", "project.built")
        and not words.groups["running"].isdisjoint((phrase.head, phrase.head.rsplit(maxsplit=1)[-1].removesuffix("s"))),
        plan=_is_plan(phrase),
        passing=_heads_interview(text, words, start)
        or any(_follows(text, words, group, start) for group in ("venue", "incident")[: 1 + site]),
        located=any(_follows(text, words, group, start) for group in ("seen", "site")[: 1 + site]),
    )


def _kind(phrase: Phrase, noun: ProjectNoun) -> ProjectKind:
    """What a plant makes, and for what one is trained, tell more: "a dairy plant", "a naval training programme"."""
    words, text = phrase.words, phrase.reading.text
    plant, training = phrase.head.removesuffix("s") == "plant", phrase.head.startswith("training ")
    topic = words.topic.search(text, phrase.start, phrase.end) if plant or training else None
    told = words.topics[topic.group().lower()].kind if topic else noun.kind
    return told if plant or told in ("defence", "space") else noun.kind


def _goes_on(reading: "Reading", last: int) -> bool:
    """The head noun is followed by another noun, whose modifier it is: "the port authority"."""
    doc = reading.doc
    if last >= len(doc) or "\n" in reading.text[end_of(doc[last - 1]) : doc[last].idx + 1]:
        return False
    hyphen = doc[last].text in ("-", "–") and reading.text[end_of(doc[last - 1])] == doc[last].text  # "museum-reserve"
    return hyphen or (doc[last].tag_.startswith("NN") and doc[last].lower_ != "commitment")


def _is_field(reading: "Reading", left: int, last: int) -> bool:
    """A head noun that tells a body's field or a plan's means: "the School of Mines", "the Plan of Action"."""
    doc = reading.doc
    behind = last + 1 < len(doc) and doc[last].lower_ == "of" and doc[last + 1].lower_ == "action"
    alone = last - left == 1 and left > 1 and doc[left].text[:1].isupper() and doc[left - 1].lower_ == "of"
    return behind or (alone and is_name(doc[left - 2]))


def _is_vague(reading: "Reading", words: Words, head: str, left: int, first: int) -> bool:
    """A word before the head noun says that it is a body, a meeting, a text, a figure of speech, or an old thing."""
    doc = reading.doc
    if words.titles.search(reading.text, doc[left].idx, end_of(doc[first])):
        return False
    before = reading.text[doc[max(0, left - 1)].idx : doc[first].idx]
    line = head.rsplit(maxsplit=1)[-1].rstrip("s") in ("line", "link", "road", "route", "base")
    return bool(
        words.patterns["vague"].search(before)
        or (head.endswith(("fund", "funds")) and words.patterns["purse"].search(before))
        or (line and any(doc[i].lower_ in words.groups["figurative"] for i in range(left, first)))
    )


def _prefixed_name(doc: "Doc", words: Words, head: str, first: int, last: int) -> int | None:
    """Where the name behind its head noun ends: "Project Condor", "Partnership for Clean Rivers"."""
    titled = doc[last - 1].text[:1].isupper() and head.rsplit(maxsplit=1)[-1] in words.groups["titled"]
    building = doc[last - 1].text[:1].isupper() and any(noun.needs == "site" for noun in words.nouns[head])
    openers = (*_TOPIC_OPENERS, "of") if building else _TOPIC_OPENERS
    title = _title_end(doc, last, openers) if titled or building else None
    if title is not None:
        return title
    if head.rsplit(maxsplit=1)[-1] not in _PREFIXED or (
        head == "project" and doc[first].text == head
    ):  # "the project Monday morning"
        return None
    index = last
    while index < min(len(doc), last + 4) and doc[index].tag_ in ("NNP", "CD") and doc[index].text[:1] not in "\n ":
        if doc[index].text.islower():  # "staged exercises one after another"
            break
        index += 1
    return end_of(doc[index - 1]) if index > last else None


def _title_end(doc: "Doc", last: int, openers: tuple[str, ...]) -> int | None:
    """Where the capitalised words behind "for" and the like end, which small words may join."""
    end, index = None, last + 1
    if last >= len(doc) or doc[last].lower_ not in openers:
        return None
    while index < min(len(doc), last + MAX_TITLE) and (is_name(doc[index]) or doc[index].lower_ in _SMALL):
        end, index = (end_of(doc[index]) if is_name(doc[index]) else end), index + 1
    return end


def _reach(phrase: Phrase, rule: str) -> tuple[int, int]:
    """Where the mention begins and ends: a name takes only the stretch behind it, a description any place."""
    if rule == "project.named":
        end = phrase.quoted or phrase.end
        return phrase.start, phrase.place_behind(end, only_span=True) or end
    if rule in ("project.amount", "project.donated"):
        start, end = with_amount(phrase)
        reach = phrase.place_behind(end) or end
        # "a loan for the Kitui dam": the dam is a project of its own
        return start, end if phrase.words.heads.search(phrase.reading.text, end, reach) else reach
    end = phrase.where or phrase.end
    purpose = phrase.words.purpose.match(phrase.reading.text, end) if phrase.where is None else None
    if rule in ("project.sized", "project.built") and purpose and _is_plan(phrase):
        return phrase.start, purpose.end()  # "a $4 million initiative to restore wells"
    return phrase.start, phrase.place_behind(end) or end


def _heads_interview(text: str, words: Words, start: int) -> bool:
    """It stands in the heading of an interview: "Doorstop interview, Lakeside Barracks"."""
    line = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    return start < HEADING and 0 < end - line < LONG_LINE and bool(words.patterns["interview"].search(text, line, end))


def _is_plan(phrase: Phrase) -> bool:
    return any(noun.needs == "name" for noun in phrase.words.nouns[phrase.head])


def _leads_on(before: str, words: Words, end: int) -> bool:
    """Words before "at" or "to" that do more than tell where one is: "looking at the route"."""
    leads = _LEADS.search(before, 0, end)
    return leads is not None and any(
        match.end() == leads.start() for match in words.patterns["toward"].finditer(before, 0, leads.start())
    )


def _follows(text: str, words: Words, group: str, start: int) -> bool:
    """One of the words stands right before: "arrived at the airport", "the attack on the port"."""
    before = text[max(0, start - LOOK_BACK) : start]
    return any(
        _DETERMINER.fullmatch(before, match.end()) is not None and not _leads_on(before, words, match.end())
        for match in words.patterns[group].finditer(before)
    )


def _aliases(text: str, end: int) -> tuple[str, ...]:
    match = _ABBREVIATION.match(text, end)
    return (match.group(1) or match.group(2),) if match else ()
