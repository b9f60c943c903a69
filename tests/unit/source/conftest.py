"""What the tests of the source layer share."""

from pathlib import Path

import pytest

from jalin.model import Document, Skipped
from jalin.source import SourceOptions, read_documents
from jalin.text.lexicon import Lexicon, load_lexicon
from source_reading import Read


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """Load the rule data once."""
    return load_lexicon()


@pytest.fixture
def read(tmp_path: Path, lexicon: Lexicon) -> Read:
    """Write content to a file of the given name and read it."""

    def write_and_read(
        name: str, content: str | bytes, options: SourceOptions | None = None
    ) -> list[Document | Skipped]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        options = options or SourceOptions()
        return list(read_documents([path], options=options, lexicon=lexicon))

    return write_and_read
