"""The network of a dataset."""

from dataset_factory import dataset, exported_deal
from exchange_factory import INTENT, ORDER, intent, order, two_deals
from jalin.export.graphs.network import Tie, build_network
from jalin.model import PartialDate, Stage


def test_two_parties_are_tied_by_all_that_they_share() -> None:
    """The tie tells how many deals, how many bind, how far the best got, and from when to when."""
    network = build_network(two_deals())
    assert [party.id for party in network.parties] == ["pindad", "ashok-leyland", "kemhan"]
    assert [(tie.source, tie.target) for tie in network.ties] == [
        ("ashok-leyland", "kemhan"),
        ("ashok-leyland", "pindad"),
        ("kemhan", "pindad"),
    ]
    assert network.ties[1] == Tie(
        source="ashok-leyland",
        target="pindad",
        deal_ids=(INTENT, ORDER),
        binding=1,
        reached=Stage.COMMITTED,
        first=PartialDate.parse("2026-02-05"),
        last=PartialDate.parse("2026-03-10"),
    )


def test_what_is_not_known_of_a_tie_stays_unknown() -> None:
    """No rung earned, no day told: no rung and no day, not the lowest and not today."""
    (tie,) = build_network(dataset(exported_deal())).ties
    assert (tie.reached, tie.first, tie.last, tie.binding) == (None, None, None, 0)


def test_an_ended_deal_keeps_the_rung_that_it_earned() -> None:
    """A way off the ladder is no rung."""
    ended = order(stage=Stage.TERMINATED, reached=Stage.COMMITTED, binding=False)
    (tie, *_) = build_network(dataset(ended)).ties
    assert (tie.reached, tie.binding) == (Stage.COMMITTED, 0)


def test_a_party_named_twice_is_not_tied_to_itself() -> None:
    """One party alone has no partner."""
    assert build_network(dataset(intent(party_ids=("pindad", "pindad")))).ties == ()


def test_the_order_of_parties_says_nothing() -> None:
    """Two deals that tell the same two the other way around make one tie."""
    turned = intent(id=ORDER, party_ids=("ashok-leyland", "pindad"))
    (tie,) = build_network(dataset(intent(), turned)).ties
    assert tie.deal_ids == (INTENT, ORDER)
