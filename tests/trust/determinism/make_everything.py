"""What Jalin writes of some articles, as digests: `make_everything.py all|few FOLDER SOURCE...`.

`few` leaves most formats out. Prints one JSON object, name to SHA-256. What two runs print is the
same if their bytes are. It needs nothing but Jalin, so that any Python can run it.
"""

import contextlib
import hashlib
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from jalin.cli.app import main as run_jalin
from jalin.store.register import Register

# What the pages and files of formats hold of the day comes from here.
TODAY = "2026-06-30"
FORMATS = {
    "csv": "csv",
    "xlsx": "tables.xlsx",
    "jsonl": "deals.jsonl",
    "parquet": "parquet",
    "ftm": "deals.ftm",
    "gexf": "parties.gexf",
    "graphml": "parties.graphml",
    "jsonld": "deals.jsonld",
    "ics": "promises.ics",
    "events": "events.jsonl",
    "events-csv": "events.csv",
    "ocds": "release.json",
    "truth": "truth.jsonl",
    "site": "site",
}
VIEWS: Sequence[Sequence[str]] = (
    ("deals",),
    ("promises",),
    ("contradictions",),
    ("parties",),
    ("search", "pabrik"),
    ("search", "kerja sama pertahanan", "--by", "meaning"),
    ("diff", "--from", "2021-01-01", "--to", "2024-01-01"),
    ("schema",),
)


# What is left of both where little time is.
FEW = ("site", "briefing.docx")


def make_everything(
    folder: Path, sources: Sequence[str], *, few: bool = False
) -> Iterator[tuple[str, str]]:
    """Read articles into a register in a folder, write all that can be written, digest each."""
    os.environ |= {"JALIN_TODAY": TODAY, "JALIN_REGISTER": str(folder / "jalin.db")}
    yield "read", digest(call("read", *sources, "--json").encode())
    call("add", *sources)
    yield from _digest_register(folder / "jalin.db")
    deal = json.loads(call("deals", "--json"))[0]["id"]
    for view in VIEWS:
        if few and view[0] not in FEW:
            continue
        for form in ((), ("--json",)):
            words = (*view, *form)
            yield " ".join(words), digest(call(*words).encode())
    yield "show", digest(call("show", deal).encode())
    for name, out in _list_exports(deal):
        if few and out not in FEW:
            continue
        call("export", *name.split(), str(folder / out))
        for path in _list_files(folder / out):
            inside = path.relative_to(folder).as_posix()
            yield f"{name.split()[0]}: {inside}", digest(path.read_bytes())


def _digest_register(path: Path) -> Iterator[tuple[str, str]]:
    with Register.open(path) as register:
        yield "dump", digest("\n".join(register.dump()).encode())
        vectors = [(it.document_id, it.day, it.vector) for it in register.load_vectors()]
        yield "vectors", digest(repr(vectors).encode())


def _list_exports(deal: str) -> Iterator[tuple[str, str]]:
    yield from FORMATS.items()
    yield "briefing Nissan", "briefing.docx"
    yield "briefing Nissan", "briefing.md"
    yield f"card {deal}", "card.svg"
    yield f"card {deal}", "card.png"


def _list_files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(each for each in path.rglob("*") if each.is_file())


def call(*arguments: str) -> str:
    """Run a command of Jalin here and give what it prints. Raises RuntimeError if it fails."""
    # Bytes are kept, as in a pipe.
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    try:
        with contextlib.redirect_stdout(printed):
            run_jalin(arguments)
    except SystemExit as end:
        if end.code:
            raise RuntimeError(f"jalin {' '.join(arguments)} ended with {end.code}") from end
    printed.seek(0)
    return printed.read()


def digest(content: bytes) -> str:
    """Digest bytes."""
    return hashlib.sha256(content).hexdigest()


def main() -> None:
    """Make everything and print the digests."""
    effort, folder, *sources = sys.argv[1:]
    made = dict(make_everything(Path(folder), sources, few=effort == "few"))
    sys.stdout.write(json.dumps(made, indent=1))


if __name__ == "__main__":
    main()
