"""The server itself: one process, no notes on every request, until somebody stops it."""

import contextlib
import socket

import uvicorn
from litestar.types import ASGIApp

# A connection that is kept open for this long without a request is closed.
_KEEP_ALIVE_S = 30
# Requests that come while so many are answered are told to come again.
_MOST_AT_ONCE = 200
# What is being answered when the server is stopped gets this long.
_GRACE_S = 5


def run_server(app: ASGIApp, listening: socket.socket) -> None:
    """Answer requests at a socket until the process is told to stop."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=False,
        workers=1,
        timeout_keep_alive=_KEEP_ALIVE_S,
        limit_concurrency=_MOST_AT_ONCE,
        timeout_graceful_shutdown=_GRACE_S,
    )
    # Control-C is how a server ends; there is nothing to complain about.
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])
