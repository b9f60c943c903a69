"""What is said of truth that was loaded."""

from jalin.cli.pages.truth_page import write_truth_report
from jalin.model.truth import TruthCounts
from jalin.pipeline.transfer.loading import TruthReport


def test_what_came_is_told_beside_what_there_was() -> None:
    """Of each kind that the files hold, how much is new; kinds without any are left out."""
    report = TruthReport(
        held=TruthCounts(documents=1200, readings=2400, judgements=3),
        added=TruthCounts(documents=1100, readings=0, judgements=3),
        seconds=2.04,
    )
    assert write_truth_report(report) == (
        "1,100 of 1,200 documents, 0 of 2,400 readings, 3 of 3 judgements added; 2.0 s."
    )


def test_an_empty_register_is_told() -> None:
    """Nothing came of nothing."""
    report = TruthReport(held=TruthCounts(), added=TruthCounts(), seconds=0.0)
    assert write_truth_report(report) == "nothing added; 0.0 s."
