"""How many deals fare is judged as each of them would be."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from jalin.model import DealState, PartialDate, Stage
from jalin.track.standing import Standing
from jalin.track.state import find_last_heard, judge_fare, judge_state

_OUTLETS = ("Antara", "Kompas", "Warta")
_DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2030, 12, 31))
_NEWS = _DAYS.flatmap(
    lambda day: st.sampled_from([str(day.year), day.isoformat()[:7], day.isoformat()])
).map(PartialDate.parse)
_MONTHS = _DAYS.flatmap(lambda day: st.sampled_from([day.isoformat()[:7], day.isoformat()]))
_STANDINGS = st.builds(
    Standing,
    reached=st.none() | st.sampled_from([stage for stage in Stage if stage.rung is not None]),
    news=st.none() | _NEWS,
    announced=st.none() | st.sampled_from([DealState.DISPUTED, DealState.COMPLETED]),
    outlets=st.lists(st.sampled_from(_OUTLETS), unique=True).map(tuple),
)
_LISTENING = st.dictionaries(
    st.sampled_from(_OUTLETS), st.dictionaries(_MONTHS, st.integers(0, 3), max_size=6), max_size=3
)


@given(_STANDINGS, _DAYS, _LISTENING)
def test_many_deals_are_judged_as_one_is(
    standing: Standing, day: dt.date, listening: dict[str, dict[str, int]]
) -> None:
    """The quick way of lists and the full way of a deal's page come to one state."""
    found = judge_fare(standing, day, find_last_heard(listening, day))
    assert found is judge_state(standing, day, listening).state
