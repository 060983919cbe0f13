"""What the finder looks for, built from the lexicon once."""

import re
from collections.abc import Iterable, Mapping

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.inflection import plural
from diplotext.lexicon.projects import Programme, ProjectCue, ProjectNoun, ProjectTopic
from diplotext.records import PartyRole, ProjectKind, ProjectStatus


@attrs.frozen(kw_only=True, eq=False)
class Words:
    """Patterns and look-ups of the project lexicon.

    Attributes:
        nouns: lower-case form, singular or plural -> its entry.
        heads: matches any head noun, the longest first.
        programmes: form as written -> its entry.
        titles: matches any programme.
        topics: word -> the kind of a project that has it in its name.
        topic: matches any such word.
        status: a pattern for each status.
        roles: a pattern for each role of a party.
        build: matches a verb or noun of building.
        vague: words that keep a mention from being a project.
        back: nouns that point back to any project.
    """

    nouns: Mapping[str, ProjectNoun]
    heads: re.Pattern[str]
    programmes: Mapping[str, Programme]
    titles: re.Pattern[str]
    topics: Mapping[str, ProjectKind]
    topic: re.Pattern[str]
    status: tuple[tuple[ProjectStatus, re.Pattern[str]], ...]
    roles: tuple[tuple[PartyRole, re.Pattern[str]], ...]
    build: re.Pattern[str]
    vague: frozenset[str]
    back: frozenset[str]


def build_words(lexicon: Lexicon) -> Words:
    """Build the look-ups of one lexicon."""
    nouns = {
        form: entry for entry in lexicon.entries(ProjectNoun) for noun in entry.forms for form in (noun, _plural(noun))
    }
    programmes = {form: entry for entry in lexicon.entries(Programme) for form in entry.forms}
    topics = {form: entry.kind for entry in lexicon.entries(ProjectTopic) for form in entry.forms}
    cues = lexicon.entries(ProjectCue)
    by_group = {group: [cue for cue in cues if cue.group == group] for group in ("status", "role", "build")}
    return Words(
        nouns=nouns,
        heads=_any_of(nouns, re.IGNORECASE),
        programmes=programmes,
        titles=_any_of(programmes),
        topics=topics,
        topic=_any_of(topics, re.IGNORECASE),
        status=tuple((cue.status, _any_of(cue.forms, re.IGNORECASE)) for cue in by_group["status"] if cue.status),
        roles=tuple((cue.role, _any_of(cue.forms, re.IGNORECASE)) for cue in by_group["role"] if cue.role),
        build=_any_of((form for cue in by_group["build"] for form in cue.forms), re.IGNORECASE),
        vague=frozenset(form for cue in cues if cue.group == "vague" for form in cue.forms),
        back=frozenset(form for cue in cues if cue.group == "back" for form in cue.forms),
    )


def _plural(noun: str) -> str:
    before, _, last = noun.rpartition(" ")
    return f"{before} {plural(last)}".strip()


def _any_of(forms: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(map(re.escape, ordered))})(?!\w)", flags)
