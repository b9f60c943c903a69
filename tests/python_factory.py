"""A small register as Python opens it: two deals, a promise, places that quarrel."""

from dataclasses import replace

from jalin.model import Promise, Stage
from jalin.store.register import Register
from register_factory import SENTENCE, date, deal, doc, fill, parties, reading

TODAY = "2026-07-01"
_TOLD = f"{SENTENCE} Pabrik rampung pada Mei 2026."
FIRST = replace(
    doc(_TOLD, name="a", published="2026-02-04"), url="https://warta.example/a", title="Teken MoU"
)
LATER = doc(f"{SENTENCE} Itu terjadi di Jakarta.", name="b", published="2026-02-05")
OTHER = doc("PT Len dan Thales membentuk usaha patungan.", name="c", published="2024-05-30")


def fill_small(register: Register) -> None:
    """Put three documents into a register."""
    first = deal(place="Bandung", date=date("2026-02-04"))
    venture = deal(
        *parties("PT Len", "Thales"),
        stage=Stage.COMMITTED,
        objects=["radar"],
        evidence=OTHER.text,
        date=date("2024-05"),
    )
    may = Promise(who="PT Pindad", text="Pabrik rampung pada Mei 2026", due=date("2026-05"))
    fill(
        register,
        (FIRST, reading(FIRST, first, promises=[may])),
        (LATER, reading(LATER, deal(place="Jakarta", date=date("2026-02-04")))),
        (OTHER, reading(OTHER, venture)),
    )
