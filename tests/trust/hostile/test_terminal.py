"""What every command prints over a hostile register steers no terminal."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import typer

from command import Outcome, Run
from jalin.cli import main
from jalin.cli.app import app
from jalin.store.register import Register
from jalin.store.rows import DealRow, PartyRow
from trust.hostile.payloads import load_payloads
from trust.hostile.press import TODAY, make_press
from trust.hostile.serving import fill_accounts, find_desk

# Too long for every test run.
pytestmark = pytest.mark.slow

# What a payload has that our own colours never have; a line of ours begins with no other word.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
# How the line that moves while a command works is drawn anew.
_MOVES = re.compile("\r*(?:\x1b\\[\\??[0-9]*[AKhl]\r*)+|\r(?=\n)")
_OWN_COLOUR = re.compile("\x1b\\[[0-9;]*m")
_EVIL = ("\x1b[31mred", "\x1b]", "\x1b\\", "\x1b[8m")
_STEERING_PAYLOADS = tuple(
    it
    for name in ("markup", "injections")
    for it in load_payloads(name)
    if _STEERING.search(it) or "\x1b" in it
)
# How each command is called. Those without arguments print nothing of a register, or never end.
_Call = Callable[[str, str, str], tuple[str, ...]]
CALLS: Mapping[str, _Call | None] = {
    "deals": lambda *_: ("deals",),
    "show": lambda deal, *_: ("show", deal),
    "search": lambda *_: ("search", "kesepahaman"),
    "similar": lambda _, document, __: ("similar", document),
    "promises": lambda *_: ("promises",),
    "contradictions": lambda *_: ("contradictions",),
    "parties": lambda *_: ("parties", "--why"),
    "diff": lambda *_: ("diff", "2024-01-01", "2026-06-01"),
    "judge": lambda *_: ("judge", "--list"),
    "rebuild": lambda *_: ("rebuild",),
    "doctor": lambda *_: ("doctor",),
    "export csv": lambda *_: ("export", "csv", "\x1b]0;x\x07.zip"),
    "export briefing": lambda _, __, party: ("export", "briefing", party, "\x1b]0;x\x07.md"),
    "export card": lambda deal, *_: ("export", "card", deal, "\x1b]0;x\x07.svg"),
    "notify list": lambda *_: ("notify", "list"),
    "user list": lambda *_: ("user", "list"),
    "user tokens": lambda *_: ("user", "tokens"),
    "add": lambda *_: ("add", "papers"),
    "read": lambda *_: ("read", "papers"),
    "load": lambda *_: ("load", "papers/\x1b]0;x\x07.jsonl"),
    "evaluate": lambda *_: ("evaluate", "papers"),
    "watch": lambda *_: ("watch", "papers/\x1b]0;x\x07.toml", "--once"),
    **dict.fromkeys(("serve", "mcp", "demo", "schema", "backup")),
    **dict.fromkeys(
        f"export {it}"
        for it in [
            "site",
            "xlsx",
            "jsonl",
            "parquet",
            "ftm",
            "gexf",
            "graphml",
            "jsonld",
            "ics",
            "events",
            "events-csv",
            "ocds",
            "truth",
        ]
    ),
    **dict.fromkeys(f"notify {it}" for it in ["add", "remove", "test", "run"]),
    **dict.fromkeys(
        f"user {it}"
        for it in [
            "add",
            "role",
            "password",
            "disable",
            "enable",
            "token",
            "revoke",
            "access",
        ]
    ),
}
CALLED = tuple(name for name, call in CALLS.items() if call is not None)
FEW = ("show", "parties", "user list", "notify list")


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a register of what steers terminals."""
    path = tmp_path_factory.mktemp("terminal") / "press.db"
    return make_press(path, _STEERING_PAYLOADS, ("http://news.example/\x1b]0;x\x07",))


@pytest.fixture(scope="module")
def values(press: Path) -> tuple[str, str, str]:
    """Find a deal, a document and a party to ask for."""
    with Register.open(press) as register:
        (document, _), *_ = register.current()
        return register.find(DealRow)[0].id, document.id, register.find(PartyRow)[0].id


@pytest.fixture
def run(
    tmp_path: Path,
    press: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> Run:
    """Run a command beside a copy of the register, and beside hostile papers."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JALIN_TODAY", str(TODAY))
    shutil.copy(press, "jalin.db")
    _write_papers(Path("papers"))
    _fill_accounts(tmp_path / "jalin.db")

    def run_command(*arguments: str | Path) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Outcome(code=int(ended.value.code or 0), out=out.decode(), err=err.decode())

    return run_command


@pytest.mark.parametrize(
    "name", [pytest.param(it, marks=() if it in FEW else pytest.mark.slow) for it in CALLED]
)
@pytest.mark.parametrize("form", ["terminal", "pipe", "json"])
def test_no_command_steers_a_terminal(
    run: Run,
    values: tuple[str, str, str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    form: str,
) -> None:
    """On a terminal, in a pipe and as JSON: our colours are all that steers."""
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    if form == "terminal":
        monkeypatch.setenv("FORCE_COLOR", "1")
    call = CALLS[name]
    assert call is not None
    result = run(*call(*values), *(["--json"] if form == "json" else []))
    assert result.out + result.err
    assert find_steering(_MOVES.sub("", result.out + result.err)) == []
    forged = [line for line in result.err.splitlines() if line.startswith("jalin: forged")]
    assert forged == []


def test_every_command_is_known_here() -> None:
    """A new command is called here, or it is said why not."""
    assert set(list_commands()) == set(CALLS)


def list_commands() -> Iterator[str]:
    """List the commands and the commands of groups."""
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        if hasattr(command, "commands"):
            yield from (f"{name} {inner}" for inner in command.commands)
        else:
            yield name


def find_steering(told: str) -> list[str]:
    """Find what of an output steers a terminal, our colours aside."""
    found = [*_STEERING.findall(told), *(it for it in _EVIL if it in told)]
    return found + ["\x1b"] * _OWN_COLOUR.sub("", told).count("\x1b")


def _write_papers(folder: Path) -> None:
    """Write files whose names, and the fields inside, steer terminals."""
    folder.mkdir()
    evil = "\x1b]0;title\x07\x9b31m\u202e\njalin: forged"
    (folder / f"{evil}.txt").write_text("")
    (folder / f"{evil}.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / f"{evil}.zip").write_bytes(b"PK\x03\x04broken")
    (folder / "plain.jsonl").write_text(
        '{"id": "\\u001b]0;x\\u0007\\njalin: forged", "title": "\\u009b", "text": "Pindad dan '
        'Ashok Leyland meneken nota kesepahaman bus listrik \\u001b[31mred."}\n{"text": 1}\n',
    )


def _fill_accounts(register: Path) -> None:
    fill_accounts(find_desk(register), _STEERING_PAYLOADS)
