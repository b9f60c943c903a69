"""The commands that write the register out: export site, and one for each format of a dataset."""

from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.clocks import build_today
from jalin.cli.commands.briefing_command import add_briefings
from jalin.cli.commands.format_commands import add_formats
from jalin.cli.commands.truth_command import add_truth
from jalin.cli.options import (
    AsOfOption,
    JsonOption,
    RegisterOption,
    TodayOption,
    choose_settings,
)
from jalin.cli.output import print_json, print_results
from jalin.cli.progress import observe
from jalin.pipeline.serving.library import Library
from jalin.web.frame.preferences import Language
from jalin.web.site.folder import check_folder, fill_aside

export_app = typer.Typer(
    name="export", no_args_is_help=True, help="Write the register out for others."
)
_STEP = "write"


@export_app.command()
def site(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the pages are written.")],
    *,
    register: RegisterOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    language: Annotated[
        Language, typer.Option("--language", help="The language of the pages.")
    ] = Language.INDONESIAN,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace the older snapshot that is there.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Write the pages as plain files, with a manifest of their hashes: a snapshot to be cited."""
    # What builds pages takes longer to import than any other command to run.
    from jalin.web.site.snapshot import SnapshotOptions, write_snapshot  # noqa: PLC0415

    settings = choose_settings(context, register=register, today=today)
    # A folder that cannot be used is a fault now, not after all pages are built.
    check_folder(out, replace=replace)
    with (
        Library(settings.register, build_today(settings)) as library,
        library.visit(as_of) as visit,
        observe() as observer,
        fill_aside(out, replace=replace) as aside,
    ):
        observer.started(_STEP)
        told = SnapshotOptions(language=language, told=lambda path: observer.advanced(_STEP, path))
        manifest = write_snapshot(visit, aside, told)
        observer.finished(_STEP)
    if as_json:
        print_json({"folder": str(out), "hash": manifest.hash, "files": len(manifest.files)})
    else:
        print_results(f"{len(manifest.files)} files in {out}\nsnapshot {manifest.hash}")


add_formats(export_app)
add_truth(export_app)
add_briefings(export_app)
