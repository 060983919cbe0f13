"""What the finders of visits are given: the reading, its cast, its places, the vocabulary."""

from typing import TYPE_CHECKING

import attrs

from diplotext.visits.places import Stop
from diplotext.visits.words import Words

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.actors.places.find import Place
    from diplotext.clauses import Tree
    from diplotext.layout import Turn
    from diplotext.reading import Reading
    from diplotext.records import Official


@attrs.frozen(kw_only=True, eq=False)
class Setting:
    """What the finders of mentions need.

    Attributes:
        reading: the text.
        actors: its cast.
        places: every place that it names.
        stops: those that one can travel to, "here" among them, in text order.
        scene: where it was written or spoken.
        speeches: the turns that somebody named speaks.
        author: who says "I" outside of them.
        words: the vocabulary.
    """

    reading: "Reading"
    actors: "Actors"
    places: "tuple[Place, ...]"
    stops: tuple[Stop, ...]
    scene: Stop | None
    speeches: "tuple[Turn, ...]"
    author: "Official | None"
    words: Words

    @property
    def tree(self) -> "Tree":
        """The clauses of the text."""
        return self.reading.tree
