"""Small truths, outcomes and verdicts, as Jalin writes them and reviewers say them."""

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from factory import read
from jalin.model import Document, PartialDate
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind, encode_outcome
from jalin.store.register import Register
from review_factory import FIRST, LATER, OTHER, fill_review
from trust.fuzz.targets.scratch import scratch
from truth_factory import fill_truth, save

VERDICT_WORDS = (
    *(
        FIRST.id.encode(),
        b"/0",
        b"/1",
        b"/" + b"9" * 30,
        b"party:",
        b"party:PT Pindad",
        b"party:Thales",
    ),
    *(
        b"stage",
        b"instrument",
        b"date",
        b"promise",
        b"objects",
        b"sectors",
        b"intent",
        b"2026-02-30",
    ),
    *(
        b"Rampung",
        b"met",
        b"\n",
        b"\xff",
        b"\x00",
        b"\xed\xa0\x80",
        b"\xd9\xa3",
        b"%",
        b"_",
        b"'",
        b"/",
    ),
)
TRUTH_WORDS = (
    *(b'"kind":', b'"document"', b'"reading"', b'"judgement"', b'"skipped"', b'"heard"', b'"end"'),
    *(
        b'"deals":',
        b'"steps":',
        b'"claims":',
        b'"amounts":',
        b'"promises":',
        b'"statements":',
        b'"people":',
    ),
    *(
        b'"span":{"start":0,"end":9}',
        b'"start":',
        b'"end":',
        b'"under":',
        b'"published":',
        b'"due":',
    ),
    *(
        b"null",
        b"true",
        b"-1",
        b"1e999",
        b"9" * 40,
        b'""',
        b"[]",
        b"{}",
        b"\\u0000",
        b"\\ud800",
        b"\n",
    ),
    *(
        b'"value":"NaN"',
        b'"value":',
        b'"2026-13"',
        b'"0000"',
        b'"9999-12-31"',
        b'"confidence":',
        b"NaN",
    ),
)
# The first deal of `fill_review`; ids are hashes of content.
_DEAL = "3168"
_TEXT = (
    "PT Pindad dan Ashok Leyland menandatangani kontrak senilai Rp1,2 triliun, Rabu (4/2/2026). "
    "“Pabrik akan rampung pada Juni 2026,” kata Direktur Utama PT Pindad, Budi Santoso."
)


@cache
def fill_reviewed() -> Path:
    """Keep a register to be judged."""
    address = scratch() / "reviewed.db"
    with Register.open(address) as register:
        fill_review(register)
    return address


def make_verdicts() -> tuple[bytes, ...]:
    """Make verdicts: the kind, then a line for each field."""
    at = f"{FIRST.id}/0"
    said = (
        (at, "", "", "", "", "", "", ""),
        (at, "", "", "place", "Batam", "", "salah", "Ana"),
        (at, "", "", "place", "Batam", "", "", ""),
        (at, f"{OTHER.id}/0", "", "", "", "", "", ""),
        (f"{LATER.id}/0", "party:pindad", "", "", "", "", "", ""),
        (at, "", "", "", "", "", "Lihat nota", "Budi"),
        ("", "", "", "", "", "", "", ""),
        ("party:pindad", "party:Thales", "", "", "", "", "", ""),
        (at, "", "", "promise", "met", "Rampung", "", ""),
        (_DEAL, "", "b", "stage", "joint venture", "", "", ""),
    )
    kinds = (0, 1, 2, 3, 4, 5, 6, 3, 2, 2)
    return tuple(
        bytes([kind]) + "\n".join(fields).encode() for kind, fields in zip(kinds, said, strict=True)
    )


@cache
def make_truths() -> tuple[bytes, ...]:
    """Make files of truth; the first byte chooses whether their hashes are made right."""
    with tempfile.TemporaryDirectory() as name:
        fill_truth(Path(name) / "a.db")
        whole = save(Path(name) / "a.db", Path(name) / "a.jsonl").read_bytes()
    return (b"\0" + whole, b"\1" + whole)


@cache
def make_outcomes() -> tuple[bytes, ...]:
    """Make outcomes of a run: of a document with all that can be read, heard, skipped."""
    document = Document(
        name="a",
        text=_TEXT,
        title="Kontrak",
        outlet="Kabar",
        published=PartialDate.parse("2026-02-05"),
    )
    told = replace(read(_TEXT), doc_id=document.name, document_id=document.id)
    found = (
        Outcome(kind=OutcomeKind.READ, source="a:1", document=document, reading=told),
        Outcome(
            kind=OutcomeKind.HEARD,
            source="a:2",
            outlet="Kabar",
            published=PartialDate.parse("2026-02-04"),
        ),
        Outcome(kind=OutcomeKind.SKIPPED, source="a:3", reason="empty", detail="x"),
    )
    lines = [encode_outcome(each) for each in found]
    return (b"".join(lines), lines[0], lines[1] * 2 + lines[2])
