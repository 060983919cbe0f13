"""Projects: what is built or paid for, by whom, how large, how far."""

from typing import TYPE_CHECKING

import attrs

from diplotext.projects.context import read_context
from diplotext.projects.extent import head_of
from diplotext.projects.linking import Ties, countries_of, dates_of, figures_of, kind_of, read_ties
from diplotext.projects.mentions import find_mentions
from diplotext.projects.merging import merge
from diplotext.projects.parties import Scene, parties_of
from diplotext.projects.parts import find_links, wholes
from diplotext.projects.payments import without_payments
from diplotext.projects.status import is_untold, status_of
from diplotext.projects.words import StatusWords, Words, build_role_words, build_status_words, build_words
from diplotext.records import Project
from diplotext.terms import ProjectStatus, without_article

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.clauses.parse import Parse
    from diplotext.reading import Reading

MAX_LISTED = 8
LOOK_BACK = 50
NEAR = 5  # "90 miles of the Lakeside Highway"
_AMONG = ("including", "as", "like")
_ALONG = ("through", "via", "over", "across", "along")
_NAMED = ("project.named", "project.placed")
_AT = ("compound", "nmod", "ROOT")


def read_projects(reading: "Reading", actors: "Actors") -> tuple[Project, ...]:
    """Find the projects of a document.

    A project is one site, line, facility, programme or sum of money with a proper name, or a head noun with a place or
    an amount. All its mentions are one record. A text without part-of-speech tags yields known programmes only.

    Returns:
        Projects in the order of their first mention; () if there are none.
    """
    words = reading.lexicon.derive(build_words)
    status_words, role_words = reading.lexicon.derive(build_status_words), reading.lexicon.derive(build_role_words)
    groups = merge(reading.text, find_mentions(reading, words, actors), words, actors.places)
    context = read_context(reading.text, groups, reading.lexicon)
    groups = without_payments(context, words)
    context = read_context(reading.text, groups, reading.lexicon)
    links = find_links(context, words)
    context = attrs.evolve(context, asides=frozenset(link.aside for link in links))
    ties = read_ties(actors.places, reading.text)
    scenes = [Scene(reading=reading, actors=actors, words=role_words, context=context, group=group) for group in groups]
    projects = [_project(scene, ties, words, status_words) for scene in scenes]
    whole = {number: projects[larger].name for number, larger in wholes(links).items()}
    linked = {number for link in links for number in (link.part, link.whole)}
    return tuple(
        attrs.evolve(project, part_of=whole.get(number), status=_settled(scene, status_words, words, project))
        for number, (project, scene) in enumerate(zip(projects, scenes, strict=True))
        if number in linked or not _is_scenery(scene, words, project)
    )


def _project(scene: Scene, ties: Ties, words: Words, status_words: StatusWords) -> Project:
    reading, context, group = scene.reading, scene.context, scene.group
    status, parties = status_of(reading, status_words, group), parties_of(scene)
    fullest = (group.main.start, group.main.end)
    kind, figures = kind_of(context, words, group), figures_of(reading, context, group)
    if kind == "water" and any(figure.dimension == "power" for figure in figures):
        kind = "energy"  # "the 200-megawatt dam"
    return Project(
        name=without_article(reading.text[slice(*fullest)]),
        kind=kind,
        countries=countries_of(ties, context, group, parties, status),
        status=status,
        parties=parties,
        figures=figures,
        dates=dates_of(reading, context, group, status),
        evidence=tuple(reading.span(*span) for span in (fullest, *sorted({*group.spans} - {fullest}))),
        rule=group.main.rule,
    )


def _settled(scene: Scene, words: StatusWords, nouns: Words, project: Project) -> ProjectStatus:
    """A site that is somewhere, and of which nothing else is told, is there: "the port of Kitui", not "a new port"."""
    reading, group = scene.reading, scene.group
    start = group.main.start
    new = reading.text.endswith((" a ", " an "), 0, start) or reading.text.startswith("new ", start)
    works = project.name.rsplit(maxsplit=1)[-1].lower() in nouns.groups["work"]  # "the port expansion" is still to come
    there = not new and not works and all(mention.site and mention.rule in _NAMED for mention in group.mentions)
    settles = there and project.status == "unknown" and is_untold(reading, words, group)
    return "operating" if settles else project.status


def _is_scenery(scene: Scene, words: Words, project: Project) -> bool:
    """A site that is only named as a place: "they drove to the Lakeside Airport", "they saw the Lakeside Bridge".

    Nothing is told of it: no status, no party, no sum, no size. Who pays or builds something else is a body.
    """
    group = scene.group
    if all(_acts(scene, mention.start, mention.end) for mention in group.mentions):
        return True
    sized = any(
        figure.dimension == "money"
        or any(start <= figure.span.start < end or 0 < start - figure.span.end <= NEAR for start, end in group.spans)
        for figure in project.figures
    )
    if project.status != "unknown" or project.parties or sized:
        return False
    if all(mention.located for mention in group.mentions):
        return True
    single = len(group.spans) == 1 and all(mention.site for mention in group.mentions)
    return single and _is_aside(scene.reading.clauses.parse, words, head_of(scene.reading, *group.spans[0]))


def _is_aside(parse: "Parse", words: Words, token: int) -> bool:
    """A place that one is in or sees, or a heading: "with its port", "saw the bridge"; not "the cost of the port"."""
    label, head = parse.labels[token], parse.heads[token]
    if label == "pobj":
        governor = parse.heads[head]
        if parse.words[head] in _ALONG and parse.words[governor] in words.groups["flow"]:
            return False  # "oil flows through the pipeline"
        # "the law on the pipeline", however the parse ties it
        beside = any(parse.is_noun(i) for i in (governor, head - 1))
        about = parse.words[head] in words.groups["about"] and (beside or parse.labels[governor] == "nsubj")
        return not about and parse.words[head] not in _AMONG
    return label in _AT or (label == "dobj" and parse.words[head] in words.groups["seen"])


def _acts(scene: Scene, start: int, end: int) -> bool:
    """It stands behind words that tell what a party does: "allocated by the Lakeside Fund"."""
    parse = scene.reading.clauses.parse
    token = head_of(scene.reading, start, end)
    for _ in range(MAX_LISTED):
        if parse.labels[token] not in ("conj", "appos"):
            break
        token = parse.heads[token]
    before = scene.reading.text[max(0, start - LOOK_BACK) : start].removesuffix("the ")
    given = (match for role, cue in scene.words.before if role == "funder" for match in cue.finditer(before))
    if any(match.end() == len(before) - 1 for match in given):  # "a loan from the Lakeside Facility"
        return True
    by = parse.heads[token]
    return parse.labels[by] == "agent" and parse.words[parse.heads[by]] in scene.words.participles
