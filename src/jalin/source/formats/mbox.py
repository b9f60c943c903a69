"""Mailboxes in one file: mails one after another, each after a line that begins with "From "."""

import re
from collections.abc import Iterator

from jalin.model import Skipped
from jalin.source.files.stream import Stream
from jalin.source.options import SourceOptions
from jalin.source.raw import Form, RawItem

_BLOCK = 262_144
_START = b"From "
# Programs forget to mark a line of the mail itself that begins so: only behind a separator stands
# the time, as clocks of Unix write it or as mails do.
_TIME = re.compile(
    rb"[A-Z][a-z]{2},? [A-Z][a-z]{2} [ \d]\d \d\d:\d\d|, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d"
)
_LONGEST_SEPARATOR = 400
_MARKED = re.compile(rb"^>(>*From )", re.MULTILINE)


def split_mailbox(stream: Stream, options: SourceOptions) -> Iterator[RawItem | Skipped]:
    """Cut a box into its mails, numbered from 1, never holding more than one in memory.

    A mail beyond the limit of bytes is a Skipped, and so is what stands before the first mail.
    """
    limit = options.max_document_bytes
    number = 0
    for content, size in _cut(stream, limit):
        is_mail = content.startswith(_START)
        number += is_mail
        place = f"{stream.source}:{number}"
        if not is_mail:
            if content.strip():
                detail = "what stands before the first mail"
                yield Skipped(source=stream.source, reason="broken", detail=detail)
        elif size > limit:
            yield Skipped(source=place, reason="too_large", detail=f"a mail of {size} bytes")
        else:
            mail = content[content.find(b"\n") + 1 :]
            mail = _MARKED.sub(rb"\1", mail) if b">From " in mail else mail
            name = f"{stream.stem}:{number}"
            yield RawItem(
                form=Form.MAIL, source=place, name=name, content=mail, encoding=options.encoding
            )


def _cut(stream: Stream, limit: int) -> Iterator[tuple[bytes, int]]:
    """Give what stands between separators, the separator included, and its size.

    What is larger than the limit is given cut off.
    """
    kept, size = bytearray(), 0
    rest = b""
    while True:
        # One reading of the file a time, so that no fault behind a block costs what is in it.
        block = stream.file.read1(_BLOCK)  # type: ignore[attr-defined]
        buffer = rest + block
        start = 0
        for at in _find_separators(buffer, is_first=not size and not rest):
            kept += buffer[start:at][: max(0, limit + 1 - len(kept))]
            size += at - start
            if size:
                yield bytes(kept), size
            kept, size, start = bytearray(), 0, at
        # A separator may lie across the end of the block.
        end = max(start, len(buffer) - _LONGEST_SEPARATOR) if block else len(buffer)
        kept += buffer[start:end][: max(0, limit + 1 - len(kept))]
        size += end - start
        rest = buffer[end:]
        if not block:
            break
    if size:
        yield bytes(kept), size


def _find_separators(buffer: bytes, *, is_first: bool) -> Iterator[int]:
    if is_first and _is_separator(buffer, 0):
        yield 0
    at = buffer.find(b"\n" + _START)
    while at >= 0:
        if _is_separator(buffer, at + 1):
            yield at + 1
        at = buffer.find(b"\n" + _START, at + 1)


def _is_separator(buffer: bytes, at: int) -> bool:
    line, line_break, _ = buffer[at : at + _LONGEST_SEPARATOR].partition(b"\n")
    return bool(line_break and line.startswith(_START) and _TIME.search(line))
