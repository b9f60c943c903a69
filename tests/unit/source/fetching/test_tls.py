"""Encrypted connections prove whom they lead to."""

import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jalin.source.fetching import Fetched, FetchError
from local_site import Names, Reply, Site, Visitor, open_site

_OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(_OPENSSL is None, reason="needs openssl to make a certificate")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate for news.example that nobody signed, key and all in one file."""
    path = tmp_path_factory.mktemp("tls") / "news.pem"
    subprocess.run(  # noqa: S603 a fixed command
        [
            str(_OPENSSL), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-days", "2", "-subj", "/CN=news.example",
            "-addext", "subjectAltName=DNS:news.example",
            "-keyout", str(path), "-out", str(path.with_suffix(".crt")),
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    path.write_text(path.read_text() + path.with_suffix(".crt").read_text())
    return path


@pytest.fixture
def secure_site(certificate: Path) -> Iterator[Site]:
    """Open a site that has the certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with open_site(context) as opened:
        opened.replies["/a"] = Reply(body=b"berita")
        yield opened


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system trust the certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))


def _names() -> Names:
    return Names(news_example=[["127.0.0.1"]], other_example=[["127.0.0.1"]])


@pytest.mark.usefixtures("trusted")
def test_trusted(secure_site: Site, fetch: Callable[..., Fetched]) -> None:
    """The name, not the address that is connected to, must be the certificate's."""
    url = f"https://news.example:{secure_site.port}/a"
    fetched = fetch(url, names=_names())
    assert (fetched.final_url, fetched.content) == (url, b"berita")


@pytest.mark.usefixtures("trusted")
def test_wrong_name(secure_site: Site, refuse: Callable[..., FetchError]) -> None:
    """A certificate of another name is refused."""
    error = refuse(f"https://other.example:{secure_site.port}/a", names=_names())
    assert "tls" in error.detail
    assert secure_site.visits == []


def test_untrusted(secure_site: Site, refuse: Callable[..., FetchError]) -> None:
    """A certificate that nobody trusts is refused."""
    error = refuse(f"https://news.example:{secure_site.port}/a", names=_names())
    assert (error.reason, error.is_permanent) == ("robots_unreachable", False)
    assert "tls" in error.detail
    assert secure_site.visits == []


@pytest.mark.usefixtures("trusted")
def test_downgrade(secure_site: Site, refuse: Callable[..., FetchError]) -> None:
    """A redirect from an encrypted page to an open one is not followed."""
    target = f"http://news.example:{secure_site.port}/a"
    secure_site.replies["/b"] = Reply(status=301, headers={"Location": target})
    error = refuse(f"https://news.example:{secure_site.port}/b", names=_names())
    assert (error.reason, error.is_permanent) == ("downgrade", True)


def test_no_encryption(site: Site, refuse: Callable[..., FetchError]) -> None:
    """A server that does not encrypt is told."""
    error = refuse(f"https://news.example:{site.port}/a", names=_names())
    assert "tls" in error.detail


@pytest.mark.usefixtures("trusted")
def test_slow_server(secure_site: Site, refuse: Callable[..., FetchError]) -> None:
    """An encrypted connection, too, ends when the time of a request is over."""
    secure_site.replies["/a"] = _drip
    error = refuse(
        f"https://news.example:{secure_site.port}/a",
        names=_names(),
        real_time=True,
        total_s=0.4,
        host_gap_s=0,
    )
    assert error.reason == "timeout"


def _drip(visitor: Visitor) -> None:
    visitor.drip(b"HTTP/1.1 200 " + b"O" * 500, pause_s=0.02)
