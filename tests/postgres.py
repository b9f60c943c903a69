"""A PostgreSQL server for tests: one that is named, or a throw-away one of this run.

`JALIN_TEST_POSTGRES` names a server by URL. Else one is started where its programs are installed.
With `JALIN_REQUIRE_POSTGRES` set it is an error that there is none.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from jalin.store.engine.address import PostgresAddress
from jalin.store.engine.postgresql import open_postgres

ABSENT = "no PostgreSQL here: install it, or name a server in JALIN_TEST_POSTGRES"
# With signs that must be written otherwise in a URL, and that nobody may see.
PASSWORD = "geheim@/#?:%"  # noqa: S105 (of a server that ends with the tests)
_PROGRAMS = "/usr/lib/postgresql"
USER = "postgres"


@contextlib.contextmanager
def open_server() -> Iterator[str]:
    """Give the URL of a database where tests may make schemas, or skip the test."""
    named = os.environ.get("JALIN_TEST_POSTGRES")
    if named:
        yield named
        return
    programs = find_programs()
    if programs is None and os.environ.get("JALIN_REQUIRE_POSTGRES"):
        pytest.fail(ABSENT)
    if programs is None:
        pytest.skip(ABSENT)
    with _start_cluster(programs) as url:
        yield url


@contextlib.contextmanager
def new_schema(server: str) -> Iterator[str]:
    """Give the URL of a schema of its own, which is dropped at the end."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    url = f"{server}{'&' if '?' in server else '?'}schema={name}"
    yield url
    run_sql(server, f"DROP SCHEMA IF EXISTS {name} CASCADE")


def run_sql(url: str, *statements: str) -> None:
    """Run statements beside the register."""
    database = open_postgres(PostgresAddress.parse(url), create=False)
    for statement in statements:
        database.fetch(statement)
    database.close()


def find_programs() -> Path | None:
    """Find the folder of the server's programs."""
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).parent
    # The newest of the releases that Debian installs side by side.
    found = sorted(Path(_PROGRAMS).glob("*/bin/initdb"), key=lambda it: int(it.parts[-3]))
    return found[-1].parent if found else None


@contextlib.contextmanager
def _start_cluster(programs: Path) -> Iterator[str]:
    """Start a server in a folder of its own, for this machine only, and ask for a password.

    The server refuses to run as root, so root starts it as its usual user.
    """
    with tempfile.TemporaryDirectory(prefix="jalin-pg-", ignore_cleanup_errors=True) as folder:
        data, key = f"{folder}/data", Path(folder) / "key"
        key.write_text(PASSWORD)
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
            shutil.chown(key, USER)
        run_program(
            *(programs / "initdb", "-D", data, "-U", USER, "-E", "UTF8", "--no-locale"),
            *("-A", "scram-sha-256", f"--pwfile={key}", "--no-sync"),
        )
        port = find_port()
        # Tests need no safety from a power cut, and are quicker without it. What tidies up
        # by itself would change what the server says of its transactions.
        place = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder}"
        options = f"{place} -c fsync=off -c autovacuum=off"
        run_program(
            programs / "pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"
        )
        try:
            yield f"postgresql://{USER}:{quote(PASSWORD, safe='')}@127.0.0.1:{port}/{USER}"
        finally:
            run_program(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def find_port() -> int:
    """Find a port that nothing listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def run_program(program: Path, *arguments: str) -> None:
    """Run one of the server's programs, as its usual user where root runs it."""
    command: tuple[str, ...] = (str(program), *arguments)
    if os.geteuid() == 0:
        command = ("runuser", "-u", USER, "--", *command)
    # The server lives on and would hold a pipe open: what it says goes to its log.
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")  # noqa: S603
