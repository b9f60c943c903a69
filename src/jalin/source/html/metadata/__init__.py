"""What a page says of itself."""

from jalin.source.html.metadata.fields import Metadata, read_metadata

__all__ = ["Metadata", "read_metadata"]
