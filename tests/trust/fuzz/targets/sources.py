"""The readers of every form in which documents come, each by its ending and by its first bytes."""

import io
import zlib
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

from jalin.model import Document, Skipped
from jalin.source import Decoder, SourceOptions, split_sources
from jalin.text.lexicon import load_lexicon
from trust.fuzz.seeds import sources as seeds
from trust.fuzz.target import Target
from trust.fuzz.targets.promises import check_document, check_skipped
from trust.fuzz.targets.scratch import scratch

# One input in so many is read twice: it must come out the same.
_TWICE_IN = 8
# Sizes small enough that an input of the fuzzer reaches them.
_OPTIONS = SourceOptions(max_document_bytes=50_000, max_json_bytes=200_000)


@cache
def _decoder() -> Decoder:
    return Decoder(_OPTIONS, load_lexicon())


def _read(path: str, content: bytes) -> list[Document | Skipped]:
    decoder = _decoder()
    stdin = io.BytesIO(content) if path == "-" else None
    items = split_sources([path], options=_OPTIONS, stdin=stdin, columns=decoder.columns)
    return [it if isinstance(it, Skipped) else decoder.decode(it) for it in items]


def _run(endings: Sequence[str], content: bytes) -> None:
    """Read content as a file of the ending that its first byte chooses; of one ending, all of it.

    Behind the endings stands standard input, where the first bytes tell the kind.
    """
    ending = endings[0]
    if len(endings) > 1 and content:
        ending, content = endings[content[0] % len(endings)], content[1:]
    path = "-"
    if ending != "-":
        path = str(scratch() / f"a{ending}")
        Path(path).write_bytes(content)
    found = _read(path, content)
    assert found, "neither a document nor a word why"
    for each in found:
        if isinstance(each, Document):
            check_document(each)
        else:
            check_skipped(each)
    if zlib.crc32(content) % _TWICE_IN == 0:
        assert _read(path, content) == found, "the second time it is read otherwise"


def _build(endings: Sequence[str]) -> Callable[[bytes], None]:
    _decoder()
    return partial(_run, endings)


def _target(
    name: str, endings: Sequence[str], samples: Callable[[], Sequence[bytes]], *words: bytes
) -> Target:
    return Target(name=name, build=partial(_build, endings), seeds=samples, words=words)


TARGETS = (
    _target("page", (".html",), seeds.make_pages, *seeds.PAGE_WORDS),
    _target("text", (".txt", "-"), seeds.make_texts, *seeds.TEXT_WORDS),
    _target("pdf", (".pdf",), seeds.make_pdfs, *seeds.PDF_WORDS),
    _target("mail", (".eml", ".mbox"), seeds.make_mails, *seeds.MAIL_WORDS),
    _target("warc", (".warc",), seeds.make_warcs, *seeds.WARC_WORDS),
    _target("json", (".json", ".jsonl"), seeds.make_jsons, *seeds.JSON_WORDS),
    _target("table", (".csv", ".tsv"), seeds.make_tables, *seeds.TABLE_WORDS),
    _target("parquet", (".parquet",), seeds.make_parquets, b"PAR1"),
    _target("workbook", (".xlsx",), seeds.make_books, *seeds.BOOK_WORDS),
    _target("packed", (".zip", ".jsonl.gz", ".csv.zst", "-"), seeds.make_packed, b"PK\x05\x06"),
)
