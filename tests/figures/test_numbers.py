from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotext import extract_figures

SMALL = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = (("trillion", 12), ("billion", 9), ("million", 6), ("thousand", 3))
ABBREVIATIONS = (
    ("k", 3),
    ("b", 9),
    ("m", 6),
    ("mn", 6),
    ("mln", 6),
    ("bn", 9),
    ("bln", 9),
    ("tn", 12),
    ("lakh", 5),
    ("crore", 7),
)


def below_a_thousand(number: int, joint: str) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{SMALL[hundreds]} hundred"] if hundreds else []
    if rest:
        tens, ones = divmod(rest, 10)
        words.append(SMALL[rest] if rest < 20 else TENS[tens - 2] + (f"-{SMALL[ones]}" if ones else ""))
    return joint.join(words)


def in_words(number: int, joint: str = " and ") -> str:
    """A whole number in English words, British ("one hundred and five") or American ("one hundred five")."""
    parts = []
    for name, power in SCALES:
        group, number = divmod(number, 10**power)
        if group:
            parts.append(f"{below_a_thousand(group, joint)} {name}")
    if number:
        last = below_a_thousand(number, joint)
        parts.append(last if number >= 100 or not parts else joint.strip() + " " + last if joint != " " else last)
    return " ".join(parts)


def in_lakhs(number: int) -> str:
    """Indian grouping: 1,00,000."""
    head, tail = divmod(number, 1000)
    if not head:
        return str(number)
    digits, groups = str(head), []
    while digits:
        digits, group = digits[:-2], digits[-2:]
        groups.append(group)
    return ",".join([*reversed(groups), f"{tail:03}"])


GROUPINGS: dict[str, Callable[[int], str]] = {
    "digits": str,
    "commas": lambda number: f"{number:,}",
    "no-break spaces": lambda number: f"{number:,}".replace(",", "\u00a0"),
    "narrow spaces": lambda number: f"{number:,}".replace(",", "\u202f"),
    "words": in_words,
    "American words": lambda number: in_words(number, " "),
    "words with a capital": lambda number: in_words(number).capitalize(),
}


def read(text: str) -> list[Decimal | None]:
    return [figure.value for figure in extract_figures(text)]


@pytest.mark.parametrize("style", GROUPINGS)
@given(number=st.integers(min_value=2, max_value=10**15 - 1))
def test_a_whole_number_comes_back_in_every_style(style: str, number: int) -> None:
    assert read(f"They moved {GROUPINGS[style](number)} kilograms of it.") == [number]


@given(st.integers(min_value=2, max_value=10**10))
def test_a_number_grouped_in_lakhs_comes_back(number: int) -> None:
    assert read(f"They paid ₹{in_lakhs(number)} for it.") == [number]


@given(
    st.decimals(min_value=Decimal("0.001"), max_value=10**9, places=3),
    st.sampled_from(
        [
            str,
            lambda number: f"{number:,}",
            lambda number: f"{number}".replace("0.", ".", 1) if number < 1 else str(number),
        ]
    ),
)
def test_a_decimal_comes_back_exactly(number: Decimal, write: Callable[[Decimal], str]) -> None:
    assert read(f"They moved {write(number)} miles of it.") == [number]


@given(st.decimals(min_value=Decimal("0.01"), max_value=999, places=2), st.sampled_from(SCALES))
def test_a_decimal_with_a_scale_word_comes_back_exactly(number: Decimal, scale: tuple[str, int]) -> None:
    word, power = scale
    assert read(f"It cost ${number} {word}.") == [number.scaleb(power)]
    assert read(f"It cost {number}-{word} dollars.") == [number.scaleb(power)]


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=999, places=2),
    st.sampled_from(ABBREVIATIONS),
    st.sampled_from(["", " "]),
)
def test_a_decimal_with_an_abbreviated_scale_comes_back_exactly(
    number: Decimal, scale: tuple[str, int], gap: str
) -> None:
    word, power = scale
    assert read(f"It cost €{number}{gap}{word} in all.") == [number.scaleb(power)]


@given(st.integers(min_value=1, max_value=99), st.integers(min_value=1, max_value=9), st.sampled_from(SCALES))
def test_decimals_in_words_come_back_exactly(whole: int, tenth: int, scale: tuple[str, int]) -> None:
    word, power = scale
    value = Decimal(f"{whole}.{tenth}")
    assert read(f"It weighed {in_words(whole)} point {SMALL[tenth]} tons.") == [value]
    assert read(f"It weighed {in_words(whole)} point {SMALL[tenth]} {word} tons.") == [value.scaleb(power)]


@given(st.integers(min_value=1, max_value=99), st.sampled_from(SCALES))
def test_a_number_and_a_half_comes_back_exactly(whole: int, scale: tuple[str, int]) -> None:
    word, power = scale
    value = Decimal(f"{whole}.5").scaleb(power)
    assert read(f"It weighed {in_words(whole)} and a half {word} tons.") == [value]
    assert read(f"It weighed {whole}½ {word} tons.") == [value]
    assert read(f"It weighed {whole} 1/2 {word} tons.") == [value]


@given(
    st.decimals(min_value=Decimal("1.1"), max_value=Decimal("99.9"), places=1),
    st.decimals(min_value=Decimal("0.1"), max_value=50, places=1),
    st.sampled_from(["{}-{} tons", "{}–{} tons", "{} to {} tons", "between {} and {} tons", "{} tons to {} tons"]),
)
def test_both_ends_of_a_range_come_back_exactly(low: Decimal, more: Decimal, form: str) -> None:
    (figure,) = extract_figures(f"They need {form.format(low, low + more)}.")
    assert (figure.low, figure.high, figure.value, figure.unit) == (low, low + more, None, "ton")


@given(st.decimals(min_value=Decimal("0.1"), max_value=60, places=1))
def test_a_negative_number_comes_back(number: Decimal) -> None:
    for sign in ("minus ", "-", "\u2212"):
        assert read(f"It was {sign}{number} degrees Celsius.") == [-number]


@pytest.mark.parametrize(
    "text",
    ["They took two five tons", "It weighed two million three billion tons", "One hundred two hundred tons"],
)
def test_words_that_make_no_number_are_not_added_up(text: str) -> None:
    assert not any(value in (7, 3_002_000_000, 10_200) for value in read(text))


def test_a_whole_number_has_no_decimals_whatever_its_scale() -> None:
    (figure,) = extract_figures("They will ship between 1.5 and 2 million tons.")
    assert (str(figure.low), str(figure.high)) == ("1500000", "2000000")
