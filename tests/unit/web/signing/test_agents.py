"""The names of browsers."""

import pytest

from jalin.web.signing.agents import name_browser


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0", "Firefox, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Safari/537.36 Edg/150.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/150.0 Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("x" * 100, "x" * 60),
        (None, None),
    ],
)
def test_a_browser_is_named(agent: str | None, name: str | None) -> None:
    """By what it is and where it runs; what says neither stands as it is."""
    assert name_browser(agent) == name
