"""Records are plain immutable data."""

import pickle
from decimal import Decimal

import attrs
import pytest

from diplotext import Date, Extraction, Figure, Official, Organization, Person, Record, Span, Statement
from diplotext.records import spans_of
from diplotext.terms import without_article

SPAN = Span(start=3, end=7, text="Omsk")


def test_a_record_is_frozen_and_hashable_and_equal_by_value() -> None:
    one, two = (Figure(span=SPAN, unit="ton", rule="r") for _ in range(2))
    assert one == two
    assert len({one, two}) == 1
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.unit = "litre"  # type: ignore[misc]


@pytest.mark.parametrize("kind", [Span, Date, Figure, Official, Person, Organization, Statement, Extraction])
def test_every_record_takes_keywords_alone_and_has_slots(kind: type) -> None:
    assert all(field.kw_only for field in attrs.fields(kind))
    assert not hasattr(kind, "__dict__") or "__slots__" in vars(kind)


@pytest.mark.parametrize(
    ("actor", "label"),
    [
        (Official(name="Ana Brnabić", role="Prime Minister", rule="r"), "Ana Brnabić"),
        (Official(name=None, role="Vice President", rule="r"), "Vice President"),
        (Official(name=None, mentions=(Span(start=0, end=12, text="the envoy"),), rule="r"), "envoy"),
        (Official(name=None, rule="r"), ""),
        (Person(name="Jean de la Croix", rule="r"), "Jean de la Croix"),
        (Organization(name="Turkish side", kind="state", rule="r"), "Turkish side"),
    ],
)
def test_a_label_is_the_name_else_the_role_else_the_mention(actor: Record, label: str) -> None:
    assert isinstance(actor, Official | Person | Organization)
    assert actor.label == label


@pytest.mark.parametrize(("phrase", "bare"), [("An envoy", "envoy"), ("THE King", "King"), ("Theo", "Theo"), ("", "")])
def test_only_a_whole_article_is_dropped(phrase: str, bare: str) -> None:
    assert without_article(phrase) == bare


def test_the_speaker_is_the_first_of_the_speakers() -> None:
    speakers = (Person(name="A B", rule="r"), Person(name="C D", rule="r"))
    assert Statement(content=(SPAN,), kind="direct", speakers=speakers, rule="r").speaker == speakers[0]
    assert Statement(content=(SPAN,), kind="direct", rule="r").speaker is None


def test_spans_are_found_at_every_depth() -> None:
    speaker = Person(name="Ada", mentions=(Span(start=0, end=3, text="Ada"),), rule="r")
    statement = Statement(content=(SPAN,), kind="direct", speakers=(speaker,), rule="r")
    result = Extraction(text="Ada in Omsk", statements=(statement,), version="0")
    assert [span.text for span in result.spans()] == ["Ada", "Omsk"]
    assert list(spans_of("no record")) == []


def test_records_pickle() -> None:
    result = Extraction(text="x", figures=(Figure(span=SPAN, rule="r"),), version="0")
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301


def test_an_extraction_is_short_in_a_shell_and_lists_its_records_when_printed() -> None:
    span = Span(start=0, end=7, text="7 tons.")
    result = Extraction(text="7 tons.", version="1", figures=(Figure(span=span, value=Decimal(7), rule="figure.unit"),))
    assert repr(result) == "<Extraction of 7 characters: figures=1>"
    assert "Figures" in str(result)
    assert repr(Extraction(text="", version="1")) == "<Extraction of 0 characters: nothing found>"
