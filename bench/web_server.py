"""Serve a register as `jalin serve` does, with one more address: the emptiest answer there is.

    bench/web_server.py REGISTER PORT

What an answer costs beside its content (the server, the application, its headers) is measured by
that address.
"""

import os
import sys
from contextlib import closing
from pathlib import Path

from litestar import MediaType, Response, get

from jalin.cli.clocks import build_today, tell_time
from jalin.cli.serving.binding import open_socket
from jalin.cli.serving.composing import create_app
from jalin.cli.serving.heads import HeadAsGet
from jalin.cli.serving.opening import build_responder
from jalin.cli.serving.running import run_server
from jalin.cli.settings import Settings
from jalin.pipeline.accounts import Desk, find_place
from jalin.pipeline.serving.library import Library

EMPTY = "/empty"


@get(EMPTY, sync_to_thread=False, include_in_schema=False)
def tell_nothing() -> Response[bytes]:
    """Answer with an empty object."""
    return Response(content=b"{}", media_type=MediaType.JSON)


def main(register: Path, port: int) -> None:
    """Serve until the process is told to stop."""
    settings = Settings.from_env(os.environ)
    desk = Desk(find_place(register), tell_time)
    with closing(desk), Library(register, build_today(settings)) as library:
        with library.visit():
            pass
        app = create_app(build_responder(library, desk))
        app.register(tell_nothing)
        with open_socket("127.0.0.1", port) as listening:
            sys.stderr.write(f"{register} as on {settings.today}\n")
            run_server(HeadAsGet(app), listening)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
