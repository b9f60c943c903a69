"""What can go wrong with accounts, each worded for the person who asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jalin.model import JalinError


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFault:
    """One thing that is wrong, so that it can be said in any language.

    `text` has a place such as `%(name)s` for each of the `values`.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text % self.values


def fault(text: str, **values: object) -> AccountFault:
    """Say what is wrong."""
    return AccountFault(text=text, values=values)


class AccountError(JalinError):
    """An account cannot be made or changed as it was asked for. Carries every fault."""

    def __init__(self, faults: Iterable[AccountFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(map(str, self.faults)))


class AccountNotFoundError(JalinError):
    """There is no such person, session or token."""

    def __init__(self, what: str, asked: str) -> None:
        self.what = what
        self.asked = asked
        super().__init__(f"no {what} {asked!r}")


class SignInError(JalinError):
    """Somebody could not sign in. `wait_s` says for how long it is of no use to try again.

    The words are the same whatever the reason: they do not tell which names there are.
    """

    def __init__(self, wait_s: int = 0) -> None:
        self.wait_s = wait_s
        later = f"; try again in {wait_s} seconds" if wait_s else ""
        super().__init__(f"the name or the password is not right{later}")
