"""The sides of an agreement that its own clause does not tell: those that meet when it is concluded."""

import attrs

from diplotext.records import Agreement, Meeting

_CONCLUDED = ("signed", "agreed")
_SIDES = 2


def with_sides(agreement: Agreement, meetings: tuple[Meeting, ...]) -> Agreement:
    """An agreement that is concluded, with the two states that meet in the text; as it is where several pairs do.

    Nothing is added where the clause names two sides, or one that does not meet.
    """
    own = set(agreement.countries)
    parties = {party for party in agreement.parties if party.country is None}
    if agreement.status not in _CONCLUDED or len(own) + len(parties) >= _SIDES or agreement.rule == "agreement.known":
        return agreement
    pairs = {
        frozenset(meeting.countries): meeting.countries for meeting in meetings if len(meeting.countries) == _SIDES
    }
    fitting = [pair for key, pair in pairs.items() if own <= key]
    if len(pairs) != 1 or not fitting:
        return agreement
    return attrs.evolve(agreement, countries=tuple(dict.fromkeys((*agreement.countries, *fitting[0]))))
