"""Files of outcomes are read: JSON Lines as `jalin read --output` writes them, or Parquet."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from jalin.export.readings import encode_reading
from jalin.model import AbortError, SkipError, Skipped
from jalin.model.truth import holds_nul
from jalin.pipeline.bounds import find_excess
from jalin.pipeline.bulk.columns import read_outcomes
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind, decode_outcome
from jalin.source.files import inflate, open_file, show_path
from jalin.source.records import ByteLines

# A reading with all its quotes is several times as long as its document.
_MOST_LINE_BYTES = 100_000_000
# A file whose first lines are all broken is no file of outcomes.
_MOST_BROKEN = 10


def read_outcome_files(paths: Iterable[Path]) -> Iterator[Outcome | Skipped]:
    """Read the outcomes of files, lazily; a broken line is a Skipped "bad_line" in its place.

    A folder, or what ends in `.parquet`, is Parquet. Raises AbortError where there is no such file,
    or where it holds no outcomes.
    """
    for path in paths:
        if path.is_dir() or path.suffix == ".parquet":
            yield from map(_check, read_outcomes(path))
        else:
            yield from map(_check, _read_lines(path))


def _read_lines(path: Path) -> Iterator[Outcome | Skipped]:
    """Read a file of lines. Broken ones are held back until one is whole."""
    held: list[Skipped] = []
    is_known = False
    for found in _decode_lines(path):
        if isinstance(found, Outcome):
            is_known = True
        elif not is_known:
            held.append(found)
            if len(held) == _MOST_BROKEN:
                break
            continue
        yield from held
        held.clear()
        yield found
    if held:
        fault = f"no outcomes in this file: {held[0].source}: {held[0].detail}"
        raise AbortError(f"{path}: {fault}; `jalin read --output` writes them")


def _decode_lines(path: Path) -> Iterator[Outcome | Skipped]:
    source = show_path(path)
    try:
        with open_file(path) as stream:
            file = inflate(stream).file
            lines = ByteLines(file, source=source, limit=_MOST_LINE_BYTES)
            while (line := _take_line(lines)) is not None:
                if isinstance(line, Skipped):
                    yield line
                elif not line.isspace():
                    yield _decode(line, lines)
    except OSError as err:
        raise AbortError(f"{path}: cannot be read ({err.strerror or err})") from err
    except SkipError as err:
        raise AbortError(f"{path}: cannot be read ({err.detail})") from err


def _take_line(lines: ByteLines) -> bytes | Skipped | None:
    try:
        return next(lines, None)
    except SkipError as err:
        return Skipped(source=err.source, reason=err.reason, detail=err.detail)


def _decode(line: bytes, lines: ByteLines) -> Outcome | Skipped:
    try:
        return decode_outcome(line, source=lines.place, line=lines.number)
    except AbortError as err:
        detail = str(err).removeprefix(f"{lines.place}, line {lines.number}: ")
        return Skipped(source=lines.place, reason="bad_line", detail=detail)


def _check(found: Outcome | Skipped) -> Outcome | Skipped:
    """Leave out what no register can hold, or what was written by something else than a run."""
    if isinstance(found, Skipped):
        return found
    document, reading = found.document, found.reading
    if found.kind is OutcomeKind.READ and (document is None or reading is None):
        return _skip(found, "bad_line", "read without a reading")
    excess = None if reading is None else find_excess(reading)
    if excess is not None:
        return _skip(found, "too_large", excess)
    said = (found.source, found.outlet, found.reason, found.detail)
    words = () if document is None else [getattr(document, each.name) for each in fields(document)]
    is_odd = any("\0" in word for word in (*said, *words) if isinstance(word, str))
    if is_odd or (reading is not None and holds_nul(encode_reading(reading).decode())):
        return _skip(found, "not_unicode", "it holds a character that no register can keep")
    return found


def _skip(found: Outcome, reason: str, detail: str) -> Skipped:
    return Skipped(source=show_path(found.source), reason=reason, detail=detail)
