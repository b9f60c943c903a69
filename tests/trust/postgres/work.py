"""What is disturbed: `python work.py FOLDER` does one piece of work after another, each in a fork.

A line of JSON asks for one: `job`, `address`, `out` (the file for what it says) and, for the job
`command`, `arguments`. The answers are `started PID` and `ended STATUS`. All that takes long to
load is loaded before, so that a disturbance strikes the work and not the loading.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from crowd import name_reader, tell
from jalin.cli import main as run_command
from jalin.cli.exits import find_exit_code
from jalin.cli.faults import tell_faults
from jalin.cli.output import print_note
from jalin.model import JalinError, Judgement, JudgementKind
from jalin.pipeline import derive
from jalin.pipeline.derive import ensure_derived, rebuild
from jalin.pipeline.judging.keeping import keep_judgement
from jalin.pipeline.run import Reader, add_documents
from jalin.pipeline.transfer import loading
from jalin.pipeline.transfer.loading import load_truth
from jalin.pipeline.transfer.saving import save_truth
from jalin.store.codec import encode_reading, encode_record, list_columns
from jalin.store.engine import address as reaching
from jalin.store.engine import patient
from jalin.store.engine.opening import open_database
from jalin.store.register import Register
from jalin.store.schema import MIGRATIONS, migrate
from register_factory import Heard, fill, insight, judgement

N_DOCUMENTS = 10
_BATCH_SIZE = 4
_TRUTH = "truth.jsonl"
# A released register of the first schema, and what was known of a document then.
_FIRST = MIGRATIONS[:1]
_HURRY_S = 0.4


def make_truth(folder: Path) -> None:
    """Write the file that the job `load` loads."""
    whole = folder / "whole.db"
    with Register.open(whole) as register:
        _fill(register)
        for each in list_judgements():
            keep_judgement(register, each)
    save_truth(whole, folder / _TRUTH, Heard(), replace=True)


def prepare(job: str, address: str) -> None:
    """Bring a register to where a job begins."""
    if job == "migrate":
        _prepare_first(address)
    elif job in {"judge", "rebuild"}:
        with Register.open(address) as register:
            _fill(register)


def list_judgements() -> Iterator[Judgement]:
    """List judgements of all sorts, each of a second of its own."""
    told = [it for it in (tell(number, 0)[1] for number in range(N_DOCUMENTS)) if it.deals]
    kinds = JudgementKind
    for number, one in enumerate(told[:6]):
        made, other = f"2026-01-{1 + number:02}", told[-1 - number]
        said = (
            judgement(kinds.NOTE, (one, 0), made=made, note="Benar."),
            judgement(kinds.MERGE, (one, 0), (other, 0), made=made),
            judgement(kinds.REJECT, (one, 0), made=made),
            judgement(kinds.CORRECT, (one, 0), made=made, field="place", value="Tegal"),
        )
        yield said[number % len(said)]


def _fill(register: Register) -> None:
    fill(register, *(tell(number, 0) for number in range(N_DOCUMENTS)))


def _prepare_first(address: str) -> None:
    database = open_database(address, create=True)
    migrate(database, _FIRST)
    for document, reading in (tell(number, 0) for number in range(N_DOCUMENTS)):
        named = zip(
            (it.name for it in list_columns(type(document))), encode_record(document), strict=True
        )
        known = {name: value for name, value in named if name != "evidence"}
        marks = ", ".join("?" * len(known))
        query = f"INSERT INTO documents (id, {', '.join(known)}) VALUES (?, {marks})"  # noqa: S608 (own names)
        database.fetch(query, (document.id, *known.values()))
        query = "INSERT INTO readings (document_id, reader, json) VALUES (?, ?, ?)"
        database.fetch(query, (document.id, reading.reader, encode_reading(reading)))
    database.close()


def _add(address: str, _: Path) -> None:
    told = {
        document.id: (document, it) for document, it in (tell(n, 0) for n in range(N_DOCUMENTS))
    }
    documents = [document for document, _ in told.values()]
    reader = Reader(version=name_reader(0), read=lambda document: told[document.id][1])
    with Register.open(address) as register:
        for start in range(0, len(documents), _BATCH_SIZE):
            add_documents(register, documents[start : start + _BATCH_SIZE], reader, Heard())


def _load(address: str, folder: Path) -> None:
    loading._MOST_ENTRIES = _BATCH_SIZE  # noqa: SLF001 (many transactions, few documents)
    load_truth(Path(address), [folder / _TRUTH], Heard())


def _judge(address: str, _: Path) -> None:
    with Register.open(address, create=False) as register:
        for each in list_judgements():
            keep_judgement(register, each)
            ensure_derived(register, insight())


def _rebuild(address: str, _: Path) -> None:
    with Register.open(address, create=False) as register:
        rebuild(register, insight())


def _migrate(address: str, _: Path) -> None:
    with Register.open(address, create=False) as register:
        ensure_derived(register, insight())


JOBS: Mapping[str, Callable[[str, Path], None]] = {
    "add": _add,
    "load": _load,
    "judge": _judge,
    "rebuild": _rebuild,
    "migrate": _migrate,
}


def _hurry() -> None:
    """Lose patience soon: a test has not the time that people have."""
    reaching.CONNECT_TIMEOUT_S = _HURRY_S
    patient.QUIET_S = patient._GRACE_S = _HURRY_S  # noqa: SLF001 (stated bounds, made short)


def _work(asked: Mapping[str, object], folder: Path) -> int:
    """Do as `jalin` does: an error that is foreseen is one line, and tells the exit code."""
    if asked.get("hurries"):
        _hurry()
    if asked["job"] == "command":
        arguments = asked["arguments"]
        assert isinstance(arguments, list)
        run_command(arguments)
    try:
        with tell_faults():
            JOBS[str(asked["job"])](str(asked["address"]), folder)
    except JalinError as err:
        print_note(str(err))
        return find_exit_code(err)
    return 0


def _start(asked: Mapping[str, object], folder: Path) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        said = os.open(str(asked["out"]), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(said, stream)
        code = _work(asked, folder)
    except SystemExit as err:
        code = int(err.code or 0)
    except BaseException:  # noqa: BLE001 (the process ends here, whatever befell it)
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def main() -> None:
    """Do what is asked for until nothing more is."""
    folder = Path(sys.argv[1])
    # What deriving rests on is read once, and not again in every fork.
    derive.load_insight = insight  # type: ignore[attr-defined]
    make_truth(folder)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        pid = _start(json.loads(line), folder)
        sys.stdout.write(f"started {pid}\n")
        sys.stdout.flush()
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        sys.stdout.write(f"ended {status}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
