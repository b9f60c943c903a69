"""Files as they lie on the disk: which are meant, what they hold, how their bytes are opened."""

from jalin.source.files.finding import STANDARD_INPUT, Found, find_sources, show_path, skip_for
from jalin.source.files.inflating import inflate
from jalin.source.files.kinds import Kind, find_kind
from jalin.source.files.stream import Stream, open_file, open_standard_input
from jalin.source.files.zips import open_members

__all__ = [
    "STANDARD_INPUT",
    "Found",
    "Kind",
    "Stream",
    "find_kind",
    "find_sources",
    "inflate",
    "open_file",
    "open_members",
    "open_standard_input",
    "show_path",
    "skip_for",
]
