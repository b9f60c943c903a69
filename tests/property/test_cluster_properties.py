"""What must hold of deal clusters, whatever the documents tell."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from hypothesis import event, given, settings
from hypothesis import strategies as st

from deal_factory import PARTY_IDS, candidate, find_pairs
from jalin.model import Activity, Instrument, PartyKind, Predicate, Relation, Sector, Stage
from jalin.resolve.deals.candidates import Candidate, DealPlace
from jalin.resolve.deals.clusters import Ties, cluster_deals, find_joins
from jalin.resolve.deals.comparison import Join, SubjectRule, compare_deals

DATES = (None, "2013", "2013-12-31", "2016", "2016-12-30", "2016-12-31", "2024-05-17", "2024-05")
PHRASES = ("bus listrik", "electric buses", "KF-21", "pesawat KF21", "F-15EX", "radar Khan", "unit")

relations = st.builds(
    Relation,
    subject=st.sampled_from(PARTY_IDS),
    predicate=st.sampled_from([Predicate.SUBSIDIARY_OF, Predicate.OWNS_STAKE_IN]),
    object=st.sampled_from(PARTY_IDS),
)
candidates = st.builds(
    candidate,
    st.sampled_from("abcdef"),
    st.lists(st.sampled_from(PARTY_IDS), min_size=1, max_size=4, unique=True).map(" ".join),
    place=st.integers(0, 1),
    objects=st.lists(st.sampled_from(PHRASES), max_size=2),
    sectors=st.lists(st.sampled_from([Sector.DEFENCE, Sector.RAIL, Sector.OTHER]), max_size=2),
    activities=st.lists(st.sampled_from([Activity.SUPPLY, Activity.TRAINING]), max_size=1),
    instrument=st.sampled_from(
        [Instrument.MEMORANDUM, Instrument.TALKS, Instrument.CONTRACT, Instrument.JOINT_VENTURE]
    ),
    stage=st.sampled_from([Stage.INTENT, Stage.OPERATING]),
    kind=st.sampled_from([PartyKind.COMPANY, PartyKind.GOVERNMENT]),
    under=st.none() | st.just(0),
    umbrella=st.booleans(),
    signed=st.sampled_from(DATES),
    told=st.sampled_from(DATES),
    described=st.lists(st.sampled_from(["CN", "JP"]), max_size=1),
    relations=st.lists(relations, max_size=2),
)
# Of few parties and things, so that many mentions come together.
near_candidates = st.builds(
    candidate,
    st.sampled_from("abcdef"),
    st.sampled_from(
        ["pindad thales", "defend-id thales", "pindad thales FR", "thales FR", "pindad FR"]
    ),
    place=st.integers(0, 1),
    objects=st.lists(st.sampled_from(["bus", "bus listrik", "radar", "kapal"]), max_size=1),
    signed=st.sampled_from([None, "2024-01-10", "2024-09-10"]),
    sectors=st.lists(st.just(Sector.RAIL), max_size=1),
    told=st.sampled_from(DATES),
)


def tellings(each: st.SearchStrategy[Candidate]) -> st.SearchStrategy[list[Candidate]]:
    """Draw mentions at places of their own."""
    return st.lists(each, min_size=2, max_size=8, unique_by=lambda it: it.place)


@st.composite
def judged_tellings(draw: st.DrawFn) -> tuple[list[Candidate], Ties]:
    """Draw mentions and what reviewers decided of some of their pairs, without contradiction."""
    mentions = draw(tellings(near_candidates))
    true_deal = {it.place: draw(st.integers(0, 2)) for it in mentions}
    pairs = draw(
        st.lists(st.sampled_from(list(combinations(sorted(true_deal), 2))), max_size=4, unique=True)
    )
    return mentions, Ties(
        together=tuple(pair for pair in pairs if true_deal[pair[0]] == true_deal[pair[1]]),
        apart=tuple(pair for pair in pairs if true_deal[pair[0]] != true_deal[pair[1]]),
    )


def join_all(mentions: Sequence[Candidate]) -> frozenset[Join]:
    """Find the joins among mentions."""
    return frozenset(join for each in mentions for join in find_joins(each, mentions))


def split_components(
    mentions: Iterable[Candidate], joins: Iterable[Join], ties: Ties
) -> list[list[Candidate]]:
    """Part mentions into those that joins and judged pairs tie, however indirectly."""
    pairs = [(join.left, join.right) for join in joins]
    component = {it.place: {it.place} for it in mentions}
    for one, other in (*pairs, *ties.together, *ties.apart):
        whole = component[one] | component[other]
        component.update(dict.fromkeys(whole, whole))
    distinct = {min(places) for places in component.values()}
    return [[it for it in mentions if it.place in component[head]] for head in sorted(distinct)]


@settings(max_examples=200, deadline=None)
@given(mentions=tellings(candidates) | tellings(near_candidates))
def test_mentions_that_are_joined_share_a_key(mentions: list[Candidate]) -> None:
    """No pair that would be joined is missed by looking up keys."""
    joined = {frozenset((join.left, join.right)) for join in join_all(mentions)}
    event("some are joined" if joined else "none is joined")
    assert joined <= find_pairs(mentions)


@settings(max_examples=100, deadline=None)
@given(mentions=tellings(candidates) | tellings(near_candidates))
def test_a_join_does_not_depend_on_who_is_asked_first(mentions: list[Candidate]) -> None:
    """Comparing is symmetric."""
    for one, other in combinations(mentions, 2):
        assert compare_deals(one, other) == compare_deals(other, one)


@settings(max_examples=100, deadline=None)
@given(told=judged_tellings(), data=st.data())
def test_no_order_matters(told: tuple[list[Candidate], Ties], data: st.DataObject) -> None:
    """Mentions, joins and judged pairs in any order give the same clusters."""
    mentions, ties = told
    joins = sorted(join_all(mentions), key=lambda join: join.strength)
    shuffled = Ties(
        together=tuple(data.draw(st.permutations(ties.together))),
        apart=tuple((other, one) for one, other in data.draw(st.permutations(ties.apart))),
    )
    other_order = data.draw(st.permutations(mentions)), data.draw(st.permutations(joins))
    assert cluster_deals(*other_order, shuffled) == cluster_deals(mentions, joins, ties)


@settings(max_examples=100, deadline=None)
@given(told=judged_tellings())
def test_components_are_clustered_by_themselves(told: tuple[list[Candidate], Ties]) -> None:
    """What no join and no judged pair ties to a mention has no say in its cluster."""
    mentions, ties = told
    joins = join_all(mentions)
    components = split_components(mentions, joins, ties)
    alone = [
        cluster
        for component in components
        for cluster in cluster_deals(
            component, _within(component, joins), _ties_within(component, ties)
        )
    ]
    event(f"{len(components)} components")
    assert tuple(sorted(alone, key=lambda it: it.id)) == cluster_deals(mentions, joins, ties)


@settings(max_examples=100, deadline=None)
@given(told=judged_tellings())
def test_clusters_part_the_mentions(told: tuple[list[Candidate], Ties]) -> None:
    """Every mention is in one cluster, which its joins hold together without a spare one."""
    mentions, ties = told
    clusters = cluster_deals(mentions, join_all(mentions), ties)
    places = [place for cluster in clusters for place in cluster.places]
    assert sorted(places) == sorted(it.place for it in mentions)
    assert len({cluster.id for cluster in clusters}) == len(clusters)
    for cluster in clusters:
        held = {place for join in cluster.joins for place in (join.left, join.right)}
        assert len(cluster.joins) == len(cluster.places) - 1
        assert held == (set(cluster.places) if cluster.joins else set())


@settings(max_examples=100, deadline=None)
@given(told=judged_tellings())
def test_one_document_keeps_its_deals_apart(told: tuple[list[Candidate], Ties]) -> None:
    """Two mentions of one document share a cluster only where a reviewer tied it."""
    mentions, ties = told
    for cluster in cluster_deals(mentions, join_all(mentions), ties):
        documents = [place.document_id for place in cluster.places]
        is_judged = any(join.rule is SubjectRule.JUDGED for join in cluster.joins)
        assert is_judged or len(set(documents)) == len(documents)


@settings(max_examples=200, deadline=None)
@given(told=judged_tellings())
def test_what_is_judged_holds(told: tuple[list[Candidate], Ties]) -> None:
    """Mentions judged to be one share a cluster, mentions judged apart never do."""
    mentions, ties = told
    clusters = cluster_deals(mentions, join_all(mentions), ties)
    deal_of = {place: cluster.id for cluster in clusters for place in cluster.places}
    assert all(deal_of[one] == deal_of[other] for one, other in ties.together)
    assert all(deal_of[one] != deal_of[other] for one, other in ties.apart)


def _within(component: Iterable[Candidate], joins: Iterable[Join]) -> list[Join]:
    places = {it.place for it in component}
    return [join for join in joins if join.left in places]


def _ties_within(component: Iterable[Candidate], ties: Ties) -> Ties:
    places = {it.place for it in component}

    def keep(
        pairs: tuple[tuple[DealPlace, DealPlace], ...],
    ) -> tuple[tuple[DealPlace, DealPlace], ...]:
        return tuple(pair for pair in pairs if pair[0] in places)

    return Ties(together=keep(ties.together), apart=keep(ties.apart))
