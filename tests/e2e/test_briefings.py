"""The commands export briefing and export card, and the pages on them."""

import json
import shlex
from pathlib import Path

import pytest

from command import Run
from handbook import find_commands, read_page


@pytest.mark.parametrize("name", ["write-a-briefing", "cite-a-deal"])
def test_a_page_does_what_it_says(filled: Run, name: str) -> None:
    """Every command of it runs as it stands, on the sample articles."""
    calls = list(find_commands(read_page(f"docs/how-to/{name}.md")))
    assert len(calls) > 3
    for call in calls:
        outcome = filled(*shlex.split(call)[1:])
        assert (call, outcome.code, outcome.err) == (call, 0, "")


def test_a_sheet_can_be_piped(filled: Run) -> None:
    """The name - is standard output, with the form told apart."""
    outcome = filled("export", "briefing", "pindad", "-", "--form", "md", "--language", "en")
    assert outcome.out.startswith("# Briefing: PT Pindad\n")
    assert outcome.code == 0


def test_what_is_there_is_kept(filled: Run) -> None:
    """Unless it is to be replaced."""
    Path("pindad.md").write_text("mine")
    call = ("export", "briefing", "pindad", "pindad.md")
    refused = filled(*call)
    assert "pindad.md: is there already" in refused.err
    assert (refused.code, Path("pindad.md").read_text()) == (3, "mine")
    assert filled(*call, "--replace").code == 0
    assert Path("pindad.md").read_text("utf-8").startswith("# Lembar pembekalan")


def test_a_card_tells_what_was_written(filled: Run) -> None:
    """As JSON for programs."""
    told = json.loads(filled("export", "card", "d8e46061", "a.svg", "--json").out)
    assert told == [{"file": "a.svg", "bytes": Path("a.svg").stat().st_size}]


def test_two_runs_give_equal_bytes(filled: Run) -> None:
    """In every form."""
    calls = [
        ("export", "briefing", "in", f"{number}.{form}")
        for number in "ab"
        for form in ("md", "docx")
    ]
    calls += [
        ("export", "card", "d8e46061", f"{number}.{form}")
        for number in "ab"
        for form in ("svg", "png")
    ]
    for call in calls:
        assert filled(*call).code == 0
    for form in ("md", "docx", "svg", "png"):
        assert Path(f"a.{form}").read_bytes() == Path(f"b.{form}").read_bytes()


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        (("briefing", "pindad", "a.pdf"), "not a file called .md or .docx"),
        (("briefing", "pindad", "-"), "or name a --form"),
        (("briefing", "Nobody", "a.md"), "party 'Nobody' is none"),
        (("briefing", "zz", "a.md"), "no deal of 'zz' is known"),
        (("briefing", "pindad", "a.md", "--filter", "colour=red"), "not such as country=ID"),
        (("card", "nothing", "a.png"), "nothing"),
        (("card", "d8e46061", "a.gif"), "not a file called .svg or .png"),
    ],
)
def test_what_cannot_be_written_is_told(filled: Run, call: tuple[str, ...], fault: str) -> None:
    """On standard error, and no file is left."""
    outcome = filled("export", *call)
    assert outcome.code != 0
    assert fault in outcome.err
    assert not list(Path().glob("a.*"))
