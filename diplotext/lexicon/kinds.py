"""Which tables a user may add to, and the entry class of each."""

from diplotext.lexicon.loading import Entry


def user_kinds() -> dict[str, type[Entry]]:
    """Table name -> entry class, for every table that takes a user's additions."""
    from diplotext.lexicon.actors import Title  # noqa: PLC0415
    from diplotext.lexicon.cues import Cue  # noqa: PLC0415
    from diplotext.lexicon.figures import Currency, Unit  # noqa: PLC0415
    from diplotext.lexicon.geography import Settlement  # noqa: PLC0415
    from diplotext.lexicon.office_holders import OfficeHolder  # noqa: PLC0415
    from diplotext.lexicon.organizations import Institution, InternationalOrganization  # noqa: PLC0415
    from diplotext.lexicon.projects import Programme, ProjectNoun  # noqa: PLC0415
    from diplotext.lexicon.visits import VisitCue, VisitParty  # noqa: PLC0415

    kinds: tuple[type[Entry], ...] = (
        Cue, Currency, Title, Unit, ProjectNoun, Programme, VisitCue, VisitParty, Settlement, InternationalOrganization,
        Institution, OfficeHolder,
    )  # fmt: skip
    return {kind.table: kind for kind in kinds}
