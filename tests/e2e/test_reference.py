"""docs/reference/cli.md tells of every command, option, setting and exit code."""

import re
from pathlib import Path

import pytest

from command import Run
from jalin.cli.app import COMMANDS
from jalin.cli.exits import ExitCode

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "cli.md").read_text("utf-8")

OPTIONS = REFERENCE.split("## Options\n", 1)[1].split("## ", 1)[0]


@pytest.mark.parametrize("name", [command.__name__ for command in COMMANDS])
def test_every_command_and_option_is_described(run: Run, name: str) -> None:
    """Each command has a line, and each of its options is in the table or its own section."""
    assert f"| `jalin {name}" in REFERENCE
    sections = REFERENCE.split("\n## ")
    told = OPTIONS + "".join(it for it in sections if f"`jalin {name}` takes" in it)
    options = set(re.findall(r"--[a-z][a-z-]*", run(name, "--help").out)) - {"--help"}
    assert {option for option in options if f"`{option}" not in told} == set()


@pytest.mark.parametrize("code", ExitCode)
def test_every_exit_code_is_described(code: ExitCode) -> None:
    """Each number has a line with its name."""
    assert f"| {code.value} | {code.name.lower().replace('_', ' ')} |" in REFERENCE


@pytest.mark.parametrize("setting", ["JALIN_REGISTER", "JALIN_REVIEWER", "JALIN_TODAY"])
def test_every_setting_is_described(setting: str) -> None:
    """Each variable has a line."""
    assert f"| `{setting}` |" in REFERENCE
