"""The page of all accounts."""

import pytest

from account_factory import BETTER
from jalin.pipeline.accounts import Access, UserRole
from jalin.pipeline.accounts.users import find_user
from site_factory import Site


@pytest.fixture
def admin(site: Site) -> Site:
    """Sign an admin in."""
    site.enter("Budi")
    return site


def _role(site: Site, name: str) -> UserRole:
    with site.desk.open() as accounts:
        return find_user(accounts, name).role


def test_an_admin_makes_an_account(admin: Site) -> None:
    """Who has it can sign in."""
    form = {"name": "Citra", "role": "reader", "password": BETTER, "again": BETTER}
    assert admin.post("/users", act="add", **form).headers["location"] == "/users?done=add"
    assert "Citra" in admin.get("/users").text
    assert admin.enter("Citra", BETTER).status_code == 303


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ({"name": "Citra", "role": "dewa", "password": BETTER, "again": BETTER}, "no such role"),
        ({"name": "Citra", "role": "reader", "password": BETTER, "again": "x"}, "not the same"),
        ({"name": "budi", "role": "reader", "password": BETTER, "again": BETTER}, "already"),
        ({"name": "<i>", "role": "reader", "password": "x", "again": "x"}, "at least 12"),
    ],
)
def test_a_faulty_account_is_explained(admin: Site, form: dict[str, str], fault: str) -> None:
    """What was typed comes back escaped, without the password."""
    answer = admin.post("/users", act="add", **form)
    assert answer.status_code == 422
    assert fault in answer.text
    assert "<i>" not in answer.text
    assert BETTER not in answer.text


def test_roles_passwords_and_locks_are_set(admin: Site) -> None:
    """Each act is told on the page."""
    assert admin.post("/users", act="role", name="Ana Wijaya", role="reader").status_code == 303
    assert _role(admin, "Ana Wijaya") is UserRole.READER
    new = {"password": BETTER, "again": BETTER}
    assert admin.post("/users", act="password", name="Ana Wijaya", **new).status_code == 303
    assert admin.post("/users", act="disable", name="Ana Wijaya").status_code == 303
    assert "Open the account" in admin.get("/users").text
    assert admin.post("/users", act="enable", name="Ana Wijaya").status_code == 303
    assert "The account is open" in admin.get("/users?done=enable").text
    assert admin.enter(password=BETTER).status_code == 303


def test_the_last_admin_cannot_go(admin: Site) -> None:
    """The page says why."""
    answer = admin.post("/users", act="disable", name="Budi")
    assert (answer.status_code, "last admin" in answer.text) == (422, True)


def test_reading_is_closed_and_opened(admin: Site) -> None:
    """It holds at once."""
    admin.post("/users", act="access", access="closed")
    assert admin.desk.access() is Access.CLOSED
    admin.post("/users", act="access", access="open")
    assert admin.desk.access() is Access.OPEN
    assert admin.post("/users", act="access", access="sometimes").status_code == 422


def test_somebody_who_is_not_there_is_told(admin: Site) -> None:
    """An account that was never made, or an act that there is not."""
    assert "no account of Citra" in admin.post("/users", act="disable", name="Citra").text
    assert admin.post("/users", act="hapus", name="Budi").status_code == 303
    assert _role(admin, "Budi") is UserRole.ADMIN


def test_only_admins_are_let_in(site: Site) -> None:
    """A reviewer is refused, a stranger has to sign in; neither can send a form."""
    assert site.get("/users").headers["location"] == "/sign-in?next=%2Fusers"
    site.enter()
    assert site.get("/users").status_code == 403
    form = {"act": "role", "name": "Ana Wijaya", "role": "admin"}
    assert site.post("/users", **form).status_code == 403
    assert _role(site, "Ana Wijaya") is UserRole.REVIEWER
