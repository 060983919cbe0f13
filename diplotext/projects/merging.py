"""Bring all mentions of one project together: its other names, its abbreviation, "the corridor", "this project"."""

import bisect
import re
from collections.abc import Iterable, Iterator

import attrs

from diplotext.actors.places.find import Place
from diplotext.lexicon.patterns import alternatives
from diplotext.projects.mentions import Mention
from diplotext.projects.words import Words
from diplotext.terms import without_article

MAX_ALIASES = 200
_APPOSED = re.compile(r"(?: \([^()\n]{1,15}\))?, an? ")
_PLANS = ("initiative", "programme", "program", "scheme")  # no names for a site
MAX_COMPARED = 200
BACK_REACH = 1500
HEADED = 300
_SMALL = frozenset(
    {"s", "the", "a", "an", "of", "and", "for", "in", "on", "to", "at", "project", "programme", "program"}
)


@attrs.frozen(kw_only=True)
class Group:
    """The mentions of one project in text order.

    Attributes:
        mentions: its names and descriptions.
        short: its abbreviations.
        others: phrases that point back to it.
    """

    mentions: tuple[Mention, ...]
    short: tuple[tuple[int, int], ...] = ()
    others: tuple[tuple[int, int], ...] = ()

    @property
    def main(self) -> Mention:
        """The fullest name, else the fullest description; of equals the first."""
        return max(self.mentions, key=lambda mention: (mention.named, mention.end - mention.start, -mention.start))

    @property
    def is_money(self) -> bool:
        """It is a sum of money."""
        return any(mention.rule in ("project.amount", "project.commitment") for mention in self.mentions)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where the project is mentioned, in text order."""
        return sorted([(mention.start, mention.end) for mention in self.mentions] + [*self.short, *self.others])


@attrs.frozen(kw_only=True)
class _Key:
    """What tells one project from another.

    Attributes:
        words: the words of the name in lower case.
        names: those of them in capitals, without the head noun.
        head: the head noun that stands for all of its kind.
        programme: the known programme, or "".
        loose: the head noun says no more than that it is a project.
    """

    words: frozenset[str]
    names: frozenset[str]
    head: str
    programme: str
    loose: bool


def merge(text: str, mentions: tuple[Mention, ...], words: Words, places: tuple[Place, ...]) -> tuple[Group, ...]:
    """Group the mentions of a document by project, in the order of their first mention.

    A project of which the text tells only that something took place there is left out.
    """
    keys: list[_Key] = []
    groups: list[list[Mention]] = []
    aliases: dict[str, int] = {}
    last, placed = None, 0
    for mention in mentions:
        written = text[mention.start : mention.end]
        key = _key(written, mention, words, places)
        capitals = " ".join(part for part in written.split() if part[0].isupper())
        number = aliases.get(written, aliases.get(capitals))  # "the CLERI project", no "Lakeside CLERI project"
        if number is None and last is not None and _renames(text, last, mention):
            number = placed
        if number is None and _points_back(text, mention, key):  # "the Isimba Dam ... the $568 million dam"
            this = text.endswith(("this ", "This "), 0, mention.start)  # "This $50 billion programme"
            alike = (i for i in range(len(keys) - 1, -1, -1) if keys[i].head == key.head and (this or keys[i].names))
            number = next(alike, None)
        if number is None:
            known = range(max(0, len(keys) - MAX_COMPARED), len(keys))
            number = next((i for i in known if _same(keys[i], key)), len(keys))
        if number == len(keys):
            keys.append(key)
            groups.append([])
        groups[number].append(mention)
        last, placed = mention, number
        aliases.update(dict.fromkeys(mention.aliases, number))
    groups = [found for found in groups if not all(mention.passing for mention in found)]
    taken = {(mention.start, mention.end) for mention in mentions}
    short, others = (
        _by_group(found, len(groups), taken) for found in (_by_alias(text, groups), _pointing_back(text, groups, words))
    )
    return tuple(
        Group(mentions=tuple(found), short=short[number], others=others[number]) for number, found in enumerate(groups)
    )


def _by_group(
    found: Iterable[tuple[tuple[int, int], int]], count: int, taken: set[tuple[int, int]]
) -> list[tuple[tuple[int, int], ...]]:
    spans: list[set[tuple[int, int]]] = [set() for _ in range(count)]
    for span, number in found:
        spans[number].add(span)
    return [tuple(sorted(own - taken)) for own in spans]


def _key(name: str, mention: Mention, words: Words, places: tuple[Place, ...]) -> _Key:
    parts = re.findall(r"\w+", without_article(name))
    head = words.same.get(mention.head, mention.head)
    first = bisect.bisect_left(places, mention.start, key=lambda place: place.start)
    last = bisect.bisect_left(places, mention.end, key=lambda place: place.start)
    # "Norway's aid programme" is the Norwegian one
    states = {place.text.lower(): place.code for place in places[first:last] if place.form in ("name", "demonym")}
    lower = [states.get(part.lower(), part.lower()) for part in parts]
    return _Key(
        words=frozenset(words.same.get(part, part) for part in lower) - _SMALL,
        names=frozenset(low for part, low in zip(parts, lower, strict=True) if part[0].isupper())
        - {mention.head}
        - _SMALL,
        head=head,
        programme=mention.programme,
        loose=mention.head in words.groups["back"],
    )


def _renames(text: str, one: Mention, two: Mention) -> bool:
    """A description right behind a name: "the Tarvo Dam, a hydropower plant in Kitui"."""
    return one.named and not two.named and not two.of_means and bool(_APPOSED.fullmatch(text, one.end, two.start))


def _points_back(text: str, mention: Mention, key: _Key) -> bool:
    """A description without a name or place behind "the" means what was named before."""
    if text.endswith(("this ", "This "), 0, mention.start):
        return not mention.named  # "the Tarvo route ... this freight route in the east"
    definite = text.endswith(("the ", "The "), 0, mention.start)
    return definite and not key.names and mention.rule in ("project.sized", "project.built")


def _same(one: _Key, two: _Key) -> bool:
    """The same programme, the same words, or a shorter form of the name: "North-South corridor"."""
    if one.programme or two.programme:
        return one.programme == two.programme
    short, long = sorted((one, two), key=lambda key: len(key.words))
    if one.head != two.head:  # "the Atlas Fellowship", "the Atlas Fellowship Program"
        heads = {one.head, two.head}
        return (one.loose or two.loose) and len(one.names - heads) > 1 and one.names - heads == two.names - heads
    shorter = len(short.words) > 1 and short.words <= long.words and bool(short.names)
    # "the Rostov NPP", "the nuclear power station in Rostov"
    return one.words == two.words or shorter or (bool(one.names) and one.names == two.names)


def _by_alias(text: str, groups: list[list[Mention]]) -> Iterator[tuple[tuple[int, int], int]]:
    aliases = {
        alias: number for number, found in enumerate(groups) for mention in found for alias in _names(text, mention)
    }
    if aliases:
        pattern = re.compile(rf"(?<![\w-])(?:{alternatives(list(aliases)[:MAX_ALIASES])})(?![\w-])")
        inside = {offset for found in groups for m in found for offset in range(m.start, m.end)}
        for match in pattern.finditer(text):
            if match.start() not in inside:
                yield match.span(), aliases[match.group()]


def _names(text: str, mention: Mention) -> tuple[str, ...]:
    """The abbreviation in brackets, and the initials of the name: "Baikal-Amur Mainline", "BAM"."""
    capitals = "".join(word[0] for word in re.findall(r"[A-Z]\w+", text[mention.start : mention.end]))
    return mention.aliases + ((capitals,) if len(capitals) > 2 and mention.named else ())


def _pointing_back(text: str, groups: list[list[Mention]], words: Words) -> Iterator[tuple[tuple[int, int], int]]:
    """Phrases such as "this project", "the dam": the last project before them with that head noun."""
    back = words.groups["back"]
    heads = {mention.head for found in groups for mention in found if mention.head}
    alike = {form for form, first in words.same.items() if any(words.same.get(head) == first for head in heads)}
    events = sorted(((m.end, i, m) for i, found in enumerate(groups) for m in found), key=lambda event: event[:2])
    nouns = alternatives(heads | alike | back)
    pattern = re.compile(rf"\b(?:[Tt]his|[Tt]hat|[Tt]he) (?:[a-z-]+ ){{0,2}}({nouns})\b(?! (?:of|between)\b)")
    covered = {offset for found in groups for m in found for offset in range(m.start, m.end)}
    index, last, sites = 0, dict[str, tuple[int, int]](), dict[int, bool]()
    for match in pattern.finditer(text) if events else ():
        while index < len(events) and events[index][0] <= match.start():
            end, number, mention = events[index]
            if mention.head:
                last[words.same.get(mention.head, mention.head)] = (end, number)
            headed = "" in last and end - last[""][0] < HEADED  # "Silver Wave: $5 million to Peru. This programme"
            if not (mention.of_means and headed):
                last[""] = (end, number)
            sites[number] = mention.site
            index += 1
        noun = match.group(1)
        known = last.get(words.same.get(noun, noun)) or (last.get("") if noun in back else None)
        if known and noun in _PLANS and sites[known[1]] and noun not in heads:
            continue  # "the dam ... that gave them the initiative"
        if known and match.start() - known[0] < BACK_REACH and match.start(1) not in covered:
            yield match.span(), known[1]
