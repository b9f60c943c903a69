"""What a run notes of itself, and by what it is known again."""

import dataclasses
import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from jalin.model import AbortError, Skipped
from jalin.pipeline.bulk.checkpoint import (
    Checkpoint,
    Command,
    Tally,
    check_same,
    find_progress,
    load_checkpoint,
    measure_sources,
    save_checkpoint,
)
from jalin.pipeline.bulk.pool import Share

COMMAND = Command(
    paths=("arsip",),
    files=2,
    bytes=10,
    digest="abc",
    today=dt.date(2026, 3, 1),
    fields={"text": "isi"},
    encoding=None,
    keep_all=False,
    reader="jalin/0",
)


def test_a_checkpoint_is_found_again(tmp_path: Path) -> None:
    """What is saved beside an output is loaded as it was, and replaced by the next."""
    output = tmp_path / "hasil.jsonl"
    for n_items in (3, 4):
        tally = Tally(items=n_items, read=1, heard=1, skipped={"empty": n_items - 2}, seconds=1.5)
        checkpoint = Checkpoint(command=COMMAND, tally=tally, bytes=77)
        save_checkpoint(checkpoint, output)
        assert load_checkpoint(output) == checkpoint
    assert [it.name for it in tmp_path.iterdir()] == ["hasil.jsonl.progress"]


def test_no_checkpoint_is_none(tmp_path: Path) -> None:
    """An output of which nothing is noted has no checkpoint."""
    assert load_checkpoint(tmp_path / "hasil.jsonl") is None


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"command": 3}'])
def test_a_broken_checkpoint_is_told(tmp_path: Path, content: bytes) -> None:
    """What is no progress of a run is not taken for one."""
    output = tmp_path / "hasil.jsonl"
    find_progress(output).write_bytes(content)
    with pytest.raises(AbortError, match="no progress of a run"):
        load_checkpoint(output)


def test_a_tally_counts_shares() -> None:
    """Shares add up, each reason by itself."""
    tally = Tally()
    gone = Skipped(source="a", reason="empty")
    tally.add(Share(items=3, read=1, relevant=1, heard=1, skipped=(gone,)))
    tally.add(Share(items=2, heard=1, skipped=(gone,)))
    assert tally == Tally(items=5, read=1, relevant=1, heard=2, skipped={"empty": 2})


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"paths": ("lain",)}, "the paths"),
        ({"digest": "lain"}, "have changed"),
        ({"today": dt.date(2026, 3, 2)}, "--today"),
        ({"fields": {}}, "--map"),
        ({"encoding": "cp1252"}, "--encoding"),
        ({"keep_all": True}, "--keep-all"),
        ({"reader": "jalin/1"}, "version of the reader"),
    ],
)
def test_another_command_is_told_apart(change: Mapping[str, object], named: str) -> None:
    """Whatever would change the outcomes makes another command, and is named."""
    other = dataclasses.replace(COMMAND, **change)  # type: ignore[arg-type]
    with pytest.raises(AbortError, match=f"{named}.*--restart"):
        check_same(COMMAND, other, Path("hasil.jsonl"))


def test_the_same_command_is_known(tmp_path: Path) -> None:
    """Equal commands are the same, also after they were noted."""
    output = tmp_path / "hasil.jsonl"
    save_checkpoint(Checkpoint(command=COMMAND), output)
    loaded = load_checkpoint(output)
    assert loaded is not None
    check_same(loaded.command, COMMAND, output)


def test_files_are_known_by_name_size_and_time(tmp_path: Path) -> None:
    """Another file, another length and another time each change the digest."""
    first = tmp_path / "a.txt"
    first.write_text("satu", "utf-8")
    digests = [measure_sources([tmp_path]).digest]
    (tmp_path / "b.txt").write_text("dua", "utf-8")
    digests.append(measure_sources([tmp_path]).digest)
    first.write_text("satu dua", "utf-8")
    digests.append(measure_sources([tmp_path]).digest)
    os.utime(first, ns=(0, 10**18))
    measured = measure_sources([tmp_path])
    assert (measured.files, measured.bytes) == (2, 11)
    assert len({*digests, measured.digest}) == 4
    assert measure_sources([tmp_path]) == measured
