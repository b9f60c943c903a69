"""What is printed steers no terminal, whoever wrote it."""

import json

import pytest
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from jalin.cli.output import print_json, print_json_list, print_note, print_results
from jalin.cli.pages.tables import write_skipped
from jalin.cli.terminal import make_line, make_printable, make_printable_json
from jalin.model import Skipped

HOSTILE = "a\x1b]8;;http://evil.example/\x1b\\b\x9b31m\x07\rc\x7f\u202ed"
PLAIN = "a]8;;http://evil.example/\\b31mcd"


def test_a_text_is_left_without_what_steers() -> None:
    """Letters, ends of lines and tabs stay."""
    assert make_printable(HOSTILE) == PLAIN
    assert make_printable("é\t日\n") == "é\t日\n"
    assert make_line(f"{HOSTILE}\njalin: forged\n") == f"{PLAIN} jalin: forged"


@pytest.mark.parametrize("forced", ["", "1"])
def test_tables_and_texts_are_plain(
    forced: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal and without one, however deep a text lies."""
    monkeypatch.setenv("FORCE_COLOR", forced)
    table = Table("x")
    table.add_row(Panel(Text(HOSTILE)))
    print_results(table, HOSTILE, Text(HOSTILE, style="bold"))
    told = capfd.readouterr().out
    assert told.count(PLAIN) == 3
    assert [it for it in ("\x1b]", "\x1b\\", "\x9b", "\x07", "\u202e") if it in told] == []


def test_notes_are_plain(capfd: pytest.CaptureFixture[str]) -> None:
    """A note on a file tells its name in one line."""
    print_note(write_skipped(Skipped(source=f"{HOSTILE}\njalin: all is well", reason="empty")))
    assert capfd.readouterr().err == f"jalin: skipped {PLAIN} jalin: all is well: empty\n"


def test_json_is_plain_and_means_the_same(capfd: pytest.CaptureFixture[str]) -> None:
    """What steers is written by its number."""
    print_json({"a": HOSTILE})
    print_json_list([json.dumps(HOSTILE, ensure_ascii=False).encode()])
    told = capfd.readouterr().out
    assert make_printable(told) == told
    assert told.count("\\u009b") == told.count("\\u202e") == 2
    assert json.loads(make_printable_json(f'"{chr(0x80)}{chr(0x2066)}é"'.encode())) == "\x80\u2066é"
