"""The URL of a PostgreSQL database."""

from pathlib import Path

import pytest

from jalin.store.engine.address import PostgresAddress, is_postgres
from jalin.store.engine.database import RegisterError


def test_a_url_is_taken_apart() -> None:
    """Every part is read, signs of a password as they are meant."""
    found = PostgresAddress.parse(
        "postgresql://jalin:p%40ss%2F%23@db.example:6432/news?schema=press&sslmode=require"
    )
    assert found == PostgresAddress(
        user="jalin",
        password="p@ss/#",  # noqa: S106 (none is behind it)
        host="db.example",
        port=6432,
        database="news",
        schema="press",
        ssl_mode="require",
    )


def test_what_is_not_said_is_usual() -> None:
    """A user is enough: this machine, the usual port, the user's database, the public schema."""
    found = PostgresAddress.parse("postgres://jalin@")
    assert str(found) == "postgresql://jalin@localhost:5432/jalin?schema=public"


def test_a_socket_is_a_host() -> None:
    """The folder of a socket stands behind the question mark, also when it is written out."""
    found = PostgresAddress.parse("postgresql://jalin@/news?host=/run/postgresql")
    assert (found.host, found.port) == ("/run/postgresql", 5432)
    assert PostgresAddress.parse(str(found)) == found


def test_a_url_that_became_a_path_is_still_one() -> None:
    """A path that was made from a URL has lost a slash, and means the same."""
    url = "postgresql://jalin:x@host/news?schema=a"
    assert PostgresAddress.parse(str(Path(url))) == PostgresAddress.parse(url)


@pytest.mark.parametrize(
    ("address", "is_url"),
    [
        ("postgresql://jalin@host", True),
        (Path("postgres://jalin@host"), True),
        ("jalin.db", False),
        (Path("/srv/postgresql/jalin.db"), False),
        ("postgresql.db", False),
    ],
)
def test_a_url_is_known_by_its_beginning(address: str | Path, *, is_url: bool) -> None:
    """Anything else is a path."""
    assert is_postgres(address) is is_url


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("postgresql://jalin:geheim@host/news?schema=Press", "schema 'Press'"),
        ("postgresql://jalin:geheim@host/news?schema=a%3Bdrop", "schema 'a;drop'"),
        ("postgresql://jalin:geheim@host/news?sslmode=maybe", "sslmode"),
        ("postgresql://jalin:geheim@host/news?sslmod=disable", "does not know 'sslmod'"),
        ("postgresql://jalin:geheim@host:many/news", "postgresql://USER"),
        ("postgresql://host/news", "postgresql://USER"),
        ("postgresql://jalin:1/geheim@host/news", "postgresql://USER"),
        ("postgresql://jalin:1?geheim@host/news", "postgresql://USER"),
        ("postgresql://jalin:1#geheim@host/news", "postgresql://USER"),
        ("postgresql://jalin:geheim[@host/news", "postgresql://USER"),
    ],
)
def test_a_broken_url_is_told_without_its_password(url: str, fault: str) -> None:
    """The error says what is wrong; no part of a password is in it, wherever it was cut."""
    with pytest.raises(RegisterError, match=fault) as caught:
        PostgresAddress.parse(url)
    assert "geheim" not in f"{caught.value!r} {caught.value} {caught.value.__cause__!r}"
    assert "geheim" not in repr(caught.value.address)


def test_a_password_is_not_shown() -> None:
    """Neither the text nor the form for programmers has it."""
    found = PostgresAddress.parse("postgresql://jalin:geheim@host")
    assert "geheim" not in f"{found} {found!r}"


@pytest.mark.parametrize(("mode", "context"), [("disable", False), ("prefer", None)])
def test_the_connection_is_made_private_as_asked(mode: str, *, context: bool | None) -> None:
    """Without a word it is private where the server can; it need not be."""
    found = PostgresAddress.parse(f"postgresql://jalin@host?sslmode={mode}")
    assert found.build_ssl_context() is context
