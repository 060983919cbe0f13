"""Bring all mentions of one project together: its other names, its abbreviation, "the corridor", "this project"."""

import re
from collections.abc import Iterator

import attrs

from diplotext.projects.mentions import Mention
from diplotext.projects.words import Words
from diplotext.records import without_article

MAX_ALIASES = 200
MAX_COMPARED = 200
BACK_REACH = 1500
_SMALL = frozenset({"the", "a", "an", "of", "and", "for", "in", "on", "to", "at", "project", "programme", "program"})


@attrs.frozen(kw_only=True)
class Group:
    """The mentions of one project in text order; those that only point back to it in `others`."""

    mentions: tuple[Mention, ...]
    others: tuple[tuple[int, int], ...] = ()


def merge(text: str, mentions: tuple[Mention, ...], words: Words) -> tuple[Group, ...]:
    """Group the mentions of a document by project, in the order of their first mention."""
    groups: dict[frozenset[str], list[Mention]] = {}
    for mention in mentions:
        key = _key(text[mention.start : mention.end])
        same = next(
            (
                known
                for known in list(groups)[-MAX_COMPARED:]
                if _same(known, key, groups[known][0].head == mention.head)
            ),
            key,
        )
        groups.setdefault(same, []).append(mention)
    others: dict[frozenset[str], list[tuple[int, int]]] = {key: [] for key in groups}
    for span, key in (*_by_alias(text, groups), *_pointing_back(text, groups, words)):
        others[key].append(span)
    taken = [(mention.start, mention.end) for mention in mentions]
    return tuple(
        Group(mentions=tuple(found), others=tuple(sorted(set(others[key]) - set(taken))))
        for key, found in groups.items()
    )


def _key(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in re.findall(r"\w+", without_article(name))) - _SMALL


def _same(one: frozenset[str], two: frozenset[str], same_head: bool) -> bool:
    """One name holds the other's words: "North-South transport corridor", "North-South corridor"."""
    short, long = sorted((one, two), key=len)
    return one == two or (len(short) > 1 and short <= long and same_head)


def _by_alias(
    text: str, groups: dict[frozenset[str], list[Mention]]
) -> Iterator[tuple[tuple[int, int], frozenset[str]]]:
    aliases = {alias: key for key, found in groups.items() for mention in found for alias in _names(text, mention)}
    if aliases:
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, list(aliases)[:MAX_ALIASES]))})\b")
        inside = {offset for found in groups.values() for m in found for offset in range(m.start, m.end)}
        for match in pattern.finditer(text):
            if match.start() not in inside:
                yield (match.start(), match.end()), aliases[match.group()]


def _names(text: str, mention: Mention) -> tuple[str, ...]:
    """The abbreviation in brackets, and the initials of the name: "Baikal-Amur Mainline", "BAM"."""
    capitals = "".join(word[0] for word in re.findall(r"[A-Z]\w+", text[mention.start : mention.end]))
    return mention.aliases + ((capitals,) if len(capitals) > 2 and mention.rule == "project.named" else ())


def _pointing_back(
    text: str, groups: dict[frozenset[str], list[Mention]], words: Words
) -> Iterator[tuple[tuple[int, int], frozenset[str]]]:
    """Phrases such as "this project", "the dam": the last project before them with that head noun."""
    heads = {mention.head for found in groups.values() for mention in found if mention.head}
    nouns = sorted(heads | words.back, key=lambda noun: (-len(noun), noun))
    events = sorted(((m.end, m.head, key) for key, found in groups.items() for m in found), key=lambda event: event[0])
    pattern = re.compile(
        rf"\b(?:[Tt]his|[Tt]hat|[Tt]he) (?:[a-z-]+ ){{0,1}}({'|'.join(map(re.escape, nouns))})\b(?! of)"
    )
    covered = {offset for found in groups.values() for m in found for offset in range(m.start, m.end)}
    index, last = 0, {}
    for match in pattern.finditer(text) if events else ():
        while index < len(events) and events[index][0] <= match.start():
            end, head, key = events[index]
            last[head] = last[""] = (end, key)
            index += 1
        noun = match.group(1)
        known = last.get(noun) or (last.get("") if noun in words.back else None)
        if known and match.start() - known[0] < BACK_REACH and match.start(1) not in covered:
            yield match.span(), known[1]
