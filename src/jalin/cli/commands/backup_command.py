"""The command that makes a copy of a register for bad days: backup."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.options import JsonOption, RegisterOption, choose_settings
from jalin.cli.output import print_json, print_note, print_results
from jalin.cli.progress import observe
from jalin.pipeline.transfer.backup import BackupOptions, back_up


def backup(  # noqa: PLR0913 (each is an option of the command)
    context: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to copy to.")],
    *,
    register: RegisterOption = None,
    accounts: Annotated[
        bool, typer.Option("--accounts", help="Copy the accounts too, beside OUT.")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Replace what is there.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Copy the register as it is at one moment, while others write to it."""
    settings = choose_settings(context, register=register)
    options = BackupOptions(replace=replace, accounts=accounts, named=settings.accounts)
    with observe() as observer:
        done = back_up(settings.register, out, observer, options)
    if done.left_out is not None:
        print_note(f"the accounts in {done.left_out} are not in the copy")
    files = [it for it in (done.file, done.accounts) if it is not None]
    if as_json:
        print_json([{"file": str(it), "bytes": it.stat().st_size} for it in files])
    else:
        print_results(*(f"{it}  {it.stat().st_size:,} bytes" for it in files))
