"""How far the files of a run are read."""

import gzip
from pathlib import Path

import pytest

from jalin.source import SourceOptions, split_sources
from jalin.source.meter import Meter


@pytest.mark.parametrize("name", ["arsip.jsonl", "arsip.jsonl.gz"])
def test_a_meter_follows_the_bytes_on_the_disk(tmp_path: Path, name: str) -> None:
    """It grows while a file is read, packed or not, and ends with the sizes of all files."""
    lines = b"".join(b'{"text": "Hujan turun di desa %d."}\n' % (n * 7919) for n in range(30_000))
    first, second = tmp_path / name, tmp_path / "b.txt"
    first.write_bytes(gzip.compress(lines) if name.endswith(".gz") else lines)
    second.write_text("Hujan.", "utf-8")
    meter = Meter()
    items = split_sources([first, second], options=SourceOptions(), meter=meter)
    positions = [meter.position for _ in items]
    size = first.stat().st_size
    assert positions == sorted(positions)
    assert 0 < positions[0] < size / 2
    assert len(set(positions)) > 3
    assert meter.position == size + second.stat().st_size


def test_a_file_that_is_closed_counts_as_far_as_it_was_known(tmp_path: Path) -> None:
    """Who closes a file early breaks nothing."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 100)
    meter = Meter()
    with path.open("rb") as file, meter.follow(file):
        file.read(40)
        assert meter.position == 40
        file.close()
    assert meter.position == 40
