"""The vocabulary of agreements: what they are called, and what has become of them."""

from typing import ClassVar, Literal

import attrs

from diplotext.lexicon.loading import Entry
from diplotext.terms import AgreementKind, AgreementStatus


@attrs.frozen(kw_only=True)
class AgreementNoun(Entry):
    """A noun for an agreement.

    Attributes:
        noun: its singular.
        kind: the kind of agreement.
        weak: it is one only where it is called by a proper name, or is signed, negotiated or the like.
        counted: without a determiner it is something else: "reached agreement", consent.
        never_after: words behind which it is something else: "a great deal".
    """

    table: ClassVar[str] = "agreement_nouns"
    noun: str
    kind: AgreementKind
    weak: bool = False
    counted: bool = False
    never_after: tuple[str, ...] = ()
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@attrs.frozen(kw_only=True)
class AgreementStatusCue(Entry):
    """A word that governs an agreement and says what has become of it.

    Attributes:
        lemma: the base form of a verb or noun, or the word as it is.
        pos: "verb", "noun" ("the signing of"), or "word" ("under", "draft").
        status: what it says.
        particle: a word that must hang on it ("come into force", "withdraw from").
        sides: its subject is a party.
    """

    table: ClassVar[str] = "agreement_status"
    lemma: str
    pos: Literal["verb", "noun", "word"]
    status: AgreementStatus
    particle: str | None = None
    sides: bool = False
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@attrs.frozen(kw_only=True)
class KnownAgreement(Entry):
    """An agreement that is known by a name that no noun for agreements shows: "JCPOA", "UN Charter"."""

    table: ClassVar[str] = "known_agreements"
    names: tuple[str, ...]
    kind: AgreementKind
