"""The command that writes out what a register keeps for ever: export truth."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.options import JsonOption, RegisterOption, choose_settings
from jalin.cli.output import print_json, print_results, write_bytes
from jalin.cli.progress import observe
from jalin.pipeline.transfer.saving import save_lines, save_truth

# What stands for standard output, as elsewhere on a command line.
_STDOUT = "-"


def add_truth(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="truth")(export_truth)


def export_truth(
    context: typer.Context,
    out: Annotated[
        Path,
        typer.Argument(
            metavar="OUT",
            help="A file called .jsonl, or a folder for Parquet; - for lines on standard output.",
        ),
    ],
    *,
    register: RegisterOption = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace what is there.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Write documents, readings and judgements, for `jalin load` to make the same register of."""
    settings = choose_settings(context, register=register)
    with observe() as observer:
        if str(out) == _STDOUT:
            write_bytes(save_lines(settings.register, observer))
            return
        files = save_truth(settings.register, out, observer, replace=replace)
    if as_json:
        print_json([{"file": str(it), "bytes": it.stat().st_size} for it in files])
    else:
        print_results(*(f"{it}  {it.stat().st_size:,} bytes" for it in files))
