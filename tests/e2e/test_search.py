"""`jalin search` and questions to `jalin deals`: docs/how-to/search.md does what it says."""

import json
import shlex

import pytest

from command import Run
from handbook import find_fences, read_page

_LINES = [
    line
    for block in find_fences(read_page("docs/how-to/search.md"), "sh")
    for line in block.splitlines()
    if line.startswith("jalin ")
]


def test_the_page_has_commands() -> None:
    """Each of them is run below."""
    assert len(_LINES) == 12


@pytest.mark.parametrize("line", _LINES)
def test_a_command_of_the_page_finds_something(filled: Run, line: str) -> None:
    """On the sample articles each ends well and prints what it found."""
    outcome = filled(*shlex.split(line)[1:])
    assert outcome.code == 0, outcome.err
    assert "No document answers" not in outcome.out
    assert not outcome.out.startswith("0 deals")
    if "--json" in line:
        assert json.loads(outcome.out)


def test_a_misspelt_name_is_told(filled: Run) -> None:
    """On standard error, so that a table or JSON stays what it is."""
    found = filled("deals", "party:pindat", "--json")
    assert found.err == "jalin: no party is called 'pindat'; shown for PT Pindad\n"
    assert json.loads(found.out) == json.loads(filled("deals", "party:pindad", "--json").out)
    nothing = filled("search", "party:xyzzy")
    assert nothing.err == "jalin: no party is called 'xyzzy', and none is spelt like it\n"
    assert nothing.out == "No document answers.\n"


@pytest.mark.parametrize("command", ["search", "deals"])
def test_a_question_that_cannot_be_understood_is_refused(filled: Run, command: str) -> None:
    """With what is wrong and where, as a wrong call."""
    refused = filled(command, "kapal stage>=commited")
    assert refused.code == 2
    assert refused.err.startswith("jalin: q: at character 14: no stage 'commited'; nearest: comm")
    assert not refused.out


def test_what_is_found_is_marked_and_bounded(filled: Run) -> None:
    """For programs with the places of the words; as many as are wanted."""
    found = json.loads(filled("search", "kapal selam", "--limit", "2", "--json").out)
    assert found["total"] > len(found["hits"]) == 2
    passage = found["hits"][0]["passage"]
    cut = [
        passage["text"][it["start"] - passage["start"] : it["end"] - passage["start"]]
        for it in passage["spans"]
    ]
    assert {it.casefold() for it in cut} >= {"kapal", "selam"}
    assert "2 shown, the best first." in filled("search", "kapal selam", "--limit", "2").out
    assert "the latest first." in filled("search", "stage:intent", "--limit", "2").out
