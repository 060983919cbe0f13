"""How a user's typed code looks; type checkers read this file, nothing runs it."""

import datetime
from decimal import Decimal
from typing import assert_type

import diplotext
from diplotext import Actor, Date, Extraction, Figure, Official, Organization, Person, Project, Statement, Visit


def read_one(text: str) -> list[str]:
    result = diplotext.extract(text, published=datetime.date(2024, 5, 17))
    assert_type(result, Extraction)
    assert_type(result.visits, tuple[Visit, ...])
    assert_type(result.statements, tuple[Statement, ...])
    assert_type(result.projects, tuple[Project, ...])
    return [f"{actor.label} {visit.destination or '?'}" for visit in result.visits for actor in visit.visitors]


def country_of(actor: Actor) -> str | None:
    match actor:
        case Official(country=country) | Organization(country=country):
            return country
        case Person():
            return actor.description


def total(text: str) -> Decimal:
    figures = diplotext.extract_figures(text)
    assert_type(figures, tuple[Figure, ...])
    return sum((figure.value for figure in figures if figure.value is not None), Decimal())


def days(text: str) -> list[datetime.date]:
    dates = diplotext.extract_dates(text, published="2024-05-17")
    assert_type(dates, tuple[Date, ...])
    return [date.first for date in dates if date.first is not None]


def stream(texts: list[str]) -> int:
    return sum(len(result.visits) for result in diplotext.extract_many(texts, n_process=2, progress=True))


def store(result: Extraction) -> Extraction:
    columns = list(diplotext.to_frame([result], "visits").columns)
    assert columns
    return Extraction.from_json(result.to_json(indent=2))
