"""From traits to a probability: a logistic regression whose weights are data."""

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from diplotext.lexicon import Lexicon
from diplotext.lexicon.confidence import Weight

BIAS = "every record"


def confidence_of(kind: str, traits: Iterable[str], lexicon: Lexicon) -> float | None:
    """The probability that a record of a kind with these traits is right, to two digits; None for an unfitted kind."""
    weights = lexicon.derive(weights_by_kind).get(kind)
    if weights is None:
        return None
    total = weights[BIAS] + sum(weights.get(trait, 0.0) for trait in traits)
    return round(1 / (1 + math.exp(-total)), 2)


def weights_by_kind(lexicon: Lexicon) -> Mapping[str, Mapping[str, float]]:
    """Kind of record -> trait -> weight; for `Lexicon.derive`."""
    found: dict[str, dict[str, float]] = {}
    for entry in lexicon.entries(Weight):
        found.setdefault(entry.kind, {BIAS: 0.0})[entry.trait] = entry.weight
    return MappingProxyType(found)
