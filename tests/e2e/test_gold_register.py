"""The register of the sample articles is the one that its gold tells."""

import pytest

from jalin.pipeline.scoring.register_score import RegisterScore
from jalin.text.knowledge import load_knowledge
from register_gold import load_gold_readings, load_sample, read_sample, score_sample


@pytest.fixture(scope="module")
def from_gold() -> RegisterScore:
    """Score the register that the gold readings give."""
    knowledge = load_knowledge()
    return score_sample(load_sample(knowledge), load_gold_readings(), knowledge)


@pytest.fixture(scope="module")
def from_own() -> RegisterScore:
    """Score the register that our own readings give."""
    knowledge = load_knowledge()
    documents = load_sample(knowledge)
    return score_sample(documents, read_sample(documents, knowledge), knowledge)


def test_mentions_of_gold_readings_come_together(from_gold: RegisterScore) -> None:
    """Every mention is there, and nearly all are where they belong."""
    assert from_gold.n_found == from_gold.n_gold
    assert from_gold.clusters.f1 >= 0.95


def test_mentions_of_own_readings_come_together(from_own: RegisterScore) -> None:
    """What the reader finds comes together, though it misreads parties and things."""
    assert from_own.of_found.f1 >= 0.85


@pytest.mark.parametrize(("kind", "least"), [("stage", 0.9), ("state", 0.9), ("promise", 0.8)])
def test_deals_are_tracked(from_gold: RegisterScore, kind: str, least: float) -> None:
    """Last rung, state on a day and outcome of promises are those of the gold."""
    assert from_gold.share(kind) >= least
