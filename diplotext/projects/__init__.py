"""Projects: what is built or paid for, by whom, how large, how far."""

from typing import TYPE_CHECKING

from diplotext.projects.linking import (
    countries_of,
    dates_of,
    figures_of,
    kind_of,
    parties_of,
    ranges,
    read_context,
    status_of,
)
from diplotext.projects.mentions import find_mentions
from diplotext.projects.merging import merge
from diplotext.projects.words import build_words
from diplotext.records import Project, without_article

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.reading import Reading


def read_projects(reading: "Reading", actors: "Actors") -> tuple[Project, ...]:
    """Find the projects of a document.

    A project is one site, line, facility, programme or sum of money with a proper name, or a head noun with a place or
    an amount. All its mentions are one record. A text without part-of-speech tags yields known programmes only.

    Returns:
        Projects in the order of their first mention; () if there are none.
    """
    text = reading.text
    words = reading.lexicon.derive(build_words)
    groups = merge(text, find_mentions(reading, words, actors.places), words)
    context = read_context(text, groups)
    projects = []
    for group in groups:
        main = max(group.mentions, key=lambda mention: (mention.end - mention.start, -mention.start))
        where = ranges(context, group, text)
        spans = [(mention.start, mention.end) for mention in group.mentions if mention is not main]
        evidence = (main.start, main.end), *sorted({*spans, *group.others})
        projects.append(
            Project(
                name=without_article(text[main.start : main.end]),
                kind=kind_of(text, words, group),
                countries=countries_of(actors.places, group, where),
                status=status_of(text, words, context, group),
                parties=parties_of(words, text, actors, where),
                figures=figures_of(reading, context, group, where),
                dates=dates_of(reading, context, group, where),
                evidence=tuple(reading.span(start, end) for start, end in evidence),
                rule=main.rule,
            )
        )
    return tuple(projects)
