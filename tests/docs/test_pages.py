"""All pages: links that lead somewhere, one sentence a line, commands that exist."""

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from handbook import PAGES, ROOT, drop_fences, find_commands, name_page, read_page
from jalin.cli.app import app

CALLS = sorted({call for page in PAGES for call in find_commands(page.read_text("utf-8"))})
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
# A full stop after a word of three letters or more, or after a bracket, and a capital behind it.
_TWO_SENTENCES = re.compile(r"(?:\w{3}|[)`\"”])[.!?] +[A-Z`\"“]")


@pytest.mark.parametrize("page", PAGES, ids=name_page)
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    """A link inside the repository names a file that is there."""
    targets = [target.split("#")[0] for target in _LINK.findall(drop_fences(page.read_text()))]
    inside = [target for target in targets if target and "://" not in target]
    assert [target for target in inside if not (page.parent / target).is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=name_page)
def test_every_sentence_has_its_own_line(page: Path) -> None:
    """Outside tables, numbered steps and code no line holds two sentences."""
    lines = drop_fences(page.read_text("utf-8")).splitlines()
    prose = [line for line in lines if not re.match(r"\||\d+\. ", line)]
    assert [line for line in prose if _TWO_SENTENCES.search(line)] == []


@pytest.mark.parametrize("page", PAGES, ids=name_page)
def test_every_page_is_reached(page: Path) -> None:
    """Each page but the README and the changelog is linked from another."""
    if page.name == "README.md" or page.parent.name == "changelog.d":
        return
    others = [other for other in PAGES if other != page]
    linked = {
        (other.parent / target.split("#")[0]).resolve()
        for other in others
        for target in _LINK.findall(other.read_text("utf-8"))
    }
    assert page in linked


@pytest.mark.parametrize("call", CALLS)
def test_every_call_is_understood(call: str) -> None:
    """A command of a page has a name and options that `jalin` knows."""
    _, name, *arguments = shlex.split(call)
    command = vars(typer.main.get_command(app))["commands"][name]
    for inner in vars(command).get("commands", {}).keys() & set(arguments[:1]):
        command = vars(command)["commands"][inner]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in arguments if word.startswith("--")} <= known


def test_decisions_are_numbered_without_a_gap() -> None:
    """The records count from 0001, each heading with its number."""
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [record.name[:4] for record in records] == [
        f"{number:04}" for number in range(1, len(records) + 1)
    ]
    for number, record in enumerate(records, start=1):
        page = read_page(name_page(record))
        assert page.startswith(f"# {number}. ")
        assert re.findall(r"^## (.+)$", page, re.MULTILINE)[:4] == [
            *("Question", "Options", "Choice", "Consequences")
        ]
