"""Files as other programs read them, and what in them was not meant to be there.

Every format is read by a parser that is not ours.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from email.message import Message

from icalendar import Calendar
from markdown_it import MarkdownIt
from PIL import Image

from trust.hostile.cells import check_csv
from trust.hostile.markup import check_atom, check_docx, check_graph, check_svg, check_xlsx
from trust.hostile.reading import CONTROLS, find_faults
from trust.hostile.records import (
    check_json,
    check_json_lines,
    check_linked_data,
    check_parquet,
)

_Check = Callable[[bytes], Iterator[str]]
_PROPERTIES = frozenset(
    [
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "CATEGORIES",
        "STATUS",
        "TRANSP",
        "URL",
    ]
)


def check_html(content: bytes) -> Iterator[str]:
    """Check a page."""
    text = content.decode()
    yield from find_faults(text)
    if "exe49exe49" in text:
        yield "a template ran"
    if "\0" in text:
        yield "a character that no page can hold"


def check_png(content: bytes) -> Iterator[str]:
    """Check that a picture is one."""
    with Image.open(io.BytesIO(content)) as picture:
        picture.verify()
        if picture.format != "PNG":
            yield f"a picture of {picture.format}"


def check_calendar(content: bytes) -> Iterator[str]:
    """Check a calendar: our properties alone, no line too long, no bare end of a line."""
    calendar = Calendar.from_ical(content)
    for event in calendar.walk():
        if event.name not in {"VCALENDAR", "VEVENT"}:
            yield f"component {event.name}"
        strange = set(event) - _PROPERTIES if event.name == "VEVENT" else set()
        yield from (f"property {name}" for name in sorted(strange))
    lines = content.split(b"\r\n")
    yield from (f"a line of {len(line)} bytes" for line in lines if len(line) > 75)
    yield from (f"bare end {line!r}" for line in lines if b"\r" in line or b"\n" in line)
    yield from (f"control {found!r}" for found in CONTROLS.findall(content.decode()))


def check_markdown(content: bytes) -> Iterator[str]:
    """Check a sheet as CommonMark reads it: no HTML, no picture, no link but to sources."""
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    for block in reader.parse(content.decode()):
        for token in (block, *(block.children or ())):
            if token.type in {"html_block", "html_inline", "image", "fence", "code_block"}:
                yield f"{token.type} {token.content[:40]!r}"
            href = str(token.attrGet("href") or "") if token.type == "link_open" else ""
            if href and not re.match(r"https?://", href):
                yield f"link {href!r}"


def check_text(content: bytes) -> Iterator[str]:
    """Check plain text: nothing in it steers a terminal."""
    yield from (f"control {found!r}" for found in CONTROLS.findall(content.decode()))


def check_zip(content: bytes) -> Iterator[str]:
    """Check an archive: plain names, and each of its files."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if not re.fullmatch(r"[\w-]+(\.[\w-]+)+", name):
                yield f"name {name!r}"
            check = CHECKS.get(name.rpartition(".")[2])
            yield from check(archive.read(name)) if check else ()


CHECKS: Mapping[str, _Check] = {
    "csv": check_csv,
    "xlsx": check_xlsx,
    "docx": check_docx,
    "json": check_json,
    "jsonl": check_json_lines,
    "jsonld": check_linked_data,
    "parquet": check_parquet,
    "atom": check_atom,
    "svg": check_svg,
    "png": check_png,
    "gexf": check_graph,
    "graphml": check_graph,
    "ics": check_calendar,
    "md": check_markdown,
    "zip": check_zip,
    "html": check_html,
}
BY_TYPE: Mapping[str, _Check] = {
    "text/html": check_html,
    "text/csv": check_csv,
    "text/calendar": check_calendar,
    "text/markdown": check_markdown,
    "text/plain": check_text,
    "application/json": check_json,
    "application/x-ndjson": check_json_lines,
    "application/jsonl": check_json_lines,
    "application/ld+json": check_linked_data,
    "application/atom+xml": check_atom,
    "image/svg+xml": check_svg,
    "image/png": check_png,
    "application/zip": check_zip,
    "application/gexf+xml": check_graph,
    "application/graphml+xml": check_graph,
    "application/xml": check_graph,
    "application/vnd.oai.openapi+json": check_json,
    "application/vnd.apache.parquet": check_parquet,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": check_xlsx,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": check_docx,
}


def find_type(header: str) -> str:
    """Read the media type of a header as the standard library does."""
    message = Message()
    message["content-type"] = header
    return message.get_content_type()
