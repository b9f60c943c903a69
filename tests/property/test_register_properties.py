"""What always holds of a register, whatever the documents say and people decide."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalin.model import Judgement, JudgementKind, Stage
from jalin.pipeline import derive
from jalin.pipeline.derive import ensure_derived, name_deriver, rebuild
from jalin.pipeline.run import add_documents
from jalin.store.codec import decode_reading, encode_reading
from jalin.store.register import Register
from jalin.store.rows import (
    ClaimRow,
    ContradictionRow,
    DealDayRow,
    DealJoinRow,
    DealMentionRow,
    DealPartyRow,
    DealPromiseRow,
    DealRow,
    PartyRow,
    StepEvidenceRow,
)
from jalin.store.saying_rows import PersonRow, PromiseRow, StatementRow
from jalin.track.steps import moves_deal
from postgres import new_schema
from register_factory import Heard, insight, reader_of
from register_worlds import Kept, World, keep, keep_any, orders, worlds

_AFTER_ALL = "2026-01-01T12:00:00Z"


def dump(register: Register) -> list[str]:
    """Dump the derived tables."""
    return list(register.dump(derived_only=True))


def dump_rebuilt(world: World) -> list[str]:
    """Dump the derived tables of a world that was derived at once."""
    with Register.open(":memory:") as register:
        keep(register, world)
        rebuild(register, insight())
        return dump(register)


@contextmanager
def derive_piecewise(chunk_size: int) -> Iterator[None]:
    """Derive so many documents at a time, and never all at once, however many are behind."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derive, "CHUNK_SIZE", chunk_size)
        patch.setattr(derive, "_MUCH", 99)
        yield


def add_in_batches(
    register: Register, items: Sequence[Kept | Judgement], data: st.DataObject
) -> None:
    """Put documents and judgements in by batches, and derive after each."""
    chunk_sizes = st.sampled_from((1, 2, derive.CHUNK_SIZE))
    rebuild(register, insight())
    left = list(items)
    while left:
        size = data.draw(st.sampled_from((1, 1, 2, 5)))
        keep_any(register, left[:size])
        left = left[size:]
        with derive_piecewise(data.draw(chunk_sizes)):
            ensure_derived(register, insight())


def mix(world: World, data: st.DataObject) -> list[Kept | Judgement]:
    """Mix judgements in among documents: each sort keeps its order."""
    items: list[Kept | Judgement] = list(data.draw(orders(world)).kept)
    count = len(world.judgements)
    slots = st.lists(st.integers(0, len(items)), min_size=count, max_size=count)
    for number, slot in enumerate(sorted(data.draw(slots))):
        items.insert(slot + number, world.judgements[number])
    return items


@settings(max_examples=50, deadline=None)
@given(world=worlds(), data=st.data())
def test_the_order_of_adding_does_not_matter(world: World, data: st.DataObject) -> None:
    """Whatever comes first, a rebuild gives the same rows."""
    assert dump_rebuilt(data.draw(orders(world))) == dump_rebuilt(world)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds(), data=st.data())
def test_adding_piece_by_piece_equals_a_rebuild(world: World, data: st.DataObject) -> None:
    """Batches of any size, in any order, with judgements among them, give the same bytes."""
    with Register.open(":memory:") as register:
        add_in_batches(register, mix(world, data), data)
        assert register.is_derived(name_deriver())
        assert dump(register) == dump_rebuilt(world)


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(world=worlds(most=4), data=st.data())
def test_postgresql_gives_the_same_register(
    postgres_server: str, world: World, data: st.DataObject
) -> None:
    """Added piece by piece there, and rebuilt there, it is what SQLite has rebuilt."""
    expected = dump_rebuilt(world)
    with new_schema(postgres_server) as url, Register.open(url) as register:
        add_in_batches(register, mix(world, data), data)
        assert dump(register) == expected
        rebuild(register, insight())
        assert dump(register) == expected


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds())
def test_a_withdrawn_judgement_leaves_no_trace(world: World) -> None:
    """Taken back, it leaves the derived rows as if nobody had decided it."""
    before = replace(world, judgements=world.judgements[:-1])
    with Register.open(":memory:") as register:
        keep(register, before)
        rebuild(register, insight())
        expected = dump(register)
        for last in world.judgements[-1:]:
            withdrawal = Judgement(
                kind=JudgementKind.WITHDRAW, reviewer="Budi", made=_AFTER_ALL, withdraws=last.id
            )
            for judgement in (last, withdrawal):
                keep_any(register, [judgement])
                with derive_piecewise(1):
                    ensure_derived(register, insight())
        assert dump(register) == expected


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds(), data=st.data())
def test_the_order_of_names_does_not_matter(world: World, data: st.DataObject) -> None:
    """The same texts under several names, in any order, give the same tables, truth among them."""
    renamed = tuple(
        (replace(document, name=f"{name}{document.name}"), reading)
        for name in ("a", "x")
        for document, reading in world.kept
        if reading.reader == "test/1"
    )
    first = tuple(it for it in world.kept if it[1].reader == "test/1")
    items = [(document, replace(it, doc_id=document.name)) for document, it in (*first, *renamed)]
    order = data.draw(st.permutations(items))
    with Register.open(":memory:") as one, Register.open(":memory:") as other:
        _run(one, items)
        _run(other, order[::2])
        _run(other, order[1::2])
        assert list(one.dump()) == list(other.dump())


