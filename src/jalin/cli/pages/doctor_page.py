"""How what a doctor finds looks to people: one line for each check."""

from collections.abc import Sequence

from jalin.pipeline.checking.finding import Finding, Severity

_MARKS = {Severity.FINE: "fine ", Severity.NOTE: "note ", Severity.FAULT: "FAULT"}
_CHECK_WIDTH = 27


def write_finding(finding: Finding) -> str:
    """Write a finding as one line: how it is, what is wrong, the first of it, what to do."""
    line = f"{_MARKS[finding.severity]}  {finding.check.ljust(_CHECK_WIDTH)}  {finding.told}"
    if finding.examples:
        more = ", …" if finding.count > len(finding.examples) else ""
        line += f": {'; '.join(finding.examples)}{more}"
    return f"{line} → {finding.remedy}" if finding.remedy is not None else line


def write_mended(mended: Sequence[str]) -> str:
    """Tell what was made anew."""
    return f"made anew: {', '.join(mended)}; the register is looked through once more"


def write_verdict(findings: Sequence[Finding]) -> str:
    """Write what all findings together say."""
    faults = [it for it in findings if it.severity is Severity.FAULT]
    if not faults:
        return f"{len(findings)} checks, no fault."
    mendable = sum(it.mending is not None for it in faults)
    told = f"{len(findings)} checks, {len(faults)} with faults"
    if mendable:
        return f"{told}; `jalin doctor --repair` mends {mendable} of them."
    return f"{told}; what is wrong cannot be made anew."
