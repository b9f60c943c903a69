"""What one document says."""

from jalin.read.reader import READER, read_document

__all__ = ["READER", "read_document"]
