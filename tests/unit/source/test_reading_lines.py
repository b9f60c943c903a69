"""Readings are read strictly."""

from pathlib import Path

import pytest

from jalin.model import FormatError, Reading
from jalin.source import decode_reading, read_readings

GOOD = b'{"doc_id": "a", "relevant": false}'
DEAL = (
    b'{"doc_id": "a", "relevant": true, "deals": '
    b'[{"parties": [], "instrument": "memorandum", "stage": "intent", %s}]}'
)
STEP = b'"steps": [{"stage": "intent", "factuality": "factual", "evidence": "", "x": 1}]'
SPAN = b'"evidence_span": {"start": 0, "end": 1, "stop": 1}'


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b'{"doc_id": "a", "relevant": false, "deal": []}', "$.deal"),
        (DEAL % b'"stages": 1', "$.deals[0].stages"),
        (DEAL % STEP, "$.deals[0].steps[0].x"),
        (DEAL % SPAN, "$.deals[0].evidence_span.stop"),
        (DEAL % b'"activities": ["dance"]', "$.deals[0].activities[0]"),
        (DEAL % b'"date": "2026-02-30"', "$.deals[0].date"),
        (DEAL % b'"date": 2026', "$.deals[0].date"),
        (DEAL % b'"evidence_span": {"start": 3, "end": 1}', "$.deals[0].evidence_span"),
        (b'{"relevant": false}', "doc_id"),
        (b'{"doc_id": 7, "relevant": false}', "$.doc_id"),
        (b'{"doc_id": "a", "rel', "truncated"),
        (b'{"doc_id": "\xff", "relevant": false}', "utf-8"),
        (b"[]", "object"),
        (b"[" * 100_000, "recursion"),
    ],
)
def test_broken_line(line: bytes, fault: str) -> None:
    """A broken line is told with its source, its number and the path of its fault."""
    with pytest.raises(FormatError, match=r"^gold, line 3: ") as caught:
        list(read_readings([GOOD, b"\n", line], source="gold"))
    assert fault in caught.value.fault
    assert caught.value.line == 3


def test_blank_lines_and_a_mark(tmp_path: Path) -> None:
    """Blank lines and a byte order mark are passed over; a path names itself in faults."""
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD + b"\n\n" + GOOD + b"\n[]\n")
    readings = read_readings(path)
    assert [next(readings), next(readings)] == [Reading(doc_id="a", relevant=False)] * 2
    with pytest.raises(FormatError, match=r"gold.jsonl, line 4"):
        next(readings)


def test_numbers_are_exact() -> None:
    """An amount keeps every digit that is written."""
    line = DEAL % b'"amounts": [{"text": "x", "value": 354119092.10}]'
    (amount,) = decode_reading(line).deals[0].amounts
    assert str(amount.value) == "354119092.10"
