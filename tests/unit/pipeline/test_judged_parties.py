"""Judgements on parties take effect in every document, and go when they are withdrawn."""

from collections.abc import Iterator

import pytest

from jalin.model import Document, JudgementKind, Party, PartyKind, Reading
from jalin.pipeline.derive import rebuild
from jalin.store.index_rows import PartyMentionRow
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow
from register_factory import (
    SENTENCE,
    deal,
    doc,
    fill,
    insight,
    judgement,
    parties,
    party,
    reading,
)

FIRST = doc(name="a", published="2026-02-04")
LATER = doc(f"{SENTENCE} Lagi.", name="b", published="2026-02-05")
FILLER = [doc(f"{SENTENCE} Nomor {number}.", name=f"f{number}") for number in range(4)]
KINDS = JudgementKind


@pytest.fixture
def register() -> Iterator[Register]:
    """Open a derived register of documents that tell no deal, so that few are ever behind."""
    with Register.open(":memory:") as opened:
        fill(opened, *((it, reading(it)) for it in FILLER))
        yield opened


def names(document: Document, *members: Party) -> tuple[Document, Reading]:
    """Give a document with a reading of one deal."""
    return document, reading(document, deal(*members))


def find_ids(register: Register, document: Document) -> set[str]:
    """Give the parties of a document; a rebuild must give the same bytes."""
    before = list(register.dump(derived_only=True))
    rebuild(register, insight())
    assert list(register.dump(derived_only=True)) == before
    return {row.party_id for row in register.find(PartyMentionRow, document_id=document.id)}


def test_merged_parties_are_one(register: Register) -> None:
    """In every document that names either, whichever came first."""
    merge = judgement(KINDS.MERGE, party_ids=["~baja.business", "pindad"])
    fill(register, names(FIRST, *parties("PT Baja", "Thales")))
    fill(register, judgements=[merge])
    fill(register, names(LATER, *parties("PT Pindad", "Thales")))
    assert find_ids(register, FIRST) == find_ids(register, LATER) == {"pindad", "thales"}


def test_a_later_document_meets_merged_parties(register: Register) -> None:
    """Its deal is that of the document that names the other party."""
    merge = judgement(KINDS.MERGE, party_ids=["~baja.business", "pindad"])
    fill(register, names(FIRST, *parties("PT Baja", "Thales")), judgements=[merge])
    fill(register, names(LATER, *parties("PT Pindad", "Thales")))
    assert len({row.deal_id for row in register.all_rows(DealMentionRow)}) == 1


def test_merged_parties_stay_one_when_the_kind_of_one_is_told(register: Register) -> None:
    """A later document tells what the other left unsaid: it is still the party that was judged."""
    fill(register, names(FIRST, party("Bajamekar", kind=PartyKind.OTHER), party("Thales")))
    (bare,) = find_ids(register, FIRST) - {"thales"}
    fill(register, judgements=[judgement(KINDS.MERGE, party_ids=[bare, "pindad"])])
    assert find_ids(register, FIRST) == {"pindad", "thales"}
    fill(register, names(LATER, *parties("PT Bajamekar", "Thales")))
    assert find_ids(register, FIRST) == {"pindad", "thales"}


def test_a_withdrawn_merge_brings_back_a_party_that_was_split_off_with_the_other(
    register: Register,
) -> None:
    """While both were one, the split took both out of the document."""
    kept = names(FIRST, *parties("PT Baja", "PT Semen"))
    merge = judgement(KINDS.MERGE, party_ids=["~baja.business", "~semen.business"])
    split = judgement(KINDS.SPLIT, (kept[1], 0), party_ids=["~baja.business"], made="2026-03-02")
    fill(register, kept)
    fill(register, judgements=[split])
    fill(register, judgements=[merge])
    assert not find_ids(register, FIRST) & {"~baja.business", "~semen.business"}
    withdrawal = judgement(KINDS.WITHDRAW, withdraws=merge.id, made="2026-03-03")
    fill(register, judgements=[withdrawal])
    assert "~semen.business" in find_ids(register, FIRST)
    assert "~baja.business" not in find_ids(register, FIRST)
