"""Make the registers of earlier programs that the tests of upgrading open.

`python tests/trust/upgrade/make_fixture.py` takes the code of each released schema out of the
history, lets it read a few of the articles that ship with Jalin, judge, note and listen as far as
it could, and packs what it wrote. It needs the whole history, `git`, `xz` is Python's own; with
`pg_dump` the registers on PostgreSQL are made as well. The files in `registers` are kept: they are
made anew only where one is to be added.
"""

import io
import json
import lzma
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
REGISTERS = HERE / "registers"
ROOT = HERE.parents[2]
# The schema of a dump, which a test puts its own in the place of.
DUMPED = "dumped_register"
_DAY = "2026-03-01"
_ARTICLES = (
    "2019-09-24-nissan-bantah-tutup-purwakarta.html",
    "2020-06-15-nissan-livina-cikarang.html",
    "2022-05-13-transjakarta-switch-mobility.html",
    "2022-05-26-len-thales-radar.html",
    "2023-06-28-kemhan-13-radar-thales.html",
    "2023-09-06-len-thales-usaha-patungan.txt",
    "2024-05-30-len-thales-jv-agreement.html",
    "2025-08-06-panen-padi-kemarau.txt",
    "2026-02-04-pindad-ashok-leyland.html",
    "2026-02-05-pindad-ashok-leyland-tkdn.txt",
    "english/en-01-transjakarta-pindad-electric-bus.txt",
    "english/en-05-inka-stadler-joint-venture.txt",
)
# What the code of a revision runs inside its own process: its command line, and its register.
_COMMAND = "from jalin.cli import main; main()"
# One document is read once more, by a reader of another name: the reading before is history.
_READ_AGAIN = """
import dataclasses, sys
from pathlib import Path
from jalin.store.register import Register
with Register.open(Path(sys.argv[1])) as register:
    document, reading = next(iter(register.current()))
    register.add(document, dataclasses.replace(reading, reader="again/1", promises=()))
"""
_LISTEN = """
import datetime as dt, sys
from pathlib import Path
from jalin.model import Heard
from jalin.store.register import Register
from jalin.store.watching import FeedState, PageEntry, PageState
feed = "https://warta.example/rss"
with Register.open(Path(sys.argv[1])) as register:
    register.add_heard(
        Heard(outlet="Warta", day=dt.date(2026, 2, 4), source=feed, documents=7)
    )
    register.add_heard(Heard(outlet="Warta", day=dt.date(2026, 2, 5), source=feed, documents=0))
    register.set_feed_state(FeedState(url=feed, etag='"a1"', failures=1, fault="timeout"))
    pages = [PageEntry(url=f"https://warta.example/{it}", feed=feed) for it in range(3)]
    register.add_pages(pages)
    register.set_page_state(dataclasses.replace(pages[0], state=PageState.KEPT))
""".replace("import datetime", "import dataclasses, datetime")
# The table of watching came with schema 5, the code for it a little later.
_LISTEN_BEFORE_WATCHING = """
import datetime as dt, sys
from pathlib import Path
from jalin.model import Heard
from jalin.store.register import Register
feed = "https://warta.example/rss"
with Register.open(Path(sys.argv[1])) as register:
    register.add_heard(
        Heard(outlet="Warta", day=dt.date(2026, 2, 4), source=feed, documents=7)
    )
    register._database.fetch(
        "INSERT INTO watched_feeds (url, failures) VALUES (?, 1)", (feed,)
    )
    register._database.fetch(
        "INSERT INTO watched_pages (url, feed, state, tries) VALUES (?, ?, 'waiting', 0)",
        (feed + "/0", feed),
    )
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A program that made registers: its name here, its revision, and what it could do."""

    name: str
    revision: str
    judges: bool = False
    listens: str | None = None
    on_postgres: bool = False


