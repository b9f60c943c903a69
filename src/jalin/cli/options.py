"""The options that several commands share, and how they are read."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from jalin.cli.settings import Settings
from jalin.pipeline.catalogue.filter import (
    FILTER_PARAMETERS,
    Filter,
    QuestionError,
    parse_filter,
)
from jalin.pipeline.show.moment import Moment

NOTHING: Mapping[str, str | None] = MappingProxyType({})


def parse_day(text: str | dt.date) -> dt.date:
    """Read a day such as 2026-02-04. Raises BadParameter."""
    try:
        return dt.date.fromisoformat(str(text))
    except ValueError as err:
        raise typer.BadParameter(f"not a day such as 2026-02-04: {text!r}") from err


def parse_fields(text: str) -> dict[str, str]:
    """Read `text=content,date=publish_date` as field and name pairs. Raises BadParameter."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if not all(field.strip() and name.strip() for field, _, name in pairs):
        raise typer.BadParameter(f"not pairs such as text=content,date=publish_date: {text!r}")
    return {field.strip(): name.strip() for field, _, name in pairs}


def parse_filters(texts: Iterable[str], own: Mapping[str, str | None] = NOTHING) -> Filter:
    """Read `country=ID`, given once for each value, beside what options of their own say.

    Raises BadParameter, which tells every fault.
    """
    params: dict[str, list[str]] = {name: [text] for name, text in own.items() if text is not None}
    for text in texts:
        name, gap, value = text.partition("=")
        if not gap or name.strip() not in FILTER_PARAMETERS:
            known = ", ".join(FILTER_PARAMETERS)
            raise typer.BadParameter(f"not such as country=ID, with one of {known}: {text!r}")
        params.setdefault(name.strip(), []).append(value)
    try:
        return parse_filter(params)
    except QuestionError as err:
        raise typer.BadParameter(str(err)) from err


def choose_settings(
    context: typer.Context, *, register: Path | None = None, today: dt.date | None = None
) -> Settings:
    """Give the settings with the options that were given in their place."""
    settings: Settings = context.obj
    return dataclasses.replace(
        settings, register=register or settings.register, today=today or settings.today
    )


def choose_moment(settings: Settings, as_of: dt.date | None) -> Moment:
    """Give the day that is asked about, or else the present."""
    return Moment.of(settings.today, as_of)


PathsArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        help="Texts, pages, tables, PDFs, mails, crawls, packed or not, folders; - is the input.",
    ),
]
RegisterOption = Annotated[
    Path | None,
    typer.Option(
        "--register",
        metavar="FILE",
        help="The register's file or PostgreSQL URL [$JALIN_REGISTER or jalin.db].",
    ),
]
TodayOption = Annotated[
    dt.date | None,
    typer.Option(
        "--today",
        metavar="DATE",
        parser=parse_day,
        help="The day from which relative and due dates count [$JALIN_TODAY or today].",
    ),
]
AsOfOption = Annotated[
    dt.date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=parse_day,
        help="Only what was known on this day, judged on this day.",
    ),
]
MapOption = Annotated[
    str,
    typer.Option(
        "--map",
        metavar="FIELD=NAME,...",
        help="What a table calls a field: text=content,date=publish_date.",
    ),
]
EncodingOption = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="The encoding of files that are not UTF-8 and do not tell theirs: cp1252.",
    ),
]
FilterOption = Annotated[
    list[str] | None,
    typer.Option(
        "--filter",
        metavar="NAME=VALUE",
        help="Only deals with this: country=ID, sector=defence, q=words; given again it adds one.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
