"""Entry classes for persons: nouns of office, and the small words around names."""

from typing import ClassVar

import attrs

from diplotext.lexicon.loading import Entry
from diplotext.terms import RoleClass


@attrs.frozen(kw_only=True)
class Title(Entry):
    """Nouns of office of one class.

    Attributes:
        role_class: the class of the office.
        nouns: heads of a role phrase, in lower case, singular.
        examples: phrases in which one of the nouns is found.
        counter_examples: phrases in which none is found.
    """

    table: ClassVar[str] = "titles"
    role_class: RoleClass
    nouns: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ActorWords(Entry):
    """A closed class of words.

    Attributes:
        group: the name of the class ("honorific").
        forms: its words and phrases, in lower case.
        examples: phrases in which one of the forms is found.
        counter_examples: phrases in which none is found.
    """

    table: ClassVar[str] = "actor_words"
    group: str
    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class GivenName(Entry):
    """A given name and its short forms: who is called by one is the person of that name.

    Attributes:
        name: the full form.
        short: what it is shortened to, in everyday use.
    """

    table: ClassVar[str] = "given_names"
    name: str
    short: tuple[str, ...]
