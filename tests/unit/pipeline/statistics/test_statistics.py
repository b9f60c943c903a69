"""The figures of a register."""

import datetime as dt
from pathlib import Path

import pytest

from jalin.model import Instrument, Sector, Stage
from jalin.pipeline.catalogue.filter import EVERY, Filter
from jalin.pipeline.statistics.conversion import Fate
from jalin.pipeline.statistics.figure import Figure, TimePart
from jalin.pipeline.statistics.statistics import build_statistics, list_behind
from number_factory import Told, open_visit, signed, tell

OLD = tell(
    "a", ["PT Ada", "Beta"], signed("2020-01-05"), published="2020-01-06", sectors=[Sector.DEFENCE]
)
BOUND = tell(
    "b",
    ["PT Cita", "Delta"],
    signed("2021-03-01"),
    signed("2021-04-10", on=Stage.COMMITTED),
    published="2021-04-11",
    sectors=[Sector.DEFENCE, Sector.CYBER],
)
YOUNG = tell("c", ["PT Elok", "Fjord"], signed("2026-02-01"), published="2026-02-02")
ALL: tuple[Told, ...] = (OLD, BOUND, YOUNG)


def test_conversion_is_told_of_all_and_by_group(tmp_path: Path) -> None:
    """A deal of two sectors counts in both; the young intent makes no share."""
    with open_visit(tmp_path, *ALL) as visit:
        found = build_statistics(visit)
    assert (found.deals, found.conversion.judged, found.conversion.open) == (3, 2, 1)
    assert found.conversion.committed.part == 1
    shares = {it.value: it.conversion.committed for it in found.by_sector}
    assert {key: (it.part, it.whole) for key, it in shares.items()} == {
        "defence": (1, 2),
        "cyber": (1, 1),
    }
    assert [it.value for it in found.by_year] == ["2020", "2021", "2026"]


def test_figures_are_those_of_the_deals_that_are_wanted(tmp_path: Path) -> None:
    """Here of one sector."""
    with open_visit(tmp_path, *ALL) as visit:
        found = build_statistics(visit, Filter(sector=("cyber",)))
    assert (found.deals, found.conversion.intents) == (1, 1)
    assert [(it.stage, it.deals) for it in found.states] == [(Stage.COMMITTED, 1)]


def test_times_are_measured_from_step_to_step(tmp_path: Path) -> None:
    """With those that still wait beside those that arrived."""
    with open_visit(tmp_path, *ALL) as visit:
        times = {(it.start, it.end): it for it in build_statistics(visit).times}
    found = times[Stage.INTENT, Stage.COMMITTED]
    assert found.quartiles is not None
    assert (found.quartiles.median, len(found.waiting)) == (40, 2)


@pytest.mark.parametrize(
    ("figure", "documents"),
    [
        (Figure(fate=Fate.COMMITTED), [BOUND]),
        (Figure(fate=Fate.OPEN), [YOUNG]),
        (Figure(told="2020"), [OLD]),
        (Figure(told="2020", fate=Fate.COMMITTED), []),
        (Figure(start=Stage.INTENT, end=Stage.COMMITTED, part=TimePart.WAITING), [YOUNG, OLD]),
        (Figure(reannounced=True), []),
        (Figure(signed=Instrument.CONTRACT), []),
    ],
)
def test_a_number_leads_to_its_deals(tmp_path: Path, figure: Figure, documents: list[Told]) -> None:
    """Those that it counts, the latest step first."""
    with open_visit(tmp_path, *ALL) as visit:
        ids = list_behind(visit, EVERY, figure)
        deals = {deal.id: deal for deal in visit.catalogue.summaries}
    told = [deals[deal_id].outlets for deal_id in ids]
    assert told == [(document.outlet,) for document, _ in documents]


def test_as_of_a_day_only_what_was_told_by_then_counts(tmp_path: Path) -> None:
    """The step that bound was told later, and so was the other deal."""
    later = tell(
        "d", ["PT Ada", "Beta"], signed("2020-06-01", on=Stage.COMMITTED), published="2024-06-02"
    )
    document, told = later
    with open_visit(tmp_path, OLD, (document, told), as_of=dt.date(2023, 1, 1)) as visit:
        found = build_statistics(visit)
    assert (found.deals, found.conversion.judged, found.conversion.committed.part) == (1, 1, 0)
    assert all(not it.measured for it in found.times)


def test_of_no_deals_there_are_no_figures(tmp_path: Path) -> None:
    """Nothing is counted, and no share is known."""
    with open_visit(tmp_path) as visit:
        found = build_statistics(visit)
    assert (found.deals, found.states, found.years, found.by_sector) == (0, (), (), ())
    assert found.conversion.committed.value is None
    assert all(it.quartiles is None for it in found.times)
