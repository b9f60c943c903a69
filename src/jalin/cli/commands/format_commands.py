"""The commands `jalin export FORMAT`, one for each format of a dataset."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from jalin.cli.clocks import build_today
from jalin.cli.options import (
    AsOfOption,
    FilterOption,
    JsonOption,
    RegisterOption,
    TodayOption,
    choose_settings,
    parse_filters,
)
from jalin.cli.output import print_json, print_note, print_results, write_bytes
from jalin.export.dataset.dataset import TableName
from jalin.pipeline.catalogue.filter import WORDS_PARAMETER
from jalin.pipeline.exporting.addresses import Addresses
from jalin.pipeline.exporting.dataset import build_dataset
from jalin.pipeline.exporting.formats import FORMATS, ExportFormat, TableFormat
from jalin.pipeline.exporting.writing import ExportError, choose_pieces, write_dataset
from jalin.pipeline.serving.library import Library

# What stands for standard output, as elsewhere on a command line.
_STDOUT = "-"
QueryArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="QUERY", help="Only deals that answer this: 'party:pindad since:2023 kapal'."
    ),
]
_SiteOption = Annotated[
    str | None,
    typer.Option("--site", metavar="URL", help="Where the pages are served, to link to them."),
]
_ReplaceOption = Annotated[bool, typer.Option("--replace", help="Replace what is there.")]


def add_formats(app: typer.Typer) -> None:
    """Add a command for each format."""
    for chosen in FORMATS:
        app.command(name=chosen.name, help=chosen.summary)(_build_command(chosen))


def _build_command(chosen: ExportFormat | TableFormat) -> Callable[..., None]:
    has_tables = isinstance(chosen, TableFormat)
    what = "A folder, or a file called .zip" if has_tables else "The file to write"

    def export(  # noqa: PLR0913 (each option is a parameter)
        context: typer.Context,
        out: Annotated[Path, typer.Argument(metavar="OUT", help=f"{what}; - for standard output.")],
        query: QueryArgument = None,
        *,
        table: Annotated[
            TableName | None,
            typer.Option(help="Only this table, as one file.", hidden=not has_tables),
        ] = None,
        filters: FilterOption = None,
        as_of: AsOfOption = None,
        site: _SiteOption = None,
        register: RegisterOption = None,
        today: TodayOption = None,
        replace: _ReplaceOption = False,
        as_json: JsonOption = False,
    ) -> None:
        settings = choose_settings(context, register=register, today=today)
        wanted = parse_filters(filters or (), {WORDS_PARAMETER: query})
        pages = None if site is None else Addresses(base=site.rstrip("/"))
        with (
            Library(settings.register, build_today(settings)) as library,
            library.visit(as_of) as visit,
        ):
            dataset = build_dataset(visit, wanted, pages=pages)
            for correction in visit.list_corrections(wanted):
                print_note(str(correction))
            if str(out) == _STDOUT:
                _print_bytes(choose_pieces(chosen, dataset, table))
                return
            files = write_dataset(chosen, dataset, out, table=table, replace=replace)
        if as_json:
            print_json([{"file": str(it), "bytes": it.stat().st_size} for it in files])
        else:
            print_results(*(f"{it}  {it.stat().st_size:,} bytes" for it in files))

    return export


def _print_bytes(pieces: Iterable[bytes]) -> None:
    """Write to standard output, which may lead to a full disk. Raises ExportError."""
    try:
        write_bytes(pieces)
    except OSError as err:
        raise ExportError(_STDOUT, f"cannot be written: {err.strerror or err}") from err
