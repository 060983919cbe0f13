import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotext import Figure, Lexicon, LexiconError, extract_figures, parse_figure
from diplotext.lexicon import default_lexicon
from diplotext.lexicon.figures import Currency, NumberWords, Unit

FILES = (Path(__file__).parents[1] / "cases" / "figures").glob("*.toml")
GROUPS = [group for file in sorted(FILES) for group in tomllib.loads(file.read_text(encoding="utf-8")).items()]
NEGATIVE = [text for name, group in GROUPS if name == "negatives" for text in group["sentences"]]
POSITIVE = [case for name, group in GROUPS if name not in ("negatives", "open") for case in group.items()]
OPEN = [case for name, group in GROUPS if name == "open" for case in group.items()]


def plain(number: Decimal | None) -> str:
    return "" if number is None else format(number.normalize(), "f")


def shown(figure: Figure) -> str:
    value = plain(figure.value) if figure.low is None else f"{plain(figure.low)}..{plain(figure.high)}"
    value = "|".join(map(plain, figure.candidates)) or value
    return " ".join(filter(None, (value, figure.unit or "None", figure.comparator, figure.change)))


@pytest.mark.parametrize(("text", "expected"), POSITIVE)
def test_a_sentence_gives_its_figures(text: str, expected: str) -> None:
    assert " ; ".join(map(shown, extract_figures(text))) == expected


@pytest.mark.parametrize(("text", "expected"), OPEN)
@pytest.mark.xfail(strict=True, reason="move it out of [open] once it is read as it should be")
def test_a_sentence_does_not_yet_give_its_figures(text: str, expected: str) -> None:
    assert " ; ".join(map(shown, extract_figures(text))) == expected


@pytest.mark.parametrize("text", NEGATIVE)
def test_what_is_no_quantity_gives_nothing(text: str) -> None:
    assert extract_figures(text) == ()


def test_at_least_250_sentences_are_distinct() -> None:
    assert len({text for text, _ in POSITIVE}) >= 250
    assert len(set(NEGATIVE)) >= 80


@pytest.mark.parametrize("text", ["1" * 10**5, "and " * 10**5, "$" * 10**5, "tens of " * 10**4, "5 to " * 10**4, "\0"])
def test_hostile_texts_are_read(text: str) -> None:
    assert isinstance(extract_figures(text), tuple)


@given(st.text())
def test_any_text_is_read_and_every_span_cuts_it_out(text: str) -> None:
    for figure in extract_figures(f"{text} 5 tons"):
        assert f"{text} 5 tons"[figure.span.start : figure.span.end] == figure.span.text


@pytest.mark.parametrize(
    "text",
    [
        "They spent 15 billion roubles ($160 million) on it.",
        "They spent 15 billion roubles (about $160 million) on it.",
        "They spent 15 billion roubles [or US$160 million] on it.",
        "They spent 15 billion roubles (equivalent to $160 million), he said.",
        "They spent 15 billion roubles, or some $160 million, on it.",
        "The border is 30 miles (48 km) away.",
        "The talks took 120 minutes (2 hours).",
        "Oil sold at $71 a barrel (€65 a barrel).",
    ],
)
def test_a_value_and_its_conversion_know_each_other(text: str) -> None:
    one, two = extract_figures(text)
    assert (one.equals, two.equals) == (two.span, one.span)


def test_a_second_conversion_knows_the_value_that_it_converts() -> None:
    value, dollars, euros = extract_figures("They spent 15 billion roubles ($160m; €140m) on it.")
    assert (value.equals, dollars.equals, euros.equals) == (dollars.span, value.span, value.span)


@pytest.mark.parametrize(
    "text",
    [
        "They spent 15 billion roubles (of which $160 million was aid).",
        "It fell 40 points (2 percent).",
        "They sent 30 ships (12 tankers).",
        "They spent $15 billion ($160 million a year).",
        "They spent 15 billion roubles and $160 million on it.",
    ],
)
def test_what_stands_beside_an_amount_is_not_always_its_conversion(text: str) -> None:
    assert [figure.equals for figure in extract_figures(text)] == [None, None]


def test_a_conversion_shares_the_comparator() -> None:
    assert [figure.comparator for figure in extract_figures("It is over 30 miles (48 km) away.")] == ["over", "over"]


def test_an_ambiguous_ton_keeps_its_candidates() -> None:
    (figure,) = extract_figures("They moved 5 tons.")
    assert figure.unit_code is None
    assert figure.unit_candidates == ("t", "[ston_av]", "[lton_av]")


def test_an_unambiguous_unit_has_its_ucum_code_and_a_rate_has_none() -> None:
    one, two = extract_figures("It is 5 km long and carries 5 kg per person.")
    assert (one.unit_code, one.unit_candidates, two.unit_code) == ("km", (), None)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("They paid 200 pounds for it.", "GBP"),
        ("The bomb weighed 200 pounds.", "pound"),
        ("They found 200 pounds of powder.", "pound"),
        ("The pier cost 200,000 pounds.", "GBP"),
        ("The ministry asked for 3 million pounds.", "GBP"),
    ],
)
def test_pounds_are_money_where_the_words_around_speak_of_money(text: str, unit: str) -> None:
    assert [figure.unit for figure in extract_figures(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("A tenth of the harvest was lost.", "harvest"),
        ("They shipped 5 tons of wheat.", "wheat"),
        ("They shipped 5 tons.", None),
        ("Two thirds of the members agreed.", "members"),
    ],
)
def test_what_is_measured_follows_of(text: str, measured: str | None) -> None:
    (figure,) = extract_figures(text)
    assert (figure.measured and figure.measured.text) == measured


