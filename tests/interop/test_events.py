"""The event table: which codes a record gets, and what is left out."""

import pytest

import diplotext
from diplotext.interop.events import events_of
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.events import EventCode

pytestmark = pytest.mark.model

CASES = [
    ("Norwegian Foreign Minister Jane Roe visited Peru on Monday.", ("visits", "CONSULT", "visit", "042", "NO", "PE")),
    ("Norwegian Foreign Minister Jane Roe will visit Peru in May.", ("visits", "AGREE", None, "036", "NO", "PE")),
    (
        "Norwegian Foreign Minister Jane Roe telephoned Peruvian Foreign Minister Luis Rey.",
        ("meetings", "CONSULT", "phone", "041", "NO", "PE"),
    ),
    (
        "Norwegian Foreign Minister Jane Roe met Peruvian Foreign Minister Luis Rey.",
        ("meetings", "CONSULT", None, "040", "NO", "PE"),
    ),
    ("Norway and Peru signed an agreement on fisheries.", ("agreements", "SUPPORT", None, "057", "NO", "PE")),
    (
        "Norwegian Foreign Minister Jane Roe condemned the attack.",
        ("statements", "ACCUSE", "disapprove", "111", "NO", ""),
    ),
    (
        "Norwegian Foreign Minister Jane Roe called on Peru to open its ports.",
        ("statements", "REQUEST", None, "020", "NO", "PE"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_record_tells_an_event(text: str, expected: tuple[str | None, ...]) -> None:
    told = [
        (
            event.kind,
            event.code.type,
            event.code.mode,
            event.code.cameo,
            "; ".join(event.source),
            "; ".join(event.target),
        )
        for event in events_of(diplotext.extract(text, published="2024-05-03"))
    ]
    assert expected in told


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Foreign Minister Jane Roe said that trade would grow.",
        "Norwegian Foreign Minister Jane Roe cancelled her visit to Peru.",
        "The port of Oslo is large.",
    ],
)
def test_what_is_only_said_or_called_off_is_no_event(text: str) -> None:
    assert list(events_of(diplotext.extract(text, published="2024-05-03"))) == []


def test_the_table_of_events_joins_with_the_records() -> None:
    pytest.importorskip("pandas")
    result = diplotext.extract("Norwegian Foreign Minister Jane Roe visited Peru on 3 May.", published="2024-05-06")
    (row,) = diplotext.to_frame(result, "events").to_dict("records")
    assert (row["record"], row["type"], row["cameo"]) == (result.visits[0].id, "CONSULT", "042")
    assert str(row["first_day"])[:10] == "2024-05-03"
    assert row["confidence"] == result.visits[0].confidence


def test_no_two_entries_hold_for_the_same_records() -> None:
    entries = default_lexicon().entries(EventCode)
    keys = [(e.record, e.statuses, e.means, e.acts, e.sides) for e in entries]
    assert len(keys) == len(set(keys))
