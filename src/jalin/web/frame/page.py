"""A page before it is rendered: which template, and its content as one typed value."""

from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """The part of the pages that a page belongs to; the navigation marks it."""

    OVERVIEW = "overview"
    DEALS = "deals"
    PROMISES = "promises"
    PARTIES = "parties"
    NETWORK = "network"
    MAP = "map"
    STATISTICS = "statistics"
    SOURCES = "sources"
    SEARCH = "search"
    REVIEW = "review"
    ABOUT = "about"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page before it is rendered.

    `content` is a frozen dataclass that the template sees as `content`. `styles` and `scripts` are
    the stylesheets (`static/css/NAME.css`) and scripts (`static/js/NAME.js`) that it needs beside
    those of every page. `status` is that of the answer.
    """

    template: str
    title: str
    section: Section
    content: object
    description: str | None = None
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    status: int = 200
