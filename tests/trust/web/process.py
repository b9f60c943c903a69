"""`jalin serve` as a process of its own, with every word that it says written down."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_ADDRESS = re.compile(r"is shown at http://127\.0\.0\.1:(\d+)/")
# As the command, but that nothing is kept quiet: whatever any library would log is told.
_LOUD = (
    "import logging, sys; logging.basicConfig(level=1); "
    "import jalin.cli.app; jalin.cli.app.main(sys.argv[1:])"
)
_PATIENCE_S = 60.0


@dataclass(frozen=True, kw_only=True)
class Server:
    """A server that runs. `log` is what it said so far."""

    port: int
    pid: int
    log: Path

    def send(self, whole: bytes) -> bytes:
        """Send bytes, and give what comes until the connection is closed."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as asking:
            asking.sendall(whole)
            told = b""
            # Who is sent away in the middle of what they say may find the connection gone.
            with suppress(ConnectionError):
                while piece := asking.recv(65536):
                    told += piece
        return told

    def ask(
        self,
        method: str,
        path: str,
        *,
        body: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, Mapping[str, str], str]:
        """Ask, and give the status, the headers in small letters, and the body."""
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            asking.request(method, path, body, dict(headers or {}))
            answer = asking.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, told, answer.read().decode("utf-8", "replace")
        finally:
            asking.close()


@contextmanager
def run_server(folder: Path, *options: str, **environment: str) -> Iterator[Server]:
    """Serve the register `jalin.db` of a folder."""
    log = folder / "server.log"
    told = {**os.environ, "JALIN_REGISTER": str(folder / "jalin.db"), **environment}
    told.pop("JALIN_ACCOUNTS", None)
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 (our own command)
            [sys.executable, "-c", _LOUD, "serve", "--port", "0", "--no-open", *options],
            env=told,
            stdout=out,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
        try:
            yield Server(port=_wait(process, log), pid=process.pid, log=log)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def run_command(folder: Path, *arguments: str, said: str = "") -> str:
    """Run a command beside that register; give all that it said."""
    ended = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-c", _LOUD, *arguments],
        env={**os.environ, "JALIN_REGISTER": str(folder / "jalin.db"), "JALIN_ALLOW_LOOPBACK": "1"},
        input=said,
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.stdout + ended.stderr


def _wait(process: "subprocess.Popen[bytes]", log: Path) -> int:
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end and process.poll() is None:
        found = _ADDRESS.search(log.read_text("utf-8", "replace"))
        if found is not None:
            return int(found[1])
        time.sleep(0.05)
    raise AssertionError(f"it does not answer: {log.read_text('utf-8', 'replace')[-2000:]}")
