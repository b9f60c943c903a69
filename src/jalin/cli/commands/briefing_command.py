"""The commands for people: export briefing, and export card."""

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from jalin.cli.clocks import build_today
from jalin.cli.options import (
    AsOfOption,
    FilterOption,
    JsonOption,
    RegisterOption,
    TodayOption,
    choose_settings,
    parse_day,
    parse_filters,
)
from jalin.cli.output import print_json, print_note, print_results, write_bytes
from jalin.export.cards.card import CardTheme
from jalin.pipeline.exporting.writing import write_file
from jalin.pipeline.serving.library import Library
from jalin.web.frame.preferences import Language

_Form = TypeVar("_Form", bound=StrEnum)
# What stands for standard output, as elsewhere on a command line.
_STDOUT = "-"
_LanguageOption = Annotated[
    Language, typer.Option("--language", help="The language of what is written.")
]
_ReplaceOption = Annotated[bool, typer.Option("--replace", help="Replace what is there.")]
_FormOption = Annotated[
    str | None,
    typer.Option("--form", metavar="FORM", help="The form, where the name of OUT does not tell."),
]


def add_briefings(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(briefing)
    app.command()(card)


def briefing(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    asked: Annotated[
        str,
        typer.Argument(
            metavar="WHO", help="A party by its id or name, or a country by its two letters."
        ),
    ],
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="A file called .md or .docx; - for output.")
    ],
    *,
    filters: FilterOption = None,
    as_of: AsOfOption = None,
    since: Annotated[
        dt.date | None,
        typer.Option(
            "--since",
            metavar="DATE",
            parser=parse_day,
            help="From when on it is told what moved; without it, 180 days back.",
        ),
    ] = None,
    language: _LanguageOption = Language.INDONESIAN,
    form: _FormOption = None,
    register: RegisterOption = None,
    today: TodayOption = None,
    replace: _ReplaceOption = False,
    as_json: JsonOption = False,
) -> None:
    """Write what to know before a meeting: what stands, is due, is contradicted, with sources."""
    # What words and lays out a sheet takes longer to import than other commands to run.
    from jalin.pipeline.briefing.forms import BriefingForm, write_briefing  # noqa: PLC0415
    from jalin.pipeline.briefing.sheet import BriefingQuestion, build_briefing  # noqa: PLC0415
    from jalin.web.frame.wording.wording import Wording  # noqa: PLC0415

    chosen = _choose_form(BriefingForm, out, form)
    settings = choose_settings(context, register=register, today=today)
    question = BriefingQuestion(asked=asked, wanted=parse_filters(filters or ()), since=since)
    with (
        Library(settings.register, build_today(settings)) as library,
        library.visit(as_of) as visit,
    ):
        for correction in visit.list_corrections(question.wanted):
            print_note(str(correction))
        sheet = build_briefing(visit, question, Wording(language))
    _send(write_briefing(sheet, chosen), out, replace=replace, as_json=as_json)


def card(  # noqa: PLR0913 (each option is a parameter)
    context: typer.Context,
    deal: Annotated[str, typer.Argument(metavar="DEAL", help="The start of a deal's id.")],
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="A file called .svg or .png; - for output.")
    ],
    *,
    as_of: AsOfOption = None,
    language: _LanguageOption = Language.INDONESIAN,
    theme: Annotated[CardTheme, typer.Option("--theme", help="The paper.")] = CardTheme.LIGHT,
    form: _FormOption = None,
    register: RegisterOption = None,
    today: TodayOption = None,
    replace: _ReplaceOption = False,
    as_json: JsonOption = False,
) -> None:
    """Draw one deal then and now as a picture of 1200 by 675 that can be cited."""
    from jalin.pipeline.cards.deal_card import build_card  # noqa: PLC0415 (as above)
    from jalin.pipeline.cards.forms import CardForm, write_card  # noqa: PLC0415
    from jalin.web.frame.wording.wording import Wording  # noqa: PLC0415

    chosen = _choose_form(CardForm, out, form)
    settings = choose_settings(context, register=register, today=today)
    with (
        Library(settings.register, build_today(settings)) as library,
        library.visit(as_of) as visit,
    ):
        drawn = build_card(visit, visit.deal(deal), Wording(language))
    _send(write_card(drawn, chosen, theme), out, replace=replace, as_json=as_json)


def _choose_form(forms: type[_Form], out: Path, named: str | None) -> _Form:
    """Choose the form that is named, else by the ending of the file. Raises BadParameter."""
    told = named or out.suffix.removeprefix(".").lower()
    if told not in set(forms):
        known = " or ".join(f".{it}" for it in forms)
        raise typer.BadParameter(f"not a file called {known}: {str(out)!r}; or name a --form")
    return forms(told)


def _send(written: bytes, out: Path, *, replace: bool, as_json: bool) -> None:
    if str(out) == _STDOUT:
        write_bytes([written])
        return
    write_file(out, [written], replace=replace)
    if as_json:
        print_json([{"file": str(out), "bytes": len(written)}])
    else:
        print_results(f"{out}  {len(written):,} bytes")
