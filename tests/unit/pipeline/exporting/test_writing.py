"""Files that are written: whole or not there, and nothing is replaced unasked."""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dataset_factory import small_dataset
from jalin.pipeline.exporting.formats import TableFormat, find_format
from jalin.pipeline.exporting.writing import ExportError, write_dataset, write_file


def test_a_file_is_written(tmp_path: Path) -> None:
    """Its folders are made, and everybody may read it."""
    path = tmp_path / "a" / "b.txt"
    write_file(path, (b"one", b"two"))
    assert path.read_bytes() == b"onetwo"
    assert path.stat().st_mode & 0o777 == 0o644


def test_what_is_there_stays(tmp_path: Path) -> None:
    """Only who asks for it has a file replaced."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with pytest.raises(ExportError, match="--replace"):
        write_file(path, (b"new",))
    assert path.read_bytes() == b"old"
    write_file(path, (b"new",), replace=True)
    assert path.read_bytes() == b"new"


def test_a_broken_export_leaves_nothing(tmp_path: Path) -> None:
    """What was there before is still there, and no half of a file beside it."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def break_off() -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_file(path, break_off(), replace=True)
    assert [it.name for it in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_bytes() == b"old"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder is not replaced by a file."""
    with pytest.raises(ExportError, match="is a folder"):
        write_file(tmp_path, (b"",), replace=True)


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    """It is told where, and why."""
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(ExportError, match="cannot be written") as told:
        write_file(tmp_path / "a" / "b.txt", (b"",))
    assert str(tmp_path / "a" / "b.txt") in str(told.value)


def test_a_pipe_is_never_replaced(tmp_path: Path) -> None:
    """What is neither a file nor a folder stays what it is, whoever asks for another."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(ExportError, match="is no file"):
        write_file(path, (b"new",), replace=True)
    assert path.is_fifo()


@pytest.mark.parametrize("name", ["all.zip", "ALL.ZIP"])
def test_an_archive_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    """However it is written."""
    chosen = find_format("jsonl")
    assert isinstance(chosen, TableFormat)
    (path,) = write_dataset(chosen, small_dataset(), tmp_path / name)
    assert zipfile.is_zipfile(path)
