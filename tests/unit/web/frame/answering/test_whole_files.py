"""Files that are built whole: who may have them, and how many are built at once."""

import pytest

from jalin.pipeline.accounts import Access
from jalin.pipeline.accounts.users import set_access
from site_factory import Site

ADDRESSES = ("/parties/pindad/briefing.md", "/parties/pindad/briefing.docx")


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_may_not_read_is_sent_to_sign_in(site: Site, address: str) -> None:
    """And comes back to the file."""
    with site.desk.open() as accounts:
        set_access(accounts, Access.CLOSED)
    site.desk.forget_access()
    answer = site.get(address)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=%2Fparties%2Fpindad")


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_signed_in_has_it(site: Site, address: str) -> None:
    """It is kept by nobody on the way."""
    with site.desk.open() as accounts:
        set_access(accounts, Access.CLOSED)
    site.desk.forget_access()
    site.enter()
    answer = site.get(address)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["x-content-type-options"] == "nosniff"
