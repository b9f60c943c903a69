"""Servers that refuse: each says so in one line, with its exit code, and never tells a password."""

import contextlib
import socket
import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import pg8000.native  # type: ignore[import-untyped]
import pytest

from jalin.store.engine.address import PostgresAddress
from jalin.store.engine.patient import PatientConnection
from postgres import PASSWORD, run_sql
from trust.postgres.own_server import SECRETS, OwnServer
from trust.postgres.work import prepare
from trust.postgres.workers import Ended, Workers

_ABORTED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A role that may not do all. `sql` makes it what it is; `says` is in the line."""

    sql: tuple[str, ...]
    command: tuple[str, ...]
    says: str | None


REFUSED = {
    "a reader may look": Refused(sql=(), command=("deals",), says=None),
    "a reader may not derive": Refused(
        sql=(), command=("rebuild",), says="permission denied for table"
    ),
    "a reader may not decide": Refused(
        sql=(), command=("judge", "a", "note", "--by", "Ana"), says="permission denied for table"
    ),
    "nothing may be written": Refused(
        sql=(
            "GRANT ALL ON ALL TABLES IN SCHEMA {schema} TO {role}",
            "ALTER ROLE {role} SET default_transaction_read_only = on",
        ),
        command=("rebuild",),
        says="read-only transaction",
    ),
    "nobody signs in": Refused(
        sql=("ALTER ROLE {role} NOLOGIN",), command=("deals",), says="not permitted to log in"
    ),
    "it has enough": Refused(
        sql=("ALTER ROLE {role} CONNECTION LIMIT 0",),
        command=("deals",),
        says="too many connections for role",
    ),
}


@pytest.fixture
def schema(own_server: OwnServer) -> Iterator[str]:
    """Give the name of a schema with a register in it."""
    name = f"own_{uuid.uuid4().hex[:12]}"
    prepare("rebuild", f"{own_server.url}?schema={name}")
    yield name
    run_sql(own_server.url, f"DROP SCHEMA {name} CASCADE")


@pytest.fixture
def role(own_server: OwnServer, schema: str) -> Iterator[str]:
    """Give a role that may read the register, and has the password of all."""
    name = f"role_{schema}"
    run_sql(
        own_server.url,
        f"CREATE ROLE {name} LOGIN PASSWORD '{PASSWORD}'",
        f"GRANT USAGE ON SCHEMA {schema} TO {name}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {name}",
    )
    yield name
    run_sql(own_server.url, f"DROP OWNED BY {name}", f"DROP ROLE {name}")


def write_url(server: OwnServer, schema: str, user: str, port: int | None = None) -> str:
    """Write the URL of a register as a role reaches it."""
    url = server.url_at(port or server.port).replace("//postgres:", f"//{user}:", 1)
    return f"{url}?schema={schema}"


def check_refused(ended: Ended, says: str) -> None:
    """Check that a command was refused in one line that says why."""
    ended.check_told({_ABORTED})
    assert says in ended.said


@pytest.mark.parametrize("case", REFUSED)
def test_a_role_that_may_not_is_told_so(
    own_server: OwnServer, workers: Workers, schema: str, role: str, case: str
) -> None:
    """What a role may do it does; what it may not is told in the server's words."""
    refused = REFUSED[case]
    run_sql(own_server.url, *(it.format(role=role, schema=schema) for it in refused.sql))
    url = write_url(own_server, schema, role)
    ended = workers.command(*refused.command, "--register", url)
    if refused.says is None:
        assert (ended.status, "Traceback" in ended.said) == (0, False), ended.said
    else:
        check_refused(ended, refused.says)
    assert not [secret for secret in SECRETS if secret in ended.said]


@pytest.mark.parametrize("limit", ["lock", "statement"])
def test_who_waits_for_others_too_long_is_told_so(
    own_server: OwnServer, workers: Workers, schema: str, role: str, limit: str
) -> None:
    """A limit of the server on waiting ends the command, not the register."""
    run_sql(
        own_server.url,
        f"GRANT ALL ON ALL TABLES IN SCHEMA {schema} TO {role}",
        f"ALTER ROLE {role} SET {limit}_timeout = '1s'",
    )
    with PatientConnection(PostgresAddress.parse(own_server.url)) as other:
        other.run(f"BEGIN; LOCK TABLE {schema}.derived_from IN EXCLUSIVE MODE")
        url = write_url(own_server, schema, role)
        check_refused(workers.command("rebuild", "--register", url), f"{limit} timeout")


def test_a_full_server_is_told(own_server: OwnServer, workers: Workers, schema: str) -> None:
    """Where no further connection is let in, that is what the line says; later it works again."""
    url = write_url(own_server, schema, "postgres")
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(pg8000.native.DatabaseError):
            while True:
                address = PostgresAddress.parse(own_server.url)
                stack.enter_context(PatientConnection(address))
        check_refused(workers.command("deals", "--register", url), "too many clients")
    for _ in range(50):
        # The server lets go of those who left when it comes to it.
        if workers.command("deals", "--register", url).status == 0:
            return
        time.sleep(0.1)
    pytest.fail("the server stayed full")


def test_a_stopped_server_is_told(own_server: OwnServer, workers: Workers, schema: str) -> None:
    """Nobody listens."""
    url = write_url(own_server, schema, "postgres")
    own_server.stop("fast")
    try:
        check_refused(workers.command("deals", "--register", url), "cannot connect")
    finally:
        own_server.start()


@contextlib.contextmanager
def listen(answer: bytes | None) -> Iterator[int]:
    """Listen as a program does that is no PostgreSQL: it answers anything, or nothing at all."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    client, _ = listening.accept()
                    taken.append(client)
                    if answer is not None:
                        client.recv(100)
                        client.sendall(answer)
                        client.shutdown(socket.SHUT_WR)

        taken: list[socket.socket] = []
        threading.Thread(target=serve, daemon=True).start()
        yield int(listening.getsockname()[1])
        listening.shutdown(socket.SHUT_RDWR)
        for each in taken:
            each.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", id="http"),
        pytest.param(b"SSH-2.0-OpenSSH_9.6\r\n", id="ssh"),
        pytest.param(b"N" + bytes(40), id="zeros"),
        pytest.param(b"NE\x00\x00\x00\x09C\xff\xfe\x00\x00", id="broken"),
        pytest.param(b"NR\x00\x00\x00\x08\x00\x00\x00\x63", id="unknown sign-in"),
        pytest.param(b"N\xc3\xa9\xff\xff\xff\xff\xff\xff", id="noise"),
        pytest.param(b"", id="nothing"),
        pytest.param(None, id="silence"),
    ],
)
def test_another_program_is_no_server(
    own_server: OwnServer, workers: Workers, answer: bytes | None
) -> None:
    """What listens there and is no PostgreSQL is told soon, in one line."""
    with listen(answer) as port:
        url = write_url(own_server, "public", "postgres", port)
        ended = workers.run("command", "", arguments=["deals", "--register", url], hurries=True)
    check_refused(ended, "cannot connect")
    assert ended.seconds < 60
