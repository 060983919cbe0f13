"""Where a report says where and when it was filed."""

import pytest

from diplotext.layout import find_dateline, parsed_apart


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("OSLO, May 4 (Nord Wire) - The king left.", "OSLO, May 4 (Nord Wire) -"),
        ("LA PAZ — The minister arrived.", "LA PAZ —"),
        ("PORT-AU-PRINCE, Haiti (NW) -- Talks began.", "PORT-AU-PRINCE, Haiti (NW) --"),
        ("Geneva, 5 June 2024 – The envoys met.", "Geneva, 5 June 2024 –"),
        ("Riga, Sept. 3, 2021: - Talks began.", "Riga, Sept. 3, 2021: -"),
        ("Bern (Nord Wire) – Talks began.", "Bern (Nord Wire) –"),
    ],
)
def test_a_dateline_ends_behind_its_dash(text: str, dateline: str) -> None:
    end = find_dateline(text, 0, len(text))
    assert end is not None
    assert text[:end] == dateline


@pytest.mark.parametrize(
    "text", ["", "Well — I think so.", "The talks - long and hard - ended.", "A well-known envoy left.", "a" * 100_000]
)
def test_other_paragraphs_have_none(text: str) -> None:
    assert find_dateline(text, 0, len(text)) is None


def test_a_dateline_is_parsed_apart() -> None:
    text = "OSLO - The king left.\nHe returned.\nBERN -"
    assert [text[start:end] for start, end in parsed_apart(text, ((0, 21), (22, 34), (35, 41)))] == [
        "OSLO -",
        "The king left.",
        "He returned.",
        "BERN -",
    ]
