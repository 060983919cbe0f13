"""Entries of ``project_nouns.toml``, ``programmes.toml``, ``project_cues.toml`` and ``project_topics.toml``."""

from typing import ClassVar, Literal

import attrs

from diplotext.lexicon.loading import Entry
from diplotext.records import PartyRole, ProjectKind, ProjectStatus


@attrs.frozen(kw_only=True)
class ProjectNoun(Entry):
    """Head nouns of projects.

    Attributes:
        kind: what the project is about, if its head says so.
        forms: lower-case singulars, of one word or several; plurals are derived.
        needs: what makes a mention specific: "place" is content with a name, a place or a verb of building; "name"
            wants the head itself in capitals after a name; "amount" wants a sum of money beside it.
    """

    table: ClassVar[str] = "project_nouns"
    kind: ProjectKind
    forms: tuple[str, ...]
    needs: Literal["place", "name", "amount"] = "place"
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Programme(Entry):
    """A programme or line whose name has no head noun.

    Attributes:
        forms: as written, the fullest first.
    """

    table: ClassVar[str] = "programmes"
    kind: ProjectKind
    forms: tuple[str, ...]
    status: ProjectStatus = "unknown"
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ProjectCue(Entry):
    """Words around a project that tell something of it.

    Attributes:
        group: "status", "role" (of a party), "build" (verbs that make a described site a project), "vague" (words
            that keep a mention from being one), "back" (nouns that point back to a project).
        status: for the group "status".
        role: for the group "role".
        forms: lower-case words or phrases.
    """

    table: ClassVar[str] = "project_cues"
    group: Literal["status", "role", "build", "vague", "back"]
    status: ProjectStatus | None = None
    role: PartyRole | None = None
    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ProjectTopic(Entry):
    """Words in a name that tell the kind where the head noun does not: "the Clean Rivers Initiative"."""

    table: ClassVar[str] = "project_topics"
    kind: ProjectKind
    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
