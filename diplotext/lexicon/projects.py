"""Entries of the tables about projects: head nouns, known programmes, topics, and the words around a mention."""

from typing import ClassVar, Literal

import attrs

from diplotext.lexicon.loading import Entry
from diplotext.terms import PartyRole, ProjectKind, ProjectStatus


@attrs.frozen(kw_only=True)
class ProjectNoun(Entry):
    """Head nouns of projects.

    Attributes:
        kind: what the project is about, if its head says so.
        forms: lower-case singulars, of one word or several; plurals are derived.
        needs: what makes a mention specific: "place" is content with a name, a place, a size or a verb of building;
            "name" wants the head itself in capitals after a name, a name in quotation marks or a name before
            "project"; "site" is an ordinary building, which wants a verb of building too; "amount" wants a sum of
            money beside it; "count" wants a figure behind "of".
        examples: sentences in which a project is found.
        counter_examples: sentences in which none is found.
    """

    table: ClassVar[str] = "project_nouns"
    kind: ProjectKind
    forms: tuple[str, ...]
    needs: Literal["place", "site", "name", "amount", "count"] = "place"
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Programme(Entry):
    """A programme or line that is known by its name.

    Attributes:
        kind: what it is about.
        forms: its names as written, the fullest first.
        status: what goes without saying.
        examples: sentences in which it is found.
        counter_examples: sentences in which it is not.
    """

    table: ClassVar[str] = "programmes"
    kind: ProjectKind
    forms: tuple[str, ...]
    status: ProjectStatus = "unknown"
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ProjectCue(Entry):
    """A closed class of words around a project.

    Attributes:
        group: on a mention: "build" before a described site makes a project of it, "told" behind it does; "vague" in
            it, "figurative" before a line, "stock" beside a sum say that it is none; "venue", "incident" and, if
            nothing more is told, "seen" and "site" before it do; "general" words in capitals are no name;
            "titled" heads may have their name behind "for". Around it: "where"
            before its place, "span" before two; "back" points back to it and closes its name, as "work" does; "same"
            are head nouns of one thing; "part" stands before the larger project, "whole" before its parts; "pays"
            stands between a sum and its project, "paid" between a project and its sum; "give" before a sum, "supply"
            before goods (which "words" are not), "send" before what is one of the "goods", "hedge" in its size,
            "aside" behind its purpose. "running" heads are running unless something else is told;
            "future" words at a cue of status say that it is still to come, "about" leads from it to the project,
            "phase" is only a part of the work; "area" closes a place's name; "rank" says that a site is only spoken of;
            "arms" are sold by name; a "purse" fund is a body; an "interview" has a place; what "flow"s through a line
            tells that it runs; "ware" verbs are of trade, not of aid; "event" heads are held, not built; "share" verbs
            take part "in" a project; "toward" words lead "at" or "to" a site that is not only seen.
        forms: lower-case words or phrases.
        examples: phrases in which one of the forms is found.
        counter_examples: phrases in which none is found.
    """

    table: ClassVar[str] = "project_cues"
    group: Literal[
        "build", "told", "vague", "figurative", "stock", "venue", "incident", "seen", "site", "general", "titled",
        "where", "span", "back", "work", "same", "part", "whole", "pays", "paid", "give", "supply", "words",
        "hedge", "aside", "running", "future", "about", "phase", "send", "goods", "area",
        "rank", "arms", "purse", "interview", "flow", "ware", "event", "share", "toward",
    ]  # fmt: skip
    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class StatusCue(Entry):
    """Words that tell how far a project is.

    Attributes:
        status: what they tell.
        done: what the past forms of the verbs tell, where it is something else ("built" is no more "building").
        ahead: what they tell of the future, where it is something else ("will be opened" is agreed, not operating).
        wished: what goes without saying of a project of which they are only wished ("urged them to complete the dam").
        undone: what they tell when negated ("not yet completed" is under construction); None: nothing.
        takes: what the project is to a verb of these: "object" of what is done to it ("they built the dam"; the subject
            of a passive too), "subject" ("the dam serves ships"), or "any" of both.
        weak: they count only where nothing else tells the status.
        verbs: lemmas, of one word or several; their forms are derived.
        nouns: lower-case singulars; plurals are derived.
        forms: lower-case phrases, and words of other classes.
        examples: sentences in which one of them is found.
        counter_examples: sentences in which none is found.
    """

    table: ClassVar[str] = "project_status"
    status: ProjectStatus
    done: ProjectStatus | None = None
    ahead: ProjectStatus | None = None
    undone: ProjectStatus | None = None
    wished: ProjectStatus | None = None
    takes: Literal["object", "subject", "any"] = "object"
    weak: bool = False
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ProjectRole(Entry):
    """Words that tell what a party does in a project.

    Attributes:
        role: what it does.
        verbs: lemmas; their subject plays the role, and who stands behind "by" after the participle, or before it
            with a hyphen.
        loose: verbs that tell the role only where a sum is given: "Japan provided $5 million for the dam".
        before: lower-case phrases right before the party.
        beyond: lower-case phrases right behind it.
        examples: phrases in which one of them is found.
        counter_examples: phrases in which none is found.
    """

    table: ClassVar[str] = "project_roles"
    role: PartyRole
    verbs: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ProjectTopic(Entry):
    """Words in a name that tell the kind where the head noun does not: "the Clean Rivers Initiative".

    Attributes:
        kind: what the project is about.
        weak: they count only where no other word tells the kind ("investment", "security").
        forms: lower-case words.
        examples: names that hold one of them.
        counter_examples: names that hold none.
    """

    table: ClassVar[str] = "project_topics"
    kind: ProjectKind
    weak: bool = False
    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
