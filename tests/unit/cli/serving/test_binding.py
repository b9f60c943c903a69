"""Where a server listens, and whether it may."""

import datetime as dt
import socket
from contextlib import closing
from pathlib import Path

import pytest

from account_factory import PASSWORDS, add_user
from jalin.cli.serving.binding import (
    ClosedRegisterError,
    PortTakenError,
    PublicAddressError,
    check_exposure,
    is_local,
    open_socket,
    write_address,
)
from jalin.pipeline.accounts import Access, Desk, UserRole
from jalin.pipeline.accounts.users import set_access

EVERYWHERE = "0.0.0.0"  # noqa: S104 (asked about, not bound)


def build_desk(tmp_path: Path, *, users: bool = False, access: Access = Access.OPEN) -> Desk:
    """Build accounts beside a register."""
    desk = Desk(tmp_path / "a.db", lambda: dt.datetime(2026, 6, 30, tzinfo=dt.UTC), PASSWORDS)
    if users:
        with desk.open() as accounts:
            add_user(accounts, "Ana Wijaya", UserRole.ADMIN)
            set_access(accounts, access)
    return desk


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("localhost", True),
        ("::1", True),
        ("0.0.0.0", False),  # noqa: S104 (asked about, not bound)
        ("::", False),
        ("192.168.1.5", False),
        ("localhost.example", False),
        ("", False),
    ],
)
def test_only_loopback_is_this_machine(host: str, *, expected: bool) -> None:
    """Any other address, and any name, may be reached from elsewhere."""
    assert is_local(host) is expected


def test_a_local_address_needs_no_accounts(tmp_path: Path) -> None:
    """On one's own machine the register is shown at once."""
    check_exposure("127.0.0.1", build_desk(tmp_path), is_read_only_public=False)


@pytest.mark.parametrize(
    ("users", "access"), [(False, Access.OPEN), (True, Access.OPEN)], ids=["nobody", "open"]
)
def test_strangers_are_not_let_in_by_mistake(
    tmp_path: Path, *, users: bool, access: Access
) -> None:
    """A public address needs accounts and closed reading, and the refusal says how."""
    desk = build_desk(tmp_path, users=users, access=access)
    with pytest.raises(PublicAddressError, match=r"jalin user add.*--read-only-public"):
        check_exposure(EVERYWHERE, desk, is_read_only_public=False)


def test_a_closed_register_may_be_reached(tmp_path: Path) -> None:
    """Who must sign in to read may come from anywhere."""
    desk = build_desk(tmp_path, users=True, access=Access.CLOSED)
    check_exposure(EVERYWHERE, desk, is_read_only_public=False)


def test_showing_it_to_everybody_is_said_aloud(tmp_path: Path) -> None:
    """An open register may be public where that is asked for."""
    check_exposure(EVERYWHERE, build_desk(tmp_path), is_read_only_public=True)


def test_a_closed_register_is_not_made_public(tmp_path: Path) -> None:
    """What only some may read is shown to nobody else by an option."""
    desk = build_desk(tmp_path, users=True, access=Access.CLOSED)
    with pytest.raises(ClosedRegisterError):
        check_exposure("127.0.0.1", desk, is_read_only_public=True)


def test_a_taken_port_names_a_free_one() -> None:
    """Who starts a second server is told where it can listen."""
    with closing(open_socket("127.0.0.1", 0)) as first:
        port = first.getsockname()[1]
        with pytest.raises(PortTakenError, match=f"port {port} is taken") as caught:
            open_socket("127.0.0.1", port)
    assert caught.value.other != port
    if caught.value.other is not None:
        with closing(open_socket("127.0.0.1", caught.value.other)) as free:
            assert free.family is socket.AF_INET


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8470/"),
        ("::1", "http://[::1]:8470/"),
        (EVERYWHERE, "http://127.0.0.1:8470/"),
        ("register.example", "http://register.example:8470/"),
    ],
)
def test_the_address_can_be_opened(host: str, address: str) -> None:
    """What is told is what a browser on this machine opens."""
    assert write_address(host, 8470) == address
