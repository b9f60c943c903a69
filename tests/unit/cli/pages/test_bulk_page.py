"""What is said of bulk runs."""

import dataclasses
from collections import Counter

import pytest

from jalin.cli.pages.bulk_page import (
    Pace,
    write_bulk_report,
    write_duration,
    write_load_report,
    write_pace,
)
from jalin.pipeline.bulk.bulk_run import BulkReport
from jalin.pipeline.bulk.load import LoadReport
from jalin.pipeline.observer import Standing

BEGIN = Standing(done=1000, skipped=0, position=1_000_000, total=11_000_000)
REPORT = BulkReport(
    items=1204,
    before=0,
    read=3,
    relevant=2,
    heard=1200,
    skipped=Counter({"bad_json": 1}),
    seconds=2.5,
    documents_per_second=481.6,
    is_finished=True,
)


@pytest.mark.parametrize(
    ("now", "seconds", "told"),
    [
        (BEGIN, 0.0, "1,000 documents, 9%"),
        (
            Standing(done=3000, skipped=7, position=3_000_000, total=11_000_000),
            10.0,
            "3,000 documents, 200/s, 27%, 40 s left, 7 skipped",
        ),
        (
            Standing(done=1001, skipped=0, position=1_010_000, total=11_000_000),
            1.0,
            "1,001 documents, 1.0/s, 9%, 16:39 left",
        ),
        (Standing(done=1050, skipped=0, position=0, total=0), 5.0, "1,050 documents, 10/s"),
    ],
)
def test_a_pace_tells_what_is_known(now: Standing, seconds: float, told: str) -> None:
    """Rate, share and time left stand where there is something to tell them from."""
    assert write_pace(Pace(first=BEGIN, now=now, seconds=seconds)) == told


def test_a_share_never_exceeds_the_whole() -> None:
    """A file that grew while it was read is read whole, not more than whole."""
    now = Standing(done=2000, skipped=0, position=12_000_000, total=11_000_000)
    told = write_pace(Pace(first=BEGIN, now=now, seconds=10.0))
    assert told == "2,000 documents, 100/s, 100%, 0 s left"


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.4, "0 s"), (59.0, "59 s"), (60.0, "1:00"), (3599.6, "1:00:00"), (7384.0, "2:03:04")],
)
def test_durations_are_short(seconds: float, told: str) -> None:
    """Seconds, minutes and hours as on a clock."""
    assert write_duration(seconds) == told


def test_a_report_tells_what_an_output_holds() -> None:
    """How the documents ended, how long it took, and how quick it was."""
    assert write_bulk_report(REPORT) == (
        "1,204 documents: 3 read (2 with deals), 1,200 heard, 1 skipped: bad json;"
        " 2.5 s, 481.6 documents/s."
    )


@pytest.mark.parametrize(
    ("before", "is_finished", "told"),
    [
        (1000, True, "1,000 of them before; 2.5 s"),
        (1204, True, "finished before, nothing to do."),
        (1204, False, "1,204 of them before; 2.5 s"),
    ],
)
def test_a_report_tells_what_was_done_before(before: int, told: str, *, is_finished: bool) -> None:
    """What earlier sessions did is told apart."""
    report = dataclasses.replace(REPORT, before=before, is_finished=is_finished)
    assert told in write_bulk_report(report)


def test_a_loading_is_told() -> None:
    """What was added, was there already, was heard, was left out."""
    report = LoadReport(
        read=1500,
        relevant=20,
        added=1400,
        unchanged=100,
        heard=7,
        skipped=Counter({"bad_line": 2}),
        seconds={"store": 1.0, "derive": 0.55},
    )
    assert write_load_report(report) == (
        "1,400 added (20 of 1,500 with deals), 100 unchanged, 7 heard, 2 skipped: bad line; 1.6 s."
    )
