"""In which language and theme somebody sees the pages, and where a choice leads back to."""

import pytest

from jalin.web.frame.preferences import (
    Language,
    Theme,
    choose_language,
    choose_local_path,
    choose_theme,
    keep_local,
)


@pytest.mark.parametrize(
    ("cookie", "accepted", "chosen"),
    [
        ("en", "id", Language.ENGLISH),
        ("id", "en", Language.INDONESIAN),
        ("", "en-GB,en;q=0.9", Language.ENGLISH),
        ("", "fr,en;q=0.4,id;q=0.8", Language.INDONESIAN),
        ("", "in-ID", Language.INDONESIAN),
        ("", "en;q=0", Language.INDONESIAN),
        ("", "de,fr", Language.INDONESIAN),
        ("", "", Language.INDONESIAN),
        ("xx", "en", Language.ENGLISH),
        ("", "en;q=nonsense,,;;", Language.INDONESIAN),
        ("", "id,en", Language.INDONESIAN),
    ],
)
def test_language_is_that_of_the_cookie_then_of_the_browser(
    cookie: str, accepted: str, chosen: Language
) -> None:
    """The cookie decides, else the browser's best language that we have, else Indonesian."""
    assert choose_language({"language": cookie}, accepted) is chosen


@pytest.mark.parametrize(
    ("cookie", "chosen"),
    [("dark", Theme.DARK), ("light", Theme.LIGHT), ("auto", Theme.AUTO), ("<b>", Theme.AUTO)],
)
def test_theme_is_that_of_the_cookie(cookie: str, chosen: Theme) -> None:
    """The cookie decides, else the device."""
    assert choose_theme({"theme": cookie}) is chosen


@pytest.mark.parametrize("path", ["/", "/deals?stage=intent&as_of=2024-06-30", "/parties/a%2Fb"])
def test_a_path_of_the_pages_is_gone_back_to(path: str) -> None:
    """A choice leads back to the page that it was made on."""
    assert choose_local_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        *("//evil.example", "https://evil.example/", "/\\evil.example", "\\\\evil.example"),
        *("/\t/evil.example", "javascript:alert(1)", "deals", "", None, "/a\r\nSet-Cookie: b=c"),
        *("/\\/evil.example", "/" + "a" * 3000, "/deals\\..\\x"),
    ],
)
def test_no_other_host_is_gone_to(path: str | None) -> None:
    """What a browser may read as the address of another host leads to the first page."""
    assert choose_local_path(path) == "/"


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        *(("/deals/ü", "/deals/ü"), ("//evil.example/x", "/evil.example/x"), ("", "/")),
        *(("/\t/evil.example", "/evil.example"), ("/\\evil.example", "/evil.example")),
        *(("\\\\/\n/evil.example", "/evil.example"), ("/a//b", "/a//b")),
    ],
)
def test_a_path_that_was_asked_for_leads_here(path: str, kept: str) -> None:
    """What browsers pass over in it cannot make a host of its first word."""
    assert keep_local(path) == kept
