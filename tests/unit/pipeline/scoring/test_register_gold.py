"""The gold of a register is read from lines of JSON."""

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest

from jalin.model import DealState, Stage
from jalin.pipeline.scoring.register_gold import (
    GoldContradiction,
    GoldDeal,
    GoldMention,
    GoldPromise,
    GoldState,
    label_mentions,
    load_register_gold,
)
from jalin.track.promises.promise import PromiseState

PROMISE = {
    "text": "mulai",
    "doc_id": "a",
    "due": None,
    "outcome": "overdue",
    "as_of": "2026-07-31",
}
# What the gold notes for its readers beside what is scored: parties, steps, reasons.
LINE = {
    "deal": "bus",
    "parties": ["PT Pindad"],
    "mentions": [{"doc_id": "a", "deal": 0}, {"doc_id": "b", "deal": 1}],
    "under": None,
    "steps": [{"stage": "intent", "date": "2026-02-04", "doc_id": "a"}],
    "final_stage": "intent",
    "states": [{"day": "2026-02-05", "state": "moving", "why": "signed"}],
    "promises": [PROMISE],
    "contradictions": [{"field": "date", "values": ["4", "5"], "doc_ids": ["a", "b"]}],
    "reannounced_in": ["b"],
}
BUS = GoldDeal(
    deal="bus",
    mentions=(GoldMention(doc_id="a", deal=0), GoldMention(doc_id="b", deal=1)),
    under=None,
    final_stage=Stage.INTENT,
    states=(GoldState(day=dt.date(2026, 2, 5), state=DealState.MOVING),),
    promises=(
        GoldPromise(
            text="mulai", doc_id="a", outcome=PromiseState.OVERDUE, as_of=dt.date(2026, 7, 31)
        ),
    ),
    contradictions=(GoldContradiction(field="date", doc_ids=("a", "b")),),
    reannounced_in=("b",),
)


def write_gold(folder: Path, *lines: object) -> Path:
    """Write lines of gold and give their file."""
    path = folder / "register.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def test_a_line_is_a_deal(tmp_path: Path) -> None:
    """Deals come in the order of the lines; what is only noted for readers is left out."""
    path = write_gold(tmp_path, LINE, LINE | {"deal": "kereta", "under": "bus"})
    first, second = load_register_gold(path)
    assert first == BUS
    assert (second.deal, second.under) == ("kereta", "bus")


def test_no_line_is_no_deal(tmp_path: Path) -> None:
    """An empty file is a gold without deals."""
    assert load_register_gold(write_gold(tmp_path)) == ()


@pytest.mark.parametrize(
    "fault",
    [
        {"final_stage": "dreaming"},
        {"states": [{"day": "2026-02-05", "state": "asleep"}]},
        {"states": [{"day": "2026-02", "state": "moving"}]},
        {"promises": [PROMISE | {"outcome": "kept"}]},
        {"mentions": [{"doc_id": "a"}]},
        {"deal": None},
    ],
)
def test_a_broken_line_is_refused(tmp_path: Path, fault: dict[str, object]) -> None:
    """What no register could ever give is no gold."""
    with pytest.raises(msgspec.ValidationError):
        load_register_gold(write_gold(tmp_path, LINE | fault))


def test_every_mention_bears_the_name_of_its_deal() -> None:
    """A mention is named by its document and its index in the gold reading."""
    assert label_mentions((BUS,)) == {("a", 0): "bus", ("b", 1): "bus"}
    assert label_mentions(()) == {}
