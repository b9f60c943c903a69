"""The application over a hostile register: asked by its own table of routes, by everybody."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from litestar.testing import TestClient

from account_factory import GOOD, PASSWORDS, add_user
from jalin.cli.serving.composing import create_app
from jalin.cli.serving.opening import build_responder
from jalin.pipeline.accounts import Desk, UserRole, find_place
from jalin.pipeline.serving.library import Library
from jalin.store.accounts.rows import SessionRow, TokenRow, UserRow
from jalin.store.accounts.webhooks import SubscriptionRow
from jalin.store.register import Register
from jalin.store.rows import DealRow, PartyRow
from site_factory import read_csrf
from trust.hostile.press import TODAY
from trust.hostile.reading import OURS

NOW = dt.datetime.combine(TODAY, dt.time(12), tzinfo=dt.UTC)
_PARAMETER = re.compile(r"\{(\w+):(\w+)\}")
FACETS = ("party", "country", "outlet", "year", "sector", "nothing")
TRAVERSALS = ("%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fweb/templates/layout.html", "css/base.css")
_STAMP = "2026-06-30T12:00:00Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What is asked: a client, who can sign in, and what the parameters of routes can be."""

    client: TestClient[Any]
    values: Mapping[str, Sequence[str]]

    def list_addresses(self, most: int | None = None) -> Iterator[str]:
        """List an address of every route that answers to GET, for the first values of each."""
        for route in sorted(self.client.app.routes, key=lambda it: it.path):
            if "GET" in getattr(route, "methods", ()):
                yield from self._fill(route.path, most)

    def sign_in(self) -> None:
        """Sign in as somebody who may do everything."""
        csrf = read_csrf(self.client.get("/sign-in"))
        said = {"csrf": csrf, "name": "Budi", "password": GOOD}
        answer = self.client.post("/sign-in", data=said, follow_redirects=False)
        assert answer.status_code == 303, answer.text

    def sign_out(self) -> None:
        """Forget the session."""
        self.client.cookies.delete("jalin_session")

    def _fill(self, path: str, most: int | None) -> Iterator[str]:
        names = [name for name, _ in _PARAMETER.findall(path)]
        if not names:
            yield path
            return
        assert len(set(names) - set(self.values)) == 0, f"no value is known for {path}"
        rows = zip(*(self.values[name] for name in names), strict=False)
        for number, row in enumerate(rows):
            if most is not None and number >= most:
                return
            filled = dict(zip(names, row, strict=True))
            yield _PARAMETER.sub(lambda it, told=filled: told[it[1]], path)  # type: ignore[misc]


@contextmanager
def serve(register: Path, names: Sequence[str]) -> Iterator[Served]:
    """Serve a register; `names` stand in every field of the accounts beside it."""
    desk = find_desk(register)
    fill_accounts(desk, names)
    with Library(register, lambda: TODAY) as library:
        app = create_app(build_responder(library, desk))
        with TestClient(app, base_url=OURS, raise_server_exceptions=False) as client:
            yield Served(client=client, values=_find_values(register))
    desk.close()


def find_desk(register: Path) -> Desk:
    """Find the accounts beside a register, where the commands look for them."""
    return Desk(find_place(register), lambda: NOW, PASSWORDS)


def fill_accounts(desk: Desk, names: Sequence[str]) -> None:
    """Put names into accounts past every check, as somebody with the file could."""
    with desk.open() as accounts:
        if accounts.find_user("budi") is not None:
            return
        add_user(accounts, "Budi", UserRole.ADMIN)
        for number, name in enumerate(it.replace("\0", "") for it in names):
            key = f"key {number}"
            row = UserRow(
                key=key, name=name, role=UserRole.READER, hash=name, created=_STAMP, changed=_STAMP
            )
            accounts.add_user(row)
            token = TokenRow(
                id=f"{number:08x}",
                hash=f"{number:064x}",
                user="budi",
                name=name,
                scopes="read",
                created=_STAMP,
                expires="2027-06-30T12:00:00Z",
            )
            accounts.add_token(token)
            session = SessionRow(
                hash=f"s{number}",
                user="budi",
                created=_STAMP,
                seen=_STAMP,
                expires="2026-07-30T12:00:00Z",
                agent=name,
            )
            accounts.add_session(session)
            told = SubscriptionRow(
                id=f"{number:012x}",
                url=f"https://hooks.example/{name}",
                kinds="",
                wanted=name,
                secret="x",  # noqa: S106 (none)
                created=_STAMP,
                since="2026-06-01",
                note=name,
            )
            accounts.add_subscription(told)


def _find_values(register: Path) -> Mapping[str, Sequence[str]]:
    """Find what the parameters of routes can be in this register."""
    with Register.open(register) as opened:
        deals = sorted(row.id for row in opened.find(DealRow))
        parties = sorted(row.id for row in opened.find(PartyRow))
        documents = sorted(document.id for document, _ in opened.current())
    return {
        "deal_id": deals,
        "deal": deals,
        "party_id": parties,
        "party": parties,
        "document_id": documents,
        "index": ["0"] * len(documents),
        "name": FACETS,
        "path": TRAVERSALS,
        "rest": TRAVERSALS,
    }
