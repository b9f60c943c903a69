"""Sources are shared out among machines, in parts of about the same size.

Invariant: the items of all parts, one part after another, are those of `split_sources`, with the
same names. What can be cut is cut; what cannot is one part, however large.
"""

import codecs
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jalin.model import AbortError, SkipError, Skipped
from jalin.source.files import (
    STANDARD_INPUT,
    Kind,
    find_kind,
    find_sources,
    inflate,
    open_file,
    show_path,
)
from jalin.source.files.decoding import check_not_binary, find_encoding
from jalin.source.files.ranges import (
    Breaks,
    LineRange,
    Piece,
    align_pieces,
    count_breaks,
    cut_file,
    open_range,
)
from jalin.source.options import SourceOptions, check_encoding
from jalin.source.raw import RawItem
from jalin.source.records import ByteLines, split_lines
from jalin.source.splitting import split_sources
from jalin.source.tabular.groups import RowGroups, cut_groups, split_groups

# However small files are, opening and reading one takes its time.
_MOST_FILES = 1_000
_UTF8 = frozenset({"utf-8", "utf-8-sig"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeFiles:
    """Files that are read whole, and what was left out when they were looked for, in order."""

    entries: tuple[str | Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """How sources are shared out.

    A part has about `size` bytes. `columns` are those of `split_sources`. `count` counts the line
    breaks of all pieces of files, in their order.
    """

    size: int
    columns: Collection[str] | None = None
    count: Callable[[Sequence[Piece]], Iterable[Breaks]] = lambda pieces: map(count_breaks, pieces)


Part = WholeFiles | LineRange | RowGroups
_Plan = WholeFiles | tuple[Piece, ...] | tuple[RowGroups, ...]


def cut_sources(
    paths: Sequence[str | Path], *, options: SourceOptions, sharing: Sharing
) -> tuple[Part, ...]:
    """Share the sources of the given paths out, in their order.

    Large files of JSON Lines in UTF-8 are cut between lines, and of Parquet between groups of rows;
    small files are put together.
    Raises AbortError for an encoding that does not exist, and for standard input, of which other
    machines see nothing.
    """
    check_encoding(options.encoding)
    if STANDARD_INPUT in map(str, paths):
        raise AbortError("standard input cannot be shared out: name files or folders")
    planned = tuple(_Planner(options=options, sharing=sharing).plan(paths))
    pieces = [it for plan in planned if isinstance(plan, tuple) for it in plan]
    uncounted = [it for it in pieces if isinstance(it, Piece)]
    counted = iter(sharing.count(uncounted) if uncounted else ())
    parts: list[Part] = []
    for plan in planned:
        parts.extend((plan,) if isinstance(plan, WholeFiles) else _align(plan, counted))
    return tuple(parts)


def split_part(
    part: Part, *, options: SourceOptions, columns: Collection[str] | None = None
) -> Iterator[RawItem | Skipped]:
    """Cut a part into items, lazily.

    Raises AbortError for a file that was found when the parts were made and is not there: other
    machines must see the same files.
    """
    if isinstance(part, LineRange):
        yield from _split_range(part, options.max_document_bytes)
    elif isinstance(part, RowGroups):
        yield from split_groups(part, limit=options.max_document_bytes, columns=columns)
    else:
        for entry in part.entries:
            if isinstance(entry, Skipped):
                yield entry
            else:
                _check_there(entry)
                yield from split_sources([entry], options=options, columns=columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planner:
    options: SourceOptions
    sharing: Sharing

    def plan(self, paths: Sequence[str | Path]) -> Iterator[_Plan]:
        group: list[str | Skipped] = []
        n_bytes = 0
        for found in find_sources(paths):
            entry = found if isinstance(found, Skipped) else str(found.path)
            weight = 0 if isinstance(entry, Skipped) else _measure(entry)
            cut = () if isinstance(entry, Skipped) else self._cut(entry, weight)
            is_full = n_bytes + weight > self.sharing.size or len(group) == _MOST_FILES
            if group and (cut or is_full):
                yield WholeFiles(entries=tuple(group))
                group, n_bytes = [], 0
            if cut:
                yield cut
            else:
                group.append(entry)
                n_bytes += weight
        if group:
            yield WholeFiles(entries=tuple(group))

    def _cut(self, path: str, weight: int) -> tuple[Piece, ...] | tuple[RowGroups, ...]:
        """Cut a large file; empty for one that has to be read whole."""
        size = self.sharing.size
        if weight <= size:
            return ()
        kind = self._find_kind(path)
        if kind is Kind.JSON_LINES:
            return cut_file(path, weight, size)
        if kind is Kind.PARQUET:
            limit = self.options.max_document_bytes
            return cut_groups(path, size, limit=limit, columns=self.sharing.columns)
        return ()

    def _find_kind(self, path: str) -> Kind | None:
        """Tell what can be cut from what cannot. What cannot be read is told by its part."""
        try:
            with open_file(Path(path)) as stream:
                if inflate(stream) is not stream:
                    return None
                kind = find_kind(stream.head, stream.ending)
                if kind is not Kind.JSON_LINES:
                    return kind
                check_not_binary(stream.head, path)
        except (OSError, SkipError):
            return None
        encoding = find_encoding(stream.head, self.options.encoding)
        return kind if codecs.lookup(encoding).name in _UTF8 else None


def _align(
    pieces: tuple[Piece, ...] | tuple[RowGroups, ...], counted: Iterator[Breaks]
) -> tuple[Part, ...]:
    lines = [it for it in pieces if isinstance(it, Piece)]
    if not lines:
        return tuple(it for it in pieces if isinstance(it, RowGroups))
    found = [next(counted) for _ in lines]
    # Only who reads a file whole can tell that all of it is empty.
    if all(breaks.is_blank for breaks in found):
        return (WholeFiles(entries=(lines[0].path,)),)
    return align_pieces(lines, found)


def _split_range(part: LineRange, limit: int) -> Iterator[RawItem | Skipped]:
    with open_range(part) as stream:
        before = part.first_line - 1
        lines = ByteLines(stream.file, source=stream.source, limit=limit, before=before)
        yield from split_lines(lines, stream)


def _measure(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def _check_there(path: str) -> None:
    try:
        Path(path).stat()
    except FileNotFoundError as err:
        fault = f"{show_path(path)} was found, but is not here"
        raise AbortError(f"{fault}; every machine must see the same files") from err
    except OSError:
        # Any other fault is one of the file, and told in its place.
        return
