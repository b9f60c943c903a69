"""The command that shows what is like a document or a deal: similar."""

from typing import Annotated

import typer

from jalin.cli.options import (
    AsOfOption,
    JsonOption,
    RegisterOption,
    TodayOption,
    choose_settings,
)
from jalin.cli.output import print_json, print_note, print_results
from jalin.cli.pages.similar_page import build_similar_page, write_lacking
from jalin.pipeline.meaning.similar import find_alike
from jalin.pipeline.serving.library import Library

_MOST_SHOWN = 100


def similar(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    target: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT_OR_DEAL", help="How the id of a document or of a deal starts."
        ),
    ],
    register: RegisterOption = None,
    *,
    limit: Annotated[int, typer.Option(min=1, max=_MOST_SHOWN, help="How many are shown.")] = 10,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what is like a document or a deal by what the texts mean, the most alike first."""
    settings = choose_settings(context, register=register, today=today)
    with Library(settings.register, lambda: settings.today) as library, library.visit(as_of) as it:
        alike = find_alike(it, target, limit)
    if alike.n_lacking:
        print_note(write_lacking(alike.n_lacking))
    if as_json:
        print_json(alike)
    else:
        print_results(build_similar_page(alike))
