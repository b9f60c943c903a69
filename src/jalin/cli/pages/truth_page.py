"""What is said of truth that was loaded."""

from dataclasses import fields

from jalin.model.truth import TruthCounts
from jalin.pipeline.transfer.loading import TruthReport


def write_truth_report(report: TruthReport) -> str:
    """Write what a loading did as one sentence."""
    parts = [
        f"{getattr(report.added, name):,} of {getattr(report.held, name):,} {name}"
        for name in (each.name for each in fields(TruthCounts))
        if getattr(report.held, name)
    ]
    return f"{', '.join(parts) or 'nothing'} added; {report.seconds:.1f} s."
