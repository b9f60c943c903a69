"""The manifest of a snapshot, and the hash by which it is cited."""

import hashlib
from pathlib import Path

from jalin.web.site.manifest import FileEntry, hash_snapshot, read_manifest

ONE = FileEntry(path="a.html", size=1, sha256="1" * 64)
OTHER = FileEntry(path="b/c.html", size=2, sha256="2" * 64)


def test_the_hash_is_that_of_a_list_of_sums() -> None:
    """Anybody can compute it with the usual tools, in whatever order files are found."""
    lines = f"{'1' * 64}  a.html\n{'2' * 64}  b/c.html\n"
    wanted = hashlib.sha256(lines.encode()).hexdigest()
    assert hash_snapshot([ONE, OTHER]) == hash_snapshot([OTHER, ONE]) == wanted


def test_the_hash_knows_names_and_contents() -> None:
    """Another name or another content is another snapshot."""
    renamed = FileEntry(path="d.html", size=1, sha256="1" * 64)
    changed = FileEntry(path="a.html", size=1, sha256="3" * 64)
    hashes = {hash_snapshot([it, OTHER]) for it in (ONE, renamed, changed)} | {hash_snapshot([ONE])}
    assert len(hashes) == 4


def test_where_there_is_no_folder_there_is_no_manifest(tmp_path: Path) -> None:
    """A place that is not there is none of a snapshot."""
    assert read_manifest(tmp_path / "nowhere") is None
