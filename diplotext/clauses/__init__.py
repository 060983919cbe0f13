"""One reading of the clause: every later step asks here, and none reads the tree by itself.

`Clauses` (``reading.clauses``) answers by token index (``token.i``); its parts, from the tree upwards:
``parse`` holds the tree as plain lists (texts, words, tags, labels, heads, offsets), read from the Doc once;
``arguments`` tells who does what to whom: subjects, agents, objects, obliques, complement, governor, tense;
``extents`` tells how far a noun phrase reaches, ``sentences`` where a sentence ends;
``climbing`` goes from a word to the one above whose negation holds for it too, and ``polarity`` tells with it whether
an event is denied, called off, supposed or asked; ``words`` are the lexicon's words for that.

A passive ("the envoy was received by the mayor") has its grammatical subject in `Predicate.subjects` and who does it in
`Predicate.agents`; `Predicate.doers` and `Predicate.undergoers` are the same for both voices.

`Tree` (``reading.tree``) gives the same answers to those who ask by tokens of the Doc.

It stands below `Reading`, which carries it, so that what is refined before a Reading is complete (the direction of a
date, what a figure measures) can ask here as well.
"""

from diplotext.clauses.arguments import Tense
from diplotext.clauses.extents import Range
from diplotext.clauses.polarity import Modality, Standing
from diplotext.clauses.tree import Tree
from diplotext.clauses.view import Clauses, Predicate

__all__ = ["Clauses", "Modality", "Predicate", "Range", "Standing", "Tense", "Tree"]
