"""Who acts in a text: officials, persons, organisations, and who is meant by a mention."""

from diplotext.actors.reference import Actors, read_actors

__all__ = ["Actors", "read_actors"]
