"""The command `jalin`: its sub-commands, and what becomes of errors."""

import importlib.metadata
import os
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from jalin.cli.commands.backup_command import backup
from jalin.cli.commands.deal_commands import diff, show
from jalin.cli.commands.demo_command import demo
from jalin.cli.commands.doctor_command import doctor
from jalin.cli.commands.export_command import export_app
from jalin.cli.commands.judge_command import judge
from jalin.cli.commands.list_commands import contradictions, deals, parties, promises
from jalin.cli.commands.load_command import load
from jalin.cli.commands.mcp_command import mcp
from jalin.cli.commands.notify_command import notify_app
from jalin.cli.commands.reading_commands import add, evaluate, read, schema
from jalin.cli.commands.search_command import search
from jalin.cli.commands.serve_command import serve
from jalin.cli.commands.similar_command import similar
from jalin.cli.commands.upkeep_commands import rebuild
from jalin.cli.commands.user_command import user_app
from jalin.cli.commands.watch_command import watch
from jalin.cli.exits import ExitCode, find_exit_code
from jalin.cli.faults import tell_faults
from jalin.cli.output import (
    open_closed_streams,
    print_note,
    print_results,
    tell_help_faults,
)
from jalin.cli.settings import Settings
from jalin.model import JalinError

COMMANDS = (
    *(
        add,
        watch,
        read,
        load,
        deals,
        show,
        search,
        similar,
        promises,
        contradictions,
        parties,
        diff,
    ),
    *(judge, rebuild, doctor, backup, evaluate, schema, demo, serve, mcp),
)
# Commands that have commands of their own, by name.
GROUPS = {"export": export_app, "notify": notify_app, "user": user_app}

app = typer.Typer(
    name="jalin",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in COMMANDS:
    app.command()(command)
for name, group in GROUPS.items():
    app.add_typer(group, name=name)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code; a foreseen error is one line."""
    open_closed_streams()
    try:
        with tell_faults(), tell_help_faults():
            code = app(arguments, standalone_mode=False)
    except typer.TyperException as err:
        # Called without a command, typer has printed the help and has nothing more to say.
        if err.format_message():
            print_note(f"{err.format_message().rstrip('.')}; see `jalin --help`")
        code = ExitCode.USAGE
    except JalinError as err:
        print_note(str(err))
        code = find_exit_code(err)
    raise SystemExit(code or ExitCode.FINE)


def print_version(wanted: bool) -> None:  # noqa: FBT001 (typer calls it so)
    """Print the version and leave, where that is wanted."""
    if wanted:
        print_results(f"jalin {importlib.metadata.version('jalin')}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    *,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=print_version, is_eager=True, help="Print the version and leave."
        ),
    ] = False,
) -> None:
    """Read news about cooperation and keep a register of what became of it."""
    context.obj = Settings.from_env(os.environ)
