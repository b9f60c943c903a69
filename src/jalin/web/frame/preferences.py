"""In which language and theme a visitor wants the pages: their cookies, or else their browser."""

import re
from collections.abc import Mapping
from enum import StrEnum

LANGUAGE_COOKIE = "language"
THEME_COOKIE = "theme"
_ASKED = re.compile(
    r"([a-z]{2,3})(?:-[a-z0-9]+)*\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?"
)
# Of a header longer than this, only so much is looked at.
_MOST_ASKED = 20
# What a path of these pages consists of: no host, no scheme, nothing that a browser reads as one.
_LOCAL_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
# What browsers leave out of an address, or read as a stroke.
_PASSED_OVER = re.compile(r"[\\\x00-\x20\x7f]")
_LONGEST_PATH = 2000


class Language(StrEnum):
    """The languages of the pages."""

    INDONESIAN = "id"
    ENGLISH = "en"


class Theme(StrEnum):
    """Light or dark paper; `auto` follows the device."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


def choose_language(cookies: Mapping[str, str], accepted: str) -> Language:
    """Choose the language of the cookie, else the browser's first that we have, else Indonesian."""
    chosen = cookies.get(LANGUAGE_COOKIE, "")
    if chosen in set(Language):
        return Language(chosen)
    best = max(_parse_accepted(accepted), key=lambda it: it[0], default=None)
    return best[1] if best else Language.INDONESIAN


def choose_theme(cookies: Mapping[str, str]) -> Theme:
    """Choose the theme of the cookie, else that of the device."""
    chosen = cookies.get(THEME_COOKIE, "")
    return Theme(chosen) if chosen in set(Theme) else Theme.AUTO


def choose_local_path(asked: str | None) -> str:
    """Give a path of these pages back if it is one, else the way to the first page.

    An address that leads to another host is none, in whatever way browsers would read it.
    """
    if asked and len(asked) <= _LONGEST_PATH and _LOCAL_PATH.fullmatch(asked):
        return asked
    return "/"


def keep_local(path: str) -> str:
    """Write the path that was asked for so that forms and links to it lead nowhere else.

    With two strokes before it, a browser would take its first word for a host.
    """
    return f"/{_PASSED_OVER.sub('', path).lstrip('/')}"


def _parse_accepted(header: str) -> list[tuple[float, Language]]:
    """Read which of our languages a browser wants, and how much; the first of equals wins."""
    found = []
    for place, part in enumerate(header.lower().split(",")[:_MOST_ASKED]):
        match = _ASKED.fullmatch(part.strip())
        if match is None:
            continue
        name = "id" if match[1] == "in" else match[1]  # the old code of Indonesian
        weight = float(match[2] or 1)
        if weight and name in set(Language):
            found.append((weight - place / 1000, Language(name)))
    return found
