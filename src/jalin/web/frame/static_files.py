"""The files that pages need: styles, scripts, drawings. Read once, known by the hash of each."""

import hashlib
import mimetypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

STATIC_FOLDER = Path(__file__).parent.parent / "static"
_HASH_LENGTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticFile:
    """A file as it is sent. `version` is the start of the hash of its content."""

    path: str
    content: bytes
    media_type: str
    version: str


class StaticFiles:
    """The static files by their paths, with `/` between folders."""

    def __init__(self, folder: Path = STATIC_FOLDER) -> None:
        self._by_path: Mapping[str, StaticFile] = {it.path: it for it in _read_files(folder)}

    def find(self, path: str) -> StaticFile | None:
        """Find a file; a path that is not exactly that of one finds nothing."""
        return self._by_path.get(path)

    def find_version(self, path: str) -> str:
        """Find the hash of a file. Raises KeyError: a page asks for a file that is not there."""
        return self._by_path[path].version

    def __iter__(self) -> Iterator[StaticFile]:
        return iter(self._by_path.values())


def _read_files(folder: Path) -> Iterator[StaticFile]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            yield StaticFile(
                path=path.relative_to(folder).as_posix(),
                content=content,
                media_type=kind,
                version=hashlib.sha256(content).hexdigest()[:_HASH_LENGTH],
            )
