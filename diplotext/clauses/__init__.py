"""One reading of the clause: every later step asks here, and none reads the tree by itself.

``parse`` holds the tree as plain lists; ``words`` the lexicon's words of denying and supposing; ``climbing`` goes from
a word to the one above whose negation holds for it too; ``polarity`` tells whether an event is denied, supposed or
asked; ``view`` keeps the answers. It stands below `Reading`, which carries it (``reading.clauses``), so that what is
refined before a Reading is complete (the direction of a date, what a figure measures) can ask here as well.
"""

from diplotext.clauses.polarity import Modality, Standing
from diplotext.clauses.view import Clauses

__all__ = ["Clauses", "Modality", "Standing"]
