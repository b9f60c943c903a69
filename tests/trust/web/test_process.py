"""The server as it runs: what reaches it as bytes, by which names, what it says of secrets."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from account_factory import BETTER, GOOD, PASSWORDS
from jalin.pipeline.accounts import Access, Act, UserRole
from jalin.pipeline.accounts.tokens import NewToken, create_token
from jalin.pipeline.accounts.users import NewUser, create_user, set_access
from jalin.store.accounts.accounts import Accounts
from jalin.store.register import Register
from postgres import PASSWORD
from review_factory import fill_review
from trust.web.process import Server, run_command, run_server
from trust.web.stack import CSRF

NOT_OURS = "tidak pernah dipakai 7"
END = b"Connection: close\r\n\r\n"
HERE = b"Host: 127.0.0.1\r\n"
GET, POST = b"GET / HTTP/1.1\r\n", b"POST / HTTP/1.1\r\n"
BROKEN = (
    b"\0\0\0\0\r\n\r\n",
    b"GET\r\n\r\n",
    b"GET /\xff HTTP/1.1\r\n" + HERE + b"\r\n",
    GET + b"\r\n",
    GET + HERE + b"Host: evil.example\r\n\r\n",
    GET + HERE + b"X: " + b"a" * 200_000 + b"\r\n\r\n",
    POST + HERE + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
    POST + HERE + b"Content-Length: 4\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    POST + HERE + b"Transfer-Encoding: chunked\r\n\r\nXX\r\n",
)
BORNE = (b"content-security-policy: default-src", b"x-content-type-options: nosniff")


def _fill(folder: Path) -> None:
    """Lay a register and accounts into a folder; an admin may sign in."""
    now = dt.datetime.now(dt.UTC)
    with Register.open(folder / "jalin.db") as register:
        fill_review(register)
    with Accounts.open(folder / "jalin.accounts.db") as accounts:
        new = NewUser(name="Budi", role=UserRole.ADMIN, password=GOOD)
        create_user(accounts, new, passwords=PASSWORDS, now=now)


def _make_token(folder: Path) -> str:
    with Accounts.open(folder / "jalin.accounts.db") as accounts:
        new = NewToken(user="Budi", name="skrip", scopes=frozenset(Act))
        return create_token(accounts, new, now=dt.datetime.now(dt.UTC))[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out what is served."""
    path = tmp_path_factory.mktemp("process")
    _fill(path)
    return path


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """Serve it, once for all tests."""
    with run_server(folder) as running:
        yield running


@pytest.mark.parametrize("request_", BROKEN, ids=range(len(BROKEN)))
def test_what_is_no_request_is_told_so(server: Server, request_: bytes) -> None:
    """By an answer as guarded as any other, after which nothing more is read."""
    told = server.send(request_).lower()
    head = told.partition(b"\r\n\r\n")[0]
    assert not head or re.match(rb"http/1.1 (400|404|405|501)", head), told[:300]
    if b" 400 " in head:
        assert all(it in head for it in BORNE)
        assert b"\r\nserver:" not in head


@pytest.mark.parametrize(
    ("host", "status"),
    [
        *(("127.0.0.1", 200), ("localhost:1", 200), ("[::1]", 200), ("evil.example", 421)),
        *(("127.0.0.1.nip.example", 421), ("localhost.evil.example", 421), ("127.0.0.1.", 421)),
        *(("0.0.0.0", 421), ("2130706433", 421), ("0x7f.1", 421)),  # noqa: S104
        # No host at all: refused before anybody asks whose name it is.
        *(("localhost@evil", 400), ("localhost/evil", 400), ("local host", 400)),
    ],
)
def test_a_name_of_others_reads_nothing(server: Server, host: str, status: int) -> None:
    """A page whose name was let lead here sees neither pages nor API nor a form."""
    for path in ("/", "/api/v1/status", "/sign-in", "/static/js/theme.js"):
        told, headers, text = server.ask("GET", path, headers={"Host": host})
        refused = status != 200
        assert (told == status) if refused else (told not in (400, 421)), (host, path, told)
        assert "content-security-policy" in headers
        assert not refused or ("csrf" not in text and "deals" not in text)


def test_where_reading_is_closed_no_other_name_signs_in(folder: Path, server: Server) -> None:
    """Nor does anybody lock a person out through the person's own browser."""
    place = folder / "jalin.accounts.db"
    with Accounts.open(place) as accounts:
        set_access(accounts, Access.CLOSED)
    try:
        assert server.ask("GET", "/sign-in", headers={"Host": "evil.example"})[0] == 421
    finally:
        with Accounts.open(place) as accounts:
            set_access(accounts, Access.OPEN)


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "TRACK", "DEBUG", "PROPFIND"])
def test_no_strange_method_is_answered(server: Server, method: str) -> None:
    """Nothing that was sent comes back."""
    told = server.send(
        f"{method} / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: jalin_session=GEHEIM\r\n".encode() + END
    )
    assert re.match(rb"HTTP/1.1 (404|405|501)", told), told[:200]
    assert b"GEHEIM" not in told


