"""Deal mentions over documents come together."""

from jalin.model import Reading
from jalin.resolve.deals import DealCluster, cluster_deals
from jalin.resolve.parties import link_parties
from register_factory import deal, doc, parties, reading


def tell(name: str, *names: str, published: str | None = None) -> Reading:
    """Build the reading of a document with one deal between companies."""
    return reading(doc(f"Naskah {name}.", name=name, published=published), deal(*parties(*names)))


def cluster(*readings: Reading) -> tuple[DealCluster, ...]:
    """Cluster the deals of readings."""
    return cluster_deals(readings, link_parties(readings))


def test_two_tellings_are_one_deal_that_says_why() -> None:
    """Tellings of the same parties and object are one cluster with its join."""
    (found,) = cluster(tell("a", "PT Pindad", "Ashok"), tell("b", "Pindad", "Ashok Ltd"))
    assert len(found.places) == 2
    assert [join.shared for join in found.joins] == [("bus listrik",)]


def test_the_first_published_telling_founds_the_deal() -> None:
    """A later document does not change the id of a deal."""
    first = tell("a", "PT Pindad", "Ashok", published="2026-02-04")
    later = tell("b", "PT Pindad", "Ashok", published="2026-02-05")
    undated = tell("c", "PT Pindad", "Ashok")
    (alone,) = cluster(first)
    (together,) = cluster(undated, later, first)
    assert alone.id == together.id
    assert together.places[0].document_id == first.document_id


def test_a_chain_does_not_tie_other_parties() -> None:
    """A mention between two others does not join them if their parties do not match."""
    readings = [
        tell("a", "Alfa", "Beta", "Gama"),
        tell("b", "Alfa", "Beta"),
        tell("c", "Beta", "Gama"),
    ]
    assert sorted(len(found.places) for found in cluster(*readings)) == [1, 2]


def test_one_document_keeps_its_deals_apart() -> None:
    """Two deals of one document never end in one cluster, even through another document."""
    pair = parties("PT Pindad", "Ashok")
    two = reading(doc("Naskah a.", name="a"), deal(*pair), deal(*pair))
    found = cluster(two, tell("b", "PT Pindad", "Ashok"))
    assert sorted(len(each.places) for each in found) == [1, 2]


def test_a_deal_without_partners_stands_alone() -> None:
    """Mentions with fewer than two parties are never joined."""
    assert len(cluster(tell("a", "PT Pindad"), tell("b", "PT Pindad"))) == 2
