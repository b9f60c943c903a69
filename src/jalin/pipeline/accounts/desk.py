"""The accounts as the faces ask for them: from any thread, at the time of a clock."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

from jalin.pipeline.accounts.passwords import Passwords
from jalin.pipeline.accounts.sessions import find_visitor
from jalin.pipeline.accounts.tokens import find_token_visitor
from jalin.pipeline.accounts.users import find_access
from jalin.pipeline.accounts.visitor import NOBODY, Visitor
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.places import AccountsPlace
from jalin.store.accounts.rows import Access
from jalin.store.engine.database import RegisterError

# What an admin chooses holds within this time in every process.
_ACCESS_KEPT = dt.timedelta(seconds=2)


class Desk:
    """Opens the accounts for each question; connections to a server are used again.

    `clock` gives the present with its time zone. Looking somebody up makes no file.
    """

    def __init__(
        self,
        place: AccountsPlace,
        clock: Callable[[], dt.datetime],
        passwords: Passwords | None = None,
    ) -> None:
        self.place = place
        self.clock = clock
        self.passwords = passwords or Passwords()
        self._idle: list[Accounts] = []
        self._access: tuple[dt.datetime, Access] | None = None

    @contextlib.contextmanager
    def open(self) -> Iterator[Accounts]:
        """Open the accounts, or make some. Raises RegisterError."""
        accounts = self._take()
        try:
            yield accounts
        except BaseException:
            accounts.close()
            raise
        if isinstance(self.place, Path):
            accounts.close()
        else:
            self._idle.append(accounts)

    def recognise(self, *, session: str | None = None, token: str | None = None) -> Visitor:
        """Find who shows the secret of a session or a token."""
        if not (session or token) or not self._is_there():
            return NOBODY
        with self.open() as accounts:
            if token:
                return find_token_visitor(accounts, token, now=self.clock())
            return find_visitor(accounts, session or "", now=self.clock())

    def access(self) -> Access:
        """Tell who may read."""
        now = self.clock()
        if self._access is not None and now - self._access[0] < _ACCESS_KEPT:
            return self._access[1]
        access = Access.OPEN
        if self._is_there():
            with self.open() as accounts:
                access = find_access(accounts)
        self._access = (now, access)
        return access

    def forget_access(self) -> None:
        """Ask anew who may read: it was just changed."""
        self._access = None

    def has_users(self) -> bool:
        """Tell whether anybody has an account."""
        if not self._is_there():
            return False
        with self.open() as accounts:
            return bool(accounts.users())

    def close(self) -> None:
        """Let go of the connections that wait."""
        while (accounts := self._find_idle()) is not None:
            accounts.close()

    def _is_there(self) -> bool:
        return not isinstance(self.place, Path) or self.place.exists()

    def _take(self) -> Accounts:
        """Take a connection that lies idle, or a new one; lost ones are let go all together."""
        accounts = self._find_idle()
        try:
            if accounts is not None:
                accounts.find_preference("")
        except RegisterError:
            while accounts is not None:
                accounts.close()
                accounts = self._find_idle()
        return accounts or Accounts.open(self.place)

    def _find_idle(self) -> Accounts | None:
        # Another thread may take the last one between a look and a grasp.
        with contextlib.suppress(IndexError):
            return self._idle.pop()
        return None
