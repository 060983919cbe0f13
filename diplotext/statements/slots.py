"""What stands around a cue: to whom, at whom, by which medium and on which day something was said."""

import bisect
import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import attrs

from diplotext.layout import sentence_breaks
from diplotext.lexicon.cues import Address
from diplotext.lexicon.inflection import verb_forms
from diplotext.records import Date
from diplotext.statements.draft import Draft, Range
from diplotext.statements.media import MediumPhrase, find_media, noun_phrase
from diplotext.statements.spoken import performative_at

if TYPE_CHECKING:
    from spacy.tokens import Token

    from diplotext.lexicon import Lexicon
    from diplotext.reading import Reading

Slot = Literal["addressee", "target"]
_ASIDE = re.compile(r"[,;:–—]|\b(?:who|which|that|where|and)\b")
_AFTER = 80
_NEAR = 40
_FURTHEST_LEAD = 2_000
_CLIMB = 8
_RECENT = 14
# "Speaking at a briefing on Monday, she said": a participle that only tells where it was said.
_SPEAKING = frozenset(
    ("speaking", "addressing", "talking", "writing", "briefing", "appearing", "answering", "responding", "commenting",
     "testifying", "posting")
)  # fmt: skip
# "in a statement issued on Monday": a participle that tells the same day.
_ISSUED = frozenset(
    ("issued", "released", "published", "posted", "aired", "broadcast", "made", "given", "delivered", "sent", "dated",
     "recorded")
)  # fmt: skip
# "ahead of Monday's talks", "since 2019": the day is not the day of the words.
_OTHER_TIME = frozenset(("before", "since", "until", "till", "ahead", "for", "by", "about", "between"))
_ADDRESSING = re.compile(r"\b[Aa]ddressing\s|\b[Ss]peaking\s(?:to|before)\s")
_DIRECTED = frozenset(("thank", "congratulate", "praise", "condemn", "request"))


@attrs.frozen
class _Surroundings:
    """What is searched around the cues of a document.

    Attributes:
        taken: characters of cues and contents, in text order.
        media: phrases of media, in text order.
        ends: ends of sentences outside quotations.
    """

    taken: Sequence[Range]
    media: Sequence[MediumPhrase]
    ends: Sequence[int]


@attrs.frozen
class _Occasion:
    """What the lead of an interview or a transcript tells of all its turns."""

    medium: Range
    said_on: Date | None


def address_index(lexicon: "Lexicon") -> dict[str, tuple[Address, ...]]:
    """Lower-case word form -> the entries that it belongs to; for `Lexicon.derive`."""
    found: dict[str, tuple[Address, ...]] = {}
    for entry in lexicon.entries(Address):
        for word in entry.words:
            for form in (word,) if entry.noun else verb_forms(word):
                found[form] = (*found.get(form, ()), entry)
    return found


def fill_slots(reading: "Reading", drafts: Sequence[Draft]) -> list[Draft]:
    """Give each draft its addressee, target, medium and day, as far as the words around its cue tell them."""
    taken = sorted(span for draft in drafts for span in (*draft.content, *((draft.cue,) if draft.cue else ())))
    quoted = [(quotation.start, quotation.end) for quotation in reading.quotations if quotation.depth == 0]
    breaks = sentence_breaks(reading.text, lexicon=reading.lexicon)
    ends = [begin for end, begin in breaks if not _inside(quoted, end - 1)]
    around = _Surroundings(taken, find_media(reading), ends)
    occasion = _occasion(reading, around)
    filled = [
        _spoken(reading, draft, occasion) if draft.cue is None else _reported(reading, draft, draft.cue, around)
        for draft in drafts
    ]
    return _shared(filled, around.ends)


def _shared(drafts: Sequence[Draft], ends: Sequence[int]) -> list[Draft]:
    """Give medium and day of a cue to those after it with the same subject: "On Monday she said ... and urged"."""
    order = sorted((n for n, draft in enumerate(drafts) if draft.cue), key=lambda n: drafts[n].cue or (0, 0))
    found = list(drafts)
    for before, number in itertools.pairwise(order):
        first, second = found[before], found[number]
        if first.source is None or first.source != second.source or first.form != second.form:
            continue
        if bisect.bisect_right(ends, (first.cue or (0, 0))[0]) == bisect.bisect_right(ends, (second.cue or (0, 0))[0]):
            found[number] = attrs.evolve(
                second, medium=second.medium or first.medium, said_on=second.said_on or first.said_on
            )
    return found


