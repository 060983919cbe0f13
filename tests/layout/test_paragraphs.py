import pytest

import diplotext
from diplotext.layout import find_paragraphs, unwrap

MAIL = (
    "The ministers of the two coastal states met on the island for the\n"
    "third time this year and agreed to spend $280\n"
    "million on a ferry. The president of the island, Maria\n"
    "Lopes, was not there; she left on May\n"
    "3, 2024 for talks on the mainland."
)


def wrapped(text: str, width: int) -> str:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += " " * bool(lines[-1]) + word
    return "\n".join(lines)


@pytest.mark.parametrize("width", [40, 55, 72, 100])
def test_lines_broken_at_one_width_are_one_paragraph(width: int) -> None:
    text = wrapped(MAIL, width)
    assert find_paragraphs(text + "\n\nNext.") == ((0, len(text)), (len(text) + 2, len(text) + 7))


def test_ragged_lines_of_a_wrapped_text_are_one_paragraph_and_indents_open_one() -> None:
    lines = [
        "LIMA, May 3 - Talks ended early. Foreign Minister Rosa",
        "Quispe said that the harbour would open in the spring, and",
        "that Chile had agreed to pay a third of the road to it.",
        "    Chile's embassy declined to comment on the harbour or on",
        "who would pay for the road.",
    ]
    text = "\n".join(lines)
    assert [text[a:b].count("\n") for a, b in find_paragraphs(text)] == [2, 1]


def test_blank_lines_behind_each_line_of_a_wrapped_text_part_nothing() -> None:
    text = (
        wrapped(MAIL, 60).replace("\n", "\n\n")
        + "\n\nPRIME MINISTER: The harbour opens in May.\n\nJOURNALIST: When in May?"
    )
    assert [text[a:b][:10] for a, b in find_paragraphs(text)] == ["The minist", "PRIME MINI", "JOURNALIST"]


@pytest.mark.parametrize(
    "text",
    [
        "Readout of the call with the minister of trade of Peru\nThe ministers spoke about fishing rights. "
        + "x " * 60,
        "QUESTION: Will the minister travel to Oslo in the spring?\nANSWER: He will, if the talks go on until then.",
        "Ana Reis, Portugal\nPer Lund, Norway\nLi Wei, China",
    ],
)
def test_headings_labels_and_lists_keep_their_lines(text: str) -> None:
    assert len(find_paragraphs(text)) == text.count("\n") + 1


@pytest.mark.parametrize("width", range(40, 100, 7))
def test_figures_and_dates_are_read_across_the_breaks_of_a_wrapped_text(width: int) -> None:
    text = wrapped(MAIL, width)
    assert [figure.value for figure in diplotext.extract_figures(text)][-1] == 280_000_000
    dates = diplotext.extract_dates(text)
    assert dates[-1].value == "2024-05-03"
    assert all(text[date.span.start : date.span.end] == date.span.text for date in dates)


@pytest.mark.model
def test_names_are_read_across_the_breaks_and_evidence_keeps_them() -> None:
    text = wrapped(MAIL.replace("president of the island", "president of Cyprus"), 60)
    result = diplotext.extract(text)
    assert "Maria Lopes" in {official.name for official in result.officials}
    assert result.text == text
    assert all(text[span.start : span.end] == span.text for span in result.spans())


def test_unwrap_keeps_the_length() -> None:
    text = wrapped(MAIL, 50) + "\r\n\r\nNext."
    flow = unwrap(text, find_paragraphs(text))
    assert len(flow) == len(text)
    assert flow.count("\n") == 2
