"""Floors rise with what is measured and sink only where that is allowed."""

from pathlib import Path

import pytest

from floors import Floors, Held, LoweredError, find_breaches, load_floors, raise_floors, save_floors


def test_a_new_floor_lies_a_margin_below_the_figure() -> None:
    """One record more or less is no failure."""
    assert raise_floors({"deal": 0.5}, {}) == {"deal": 0.44}


def test_no_floor_lies_below_nothing() -> None:
    """A figure near zero has the floor zero."""
    assert raise_floors({"deal": 0.01}, {}) == {"deal": 0.0}


def test_a_floor_that_is_still_met_does_not_sink() -> None:
    """A figure that slips inside the margin leaves its floor where it is."""
    assert raise_floors({"deal": 0.49}, {"deal": 0.48}) == {"deal": 0.48}


def test_a_floor_that_is_not_met_is_not_lowered() -> None:
    """The refusal names the figure, the old floor and the new one."""
    with pytest.raises(LoweredError, match=r"deal 0\.48 -> 0\.34"):
        raise_floors({"deal": 0.4, "party": 0.9}, {"deal": 0.48, "party": 0.5})


def test_a_figure_that_is_gone_counts_as_lowered() -> None:
    """Where nothing is found any more there is nothing to hold a floor."""
    with pytest.raises(LoweredError, match="party"):
        raise_floors({"deal": 0.5}, {"deal": 0.48, "party": 0.5})


def test_lowering_can_be_allowed() -> None:
    """Then a floor that is not met follows what was measured; the others stay."""
    floors = raise_floors(
        {"deal": 0.4, "date": 0.5}, {"deal": 0.48, "date": 0.49}, allow_lower=True
    )
    assert floors == {"deal": 0.34, "date": 0.49}


def test_a_breach_is_told_with_figure_and_floor() -> None:
    """A figure on its floor is no breach; a missing one is."""
    breaches = list(find_breaches({"deal": 0.5, "party": 0.9}, {"deal": 0.5, "date": 0.1}))
    assert breaches == ["date: F1 0.0 is below its floor 0.1"]


def test_floors_come_back_as_they_were_kept(tmp_path: Path) -> None:
    """What is written is what is loaded."""
    held = Held(digest="d", floors={"deal": 0.5})
    floors = Floors(reader="jalin/2", reason="first", corpora={"own": held})
    save_floors(floors, tmp_path / "floors.json")
    assert load_floors(tmp_path / "floors.json") == floors
