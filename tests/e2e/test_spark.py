"""The job of Spark gives, record for record, what one process gives.

It runs in a process of its own with Spark on this machine: what Spark leaves open is not ours. With
`JALIN_REQUIRE_SPARK` set it is an error that there is no Java.
"""

import dataclasses
import datetime as dt
import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from jalin.pipeline.bulk.columns import read_outcomes
from jalin.pipeline.bulk.load import load_outcomes
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind, encode_outcome
from jalin.pipeline.bulk.work import Worker, WorkOptions
from jalin.source import SourceOptions, split_sources
from jalin.store.register import Register
from made_sources import make_record
from register_factory import Heard

ABSENT = "no Spark here: install Java 17 and the extra, pip install 'jalin[spark]'"
TODAY = "2026-02-05"
OPTIONS = WorkOptions(today=dt.date.fromisoformat(TODAY))
DEAL = (
    "PT Nusaraya Otomotif menandatangani nota kesepahaman dengan Borneo Motor asal Jepang untuk "
    "membangun pabrik bus listrik di Karawang, Rabu (4/2/2026)."
)
PRICES = "Harga cabai di pasar naik lagi pekan ini. Pedagang menunggu pasokan dari petani."
MEGABYTE = 1_000_000


@pytest.fixture(autouse=True)
def _need_spark() -> None:
    has_java = shutil.which("java") is not None or "JAVA_HOME" in os.environ
    if has_java and find_spec("pyspark") and find_spec("pyarrow"):
        return
    if os.environ.get("JALIN_REQUIRE_SPARK"):
        pytest.fail(ABSENT)
    pytest.skip(ABSENT)


