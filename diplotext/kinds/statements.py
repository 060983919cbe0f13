"""The kinds of record "statements" and "attitudes"."""

from typing import Any

from diplotext.kinds.columns import edtf, joined, label, labels, plain, text
from diplotext.kinds.kind import Cell, Column, Kind
from diplotext.kinds.wording import actor_text, actors_text, clean, period, span_text
from diplotext.records import Statement
from diplotext.statements import read_statements


def _who(statement: Statement) -> str:
    return actors_text(statement.speakers) or "(nobody named)"


def _countries(statement: Statement) -> str:
    return joined(actor.country or "" for actor in statement.speakers)


def _said(statement: Statement) -> str:
    return " … ".join(clean(piece.text) for piece in statement.content)


def _circumstances(statement: Statement) -> str:
    told = (
        ("to", actor_text(statement.addressee)),
        ("directed at", actor_text(statement.target)),
        ("", period(statement.said_on)),
        ("", span_text(statement.medium)),
    )
    return " · ".join(f"{word} {value}".strip() for word, value in told if value)


_SHARED: dict[str, Any] = {
    "record": Statement,
    "stands_on": "content",
    "roles": {"speakers": "speaker", "addressee": "addressee", "target": "target"},
    "columns": (
        labels("speakers", "who said it"),
        Column("speaker_countries", "string", "their countries", _countries, "countries"),
        text("speaker_mention", "the speaker as written there", field="speaker_span"),
        text("cue", "the verb or noun of saying"),
        plain("string", "act", "the speech act"),
        plain("string", "kind", "direct, indirect or mixed"),
        Column("content", "string", "what was said", lambda s: " … ".join(span.text for span in s.content)),
        label("addressee", "whom it was said to"),
        label("target", "whom the act is directed at"),
        text("medium", "where it was said"),
        edtf("said_on", "said_on", "the day of the utterance, EDTF"),
        plain("integer", "within", "number of the statement in which it is nested"),
    ),
    "cells": (
        Cell("speaker", _who),
        Cell("act", lambda s: s.act),
        Cell("content", _said),
        Cell("circumstances", _circumstances, below=True),
    ),
    "layout": "row",
}

STATEMENTS = Kind(
    name="statements",
    prefix="s",
    read=lambda found: found.once(read_statements)[0],
    colours=("#6b21a8", "#c084fc"),
    line="dashed",
    **_SHARED,
)
ATTITUDES = Kind(name="attitudes", prefix="a", read=lambda found: found.once(read_statements)[1], main=False, **_SHARED)
