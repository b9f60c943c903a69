"""Deal mentions over documents come together."""

import pytest

from deal_factory import candidate, find_pairs
from jalin.resolve.deals.candidates import Candidate, DealPlace
from jalin.resolve.deals.clusters import DealCluster, Ties, cluster_deals, find_joins
from jalin.resolve.deals.comparison import SubjectRule

BUS, RADAR = ("bus listrik",), ("radar",)


def cluster(*candidates: Candidate, ties: Ties | None = None) -> tuple[DealCluster, ...]:
    """Cluster candidates by the joins among all of them."""
    joins = {join for each in candidates for join in find_joins(each, candidates)}
    return cluster_deals(candidates, joins, ties)


def place(document: str, index: int = 0) -> DealPlace:
    """Name the place of a deal."""
    return DealPlace(document_id=document, deal=index)


def group(*candidates: Candidate, ties: Ties | None = None) -> list[str]:
    """Give the clusters by the documents in each, sorted."""
    found = cluster(*candidates, ties=ties)
    return sorted("".join(sorted(it.document_id for it in each.places)) for each in found)


def test_two_tellings_are_one_deal_that_says_why() -> None:
    """Tellings of the same parties and object are one cluster with its join."""
    (found,) = cluster(candidate("a", objects=BUS), candidate("b", objects=BUS))
    assert found.places == (place("a"), place("b"))
    assert [(join.rule, join.shared) for join in found.joins] == [
        (SubjectRule.SAME_OBJECTS, ("bus listrik",))
    ]


def test_joins_are_found_in_order_of_place() -> None:
    """The reasons to join a mention with others come sorted, whatever the order of these."""
    one, *others = (candidate(name, objects=BUS) for name in "badc")
    found = find_joins(one, [candidate("b", place=1, objects=BUS), *others])
    assert [(join.left.document_id, join.right.document_id) for join in found] == [
        ("a", "b"),
        ("b", "c"),
        ("b", "d"),
    ]


def test_the_first_published_telling_founds_the_deal() -> None:
    """A later document, and one without a date, does not change the id of a deal."""
    first = candidate("c", objects=BUS, told="2024-02-04")
    later = candidate("b", objects=BUS, told="2024-02-05")
    undated = candidate("a", objects=BUS, told=None)
    (alone,) = cluster(first)
    (together,) = cluster(undated, later, first)
    assert together.id == alone.id
    assert [it.document_id for it in together.places] == ["c", "b", "a"]


def test_an_earlier_telling_founds_the_deal_anew() -> None:
    """The id of a deal is that of its first mention."""
    later = candidate("b", objects=BUS, told="2024-02-05")
    (alone,) = cluster(later)
    (together,) = cluster(later, candidate("c", objects=BUS, told="2024-02-04"))
    assert together.id != alone.id


def test_deals_of_one_document_have_ids_of_their_own() -> None:
    """Two mentions of a document found two deals."""
    found = cluster(candidate("a"), candidate("a", place=1))
    assert len({each.id for each in found}) == 2


def test_a_chain_does_not_tie_other_parties() -> None:
    """A mention between two others does not join them if their parties do not match."""
    wide = candidate("a", "pindad thales FR", objects=BUS)
    left = candidate("b", "pindad thales", objects=BUS)
    right = candidate("c", "thales FR", objects=BUS)
    assert group(wide, left, right) == ["ab", "c"]


def test_one_document_keeps_its_deals_apart() -> None:
    """Two deals of one document never end in one cluster, even through another document."""
    two = (candidate("a", objects=BUS), candidate("a", place=1, objects=BUS))
    assert group(*two, candidate("b", objects=BUS)) == ["a", "ab"]


def test_the_surest_join_goes_first() -> None:
    """A mention that fits two others that do not fit each other goes where more is shared."""
    vague = candidate("a")
    bus = candidate("b", objects=BUS, signed="2024-01-10")
    radar = candidate("c", objects=RADAR, signed="2024-09-10")
    same_bus = candidate("d", objects=BUS)
    assert group(vague, bus, radar) == ["ab", "c"]
    assert group(candidate("a", objects=RADAR), bus, radar, same_bus) == ["ac", "bd"]


def test_a_deal_without_partners_stands_alone() -> None:
    """Mentions with fewer than two parties are never joined."""
    assert group(candidate("a", "pindad"), candidate("b", "pindad")) == ["a", "b"]


def test_judged_to_be_one_joins_whole_deals() -> None:
    """What a reviewer ties comes together with all that is joined to it, and says so."""
    buses = (candidate("a", objects=BUS), candidate("b", objects=BUS))
    others = (candidate("c", "thales FR"), candidate("d", "thales FR"))
    ties = Ties(together=((place("b"), place("d")),))
    (found,) = cluster(*buses, *others, ties=ties)
    assert {it.document_id for it in found.places} == set("abcd")
    assert found.joins[0].rule is SubjectRule.JUDGED


def test_judged_to_be_one_in_one_document() -> None:
    """A reviewer may find that two mentions of a document are one deal."""
    ties = Ties(together=((place("a"), place("a", 1)),))
    assert group(candidate("a"), candidate("a", "thales FR", place=1), ties=ties) == ["aa"]


def test_judged_apart_never_meets() -> None:
    """Mentions that a reviewer parted stay apart, also through a third that fits both."""
    ties = Ties(apart=((place("a"), place("b")),))
    alike = (candidate(name, objects=BUS) for name in "abc")
    assert group(*alike, ties=ties) == ["ac", "b"]


def test_an_order_of_judged_places_plays_no_part() -> None:
    """A pair means the same from either side."""
    alike = [candidate(name, objects=BUS) for name in "abc"]
    one = Ties(apart=((place("b"), place("a")),), together=((place("c"), place("b")),))
    other = Ties(apart=((place("a"), place("b")),), together=((place("b"), place("c")),))
    assert group(*alike, ties=one) == group(*alike, ties=other) == ["a", "bc"]


def test_what_is_judged_outweighs_a_join() -> None:
    """A join that would bar what reviewers decided is not made."""
    alike = [candidate(name, objects=BUS) for name in "ac"]
    stranger = candidate("b", "thales FR")
    ties = Ties(together=((place("a"), place("b")),), apart=((place("b"), place("c")),))
    assert group(*alike, stranger, ties=ties) == ["ab", "c"]


@pytest.mark.parametrize(("objects", "n_pairs"), [(BUS, 1), (RADAR, 0)])
def test_mentions_of_states_meet_by_the_thing(objects: tuple[str, ...], n_pairs: int) -> None:
    """Only mentions that share a key are compared at all."""
    states = candidate("a", "ID thales", objects=BUS, told=None)
    assert len(find_pairs([states, candidate("b", "ID thales", objects=objects, told=None)])) == (
        n_pairs
    )
