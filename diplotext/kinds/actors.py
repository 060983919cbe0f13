"""The kinds of record "officials", "persons" and "organizations"."""

from diplotext.kinds.columns import count, country, plain
from diplotext.kinds.kind import Cell, Column, Kind
from diplotext.kinds.wording import clean, country_text
from diplotext.records import Official, Organization, Person


def _country(actor: Official | Person | Organization) -> str:
    return country_text(actor.country) if actor.country else ""


def _office(official: Official) -> str:
    tense = f"{official.tense}: " if official.tense in ("former", "acting", "designate") else ""
    return tense + clean(official.role or "")


_FROM = plain("string", "country_from", "what tells the country: text, known, home or context")

OFFICIALS = Kind(
    name="officials",
    record=Official,
    prefix="o",
    read=lambda found: tuple(actor for actor in found.cast if isinstance(actor, Official)),
    stands_on="mentions",
    columns=(
        plain("string", "name", "name, or null for an unnamed office-holder"),
        plain("string", "role", "the role, verbatim"),
        plain("string", "role_class", "class of the role"),
        plain("string", "tense", "current, former, acting or designate"),
        country("country", "ISO 3166-1 code of the state served"),
        _FROM,
        plain("string", "organization", "organisation served"),
        Column("n_mentions", "integer", "number of mentions", count("mentions")),
    ),
    cells=(Cell("name", lambda o: clean(o.name or "(unnamed)")), Cell("country", _country), Cell("office", _office)),
    layout="row",
    colours=("#6b21a8", "#c084fc"),
    line="dotted",
)
PERSONS = Kind(
    name="persons",
    record=Person,
    prefix="n",
    read=lambda found: tuple(actor for actor in found.cast if isinstance(actor, Person)),
    stands_on="mentions",
    columns=(
        plain("string", "name", "name"),
        plain("string", "description", "how the text describes them"),
        country("country", "ISO 3166-1 code"),
        _FROM,
    ),
    cells=(
        Cell("name", lambda person: clean(person.name)),
        Cell("country", _country),
        Cell("description", lambda person: clean(person.description or "")),
    ),
    layout="row",
    main=False,
)
ORGANIZATIONS = Kind(
    name="organizations",
    record=Organization,
    prefix="g",
    read=lambda found: tuple(actor for actor in found.cast if isinstance(actor, Organization)),
    stands_on="mentions",
    columns=(
        plain("string", "name", "name"),
        plain("string", "kind", "kind of organisation"),
        country("country", "ISO 3166-1 code"),
    ),
    cells=(
        Cell("name", lambda body: clean(body.name)),
        Cell("country", _country),
        Cell("kind", lambda body: body.kind),
    ),
    layout="row",
    main=False,
)
