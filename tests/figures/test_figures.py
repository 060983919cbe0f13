import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotext import Figure, Lexicon, extract_figures, parse_figure
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.figures import NumberWords, Unit

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "figures" / "cases.toml").read_text(encoding="utf-8"))
POSITIVE = [case for group in ("quantities", "currencies", "bugs") for case in CASES[group].items()]


def plain(number: Decimal | None) -> str:
    return "" if number is None else format(number.normalize(), "f")


def shown(figure: Figure) -> str:
    value = plain(figure.value) if figure.low is None else f"{plain(figure.low)}..{plain(figure.high)}"
    return " ".join(filter(None, (value, figure.unit or "None", figure.comparator, figure.change)))


@pytest.mark.parametrize(("text", "expected"), POSITIVE)
def test_a_sentence_gives_its_figures(text: str, expected: str) -> None:
    assert " ; ".join(map(shown, extract_figures(text))) == expected


@pytest.mark.parametrize("text", CASES["negatives"]["sentences"])
def test_what_is_no_quantity_gives_nothing(text: str) -> None:
    assert extract_figures(text) == ()


def test_there_are_at_least_250_cases() -> None:
    assert len(POSITIVE) + len(CASES["negatives"]["sentences"]) >= 250


@pytest.mark.parametrize("unit", default_lexicon().entries(Unit), ids=lambda unit: unit.name)
def test_the_examples_of_a_unit_are_read_as_that_unit(unit: Unit) -> None:
    for example in unit.examples:
        assert [figure.unit for figure in extract_figures(f"It was {example}.")] == [unit.name], example


def test_every_group_of_words_has_an_example() -> None:
    assert all(group.examples for group in default_lexicon().entries(NumberWords))


@given(st.integers(min_value=2, max_value=10**15))
def test_a_whole_number_comes_back_however_it_is_grouped(number: int) -> None:
    for written in (str(number), f"{number:,}"):
        assert [figure.value for figure in extract_figures(f"They moved {written} kilograms of it.")] == [number]


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=999, places=2),
    st.sampled_from([("thousand", 3), ("million", 6), ("bn", 9), ("trillion", 12)]),
)
def test_a_decimal_with_a_scale_comes_back_exactly(number: Decimal, scale: tuple[str, int]) -> None:
    word, power = scale
    assert [figure.value for figure in extract_figures(f"It cost ${number} {word}.")] == [number.scaleb(power)]


@given(st.text())
def test_any_text_is_read_and_every_span_cuts_it_out(text: str) -> None:
    for figure in extract_figures(f"{text} 5 tons"):
        assert f"{text} 5 tons"[figure.span.start : figure.span.end] == figure.span.text


def test_a_conversion_in_brackets_knows_its_other_half() -> None:
    one, two = extract_figures("They spent 15 billion roubles ($160 million) on it.")
    assert (one.equals, two.equals) == (two.span, one.span)


def test_a_user_adds_a_unit_without_code() -> None:
    lexicon = Lexicon({"units": [{"name": "league", "dimension": "length", "forms": ["league", "leagues"]}]})
    assert [figure.dimension for figure in extract_figures("They sailed 20 leagues.", lexicon=lexicon)] == ["length"]


def test_an_ambiguous_ton_keeps_its_candidates() -> None:
    (figure,) = extract_figures("They moved 5 tons.")
    assert figure.unit_code is None
    assert "t" in figure.unit_candidates


def test_a_string_that_is_one_quantity_is_parsed() -> None:
    figure = parse_figure("15 million tons")
    assert figure is not None
    assert figure.value == 15_000_000
    assert parse_figure("about it") is None


@pytest.mark.parametrize("text", ["1" * 10**5, "and " * 10**5, "$" * 10**5, "tens of " * 10**4, "5 to " * 10**4, "\0"])
def test_hostile_texts_are_read(text: str) -> None:
    assert isinstance(extract_figures(text), tuple)
