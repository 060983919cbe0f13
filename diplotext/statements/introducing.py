"""Who is introduced before a quotation that has no cue: "The minister was firm: ..."."""

from typing import TYPE_CHECKING

from diplotext.statements.draft import Range

if TYPE_CHECKING:
    from diplotext.reading import Reading

_LONGEST_SENTENCE = 60
_PERSONS = frozenset(("he", "she", "they"))


def introducer(reading: "Reading", paragraph: int, quotation: int) -> Range | None:
    """The subject of the sentence before a quotation, if a colon or a full stop of the same paragraph parts them.

    Args:
        reading: with a parse, or nothing is found.
        paragraph: index of the quotation's paragraph.
        quotation: offset of its first character.
    """
    start = reading.paragraphs[paragraph][0]
    before = reading.tokens(start, quotation)[-_LONGEST_SENTENCE:]
    subject = None
    for token in before:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.i < token.head.i:
            subject = token
    if subject is None or not (subject.tag_ == "NNP" or subject.lower_ in _PERSONS):
        return None
    return subject.left_edge.idx, subject.idx + len(subject)
