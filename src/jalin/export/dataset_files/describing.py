"""Files that stand beside tables and tell what they are a part of."""

import msgspec

from jalin.export.dataset.dataset import About, Dataset

ABOUT_FILE = "about.json"


def describe_dataset(dataset: Dataset) -> tuple[tuple[str, bytes], ...]:
    """Tell of which day, question and state of the register a dataset is, as a file of JSON."""
    return ((ABOUT_FILE, indent_json(dataset.about)),)


def encode_about(about: About) -> bytes:
    """Write what a dataset is as one object of JSON."""
    return msgspec.json.encode(about)


def indent_json(value: object) -> bytes:
    """Write a value as JSON that people can read."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
