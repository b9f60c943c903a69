"""The output of a run: begun, gone on with, refused."""

import dataclasses
import datetime as dt
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jalin.model import AbortError
from jalin.pipeline.bulk.checkpoint import Command, find_progress, load_checkpoint
from jalin.pipeline.bulk.output import open_output
from jalin.pipeline.bulk.pool import Share

COMMAND = Command(
    paths=("arsip",),
    files=2,
    bytes=10,
    digest="abc",
    today=dt.date(2026, 3, 1),
    fields={},
    encoding=None,
    keep_all=False,
    reader="jalin/0",
)
OTHER = dataclasses.replace(COMMAND, keep_all=True)
FIRST = Share(items=2, heard=2, lines=b"satu\ndua\n")
SECOND = Share(items=1, heard=1, lines=b"tiga\n")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name an output that is not there yet."""
    return tmp_path / "hasil.jsonl"


def _begin(path: Path, *, is_finished: bool = False) -> None:
    with open_output(path, COMMAND, restart=False) as output:
        output.write(FIRST)
        output.save(is_finished=is_finished)


def test_a_new_output_is_known_from_its_first_byte(path: Path) -> None:
    """Before anything is written there is a checkpoint of nothing."""
    with open_output(path, COMMAND, restart=False):
        begun = load_checkpoint(path)
    assert begun is not None
    assert (begun.bytes, begun.tally.items, begun.is_finished) == (0, 0, False)


def test_what_is_behind_the_checkpoint_is_made_again(path: Path) -> None:
    """Going on drops the bytes that no checkpoint knows, and counts what it does."""
    _begin(path)
    with path.open("ab") as file:
        file.write(b"tiga, setengah")
    with open_output(path, COMMAND, restart=False) as output:
        assert output.tally.items == 2
        output.write(SECOND)
        output.save(is_finished=True)
    assert path.read_bytes() == FIRST.lines + SECOND.lines
    ended = load_checkpoint(path)
    assert ended is not None
    assert (ended.bytes, ended.tally.items, ended.is_finished) == (14, 3, True)


@pytest.mark.parametrize(("every_s", "known"), [(0.0, 2), (3600.0, 0)])
def test_checkpoints_are_made_from_time_to_time(path: Path, every_s: float, known: int) -> None:
    """While an output is written, what is older than the interval is safe."""
    with open_output(path, COMMAND, restart=False, every_s=every_s) as output:
        output.write(FIRST)
        begun = load_checkpoint(path)
    assert begun is not None
    assert begun.tally.items == known


def test_a_finished_output_is_left_as_it_is(path: Path) -> None:
    """It tells that it is finished."""
    _begin(path, is_finished=True)
    before = find_progress(path).read_bytes()
    with open_output(path, COMMAND, restart=False) as output:
        assert output.is_finished
        assert output.tally.items == 2
    assert find_progress(path).read_bytes() == before


def test_a_restart_begins_anew(path: Path) -> None:
    """With --restart another command may take the place of one that was begun or finished."""
    _begin(path, is_finished=True)
    with open_output(path, OTHER, restart=True) as output:
        assert not output.is_finished
        assert path.read_bytes() == b""
        output.write(SECOND)
        output.save()
    assert path.read_bytes() == SECOND.lines


def test_another_command_is_refused(path: Path) -> None:
    """An output is not continued by what would make another one, and stays as it is."""
    _begin(path)
    with (
        pytest.raises(AbortError, match="another command"),
        open_output(path, OTHER, restart=False),
    ):
        pass
    assert path.read_bytes() == FIRST.lines


@pytest.mark.parametrize("restart", [False, True])
def test_a_file_of_somebody_else_is_refused(path: Path, *, restart: bool) -> None:
    """What no run made is not overwritten, not even to begin anew."""
    path.write_text("daftar belanja\n", "utf-8")
    with (
        pytest.raises(AbortError, match="no run made it"),
        open_output(path, COMMAND, restart=restart),
    ):
        pass
    assert path.read_text("utf-8") == "daftar belanja\n"


@pytest.mark.parametrize(
    ("content", "is_finished"), [(b"satu\n", False), (FIRST.lines + b"tiga\n", True)]
)
def test_an_output_that_was_changed_is_refused(
    path: Path, content: bytes, *, is_finished: bool
) -> None:
    """Bytes that are missing, or were added to a finished output, are told."""
    _begin(path, is_finished=is_finished)
    path.write_bytes(content)
    with (
        pytest.raises(AbortError, match="--restart"),
        open_output(path, COMMAND, restart=False),
    ):
        pass


def test_two_runs_do_not_write_at_once(path: Path) -> None:
    """While one run writes, another one is refused, even to begin anew."""
    with (
        open_output(path, COMMAND, restart=False),
        pytest.raises(AbortError, match="another run"),
        open_output(path, COMMAND, restart=True),
    ):
        pass


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder that is not there is a fault with its name."""
    with (
        pytest.raises(AbortError, match="tidak-ada"),
        open_output(tmp_path / "tidak-ada" / "hasil.jsonl", COMMAND, restart=False),
    ):
        pass


def test_an_output_within_what_is_read_is_refused(tmp_path: Path) -> None:
    """It would be read while it is written, without end."""
    link = tmp_path / "pintasan"
    link.symlink_to(tmp_path, target_is_directory=True)
    command = dataclasses.replace(COMMAND, paths=("-", str(tmp_path)))
    with (
        pytest.raises(AbortError, match="which is read"),
        open_output(link / "hasil.jsonl", command, restart=False),
    ):
        pass
    assert list(tmp_path.iterdir()) == [link]


@pytest.mark.parametrize("name", [".", "/dev/null", "pipa"])
def test_only_plain_files_are_outputs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A folder, a device or a pipe is refused before anything is put beside it."""
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipa")
    with (
        pytest.raises(AbortError, match="no plain file"),
        open_output(Path(name), COMMAND, restart=False),
    ):
        pass
    assert not find_progress(Path(name)).exists()


@pytest.mark.parametrize("content", ["", "rusak", '{"version": 9}'])
def test_a_restart_does_not_look_at_the_progress(path: Path, content: str) -> None:
    """A broken progress, or one of another version, is replaced where a restart is asked for."""
    _begin(path)
    find_progress(path).write_text(content)
    with (
        pytest.raises(AbortError, match="--restart"),
        open_output(path, COMMAND, restart=False),
    ):
        pass
    with open_output(path, COMMAND, restart=True) as output:
        assert output.tally.items == 0
    assert not path.read_bytes()


@contextmanager
def _small_files() -> Iterator[None]:
    """Let no file grow beyond a thousand bytes; what the tests print may go to a file too."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_what_does_not_fit_is_told(path: Path) -> None:
    """An output for which there is no room is named with the reason."""

    def write_all() -> None:
        with _small_files(), open_output(path, COMMAND, restart=False) as output:
            output.write(Share(items=1, heard=1, lines=b"x" * 2000))
            output.save()

    with pytest.raises(AbortError, match=r"hasil.*: cannot be written \(File too large\)"):
        write_all()