def test_a_string_that_is_one_quantity_is_parsed() -> None:
    figure = parse_figure("15 million tons")
    assert figure is not None
    assert figure.value == 15_000_000
    assert parse_figure("about it") is None
    assert parse_figure("5 tons and 6 km") is None


def test_a_user_adds_a_unit_without_code() -> None:
    lexicon = Lexicon({"units": [{"name": "league", "dimension": "length", "forms": ["league", "leagues"]}]})
    (figure,) = extract_figures("They sailed 20 leagues per hour.", lexicon=lexicon)
    assert (figure.unit, figure.dimension) == ("league/hour", "rate")


def test_a_user_adds_a_unit_with_a_factor_and_attached_forms() -> None:
    unit = {"name": "litre", "dimension": "volume", "forms": ["megalit"], "attached": ["q"], "factor": "1000000"}
    lexicon = Lexicon({"units": [unit]})
    assert [figure.value for figure in extract_figures("It held 2 megalits. No: 2 megalit, 3q.", lexicon=lexicon)] == [
        2,
        2_000_000,
        3_000_000,
    ]


def test_a_user_adds_a_currency_without_code() -> None:
    lexicon = Lexicon({"currencies": [{"code": "XDG", "names": ["galleon", "galleons"], "symbols": ["GL$"]}]})
    text = "He paid 30 galleons, GL$5 million and XDG 7,000."
    assert [shown(figure) for figure in extract_figures(text, lexicon=lexicon)] == ["30 XDG", "5000000 XDG", "7000 XDG"]
    assert [figure.unit for figure in extract_figures("He paid 30 galleons.")] == ["galleon"]


def test_a_users_unit_with_a_fault_is_refused() -> None:
    with pytest.raises(LexiconError, match="dimension"):
        Lexicon({"units": [{"name": "league", "forms": ["league"]}]})


@pytest.mark.parametrize(
    "text", ["they carried 5 TONS", "They carried 5\u00a0tons", "(5 tons)", "“5 tons”", "5 tons\n"]
)
def test_a_quantity_is_found_in_any_dress(text: str) -> None:
    assert [figure.value for figure in extract_figures(text)] == [5]


@pytest.mark.parametrize("currency", default_lexicon().entries(Currency), ids=lambda currency: currency.code)
def test_a_currency_is_read_by_code_sign_and_names(currency: Currency) -> None:
    for sign in (currency.code, *currency.symbols):
        assert [figure.unit for figure in extract_figures(f"They set aside {sign} 40 million.")] == [currency.code], (
            sign
        )
    for name in currency.names:
        assert [figure.unit for figure in extract_figures(f"They set aside 40 million {name}.")] == [currency.code], (
            name
        )


@pytest.mark.parametrize("unit", default_lexicon().entries(Unit), ids=lambda unit: f"{unit.name}-{unit.forms[0]}")
def test_the_examples_of_a_unit_are_read_as_that_unit_and_its_counter_examples_are_not(unit: Unit) -> None:
    for example in (*unit.examples, *(f"7 {form}" for form in unit.forms), *(f"7{form}" for form in unit.attached)):
        assert [figure.unit for figure in extract_figures(f"It was {example} in all.")] == [unit.name], example
    for example in unit.counter_examples:
        assert unit.name not in [figure.unit for figure in extract_figures(f"It was {example} in all.")], example


def works(group: str, text: str) -> bool:
    """Whether the words of a group do in a text what they are for."""
    figures = extract_figures(text)
    if group in ("stop", "no_figure_noun", "name_before", "word_code", "plan", "year_noun", "street"):
        return not figures
    if group in ("comparator", "topic_before", "lasting", "over_verb", "over_noun", "around_verb"):
        return figures[-1].comparator is not None
    if group.startswith(("increase", "decrease", "amount")):
        return any(figure.change for figure in figures)
    if group in ("phrasal_verb", "passive", "clause"):
        return not any(figure.change for figure in figures)
    if group == "money":
        return figures[0].unit == "GBP"
    if group == "substance":
        return figures[0].unit == "pound"
    if group in ("shift_verb", "versus"):
        return len(figures) == 2
    if group in ("per", "rate_adverb"):
        return any("/" in (figure.unit or "") for figure in figures)
    return bool(figures)


@pytest.mark.parametrize("words", default_lexicon().entries(NumberWords), ids=lambda words: words.group)
def test_a_group_of_words_works_on_its_examples_and_not_on_its_counter_examples(words: NumberWords) -> None:
    assert words.examples
    for example in words.examples:
        assert works(words.group, f"They said: {example}."), example
    for example in words.counter_examples:
        assert not works(words.group, f"They said: {example}."), example


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("They signed 33 bilateral and multilateral accords.", ["bilateral and multilateral accords"]),
        (
            "Seven Baltic ports and 2 million of the city's 3 million people wait.",
            ["Baltic ports", "people", "people"],
        ),
        ("They fear thousands of job cuts.", ["job cuts"]),
        ("A 900-strong Nubian garrison held out.", ["Nubian garrison"]),
        ("The number of weekly flights fell to 12.", ["weekly flights"]),
        ("It had 22 forest fires, against an average of 20 per week.", ["forest fires", "forest fires"]),
        ("It rose 5 percent, or $3 a barrel, in 2 years.", [None, None, None]),
    ],
)
def test_a_counted_noun_is_given_with_its_modifiers(text: str, phrases: list[str | None]) -> None:
    assert [figure.unit_phrase and figure.unit_phrase.text for figure in extract_figures(text)] == phrases
