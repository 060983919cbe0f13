import copy
import pickle
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplotext
from diplotext import Extraction, SchemaVersionError
from diplotext.codec import TAGS
from diplotext.interop import schema
from tests.interop.made import EMPTY, FULL


@pytest.mark.parametrize("extraction", [FULL, EMPTY])
def test_json_and_dict_and_pickle_give_the_same_extraction_back(extraction: Extraction) -> None:
    assert Extraction.from_dict(extraction.to_dict()) == extraction
    assert Extraction.from_json(extraction.to_json()) == extraction
    assert Extraction.from_json(extraction.to_json(indent=1)) == extraction
    assert pickle.loads(pickle.dumps(extraction)) == extraction  # noqa: S301


@given(st.text(alphabet=st.characters()))
def test_any_text_survives_json_and_lone_surrogates_can_be_encoded(text: str) -> None:
    made = attrs.evolve(EMPTY, text=text)
    assert Extraction.from_json(made.to_json()) == made


def test_a_lone_surrogate_is_written_as_its_escape() -> None:
    assert b"\\ud800" in attrs.evolve(EMPTY, text="a\ud800b").to_json().encode()


@pytest.mark.parametrize("version", [None, 0, 3, "1", True])
def test_another_schema_version_is_refused(version: object) -> None:
    with pytest.raises(SchemaVersionError, match="use the version that wrote it"):
        Extraction.from_dict(FULL.to_dict() | {"schema_version": version})


def test_a_key_of_a_later_version_is_passed_over_and_a_default_may_be_left_out() -> None:
    data = {"schema_version": 2, "text": "", "version": "0", "later": 1}
    assert Extraction.from_dict(data) == EMPTY


def test_what_version_1_wrote_is_read() -> None:
    def nested(value: Any) -> Any:
        """A record as version 1 wrote it: every field, every actor in full."""
        if isinstance(value, tuple):
            return [nested(item) for item in value]
        if attrs.has(type(value)):
            fields = {field.name: nested(getattr(value, field.name)) for field in attrs.fields(type(value))}
            return ({"type": TAGS[type(value)]} if type(value) in TAGS else {}) | fields
        return value if value is None or isinstance(value, str | int | float) else str(value)

    assert Extraction.from_dict({"schema_version": 1} | nested(FULL)) == FULL


def test_an_actor_stands_once_and_others_refer_to_it() -> None:
    data = FULL.to_dict()
    assert data["visits"][0]["visitors"] == ["o1"] == data["statements"][0]["speakers"]
    assert data["visits"][0]["start"] == "d1"
    assert data["statements"][0]["figures"] == ["f1"]
    assert data["rules"][data["visits"][0]["rule"]] == "visit.paid_visit"
    assert FULL.to_json().count('"Ana Lund"') == 1
    read = Extraction.from_dict(data)
    assert read.visits[0].visitors[0] is read.officials[0]
    assert read.visits[0].visitors[0].id == "o1"


def test_an_actor_of_no_list_is_written_where_it_acts() -> None:
    alone = attrs.evolve(EMPTY, text=FULL.text, visits=FULL.visits)
    assert alone.to_dict()["visits"][0]["visitors"][0]["type"] == "official"
    assert Extraction.from_dict(alone.to_dict()) == alone


@pytest.mark.model
def test_json_grows_with_the_text_alone() -> None:
    turns = "PRESIDENT LUND: We will build the Sund Ferry Line.\n\nPRESIDENT BERG: We agree with you.\n\n"
    opening = "President Ana Lund of Norway and President Bo Berg of Sweden met.\n\n"
    short, long = (len(diplotext.extract(opening + turns * number).to_json()) for number in (20, 80))
    assert long < 4.5 * short


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("visits", 0, "kind"), "secret", r"'secret' is not one of .* @ visits\[0\]\.kind"),
        (
            ("visits", 0, "visitors", 0),
            {"type": "robot"},
            r"'robot' is not one of .* @ visits\[0\]\.visitors\[0\]\.type",
        ),
        (("visits", 0, "visitors", 0), "o9", r"'o9' is not the id of any Official .* @ visits\[0\]\.visitors\[0\]"),
        (("visits", 0, "start"), "o1", r"'o1' is not the id of any Date @ visits\[0\]\.start"),
        (("visits", 0, "rule"), 99, r"no rule has the number 99 @ visits\[0\]\.rule"),
        (("figures", 0, "low"), "many", r"'many' is not a decimal number @ figures\[0\]\.low"),
        (("dates", 0, "first"), "2024-02-31", r"@ dates\[0\]\.first"),
        (("dates", 0, "span"), {"start": 1}, r"end, text missing @ dates\[0\]\.span"),
        (("dates", 0, "span"), [True, 4], r"expected int, not bool @ dates\[0\]\.span\[0\]"),
        (("dates", 0, "span"), [4], r"a span is \[start, end\], not 1 values @ dates\[0\]\.span"),
        (("dates",), None, "expected list, not NoneType @ dates"),
    ],
)
def test_a_fault_is_told_with_its_place(path: tuple[Any, ...], value: object, fault: str) -> None:
    data: Any = copy.deepcopy(FULL.to_dict())
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(ValueError, match=fault):
        Extraction.from_dict(data)


def test_the_packaged_schema_is_up_to_date() -> None:
    assert schema.packaged_schema() == schema.json_schema(), "write schema.render() to diplotext/interop/schema.json"


def test_the_schema_is_valid_and_takes_our_output() -> None:
    validator = jsonschema.Draft202012Validator(schema.packaged_schema())
    validator.check_schema(schema.packaged_schema())
    for extraction in (FULL, EMPTY):
        validator.validate(extraction.to_dict())
    assert not validator.is_valid(FULL.to_dict() | {"visits": [{"kind": "secret"}]})


@pytest.mark.model
def test_the_schema_takes_real_output() -> None:
    extraction = diplotext.extract(FULL.text, published="2024-05-04")
    jsonschema.Draft202012Validator(schema.packaged_schema()).validate(extraction.to_dict())
    assert Extraction.from_json(extraction.to_json()) == extraction
