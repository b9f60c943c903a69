"""The page of a deal."""

import datetime as dt
from pathlib import Path

import pytest
from rich.console import Console

from jalin.cli.deal_page import build_deal_page
from jalin.model import Instrument
from jalin.pipeline.run import add_documents
from jalin.pipeline.show import list_deals, show_deal
from jalin.store.register import Register
from jalin.text.lexicon import load_lexicon
from register_factory import Heard, deal, doc, reader_of, reading


@pytest.mark.parametrize("later", [Instrument.UNSPECIFIED, Instrument.MEMORANDUM])
def test_an_unnamed_instrument_stands_beside_nothing(tmp_path: Path, later: Instrument) -> None:
    """That a text names no instrument is no claim against another, nor a claim at all."""
    documents = (doc(name="a"), doc(name="b"))
    instruments = (Instrument.UNSPECIFIED, later)
    readings = [
        reading(document, deal(instrument=instrument))
        for document, instrument in zip(documents, instruments, strict=True)
    ]
    with Register.open(tmp_path / "jalin.db") as register:
        add_documents(register, documents, reader_of(readings), Heard())
        (found,) = list_deals(register)
        today = dt.date(2026, 3, 1)
        view = show_deal(register, found.id, today=today, lexicon=load_lexicon())
    console = Console(width=100)
    with console.capture() as capture:
        console.print(build_deal_page(view))
    assert "beside it" not in capture.get()
    assert "unspecified" not in capture.get()
