"""The parties of two deal mentions match."""

from collections.abc import Sequence

import pytest

from deal_factory import candidate
from jalin.model import Predicate, Relation
from jalin.resolve.deals.comparison import match_parties

BUS, RADAR = ("bus listrik",), ("radar",)


@pytest.mark.parametrize(
    ("one", "other", "matched"),
    [
        ("pindad thales", "thales pindad", ("pindad", "thales")),
        ("pindad thales", "pindad thales ashok-leyland", ("pindad", "thales")),
        ("pindad thales", "defend-id thales", ("pindad", "thales")),
        ("pindad hinduja", "pindad ashok-leyland", ("hinduja", "pindad")),
        ("kemhan thales", "ID thales", ("kemhan", "thales")),
        ("ministry:pertahanan.fr pindad", "FR pindad", ("ministry:pertahanan.fr", "pindad")),
    ],
    ids=["the same", "one more", "its group", "its company", "its state", "state by rule"],
)
def test_parties_match(one: str, other: str, matched: tuple[str, ...]) -> None:
    """Two shared parties match, also where one is met by its group or its state."""
    assert match_parties(candidate("a", one), candidate("b", other)) == matched


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pindad thales", "pindad ashok-leyland"),
        ("pindad", "pindad"),
        ("pindad thales", "kemhan ashok-leyland"),
        ("pindad thales", "pal thales"),
        ("pindad thales hinduja", "pindad thales FR"),
        ("pindad ashok-leyland", "defend-id hinduja"),
    ],
    ids=[
        "another partner",
        "one party",
        "none",
        "a sister company",
        "a pair beside two others",
        "only kin",
    ],
)
def test_parties_do_not_match(one: str, other: str) -> None:
    """One party in common is too few, and a pair with another partner is another deal."""
    assert match_parties(candidate("a", one), candidate("b", other)) is None


def test_a_consortium_may_change_a_member() -> None:
    """Three shared parties outweigh a partner on each side that the other lacks."""
    one = candidate("a", "pindad thales ashok-leyland FR")
    other = candidate("b", "pindad thales ashok-leyland ~baja.business")
    assert match_parties(one, other) == ("ashok-leyland", "pindad", "thales")


@pytest.mark.parametrize(
    ("objects", "told", "matched"),
    [
        (BUS, "2025-01", ("ashok-leyland", "pindad")),
        (RADAR, "2025-01", None),
        (["jet KF-21"], "2025-01", None),
        (BUS, "2030", None),
        (BUS, None, None),
    ],
    ids=["the same thing", "another thing", "a model", "other years", "nobody knows when"],
)
def test_both_parties_may_be_met_by_kin_for_one_thing(
    objects: Sequence[str], told: str | None, matched: tuple[str, ...] | None
) -> None:
    """Where the same thing is told in near years, both parties may stand for their groups."""
    one = candidate("a", "pindad ashok-leyland", objects=BUS, told="2024-05")
    other = candidate("b", "defend-id hinduja", objects=objects, told=told)
    assert match_parties(one, other) == matched


@pytest.mark.parametrize(("country", "matched"), [("CN", ("pindad",)), ("JP", None)])
def test_a_described_party_is_met_by_one_alike(
    country: str, matched: tuple[str, ...] | None
) -> None:
    """A party that is only described counts where the other side describes one of its country."""
    one = candidate("a", "pindad ~firma@a", described=["CN"])
    other = candidate("b", "pindad ~firma@b", described=[country])
    assert match_parties(one, other) == matched


def test_what_a_document_tells_of_its_parties_makes_them_kin() -> None:
    """A subsidiary that the directory does not know is met by the group that its text names."""
    told = Relation(
        subject="~baja.business", predicate=Predicate.SUBSIDIARY_OF, object="ashok-leyland"
    )
    one = candidate("a", "pindad ~baja.business ashok-leyland", relations=[told])
    other = candidate("b", "pindad hinduja")
    assert match_parties(one, other) == ("ashok-leyland", "pindad")


def test_kin_meets_one_party_only() -> None:
    """A group that stands for two of its companies at once is one party all the same."""
    one = candidate("a", "pindad pal", objects=BUS)
    other = candidate("b", "defend-id thales", objects=BUS)
    assert match_parties(one, other) is None
