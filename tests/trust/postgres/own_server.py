"""A PostgreSQL server of a test's own, which it may stop, cut off and fill up.

Unlike the one that other tests share it writes to the disk as a server in earnest does.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from postgres import ABSENT, PASSWORD, USER, find_port, find_programs, run_program

# Whatever shows one of these has told the password.
SECRETS = (PASSWORD, quote(PASSWORD, safe=""), PASSWORD.partition("@")[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnServer:
    """A server in a folder. `port` is its own from the first start to the last."""

    programs: Path
    folder: Path
    port: int
    most_connections: int

    @property
    def url(self) -> str:
        """Give the URL of its database."""
        return self.url_at(self.port)

    def url_at(self, port: int) -> str:
        """Give the URL that leads to its database through another port."""
        return f"postgresql://{USER}:{quote(PASSWORD, safe='')}@127.0.0.1:{port}/{USER}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = (
            f"-c listen_addresses=127.0.0.1 -c port={self.port} -c fsync=on"
            f" -c unix_socket_directories={self.folder} -c max_connections={self.most_connections}"
            " -c superuser_reserved_connections=0"
        )
        self._control("-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it: `immediate` is as if the power were cut, `fast` ends every connection."""
        self._control("-m", mode, "stop")

    def read_log(self) -> str:
        """Read what the server wrote down."""
        return (self.folder / "log").read_text(errors="replace")

    def _control(self, *arguments: str) -> None:
        run_program(self.programs / "pg_ctl", "-D", str(self.folder / "data"), *arguments)


@contextlib.contextmanager
def open_own_server(most_connections: int = 30) -> Iterator[OwnServer]:
    """Start a server that ends with the context; skip the test where none is installed."""
    programs = find_programs()
    if programs is None:
        pytest.skip(ABSENT)
    with tempfile.TemporaryDirectory(prefix="jalin-own-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        key = folder / "key"
        key.write_text(PASSWORD)
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
            shutil.chown(key, USER)
        run_program(
            *(programs / "initdb", "-D", f"{folder}/data", "-U", USER, "-E", "UTF8"),
            *("--no-locale", "-A", "scram-sha-256", f"--pwfile={key}", "--no-sync"),
        )
        server = OwnServer(
            programs=programs, folder=folder, port=find_port(), most_connections=most_connections
        )
        server.start()
        try:
            yield server
        finally:
            with contextlib.suppress(Exception):
                server.stop()
