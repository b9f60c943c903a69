"""Measure how fast a packed web archive becomes documents, beside extraction alone.

    bench/warc.py [--copies N] [--rounds N]

The archive holds the labelled pages of `tests/pages`, each some times over, as gzip'd records.
Extraction alone makes documents of the same pages from strings in memory; both are the processor's
time, the least of some rounds, taken by turns in one run.
"""

import argparse
import io
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from jalin.model import Document
from jalin.source import Decoder, RawItem, SourceOptions, split_sources
from jalin.source.article import build_document
from jalin.source.html import parse_page
from jalin.text.lexicon import Lexicon, load_lexicon

sys.path.append(str(Path(__file__).parent.parent / "tests"))
from page_set import compose_pages

_HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure web archives.")
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(arguments)
    labelled = compose_pages()
    # Each copy is a string of its own: one that is read again and again stays in the cache.
    pages = [f"{it.html}<!-- {n} -->" for n in range(options.copies) for it in labelled]
    lexicon = load_lexicon()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crawl.warc.gz"
        path.write_bytes(write_archive(pages))
        ways: dict[str, Callable[[], int]] = {
            "records alone": lambda: _iterate(path),
            "extraction alone": lambda: _extract(pages, lexicon),
            "archive to documents": lambda: _read(path, lexicon),
        }
        seconds: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(options.rounds):
            for name, work in ways.items():
                start = time.process_time()
                count = work()
                seconds[name].append(time.process_time() - start)
                assert count >= len(pages), f"{name} lost records"
    least = {name: min(spent) / len(pages) for name, spent in seconds.items()}
    for name, spent in least.items():
        print(f"{name}: {1e6 * spent:.0f} µs a page, {1 / spent:,.0f} a second")
    share = least["extraction alone"] / least["archive to documents"]
    print(f"archive to documents at {share:.2f} of the rate of extraction alone")
    return 0


def write_archive(pages: Sequence[str]) -> bytes:
    """Write pages as an archive of which each record is packed by itself, as crawlers do."""
    packed = io.BytesIO()
    writer = GzipWriter(packed)
    for number, page in enumerate(pages):
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["WARC-Target-URI"] = f"https://kabar.example/{number}"
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.set_bytes_content(_HTTP + page.encode())
        record.write(writer)
    writer.close()
    return packed.getvalue()


def _iterate(path: Path) -> int:
    with path.open("rb") as file:
        return sum(len(record.reader.read()) > 0 for record in ArchiveIterator(file))


def _extract(pages: Sequence[str], lexicon: Lexicon) -> int:
    for page in pages:
        build_document(parse_page(page, name="a", source="a", lexicon=lexicon), lexicon)
    return len(pages)


def _read(path: Path, lexicon: Lexicon) -> int:
    decoder = Decoder(SourceOptions(), lexicon)
    items = split_sources([path], options=SourceOptions())
    return sum(isinstance(decoder.decode(it), Document) for it in items if isinstance(it, RawItem))


if __name__ == "__main__":
    sys.exit(main())
