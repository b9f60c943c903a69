"""A snapshot takes its place whole, and never that of anything else."""

import errno
import os
from pathlib import Path

import pytest

from jalin.web.site.folder import FolderError, check_folder, fill_aside
from jalin.web.site.manifest import FORM, MANIFEST, FileEntry, Manifest, write_manifest

OLD = Manifest(
    form=FORM,
    hash="0" * 64,
    revision="r",
    day="2026-06-30",
    as_of=None,
    language="id",
    documents=1,
    deals=1,
    parties=1,
    files=(FileEntry(path="deals/a.html", size=3, sha256="x"),),
)


def put_old(folder: Path) -> None:
    """Put an older snapshot somewhere."""
    (folder / "deals").mkdir(parents=True)
    (folder / "deals" / "a.html").write_text("old", encoding="utf-8")
    (folder / MANIFEST).write_bytes(write_manifest(OLD))


def fill(folder: Path, *, replace: bool = False) -> None:
    """Fill a folder with one page."""
    with fill_aside(folder, replace=replace) as aside:
        (aside / "index.html").write_text("new", encoding="utf-8")


@pytest.mark.parametrize("exists", [False, True])
def test_an_empty_place_is_taken(tmp_path: Path, exists: bool) -> None:  # noqa: FBT001
    """A folder that is not there, or is empty, gets the pages, and nothing is left beside it."""
    folder = tmp_path / "out" / "site"
    if exists:
        folder.mkdir(parents=True)
    fill(folder)
    assert [it.name for it in folder.iterdir()] == ["index.html"]
    assert list(folder.parent.iterdir()) == [folder]
    assert folder.stat().st_mode & 0o777 == 0o755


def test_an_older_snapshot_is_replaced_whole(tmp_path: Path) -> None:
    """Nothing of the older one stays."""
    folder = tmp_path / "site"
    put_old(folder)
    fill(folder, replace=True)
    assert [it.name for it in folder.iterdir()] == ["index.html"]
    assert list(tmp_path.iterdir()) == [folder]


def test_what_is_there_stays_unless_it_may_go(tmp_path: Path) -> None:
    """Without --replace an older snapshot stays; a file that is no part of it stays in any case."""
    folder = tmp_path / "site"
    put_old(folder)
    with pytest.raises(FolderError, match="--replace"):
        fill(folder)
    (folder / "CNAME").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderError, match="CNAME"):
        fill(folder, replace=True)
    assert (folder / "deals" / "a.html").read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("content", ["", "{}", '{"form": "other"}', "[]"])
def test_a_folder_of_something_else_is_refused(tmp_path: Path, content: str) -> None:
    """A manifest of another program makes no snapshot."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(FolderError, match="no older snapshot"):
        check_folder(folder, replace=True)


def test_a_file_or_a_link_is_no_folder(tmp_path: Path) -> None:
    """Neither is followed."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for name in ("file", "link"):
        with pytest.raises(FolderError, match="no folder"):
            check_folder(tmp_path / name, replace=True)


def test_a_fault_on_the_way_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """The older snapshot is there, and nothing half done beside it."""
    folder = tmp_path / "site"
    put_old(folder)
    with pytest.raises(FolderError), fill_aside(folder, replace=True) as aside:
        aside.write_text("a folder cannot be written to", encoding="utf-8")
    assert (folder / "deals" / "a.html").read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [folder]


def test_a_disk_that_takes_no_more_is_told(tmp_path: Path) -> None:
    """What the system says is told with the folder, and what was there before is still there."""
    put_old(tmp_path / "site")
    with (
        pytest.raises(FolderError, match=r"site: cannot be written: No space left"),
        fill_aside(tmp_path / "site", replace=True),
    ):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert (tmp_path / "site" / "deals" / "a.html").read_text("utf-8") == "old"
    assert [it.name for it in tmp_path.iterdir()] == ["site"]
