"""The network of the deals of a register."""

import datetime as dt
from pathlib import Path

from jalin.model import Instrument, Stage
from jalin.pipeline.catalogue.filter import Filter
from jalin.pipeline.network.drawn import draw_network, find_ties_among
from jalin.pipeline.network.network import Bounds
from number_factory import open_visit, signed, tell

FIRST = tell("a", ["PT Ada", "Beta"], signed("2020-01-05"), published="2020-01-06")
SECOND = tell(
    "b",
    ["PT Ada", "Beta"],
    signed("2021-01-05", on=Stage.COMMITTED),
    published="2021-01-06",
    instrument=Instrument.CONTRACT,
)
OTHER = tell("c", ["PT Ada", "Cita"], signed("2022-01-05"), published="2022-01-06")
APART = tell("d", ["PT Dua", "Elok"], signed("2022-02-05"), published="2022-02-06")
ALONE = tell("e", ["PT Sunyi"], signed("2022-03-05"), published="2022-03-06")


def test_parties_are_tied_by_their_deals(tmp_path: Path) -> None:
    """The one with the most deals first; the deepest deal tells whether a tie binds."""
    with open_visit(tmp_path, FIRST, SECOND, OTHER, APART, ALONE) as visit:
        drawn = draw_network(visit)
    network = drawn.network
    assert (network.nodes[0].party_id, network.nodes[0].deals, network.nodes[0].partners) == (
        "~ada.business",
        3,
        2,
    )
    assert [row.id for row in drawn.parties] == [node.party_id for node in network.nodes]
    strongest = network.ties[0]
    assert {strongest.one, strongest.other} == {"~ada.business", "~beta.business"}
    assert (strongest.deals, strongest.depth, strongest.binding) == (2, Stage.COMMITTED, True)
    assert (network.parties, network.alone, network.components, network.deals) == (6, 1, 2, 5)


def test_what_is_not_drawn_is_told(tmp_path: Path) -> None:
    """Two parties are drawn, all are counted."""
    with open_visit(tmp_path, FIRST, OTHER, APART) as visit:
        network = draw_network(visit, bounds=Bounds(parties=2, ties=5)).network
    assert (len(network.nodes), network.parties) == (2, 5)
    assert (len(network.ties), network.all_ties) == (1, 3)


def test_a_filter_and_a_day_narrow_the_network(tmp_path: Path) -> None:
    """Only the deals that are wanted, and known by then, tie."""
    with open_visit(tmp_path, FIRST, SECOND, OTHER, as_of=dt.date(2021, 6, 1)) as visit:
        assert [tie.deals for tie in draw_network(visit).network.ties] == [2]
        wanted = Filter(stage=(str(Stage.COMMITTED),))
        assert [tie.deals for tie in draw_network(visit, wanted).network.ties] == [1]


def test_no_deals_make_an_empty_network(tmp_path: Path) -> None:
    """Without nodes and without a fault."""
    with open_visit(tmp_path) as visit:
        assert draw_network(visit).network.nodes == ()


def test_a_picture_is_drawn_once(tmp_path: Path) -> None:
    """Asked again it is the very same."""
    with open_visit(tmp_path, FIRST) as visit:
        assert draw_network(visit) is draw_network(visit)


def test_the_ties_among_some_parties_are_found(tmp_path: Path) -> None:
    """Those to others are not."""
    with open_visit(tmp_path, FIRST, OTHER) as visit:
        found = find_ties_among(visit, frozenset({"~ada.business", "~beta.business"}))
    assert [(tie.one, tie.other, tie.deals) for tie in found] == [
        ("~ada.business", "~beta.business", 1)
    ]
