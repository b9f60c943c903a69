"""The addresses inside a snapshot."""

import pytest

from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.catalogue.filter import Filter
from jalin.web.frame.links.links import Links
from jalin.web.frame.links.live import LiveLinks
from jalin.web.frame.links.site import SiteLinks

TOP, BELOW = SiteLinks(), SiteLinks(depth=1)
OFFERED: Links = TOP


@pytest.mark.parametrize(
    ("address", "written"),
    [
        (TOP.overview(), "index.html"),
        (BELOW.overview(), "../index.html"),
        (TOP.deal("ab"), "deals/ab.html"),
        (BELOW.deal("ab", "history"), "../deals/ab.html#history"),
        (BELOW.party("a/b"), "../parties/a_2fb.html"),
        (TOP.document("d", 3, 9), "documents/d.html#c3-9"),
        (BELOW.document("d"), "../documents/d.html"),
        (BELOW.static("css/base.css"), "../static/css/base.css"),
        (TOP.deals(), "deals.html"),
        (TOP.deals(Filter()), "deals.html"),
        (TOP.promises(state=None), "promises.html"),
    ],
)
def test_addresses_are_relative_files(address: str | None, written: str) -> None:
    """A snapshot can be opened from any place: no address names a host or a root."""
    assert address == written


@pytest.mark.parametrize(
    "address",
    [
        TOP.deals(Filter(country=("ID",))),
        TOP.deals(sort=Sort.NEWS),
        TOP.deals(page=2),
        TOP.promises(state="overdue"),
        OFFERED.search(q="radar"),
        OFFERED.compare(),
        OFFERED.review(),
        OFFERED.sign_in(),
        OFFERED.account(),
        OFFERED.preferences(),
        OFFERED.export("csv"),
        OFFERED.feed("new.atom"),
        OFFERED.api_docs(),
    ],
)
def test_what_needs_a_server_is_not_there(address: str | None) -> None:
    """A snapshot offers nothing that would lead nowhere."""
    assert address is None


@pytest.mark.parametrize(
    "links", [LiveLinks(find_version=lambda _: ""), SiteLinks()], ids=["live", "site"]
)
def test_both_are_links(links: Links) -> None:
    """Pages are built alike for a server and for a snapshot."""
    assert links.about().split("#")[0].endswith(("/about", "about.html"))
