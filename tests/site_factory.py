"""The pages over a small register, asked without a network."""

import datetime as dt
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from httpx import Response
from litestar.testing import TestClient
from litestar.types import ASGIApp, Receive, Scope, Send

from account_factory import GOOD, PASSWORDS, add_user
from jalin.cli.serving.composing import create_app
from jalin.cli.serving.opening import build_responder
from jalin.pipeline.accounts import Desk, UserRole
from jalin.pipeline.derive import rebuild
from jalin.pipeline.serving.library import Library
from jalin.store.register import Register
from register_factory import insight
from review_factory import NOW, fill_review

_CSRF = re.compile(r'name="csrf" value="(\w+)"')
_BASIS = re.compile(r'name="basis" value="(\w+)"')
_EFFECT = re.compile(r'name="effect" value="(\w+)"')


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> dt.datetime:
        """Give the time."""
        return self.now


@dataclass(kw_only=True)
class Site:
    """Pages that one browser asks for."""

    client: TestClient  # type: ignore[type-arg]
    desk: Desk
    clock: Clock
    path: Path

    def get(self, address: str) -> Response:
        """Ask for a page, and follow nowhere."""
        return self.client.get(address, follow_redirects=False)

    def post(self, address: str, *, csrf: str | None = None, **data: str) -> Response:
        """Send a form with the mark of a page that was shown, or with another one."""
        told = {**data, "csrf": self.find_csrf() if csrf is None else csrf}
        return self.client.post(address, data=told, follow_redirects=False)

    def find_csrf(self) -> str:
        """Find the mark that forms of this browser send back."""
        page = self.get("/account")
        return read_csrf(page if page.status_code == 200 else self.get("/sign-in"))

    def enter(self, name: str = "Ana Wijaya", password: str = GOOD, **data: str) -> Response:
        """Sign in."""
        self.leave()
        csrf = read_csrf(self.get("/sign-in"))
        return self.post("/sign-in", csrf=csrf, name=name, password=password, **data)

    def leave(self) -> None:
        """Forget the session, as another browser would not know of it."""
        if "jalin_session" in self.client.cookies:
            self.client.cookies.delete("jalin_session")

    def judge(self, address: str, **data: str) -> Response:
        """Send a form of the page of a mention, as it is shown now."""
        page = self.get(address)
        return self.post(address, basis=read_basis(page), **data)

    def add(self, name: str, role: UserRole) -> None:
        """Make an account."""
        with self.desk.open() as accounts:
            add_user(accounts, name, role)


class From:
    """An application that believes that everything comes from one address."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.address = "192.0.2.1"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        scope["client"] = (self.address, 1)
        await self._app(scope, receive, send)


@dataclass(kw_only=True)
class Shown:
    """A register that is shown to several tests, one after another."""

    path: Path
    library: Library
    desk: Desk
    clock: Clock
    app: From
    tests: int = 0

    @contextmanager
    def open(self, accounts: Path) -> Iterator[Site]:
        """Show it as it was at first, with a reviewer and an admin in accounts of their own."""
        self._restore()
        self.tests += 1
        self.app.address = f"192.0.2.{self.tests}"
        self.clock.now = NOW
        self.desk.place = accounts
        self.desk.forget_access()
        with TestClient(self.app, base_url="http://127.0.0.1") as client:
            client.headers["accept-language"] = "en"
            site = Site(client=client, desk=self.desk, clock=self.clock, path=self.path)
            site.add("Ana Wijaya", UserRole.REVIEWER)
            site.add("Budi", UserRole.ADMIN)
            yield site

    def _restore(self) -> None:
        """Take away what the test before judged."""
        with closing(sqlite3.connect(self.path)) as database, database:
            judged = database.execute("DELETE FROM judgements RETURNING id").fetchall()
        if judged:
            with Register.open(self.path) as register:
                rebuild(register, insight())


@contextmanager
def show_register(path: Path) -> Iterator[Shown]:
    """Show a new register to review."""
    with Register.open(path) as register:
        fill_review(register)
    clock = Clock()
    desk = Desk(path.with_name("none.db"), clock, PASSWORDS)
    with Library(path, NOW.date) as library:
        app = From(create_app(build_responder(library, desk)))
        yield Shown(path=path, library=library, desk=desk, clock=clock, app=app)


def read_csrf(page: Response) -> str:
    """Read the mark of the forms of a page."""
    return _read(_CSRF, page)


def read_basis(page: Response) -> str:
    """Read on what a decision on a mention would rest."""
    return _read(_BASIS, page)


def read_effect(page: Response) -> str:
    """Read the digest of what was previewed."""
    return _read(_EFFECT, page)


def _read(pattern: re.Pattern[str], page: Response) -> str:
    found = pattern.search(page.text)
    assert found is not None, page.text[:2000]
    return found[1]