RELEASES = (
    Release(name="schema-3-first", revision="6096f75"),
    Release(name="schema-3-last", revision="60718f7"),
    Release(name="schema-4", revision="6d46240", judges=True, on_postgres=True),
    Release(
        name="schema-5",
        revision="13971d8",
        judges=True,
        listens=_LISTEN_BEFORE_WATCHING,
        on_postgres=True,
    ),
    Release(name="schema-6", revision="9fce706", judges=True, listens=_LISTEN, on_postgres=True),
    Release(name="schema-8", revision="53528ac", judges=True, listens=_LISTEN, on_postgres=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The code of a release, taken out of the history into a folder."""

    release: Release
    folder: Path

    def run(self, code: str, *arguments: str, register: Path | str) -> str:
        """Run code with the release's own package; gives what it printed. An exit of 1 is fine."""
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(self.folder / "src"),
            "JALIN_REGISTER": str(register),
            "JALIN_TODAY": _DAY,
        }
        done = subprocess.run(  # noqa: S603 (our own code)
            [sys.executable, "-c", code, *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode > 1:
            raise RuntimeError(f"{self.release.name}: {arguments}: {done.stderr}")
        return done.stdout

    def fill(self, register: Path | str) -> None:
        """Make a register with all that the release could put into it."""
        sample = self.folder / "src" / "jalin" / "sample"
        empty = self.folder / "kosong.txt"
        empty.write_text("")
        articles = [str(sample / name) for name in _ARTICLES if (sample / name).exists()]
        self.run(_COMMAND, "add", *articles, str(empty), register=register)
        if self.release.judges:
            self._judge(register)
        self.run(_READ_AGAIN, str(register), register=register)
        if self.release.listens:
            self.run(self.release.listens, str(register), register=register)
        self.run(_COMMAND, "deals", "--json", register=register)

    def _judge(self, register: Path | str) -> None:
        """Correct, merge, note and reject; take one decision back."""
        deals = [
            it["id"] for it in json.loads(self.run(_COMMAND, "deals", "--json", register=register))
        ]
        by = ("--by", "Ana")
        self._decide(register, deals[0], "correct", "--field", "place", "--value", "Bandung", *by)
        self._decide(register, deals[1], "merge", "--with", deals[2], *by)
        self._decide(register, deals[0], "note", "--note", "Lihat “nota”; it's said twice.", *by)
        self._decide(register, deals[3], "reject", "--note", "Tidak ada", *by)
        self._decide(register, deals[-1], "correct", "--field", "stage", "--value", "intent", *by)
        told = json.loads(self.run(_COMMAND, "judge", "--list", "--json", register=register))
        corrected = next(it["id"] for it in told if it["judgement"]["field"] == "stage")
        self._decide(register, "--withdraw", corrected, *by)

    def _decide(self, register: Path | str, *arguments: str) -> None:
        self.run(_COMMAND, "judge", *arguments, register=register)


def take_out(release: Release, folder: Path) -> Program:
    """Take the code of a release out of the history."""
    own = folder / release.name
    packed = subprocess.run(  # noqa: S603 (our own repository)
        ["git", "archive", release.revision, "src"],  # noqa: S607 (as installed)
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(own, filter="data")
    return Program(release=release, folder=own)


def make_file(program: Program) -> Path:
    """Make the SQLite register of a release, packed."""
    register = program.folder / "register.db"
    program.fill(register)
    packed = REGISTERS / f"{program.release.name}.db.xz"
    packed.write_bytes(lzma.compress(register.read_bytes(), preset=9))
    return packed


def make_dump(program: Program, server: str) -> Path:
    """Make the register of a release on PostgreSQL, dumped as statements, packed."""
    program.fill(f"{server}?schema={DUMPED}")
    dumped = subprocess.run(  # noqa: S603 (our own server)
        [
            *("pg_dump", "--no-owner", "--no-privileges", "--inserts", "--rows-per-insert=50"),
            *(f"--schema={DUMPED}", server),
        ],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    # Lines that only psql understands, and settings that a connection of ours has of its own.
    lines = (
        it
        for it in dumped.splitlines()
        if not it.startswith(("\\", "--", "SET ", "SELECT pg_catalog.set_config"))
    )
    packed = REGISTERS / f"{program.release.name}.sql.xz"
    packed.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9))
    return packed


def _make_all(wanted: Sequence[str]) -> Iterator[Path]:
    sys.path.insert(0, str(ROOT / "tests"))
    from postgres import open_server, run_sql  # noqa: PLC0415 (a module of the tests)

    chosen = [it for it in RELEASES if not wanted or it.name in wanted]
    with tempfile.TemporaryDirectory() as folder, open_server() as server:
        for release in chosen:
            program = take_out(release, Path(folder))
            yield make_file(program)
            if release.on_postgres:
                yield make_dump(program, server)
                run_sql(server, f"DROP SCHEMA {DUMPED} CASCADE")


if __name__ == "__main__":
    for made in _make_all(sys.argv[1:]):
        print(f"{made.name}: {made.stat().st_size:,} bytes")  # noqa: T201 (a script)
