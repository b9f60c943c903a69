"""The command that searches the register: documents with the passage that answers."""

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
from jalin.cli.pages.search_page import build_search_page
from jalin.cli.pages.similar_page import write_lacking
from jalin.pipeline.meaning.answering import By, search_by
from jalin.pipeline.serving.library import Library

_MOST_SHOWN = 1_000


def search(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY",
            help="Words, and what the deals have to meet: radar party:pindad since:2023.",
        ),
    ],
    register: RegisterOption = None,
    *,
    limit: Annotated[
        int, typer.Option(min=1, max=_MOST_SHOWN, help="How many documents are shown.")
    ] = 10,
    by: Annotated[
        By, typer.Option(help="By the words, by what the question means, or by both.")
    ] = By.WORDS,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """Search the documents, the best first, each with the passage that answers and its deals."""
    settings = choose_settings(context, register=register, today=today)
    with Library(settings.register, lambda: settings.today) as library, library.visit(as_of) as it:
        answer = search_by(it, query, by, size=limit)
        found = answer.found
    if answer.n_lacking:
        print_note(write_lacking(answer.n_lacking))
    for correction in found.corrections:
        print_note(str(correction))
    if as_json:
        print_json(found)
    else:
        print_results(build_search_page(found))
