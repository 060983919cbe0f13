"""Speakers' turns: transcripts and interviews, where whole paragraphs are somebody's words."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import attrs

from diplotext.layout.endings import is_reported, last_spoken
from diplotext.layout.labels import Label, find_labels, questioners
from diplotext.lexicon import Lexicon, resolve_lexicon

_INTERVIEW = re.compile(
    r"\b(?:interview\w*|respond\w*\s+to|answer\w*|replie[sd]\s+to|\w+'?s?\s+questions|Q&A|"
    r"(?:spoke|talked|talks|speaks|sat\s+down)\s+(?:to|with))\b",
    re.IGNORECASE,
)
_DASH = re.compile(r"[–—-]\s+")
_LONGEST_QUESTION = 600
_LATEST_QUESTION = 5
_FURTHEST_LEAD = 1_500


@attrs.frozen
class Turn:
    """A run of paragraphs that one speaker says.

    Attributes:
        label: range of the label that names the speaker ("PRESIDENT BIDEN"), without its colon; None in an interview
            without labels, and where the label names nobody ("Answer").
        first: index of the first paragraph.
        last: index of the last paragraph, inclusive.
        start: offset where the words begin (after the label).
        role: "question" for a journalist's, or what an audience calls out, else "speech" or "answer".
    """

    label: tuple[int, int] | None
    first: int
    last: int
    start: int
    role: Literal["speech", "question", "answer"]


def find_turns(
    text: str, paragraphs: tuple[tuple[int, int], ...], *, lexicon: Lexicon | None = None
) -> tuple[Turn, ...]:
    r"""Find the turns of a transcript or an interview.

    A label is a name or office before a colon at the start of a paragraph. It counts if it names an office, comes
    again, or stands beside others that count. Without labels, an interview is told by its lead ("answered our
    questions") and by paragraphs that are questions.

    Args:
        text: any string.
        paragraphs: half-open code-point ranges in text order.
        lexicon: whose nouns of office tell a label; None for the packaged one.

    Returns:
        The turns in text order; () for any other text.

    >>> text = "PRESIDENT ROE:  We agreed.\n\nQ    On what?"
    >>> [(turn.label, turn.role) for turn in find_turns(text, ((0, 26), (28, 41)))]
    [((0, 13), 'speech'), ((28, 29), 'question')]
    >>> find_turns("One thing is clear: we agree.", ((0, 29),))
    ()
    """
    labels = find_labels(text, paragraphs, resolve_lexicon(lexicon))
    if not labels:
        return tuple(_unlabelled_interview(text, paragraphs))
    return tuple(_labelled(text, paragraphs, labels))


def _labelled(text: str, paragraphs: tuple[tuple[int, int], ...], labels: Sequence[Label]) -> Iterator[Turn]:
    stops = [label.paragraph - 1 for label in labels[1:]]
    lasts = [
        last_spoken(text, paragraphs, label.paragraph, stop, "") for label, stop in zip(labels, stops, strict=False)
    ]
    final = labels[-1]
    speaker = "" if final.asks or final.answers else final.name.split()[-1]
    lasts.append(last_spoken(text, paragraphs, final.paragraph, len(paragraphs) - 1, speaker))
    asking = questioners(
        text, labels, [paragraphs[last][1] for last in lasts], _announcement(text, paragraphs, labels[0].paragraph)
    )
    only_questions = all(label.name in asking for label in labels)
    previous = ""
    place: tuple[int, int] | None = None
    for label, last in zip(labels, lasts, strict=True):
        if label.voices and place:
            yield Turn(place, label.paragraph, last, label.words, "speech")
            continue
        place = None if label.answers else (label.start, label.end)
        if label.crowd:
            yield Turn(place, label.paragraph, last, label.words, "question")
            continue
        if label.name not in asking:
            answer = bool(asking) and (previous in asking or label.answers)
            yield Turn(place, label.paragraph, last, label.words, "answer" if answer else "speech")
        else:
            end = _question_end(text, paragraphs, label.paragraph, last) if only_questions else last
            yield Turn(place, label.paragraph, end, label.words, "question")
            if end < last:
                yield Turn(None, end + 1, last, paragraphs[end + 1][0], "answer")
        previous = label.name


def _announcement(text: str, paragraphs: tuple[tuple[int, int], ...], first: int) -> tuple[int, int]:
    """What stands before the first label, if it speaks of an interview; else an empty range."""
    lead = (0, min(paragraphs[first][0], _FURTHEST_LEAD))
    return lead if re.compile(r"\binterview", re.IGNORECASE).search(text, *lead) else (0, 0)


def _question_end(text: str, paragraphs: tuple[tuple[int, int], ...], first: int, last: int) -> int:
    """The last paragraph of a labelled question whose answer has no label: the first that ends like a question."""
    asked = (index for index in range(first, last + 1) if _asks(text, paragraphs[index]))
    return next(asked, first)


def _asks(text: str, paragraph: tuple[int, int]) -> bool:
    return text[slice(*paragraph)].rstrip('*_)"” ').endswith("?")


def _unlabelled_interview(text: str, paragraphs: tuple[tuple[int, int], ...]) -> Iterator[Turn]:
    """Question paragraphs and the answers after them, after a lead that speaks of questions or of an interview."""
    questions = [
        index
        for index, (start, end) in enumerate(paragraphs)
        if index and end - start <= _LONGEST_QUESTION and _asks(text, (start, end)) and text[start] not in '"“'
    ]
    if (
        not questions
        or questions[0] > _LATEST_QUESTION
        or not _INTERVIEW.search(text, *_lead(paragraphs, questions[0]))
    ):
        return
    answers = [text[start:end] for start, end in paragraphs[questions[0] + 1 :]]
    if 2 * sum('"' in answer or "“" in answer for answer in answers) >= len(answers):  # reported, not spoken
        return
    for number, index in enumerate(questions):
        stop = questions[number + 1] if number + 1 < len(questions) else len(paragraphs)
        yield Turn(None, index, index, _after_dash(text, paragraphs[index]), "question")
        last = stop - 1
        while last > index and text[paragraphs[last][1] - 1].isalnum():  # the outlet's name under the last answer
            last -= 1
        if last > index:
            last = last_spoken(text, paragraphs, index + 1, last, "")
            spoken = (at for at in range(index + 2, last + 1) if is_reported(text[slice(*paragraphs[at])]))
            last = next(spoken, last + 1) - 1
            yield Turn(None, index + 1, last, _after_dash(text, paragraphs[index + 1]), "answer")


def _after_dash(text: str, paragraph: tuple[int, int]) -> int:
    """Where the words of a dialogue begin that is set with dashes."""
    dash = _DASH.match(text, *paragraph)
    return dash.end() if dash else paragraph[0]


def _lead(paragraphs: tuple[tuple[int, int], ...], question: int) -> tuple[int, int]:
    return paragraphs[max(0, question - _LATEST_QUESTION)][0], paragraphs[question - 1][1]
