"""A snapshot is written: every page and every file that the pages need, hashed and listed."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from jalin.pipeline.serving.visit import Visit
from jalin.web.frame.answering.responding import measure_footing
from jalin.web.frame.frame import Frame
from jalin.web.frame.preferences import Language, Theme
from jalin.web.frame.rendering import build_wording, render
from jalin.web.frame.static_files import StaticFiles
from jalin.web.site.manifest import (
    BLANK,
    FORM,
    MANIFEST,
    FileEntry,
    Manifest,
    hash_snapshot,
    write_manifest,
)
from jalin.web.site.pages import FollowedLinks, Route

_HTML = ".html"


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotOptions:
    """How a snapshot is written. `told` is called with each path that is done."""

    language: Language
    told: Callable[[str], None]


def write_snapshot(visit: Visit, folder: Path, options: SnapshotOptions) -> Manifest:
    """Write a snapshot of what is seen into an empty folder."""
    entries = [_write(folder, f"static/{file.path}", file.content) for file in StaticFiles()]
    entries += _write_pages(visit, folder, options)
    entries.sort(key=lambda it: it.path)
    hash_ = hash_snapshot(entries)
    footing = measure_footing(visit)
    manifest = Manifest(
        form=FORM,
        hash=hash_,
        revision=visit.revision,
        day=visit.moment.day.isoformat(),
        as_of=visit.moment.day.isoformat() if visit.moment.is_past else None,
        language=options.language,
        documents=footing.documents,
        deals=footing.deals,
        parties=sum(entry.path.startswith("parties/") for entry in entries),
        files=tuple(_put_hash(folder, entry, hash_) for entry in entries),
    )
    (folder / MANIFEST).write_bytes(write_manifest(manifest))
    return manifest


def _write_pages(visit: Visit, folder: Path, options: SnapshotOptions) -> Iterable[FileEntry]:
    """Write the first pages, and every page that one of these leads to."""
    route = Route()
    entries: dict[str, FileEntry] = {}
    while (taken := route.take()) is not None:
        path, build = taken
        links = FollowedLinks(depth=path.count("/"), route=route)
        frame = _build_frame(visit, path, links, options.language)
        content = render(build(visit, frame), frame)
        entries[path] = _write(folder, path, content.encode())
        options.told(path)
    return entries.values()


def _build_frame(visit: Visit, path: str, links: FollowedLinks, language: Language) -> Frame:
    day = visit.moment.day
    return Frame(
        wording=build_wording(language),
        theme=Theme.AUTO,
        links=links,
        today=day,
        as_of=day if visit.moment.is_past else None,
        path=f"/{path}",
        footing=measure_footing(visit),
        snapshot=BLANK,
    )


def _write(folder: Path, path: str, content: bytes) -> FileEntry:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return _enter(path, content)


def _put_hash(folder: Path, entry: FileEntry, hash_: str) -> FileEntry:
    """Put the hash of the snapshot in its place on a page; other files stay as they are."""
    if not entry.path.endswith(_HTML):
        return entry
    place = folder / entry.path
    content = place.read_bytes().replace(BLANK.encode(), hash_.encode())
    place.write_bytes(content)
    return _enter(entry.path, content)


def _enter(path: str, content: bytes) -> FileEntry:
    digest = hashlib.sha256(content).hexdigest()
    return FileEntry(path=path, size=len(content), sha256=digest)
