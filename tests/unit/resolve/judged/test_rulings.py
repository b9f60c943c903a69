"""The judgements that stand decide, the later before the earlier, in whatever order they came."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.model import Anchor, Judgement, JudgementKind, Reading
from jalin.resolve.deals.candidates import DealPlace
from jalin.resolve.judged.anchors import build_anchor
from jalin.resolve.judged.ruling_pairs import DealRulings, PairRuling
from jalin.resolve.judged.rulings import Rulings, documents_touched, find_standing
from register_factory import deal, doc, parties, reading

BUS = deal(*parties("PT Pindad", "Ashok Leyland"))
RADAR = deal(*parties("PT Pindad", "Thales"), evidence="Thales menawarkan radar.")
DOCUMENTS = {name: doc(f"Berita {name}.", name=name) for name in "abcd"}
READINGS = {it.id: reading(it, BUS, RADAR) for it in DOCUMENTS.values()}
KINDS = JudgementKind


def _place(name: str, deal: int = 0) -> DealPlace:
    return DealPlace(document_id=DOCUMENTS[name].id, deal=deal)


def _anchor(name: str, deal: int = 0) -> Anchor:
    place = _place(name, deal)
    return build_anchor(place.document_id, READINGS[place.document_id], deal)


def _judge(kind: JudgementKind, *names: str, at: int = 0, **said: object) -> Judgement:
    """Judge the first deal of some documents, `at` minutes past ten."""
    values: dict[str, object] = {"anchors": tuple(_anchor(name) for name in names), **said}
    made = f"2026-02-04T10:{at:02}:00Z"
    return Judgement(kind=kind, reviewer="Ana", made=made, **values)  # type: ignore[arg-type]


def _withdraw(judgement: Judgement, *, at: int = 30) -> Judgement:
    return _judge(KINDS.WITHDRAW, at=at, withdraws=judgement.id)


def _pairs(rulings: Iterable[PairRuling]) -> list[str]:
    by_id = {it.id: name for name, it in DOCUMENTS.items()}
    return [by_id[it.left.document_id] + by_id[it.right.document_id] for it in _by_name(rulings)]


def _by_name(rulings: Iterable[PairRuling]) -> list[PairRuling]:
    """Put each pair and all pairs in the order of the names of their documents."""
    by_id = {it.id: name for name, it in DOCUMENTS.items()}
    named = []
    for it in rulings:
        first, last = sorted((it.left, it.right), key=lambda place: by_id[place.document_id])
        named.append(replace(it, left=first, right=last))
    return sorted(named, key=lambda it: (by_id[it.left.document_id], by_id[it.right.document_id]))


def _decide(*judgements: Judgement, names: str = "a") -> list[str | None]:
    found = Rulings.of(judgements).decisions_for(map(_place, names), READINGS)
    return [f"{it.kind} {it.value}" for it in found]


REJECTED = _judge(KINDS.REJECT, "a")


@pytest.mark.parametrize(
    ("said", "dropped"),
    [
        pytest.param([], set(), id="nothing said"),
        pytest.param([REJECTED], {0}, id="rejected"),
        pytest.param([REJECTED, _judge(KINDS.ACCEPT, "a", at=1)], set(), id="accepted later"),
        pytest.param([_judge(KINDS.ACCEPT, "a"), _judge(KINDS.REJECT, "a", at=1)], {0}, id="last"),
        pytest.param([REJECTED, _withdraw(REJECTED)], set(), id="withdrawn"),
        pytest.param(
            [_judge(KINDS.REJECT, "a", field="place", value="Bandung")], set(), id="only a value"
        ),
        pytest.param([_judge(KINDS.REJECT, "b")], set(), id="another document"),
    ],
)
def test_what_is_no_deal_is_dropped(said: Sequence[Judgement], dropped: set[int]) -> None:
    """The last word on a mention counts."""
    document_id = DOCUMENTS["a"].id
    assert Rulings.of(said).dropped_mentions(document_id, READINGS[document_id]) == dropped


def test_the_last_word_on_a_mention_is_told() -> None:
    """Who said it, too, and nothing of the mentions that nobody judged."""
    document_id = DOCUMENTS["a"].id
    accepted = _judge(KINDS.ACCEPT, "a", at=1)
    found = Rulings.of([REJECTED, accepted]).mention_verdicts(document_id, READINGS[document_id])
    assert found == {0: accepted}


def test_a_judgement_follows_its_mention_into_a_newer_reading() -> None:
    """The deals are numbered otherwise: what was rejected is still the bus."""
    document = DOCUMENTS["a"]
    newer = reading(document, RADAR, BUS)
    assert Rulings.of([REJECTED]).dropped_mentions(document.id, newer) == {1}


def test_a_withdrawn_withdrawal_restores() -> None:
    """What stands is settled from the end of the chain."""
    first = _withdraw(REJECTED)
    chain = [REJECTED, first, _withdraw(first, at=31)]
    assert REJECTED in find_standing(chain)
    assert first not in find_standing(chain)


def test_a_judgement_withdrawn_twice_falls_until_both_are_taken_back() -> None:
    """One standing withdrawal is enough."""
    one, other = _withdraw(REJECTED), _withdraw(REJECTED, at=31)
    assert REJECTED not in find_standing([REJECTED, one, other])
    assert REJECTED not in find_standing([REJECTED, one, other, _withdraw(one, at=32)])


def test_a_withdrawal_of_what_is_not_here_changes_nothing() -> None:
    """Its target may come later, from another register."""
    lonely = _withdraw(REJECTED)
    assert find_standing([lonely]) == (lonely,)


def test_a_long_chain_of_withdrawals_is_settled() -> None:
    """Settling does not go as deep as the chain is long."""
    chain = [REJECTED]
    for _ in range(3000):
        chain.append(_withdraw(chain[-1]))
    assert REJECTED in find_standing(chain)


AB = _judge(KINDS.MERGE, "a", "b")
BC = _judge(KINDS.MERGE, "b", "c", at=1)


@pytest.mark.parametrize(
    ("said", "together", "apart", "overruled"),
    [
        pytest.param([AB], ["ab"], [], [], id="merged"),
        pytest.param([_judge(KINDS.MERGE, *"abc")], ["ab", "ac"], [], [], id="three"),
        pytest.param([_judge(KINDS.SPLIT, *"abc")], [], ["ab", "ac"], [], id="split off the rest"),
        pytest.param([AB, _judge(KINDS.SPLIT, *"ab", at=1)], [], ["ab"], ["ab"], id="split later"),
        pytest.param(
            [_judge(KINDS.SPLIT, *"ba"), _judge(KINDS.MERGE, *"ab", at=1)],
            *(["ab"], [], ["ab"]),
            id="merged later",
        ),
        pytest.param(
            [AB, BC, _judge(KINDS.SPLIT, *"ac", at=2)],
            *(["bc"], ["ac"], ["ab"]),
            id="a split parts what two merges would tie",
        ),
        pytest.param(
            [_judge(KINDS.SPLIT, *"ac"), AB, BC],
            *(["ab", "bc"], [], ["ac"]),
            id="two later merges tie what was parted",
        ),
        pytest.param([AB, _withdraw(AB)], [], [], [], id="withdrawn"),
        pytest.param([AB, _judge(KINDS.REJECT, "a", at=1)], [], [], [], id="no deal any more"),
    ],
)
def test_merges_and_splits_never_contradict(
    said: Sequence[Judgement], together: list[str], apart: list[str], overruled: list[str]
) -> None:
    """Of contradicting pairs the later stands, and the earlier is told as overruled."""
    found = Rulings.of(said).deal_rulings(READINGS)
    told = (found.together, found.apart, found.overruled)
    assert tuple(map(_pairs, told)) == (together, apart, overruled)


def test_two_deals_of_one_document_can_be_merged() -> None:
    """A reader may have told one deal as two."""
    merge = _judge(KINDS.MERGE, anchors=(_anchor("a"), _anchor("a", 1)))
    (pair,) = Rulings.of([merge]).deal_rulings(READINGS).together
    assert pair == PairRuling(left=_place("a"), right=_place("a", 1), judgement_id=merge.id)


def test_a_merge_holds_for_what_is_left_of_it() -> None:
    """The first of three mentions is lost: the other two still belong together."""
    gone = replace(_anchor("a"), parties=("nobody",), evidence=None)
    lost = replace(AB, anchors=(gone, _anchor("b"), _anchor("c")))
    assert _pairs(Rulings.of([lost]).deal_rulings(READINGS).together) == ["bc"]


def test_a_split_without_its_first_mention_says_nothing() -> None:
    """Those that it was split from may still be one deal."""
    gone = replace(_anchor("a"), parties=("nobody",), evidence=None)
    lost = _judge(KINDS.SPLIT, anchors=(gone, _anchor("b"), _anchor("c")))
    assert Rulings.of([lost]).deal_rulings(READINGS) == DealRulings()


def test_documents_are_tied_over_several_judgements() -> None:
    """What is settled together must be looked at together."""
    rulings = Rulings.of([AB, BC, _judge(KINDS.REJECT, "d")])
    ids = {name: document.id for name, document in DOCUMENTS.items()}
    assert rulings.tied_documents([ids["a"]]) == tuple(sorted(ids[name] for name in "abc"))
    assert rulings.tied_documents([ids["d"]]) == (ids["d"],)


@pytest.mark.parametrize(
    ("merged", "stands"),
    [
        (["pindad", "~pindad.business"], "pindad"),
        (["~pindad.business", "~aaa.business@0123"], "~pindad.business"),
        (["~b.business", "~a.business"], "~a.business"),
        (["b", "a"], "a"),
    ],
)
def test_the_better_known_of_merged_parties_stands(merged: list[str], stands: str) -> None:
    """The directory goes first, then what is known beyond one document, then the smaller id."""
    rulings = Rulings.of([_judge(KINDS.MERGE, parties=tuple(merged))])
    assert {rulings.party_alias(party_id) for party_id in merged} == {stands}


def test_merges_of_parties_make_no_chain_and_no_ring() -> None:
    """However they are tied, all have one name at once."""
    ring = [("c", "b"), ("d", "c"), ("b", "d"), ("x", "y")]
    rulings = Rulings.of(_judge(KINDS.MERGE, parties=pair, at=at) for at, pair in enumerate(ring))
    assert [rulings.party_alias(it) for it in "bcdxyz"] == ["b", "b", "b", "x", "x", "z"]


def test_a_party_is_kept_apart_in_one_document() -> None:
    """It is named as it is after merging, and only there."""
    rulings = Rulings.of(
        [
            _judge(KINDS.SPLIT, "a", parties=("~thales-sa.business",)),
            _judge(KINDS.MERGE, parties=("thales", "~thales-sa.business"), at=1),
        ]
    )
    assert rulings.parties_apart(DOCUMENTS["a"].id) == {"thales"}
    assert rulings.parties_apart(DOCUMENTS["b"].id) == frozenset()


def _value(  # noqa: PLR0913 (a builder)
    kind: JudgementKind,
    value: str,
    *,
    name: str = "a",
    field: str = "place",
    at: int = 0,
    only_here: bool = False,
) -> Judgement:
    return _judge(kind, name, field=field, value=value, at=at, only_here=only_here)


@pytest.mark.parametrize(
    ("said", "held"),
    [
        pytest.param(
            [_value(KINDS.CORRECT, "Bandung"), _value(KINDS.CORRECT, "Jakarta", at=1)],
            ["correct Jakarta"],
            id="corrected again",
        ),
        pytest.param(
            [_value(KINDS.REJECT, "Bandung"), _value(KINDS.ACCEPT, "Bandung", at=1)],
            ["accept Bandung"],
            id="rejected, then accepted",
        ),
        pytest.param(
            [_value(KINDS.ACCEPT, "Bandung"), _value(KINDS.REJECT, "Jakarta", at=1)],
            ["accept Bandung", "reject Jakarta"],
            id="another value rejected",
        ),
        pytest.param(
            [_value(KINDS.ACCEPT, "Bandung"), _value(KINDS.ACCEPT, "Jakarta", at=1)],
            ["accept Jakarta"],
            id="a field of one value",
        ),
        pytest.param(
            [
                _value(KINDS.ACCEPT, "bus", field="objects"),
                _value(KINDS.ACCEPT, "truk", field="objects", at=1),
            ],
            ["accept bus", "accept truk"],
            id="a field that adds up",
        ),
        pytest.param(
            [
                _value(KINDS.ACCEPT, "bus", field="objects"),
                _value(KINDS.CORRECT, "truk", field="objects", at=1),
            ],
            ["accept bus", "correct truk"],
            id="a correction adds to it too",
        ),
        pytest.param(
            [
                _value(KINDS.CORRECT, "Bandung"),
                _value(KINDS.CORRECT, "Jakarta", at=1, only_here=True),
            ],
            ["correct Bandung", "correct Jakarta"],
            id="one for the deal, one for the document",
        ),
        pytest.param([_value(KINDS.CORRECT, "Bandung", name="b")], [], id="another deal"),
        pytest.param([_judge(KINDS.ACCEPT, "a")], [], id="no value"),
    ],
)
def test_the_later_decision_on_a_value_holds(said: Sequence[Judgement], held: list[str]) -> None:
    """What nothing is left of is not handed on."""
    assert _decide(*said) == held


def test_decisions_come_from_every_mention_of_a_deal() -> None:
    """Two deals that became one bring their decisions along."""
    said = [_value(KINDS.CORRECT, "Bandung", name="b"), _value(KINDS.REJECT, "Jakarta", at=1)]
    assert _decide(*said, names="ab") == ["correct Bandung", "reject Jakarta"]


def test_the_last_outcome_of_each_promise_is_told() -> None:
    """A promise is known by its document and its words, however they are spaced."""
    late = _judge(KINDS.CORRECT, "a", field="promise", value="met", quote="Selesai  Maret", at=1)
    early = replace(late, made="2026-02-04T09:00:00Z", value="not_met", quote="selesai Maret.")
    other = replace(early, anchors=(_anchor("b"),))
    rulings = Rulings.of([late, early, other])
    assert rulings.promise_outcomes_for(map(_place, "ab"), READINGS) == (other, late)
    assert rulings.decisions_for(map(_place, "ab"), READINGS) == ()


def test_notes_are_told_of_deals_and_parties() -> None:
    """A note on a merged party is one on the party that stands for it."""
    on_deal = _judge(KINDS.NOTE, "a", note="Ditanyakan.")
    on_party = _judge(KINDS.NOTE, parties=("~thales-sa.business",), note="Bekas Thomson.")
    merge = _judge(KINDS.MERGE, parties=("thales", "~thales-sa.business"))
    rulings = Rulings.of([on_deal, on_party, merge])
    assert rulings.judgements_of([_place("a")], READINGS) == (on_deal,)
    assert rulings.judgements_of([_place("b")], READINGS) == ()
    assert rulings.party_notes("thales") == (on_party,)


def test_what_is_lost_is_told() -> None:
    """A mention whose document is unread, and one that its reading no longer has."""
    document_id = DOCUMENTS["a"].id
    rulings = Rulings.of([AB, _judge(KINDS.SPLIT, "b", parties=("thales",), at=1)])
    lost = rulings.find_lost({document_id: reading(DOCUMENTS["a"])})
    assert {(it.anchor.document_id, it.unread) for it in lost} == {
        (document_id, False),
        (DOCUMENTS["b"].id, True),
    }
    assert {it.judgement_id for it in lost} == {AB.id}
    assert rulings.find_lost(READINGS) == ()


def test_a_judgement_touches_its_documents() -> None:
    """Those are derived anew."""
    assert documents_touched(AB) == tuple(sorted(DOCUMENTS[name].id for name in "ab"))
    assert Rulings.of([AB]).documents == documents_touched(AB)


_names = st.lists(st.sampled_from("abcd"), min_size=2, max_size=3, unique=True)
_minutes = st.integers(0, 5)
_judgements = st.one_of(
    st.builds(
        lambda kind, names, at: _judge(kind, *names, at=at),
        st.sampled_from([KINDS.MERGE, KINDS.SPLIT]),
        _names,
        _minutes,
    ),
    st.builds(
        lambda kind, name, at: _judge(kind, name, at=at),
        st.sampled_from([KINDS.ACCEPT, KINDS.REJECT]),
        st.sampled_from("abcd"),
        _minutes,
    ),
    st.builds(
        lambda kind, value, name, at: _value(kind, value, name=name, at=at),
        st.sampled_from([KINDS.ACCEPT, KINDS.REJECT, KINDS.CORRECT]),
        st.sampled_from(["Bandung", "Jakarta"]),
        st.sampled_from("abcd"),
        _minutes,
    ),
    st.builds(
        lambda pair, at: _judge(KINDS.MERGE, parties=tuple(pair), at=at),
        st.lists(st.sampled_from(["a", "b", "~c", "~d@0"]), min_size=2, max_size=2, unique=True),
        _minutes,
    ),
)


@st.composite
def _histories(draw: st.DrawFn) -> list[Judgement]:
    """Draw judgements and withdrawals of some of them, and of some withdrawals."""
    said = draw(st.lists(_judgements, max_size=8))
    for at in range(draw(st.integers(0, 4)) if said else 0):
        said.append(_withdraw(draw(st.sampled_from(said)), at=30 + at))
    return said


def _tell(judgements: Iterable[Judgement], readings: dict[str, Reading]) -> tuple[object, ...]:
    rulings = Rulings.of(judgements)
    places = [_place(name) for name in DOCUMENTS]
    return (
        rulings.standing,
        rulings.documents,
        rulings.deal_rulings(readings),
        rulings.decisions_for(places, readings),
        [rulings.dropped_mentions(key, it) for key, it in sorted(readings.items())],
        [rulings.party_alias(it) for it in ("a", "b", "~c", "~d@0")],
    )


@given(_histories().flatmap(lambda said: st.tuples(st.just(said), st.permutations(said))))
def test_the_order_of_arrival_does_not_matter(
    told: tuple[list[Judgement], list[Judgement]],
) -> None:
    """The same judgements in another order, and some of them twice, say the same."""
    said, shuffled = told
    backwards = dict(reversed(READINGS.items()))
    assert _tell(said, READINGS) == _tell([*shuffled, *shuffled[:2]], backwards)


@given(_histories())
def test_what_is_together_is_never_apart(said: list[Judgement]) -> None:
    """Joining all that belongs together brings nothing together that was split."""
    found = Rulings.of(said).deal_rulings(READINGS)
    group = {_place(name): {_place(name)} for name in DOCUMENTS}
    for pair in found.together:
        joined = group[pair.left] | group[pair.right]
        group.update(dict.fromkeys(joined, joined))
    assert all(pair.right not in group[pair.left] for pair in found.apart)


@given(_histories(), st.sampled_from("abcd"))
def test_a_part_says_what_the_whole_says(said: list[Judgement], name: str) -> None:
    """Over the documents that are tied to one, pairs are settled as over all documents."""
    rulings = Rulings.of(said)
    tied = rulings.tied_documents([DOCUMENTS[name].id])
    part = rulings.deal_rulings({key: READINGS[key] for key in tied})
    whole = rulings.deal_rulings(READINGS)
    assert part.together == tuple(it for it in whole.together if it.left.document_id in tied)
    assert part.apart == tuple(it for it in whole.apart if it.left.document_id in tied)
