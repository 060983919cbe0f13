"""Sums and goods that only pay for or belong to another project: they are its figures, no projects of their own."""

import re

from diplotext.projects.context import Context
from diplotext.projects.merging import Group
from diplotext.projects.words import Words

REACH = 80
_UNDER = re.compile(r"\b(?:[Uu]nder|[Tt]hrough|[Ww]ithin|[Aa]s part of) (?:the |this )?\Z")


def without_payments(context: Context, words: Words) -> tuple[Group, ...]:
    """The projects without sums and goods, named once, that a project in the same sentence accounts for."""
    return tuple(group for group in context.groups if len(group.spans) > 1 or not _pays(context, words, group))


def _pays(context: Context, words: Words, group: Group) -> bool:
    """ "a $5 million loan for the dam", "built with a $5 million loan", "50 flats under the Silver Wave programme"."""
    main = group.main
    if not main.of_means:
        return False
    sentence = context.sentence_at(main.start)
    others = [(begin, end) for begin, end, whose in context.mentions_in(*sentence) if not whose.main.of_means]
    text = context.text
    behind = next((text[main.end : begin] for begin, _ in others if begin >= main.end), None)
    before = next((text[end : main.start] for _, end in reversed(others) if end <= main.start), None)
    if any(end <= main.start and _UNDER.search(text, sentence[0], begin) for begin, end in others):
        return True  # "Under the programme, Norway will provide $5 million"
    return bool(
        (behind is not None and words.pays.fullmatch(behind)) or (before is not None and words.paid.fullmatch(before))
    )
