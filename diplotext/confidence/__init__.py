"""How sure a record is: the probability that it is right, from what its rule saw.

`traits` tells what is known of a record ("its country stands in the text"); `scale` adds up the weights that
``confidence.csv`` gives to the traits. The weights were fitted by ``benchmarks/fit_confidence.py``.
"""

from diplotext.confidence.scale import confidence_of
from diplotext.confidence.traits import document_traits, traits_of

__all__ = ["confidence_of", "document_traits", "traits_of"]
