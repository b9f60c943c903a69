"""Every document of the given paths, one after another; bad ones told, never raised."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from jalin.model import Document, Skipped
from jalin.source.decoder import Decoder
from jalin.source.options import SourceOptions
from jalin.source.splitting import split_sources
from jalin.text.lexicon import Lexicon


def read_documents(
    paths: Sequence[str | Path],
    *,
    options: SourceOptions,
    lexicon: Lexicon,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | Skipped]:
    """Read every document of the given paths, lazily; "-" is standard input.

    What cannot be read is a Skipped in its place; the reasons are listed in
    docs/reference/sources.md. No input raises.
    Raises AbortError, at once, for options that name a field or an encoding that does not exist.
    """
    decoder = Decoder(options, lexicon)
    items = split_sources(paths, options=options, stdin=stdin, columns=decoder.columns)
    return (item if isinstance(item, Skipped) else decoder.decode(item) for item in items)
