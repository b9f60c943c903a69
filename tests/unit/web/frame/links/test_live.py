"""The addresses of a running server."""

import datetime as dt

import pytest

from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.catalogue.filter import Filter
from jalin.web.frame.links.live import LiveLinks

LINKS = LiveLinks(find_version=lambda path: f"hash-{path}")
PAST = LINKS.on(dt.date(2024, 6, 30))


@pytest.mark.parametrize(
    ("address", "written"),
    [
        (LINKS.overview(), "/"),
        (LINKS.deal("ab12"), "/deals/ab12"),
        (LINKS.deal("ab12", "history"), "/deals/ab12#history"),
        (LINKS.party("a/b?c#d"), "/parties/a%2Fb%3Fc%23d"),
        (LINKS.document("d1", 5, 9), "/documents/d1?start=5&end=9#quote"),
        (LINKS.document("d1"), "/documents/d1"),
        (LINKS.document("d1", 0, 4), "/documents/d1?start=0&end=4#quote"),
        (LINKS.promises(state="overdue", page=None), "/promises?state=overdue"),
        (LINKS.search(q="kapal & radar"), "/search?q=kapal+%26+radar"),
        (LINKS.deals(), "/deals"),
        (
            LINKS.deals(Filter(words="x", stage=("intent", "talks")), sort=Sort.NEWS, page=3),
            "/deals?q=x&stage=intent&stage=talks&sort=news&page=3",
        ),
        (LINKS.export("csv", Filter(country=("ID",))), "/deals.csv?country=ID"),
        (LINKS.feed("new.atom", Filter(country=("ID",))), "/feeds/new.atom?country=ID"),
        (LINKS.sign_in("/deals?page=2"), "/sign-in?next=%2Fdeals%3Fpage%3D2"),
        (LINKS.static("css/base.css"), "/static/css/base.css?v=hash-css/base.css"),
        (LINKS.about("stages"), "/about#stages"),
    ],
)
def test_addresses_are_written_with_their_parameters(address: str, written: str) -> None:
    """Every value is written so that it stays one value; what is None is left out."""
    assert address == written


@pytest.mark.parametrize(
    "address",
    [
        PAST.overview(),
        PAST.deals(),
        PAST.deal("a"),
        PAST.parties(),
        PAST.party("a"),
        PAST.promises(),
        PAST.network(),
        PAST.map(),
        PAST.statistics(),
        PAST.sources(),
        PAST.search(),
        PAST.contradictions(),
        PAST.document("a"),
        PAST.about(),
        PAST.export("xlsx"),
    ],
)
def test_the_day_travels_with_every_link(address: str) -> None:
    """Who looks at a past day stays there, whatever they click."""
    assert address.endswith("?as_of=2024-06-30")


@pytest.mark.parametrize(
    "address",
    [PAST.review(), PAST.compare(), PAST.sign_in(), PAST.account(), PAST.feed("new.atom")],
)
def test_what_has_no_past_drops_the_day(address: str) -> None:
    """Judging, signing in and news are of the present; a comparison has days of its own."""
    assert "as_of" not in address
