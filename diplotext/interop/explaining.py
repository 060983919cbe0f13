"""Why a record was made, in plain words."""

from typing import Any

from diplotext.confidence.scale import weights_by_kind
from diplotext.confidence.traits import traits_of
from diplotext.kinds import KINDS
from diplotext.lexicon import Lexicon, resolve_lexicon
from diplotext.lexicon.confidence import Rule

# Traits that move the odds by less are not worth a word.
_LEAST = 0.2
_FEW = 3


def explain(record: Any, *, lexicon: Lexicon | None = None) -> str:
    """Tell why a record was made: what its rule saw, and what makes it more or less sure.

    >>> from diplotext import extract_figures
    >>> print(explain(extract_figures("a loan of 5 million euros")[0]).splitlines()[0])
    figure.money: a number with a currency

    Args:
        record: a record of an `Extraction`, or of one of the functions for one kind of record.
        lexicon: None for the packaged vocabulary.

    Returns:
        Two or three lines: the rule, and the traits that speak for the record and against it, the weightiest first.

    Raises:
        TypeError: it is no record.
    """
    kind = next((kind for kind in KINDS if isinstance(record, kind.record)), None)
    if kind is None:
        raise TypeError(f"explain takes a record, as those of extract(text).visits, not {type(record).__name__}")
    known = resolve_lexicon(lexicon)
    lines = [f"{record.rule}: {_says(record.rule, known)}"]
    weights = weights_by_kind(known).get(kind.name, {})
    told = sorted(((weights.get(trait, 0.0), trait) for trait in traits_of(record)), key=lambda item: -abs(item[0]))
    told = [(weight, trait) for weight, trait in told if abs(weight) >= _LEAST and not trait.startswith("rule ")]
    for word, side in (("surer", [t for w, t in told if w > 0]), ("less sure", [t for w, t in told if w < 0])):
        if side:
            lines.append(f"{word}: {', '.join(side[:_FEW])}")
    return "\n".join(lines)


def _says(rule: str, lexicon: Lexicon) -> str:
    """What the family of a rule reads; "-" is what a caller made by hand."""
    fitting = [entry for entry in lexicon.entries(Rule) if rule.startswith(entry.prefix)]
    return max(fitting, key=lambda entry: len(entry.prefix)).says if fitting else "no rule of ours"
