"""Which files the given paths mean."""

import os
from pathlib import Path

import pytest

from jalin.model import Skipped
from jalin.source import find_sources


def _find(path: Path) -> list[str]:
    return [
        f"{found.reason}:{Path(found.source).name}" if isinstance(found, Skipped)
        else str(found.path.relative_to(path))
        for found in find_sources([path])
    ]  # fmt: skip


def test_directory_in_sorted_order(tmp_path: Path) -> None:
    """A directory gives its files in sorted order, those of its directories in their place."""
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/x.html", "a.jsonl", "b/A.csv"):
        (tmp_path / name).touch()
    assert _find(tmp_path) == ["a.jsonl", "b/A.csv", "b/x.html", "c.txt"]


def test_hidden_files(tmp_path: Path) -> None:
    """Hidden files and directories are passed over in silence."""
    (tmp_path / ".git").mkdir()
    for name in (".git/a.txt", ".hidden.txt", "a.txt"):
        (tmp_path / name).touch()
    assert _find(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("name", ["README.md", "a.docx", "LICENSE", "a.gz", "a.tar.gz"])
def test_unknown_ending_in_a_directory(tmp_path: Path, name: str) -> None:
    """A file of unknown ending inside a directory is told, not passed over."""
    (tmp_path / name).touch()
    assert _find(tmp_path) == [f"unsupported:{name}"]


@pytest.mark.parametrize(
    "name", ["a.pdf", "a.warc.gz", "A.JSONL.ZST", "a.zip", "a.eml", "a.mbox.gz", "a.parquet"]
)
def test_known_endings(tmp_path: Path, name: str) -> None:
    """Inside a directory a compressed file is known by its inner ending."""
    (tmp_path / name).touch()
    assert _find(tmp_path) == [name]


def test_unknown_ending_named_by_hand(tmp_path: Path) -> None:
    """A file that is named by hand is found whatever its ending."""
    path = tmp_path / "catatan.md"
    path.touch()
    (found,) = find_sources([path])
    assert not isinstance(found, Skipped)


def test_broken_link(tmp_path: Path) -> None:
    """A link to nothing is told as not found."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "nothing")
    assert _find(tmp_path) == ["not_found:a.txt"]


def test_ring_of_links(tmp_path: Path) -> None:
    """A link to a directory is not walked, so that a ring of them ends."""
    (tmp_path / "ring").symlink_to(tmp_path)
    assert _find(tmp_path) == ["unsupported:ring"]


def test_link_to_itself(tmp_path: Path) -> None:
    """A link that leads to itself is told."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    assert _find(tmp_path) == ["unreadable:a.txt"]


def test_pipe_and_device(tmp_path: Path) -> None:
    """What is no regular file is never opened, so that nothing waits on a pipe."""
    os.mkfifo(tmp_path / "a.txt")
    assert _find(tmp_path) == ["unsupported:a.txt"]
    (device,) = find_sources(["/dev/null"])
    assert isinstance(device, Skipped)
    assert device.reason == "unsupported"


def test_file_name_in_another_encoding(tmp_path: Path) -> None:
    """A file name that is no UTF-8 is told in a form that can be stored."""
    (tmp_path / os.fsdecode(b"\xe9.bin")).touch()
    (skipped,) = find_sources([tmp_path])
    assert isinstance(skipped, Skipped)
    assert skipped.source.endswith("\ufffd.bin")
