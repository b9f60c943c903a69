"""The weights of assembly are data that is checked."""

from pathlib import Path

import pytest

from jalin.model import LexiconError
from jalin.read.network.groups import GROUP_FEATURES
from jalin.read.network.pairs import FEATURES
from jalin.text.weights import load_weights


def test_the_shipped_weights_fit_the_features() -> None:
    """A new feature needs training/fit_assembly.py."""
    weights = load_weights()
    assert weights.pairs.names == FEATURES
    assert weights.groups.names == GROUP_FEATURES


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A broken installation says which file it lacks."""
    with pytest.raises(LexiconError, match=r"assembly\.json"):
        load_weights(tmp_path / "assembly.json")


def test_names_without_factors_are_told(tmp_path: Path) -> None:
    """Every feature has its factor."""
    path = tmp_path / "assembly.json"
    values = (
        '"instrument": 1, "unspecified": 1, "agreement": 0, "together": {},'
        '"instrument_by_wording": 0, "stage": 1, "stage_ended": 1, "stage_by_wording": 0,'
        '"date": 1, "several_by_wording": 0, "activity": 0, "sector": 0, "least_activity": 0,'
        '"least_sector": 0, "object": 0, "object_shown": 0, "least_amount": 0, "least_object": 0'
    )
    pairs = '"names": ["a"], "factors": [], "bias": 0'
    groups = f'{pairs}, "first": 0, "further": 0, "sharing": 0, "sharing_told": 0, "alike": 0'
    fields = f'"pairs": {{{pairs}}}, "groups": {{{groups}}}, "values": {{{values}}}'
    path.write_text(f'{{"least_lead": 0, {fields}}}', "utf-8")
    with pytest.raises(LexiconError, match="differ"):
        load_weights(path)
