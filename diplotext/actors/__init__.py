"""Who acts in a text: officials, persons, organisations, and who is meant by a mention."""

from diplotext.actors.assembly import read_actors
from diplotext.actors.reference import Actors

__all__ = ["Actors", "read_actors"]
