"""Who acts in a text: officials, persons, organisations, and who is meant by a mention.

`assembly` runs the steps: `places` finds states, cities and seats of power, `organizations` bodies, companies and
outlets, `persons` names and offices and joins them to persons, `resolving` tells which state each serves and whom a
mention means. `mentions` and `forms` hold what those steps hand to each other.
"""

from diplotext.actors.assembly import read_actors
from diplotext.actors.resolving.reference import Actors

__all__ = ["Actors", "read_actors"]
