"""Which mentions are one agreement, and what each adds."""

import re
from collections.abc import Iterable

import attrs

from diplotext.agreements.mentions import Mention
from diplotext.records import Agreement

_WORD = re.compile(r"\w+")
_IDLE = frozenset(("the", "a", "an", "of", "and", "on", "for", "in", "to", "between", "with"))
_SURE = ("terminated", "violated", "suspended", "ratified", "signed")


def merge(mentions: Iterable[Mention]) -> tuple[Agreement, ...]:
    """One agreement for all its mentions, in the order of the first ones."""
    found: list[list[Mention]] = []
    for mention in mentions:
        at = next((n for n in reversed(range(len(found))) if _is_of(found[n], mention)), None)
        if at is not None:
            found[at].append(mention)
        elif mention.alone:
            found.append([mention])
    return tuple(_joined(group) for group in found)


def _is_of(group: list[Mention], mention: Mention) -> bool:
    if mention.back:
        return any(other.noun == mention.noun for other in group)
    return any(_same(other, mention) for other in group if not other.back)


def _same(one: Mention, other: Mention) -> bool:
    """Whether two names can be one agreement's: the same words, an abbreviation, or words of the other's alone."""
    if other.agreement.name in (one.short, one.agreement.name) or one.agreement.name == other.short:
        return True
    if one.noun == other.noun and "agreement.known" in (one.agreement.rule, other.agreement.rule):
        return True
    if one.noun != other.noun:
        return False
    first, second = _words(one.agreement.name), _words(other.agreement.name)
    return first <= second or second <= first


def _words(name: str) -> set[str]:
    return {word.lower().removesuffix("s") for word in _WORD.findall(name)} - _IDLE


def _joined(group: list[Mention]) -> Agreement:
    told = [mention.agreement for mention in group if not mention.back] or [group[0].agreement]
    main = max(told, key=lambda agreement: len(agreement.name))
    states = [m.agreement.status for m in group if m.told] or [
        m.agreement.status for m in group if m.agreement.status != "unknown"
    ]
    status = next((s for s in states if s in _SURE), next(iter(states), told[0].status))
    of_status = [m.agreement for m in group if m.agreement.status == status]
    return attrs.evolve(
        main,
        parties=tuple(dict.fromkeys(party for m in group for party in m.agreement.parties)),
        countries=tuple(dict.fromkeys(code for m in group for code in m.agreement.countries)),
        status=status,
        date=next((a.date for a in of_status if a.date is not None), None),
        topic=next((a.topic for a in (main, *told) if a.topic is not None), None),
        figures=tuple(dict.fromkeys(f for m in group for f in m.agreement.figures)),
        evidence=tuple(dict.fromkeys((*main.evidence, *(span for m in group for span in m.agreement.evidence)))),
    )
