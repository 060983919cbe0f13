"""The words by which a clause says that something is not so, or only supposed."""

from typing import ClassVar, Literal

import attrs

from diplotext.lexicon.loading import Entry

ClauseGroup = Literal[
    "negator", "nobody", "none", "only", "before", "supposing", "inverted", "never_so", "open", "presupposing",
    "will", "would", "may", "must",
]  # fmt: skip
GovernorEffect = Literal["denied", "called_off", "happens", "supposed", "restores"]


@attrs.frozen(kw_only=True)
class ClauseWords(Entry):
    """A closed class.

    Attributes:
        group: "negator" beside a verb, "nobody" as its subject or object, "none" before a noun say that nothing
            happened; "only" behind a negator takes it back ("not only"); "before" are phrases that deny what stands
            right behind them ("instead of"), "supposing" conjunctions of what is only supposed, "inverted" verbs that
            suppose when they stand before their subject ("had he gone"); "never_so" nouns that deny with "no" behind a
            preposition ("under no circumstances"); "open" nouns whose "no" denies nothing else ("no doubt");
            "presupposing" words before a noun of which a denied verb leaves it open that it is there ("did not praise
            her visit"). The others are auxiliaries: of the future, of what would be, of what may be, of what must be.
        forms: lower-case words or phrases.
        examples: sentences in which a visit is denied or supposed by one of them, or that hold the auxiliary.
        counter_examples: sentences in which it is not.
    """

    table: ClassVar[str] = "clause_words"
    group: ClauseGroup
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ClauseGovernor(Entry):
    """A word that says of what it governs whether it happens.

    Attributes:
        lemmas: base forms.
        pos: "verb" (all its forms), "noun" (its plural too) or "word" (an adjective or adverb, as it is).
        effect: "denied": it does not happen, "called_off": it was to happen, and will not; a negation of either
            reverses it ("did not refuse"). "happens": it happens if this does, so that a negation denies it ("did not
            take place"). "supposed": it is only supposed. "restores": it takes a negation back ("no choice but to").
        particle: what stands beside it ("ruled out") or leads to what it governs ("refrained from").
        examples: sentences in which a visit is denied, called off or supposed by one of them; for "happens", with a
            negation.
        counter_examples: sentences in which it is not.
    """

    table: ClassVar[str] = "clause_governors"
    lemmas: tuple[str, ...]
    pos: Literal["verb", "noun", "word"]
    effect: GovernorEffect
    particle: str | None = None
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
