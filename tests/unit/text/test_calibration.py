"""Measured shares: looked up by certainty or step, and checked when they are loaded."""

from pathlib import Path

import pytest

from jalin.model import LexiconError
from jalin.text.calibration import STEP_KINDS, Bin, Calibration, Share, load_calibration

_BINS = '[{"least": 0.5, "right": 1, "seen": 2, "share": 0.4}]'
_STEPS = ", ".join(f'"{kind}": {{"right": 1, "seen": 2, "share": 0.5}}' for kind in STEP_KINDS)


@pytest.fixture
def calibration() -> Calibration:
    """Build two bins and two steps."""
    return Calibration(
        reader="grammar/1",
        gold="abc",
        deals=(
            Bin(least=0.5, right=1, seen=4, share=0.25),
            Bin(least=0.8, right=3, seen=4, share=0.75),
        ),
        fields={},
        steps={
            "people": Share(right=1, seen=2, share=0.5),
            "people/office": Share(right=3, seen=5, share=0.6),
        },
    )


@pytest.mark.parametrize(
    ("certainty", "share"), [(0.1, 0.25), (0.5, 0.25), (0.79, 0.25), (0.8, 0.75), (1.0, 0.75)]
)
def test_a_deal_gets_the_share_of_its_bin(
    calibration: Calibration, certainty: float, share: float
) -> None:
    """A bin goes up to the next; below all of them the lowest counts."""
    assert calibration.find_deal_share(certainty) == share


@pytest.mark.parametrize(
    ("step", "share"),
    [
        ("people/office", 0.6),
        ("people/office/new", 0.6),
        ("people/new/rule", 0.5),
        ("elsewhere", 0.5),
        (None, 0.5),
    ],
)
def test_a_step_gets_its_own_share_or_the_nearest_above(
    calibration: Calibration, step: str | None, share: float
) -> None:
    """A rule that is newer than the numbers takes those of its family, at last of its kind."""
    assert calibration.find_step_share("people", step) == share


@pytest.mark.parametrize(
    ("deals", "steps", "fault"),
    [
        ("[]", _STEPS, "no bin"),
        (_BINS, "", "no share of 'people'"),
        (_BINS.replace("0.4", "1.4"), _STEPS, "is no share"),
        (f"[{_BINS[1:-1]}, {_BINS[1:-1]}]", _STEPS, "do not ascend"),
        ("7", _STEPS, "array"),
    ],
)
def test_broken_numbers_are_told(tmp_path: Path, deals: str, steps: str, fault: str) -> None:
    """A share that is none never reaches a reading."""
    path = tmp_path / "shares.json"
    path.write_text(
        f'{{"reader": "r", "gold": "g", "deals": {deals}, "steps": {{{steps}}}, "fields": {{}}}}',
        "utf-8",
    )
    with pytest.raises(LexiconError, match=fault):
        load_calibration(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A broken installation says which file it lacks."""
    with pytest.raises(LexiconError, match=r"shares\.json"):
        load_calibration(tmp_path / "shares.json")
