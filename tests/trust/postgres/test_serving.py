"""Pages whose server goes away: they say so, and are there again as soon as it is."""

import contextlib
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from account_factory import PASSWORDS
from jalin.cli.serving.composing import create_app
from jalin.cli.serving.opening import build_responder
from jalin.pipeline.accounts import Desk, find_place
from jalin.pipeline.serving.library import Library
from postgres import run_sql
from review_factory import NOW
from trust.postgres.own_server import SECRETS, OwnServer
from trust.postgres.proxy import Proxy
from trust.postgres.work import prepare

# Too long for every test run.
pytestmark = pytest.mark.slow

_PATHS = ("/", "/deals", "/parties", "/api/v1/deals", "/feeds/promises.ics")
_FINE, _AWAY = 200, 503
_SAYS = "This cannot be answered just now"
# So long a page may take whose server is gone without a word, as the documents state it.
_BOUND_S = 60.0
_BACK_WITHIN_S = 30.0


@pytest.fixture
def schema(own_server: OwnServer) -> Iterator[str]:
    """Give the name of a schema with a register in it; the accounts are in one beside it."""
    name = f"served_{os.getpid()}_{time.monotonic_ns()}"
    prepare("rebuild", f"{own_server.url}?schema={name}")
    yield name
    run_sql(
        own_server.url, *(f"DROP SCHEMA IF EXISTS {name}{it} CASCADE" for it in ("", "_accounts"))
    )


def test_pages_are_there_again_as_soon_as_the_server_is(
    own_server: OwnServer, schema: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Each says meanwhile that it cannot answer; afterwards none of them fails even once."""
    url = f"{own_server.url}?schema={schema}"
    with (
        Library(url, NOW.date) as library,
        contextlib.closing(Desk(find_place(url), lambda: NOW, PASSWORDS)) as desk,
        TestClient(create_app(build_responder(library, desk))) as client,
    ):
        client.headers["accept-language"] = "en"
        assert [client.get(path).status_code for path in _PATHS] == [_FINE] * len(_PATHS)
        own_server.stop()
        try:
            answers = [client.get(path) for path in _PATHS]
        finally:
            own_server.start()
        assert [it.status_code for it in answers] == [_AWAY] * len(_PATHS)
        assert _SAYS in answers[0].text
        assert answers[3].json()["error"]["code"] == "register_unavailable"
        told = " ".join((*(it.text for it in answers), caplog.text))
        assert not [secret for secret in SECRETS if secret in told]
        assert "Traceback" not in caplog.text
        assert [client.get(path).status_code for path in _PATHS] == [_FINE] * len(_PATHS)


class Served:
    """A server of pages in a process of its own. `said` is what it says meanwhile."""

    def __init__(self, address: str, said: Path) -> None:
        self.address = address
        self.said = said

    def ask(self, path: str) -> tuple[int, float]:
        """Ask for a page; give the status, and how long it took."""
        begun = time.monotonic()
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=2 * _BOUND_S) as answer:  # noqa: S310 (loopback)
                status = int(answer.status)
        except urllib.error.HTTPError as err:
            status = err.code
            err.close()
        return status, time.monotonic() - begun

    def wait_for(self, status: int) -> float:
        """Ask until all answers have a status; give how long it took."""
        begun = time.monotonic()
        while {self.ask(path)[0] for path in _PATHS} != {status}:
            assert time.monotonic() - begun < 2 * _BOUND_S, f"no {status}"
            time.sleep(0.1)
        return time.monotonic() - begun


@contextlib.contextmanager
def serve(url: str, folder: Path) -> Iterator[Served]:
    """Run `jalin serve`, as people do."""
    said = folder / "said"
    program = "from jalin.cli import main; main()"
    command = [sys.executable, "-c", program, "serve", "--port", "0", "--no-open"]
    with (
        said.open("w") as out,
        subprocess.Popen(  # noqa: S603 (our own)
            command,
            stdout=out,
            stderr=out,
            cwd=folder,
            env={**os.environ, "JALIN_REGISTER": url, "PYTHONPATH": os.pathsep.join(sys.path)},
        ) as process,
    ):
        end = time.monotonic() + 4 * _BOUND_S
        while not (found := re.search(r"http://[\d.]+:\d+", said.read_text())):
            assert time.monotonic() < end, said.read_text()
            time.sleep(0.1)
        try:
            yield Served(found[0], said)
        finally:
            process.terminate()
            process.wait(60)


@pytest.mark.slow
def test_a_server_of_pages_outlives_that_of_the_register(
    own_server: OwnServer, proxy: Proxy, schema: str, tmp_path: Path
) -> None:
    """Restarts, cuts and silence are told within a bound, and pages come back by themselves."""
    url = f"{own_server.url_at(proxy.port)}?schema={schema}"
    with serve(url, tmp_path) as served:
        served.wait_for(_FINE)
        for _ in range(5):
            own_server.stop()
            served.wait_for(_AWAY)
            own_server.start()
            assert served.wait_for(_FINE) < _BACK_WITHIN_S
        for _ in range(5):
            proxy.cut(abruptly=True)
            assert served.wait_for(_FINE) < _BACK_WITHIN_S
        proxy.stall(all_ways=True)
        told = [served.ask(path) for path in _PATHS]
        proxy.reset()
        back_s = served.wait_for(_FINE)
        print(f"silence: {told}, back in {back_s:.1f} s")  # noqa: T201 (the report)
        assert {status for status, _ in told} == {_AWAY}
        assert max(seconds for _, seconds in told) < _BOUND_S
        assert back_s < _BACK_WITHIN_S
        said = served.said.read_text()
    assert "Traceback" not in said
    assert not [secret for secret in SECRETS if secret in said]
