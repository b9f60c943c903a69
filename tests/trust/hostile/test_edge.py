"""The server as it runs, asked in ways that no browser would: what it leads to, sends and reads."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from jalin.store.register import Register
from jalin.store.rows import DealRow, PartyRow
from trust.hostile.payloads import load_payloads
from trust.hostile.press import make_press
from trust.hostile.wire import CLOSE, HOST, Answer, exchange, get
from trust.web.process import Server, run_server

# Names of parties and objects that want to be headers, or other names of files.
NAMES = (
    "CR\r\nX-Evil: 1\r\nSet-Cookie: evil=1\r\n\r\n<b>",
    'x"; filename="evil.exe"; x="',
    "\u202egnp.exe ../../etc/passwd %0d%0aX-Evil: 1",
    "Łódź 東京 ﷺ ;filename*=UTF-8''evil.exe",
)
# What may stand in a head; no other name came from us.
HEADERS = frozenset(
    [
        *("date", "content-type", "content-length", "content-disposition"),
        *("content-security-policy", "cache-control", "connection"),
        *("x-content-type-options", "x-frame-options", "referrer-policy"),
        *("permissions-policy", "vary", "cross-origin-opener-policy"),
        *("cross-origin-resource-policy", "etag", "location", "set-cookie", "allow"),
        *("link", "transfer-encoding", "jalin-as-of", "jalin-revision"),
        *("last-modified", "retry-after"),
    ]
)
_FILE_NAME = re.compile(r'attachment; filename="[a-z0-9_.~-]+"')
LINKING = ("/", "/deals.csv", "/feeds/all.atom", "/feeds/promises.ics", "/api/v1/exports/jsonld")
FORWARDED = tuple(
    f"{name}: {value}".encode()
    for name, value in [
        ("X-Forwarded-Host", "evil.example"),
        ("X-Forwarded-Server", "evil.example"),
        ("X-Forwarded-Proto", "https"),
        ("X-Forwarded-Port", "666"),
        ("X-Forwarded-Prefix", "/evil"),
        ("X-Forwarded-Path", "/evil"),
        ("X-Original-URL", "/evil"),
        ("X-Rewrite-URL", "/evil"),
        ("X-Host", "evil.example"),
        ("X-HTTP-Host-Override", "evil.example"),
        ("Forwarded", "for=evil;host=evil.example;proto=https"),
    ]
)
NEXT = (
    *("//evil", "///evil", "\\\\evil", "/\\evil", "\\/evil", "http:evil", "https:///evil"),
    *(
        "/\t/evil",
        "\t//evil",
        "/\n/evil",
        "/\r\nX-Evil: 1",
        "\x00//evil",
        " //evil",
        "//evil\u3002x",
    ),
    *("/%2f/evil\\@x/..//evil", "javascript:alert(1)", "data:,x", "evil", "@evil", "?//evil"),
    *("/./\\evil", "http://127.0.0.1@evil/", "h\tttp://evil"),
)
STATIC = (
    *("../../../etc/passwd", "%2e%2e/%2e%2e/app.py", "..%2f..%2fapp.py", "..%5c..%5capp.py"),
    *("%252e%252e%252fapp.py", "%c0%ae%c0%ae/app.py", "/etc/passwd", "%2fetc%2fpasswd"),
    *("css/base.css%00", "css/base.css%00.png", "css%2f..%2f..%2froutes.py", "./css/base.css"),
    *("css//base.css", "css/../css/base.css", "C:%5cwindows%5cwin.ini", "file:///etc/passwd"),
    *("%ff%fe", "css/", ".", "..", "~root", "css/base.css/", "css;/base.css", "__init__.py"),
)
HOSTS = (
    *("evil.example", "127.0.0.1:99999", "127.0.0.1:80:90", "localhost:99999999999999999999"),
    *('evil"><script>', "a b", "127.0.0.1/evil", "127.0.0.1@evil", "evil@127.0.0.1", "[::1"),
    *("127.0.0.1?x", "127.0.0.1#x", "127.0.0.1\\evil", "127.0.0.1:x", "127.0.0.1,evil", ":::"),
)
_FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
_GET = b"GET /about HTTP/1.1\r\n" + HOST + CLOSE
_POST = b"POST /preferences HTTP/1.1\r\n" + HOST + _FORM
_CHUNKED = b"Transfer-Encoding: chunked\r\n"
_SECOND = b"GET /evil HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n"
# Requests that have two ends, or none. What follows must not be read as another request.
TWO_WAYS = {
    "length and chunks": b"Content-Length: 4\r\n" + _CHUNKED + b"\r\n0\r\n\r\n",
    "chunks and length": _CHUNKED + b"Content-Length: 5\r\n\r\n0\r\n\r\n",
    "two lengths": b"Content-Length: 0\r\nContent-Length: 9\r\n\r\n",
    "list of lengths": b"Content-Length: 0, 9\r\n\r\n",
    "signed length": b"Content-Length: +0\r\n\r\n",
    "negative length": b"Content-Length: -1\r\n\r\n",
    "length in hex": b"Content-Length: 0x0\r\n\r\n",
    "length without end": b"Content-Length: " + b"9" * 25 + b"\r\n\r\n",
    "length with a blank": b"Content-Length : 0\r\n\r\n",
    "other coding": b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "two codings": b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "coding twice": _CHUNKED + b"Transfer-Encoding: identity\r\n\r\n0\r\n\r\n",
    "coding after a blank": b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "coding after a control": b"Transfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n",
    "coding in quotes": b'Transfer-Encoding: "chunked"\r\n\r\n0\r\n\r\n',
    "size overflow": _CHUNKED + b"\r\n" + b"F" * 30 + b"\r\nabc\r\n0\r\n\r\n",
    "negative size": _CHUNKED + b"\r\n-1\r\nabc\r\n0\r\n\r\n",
    "size in C": _CHUNKED + b"\r\n0x3\r\nabc\r\n0\r\n\r\n",
    "chunk without end": _CHUNKED + b"\r\n3\r\nabcXX0\r\n\r\n",
    "NUL in a value": b"X: a\0b\r\n\r\n",
    "CR in a value": b"X: a\rContent-Length: 9\r\n\r\n",
    "host twice": b"Host: evil.example\r\n\r\n",
    "no colon": b"evil\r\n\r\n",
    "no name": b": x\r\n\r\n",
}
OVERSIZED = {
    "line": b"GET /?" + b"a" * 70_000 + b" HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n",
    "question": b"GET /deals?q=" + b"a" * 60_000 + b" HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n",
    "parameters": b"GET /deals?" + b"q=a&" * 15_000 + b" HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n",
    "header": _GET + b"X: " + b"a" * 300_000 + b"\r\n\r\n",
    "headers": _GET + b"".join(b"X%d: a\r\n" % it for it in range(50_000)) + b"\r\n",
    "cookie": _GET + b"Cookie: " + b"a=b; " * 12_000 + b"\r\n\r\n",
    "body": _POST + CLOSE + b"Content-Length: 3000000\r\n\r\n" + b"a" * 3_000_000,
    "chunks": _POST + CLOSE + _CHUNKED + b"\r\n" + (b"10000\r\n" + b"a" * 65_536 + b"\r\n") * 40,
    "extension": _POST + CLOSE + _CHUNKED + b"\r\n3;" + b"a" * 300_000 + b"\r\nabc\r\n0\r\n\r\n",
    "path": b"GET /deals/" + b"a" * 60_000 + b" HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n",
    "encoded": b"GET /" + b"%2e%2e%2f" * 6_000 + b" HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a register in which everything is called like a header."""
    path = tmp_path_factory.mktemp("edge")
    make_press(path / "jalin.db", NAMES, load_payloads("addresses"))
    return path


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """Serve it in a process of its own."""
    with run_server(folder) as running:
        yield running


