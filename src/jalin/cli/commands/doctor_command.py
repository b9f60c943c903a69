"""The command that looks a register through and mends what can be made anew: doctor."""

from typing import Annotated

import typer

from jalin.cli.exits import ExitCode
from jalin.cli.options import JsonOption, RegisterOption, choose_settings
from jalin.cli.output import print_json, print_note, print_results, write_bytes
from jalin.cli.pages.doctor_page import write_finding, write_mended, write_verdict
from jalin.cli.progress import observe
from jalin.cli.settings import Settings
from jalin.cli.terminal import make_printable
from jalin.pipeline.checking.doctor import Examination, examine, has_lost_truth
from jalin.pipeline.checking.finding import Finding, Severity
from jalin.pipeline.checking.repairing import repair
from jalin.pipeline.jobs import show_register


def doctor(
    context: typer.Context,
    register: RegisterOption = None,
    *,
    deep: Annotated[
        bool,
        typer.Option(
            "--deep", help="Also derive everything in memory and compare: as long as a rebuild."
        ),
    ] = False,
    mend: Annotated[
        bool, typer.Option("--repair", help="Make anew what can be; the truth is not touched.")
    ] = False,
    as_json: JsonOption = False,
) -> ExitCode:
    """Look through everything that must be true of a register, and say how to mend it."""
    settings = choose_settings(context, register=register)
    examination = Examination(register=settings.register, accounts=settings.accounts, deep=deep)
    findings = _examine(examination, as_json=as_json)
    if mend and has_lost_truth(findings):
        print_note("nothing is made anew from what cannot be read; bring back a backup first")
    elif mend and any(it.mending is not None for it in findings):
        print_note(write_mended(_repair(settings, findings)))
        findings = _examine(examination, as_json=as_json)
    if as_json:
        print_json({"register": show_register(settings.register), "findings": findings})
    else:
        print_results(write_verdict(findings))
    is_sound = all(it.severity is not Severity.FAULT for it in findings)
    return ExitCode.FINE if is_sound else ExitCode.UNSOUND


def _examine(examination: Examination, *, as_json: bool) -> list[Finding]:
    """Look a register through, and print each finding as it is made."""
    findings = []
    for finding in examine(examination):
        findings.append(finding)
        if not as_json:
            write_bytes([f"{make_printable(write_finding(finding))}\n".encode()])
    return findings


def _repair(settings: Settings, findings: list[Finding]) -> list[str]:
    with observe() as observer:
        mended = repair(settings.register, findings, observer, meaning=settings.meaning)
    return sorted(mended)
