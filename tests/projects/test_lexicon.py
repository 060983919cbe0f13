"""Every entry of the project tables matches its examples and none of its counter-examples."""

import re

import pytest

from diplotext import extract_projects
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.projects import Programme, ProjectCue, ProjectNoun, ProjectRole, ProjectTopic, StatusCue
from diplotext.projects.words import any_of, build_words, past_forms, phrase_forms

Listed = Programme | ProjectCue | ProjectTopic


def entries_of_all_tables() -> list[Programme | ProjectCue | ProjectTopic | ProjectNoun | StatusCue | ProjectRole]:
    lexicon = default_lexicon()
    return [
        *lexicon.entries(Programme), *lexicon.entries(ProjectCue), *lexicon.entries(ProjectTopic),
        *lexicon.entries(ProjectNoun), *lexicon.entries(StatusCue), *lexicon.entries(ProjectRole),
    ]  # fmt: skip


def pattern_of(entry: Listed | ProjectRole) -> re.Pattern[str]:
    if isinstance(entry, ProjectRole):
        verbs = entry.verbs + entry.loose
        forms = {form for verb in verbs for form in phrase_forms(verb)}
        by = {f"{form} by" for verb in verbs for form in past_forms(verb)}
        return any_of(forms | by | {*entry.before, *entry.beyond}, re.IGNORECASE)
    return any_of(entry.forms, 0 if isinstance(entry, Programme) else re.IGNORECASE)


@pytest.mark.parametrize("kind", [Programme, ProjectCue, ProjectTopic, ProjectRole])
def test_entries_match_their_examples_and_no_counter_example(
    kind: type[Programme | ProjectCue | ProjectTopic | ProjectRole],
) -> None:
    for entry in default_lexicon().entries(kind):
        pattern = pattern_of(entry)
        for example in entry.examples:
            assert pattern.search(example), example
        for example in entry.counter_examples:
            assert not pattern.search(example), example


@pytest.mark.model
def test_head_nouns_make_projects_of_their_examples_only() -> None:
    for entry in default_lexicon().entries(ProjectNoun):
        for example in entry.examples:
            assert extract_projects(example), example
        for example in entry.counter_examples:
            assert not extract_projects(example), example


def test_every_entry_has_examples_of_both_kinds() -> None:
    assert all(entry.examples and entry.counter_examples for entry in entries_of_all_tables())


@pytest.mark.model
def test_every_programme_is_found_under_each_of_its_names() -> None:
    for entry in default_lexicon().entries(Programme):
        for form in entry.forms:
            assert extract_projects(f"They praised {form} again."), form


def test_plurals_are_derived() -> None:
    assert "power plants" in default_lexicon().derive(build_words).nouns


def test_no_form_stands_twice_in_a_table() -> None:
    programmes = [form for entry in default_lexicon().entries(Programme) for form in entry.forms]
    topics = [form for entry in default_lexicon().entries(ProjectTopic) for form in entry.forms]
    assert len(programmes) == len(set(programmes))
    assert len(topics) == len(set(topics))
