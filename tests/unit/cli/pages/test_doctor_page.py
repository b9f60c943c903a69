"""How what a doctor finds looks."""

from jalin.cli.pages.doctor_page import write_finding, write_verdict
from jalin.pipeline.checking.finding import Finding, Mending, Severity

FINE = Finding(check="documents", severity=Severity.FINE, told="12 documents")
FAULT = Finding(
    check="words",
    severity=Severity.FAULT,
    told="4 are wrong",
    count=4,
    examples=("a", "b"),
    remedy="do it anew",
    mending=Mending.WORDS,
)
LOST = Finding(check="readings", severity=Severity.FAULT, told="1 is lost", count=1)


def test_a_finding_is_one_line() -> None:
    """How it is, which check, what is told; of a fault also the first, and what to do."""
    assert write_finding(FINE) == "fine   documents                    12 documents"
    assert write_finding(FAULT) == (
        "FAULT  words                        4 are wrong: a; b, … → do it anew"
    )


def test_the_verdict_says_what_can_be_mended() -> None:
    """Faults are counted, and those that a repair mends."""
    assert write_verdict([FINE]) == "1 checks, no fault."
    assert write_verdict([FINE, FAULT, LOST]) == (
        "3 checks, 2 with faults; `jalin doctor --repair` mends 1 of them."
    )
    assert write_verdict([LOST]) == "1 checks, 1 with faults; what is wrong cannot be made anew."
