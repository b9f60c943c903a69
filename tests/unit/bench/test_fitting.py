"""Shares that are fitted: drawn towards the whole, never sinking with certainty."""

from hypothesis import given
from hypothesis import strategies as st

from fitting import fit_calibration, fit_deals, fit_steps
from jalin.text.calibration import STEP_KINDS, load_calibration
from outcomes import Outcome


def _outcome(*, step: str = "deals", confidence: float | None = None, right: bool) -> Outcome:
    kind = step.partition("/")[0]
    return Outcome(kind=kind, step=step, confidence=confidence, right=right)


def test_a_step_and_all_above_it_get_a_share() -> None:
    """A step that is new to the reader then has something near it."""
    shares = fit_steps("people", [_outcome(step="people/office/after", right=True)])
    assert list(shares) == ["people", "people/office", "people/office/after"]


def test_a_step_seen_once_stays_near_the_whole() -> None:
    """One wrong record among a hundred right ones does not make its step worthless."""
    often = [_outcome(step="people/often", right=True)] * 100
    shares = fit_steps("people", [*often, _outcome(step="people/once", right=False)])
    assert shares["people/once"].share > 0.8


def test_a_step_seen_often_gets_its_own_share() -> None:
    """With enough records a part stands for itself."""
    outcomes = [_outcome(step="people/good", right=True)] * 1000
    outcomes += [_outcome(step="people/bad", right=False)] * 1000
    assert fit_steps("people", outcomes)["people/bad"].share < 0.01


def test_a_kind_never_seen_is_even() -> None:
    """Without evidence right and wrong are equally likely."""
    assert fit_steps("people", [])["people"].share == 0.5


def test_bins_of_deals_out_of_order_are_pooled() -> None:
    """A surer deal is never called less likely: such bins become one."""
    outcomes = [_outcome(confidence=0.6, right=True)] * 50
    outcomes += [_outcome(confidence=0.9, right=False)] * 50
    (only,) = fit_deals(outcomes)
    assert (only.least, only.right, only.seen, only.share) == (0.6, 50, 100, 0.5)


def test_equal_certainties_stay_in_one_bin() -> None:
    """A border between equal deals would part what cannot be told apart."""
    outcomes = [_outcome(confidence=0.7, right=index % 2 == 0) for index in range(20)]
    assert [it.seen for it in fit_deals(outcomes)] == [20]


def test_no_deals_give_one_even_bin() -> None:
    """Without evidence right and wrong are equally likely."""
    assert [it.share for it in fit_deals([])] == [0.5]


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60))
def test_bins_ascend_whatever_was_seen(told: list[tuple[float, bool]]) -> None:
    """Both borders and shares ascend, and every deal is in one bin."""
    bins = fit_deals([_outcome(confidence=it, right=right) for it, right in told])
    assert [it.least for it in bins] == sorted({it.least for it in bins})
    assert [it.share for it in bins] == sorted(it.share for it in bins)
    assert sum(it.seen for it in bins) == len(told)


def test_a_calibration_names_its_reader_and_gold() -> None:
    """Without them nobody knows for what it holds."""
    calibration = fit_calibration([], reader="grammar/9", gold="abc")
    assert (calibration.reader, calibration.gold) == ("grammar/9", "abc")
    assert set(calibration.steps) == set(STEP_KINDS)


def test_the_shipped_calibration_can_be_loaded() -> None:
    """Its numbers are whole and in order."""
    assert load_calibration().deals
