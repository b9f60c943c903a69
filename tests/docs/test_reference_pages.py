"""The reference pages tell of every command, file, field, word and setting."""

import dataclasses
import re
import sqlite3
from contextlib import closing
from enum import StrEnum
from pathlib import Path

import pytest
import typer.main
import yaml

from handbook import find_fences, list_first_column, read_page
from jalin.cli.app import COMMANDS, GROUPS, app
from jalin.export.truth.rows import COLUMNS
from jalin.model import (
    Activity,
    Amount,
    Claim,
    DealMention,
    Evidence,
    Factuality,
    Instrument,
    OtherRole,
    Party,
    PartyKind,
    Person,
    Predicate,
    Promise,
    Reading,
    Relation,
    Role,
    Sector,
    Stage,
    Statement,
    Step,
    StepKind,
)
from jalin.source import SourceOptions
from jalin.store.register import Register
from jalin.store.views.view import View
from jalin.store.views.views import VIEWS
from jalin.text.directory import DIRECTORY
from jalin.text.lexicon import LEXICON_DIRECTORY, load_lexicon

CODEBOOK = read_page("docs/reference/codebook.md")
LEXICON = read_page("docs/reference/lexicon.md")
SCHEMA = read_page("docs/reference/schema.md")
SETTINGS = read_page("docs/reference/settings.md")


def test_the_commands_are_those_of_the_program() -> None:
    """cli.md lists each command once, and none that is not there."""
    listed = list_first_column(read_page("docs/reference/cli.md"), "Commands")
    names = [call.split()[1] for call in listed if not call.startswith("jalin --")]
    assert sorted(names) == sorted([*(command.__name__ for command in COMMANDS), *GROUPS])


@pytest.mark.parametrize("name", GROUPS)
def test_the_commands_of_a_group_are_those_of_the_program(name: str) -> None:
    """cli.md has a line for each command of a group."""
    calls = re.findall(
        rf"^\| `jalin {name} ([\w-]+)", read_page("docs/reference/cli.md"), re.MULTILINE
    )
    known = vars(typer.main.get_command(app))["commands"][name]
    assert sorted(set(calls) - {"COMMAND"}) == sorted(vars(known)["commands"])


def test_the_files_of_rules_are_listed() -> None:
    """lexicon.md lists each file of rules and each file of the directory."""
    files = {path.stem for path in LEXICON_DIRECTORY.glob("*.yml")}
    assert set(list_first_column(LEXICON, "The files")) == files
    assert all(f"`{path.stem}`" in LEXICON for path in DIRECTORY.glob("*.yml"))


def test_the_example_of_a_rule_is_a_rule(tmp_path: Path) -> None:
    """The rule shown in the how-to loads, and its sentences hold."""
    example = find_fences(read_page("docs/how-to/add-a-rule.md"), "yaml")[0]
    (tmp_path / "triggers.yml").write_text(example, encoding="utf-8")
    (rule,) = load_lexicon(tmp_path).rules("triggers")
    assert all(rule.pattern.search(sentence) for sentence in rule.yes)
    assert not any(rule.pattern.search(sentence) for sentence in rule.no)


def test_the_example_of_an_organisation_has_known_keys() -> None:
    """The entry shown in the how-to uses keys that lexicon.md explains."""
    example = find_fences(read_page("docs/how-to/add-a-rule.md"), "yaml")[1]
    keys = set(yaml.safe_load(example)[0])
    assert keys <= set(list_first_column(LEXICON, "The directory"))


@pytest.mark.parametrize("record", [Reading, DealMention])
def test_the_fields_of_large_records_are_listed(record: type) -> None:
    """Reading and deal mention have a table with a line for each field."""
    heading = {"Reading": "Reading", "DealMention": "Deal mention"}[record.__name__]
    fields = [field.name for field in dataclasses.fields(record)]
    assert sorted(list_first_column(SCHEMA, heading)) == sorted(fields)


@pytest.mark.parametrize(
    ("label", "record"),
    [
        ("party", Party),
        ("other role", OtherRole),
        ("amount", Amount),
        ("step *", Step),
        ("claim *", Claim),
        ("evidence * of a claim", Evidence),
        ("person", Person),
        ("relation", Relation),
        ("statement", Statement),
        ("promise", Promise),
    ],
)
def test_the_fields_of_small_records_are_listed(label: str, record: type) -> None:
    """Each smaller object has a line with all its fields."""
    (line,) = (line for line in SCHEMA.splitlines() if line.startswith(f"| {label} |"))
    assert set(re.findall(r"`(\w+)`", line)) == {it.name for it in dataclasses.fields(record)}


@pytest.mark.parametrize(
    "vocabulary",
    [
        *(Activity, Factuality, Instrument, PartyKind, Predicate),
        *(Role, Sector, Stage, StepKind),
    ],
)
def test_the_codebook_has_every_word(vocabulary: type[StrEnum]) -> None:
    """Every word of every closed vocabulary stands in the codebook."""
    assert [word for word in vocabulary if f"`{word}`" not in CODEBOOK] == []


def test_the_codebook_has_its_sections() -> None:
    """The sections are numbered as the code names them."""
    numbers = re.findall(r"^## (\d+)\. ", CODEBOOK, re.MULTILINE)
    assert [int(number) for number in numbers] == list(range(1, 13))


def test_the_tables_are_those_of_the_register(tmp_path: Path) -> None:
    """schema.md names the tables that a register has, and no others."""
    with Register.open(tmp_path / "new.db"):
        pass
    with closing(sqlite3.connect(tmp_path / "new.db")) as opened:
        names = opened.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    section = SCHEMA.split("## Tables of a register\n", 1)[1].split("\n## ", 1)[0].rstrip()
    own = set(re.findall(r"`(\w+)`", section.rsplit("\n\n", 1)[1]))
    listed = set(list_first_column(SCHEMA, "Tables of a register"))
    assert listed | own == {name for (name,) in names}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_the_views_are_those_of_the_register(view: View) -> None:
    """schema.md says of each view what a row is and what each column means, in the code's words."""
    section = SCHEMA.split(f"### The view `{view.name}`\n", 1)[1].split("\n#", 1)[0]
    lines = re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.MULTILINE)
    assert lines == [(column.name, column.means) for column in view.columns]
    assert f"A row is {view.rows}." in section


def test_no_view_is_listed_that_is_not_there() -> None:
    """schema.md has the views in their order and no others."""
    assert re.findall(r"^### The view `(\w+)`", SCHEMA, re.MULTILINE) == [it.name for it in VIEWS]


def test_the_columns_of_truth_are_listed() -> None:
    """schema.md has a line for each table of truth in files, with its columns in their order."""
    section = SCHEMA.split("## Truth in files\n", 1)[1]
    lines = re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.MULTILINE)
    listed = {table: tuple(re.findall(r"`(\w+)`", columns)) for table, columns in lines}
    assert listed == dict(COLUMNS)


def test_the_settings_are_listed() -> None:
    """settings.md lists every variable that the program asks for, and the limits of a source."""
    asked: set[str] = set()
    for path in (LEXICON_DIRECTORY.parent / "cli").rglob("*.py"):
        asked |= set(re.findall(r"(?:environ\.get\(|envvar=)\"(\w+)\"", path.read_text("utf-8")))
    assert {name for name in list_first_column(SETTINGS, "Environment") if name.isupper()} == asked
    limits = {field.name for field in dataclasses.fields(SourceOptions)}
    assert limits <= set(list_first_column(SETTINGS, "Limits of a source"))