def _occasion(reading: "Reading", around: _Surroundings) -> _Occasion | None:
    """The last medium that is named before the first turn, and the day that its sentence names."""
    if not reading.turns:
        return None
    end = reading.paragraphs[reading.turns[0].first][0]
    lead = _media_in(around.media, (max(0, end - _FURTHEST_LEAD), end))
    named = [phrase for phrase in lead if phrase.medium.occasion]
    if not named:
        return None
    phrase = named[-1]
    last = bisect.bisect_right(around.ends, phrase.start)
    index = reading.paragraph_at(phrase.start)
    start, stop = reading.paragraphs[index] if index is not None else (phrase.start, phrase.end)
    sentence = (
        max(start, around.ends[last - 1] if last else 0),
        min(stop, around.ends[last] if last < len(around.ends) else stop),
    )
    days = [date for date in reading.dates_in(*sentence) if date.kind == "date" and date.precision == "day"]
    return _Occasion((phrase.start, phrase.end), days[0] if len(days) == 1 else None)


def _spoken(reading: "Reading", draft: Draft, occasion: _Occasion | None) -> Draft:
    """A turn or an answer: its medium and day are those that the lead tells."""
    target = draft.target or _performed_at(reading, draft)
    if occasion is None or draft.rule == "statement.floating_quotation":
        return attrs.evolve(draft, target=target)
    return attrs.evolve(draft, target=target, medium=occasion.medium, said_on=occasion.said_on)


def _reported(reading: "Reading", draft: Draft, cue: Range, around: _Surroundings) -> Draft:
    if draft.form == "attitude":
        return draft
    regions = _regions(reading, draft, cue, around)
    named = (phrase for region in regions for phrase in _media_in(around.media, region))
    medium = next((phrase for phrase in named if not _overlaps(draft.source, phrase)), None)
    addressee = (
        _told(reading, cue[1], "addressee", draft.content[0][0]) or draft.addressee or _addressed(reading, regions)
    )
    if addressee is None and medium is not None:
        addressee = medium.partner
    return attrs.evolve(
        draft,
        addressee=addressee,
        target=draft.target or _directed_at(reading, draft, cue),
        medium=draft.medium or ((medium.start, medium.end) if medium else None),
        said_on=next((date for region in regions for date in _days_in(reading, region, cue, draft)), None),
    )


def _overlaps(source: Range | None, phrase: MediumPhrase) -> bool:
    """Whether the speaker is the medium itself: "a letter that says"."""
    return source is not None and phrase.start < source[1] and source[0] < phrase.end


def _regions(reading: "Reading", draft: Draft, cue: Range, around: _Surroundings) -> list[Range]:
    """Where the slots of a cue may stand: around it up to other cues and contents, and right behind its own content."""
    index = reading.paragraph_at(cue[0])
    start, end = reading.paragraphs[index] if index is not None else cue
    last = bisect.bisect_right(around.ends, cue[0])
    start = max(start, around.ends[last - 1] if last else 0)
    end = min(end, around.ends[last] if last < len(around.ends) else end)
    at = bisect.bisect_left(around.taken, cue)
    begin = max((stop for _, stop in around.taken[max(0, at - 6) : at] if stop <= cue[0]), default=start)
    stop = next((first for first, _ in around.taken[at + 1 : at + 6] if first >= cue[1]), end)
    regions = [(max(start, begin), min(end, stop))]
    tail = draft.content[-1][1]
    if tail >= cue[1]:
        following = bisect.bisect_left(around.taken, (tail, 0))
        limit = around.taken[following][0] if following < len(around.taken) else end
        close = min(end, limit, tail + _AFTER)
        aside = _ASIDE.search(reading.text, tail, max(tail, close))
        regions.append((tail, aside.start() if aside else close))
    return [region for region in regions if region[0] < region[1]]


def _media_in(media: Sequence[MediumPhrase], region: Range) -> Sequence[MediumPhrase]:
    first = bisect.bisect_left(media, region[0], key=lambda phrase: phrase.start)
    last = bisect.bisect_left(media, region[1], key=lambda phrase: phrase.start)
    return media[first:last]


def _days_in(reading: "Reading", region: Range, cue: Range, draft: Draft) -> list[Date]:
    """The calendar expressions of a region that say when the cue's verb was done.

    Behind the content it must be a day of the news: "condemned the raid in Lima on 7 July 2005" dates the raid.
    """
    return [
        date
        for date in reading.dates_in(*region)
        if date.kind in ("date", "time")
        and not (date.value or "").endswith("_REF")
        and (date.span.start < cue[1] or draft.content[-1][1] > date.span.start or _is_recent(reading, date))
        and _tells_when(reading, date, cue, draft.source)
    ]


