"""How values come into pages."""

import pytest

from jalin.web.frame.rendering import find_web_address


@pytest.mark.parametrize("url", ["https://warta.example/a?b=1", "HTTP://warta.example"])
def test_an_address_of_the_web_is_linked(url: str) -> None:
    """As it is written."""
    assert find_web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", " javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x"),
        *("data:text/html,x", "file:///etc/passwd", "//evil.example", "warta.example", "", None),
    ],
)
def test_no_other_address_is(url: str | None) -> None:
    """A source may write anything for its address, and browsers run some of it."""
    assert find_web_address(url) is None
