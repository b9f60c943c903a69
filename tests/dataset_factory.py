"""Builders of datasets held in memory, as small as a test of a format needs them."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from jalin.export.dataset.dataset import About, Dataset, Rows
from jalin.export.dataset.rows import (
    EvidenceAbout,
    ExportedDeal,
    ExportedEvidence,
    ExportedParty,
    ExportedPromise,
    ExportedRow,
    ExportedStep,
)
from jalin.model import (
    DealState,
    Factuality,
    Instrument,
    PartialDate,
    PartyKind,
    Stage,
    StepKind,
)

DAY = dt.date(2026, 6, 30)
ABOUT = About(
    day=DAY,
    is_past=False,
    question=(("party", "pindad"), ("stage_min", "intent")),
    revision="0f1e2d",
    program="Jalin 0.1.0",
)
# Texts that a careless writer takes for something else than a text.
HOSTILE = (
    "=1+1",
    "＝1+1",
    "\t=1",
    '"; DROP TABLE deals',
    "a; b",
    "satu\ndua\r\ntiga",
    "<r><t>x</t></r>",
    "<r>&nbsp;</r>",
    "]]>&<![CDATA[",
    "_x0041_",
    "\x00\x01\x1f\x7f",
    "\ufffe\uffff\u2028\u202e",
    "https://example.org/x",
    "12",
    "2026-01-01",
    "TRUE",
    "{=A1}",
    " kosong ",
    "🚢" * 3,
)


def exported_deal(**said: Any) -> ExportedDeal:  # noqa: ANN401 (any field of the row)
    """Build a deal of two parties of which little is known."""
    fields: dict[str, Any] = {
        "id": "0123456789ab",
        "parties": ("PT Pindad", "Ashok Leyland"),
        "party_ids": ("pindad", "ashok-leyland"),
        "countries": ("ID", "IN"),
        "objects": (),
        "instrument": None,
        "stage": Stage.INTENT,
        "reached": None,
        "binding": False,
        "state": DealState.UNKNOWN,
        "date": None,
        "place": None,
        "last_news": None,
        "first_told": None,
        "umbrella_id": None,
        "activities": (),
        "sectors": (),
        "amounts": (),
        "outlets": (),
        "documents": 1,
        "sources": 1,
        "page": None,
    }
    return ExportedDeal(**(fields | said))


def exported_step(**said: Any) -> ExportedStep:  # noqa: ANN401 (as above)
    """Build a signing that happened."""
    fields: dict[str, Any] = {
        "deal_id": "0123456789ab",
        "position": 0,
        "stage": Stage.INTENT,
        "factuality": Factuality.FACTUAL,
        "kind": StepKind.DEVELOPMENT,
        "instrument": Instrument.MEMORANDUM,
        "date": PartialDate.parse("2026-02-04"),
        "place": None,
        "evidence": ("d1:0-10",),
    }
    return ExportedStep(**(fields | said))


def exported_promise(**said: Any) -> ExportedPromise:  # noqa: ANN401 (as above)
    """Build a promise of the deal that is not due yet."""
    fields: dict[str, Any] = {
        "id": "d1.0",
        "who": "PT Pindad",
        "due": PartialDate.parse("2026-12"),
        "state": "scheduled",
        "deal_ids": ("0123456789ab",),
        "told": PartialDate.parse("2026-02-05"),
        "quote": "Pabrik rampung pada Desember.",
        "evidence": ("d1:11-40",),
        "settled_on": None,
        "settled_by": None,
        "settled_evidence": None,
    }
    return ExportedPromise(**(fields | said))


def exported_party(**said: Any) -> ExportedParty:  # noqa: ANN401 (as above)
    """Build a party of the deal."""
    fields: dict[str, Any] = {
        "id": "pindad",
        "name": "PT Pindad",
        "kind": PartyKind.STATE_OWNED_ENTERPRISE,
        "country": "ID",
        "known_as": "pindad",
        "names": ("PT Pindad", "Pindad"),
        "deals": 1,
        "page": None,
    }
    return ExportedParty(**(fields | said))


def exported_evidence(**said: Any) -> ExportedEvidence:  # noqa: ANN401 (as above)
    """Build a sentence that tells the stage of the deal."""
    fields: dict[str, Any] = {
        "id": "d1:0-10",
        "deal_id": "0123456789ab",
        "about": EvidenceAbout.VALUE,
        "name": "stage",
        "value": "intent",
        "shown": True,
        "rejected": False,
        "document_id": "d1",
        "start": 0,
        "end": 10,
        "quote": "Keduanya m",
        "rule": "stage.intent",
        "reviewer": None,
        "source_id": "d1",
        "outlet": "Warta Niaga",
        "title": "Pindad Teken Nota",
        "published": PartialDate.parse("2026-02-05"),
        "url": "https://warta.example/a?x=1#b",
        "page": None,
    }
    return ExportedEvidence(**(fields | said))


def dataset(*rows: ExportedRow, about: About = ABOUT) -> Dataset:
    """Build a dataset of these rows, each in its table."""

    def choose(kind: type[Any]) -> Rows[Any]:
        chosen = [row for row in rows if isinstance(row, kind)]
        return Rows(lambda: iter(chosen))

    return Dataset(
        about=about,
        deals=choose(ExportedDeal),
        steps=choose(ExportedStep),
        promises=choose(ExportedPromise),
        parties=choose(ExportedParty),
        evidence=choose(ExportedEvidence),
    )


def small_dataset() -> Dataset:
    """Build a dataset with one row in each table."""
    return dataset(
        exported_deal(
            parties=("PT Pindad",),
            party_ids=("pindad",),
            countries=("ID",),
            date=PartialDate.parse("2026-02"),
            sectors=("defence", "maritime"),
        ),
        exported_step(),
        exported_promise(),
        exported_party(),
        exported_evidence(),
    )


def hostile_dataset() -> Dataset:
    """Build a dataset in which each hostile text stands in every column of text."""
    return dataset(*(row for text in HOSTILE for row in _list_hostile(text)))


def join(pieces: Iterable[bytes]) -> bytes:
    """Put the pieces of a file together."""
    return b"".join(pieces)


def _list_hostile(text: str) -> Iterator[ExportedRow]:
    yield exported_deal(parties=(text, text), objects=(text,), place=text, page=text)
    yield exported_step(place=text, evidence=(text,))
    yield exported_promise(who=text, quote=text, evidence=(text,))
    yield exported_party(name=text, names=(text, text), known_as=text)
    yield exported_evidence(name=text, value=text, quote=text, title=text, url=text, outlet=text)