def _is_recent(reading: "Reading", date: Date) -> bool:
    if date.first is None or reading.published is None:
        return True
    return abs((reading.published - date.first).days) <= _RECENT


def _tells_when(reading: "Reading", date: Date, cue: Range, source: Range | None) -> bool:
    """Whether a date belongs to the cue's verb: no other verb, no subject and no "ahead of" stands between."""
    if source is not None and source[0] <= date.span.start < source[1]:  # "according to the 2019 census"
        return False
    token: Token = reading.tokens(date.span.start, date.span.end).root
    for _ in range(_CLIMB):
        if cue[0] <= token.idx < cue[1] or (token.tag_ == "VBG" and token.lower_ in _SPEAKING):
            return True
        if token.dep_ in ("nsubj", "nsubjpass", "relcl", "appos") or token.lower_ in _OTHER_TIME:
            return False
        if token.tag_.startswith("VB") and token.dep_ not in ("aux", "auxpass") and token.lower_ not in _ISSUED:
            return any(_is_joined(verb, token) for verb in reading.tokens(*cue))
        if token.head.i == token.i:
            return True
        token = token.head
    return False


def _is_joined(verb: "Token", first: "Token") -> bool:
    """Whether a verb goes on with another one's sentence: "On Monday she met the crew and thanked it"."""
    return (
        verb.dep_ == "conj" and verb.head.i == first.i and verb.tag_ == first.tag_
        and not any(child.dep_ == "nsubj" for child in verb.children)
    )  # fmt: skip


def _told(reading: "Reading", after: int, slot: Slot, content: int | None) -> Range | None:
    """The mention right behind a cue whose verb takes one ("told reporters"), before its content begins."""
    entries = reading.lexicon.derive(address_index)
    for token in reading.tokens(max(0, after - 1), after):
        for entry in entries.get(token.lower_, ()):
            if entry.slot == slot and not entry.noun:
                place = _behind(reading, after, entry)
                if place is not None and content is not None and place[0] < content < place[1]:
                    place = (
                        place[0],
                        place[0] + len(reading.text[place[0] : content].rstrip()),
                    )  # "told Reuters talks had begun"
                if place is not None:
                    return place
    return None


def _addressed(reading: "Reading", regions: Sequence[Range]) -> Range | None:
    """Addressing parliament, she said ..."""
    for region in regions:
        match = _ADDRESSING.search(reading.text, *region)
        if match:
            return noun_phrase(reading, match.end())
    return None


def _behind(reading: "Reading", after: int, entry: Address) -> Range | None:
    between = rf"\s+(?:{'|'.join(entry.prepositions)})\s+" if entry.prepositions else r"\s+"
    lead = re.compile(between).match(reading.text, after)
    return noun_phrase(reading, lead.end()) if lead else None


def _directed_at(reading: "Reading", draft: Draft, cue: Range) -> Range | None:
    """The one who is thanked, condemned, asked: behind the cue, or behind a noun of its object ("gratitude to X")."""
    if draft.kind == "direct":
        return None
    place = _told(reading, cue[1], "target", None)
    if place is not None:
        return place
    entries = reading.lexicon.derive(address_index)
    start = draft.content[0][0]
    for token in reading.tokens(start, min(draft.content[0][1], start + _NEAR)):
        for entry in entries.get(token.lower_, ()):
            place = _behind(reading, token.idx + len(token), entry) if entry.noun else None
            if place is not None:
                return place
    return None


def _performed_at(reading: "Reading", draft: Draft) -> Range | None:
    """The one whom a speaker thanks, congratulates, condemns or asks in the first person."""
    if draft.act not in _DIRECTED:
        return None
    found = performative_at(reading.text[slice(*draft.content[0])], reading.lexicon)
    if found is None:
        return None
    start = draft.content[0][0]
    words = reading.text[start + found[0] : start + found[1]]
    if words.lower().endswith(" you"):
        return start + found[1] - 3, start + found[1]
    return _after_space(reading, start + found[1])


def _after_space(reading: "Reading", at: int) -> Range | None:
    return noun_phrase(reading, at + 1) if reading.text[at : at + 1] == " " else None


def _inside(ranges: Sequence[Range], offset: int) -> bool:
    at = bisect.bisect_right(ranges, (offset, offset)) - 1
    return at >= 0 and ranges[at][0] <= offset < ranges[at][1]
