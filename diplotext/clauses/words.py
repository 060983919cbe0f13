"""The words of a clause in the shape that they are looked up in."""

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.clauses import ClauseGovernor, ClauseGroup, ClauseWords, GovernorEffect
from diplotext.lexicon.inflection import plural, verb_forms

BE = frozenset(("be", "is", "are", "was", "were", "am", "been", "being", "'s", "’s", "'m", "’m", "'re", "’re"))
HAVE = frozenset(("have", "has", "had", "having", "'ve", "’ve"))


@attrs.frozen(kw_only=True, eq=False)
class Governor:
    """What one form says of what it governs."""

    pos: str
    effect: GovernorEffect
    particle: str | None


@attrs.frozen(kw_only=True, eq=False)
class ClauseIndex:
    """Closed classes by group, phrases by their last word, governors by form."""

    groups: dict[ClauseGroup, frozenset[str]]
    before: dict[str, tuple[tuple[str, ...], ...]]
    governors: dict[str, tuple[Governor, ...]]


def clause_index(lexicon: Lexicon) -> ClauseIndex:
    """Index the clause words of a lexicon; for ``lexicon.derive``."""
    groups = {entry.group: frozenset(entry.forms) for entry in lexicon.entries(ClauseWords)}
    before: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(groups["before"]):
        words = tuple(phrase.split())
        before.setdefault(words[-1], []).append(words)
    governors: dict[str, list[Governor]] = {}
    for entry in lexicon.entries(ClauseGovernor):
        governor = Governor(pos=entry.pos, effect=entry.effect, particle=entry.particle)
        for form in dict.fromkeys(form for lemma in entry.lemmas for form in _forms(entry.pos, lemma)):
            governors.setdefault(form, []).append(governor)
    return ClauseIndex(
        groups=groups,
        before={last: tuple(phrases) for last, phrases in before.items()},
        # "ruled out", before a bare "ruled"
        governors={form: tuple(sorted(g, key=lambda one: one.particle is None)) for form, g in governors.items()},
    )


def _forms(pos: str, lemma: str) -> tuple[str, ...]:
    if pos == "verb":
        return tuple(sorted(BE)) if lemma == "be" else verb_forms(lemma)
    return (lemma, plural(lemma)) if pos == "noun" else (lemma,)
