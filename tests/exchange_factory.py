"""Builders of datasets whose rows name one another, as exports for other programs need them."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dataset_factory import (
    dataset,
    exported_deal,
    exported_evidence,
    exported_party,
    exported_promise,
    exported_step,
    join,
)
from jalin.export.dataset.dataset import Dataset
from jalin.export.dataset.rows import EvidenceAbout, ExportedDeal, ExportedEvidence
from jalin.model import DealState, Factuality, Instrument, PartialDate, PartyKind, Stage

INTENT, ORDER = "0123456789ab", "ba9876543210"
PINDAD = exported_party(deals=2)
LEYLAND = exported_party(
    id="ashok-leyland",
    name="Ashok Leyland",
    kind=PartyKind.COMPANY,
    country="IN",
    known_as=None,
    names=("Ashok Leyland",),
    deals=2,
)
MINISTRY = exported_party(
    id="kemhan",
    name="Kementerian Pertahanan",
    kind=PartyKind.MINISTRY,
    known_as="kemhan",
    names=("Kemhan",),
)


def intent(**said: Any) -> ExportedDeal:  # noqa: ANN401 (any field of the row)
    """Build a memorandum of Pindad and Ashok Leyland."""
    fields: dict[str, Any] = {
        "instrument": Instrument.MEMORANDUM,
        "objects": ("bus listrik",),
        "reached": Stage.INTENT,
        "state": DealState.MOVING,
        "date": PartialDate.parse("2026-02"),
        "first_told": PartialDate.parse("2026-02-05"),
        "last_news": PartialDate.parse("2026-02"),
        "sectors": ("electric_vehicles",),
        "activities": ("co_development",),
    }
    return exported_deal(**(fields | said))


def order(**said: Any) -> ExportedDeal:  # noqa: ANN401 (any field of the row)
    """Build an order of three parties, which binds them."""
    fields: dict[str, Any] = {
        "id": ORDER,
        "parties": ("PT Pindad", "Ashok Leyland", "Kementerian Pertahanan"),
        "party_ids": ("pindad", "ashok-leyland", "kemhan"),
        "countries": ("ID", "IN"),
        "stage": Stage.COMMITTED,
        "reached": Stage.COMMITTED,
        "binding": True,
        "instrument": Instrument.CONTRACT,
        "amounts": ("IDR 1200000000000", "40 bus"),
        "date": PartialDate.parse("2026-03-10"),
        "first_told": PartialDate.parse("2026-03-11"),
        "last_news": PartialDate.parse("2026-03-10"),
        "sectors": ("defence",),
        "activities": ("supply",),
        "umbrella_id": INTENT,
    }
    return exported_deal(**(fields | said))


def two_deals() -> Dataset:
    """Build a dataset of a memorandum and an order beneath it, with steps, promises, sentences."""
    return dataset(
        *(PINDAD, LEYLAND, MINISTRY, intent(), order()),
        exported_step(),
        exported_step(
            position=1,
            stage=Stage.COMMITTED,
            factuality=Factuality.PLANNED,
            instrument=Instrument.CONTRACT,
            date=PartialDate.parse("2026"),
            evidence=("d1:50-60",),
        ),
        exported_step(
            deal_id=ORDER,
            stage=Stage.COMMITTED,
            instrument=Instrument.CONTRACT,
            date=PartialDate.parse("2026-03-10"),
            evidence=("d2:0-10", "d1:50-60"),
        ),
        exported_promise(),
        exported_promise(
            id="d2.0",
            who="Ashok Leyland",
            due=PartialDate.parse("2026-05-17"),
            state="overdue",
            deal_ids=(ORDER, "somewhere else"),
            quote="Bus pertama dikirim 17 Mei.",
            evidence=("d2:20-47",),
        ),
        *_list_evidence(),
    )


def told_everywhere(text: str) -> Dataset:
    """Build a dataset of one deal in which a text stands wherever a document can put one."""
    return dataset(
        replace(PINDAD, name=text, names=(text, "Pindad"), page=text),
        replace(LEYLAND, country=text),
        intent(parties=(text, text), objects=(text,), place=text, page=text, amounts=(text,)),
        exported_step(place=text),
        exported_promise(who=text, quote=text, evidence=("d1:0-10",)),
        *(
            exported_evidence(
                about=about, name=name, value=text, quote=text, title=text, url=text, outlet=text
            )
            for about, name in (
                (EvidenceAbout.VALUE, "parties"),
                (EvidenceAbout.STEP, "0"),
                (EvidenceAbout.PROMISE, "d1.0"),
            )
        ),
    )


def read_lines(pieces: Iterable[bytes]) -> list[dict[str, Any]]:
    """Read what was written as JSON, one a line."""
    content = join(pieces)
    assert not content or content.endswith(b"\n")
    # Some signs inside a text are ends of lines elsewhere than in JSON.
    return [json.loads(line) for line in content.split(b"\n")[:-1]]


def _list_evidence() -> Iterable[ExportedEvidence]:
    """List what the sentences tell, each in the place that the rows above name."""
    second = {"document_id": "d2", "source_id": "d2", "title": "Empat Puluh Bus", "url": None}
    told_order = second | {"deal_id": ORDER, "about": EvidenceAbout.STEP, "name": "0"}
    yield exported_evidence()
    yield exported_evidence(name="stage", value="talks", shown=False)
    yield exported_evidence(name="parties", value="Pindad")
    yield exported_evidence(about=EvidenceAbout.STEP, name="0")
    yield exported_evidence(
        id="d1:50-60", start=50, end=60, about=EvidenceAbout.STEP, name="1", value="committed"
    )
    yield exported_evidence(
        id="d1:11-40", start=11, end=40, about=EvidenceAbout.PROMISE, name="d1.0", value="2026-12"
    )
    yield exported_evidence(
        id="verdict", name="stage", value="intent", reviewer="Rini", rule=None, **_NO_PLACE
    )
    yield exported_evidence(**(told_order | {"id": "d2:0-10"}), value="committed")
    yield exported_evidence(
        **(told_order | {"id": "d1:50-60", "document_id": "d1"}), start=50, end=60
    )
    promised = {"about": EvidenceAbout.PROMISE, "name": "d2.0", "value": "2026-05-17"}
    yield exported_evidence(**(told_order | promised | {"id": "d2:20-47"}), start=20, end=47)


_NO_PLACE = dict.fromkeys(
    (
        *("document_id", "start", "end", "quote", "source_id"),
        *("outlet", "title", "published", "url"),
    )
)
