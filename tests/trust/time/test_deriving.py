"""Deriving: as much as one document may hold costs a second, and what holds more is told."""

import time
from pathlib import Path

import pytest

from jalin.model import Document, Party, Reading, Skipped
from jalin.pipeline.bounds import MOST_DEALS, MOST_PARTIES
from jalin.pipeline.bulk.load import load_outcomes
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind, encode_outcome
from jalin.pipeline.run import Reader, read_one
from register_factory import Heard, deal, derived, doc, parties, reading

# What takes a second or two here; beyond the bounds it takes minutes.
_MOST_SECONDS = 30.0


def _name(index: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(index)).capitalize()


def _tell(n_deals: int) -> tuple[Document, Reading]:
    """Tell so many deals, of two parties each, in one document."""
    document = doc("Isi.", name="banyak", published="2026-02-02")
    told = [deal(*parties(f"PT Alfa{_name(n)}", f"PT Beta{_name(n)}")) for n in range(n_deals)]
    return document, reading(document, *told)


def _gather(n_parties: int) -> tuple[Document, Reading]:
    """Tell one deal of so many parties."""
    document = doc("Isi.", name="ramai", published="2026-02-02")
    return document, reading(document, deal(*map(_build_party, range(n_parties))))


def _build_party(index: int) -> Party:
    return parties(f"PT {_name(index)}")[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    "kept", [_tell(MOST_DEALS), _gather(MOST_PARTIES)], ids=["deals", "parties"]
)
def test_the_most_that_a_document_may_hold_is_derived(kept: tuple[Document, Reading]) -> None:
    """The bounds are low enough that no document holds the deriving up."""
    start = time.process_time()
    derived(kept)
    assert time.process_time() - start < _MOST_SECONDS


@pytest.mark.parametrize(
    ("kept", "detail"),
    [
        (_tell(MOST_DEALS + 1), "over 200 deals"),
        (_gather(MOST_PARTIES + 1), "a deal of over 100 parties"),
    ],
    ids=["deals", "parties"],
)
def test_a_document_that_holds_more_is_left_out_and_told(
    kept: tuple[Document, Reading], detail: str, tmp_path: Path
) -> None:
    """So it is when it is read, and when its reading is loaded."""
    document, told = kept
    skipped = read_one(document, Reader(version="test/1", read=lambda _: told))
    assert skipped == Skipped(source=document.name, reason="too_large", detail=detail)
    outcome = Outcome(kind=OutcomeKind.READ, source="a", document=document, reading=told)
    file = tmp_path / "hasil.jsonl"
    file.write_bytes(encode_outcome(outcome))
    report = load_outcomes(tmp_path / "jalin.db", [file], Heard())
    assert (report.added, dict(report.skipped)) == (0, {"too_large": 1})


def test_a_document_that_holds_as_much_is_kept() -> None:
    """The bounds themselves are within the bounds."""
    for document, told in (_tell(MOST_DEALS), _gather(MOST_PARTIES)):
        found = read_one(document, Reader(version="test/1", read=lambda _, told=told: told))  # type: ignore[misc]
        assert isinstance(found, Reading)
