"""Readers, writers, reviewers, assistants, feeds at once: no error, nothing lost or piled up."""

import os
import random
from pathlib import Path

import pytest

from trust.load.loading import run_load
from trust.load.running import Effort

# Too long for every test run.
pytestmark = pytest.mark.slow

# A few seconds: fewer people, a small register, no feeds, no commands but one that adds.
SHORT = Effort(
    mixed_s=5.0,
    quiet_s=1.0,
    clients=2,
    think_s=0.3,
    made_deals=12,
    has_samples=False,
    is_told=False,
    batch=3,
    watch_s=0.0,
    command_s=0.0,
    web_review_s=1.0,
    token_review_s=1.0,
    assistant_s=0.0,
    sample_s=1.0,
)
HOUR = Effort(mixed_s=3600.0, quiet_s=240.0, fresh_s=180.0)
# What is kept for those who ask, and the connections' own caches, take this at most.
_MOST_MB = 1500.0


@pytest.mark.parametrize(
    "effort", [SHORT, pytest.param(HOUR, marks=pytest.mark.slow)], ids=["short", "hour"]
)
def test_all_at_once(tmp_path: Path, effort: Effort) -> None:
    """No answer fails, no command ends badly, all that was kept is there, nothing piles up."""
    seed = int(os.environ.get("JALIN_TRUST_SEED") or random.SystemRandom().randrange(10_000))
    report = run_load(tmp_path, effort, seed)
    assert report["faults"] == [], f"JALIN_TRUST_SEED={seed}"
    assert report["answers"] > effort.mixed_s
    assert report["ending"]["articles_told_to_be_kept"]
    assert report["ending"]["judgements_told_to_be_kept"]
    memory = report["memory"]["serve"]
    assert memory["most_rss_mb"] < _MOST_MB
    assert memory["last_temporary_mb"] < 1
    assert memory["last_files"] <= memory["files"][1]