@settings(max_examples=3, deadline=None)
@given(world=worlds())
def test_adding_twice_changes_nothing(world: World) -> None:
    """A second run over the same documents leaves the register as it was, to the byte."""
    items = [it for it in world.kept if it[1].reader == "test/1"]
    with Register.open(":memory:") as register:
        _run(register, items)
        before = list(register.dump())
        _run(register, items)
        assert list(register.dump()) == before


def _run(register: Register, items: Sequence[Kept]) -> None:
    reader = reader_of([reading for _, reading in items])
    add_documents(register, [document for document, _ in items], reader, Heard())


@settings(max_examples=20, deadline=None)
@given(world=worlds(judged=False))
def test_every_mention_is_in_one_deal(world: World) -> None:
    """Clusters part the mentions: none is lost, none is in two, no document is twice in one."""
    with _derived(world) as register:
        mentions = list(register.all_rows(DealMentionRow))
        told = {(it.id, n) for it, reading in register.current() for n in range(len(reading.deals))}
        assert {(row.document_id, row.position) for row in mentions} == told
        assert len(mentions) == len(told)
        assert len({(row.deal_id, row.document_id) for row in mentions}) == len(mentions)
        ids = [row.id for row in register.all_rows(DealRow)]
        assert sorted({row.deal_id for row in mentions}) == ids
        # So many merges as bring all mentions of a deal together, and no more.
        assert len(list(register.all_rows(DealJoinRow))) == len(mentions) - len(ids)


@settings(max_examples=20, deadline=None)
@given(world=worlds())
def test_every_quote_is_its_slice(world: World) -> None:
    """A row with a place quotes exactly what stands there."""
    texts = {document.id: document.text for document, _ in world.kept}
    with _derived(world) as register:
        claims = [row for row in register.all_rows(ClaimRow) if row.judgement_id is None]
        rows: list[
            ClaimRow | StepEvidenceRow | ContradictionRow | StatementRow | PromiseRow | PersonRow
        ] = [
            *claims,
            *register.all_rows(StepEvidenceRow),
            *register.all_rows(ContradictionRow),
            *register.all_rows(StatementRow),
            *register.all_rows(PromiseRow),
            *register.all_rows(PersonRow),
        ]
        for row in rows:
            text = texts[row.document_id or ""]
            assert text[row.span_start : row.span_end] == row.quote


@settings(max_examples=20, deadline=None)
@given(world=worlds())
def test_rows_name_rows_that_are_there(world: World) -> None:
    """Every deal and party that is named has a row, and every promise of a deal its words."""
    with _derived(world) as register:
        deals = {row.id for row in register.all_rows(DealRow)}
        links = list(register.all_rows(DealPartyRow))
        assert {row.deal_id for row in register.all_rows(DealDayRow)} == deals
        assert {row.deal_id for row in links} <= deals
        assert {row.party_id for row in links} <= {row.id for row in register.all_rows(PartyRow)}
        promised = {(row.document_id, row.position) for row in register.all_rows(PromiseRow)}
        held = {(row.document_id, row.position) for row in register.all_rows(DealPromiseRow)}
        assert held <= promised


@settings(max_examples=20, deadline=None)
@given(world=worlds(judged=False))
def test_a_deal_stands_no_higher_than_a_fact(world: World) -> None:
    """The rung reached is one that some telling states as fact, or the bare proposal."""
    with _derived(world) as register:
        for row in register.all_rows(DealDayRow):
            mentions = register.find(DealMentionRow, deal_id=row.deal_id)
            kept = register.current_of(it.document_id for it in mentions)
            told = {
                step.stage
                for it in mentions
                for step in kept[it.document_id][1].deals[it.position].steps
                if moves_deal(step)
            }
            assert {row.reached, row.stage} <= {None, Stage.PROPOSED, *told}


@settings(max_examples=20, deadline=None)
@given(world=worlds(judged=False))
def test_a_reading_comes_back_from_the_file(world: World) -> None:
    """Encoding and decoding a reading is identity."""
    for _, reading in world.kept:
        assert decode_reading(encode_reading(reading)) == reading


@contextmanager
def _derived(world: World) -> Iterator[Register]:
    with Register.open(":memory:") as register:
        keep(register, world)
        rebuild(register, insight())
        yield register
