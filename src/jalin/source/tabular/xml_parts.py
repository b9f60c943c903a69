"""The parts of an office document: XML in a zip, parsed as it is read."""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from jalin.model import SkipError
from jalin.source.files.zips import open_member

_BLOCK = 65_536
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """An opened document, and the place that notes name."""

    archive: zipfile.ZipFile
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Handlers:
    """What is called for the beginning of an element, its end, and the text in it."""

    begin: Callable[[str, Mapping[str, str]], None]
    end: Callable[[str], None] | None = None
    add: Callable[[str], None] | None = None


def parse_part(package: Package, part: str, handlers: Handlers) -> None:
    """Parse a part of a document to its end. Raises SkipError as `parse_blocks` does."""
    for _ in parse_blocks(package, part, handlers):
        pass


def parse_blocks(package: Package, part: str, handlers: Handlers) -> Iterator[None]:
    """Parse a part of a document, one block a step.

    Elements and attributes come without their namespaces.
    Raises SkipError "broken" for a part that is not there, that is no XML, or that declares
    anything of its own, as those do that blow up when read; and what opening a member raises.
    """
    try:
        member = package.archive.getinfo(part)
    except KeyError as err:
        raise SkipError(package.source, "broken", f"there is no part {part!r}") from err
    parser = _build_parser(package, handlers)
    with open_member(package.archive, member, package.source) as file:
        is_over = False
        while not is_over:
            block = file.read(_BLOCK)
            is_over = not block
            try:
                parser.Parse(block or b"", is_over)
            except expat.ExpatError as err:
                # What stands before the fault was read.
                yield
                raise SkipError(package.source, "broken", f"{part}: {err}") from err
            yield


def read_number(text: str, otherwise: int) -> int:
    """Read a number of few digits; Python reads no number of very many."""
    return int(text) if len(text) <= _MOST_DIGITS and text.isdecimal() else otherwise


def _build_parser(package: Package, handlers: Handlers) -> expat.XMLParserType:
    def begin(name: str, attributes: Mapping[str, str]) -> None:
        handlers.begin(_bare(name), {_bare(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        if handlers.end is not None:
            handlers.end(_bare(name))

    def refuse(*_: object) -> None:
        raise SkipError(package.source, "broken", "XML with declarations of its own")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handlers.add
    parser.StartDoctypeDeclHandler = refuse
    return parser


def _bare(name: str) -> str:
    return name.rpartition(" ")[2]