@pytest.fixture(scope="module", params=[pytest.param("public", marks=pytest.mark.slow)])
def public(folder: Path) -> Iterator[Server]:
    """Serve it to everybody, under any name."""
    with run_server(folder, "--read-only-public") as running:
        yield running


def check(answer: Answer) -> Answer:
    """Check what no answer may be."""
    assert answer.status is None or answer.status < 500, answer.whole[:300]
    assert set(answer.headers) <= HEADERS, set(answer.headers) - HEADERS
    named = answer.headers.get("content-disposition")
    assert named is None or _FILE_NAME.fullmatch(named), named
    location = answer.headers.get("location", "/")
    assert re.fullmatch(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*", location), location
    return answer


@pytest.mark.parametrize("host", HOSTS)
def test_no_host_reaches_a_link(server: Server, host: str) -> None:
    """A name that is none of ours is refused before anything is read."""
    answer = check(get(server.port, "/feeds/all.atom", [f"Host: {host}".encode()]))
    assert answer.status in {400, 421}
    assert b"evil" not in answer.body


@pytest.mark.parametrize("address", LINKING)
def test_nothing_that_is_forwarded_reaches_a_link(server: Server, address: str) -> None:
    """Neither in pages nor in feeds nor in tables: nobody here is a proxy."""
    plain = check(get(server.port, address))
    asked = check(get(server.port, address, FORWARDED))
    assert plain.status == asked.status == 200
    assert asked.body.replace(b"666", b"") == plain.body.replace(b"666", b"")
    assert b"://evil.example/deals" not in asked.body
    assert b"https://127.0.0.1" not in asked.body


@pytest.mark.parametrize("path", NEXT, ids=range(len(NEXT)))
def test_no_form_leads_elsewhere(server: Server, path: str) -> None:
    """However the address to go on to is written; signing in goes by the same rule."""
    # What is encoded twice is a path of ours, however it ends: `check` looks at it.
    twice = f"next={quote(quote(path))}"
    for told, goes_home in ((urlencode({"next": path}), True), (twice, False)):
        length = f"Content-Length: {len(told)}\r\n\r\n".encode()
        answer = check(exchange(server.port, _POST + CLOSE + length + told.encode()))
        assert answer.status == 303
        assert answer.headers["location"] == "/" or not goes_home
    page = check(get(server.port, f"/sign-in?next={quote(path)}"))
    goes = re.findall(rb'name="next" value="([^"]*)"', page.body)
    # What was asked comes back in forms that ask this page again; by the same rule.
    assert b"/" in goes


@pytest.mark.parametrize("path", STATIC, ids=range(len(STATIC)))
def test_no_path_leads_out_of_its_folder(server: Server, path: str) -> None:
    """However dots, strokes and ends are written."""
    for start in ("/static/", "/static//", "/api/openapi/", "/api/v1/../../static/"):
        answer = check(get(server.port, f"{start}{path}"))
        # Another way to write the address of a file of ours gives that file.
        is_ours = answer.status == 200 and answer.headers["content-type"].startswith("text/css")
        assert is_ours or answer.status in {400, 404, 405}, (start, path, answer.status)
        assert not re.search(rb"root:|import |\[fonts\]", answer.body)


def test_no_name_becomes_a_header(server: Server, folder: Path) -> None:
    """Of the files of deals and parties, in both languages."""
    with Register.open(folder / "jalin.db") as register:
        deals = sorted(row.id for row in register.find(DealRow))
        parties = sorted(row.id for row in register.find(PartyRow))
    asked = [f"/deals/{deal}/card.svg" for deal in deals]
    asked += [f"/parties/{quote(it)}/briefing.{form}" for it in parties for form in ("md", "docx")]
    asked += [f"/deals.csv?party={quote(name)}" for name in NAMES]
    for address in (*asked, "/api/v1/exports/csv", "/promises.csv"):
        answer = check(get(server.port, address, [b"Accept-Language: id"]))
        assert answer.status == 200, address
        assert "attachment" in answer.headers.get("content-disposition", "") or "card" in address


@pytest.mark.parametrize("name", TWO_WAYS)
def test_what_can_be_read_in_two_ways_is_refused(server: Server, name: str) -> None:
    """Once, and the connection is closed: what follows is never answered."""
    answer = check(exchange(server.port, _POST + TWO_WAYS[name] + _SECOND))
    assert answer.status in {400, 413}
    assert answer.n_heads == 1
    assert get(server.port, "/about").status == 200


@pytest.mark.parametrize("name", OVERSIZED)
def test_what_is_too_large_ends(server: Server, name: str) -> None:
    """In an answer or in silence, soon, and others are answered."""
    answer = check(exchange(server.port, OVERSIZED[name]))
    assert answer.n_heads <= 1
    assert get(server.port, "/about").status == 200


@pytest.mark.parametrize("host", HOSTS[1:])
def test_no_strange_host_is_answered_in_public(public: Server, host: str) -> None:
    """Where any name leads here, it is at least a name: it stands in feeds and tables."""
    for address in LINKING:
        answer = check(get(public.port, address, [f"Host: {host}".encode()]))
        assert answer.status == 400


@pytest.mark.slow
@pytest.mark.parametrize(
    "request_",
    [
        _POST + _CHUNKED + b"\r\nFFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n",
        _POST + _CHUNKED + b"\r\n3\nabc\n0\n\n",
        b"GET /about HTTP/1.1\rHost: 127.0.0.1\rConnection: close\r\r",
        _POST + b"Content-Length: 9\r\n\r\na=b",
    ],
    ids=["size", "line ends of chunks", "line ends", "length"],
)
def test_what_never_comes_whole_is_let_go(server: Server, request_: bytes) -> None:
    """After a while, and others are answered meanwhile."""
    answer = check(exchange(server.port, request_))
    assert answer.status in {None, 400}
    assert get(server.port, "/about").status == 200
