"""A connection that waits for a server at work for as long as it takes, and for no other.

A statement may take hours, most of them in waiting for others, so that no time limit would do. A
server that is gone without a word, or a way to it that swallows what is sent, says as little as one
at work. The difference is asked by a second connection.
"""

import contextlib
import select
import socket
from collections.abc import Iterator
from typing import Any

import pg8000.native  # type: ignore[import-untyped]

from jalin.store.engine.address import PostgresAddress

# After so long without a word it is asked whether the server is at work. Inside an answer, and
# where what is sent is not taken, so long a pause ends the connection.
QUIET_S = 30.0
# What the server said last may have been on its way when it was asked.
_GRACE_S = 5.0
_TOO_MANY_CONNECTIONS = "53300"


class PatientConnection(pg8000.native.Connection):  # type: ignore[misc]
    """A connection to a server. Raises OSError where it is lost in silence."""

    def __init__(self, address: PostgresAddress) -> None:
        self._address = address
        self._pid: int | None = None
        with _closed_on_failure(address.connect()) as reached:
            super().__init__(
                address.user,
                password=address.password,
                database=address.database,
                host=address.host,
                application_name="jalin",
                ssl_context=address.build_ssl_context(),
                sock=reached,
            )

    def begin(self) -> None:
        """Be patient from now on. The server is to notice soon, too, where we are gone."""
        ((self._pid,),) = self.run("SELECT pg_backend_pid()")
        self._usock.settimeout(QUIET_S)
        self.run(
            "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10;"
            " SET tcp_keepalives_count = 3"
        )

    def close(self) -> None:
        """End the connection; one that has ended already is no fault."""
        with contextlib.suppress(pg8000.native.Error, OSError):
            super().close()

    def handle_messages(self, context: Any) -> None:  # noqa: ANN401 (untyped)
        """Take an answer in, once it comes. Raises TimeoutError where there is none to wait for."""
        while self._pid is not None and not self._has_come(QUIET_S):
            if not self._is_at_work() and not self._has_come(_GRACE_S):
                raise TimeoutError("the server does not answer")
        super().handle_messages(context)

    def _has_come(self, timeout_s: float) -> bool:
        """Tell whether there is anything to read, the end of the connection included."""
        poll = select.poll()
        poll.register(self._usock, select.POLLIN)
        return bool(poll.poll(timeout_s * 1000))

    def _is_at_work(self) -> bool:
        """Ask beside this connection whether the server is busy with what was asked."""
        query = f"SELECT 1 FROM pg_stat_activity WHERE pid = {self._pid} AND state = 'active'"  # noqa: S608 (a number)
        try:
            with PatientConnection(self._address) as beside:
                return bool(beside.run(query))
        except pg8000.native.DatabaseError as err:
            # A server that is full has let nobody go.
            return bool(err.args[0].get("C") == _TOO_MANY_CONNECTIONS)
        except (pg8000.native.Error, OSError, ValueError):
            return False


@contextlib.contextmanager
def _closed_on_failure(reached: socket.socket) -> Iterator[socket.socket]:
    """Close a socket where whoever takes it fails."""
    try:
        yield reached
    except BaseException:
        reached.close()
        raise
