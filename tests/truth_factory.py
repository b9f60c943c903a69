"""Builders of all that a register keeps for ever."""

import datetime as dt
from pathlib import Path

from jalin.model import Heard, JudgementKind, Skipped
from jalin.pipeline.derive import ensure_derived
from jalin.pipeline.judging.keeping import keep_judgement
from jalin.pipeline.transfer.loading import TruthReport, load_truth
from jalin.pipeline.transfer.saving import save_truth
from jalin.store.register import Register
from register_factory import Heard as Observer
from register_factory import deal, insight, judgement, reading
from review_factory import FIRST, fill_review

NOTES = (
    Skipped(source="a\tb.txt", reason="too_large", detail="“12” MB"),
    Skipped(source="c.txt", reason="empty", detail=""),
)
HEARD = Heard(
    outlet="Warta a", day=dt.date(2026, 2, 4), source="https://warta.example/rss", documents=7
)
READ_BEFORE = "test/0"


def fill_truth(address: Path | str) -> None:
    """Make a register with everything: two readings of one document, a decision taken back."""
    with Register.open(address) as register:
        old = reading(FIRST, deal(place="Cikarang"), reader=READ_BEFORE)
        register.add(FIRST, old)
        fill_review(register)
        told = register.current_of([FIRST.id])[FIRST.id][1]
        decided = judgement(
            JudgementKind.CORRECT, (told, 0), made="2026-03-01", field="place", value="Batam"
        )
        taken = judgement(JudgementKind.WITHDRAW, made="2026-03-02", withdraws=decided.id)
        noted = judgement(
            JudgementKind.NOTE, (told, 0), made="2026-03-03", note="Lihat “nota”\nitu"
        )
        for made in (decided, taken, noted):
            keep_judgement(register, made)
        ensure_derived(register, insight())
        for note in NOTES:
            register.add_skipped(note)
        register.add_heard(HEARD)


def save(address: Path | str, out: Path) -> Path:
    """Write the truth of a register out."""
    save_truth(Path(str(address)), out, Observer(), replace=False)
    return out


def load(address: Path | str, *paths: Path) -> TruthReport:
    """Load truth into a register."""
    return load_truth(Path(str(address)), paths, Observer())


def dump(address: Path | str) -> list[str]:
    """Dump a whole register."""
    with Register.open(address, create=False) as register:
        return list(register.dump())
