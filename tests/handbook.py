"""The Markdown pages of the project, as the tests of documents see them."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "changelog.d").glob("*.md")),
)
_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


def read_page(name: str) -> str:
    """Give the text of a page, by its path from the root of the project."""
    return (ROOT / name).read_text("utf-8")


def name_page(page: Path) -> str:
    """Give the path of a page from the root, as the name of a test."""
    return page.relative_to(ROOT).as_posix()


def drop_fences(text: str) -> str:
    """Give a page without its code blocks."""
    return _FENCE.sub("", text)


def find_fences(text: str, language: str) -> list[str]:
    """Give the code blocks of a language, without the indentation of a list around them."""
    blocks = [body for found, body in _FENCE.findall(text) if found == language]
    return [re.sub(rf"^{_find_indent(body)}", "", body, flags=re.MULTILINE) for body in blocks]


def find_commands(text: str) -> Iterator[str]:
    """Give the calls of `jalin` in the shell blocks of a page, without what pipes add."""
    for block in find_fences(text, "sh"):
        for line in block.replace("\\\n", " ").splitlines():
            for call in re.findall(r"(?:^|')(jalin [^|<>'#]+)", line.strip()):
                yield call.strip()


def list_first_column(text: str, heading: str) -> list[str]:
    """List the code in the first cells of the tables under a heading, in order."""
    section = re.split(r"^#+ ", text.split(f"## {heading}\n", 1)[1], flags=re.MULTILINE)[0]
    cells = re.findall(r"^\| ([^|]+) \|", section, flags=re.MULTILINE)
    return [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


def _find_indent(body: str) -> str:
    found = re.match(" *", body)
    return found.group() if found else ""
