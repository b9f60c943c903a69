"""The commands that list what the register holds: deals, promises, contradictions, parties."""

from typing import Annotated

import typer

from jalin.cli.options import (
    AsOfOption,
    FilterOption,
    JsonOption,
    RegisterOption,
    TodayOption,
    choose_moment,
    choose_settings,
    parse_filters,
)
from jalin.cli.output import print_json, print_note, print_results
from jalin.cli.pages.tables import (
    build_contradictions_table,
    build_deals_table,
    build_directory_table,
    build_parties_table,
    build_promises_table,
)
from jalin.model import DealState, Stage
from jalin.pipeline.jobs import has_register, open_view
from jalin.pipeline.serving.library import Library
from jalin.pipeline.show.ledger import list_promises
from jalin.pipeline.show.parties import list_parties
from jalin.pipeline.show.quarrels import list_contradictions
from jalin.pipeline.show.views import PartyView
from jalin.text.directory import load_directory
from jalin.text.lexicon import load_lexicon
from jalin.text.lookup import PartyLookup
from jalin.track.promises.promise import PromiseState


def deals(  # noqa: PLR0913, PLR0917 (each option is a parameter)
    context: typer.Context,
    query: Annotated[
        str | None,
        typer.Argument(metavar="QUERY", help="Words and fields: party:pindad stage>=committed."),
    ] = None,
    register: RegisterOption = None,
    party: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only deals of parties called like this.")
    ] = None,
    stage: Annotated[Stage | None, typer.Option(help="Only deals that stand here.")] = None,
    state: Annotated[DealState | None, typer.Option(help="Only deals that fare so.")] = None,
    *,
    filters: FilterOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the deals, the latest first."""
    settings = choose_settings(context, register=register, today=today)
    own = {"party": party, "stage": stage, "state": state, "q": query}
    wanted = parse_filters(filters or (), own)
    with Library(settings.register, lambda: settings.today) as library, library.visit(as_of) as it:
        found = it.select(wanted).page()
        corrections = it.list_corrections(wanted)
    for correction in corrections:
        print_note(str(correction))
    if as_json:
        print_json(found)
    else:
        print_results(build_deals_table(found))


def promises(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    register: RegisterOption = None,
    state: Annotated[PromiseState | None, typer.Option(help="Only promises that stand so.")] = None,
    *,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what was promised, by due date, and what became of it."""
    settings = choose_settings(context, register=register, today=today)
    with open_view(settings.register) as opened:
        found = list_promises(opened, choose_moment(settings, as_of), load_lexicon())
    kept = tuple(it for it in found if state in (None, it.state))
    if as_json:
        print_json(kept)
    else:
        print_results(build_promises_table(kept))


def contradictions(
    context: typer.Context,
    register: RegisterOption = None,
    *,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """List where sources say what cannot both be true."""
    settings = choose_settings(context, register=register)
    with open_view(settings.register) as opened:
        found = list_contradictions(opened, choose_moment(settings, as_of), load_lexicon())
    if as_json:
        print_json(found)
    else:
        print_results(build_contradictions_table(found))


def parties(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A name, or the start of its words.")
    ] = None,
    register: RegisterOption = None,
    *,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the parties and how else they are written, and what the directory knows by a name."""
    settings = choose_settings(context, register=register)
    directory = load_directory()
    entries = PartyLookup.of(directory).find(name) if name is not None else ()
    found: tuple[PartyView, ...] = ()
    # The directory can be asked before there is a register.
    is_register_asked = name is None or has_register(settings.register)
    if is_register_asked:
        known = {directory.current_of(it.organisation.id) for it in entries}
        with open_view(settings.register) as opened:
            moment = choose_moment(settings, as_of)
            found = list_parties(opened, moment, name=name, known=known)
    if as_json:
        print_json({"parties": found, "directory": entries})
        return
    if is_register_asked:
        print_results(build_parties_table(found, why=name is not None))
    if name is not None:
        print_results(build_directory_table(entries))
