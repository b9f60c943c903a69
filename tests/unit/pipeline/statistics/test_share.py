"""Shares with their intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.pipeline.statistics.share import Share


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(3, 10, 0.1078, 0.6032), (0, 5, 0.0, 0.4345), (5, 5, 0.5655, 1.0), (50, 100, 0.4038, 0.5962)],
)
def test_an_interval_is_wilsons(part: int, whole: int, low: float, high: float) -> None:
    """Beside the ends of the scale it keeps inside it, where the normal one would not."""
    share = Share.of(part, whole)
    assert (share.low, share.high) == pytest.approx((low, high), abs=1e-4)
    assert share.value == part / whole


def test_of_none_no_share_is_known() -> None:
    """There is no value, and the interval is everything."""
    share = Share.of(0, 0)
    assert (share.value, share.low, share.high) == (None, 0.0, 1.0)


@pytest.mark.parametrize(("part", "whole"), [(2, 1), (-1, 3)])
def test_what_is_no_part_is_refused(part: int, whole: int) -> None:
    """More than all, or fewer than none."""
    with pytest.raises(ValueError, match="no part"):
        Share.of(part, whole)


@given(whole=st.integers(1, 2000), data=st.data())
def test_an_interval_holds_its_share(whole: int, data: st.DataObject) -> None:
    """And lies in the scale, whatever the counts."""
    share = Share.of(data.draw(st.integers(0, whole)), whole)
    assert share.value is not None
    assert 0 <= share.low <= share.value <= share.high <= 1
