"""Everything that a stranger's request passes, as one application: guards, pages, API, accounts."""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from httpx import Response
from litestar import Litestar
from litestar.testing import TestClient

from account_factory import GOOD, PASSWORDS, add_user
from jalin.cli.serving.composing import create_app
from jalin.cli.serving.heads import HeadAsGet
from jalin.cli.serving.opening import build_responder
from jalin.cli.serving.session import Place, guard
from jalin.pipeline.accounts import Access, Act, Desk, UserRole
from jalin.pipeline.accounts.tokens import NewToken, create_token
from jalin.pipeline.accounts.users import set_access
from jalin.pipeline.serving.library import Library
from jalin.pipeline.serving.turns import Turns
from jalin.store.register import Register
from review_factory import NOW, fill_review
from site_factory import Clock, From

LOCAL, TLS = "http://127.0.0.1", "https://register.example"
PEOPLE = {
    "Rina": UserRole.READER,
    "Ana": UserRole.REVIEWER,
    "Citra": UserRole.REVIEWER,
    "Budi": UserRole.ADMIN,
}
PLACE = Place(
    host="127.0.0.1", port=0, is_public=False, opens=False, names=("register.example",), proxies=()
)
# What a form can change; when something was used last changes with every look.
_TOLD = {
    "judgements": "*",
    "users": "*",
    "sessions": "hash, user_key, expires, ended",
    "tokens": "hash, user_key, name, scopes, expires, revoked",
    "preferences": "*",
    "subscriptions": "*",
}
CSRF = re.compile(r'name="csrf" value="(\w+)"')


@dataclass(kw_only=True)
class Stack:
    """A register that is served. `address` is from where the next request comes."""

    path: Path
    desk: Desk
    clock: Clock
    litestar: Litestar
    seen: From
    client: "TestClient[Any]"
    hashing: Turns
    tests: int = 0

    def begin(self, accounts: Path) -> None:
        """Begin a test: people and tokens of its own, and an address nobody came from before."""
        self.tests += 1
        self.move(self.tests, 1)
        self.clock.now = NOW
        self.desk.place = accounts
        self.desk.forget_access()
        with self.desk.open() as opened:
            for name, role in PEOPLE.items():
                add_user(opened, name, role)

    def move(self, test: int, step: int) -> None:
        """Ask from another address."""
        self.seen.address = f"10.{test}.{step // 250}.{step % 250 + 1}"

    def close_reading(self, access: Access = Access.CLOSED) -> None:
        """Let only people who signed in read."""
        with self.desk.open() as opened:
            set_access(opened, access)
        self.desk.forget_access()

    def give_token(self, name: str, *scopes: Act, days: int = 90) -> tuple[str, str]:
        """Make a token; give it and its id."""
        new = NewToken(user=name, name="skrip", scopes=frozenset(scopes), days=days)
        with self.desk.open() as opened:
            secret, view = create_token(opened, new, now=self.clock())
        return secret, view.id

    def browse(self, base: str = LOCAL) -> "Browser":
        """Open a browser that knows nothing yet."""
        return Browser(stack=self, base=base)

    def signed_in(self, name: str, base: str = LOCAL) -> "Browser":
        """Open a browser of somebody who signed in."""
        browser = self.browse(base)
        assert browser.enter(name).status_code == 303
        return browser

    def tell_state(self) -> tuple[str, ...]:
        """Tell everything that a form could have changed, but for notes of who came and tried."""
        told: list[str] = []
        for path in (self.path, self.desk.place):
            assert isinstance(path, Path)
            with closing(sqlite3.connect(path)) as database:
                for table, columns in _TOLD.items():
                    with _pass_over_absent():
                        query = f"SELECT {columns} FROM {table}"  # noqa: S608 (own names)
                        told += [f"{table} {row!r}" for row in database.execute(query).fetchall()]
        return tuple(sorted(told))


@contextmanager
def _pass_over_absent() -> Iterator[None]:
    """Pass over a table that the other database has."""
    try:
        yield
    except sqlite3.OperationalError as err:
        if "no such table" not in str(err):
            raise


@dataclass(kw_only=True)
class Browser:
    """A browser with cookies of its own."""

    stack: Stack
    base: str
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self,
        method: str,
        address: str,
        *,
        headers: Mapping[str, str] | None = None,
        **told: Any,  # noqa: ANN401 (as httpx has it)
    ) -> Response:
        """Send a request, keep its cookies, follow nowhere."""
        client = self.stack.client
        client.cookies.clear()
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {**({"cookie": cookie} if cookie else {}), **(headers or {})}
        answer = client.request(
            method, self.base + address, headers=sent, follow_redirects=False, **told
        )
        for line in answer.headers.get_list("set-cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value.strip('"')
            if not self.cookies[name] or "max-age=0" in line.lower():
                del self.cookies[name]
        return answer

    def get(self, address: str, **told: Any) -> Response:  # noqa: ANN401 (as httpx has it)
        """Ask for a page."""
        return self.ask("GET", address, **told)

    def find_csrf(self) -> str:
        """Find the mark that forms of this browser send back."""
        page = self.get("/account")
        found = CSRF.search((page if page.status_code == 200 else self.get("/sign-in")).text)
        assert found is not None
        return found[1]

    def post(self, address: str, **fields: str) -> Response:
        """Send a form as its page would."""
        return self.ask("POST", address, data={"csrf": self.find_csrf(), **fields})

    def enter(self, name: str, password: str = GOOD, **fields: str) -> Response:
        """Sign in, as somebody who sits down before this browser."""
        kept = {it: value for it, value in self.cookies.items() if "session" not in it}
        session, self.cookies = self.cookies, kept
        csrf = CSRF.search(self.get("/sign-in").text)
        assert csrf is not None
        self.cookies = {**session, **self.cookies}
        return self.ask(
            "POST", "/sign-in", data={"csrf": csrf[1], "name": name, "password": password, **fields}
        )

    @property
    def session(self) -> str:
        """Give the secret of the session."""
        return next(value for name, value in self.cookies.items() if "session" in name)

    def is_known(self) -> bool:
        """Tell whether it is known who asks."""
        return self.get("/account").status_code == 200


@contextmanager
def open_stack(path: Path) -> Iterator[Stack]:
    """Serve a register of three documents, two deals, one promise."""
    with Register.open(path) as register:
        fill_review(register)
    clock = Clock()
    desk = Desk(path.with_name("none.db"), clock, PASSWORDS)
    with Library(path, NOW.date) as library:
        responder = build_responder(library, desk)
        litestar = create_app(responder)
        seen = From(guard(HeadAsGet(litestar), PLACE))
        with TestClient(seen, raise_server_exceptions=False) as client:
            client.headers["accept-language"] = "en"
            yield Stack(
                path=path,
                desk=desk,
                clock=clock,
                litestar=litestar,
                seen=seen,
                client=client,
                hashing=responder.hashing,
            )