def _run(
    *arguments: str | Path, program: Sequence[str | Path] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the job on two cores of this machine."""
    # A short job is sooner done without the compiler that makes long ones fast.
    settings = {
        "JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": sys.executable,
    }
    command = program or (sys.executable, "-m", "jalin.pipeline.spark", "--master", "local[2]")
    return subprocess.run(  # noqa: S603
        [str(it) for it in (*command, *arguments, "--today", TODAY)],
        env=os.environ | settings,
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )


def _read_here(paths: Sequence[Path], options: WorkOptions = OPTIONS) -> list[Outcome]:
    """Read as one process does."""
    sources = SourceOptions(encoding=options.encoding)
    return list(map(Worker(options).work, split_sources(paths, options=sources)))


def _write_news(path: Path) -> None:
    """Write lines of all sorts, more than a megabyte of them."""
    lines = [b"\xef\xbb\xbf" + json.dumps({"text": DEAL, "title": "Satu"}).encode()]
    for number in range(1500):
        record = {"text": f"{DEAL if number % 50 == 0 else PRICES} {number}", "pad": "x" * 700}
        if number % 3 == 0:
            record["id"] = f"n{number}"
        if number % 7 == 0:
            record |= {"outlet": "Kabar", "date": "2026-02-03"}
        lines.append(json.dumps(record).encode() + (b"\r" if number % 2 else b""))
        if number % 300 == 0:
            lines += [b"", b"  ", b"{broken", b"[]", b'{"pad": 1}', b"\xff\xfe"]
    path.write_bytes(b"\n".join(lines))
    assert path.stat().st_size > MEGABYTE


def _write_parquet(path: Path) -> None:
    """Write a table of more than a megabyte, in groups of rows."""
    import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415 (an extra)
    from pyarrow import parquet  # noqa: PLC0415

    rows = [
        {"text": f"{DEAL if n % 50 == 0 else PRICES} {n}", "pad": f"{n}" * 700, "day": n}
        for n in range(2000)
    ]
    parquet.write_table(
        pa.Table.from_pylist(rows),
        path,
        row_group_size=300,
        compression="none",
        use_dictionary=False,
    )
    assert path.stat().st_size > MEGABYTE


def _write_sources(folder: Path) -> Path:
    folder.mkdir()
    _write_news(folder / "news.jsonl")
    _write_parquet(folder / "news.parquet")
    pages = [make_record(number=number) for number in range(3)]
    packed = gzip.compress(b"".join((*pages, make_record(number=3, status="404 Gone"))))
    (folder / "crawl.warc.gz").write_bytes(packed)
    (folder / "cut.warc.gz").write_bytes(packed[:-20])
    (folder / "table.csv").write_text(f"text;outlet\n{DEAL};Kabar\n{PRICES};\nbroken\n")
    (folder / "list.json").write_text(json.dumps([{"text": DEAL}, {"no": 1}]))
    (folder / "notes.docx").write_bytes(b"?")
    for number in range(40):
        page = folder / f"pages/{number % 4}/{number}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        body = f"<p>{DEAL if number % 2 else PRICES}</p>" if number % 5 else ""
        page.write_text(f"<html><head><title>Warta</title></head><body>{body}</body></html>")
    return folder


def test_the_job_reads_what_one_process_reads(tmp_path: Path) -> None:
    """Same outcomes in the same order; a full folder is kept, and writes the same when told to."""
    news, output = _write_sources(tmp_path / "news"), tmp_path / "out"
    arguments = ("--input", news, "--input", tmp_path / "absent", "--output", output)
    first = _run(*arguments, "--part-size", "1")
    assert first.returncode == 0, first.stderr
    wanted = _read_here([news, tmp_path / "absent"])
    assert list(read_outcomes(output)) == wanted
    # The lines and the table were cut, and every part is a file.
    assert len(list(output.glob("*.parquet"))) > 5
    report = json.loads(first.stdout)
    for kind in (OutcomeKind.READ, OutcomeKind.HEARD):
        assert report[kind] == sum(it.kind is kind for it in wanted) > 0
    assert set(report["skipped"]) >= {"bad_json", "no_text", "not_found", "unsupported", "bad_row"}
    again = _run(*arguments)
    assert (again.returncode, again.stdout) == (3, "")
    assert "is not empty" in again.stderr
    assert list(read_outcomes(output)) == wanted
    assert _run(*arguments, "--overwrite").returncode == 0
    assert list(read_outcomes(output)) == wanted
    _check_loading(output, wanted, tmp_path)


def _check_loading(output: Path, wanted: Sequence[Outcome], folder: Path) -> None:
    """Load what Spark wrote and what one process wrote, and find the same in both registers."""
    lines = folder / "out.jsonl"
    lines.write_bytes(b"".join(map(encode_outcome, wanted)))
    registers = (folder / "spark.db", folder / "lines.db")
    for register, path in zip(registers, (output, lines), strict=True):
        assert load_outcomes(register, [path], Heard()).added > 0
    assert load_outcomes(registers[0], [output], Heard()).added == 0
    dumps = []
    for address in registers:
        with Register.open(address) as opened:
            dumps.append(list(opened.dump()))
    assert dumps[0] == dumps[1]


def test_the_job_takes_the_same_options(tmp_path: Path) -> None:
    """Mapping, encoding and what is kept are those of one process; spark-submit runs the job."""
    path, output = tmp_path / "warta.csv", tmp_path / "out"
    path.write_bytes(f"isi;tajuk\n{DEAL};Café\n{PRICES};Harga\n".encode("cp1252"))
    # A folder that a job left empty can be written to.
    output.mkdir()
    spec = find_spec("jalin.pipeline.spark.__main__")
    assert spec is not None
    assert spec.origin is not None
    submit = Path(sys.executable).with_name("spark-submit")
    done = _run(
        *("--input", path, "--output", output, "--encoding", "cp1252", "--keep-all"),
        *("--map", "text=isi,title=tajuk"),
        program=(submit, "--master", "local[2]", spec.origin),
    )
    assert done.returncode == 0, done.stderr
    options = dataclasses.replace(
        OPTIONS, fields={"text": "isi", "title": "tajuk"}, encoding="cp1252", keep_all=True
    )
    wanted = _read_here([path], options)
    assert [it.document.title for it in wanted if it.document] == ["Café", "Harga"]
    assert list(read_outcomes(output)) == wanted


def test_spark_reads_tables_for_the_job(tmp_path: Path) -> None:
    """What Spark can read can be read from any address, with the same readings."""
    path, output = tmp_path / "news.jsonl", tmp_path / "out"
    records = [{"id": f"n{n}", "text": f"{DEAL} {n}", "date": "2026-02-03"} for n in range(20)]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    done = _run("--input", path.as_uri(), "--output", output.as_uri(), "--format", "json")
    assert done.returncode == 0, done.stderr
    found, wanted = list(read_outcomes(output)), _read_here([path])
    assert [it.reading for it in found] == [it.reading for it in wanted]
    assert {it.source.rpartition(":")[0] for it in found} == {path.as_uri()}
    places = [
        dataclasses.replace(it.document, source=None) for it in found if it.document is not None
    ]
    assert places == [
        dataclasses.replace(it.document, source=None) for it in wanted if it.document is not None
    ]


def test_a_job_that_cannot_run_says_why(tmp_path: Path) -> None:
    """One line tells what is wrong, of a fault in a task too."""
    done = _run("--input", tmp_path, "--map", "texts=isi", "--output", tmp_path / "out")
    assert done.returncode == 3
    assert [line for line in done.stderr.splitlines() if "jalin: no such field: ['texts']" in line]
