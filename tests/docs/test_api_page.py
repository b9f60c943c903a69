"""The page of the programming interface tells of every address, failure and feed."""

from handbook import list_first_column, read_page
from jalin.api.answering.faults import STATUSES
from jalin.api.answering.parameters import FILTER
from jalin.api.feeds.routes import FEEDS
from jalin.api.routes import ENDPOINTS

API = read_page("docs/reference/api.md")
CHANGES = read_page("docs/how-to/follow-changes.md")


def test_the_addresses_are_those_that_are_answered() -> None:
    """Each once, in their order by subject."""
    told = list_first_column(API, "Reading")
    assert sorted(told) == sorted(it.path.replace(":str", "") for it in ENDPOINTS)


def test_the_filters_are_those_that_are_taken() -> None:
    """By the names of their parameters."""
    assert list_first_column(API, "Filters") == [parameter.name for parameter in FILTER]


def test_the_failures_are_those_that_are_answered() -> None:
    """With their codes."""
    section = API.partition("## Failures\n")[2]
    for status, code in STATUSES.values():
        assert f"| {status.value} | `{code}` |" in section


def test_the_feeds_are_those_that_are_answered() -> None:
    """By their addresses."""
    for name in (*(f"{each}.atom" for each in FEEDS), "promises.ics"):
        assert f"`/feeds/{name}`" in CHANGES
