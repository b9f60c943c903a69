"""The figures on the project's own gold stand on or above their floors."""

import pytest

from corpora import OWN, load_gold, read_corpus
from floors import digest_own, find_breaches, load_floors, measure_f1
from jalin.pipeline.scoring.figures import score_readings
from jalin.text.knowledge import load_knowledge


@pytest.fixture(scope="module")
def f1() -> dict[str, float]:
    """Read the sample articles and score them."""
    return measure_f1(score_readings(load_gold(OWN), read_corpus(OWN, load_knowledge())))


def test_no_figure_is_below_its_floor(f1: dict[str, float]) -> None:
    """What could be read once can still be read."""
    assert list(find_breaches(f1, load_floors().floors)) == []


def test_every_figure_has_a_floor(f1: dict[str, float]) -> None:
    """A new figure is held from its first day."""
    assert set(load_floors().floors) == set(f1)


def test_the_floors_are_of_this_gold_and_these_articles() -> None:
    """Floors hold for what they were measured on: bench/run.py --set-floors renews them."""
    assert load_floors().digest == digest_own()
