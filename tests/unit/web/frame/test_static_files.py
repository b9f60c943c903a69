"""The static files: read once, named by their content."""

from pathlib import Path

import pytest

from jalin.web.frame.static_files import StaticFiles


@pytest.fixture
def files(tmp_path: Path) -> StaticFiles:
    """Read a folder with one stylesheet."""
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "a.css").write_text("p { margin: 0 }")
    (tmp_path.parent / "secret.txt").write_text("x")
    return StaticFiles(tmp_path)


def test_a_file_is_found_by_its_path(files: StaticFiles) -> None:
    """A file is there with its content and its media type."""
    found = files.find("css/a.css")
    assert found is not None
    assert (found.content, found.media_type) == (b"p { margin: 0 }", "text/css")


@pytest.mark.parametrize("path", ["../secret.txt", "css/../css/a.css", "css", "", "/css/a.css"])
def test_nothing_else_is_found(files: StaticFiles, path: str) -> None:
    """A path that is not exactly that of a file finds nothing, wherever it may lead."""
    assert files.find(path) is None


def test_another_content_has_another_version(tmp_path: Path) -> None:
    """A browser that keeps a file for ever asks for it anew once it is another."""
    (tmp_path / "a.js").write_text("1")
    before = StaticFiles(tmp_path).find_version("a.js")
    (tmp_path / "a.js").write_text("2")
    assert StaticFiles(tmp_path).find_version("a.js") != before


def test_a_missing_file_is_a_fault(files: StaticFiles) -> None:
    """A page that asks for a file that is not there fails rather than look broken."""
    with pytest.raises(KeyError):
        files.find_version("css/b.css")
