"""The address of a PostgreSQL database: its URL, taken apart."""

import re
import socket
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

from jalin.store.engine.database import RegisterError

# One slash is enough: a path that was made from a URL has lost the second.
_SCHEME = re.compile(r"postgres(?:ql)?:/{1,2}")
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_PORT = 5432
# So long a server may take to be reached, and then for every word until it lets one in.
CONNECT_TIMEOUT_S = 10.0
_HIDDEN = "postgresql://…"
_UNREADABLE = (
    "is not of the form postgresql://USER:PASSWORD@HOST:PORT/DATABASE; write signs of a password"
    " as in %23 for #"
)
_SSL_MODES = ("disable", "prefer", "require", "verify-full")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresAddress:
    """Where a PostgreSQL database is, and the schema in it that is the register.

    `host` is a name, or the folder of a socket. As text it is a URL without its password.
    """

    user: str
    password: str = field(repr=False)
    host: str
    port: int
    database: str
    schema: str
    ssl_mode: str

    @classmethod
    def parse(cls, url: str) -> Self:
        """Read `postgresql://user:password@host:port/database?schema=NAME`.

        `host` may also stand behind the question mark, as the folder of a socket, and so may
        `sslmode`. Raises RegisterError, which never shows the password.
        """
        try:
            parts = urlsplit(_SCHEME.sub("postgresql://", url, count=1))
            port = parts.port or _PORT
        except ValueError:
            raise RegisterError(_HIDDEN, _UNREADABLE) from None
        # What stands here may be part of a password with a sign that ends it too early.
        if parts.fragment or not parts.username:
            raise RegisterError(_HIDDEN, _UNREADABLE)
        options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        user = unquote(parts.username)
        address = cls(
            user=user,
            password=unquote(parts.password or ""),
            host=options.pop("host", parts.hostname or "localhost"),
            port=port,
            database=unquote(parts.path.strip("/")) or user,
            schema=options.pop("schema", "public"),
            ssl_mode=options.pop("sslmode", "prefer"),
        )
        address._check(options)
        return address

    def __str__(self) -> str:
        folder = f"host={self.host}&" if self.host.startswith("/") else ""
        host = "" if folder else self.host
        place = f"{self.user}@{host}:{self.port}/{self.database}"
        return f"postgresql://{place}?{folder}schema={self.schema}"

    def connect(self) -> socket.socket:
        """Reach the server; the socket waits for no word longer than for the way to it.

        Raises OSError.
        """
        if self.host.startswith("/"):
            found = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            found.settimeout(CONNECT_TIMEOUT_S)
            try:
                found.connect(str(Path(self.host) / f".s.PGSQL.{self.port}"))
            except OSError:
                found.close()
                raise
            return found
        found = socket.create_connection((self.host, self.port), CONNECT_TIMEOUT_S)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        # A statement is several small messages, and none of them should wait to be filled up.
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return found

    def build_ssl_context(self) -> ssl.SSLContext | bool | None:
        """Say how the connection is to be made private, in the driver's words."""
        if self.ssl_mode == "disable" or self.host.startswith("/"):
            return False
        if self.ssl_mode == "verify-full":
            return ssl.create_default_context()
        return True if self.ssl_mode == "require" else None

    def _check(self, options: dict[str, str]) -> None:
        faults = [f"does not know {name!r}" for name in sorted(options)]
        if not _NAME.fullmatch(self.schema):
            faults.append(f"cannot have a schema {self.schema!r}; use small letters and _")
        if self.ssl_mode not in _SSL_MODES:
            faults.append(f"has an sslmode that is none of {', '.join(_SSL_MODES)}")
        if faults:
            raise RegisterError(str(self), "; ".join(faults))


def is_postgres(address: Path | str) -> bool:
    """Tell whether an address is that of a PostgreSQL database, not a path."""
    return _SCHEME.match(str(address)) is not None
