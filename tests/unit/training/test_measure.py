"""Entities by their labels, as they are counted."""

import importlib

import pytest

pytest.importorskip("torch", reason="torch is needed for training alone: make model installs it")
measure = importlib.import_module("measure")


@pytest.mark.parametrize(
    ("labels", "entities"),
    [
        ("O B-ORG I-ORG O", {(1, 3, "ORG")}),
        ("B-ORG B-ORG", {(0, 1, "ORG"), (1, 2, "ORG")}),
        ("B-ORG I-PER", {(0, 1, "ORG"), (1, 2, "PER")}),
        ("I-LOC I-LOC", {(0, 2, "LOC")}),
        ("O O", set()),
    ],
)
def test_labels_make_entities(labels: str, entities: set[tuple[int, int, str]]) -> None:
    """A run of words of one kind is an entity; a new opening ends the one before."""
    assert measure.find_entities(labels.split()) == entities


def test_a_score_of_nothing_is_nothing() -> None:
    """Without entities there is no division by zero."""
    score = measure.Score(hits=0, predicted=0, gold=0)
    assert (score.precision, score.recall, score.f1) == (0.0, 0.0, 0.0)
