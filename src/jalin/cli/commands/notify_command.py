"""The commands that tell others of changes: notify add, list, remove, test, run."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from jalin.cli.clocks import build_today
from jalin.cli.exits import ExitCode
from jalin.cli.options import JsonOption, RegisterOption, TodayOption, choose_settings
from jalin.cli.output import print_json, print_results
from jalin.cli.pages.notify_page import build_round_lines, build_subscriptions_table
from jalin.cli.serving.notifying import build_job
from jalin.cli.settings import Settings
from jalin.pipeline.catalogue.filter import QuestionError
from jalin.pipeline.events.event import EventKind
from jalin.pipeline.notifying.rounds import NotifyJob, notify_once, send_test
from jalin.pipeline.notifying.subscribing import (
    NewSubscription,
    SubscriptionError,
    check_url,
    find_subscription,
    parse_wanted,
    subscribe,
    view_subscriptions,
)
from jalin.pipeline.serving.library import Library
from jalin.source.fetching import FetchError

notify_app = typer.Typer(
    name="notify", no_args_is_help=True, help="Tell other programs of changes, by signed messages."
)

_IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The start of the subscription's id, as `list` has it.")
]
_FilterOption = Annotated[
    str,
    typer.Option(
        "--filter",
        metavar="PARAMETERS",
        help="Which deals, as in the address of a page: party=pindad&stage=intent.",
    ),
]
_KindOption = Annotated[
    list[EventKind] | None,
    typer.Option("--kind", help="Which events; may be given several times. Without it, all."),
]


@notify_app.command()
def add(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="Where messages are sent.")],
    *,
    wanted: _FilterOption = "",
    kind: _KindOption = None,
    register: RegisterOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Subscribe an address to changes; the secret that signs them is shown this once."""
    settings = choose_settings(context, register=register, today=today)
    with tell_faults(), open_job(settings) as job, job.open_accounts() as accounts:
        new = NewSubscription(
            url=check_url(job.sender, url),
            wanted=parse_wanted(wanted),
            kinds=frozenset(kind or ()),
        )
        with job.library.visit() as visit:
            made = subscribe(accounts, visit, new, now=job.clock.now(), draw=secrets.token_bytes)
    if as_json:
        print_json({"id": made.id, "url": made.url, "secret": made.secret})
    else:
        print_results(f"{made.id} tells {made.url}; its messages are signed with\n{made.secret}")


@notify_app.command("list")
def list_all(
    context: typer.Context, *, register: RegisterOption = None, as_json: JsonOption = False
) -> None:
    """List who is told of what, and what went wrong."""
    settings = choose_settings(context, register=register)
    with open_job(settings) as job, job.open_accounts() as accounts:
        found = view_subscriptions(accounts)
    if as_json:
        print_json(found)
    else:
        print_results(build_subscriptions_table(found))


@notify_app.command()
def remove(
    context: typer.Context, subscription: _IdArgument, register: RegisterOption = None
) -> None:
    """End a subscription, and forget what it was told."""
    with (
        tell_faults(),
        open_job(choose_settings(context, register=register)) as job,
        job.open_accounts() as accounts,
    ):
        row = find_subscription(accounts, subscription)
        accounts.remove_subscription(row.id)
    print_results(f"{row.url} is told no more.")


@notify_app.command("test")
def try_out(
    context: typer.Context, subscription: _IdArgument, register: RegisterOption = None
) -> ExitCode:
    """Send a message that tells of nothing, and say what the receiver answered."""
    with (
        tell_faults(),
        open_job(choose_settings(context, register=register)) as job,
        job.open_accounts() as accounts,
    ):
        row = find_subscription(accounts, subscription)
        try:
            sent = send_test(job, row)
        except FetchError as err:
            print_results(f"{row.url}: {err.reason} ({err.detail})")
            return ExitCode.ABORTED
    print_results(f"{row.url} answered {sent.status}.")
    return ExitCode.FINE if sent.is_accepted else ExitCode.ABORTED


@notify_app.command()
def run(
    context: typer.Context,
    *,
    register: RegisterOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> ExitCode:
    """Send what is new and what is due once, as cron needs it; `jalin serve` does so by itself."""
    with open_job(choose_settings(context, register=register, today=today)) as job:
        report = notify_once(job)
    if as_json:
        print_json(report)
    else:
        print_results(build_round_lines(report))
    return ExitCode.SKIPPED if report.failed else ExitCode.FINE


@contextmanager
def open_job(settings: Settings) -> Iterator[NotifyJob]:
    """Open what notifying needs; the library is closed after."""
    with Library(settings.register, build_today(settings)) as library:
        yield build_job(library, settings)


@contextmanager
def tell_faults() -> Iterator[None]:
    """Turn what cannot be done as it was asked into a fault of the call."""
    try:
        yield
    except (SubscriptionError, QuestionError) as err:
        raise typer.BadParameter(str(err)) from err
