"""Agreements: what was signed, negotiated, brought into force or broken, by whom, when, about what."""

import functools
from typing import TYPE_CHECKING

from diplotext.actors.resolving.author import find_author
from diplotext.actors.resolving.meant import Resolver
from diplotext.agreements.joining import merge
from diplotext.agreements.mentions import Setting, find_mentions
from diplotext.agreements.sides import with_sides
from diplotext.agreements.words import build_words
from diplotext.records import Agreement, Meeting

if TYPE_CHECKING:
    from diplotext.actors import Actors
    from diplotext.reading import Reading


def read_agreements(reading: "Reading", actors: "Actors", meetings: tuple[Meeting, ...]) -> tuple[Agreement, ...]:
    """Find the agreements of a document.

    A mention is a noun of the lexicon ("treaty", "memorandum") with a proper name, with what it is about, or with a
    word that says what has become of it ("signed a deal"), or the name of a well-known agreement; mentions of one are
    merged, "the agreement" with the one told before.

    Args:
        reading: a text that has been read.
        actors: its cast.
        meetings: its meetings: what is concluded when two sides meet is theirs.

    Returns:
        The agreements in the order of their first mention; () if there are none.
    """
    words = reading.lexicon.derive(build_words)
    author = functools.cache(lambda: find_author(reading, actors))
    resolver = Resolver(reading=reading, actors=actors, author=author, parties=words.parties)
    found = merge(find_mentions(Setting(reading=reading, resolver=resolver, words=words, places=actors.places)))
    return tuple(with_sides(agreement, meetings) for agreement in found)
