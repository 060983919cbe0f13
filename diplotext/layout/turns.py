"""Speakers' turns: transcripts and interviews, where whole paragraphs are somebody's words."""

import collections
import re
from typing import Literal

import attrs

_LABEL = re.compile(r"[“\"]?([^\W\d_][^\n:“”\"?!]{0,120}?|Q\d{0,2}|A\d{0,2})(?:\s?\([^()\n]{1,40}\))?\s?:(?=\s|$)")
_OFFICE = re.compile(
    r"\b(?:president|minister|chancellor|secretary|chair\w{0,6}|ambassador|director|governor|head|spokes\w{1,8}|"
    r"mr|mrs|ms|dr)\b",
    re.IGNORECASE,
)
_QUESTION_LABEL = re.compile(r"(?:Q\d{0,2}|question|reporter|journalist|moderator|interviewer)$", re.IGNORECASE)
_ANSWER_LABEL = re.compile(r"(?:A\d{0,2}|answer)$", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*,?$")
_PARTICLE = re.compile(r"(?:of|the|and|for|to|de|da|di|van|von|der|bin|al|el|in|on|a)$")
_CLOSING_LINE = re.compile(r"(?:END\b|#{3}|\*\s?\*|-{3}|_{3})")
_INTERVIEW = re.compile(
    r"\b(?:interview\w*|respond\w*\s+to|answer\w*|replie[sd]\s+to|\w+'?s?\s+questions|Q&A)\b", re.IGNORECASE
)
_LONE_Q = re.compile(r"(Q)(?=\s{2,}\S)")
_SENTENCE_END = '.,!?…:;)]"”’—–-'
LONGEST_QUESTION = 600


@attrs.frozen
class Turn:
    """A run of paragraphs that one speaker says.

    Attributes:
        label: range of the label that names the speaker ("PRESIDENT BIDEN"), without its colon; None in an interview
            without labels.
        first: index of the first paragraph.
        last: index of the last paragraph, inclusive.
        start: offset where the words begin (after the label).
        role: "question" for a journalist's, else "speech" or "answer".
    """

    label: tuple[int, int] | None
    first: int
    last: int
    start: int
    role: Literal["speech", "question", "answer"]


def find_turns(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Turn, ...]:
    r"""Find the turns of a transcript or an interview.

    A label is a name or office before a colon at the start of a paragraph. It counts if it names an office, comes
    again, or stands beside others that count. Without labels, an interview is told by its lead ("answered our
    questions") and by paragraphs that are questions.

    Returns:
        The turns in text order; () for any other text.

    >>> text = "PRESIDENT ROE:  We agreed.\n\nQ    On what?"
    >>> [(turn.label, turn.role) for turn in find_turns(text, ((0, 26), (28, 41)))]
    [((0, 13), 'speech'), ((28, 29), 'question')]
    >>> find_turns("One thing is clear: we agree.", ((0, 29),))
    ()
    """
    labels = _find_labels(text, paragraphs)
    if not labels:
        return _unlabelled_interview(text, paragraphs)
    turns: list[Turn] = []
    asked = any(_QUESTION_LABEL.match(text[label[0] : label[1]]) for _, label, _ in labels)
    for number, (index, label, start) in enumerate(labels):
        last = labels[number + 1][0] - 1 if number + 1 < len(labels) else len(paragraphs) - 1
        last = _closing(text, paragraphs, index, last)
        name = text[label[0] : label[1]]
        question = _QUESTION_LABEL.match(name) is not None
        answer = asked and ((number > 0 and turns[-1].role == "question") or _ANSWER_LABEL.match(name) is not None)
        turns.append(Turn(label, index, last, start, "question" if question else "answer" if answer else "speech"))
    return tuple(turns)


def _closing(text: str, paragraphs: tuple[tuple[int, int], ...], first: int, last: int) -> int:
    """The last paragraph of a turn: a line of signs or END closes it."""
    for index in range(first + 1, last + 1):
        if _CLOSING_LINE.match(text, *paragraphs[index]):
            return index - 1
    return last


def _find_labels(text: str, paragraphs: tuple[tuple[int, int], ...]) -> list[tuple[int, tuple[int, int], int]]:
    """Paragraph index, range of the label, start of the words."""
    found = []
    for index, (start, end) in enumerate(paragraphs):
        match = _LABEL.match(text, start, end) or _LONE_Q.match(text, start, end)
        # "Head of State: President Roe" in a fact sheet is no speech: it is no sentence
        if match and text[end - 1] in _SENTENCE_END and _names_speaker(match[1]):
            words = match.end()
            while words < end and text[words].isspace():
                words += 1
            found.append((index, match.span(1), words))
    counts = collections.Counter(text[a:b] for _, (a, b), _ in found)
    sure = {name for name in counts if _is_sure(name, counts)}
    return [item for item in found if sure and _belongs(text[item[1][0] : item[1][1]], sure)]


def _names_speaker(label: str) -> bool:
    words = label.split()
    return len(words) <= 16 and all(
        (_NAME_WORD.match(word) and (word[0].isupper() or not word[0].islower())) or _PARTICLE.match(word.lower())
        for word in words
    )


def _is_sure(name: str, counts: "collections.Counter[str]") -> bool:
    words = name.split()
    if _QUESTION_LABEL.match(name):
        return counts[name] > 1 or len(counts) > 1
    if len(words) > 1 and _OFFICE.search(name):
        return True
    return counts[name] > 1 and len(counts) > 1


def _belongs(name: str, sure: set[str]) -> bool:
    return name in sure or len(name.split()) > 1 or bool(_ANSWER_LABEL.match(name))


def _unlabelled_interview(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Turn, ...]:
    """Question paragraphs and the answers after them, after a lead that speaks of questions or of an interview."""
    questions = [
        index
        for index, (start, end) in enumerate(paragraphs)
        if index and text[end - 1] == "?" and end - start <= LONGEST_QUESTION and not re.search('[“"]', text[start:end])
    ]
    if not questions or questions[0] > 3 or not _INTERVIEW.search(text, *_lead(paragraphs, questions[0])):
        return ()
    answers = [text[start:end] for start, end in paragraphs[questions[0] + 1 :]]
    if 2 * sum('"' in answer or "“" in answer for answer in answers) >= len(answers):  # reported, not spoken
        return ()
    turns = []
    for number, index in enumerate(questions):
        stop = questions[number + 1] if number + 1 < len(questions) else len(paragraphs)
        turns.append(Turn(None, index, index, paragraphs[index][0], "question"))
        last = stop - 1
        while last > index and text[paragraphs[last][1] - 1].isalnum():  # the outlet's name under the last answer
            last -= 1
        if last > index:
            turns.append(Turn(None, index + 1, last, paragraphs[index + 1][0], "answer"))
    return tuple(turns)


def _lead(paragraphs: tuple[tuple[int, int], ...], question: int) -> tuple[int, int]:
    return paragraphs[max(0, question - 3)][0], paragraphs[question - 1][1]