@pytest.mark.parametrize("target", [b"http://evil.example/", b"//evil.example/", b"*", b"evil:80"])
def test_no_strange_target_leads_anywhere(server: Server, target: bytes) -> None:
    """A whole address, two strokes, a star."""
    told = server.send(b"GET " + target + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n" + END)
    assert re.match(rb"HTTP/1.1 (400|404|405)", told), told[:200]
    assert b"location:" not in told.lower()
    assert b'="//evil' not in told


def test_nothing_is_upgraded(server: Server) -> None:
    """There are no WebSockets here."""
    head = (
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    )
    key = b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nConnection: Upgrade, close\r\n\r\n"
    assert b" 101 " not in server.send(head + key)[:20]


def test_nobody_is_believed_who_is_no_proxy(server: Server) -> None:
    """That something came over TLS is told by a named proxy alone."""
    told = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    _, headers, _ = server.ask("GET", "/sign-in", headers=told)
    assert "strict-transport-security" not in headers
    assert headers["set-cookie"].startswith("jalin_before=")


def test_no_secret_is_said_anywhere(folder: Path, server: Server) -> None:
    """Whatever is logged, shown or listed: neither passwords nor sessions nor tokens are in it."""
    token = _make_token(folder)
    shown: list[str] = []
    _, headers, page = server.ask("GET", "/sign-in")
    mark = CSRF.search(page)
    assert mark is not None
    cookie = headers["set-cookie"].partition(";")[0]
    form = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    for password in (NOT_OURS, GOOD):
        body = urlencode({"csrf": mark[1], "name": "Budi", "password": password})
        status, headers, page = server.ask("POST", "/sign-in", body=body, headers=form)
        shown += [page, headers.get("location", "")]
    assert status == 303
    session = headers["set-cookie"].partition(";")[0].partition("=")[2]
    mine = {"Cookie": f"jalin_session={session}"}
    bearers = ({"Authorization": f"Bearer {it}"} for it in (token, f"{token}x"))
    for told in (*bearers, mine):
        for path in ("/api/v1/status", "/account", "/users", "/api/v1/nothing", "/deals/%00"):
            _, headers, page = server.ask("GET", path, headers=told)
            shown += [page, str({**headers, "set-cookie": ""})]
    said = [server.log.read_text("utf-8", "replace"), run_command(folder, "user", "list")]
    said += [run_command(folder, "user", "tokens"), _list_processes()]
    secrets = (GOOD, NOT_OURS, session, token, token.removeprefix("jln_"))
    for secret in (*secrets, quote(GOOD), GOOD.replace(" ", "+")):
        assert not [it for it in (*shown, *said) if secret in it]


@pytest.mark.slow
def test_a_secret_of_a_subscription_is_shown_once(tmp_path: Path) -> None:
    """When it is made; the lists, the log and the pages do not tell it again."""
    _fill(tmp_path)
    made = run_command(tmp_path, "notify", "add", "http://127.0.0.1:9/x")
    found = re.search(r"whsec_[\w+/=]+", made)
    assert found is not None, made
    with run_server(tmp_path, JALIN_ALLOW_LOOPBACK="1") as running:
        pages = [running.ask("GET", it)[2] for it in ("/", "/about", "/api/v1/status")]
        said = [run_command(tmp_path, "notify", it) for it in ("list", "run")]
        log = running.log.read_text("utf-8", "replace")
    assert not [it for it in (*pages, *said, log) if found[0] in it or found[0][6:] in it]


@pytest.mark.slow
def test_the_password_of_a_database_is_not_said(tmp_path: Path, postgres_url: str) -> None:
    """Neither when it is served nor when it cannot be reached."""
    with Register.open(postgres_url) as register:
        fill_review(register)
    with run_server(tmp_path, JALIN_REGISTER=postgres_url) as running:
        assert running.ask("GET", "/deals")[0] == 200
        log = running.log.read_text("utf-8", "replace")
    gone = re.sub(r":\d+/", ":9/", postgres_url)
    failed = run_command(tmp_path, "deals", "--register", gone)
    assert "postgresql://" in log
    for password in (PASSWORD, quote(PASSWORD, safe=""), PASSWORD[:6]):
        assert password not in log
        assert password not in failed


@pytest.mark.slow
def test_behind_a_proxy_that_was_told(tmp_path: Path) -> None:
    """Cookies travel over TLS alone, and a stranger cannot claim to be somebody else."""
    _fill(tmp_path)
    options = ("--name", "register.example", "--proxy", "127.0.0.1")
    with run_server(tmp_path, *options) as running:
        told = {"Host": "register.example", "X-Forwarded-Proto": "https"}
        _, headers, page = running.ask("GET", "/sign-in", headers=told)
        cookie = headers["set-cookie"]
        assert cookie.startswith("__Host-jalin_before=")
        assert "Secure" in cookie
        assert headers["strict-transport-security"]
        mark = CSRF.search(page)
        assert mark is not None
        form = {
            **told,
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": cookie.partition(";")[0],
        }
        statuses = []
        for number in range(35):
            # What the stranger wrote stands before what the proxy saw.
            forwarded = f"198.51.100.{number}, 203.0.113.9"
            body = urlencode({"csrf": mark[1], "name": f"n{number}", "password": BETTER})
            status, _, _ = running.ask(
                "POST", "/sign-in", body=body, headers={**form, "X-Forwarded-For": forwarded}
            )
            statuses.append(status)
    assert statuses == [403] * 30 + [429] * 5


def _list_processes() -> str:
    """Give the arguments of all processes, as anybody on the machine sees them."""
    told = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            told.append(path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
        except OSError:
            continue
    return "\n".join(told)
