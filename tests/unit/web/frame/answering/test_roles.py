"""Pages of people whose role or whose register's access changed."""

import pytest

from jalin.pipeline.accounts import Access, UserRole
from jalin.pipeline.accounts.users import set_access, set_role
from site_factory import Site


@pytest.mark.parametrize("role", [UserRole.READER, UserRole.ADMIN])
def test_another_role_sees_another_page_at_once(site: Site, role: UserRole) -> None:
    """What the browser kept under the role before is not taken for the same."""
    site.enter()
    tag = site.get("/").headers["etag"]
    with site.desk.open() as accounts:
        set_role(accounts, "Ana Wijaya", role)
    again = site.client.get("/", headers={"if-none-match": tag})
    assert again.status_code == 200
    assert ("/review" in again.text) == (role is UserRole.ADMIN)


def test_another_access_is_another_page(site: Site) -> None:
    """Who may read is told on the pages."""
    site.enter()
    tag = site.get("/").headers["etag"]
    with site.desk.open() as accounts:
        set_access(accounts, Access.CLOSED)
    site.desk.forget_access()
    assert site.get("/").headers["etag"] != tag
