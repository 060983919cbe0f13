"""The terms of the contract: the values that the fields of records may have, and what is no part of a name."""

from typing import Literal, TypeAlias

DateKind: TypeAlias = Literal["date", "time", "duration", "set"]
Precision: TypeAlias = Literal["day", "week", "month", "quarter", "season", "half", "year", "decade", "century"]
Modifier: TypeAlias = Literal["start", "mid", "end", "approx", "before", "after"]
Anchor: TypeAlias = Literal["published", "dateline", "mention"]
Comparator: TypeAlias = Literal["approx", "over", "at_least", "under", "up_to"]
Change: TypeAlias = Literal["increase", "decrease"]
Tense: TypeAlias = Literal["current", "former", "acting", "designate"]
RoleClass: TypeAlias = Literal[
    "head_of_state", "head_of_government", "deputy_head", "foreign_minister", "minister", "ambassador", "envoy",
    "spokesperson", "legislator", "military", "monarch", "international", "executive", "official",
]  # fmt: skip
OrganizationKind: TypeAlias = Literal[
    "state", "government", "ministry", "international", "company", "media", "delegation", "group"
]
VisitKind: TypeAlias = Literal["state", "official", "working", "private", "transit", "courtesy", "unspecified"]
VisitStatus: TypeAlias = Literal["completed", "ongoing", "planned", "cancelled", "proposed"]
StatementKind: TypeAlias = Literal["direct", "indirect", "mixed"]
Act: TypeAlias = Literal[
    "assert", "request", "commit", "thank", "praise", "condemn", "deny", "agree", "congratulate", "express",
    "believe", "intend", "hope", "fear", "want",
]  # fmt: skip
ProjectKind: TypeAlias = Literal[
    "transport", "energy", "water", "telecom", "space", "defence", "industry", "agriculture", "finance", "health",
    "education", "culture", "humanitarian", "trade", "other",
]  # fmt: skip
ProjectStatus: TypeAlias = Literal[
    "proposed", "discussed", "agreed", "under_construction", "operating", "completed", "suspended", "cancelled",
    "unknown",
]  # fmt: skip
PartyRole: TypeAlias = Literal["funder", "recipient", "builder", "operator", "host", "partner"]
CountrySource: TypeAlias = Literal["text", "known", "home", "context"]
MeetingMode: TypeAlias = Literal["in_person", "call", "video", "unspecified"]
AgreementKind: TypeAlias = Literal[
    "treaty", "agreement", "memorandum", "declaration", "contract", "protocol", "roadmap", "other"
]
AgreementStatus: TypeAlias = Literal[
    "signed", "agreed", "negotiated", "proposed", "ratified", "in_force", "suspended", "terminated", "violated",
    "unknown",
]  # fmt: skip

_ARTICLES = ("the ", "a ", "an ")


def without_article(phrase: str) -> str:
    """Drop a leading article.

    >>> without_article("the Vice President")
    'Vice President'
    >>> without_article("Theresa May")
    'Theresa May'
    """
    for article in _ARTICLES:
        if phrase[: len(article)].lower() == article:
            return phrase[len(article) :]
    return phrase
