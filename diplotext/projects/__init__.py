"""Projects: what is built or paid for, by whom, how large, how far."""

from typing import TYPE_CHECKING

import attrs

from diplotext.projects.context import read_context
from diplotext.projects.linking import Ties, countries_of, dates_of, figures_of, kind_of, read_ties
from diplotext.projects.mentions import find_mentions
from diplotext.projects.merging import Group, merge
from diplotext.projects.parties import Scene, parties_of
from diplotext.projects.parts import find_links, wholes
from diplotext.projects.payments import without_payments
from diplotext.projects.status import status_of
from diplotext.projects.words import StatusWords, Words, build_role_words, build_status_words, build_words
from diplotext.records import Project
from diplotext.terms import without_article

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.reading import Reading

# Airports, bases and museums are named as the place of an event far more often than plants and dams are.
_OFTEN_PLACES = ("transport", "defence", "culture")

_AT = ("pobj", "ROOT")


def read_projects(reading: "Reading", actors: "Actors") -> tuple[Project, ...]:
    """Find the projects of a document.

    A project is one site, line, facility, programme or sum of money with a proper name, or a head noun with a place or
    an amount. All its mentions are one record. A text without part-of-speech tags yields known programmes only.

    Returns:
        Projects in the order of their first mention; () if there are none.
    """
    words = reading.lexicon.derive(build_words)
    status_words, role_words = reading.lexicon.derive(build_status_words), reading.lexicon.derive(build_role_words)
    groups = merge(reading.text, find_mentions(reading, words, actors), words)
    context = read_context(reading.text, groups, reading.lexicon)
    groups = without_payments(context, words)
    context = read_context(reading.text, groups, reading.lexicon)
    links = find_links(context, words)
    context = attrs.evolve(context, asides=frozenset(link.aside for link in links))
    ties = read_ties(actors.places, reading.text)
    scenes = (Scene(reading=reading, actors=actors, words=role_words, context=context, group=group) for group in groups)
    projects = [_project(scene, ties, words, status_words) for scene in scenes]
    whole = {number: projects[larger].name for number, larger in wholes(links).items()}
    linked = {number for link in links for number in (link.part, link.whole)}
    return tuple(
        attrs.evolve(project, part_of=whole.get(number))
        for number, (project, group) in enumerate(zip(projects, groups, strict=True))
        if number in linked or not _is_scenery(reading, project, group)
    )


def _project(scene: Scene, ties: Ties, words: Words, status_words: StatusWords) -> Project:
    reading, context, group = scene.reading, scene.context, scene.group
    status, parties = status_of(reading, status_words, group), parties_of(scene)
    fullest = (group.main.start, group.main.end)
    return Project(
        name=without_article(reading.text[slice(*fullest)]),
        kind=kind_of(reading.text, words, group),
        countries=countries_of(ties, context, group, parties, status),
        status=status,
        parties=parties,
        figures=figures_of(reading, context, group),
        dates=dates_of(reading, context, group, status),
        evidence=tuple(reading.span(*span) for span in (fullest, *sorted({*group.spans} - {fullest}))),
        rule=group.main.rule,
    )


def _is_scenery(reading: "Reading", project: Project, group: Group) -> bool:
    """A site that is only named as a place: "they drove to the Lakeside Airport", "they spoke at the base"."""
    if project.status != "unknown" or project.parties or project.figures:
        return False
    if all(mention.located for mention in group.mentions):
        return True
    often = project.kind in _OFTEN_PLACES and all(mention.site for mention in group.mentions)
    return often and len(group.spans) == 1 and reading.tokens(group.main.start, group.main.end).root.dep_ in _AT
