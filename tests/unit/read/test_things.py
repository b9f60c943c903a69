"""Phrases are trimmed to the thing that they name."""

import pytest

from factory import analysis
from jalin.model import Span
from jalin.read.things import trim_thing


def _trim(text: str, phrase: str) -> str | None:
    start = text.index(phrase)
    span = trim_thing(analysis(text), Span(start=start, end=start + len(phrase)))
    return None if span is None else span.slice(text)


@pytest.mark.parametrize(
    ("phrase", "thing"),
    [
        ("bus listrik", "bus listrik"),
        ("untuk bus listrik", "bus listrik"),
        ("berbagai bus listrik, dan", "bus listrik"),
        ("untuk dan", None),
        ("kerja sama strategis", None),
        ("kedua negara", None),
        ("including batteries", "batteries"),
    ],
)
def test_words_that_only_join_are_trimmed(phrase: str, thing: str | None) -> None:
    """A word for the cooperation or its parties is no thing that it is about."""
    assert _trim(f"Mereka bicara {phrase} kemarin.", phrase) == thing


@pytest.mark.parametrize("phrase", ["PT Pindad", "Pindad", "Rp 5 miliar", "5 miliar"])
def test_names_and_amounts_are_no_things(phrase: str) -> None:
    """Also a piece of a name, and a piece of an amount."""
    assert _trim("PT Pindad membayar Rp 5 miliar.", phrase) is None
