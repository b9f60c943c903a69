"""Addresses of sources: only what leads to a page of the web is a link."""

import pytest

from jalin.export.briefing.addresses import find_web_address


@pytest.mark.parametrize(
    "url", ["https://warta.example/a?b=c&d#e", "http://warta.example:8080/(a)~b%20c"]
)
def test_pages_of_the_web_are_links(url: str) -> None:
    """With whatever parameters, as they stand."""
    assert find_web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//warta.example",
        "https://",
        "https://warta.example/a b",
        'https://warta.example/"onclick',
        "https://warta.example/<b>",
        "https://warta.example/\n",
        "https://warta.example/\u202ex",
        "https://[::1/",
        f"https://warta.example/{'a' * 3000}",
    ],
)
def test_nothing_else_is_a_link(url: str | None) -> None:
    """Not what runs, nor what a form could read otherwise."""
    assert find_web_address(url) is None
